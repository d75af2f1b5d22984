"""The register of published addresses: when an entity's address changes, the old one redirects to the new one.

An address is made from the fullest known name, so an article with a fuller name changes it. For every address that a
build ever published, the register records which names in which articles referred to its entity. The entity they refer
to now is the successor. `dateline build` keeps it in `docs/.addresses.json`, which the project commits.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.inputs import parse_register
from dateline.linked import FOLDERS, PAGED, Corpus, Entity
from dateline.spelling import key

REMEMBERED = 8
"""Number of names recorded for each address: enough to find its entity after some of the articles are gone."""


@dataclass(frozen=True, slots=True)
class PublishedAddress:
    """The entity of an address when it was last in use."""

    name: str
    type: str
    forms: tuple[tuple[str, str], ...]
    """Article and folded form of the name in it, earliest first."""


AddressRegister = Mapping[str, PublishedAddress]
_ADDRESS = re.compile(rf"(?:{'|'.join(FOLDERS[kind] for kind in sorted(PAGED))})/(?!\.|index$)[^/\\\0]+")
"""An entity's address: one name in a folder for entities, never a path that leads elsewhere, or to the list of them."""


def update_register(old: AddressRegister, entities: Iterable[Entity]) -> dict[str, PublishedAddress]:
    """Return the register after a build: the old addresses, plus the current state of those in use."""
    now = {entity.id: _published(entity) for entity in entities if entity.type in PAGED}
    return {address: (now.get(address) or old[address]) for address in sorted({*old, *now})}


def find_moved(old: AddressRegister, entities: Iterable[Entity]) -> dict[str, str]:
    """Return the new address for each one no longer in use, if its entity can be found.

    The successor is the entity that most of the recorded names refer to now. A tie gives no successor: a wrong redirect
    is worse than no redirect.
    """
    entities_of: dict[tuple[str, str], set[str]] = defaultdict(set)
    used = set()
    for entity in entities:
        if entity.type in PAGED:
            used.add(entity.id)
            for mention in entity.mentions:
                entities_of[mention.article, key(mention.form)].add(entity.id)
    found = {}
    for address in sorted(set(old) - used):
        votes = Counter(entity_id for form in old[address].forms for entity_id in entities_of.get(form, ()))
        ranked = votes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            found[address] = ranked[0][0]
    return found


def find_lost_pages(old: AddressRegister, corpus: Corpus) -> dict[str, str]:
    """Return the published addresses of entities that are still named but are now only listed, without a page."""
    return {
        entity.id: entity.id for entity in corpus.entities if entity.id in old and entity.id not in corpus.entity_pages
    }


def read(text: str) -> dict[str, PublishedAddress]:
    """Parse the register file. Raises ValueError if it isn't one."""
    try:
        return {address: _read_one(address, one) for address, one in parse_register(text)["addresses"].items()}
    except (AttributeError, KeyError, TypeError) as error:
        message = f"no register of addresses: {error!r}"
        raise ValueError(message) from error


def _read_one(address: str, one: Mapping[str, Any]) -> PublishedAddress:
    """Return one address of the register. Raises ValueError or TypeError if it isn't one, also if it is a path."""
    read_address = PublishedAddress(one["name"], one["type"], tuple((article, form) for article, form in one["seen"]))
    words = (read_address.name, read_address.type, *(word for pair in read_address.forms for word in pair))
    if not _ADDRESS.fullmatch(address) or not all(isinstance(word, str) for word in words):
        message = f"no address of a name: {address}"
        raise ValueError(message)
    return read_address


def write(register: AddressRegister) -> str:
    """Return the register as JSON, one address per line, so that a change is one line in a diff."""
    lines = [
        f"{json.dumps(address, ensure_ascii=False)}: "
        + json.dumps({"name": one.name, "type": one.type, "seen": one.forms}, ensure_ascii=False)
        for address, one in sorted(register.items())
    ]
    return '{"kept by": "dateline build; commit it", "addresses": {\n' + ",\n".join(lines) + "\n}}\n"


def _published(entity: Entity) -> PublishedAddress:
    forms = dict.fromkeys((mention.article, key(mention.form)) for mention in entity.mentions)
    return PublishedAddress(entity.name, entity.type, tuple(forms)[:REMEMBERED])
