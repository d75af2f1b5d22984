"""One canonical name for each entity: the fullest form in the article."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dateline.annotators.names.candidates import NameCandidate
from dateline.languages.en.names.name_words import BODIES, PLACES
from dateline.languages.en.names.repeat_mentions import strip_family_article, surname
from dateline.model import Article, Sureness
from dateline.reasons import NONE, Reason, reason

_LONGEST_COUNTRY = len("'s ") + max(map(len, PLACES.countries), default=0)
"""Maximum number of characters that a country takes up before the name of a body."""


class CanonicalName(NamedTuple):
    """The name that a mention refers to, the reason, how sure it is, and the alternatives."""

    name: str
    because: Reason = NONE
    sure: Sureness = "sure"
    others: tuple[str, ...] = ()


def canonical_names(article: Article, names: list[NameCandidate]) -> list[CanonicalName]:
    """Return the canonical name of each mention, in the same order."""
    words = [_spell(article, name) for name in names]
    of: dict[str, list[str]] = {}
    for name, written in zip(names, words, strict=True):
        of.setdefault(name.type, []).append(written)
    people = _full_names(of.get("person", []))
    bodies, places = dict.fromkeys(of.get("organisation", [])), dict.fromkeys(of.get("place", []))
    forms = []
    for name, written in zip(names, words, strict=True):
        match name.type:
            case "person":
                forms.append(_person(written, people))
            case "organisation":
                forms.append(_body(written, _normalize(name.full), bodies))
            case "place":
                forms.append(_place(written, places))
            case _:
                forms.append(CanonicalName(written))
    return forms


def _normalize(words: str) -> str:
    plain = " ".join(words.split()).replace("’", "'")
    # A full stop may end the sentence or belong to the firm's name: it makes no difference.
    return plain.removesuffix(".") if plain.split(" ")[-1] in BODIES.firm_words else plain


def _spell(article: Article, name: NameCandidate) -> str:
    """Return the name's words, with the country's adjective if it has one: `Poland’s Finance Ministry` is Polish."""
    words = _normalize(article.words(name.span))
    last = words.split()[-1]
    if name.type != "organisation":
        return words
    if last in BODIES.national:
        before = _normalize(article.text[: name.span.start][-_LONGEST_COUNTRY:])
        for country, forms in PLACES.countries.items():
            if before.endswith(country + "'s") and len(forms) > 1:
                return f"{forms[1]} {words}"
    return words


def _full_names(written: list[str]) -> dict[str, list[str]]:
    """Return the full names by surname, most frequent first: each person once, in the fullest form."""
    by_surname: dict[str, dict[str, int]] = {}
    for full, times in Counter(written).items():
        if family := surname(full):
            known = by_surname.setdefault(strip_family_article(family), {})
            same = next((other for other in known if _is_compatible(full, other)), full)
            known[max(same, full, key=len)] = known.pop(same, 0) + times
    return {family: sorted(known, key=lambda full: (-known[full], full)) for family, known in by_surname.items()}


def _is_compatible(one: str, other: str) -> bool:
    """Return True if two names with the same surname can be one person: equal first names, or an initial."""
    a, b = one.split(maxsplit=1)[0].rstrip("."), other.split(maxsplit=1)[0].rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _person(written: str, people: dict[str, list[str]]) -> CanonicalName:
    family = surname(written)
    if family:
        full = next(
            (other for other in people.get(strip_family_article(family), []) if _is_compatible(written, other)), written
        )
        return CanonicalName(full, NONE if full == written else reason("names.fuller", full=full))
    several = people.get(strip_family_article(written), [])
    if len(several) == 1:
        return CanonicalName(several[0])
    if several:
        # Reports use the bare surname for their main subject, and full names for others.
        first, *others = several
        return CanonicalName(first, reason("names.named-most", full=first), "unsure", tuple(others))
    by_first = [full for fulls in people.values() for full in fulls if full.split()[0] == written]
    if len(by_first) == 1:
        return CanonicalName(by_first[0], sure="likely")
    return CanonicalName(written)


def _body(written: str, full: str, bodies: Iterable[str]) -> CanonicalName:
    """Return the longest form in the article that only adds words before the name, or `of …` after it."""
    if written in BODIES.forms:
        return CanonicalName(BODIES.forms[written], reason("names.short-form", words=written))
    fuller = (
        [b for b in bodies if b.endswith(" " + written) or b.startswith(written + " of ")] if " " in written else []
    )
    longest = max([*fuller, full], key=len)
    return CanonicalName(longest, reason("names.short", full=longest), "likely") if longest else CanonicalName(written)


def _place(written: str, places: Iterable[str]) -> CanonicalName:
    if written in PLACES.forms:
        return CanonicalName(PLACES.forms[written], reason("names.other-form", words=written))
    if written.isupper() and (mixed := next((p for p in places if p != written and p.upper() == written), None)):
        return CanonicalName(mixed, reason("names.same-in-capitals"))
    if written.isupper() and "." not in written:
        return CanonicalName(written.title(), reason("names.in-capitals"))
    return CanonicalName(written)
