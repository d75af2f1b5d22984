"""Bearers of names over all articles: which canonical names of the single articles are one person, body or place."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.model import Annotated, Name, NameType
from generator.records import FOLDERS, Entity, Mention, Role

_Group = tuple[NameType, str]
Bearers = dict[tuple[str, NameType, str], str]
"""Article slug, type and the article's canonical name → the entity's address."""
# Only where they are accents: the breve of й and the dots of ї are letters of their own.
_LATIN_WITH_MARKS = re.compile("([a-z])[\u0300-\u036f]+")


def entities(articles: Sequence[Annotated]) -> tuple[tuple[Entity, ...], Bearers]:
    """Join the articles' names into entities, and say which name of which article went where.

    Names join where type and spelling agree (case, accents and apostrophes folded). A bare surname joins the one
    person of the corpus who bears it; where two do, it stays by itself: a guess would put words in a mouth.
    """
    groups: dict[_Group, list[tuple[Annotated, Name]]] = defaultdict(list)
    for annotated in articles:
        for name in annotated.of(Name):
            groups[name.type, key(name.name)].append((annotated, name))
    joined = _surnames(groups)
    merged: dict[_Group, list[tuple[Annotated, Name]]] = defaultdict(list)
    for group, found in groups.items():
        merged[joined.get(group, group)].extend(found)
    taken: Counter[str] = Counter()
    made, bearers = [], {}
    for group in sorted(merged):
        found = sorted(merged[group], key=lambda pair: (_day(pair[0]), pair[0].article.slug, pair[1].span))
        entity = _entity(group, found, joined, taken)
        made.append(entity)
        bearers.update({(a.article.slug, n.type, n.name): entity.id for a, n in found})
    return tuple(sorted(made, key=lambda entity: entity.id)), bearers


def key(name: str) -> str:
    """Return what two spellings of one name share: case, accents, dots and kinds of apostrophe and dash folded."""
    plain = _LATIN_WITH_MARKS.sub(r"\1", unicodedata.normalize("NFKD", name.casefold()))
    plain = unicodedata.normalize("NFC", plain)
    return " ".join(re.findall(r"[^\W_]+", plain.replace("’", "").replace("'", "")))


def slug(name: str) -> str:
    """Return a name as it stands in an address: letters and digits of any script, joined by hyphens."""
    return key(name).replace(" ", "-") or "unnamed"


def _surnames(groups: Iterable[_Group]) -> dict[_Group, _Group]:
    """Map each person known by one word only to the one full name of the corpus that ends with it."""
    full: dict[str, list[str]] = defaultdict(list)
    alone = []
    for kind, words in groups:
        if kind == "person" and " " in words:
            full[words.rsplit(" ", 1)[1]].append(words)
        elif kind == "person":
            alone.append(words)
    return {("person", word): ("person", full[word][0]) for word in alone if len(full[word]) == 1}


def _entity(
    group: _Group,
    found: Sequence[tuple[Annotated, Name]],
    joined: dict[_Group, _Group],
    taken: Counter[str],
) -> Entity:
    kind, _ = group
    forms = Counter(name.name for _, name in found if (kind, key(name.name)) == group)
    canonical = min(forms, key=lambda form: (form.isupper(), -forms[form], form))
    address = f"{FOLDERS[kind]}/{slug(canonical)}"
    taken[address] += 1
    if taken[address] > 1:
        address = f"{address}-{taken[address]}"
    mentions = tuple(Mention(a.article.slug, n.span, a.article.at(n.span), _because(kind, n, joined)) for a, n in found)
    roles = tuple(Role(a.article.at(n.role), a.article.slug, n.role, a.article.published) for a, n in found if n.role)
    return Entity(address, kind, canonical, mentions, roles)


def _because(kind: NameType, name: Name, joined: dict[_Group, _Group]) -> str:
    if (kind, key(name.name)) in joined:
        return f"{name.because}; the only person of that surname in these articles".lstrip("; ")
    return name.because


def _day(annotated: Annotated) -> str:
    published = annotated.article.published
    return published.isoformat() if published else "9999"
