"""The register of published addresses: where an entity's address changes, the old one leads on to the new.

An address is made from the fullest name known, so an article that gives a fuller name changes it. The register
remembers for every address that a build ever published by which names in which articles its bearer was known; who bears
these names now is the successor. `dateline build` keeps it in `docs/.addresses.json`, which the project commits.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.linked import PAGED, Corpus, Entity
from dateline.spelling import key

KEPT = 8
"""Names and articles remembered of an address: enough to find its bearer when some of the articles have gone."""


@dataclass(frozen=True, slots=True)
class Published:
    """What an address stood for when it was last in use."""

    name: str
    type: str
    seen: tuple[tuple[str, str], ...]
    """Article and the form of the name there, the earliest first."""


Register = Mapping[str, Published]


def renewed(old: Register, entities: Iterable[Entity]) -> dict[str, Published]:
    """Return the register after a build: what it held, and every address in use as it is now."""
    now = {entity.id: _published(entity) for entity in entities if entity.type in PAGED}
    return {address: (now.get(address) or old[address]) for address in sorted({*old, *now})}


def moved(old: Register, entities: Iterable[Entity]) -> dict[str, str]:
    """Return the addresses no longer in use with those that their bearers have now; one without a bearer is left out.

    Successor is whom most of the remembered names stand for now; where that is even, nobody: a wrong lead is worse
    than none.
    """
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    used = set()
    for entity in entities:
        if entity.type in PAGED:
            used.add(entity.id)
            for mention in entity.mentions:
                bearers[mention.article, key(mention.form)].add(entity.id)
    found = {}
    for address in sorted(set(old) - used):
        votes = Counter(bearer for seen in old[address].seen for bearer in bearers.get(seen, ()))
        ranked = votes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            found[address] = ranked[0][0]
    return found


def find_lost_pages(old: Register, corpus: Corpus) -> dict[str, str]:
    """Return the published addresses whose bearers are still named, but have a line in a list in place of a page."""
    return {
        entity.id: entity.id for entity in corpus.entities if entity.id in old and entity.id not in corpus.entity_pages
    }


def read(text: str) -> dict[str, Published]:
    """Return the register from its file's text. Raises ValueError where it is none."""
    try:
        return {
            address: Published(one["name"], one["type"], tuple((article, form) for article, form in one["seen"]))
            for address, one in json.loads(text)["addresses"].items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        message = f"no register of addresses: {error!r}"
        raise ValueError(message) from error


def write(register: Register) -> str:
    """Return the register's file: JSON, one address a line, so that a change is one line of a diff."""
    lines = [
        f"{json.dumps(address, ensure_ascii=False)}: "
        + json.dumps({"name": one.name, "type": one.type, "seen": one.seen}, ensure_ascii=False)
        for address, one in sorted(register.items())
    ]
    return '{"kept by": "dateline build; commit it", "addresses": {\n' + ",\n".join(lines) + "\n}}\n"


def _published(entity: Entity) -> Published:
    seen = dict.fromkeys((mention.article, key(mention.form)) for mention in entity.mentions)
    return Published(entity.name, entity.type, tuple(seen)[:KEPT])
