"""Entities over all articles: which of the articles' canonical names mean one person, organisation or place."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dateline.desk.name_register import Register
from dateline.linked import FOLDERS, Entity, Mention, Role
from dateline.model import Annotated, Name, NameType
from dateline.reasons import Reason, reason, together
from dateline.spelling import file_stem, key, slug

_Group = tuple[NameType, str]
"""Type and folded name."""
EntityByName = dict[tuple[str, NameType, str], str]
"""Article slug, type and the article's canonical name → the entity's address."""
_EMPTY = Register()


class _Alias(NamedTuple):
    """The group that a differently spelled name belongs to, and why."""

    into: _Group
    why: Reason


def entities(articles: Sequence[Annotated], register: Register = _EMPTY) -> tuple[tuple[Entity, ...], EntityByName]:
    """Group the articles' names into entities; return them, and the entity of each article's names.

    Names are grouped by type and spelling (case, accents and apostrophes folded), and persons whose names differ by one
    middle initial. A bare surname belongs to the only person in the corpus who bears it; if two do, it stays separate:
    a guess would attribute words to the wrong person. The register adds surnames that no article gives in full, and
    names that are never grouped.
    """
    groups: dict[_Group, list[tuple[Annotated, Name]]] = defaultdict(list)
    for annotated in articles:
        for name in annotated.marks_of(Name):
            groups[name.type, key(name.name)].append((annotated, name))
    aliases = _middle_initials(groups, register)
    aliases |= _surnames(groups, aliases, register)
    merged: dict[_Group, list[tuple[Annotated, Name]]] = defaultdict(list)
    for group, found in groups.items():
        merged[aliases[group].into if group in aliases else group].extend(found)
    # In each folder, `index` is the list page.
    taken = Counter(f"{folder}/index" for folder in FOLDERS.values())
    made, by_name = [], {}
    for group in sorted(merged):
        found = sorted(merged[group], key=lambda pair: (_day(pair[0]), pair[0].article.slug, pair[1].span))
        entity = _entity(group, found, aliases, taken, register)
        made.append(entity)
        by_name.update({(a.article.slug, n.type, n.name): entity.id for a, n in found})
    return tuple(sorted(made, key=lambda entity: entity.id)), by_name


def _middle_initials(groups: Collection[_Group], register: Register) -> dict[_Group, _Alias]:
    """Map each person with a middle initial to the same name without it, if no other initial occurs."""
    forms: dict[str, set[str]] = defaultdict(set)
    for kind, words in groups:
        first, *middle, last = words.split() if kind == "person" and words.count(" ") > 1 else ("", "")
        if middle and all(len(word) == 1 for word in middle):
            forms[f"{first} {last}"].add(words)
    return {
        ("person", full): _Alias(("person", plain), reason("names.middle-initial"))
        for plain, variants in forms.items()
        if len(variants) == 1 and ("person", plain) in groups
        for full in variants
        if full not in register.never.get(("person", plain), ())
    }


def _surnames(
    groups: Collection[_Group], initials: Mapping[_Group, _Alias], register: Register
) -> dict[_Group, _Alias]:
    """Map each person known by a single word to the only full name in the corpus that ends with it."""
    full: dict[str, set[str]] = defaultdict(set)
    bare = []
    for kind, words in groups:
        if kind == "person" and " " in words:
            name = initials[kind, words].into[1] if (kind, words) in initials else words
            full[words.rsplit(" ", 1)[1]].add(name)
        elif kind == "person":
            bare.append(words)
    found: dict[_Group, _Alias] = {}
    for word in bare:
        # People who have this surname only in the register count if an article of the corpus names them in full.
        listed = {name for name in register.surnames.get(word, ()) if ("person", name) in groups}
        people = {p for p in full[word] | listed if word not in register.never.get(("person", p), ())}
        if len(people) == 1:
            found["person", word] = _Alias(("person", people.pop()), reason("names.only-surname"))
    return found


def _entity(
    group: _Group,
    found: Sequence[tuple[Annotated, Name]],
    aliases: Mapping[_Group, _Alias],
    taken: Counter[str],
    register: Register,
) -> Entity:
    kind, _ = group
    forms = Counter(name.name for _, name in found if (kind, key(name.name)) == group)
    canonical = min(forms, key=lambda form: (-forms[form], form.isupper(), form))
    entry = register.find_bearer(canonical, kind)
    address = f"{FOLDERS[kind]}/{file_stem(slug(canonical))}"
    taken[address] += 1
    if taken[address] > 1:
        address = f"{address}-{taken[address]}"
    mentions = (Mention(a.article.slug, n.span, a.article.words(n.span), _because(kind, n, aliases)) for a, n in found)
    roles = tuple(
        Role(a.article.words(n.role), a.article.slug, n.role, a.article.published) for a, n in found if n.role
    )
    registered = entry if entry and key(entry.name) == key(canonical) else None
    return Entity(
        address,
        kind,
        canonical,
        tuple(mentions),
        roles,
        also=registered.also if registered else (),
        description=registered.description if registered else "",
        wikidata=registered.wikidata if registered else "",
        link=registered.link if registered else "",
        is_registered=registered is not None,
    )


def _because(kind: NameType, name: Name, aliases: Mapping[_Group, _Alias]) -> Reason:
    if (kind, key(name.name)) in aliases:
        return together(name.because, aliases[kind, key(name.name)].why)
    return name.because


def _day(annotated: Annotated) -> str:
    published = annotated.article.published
    return published.isoformat() if published else "9999"
