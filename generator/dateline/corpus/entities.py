"""Bearers of names over all articles: which canonical names of the single articles are one person, body or place."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dateline.desk.name_register import Register
from dateline.linked import (
    FOLDERS,
    Entity,
    Mention,
    Role,
)
from dateline.model import Annotated, Name, NameType
from dateline.reasons import Reason, reason, together
from dateline.spelling import key, slug

_Group = tuple[NameType, str]
Bearers = dict[tuple[str, NameType, str], str]
"""Article slug, type and the article's canonical name → the entity's address."""
_NOBODY = Register()


class _Joined(NamedTuple):
    """Where a name goes that is not spelled like its bearer's, and why."""

    into: _Group
    why: Reason


def entities(articles: Sequence[Annotated], register: Register = _NOBODY) -> tuple[tuple[Entity, ...], Bearers]:
    """Join the articles' names into entities, and say which name of which article went where.

    Names join where type and spelling agree (case, accents and apostrophes folded), and persons whose names differ by
    one middle initial given or left out. A bare surname joins the one person of the corpus who bears it; where two do,
    it stays by itself: a guess would put words in a mouth. The register knows surnames that no article gives in full,
    and names that join nobody.
    """
    groups: dict[_Group, list[tuple[Annotated, Name]]] = defaultdict(list)
    for annotated in articles:
        for name in annotated.of(Name):
            groups[name.type, key(name.name)].append((annotated, name))
    joined = _initials(groups, register)
    joined |= _surnames(groups, joined, register)
    merged: dict[_Group, list[tuple[Annotated, Name]]] = defaultdict(list)
    for group, found in groups.items():
        merged[joined[group].into if group in joined else group].extend(found)
    # A list page stands at each folder's index.
    taken = Counter(f"{folder}/index" for folder in FOLDERS.values())
    made, bearers = [], {}
    for group in sorted(merged):
        found = sorted(merged[group], key=lambda pair: (_day(pair[0]), pair[0].article.slug, pair[1].span))
        entity = _entity(group, found, joined, taken, register)
        made.append(entity)
        bearers.update({(a.article.slug, n.type, n.name): entity.id for a, n in found})
    return tuple(sorted(made, key=lambda entity: entity.id)), bearers


def _initials(groups: Collection[_Group], register: Register) -> dict[_Group, _Joined]:
    """Map each person with a middle initial to the one of the same names without, where no other initial is told."""
    forms: dict[str, set[str]] = defaultdict(set)
    for kind, words in groups:
        first, *middle, last = words.split() if kind == "person" and words.count(" ") > 1 else ("", "")
        if middle and all(len(word) == 1 for word in middle):
            forms[f"{first} {last}"].add(words)
    return {
        ("person", full): _Joined(("person", plain), reason("names.middle-initial"))
        for plain, variants in forms.items()
        if len(variants) == 1 and ("person", plain) in groups
        for full in variants
        if full not in register.never.get(("person", plain), ())
    }


def _surnames(
    groups: Collection[_Group], initials: Mapping[_Group, _Joined], register: Register
) -> dict[_Group, _Joined]:
    """Map each person known by one word only to the one full name of the corpus that ends with it."""
    full: dict[str, set[str]] = defaultdict(set)
    alone = []
    for kind, words in groups:
        if kind == "person" and " " in words:
            bearer = initials[kind, words].into[1] if (kind, words) in initials else words
            full[words.rsplit(" ", 1)[1]].add(bearer)
        elif kind == "person":
            alone.append(words)
    found: dict[_Group, _Joined] = {}
    for word in alone:
        # Of those whom the register alone gives this surname, only one who is named in full somewhere here.
        listed = {name for name in register.surnames.get(word, ()) if ("person", name) in groups}
        bearers = {b for b in full[word] | listed if word not in register.never.get(("person", b), ())}
        if len(bearers) == 1:
            found["person", word] = _Joined(("person", bearers.pop()), reason("names.only-surname"))
    return found


def _entity(
    group: _Group,
    found: Sequence[tuple[Annotated, Name]],
    joined: Mapping[_Group, _Joined],
    taken: Counter[str],
    register: Register,
) -> Entity:
    kind, _ = group
    forms = Counter(name.name for _, name in found if (kind, key(name.name)) == group)
    canonical = min(forms, key=lambda form: (-forms[form], form.isupper(), form))
    entry = register.find_bearer(canonical, kind)
    address = f"{FOLDERS[kind]}/{slug(canonical)}"
    taken[address] += 1
    if taken[address] > 1:
        address = f"{address}-{taken[address]}"
    mentions = tuple(Mention(a.article.slug, n.span, a.article.at(n.span), _because(kind, n, joined)) for a, n in found)
    roles = tuple(Role(a.article.at(n.role), a.article.slug, n.role, a.article.published) for a, n in found if n.role)
    known = entry if entry and key(entry.name) == key(canonical) else None
    return Entity(
        address,
        kind,
        canonical,
        mentions,
        roles,
        also=known.also if known else (),
        description=known.description if known else "",
        wikidata=known.wikidata if known else "",
        link=known.link if known else "",
    )


def _because(kind: NameType, name: Name, joined: Mapping[_Group, _Joined]) -> Reason:
    if (kind, key(name.name)) in joined:
        return together(name.because, joined[kind, key(name.name)].why)
    return name.because


def _day(annotated: Annotated) -> str:
    published = annotated.article.published
    return published.isoformat() if published else "9999"
