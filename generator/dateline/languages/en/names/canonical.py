"""One name for each bearer: the fullest form that the article uses."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dateline.languages.en.names.candidates import Candidate
from dateline.languages.en.names.resolve_candidates import root, surname
from dateline.lexicon import lexicon
from dateline.model import Article, Sureness
from dateline.reasons import NONE, Reason, reason

_LONGEST_COUNTRY = 30


class Form(NamedTuple):
    """A canonical name, why it is this one, how sure that is and which others it could be."""

    name: str
    because: Reason = NONE
    sure: Sureness = "sure"
    others: tuple[str, ...] = ()


def canonical(article: Article, names: list[Candidate]) -> list[Form]:
    """Return the canonical form of each name, in the same order."""
    words = [_written(article, name) for name in names]
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
                forms.append(_body(written, _plain(name.full), bodies))
            case "place":
                forms.append(_place(written, places))
            case _:
                forms.append(Form(written))
    return forms


def _plain(words: str) -> str:
    plain = " ".join(words.split()).replace("’", "'")
    # A full stop may be the sentence's or the firm's, and tells nobody apart.
    return plain.removesuffix(".") if plain.split(" ")[-1] in lexicon("organisations")["heads"]["firms"] else plain


def _written(article: Article, name: Candidate) -> str:
    """Return the name's words; `Poland’s Finance Ministry` is the Polish one."""
    words = _plain(article.at(name.span))
    data = lexicon("organisations")["heads"]
    last = words.split()[-1]
    if name.type != "organisation":
        return words
    if last in data["national"]:
        before = _plain(article.text[: name.span.start][-_LONGEST_COUNTRY:])
        for country, forms in lexicon("places")["countries"].items():
            if before.endswith(country + "'s") and len(forms) > 1:
                return f"{forms[1]} {words}"
    return words


def _full_names(written: list[str]) -> dict[str, list[str]]:
    """Return the full names by surname, each person once under the fullest form, the one most often so named first."""
    by_surname: dict[str, dict[str, int]] = {}
    for full, times in Counter(written).items():
        if family := surname(full):
            known = by_surname.setdefault(root(family), {})
            same = next((other for other in known if _compatible(full, other)), full)
            known[max(same, full, key=len)] = known.pop(same, 0) + times
    return {family: sorted(known, key=lambda full: (-known[full], full)) for family, known in by_surname.items()}


def _compatible(one: str, other: str) -> bool:
    """Say whether two names of one surname can be one person's: equal first names, or one the other's initial."""
    a, b = one.split(maxsplit=1)[0].rstrip("."), other.split(maxsplit=1)[0].rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _person(written: str, people: dict[str, list[str]]) -> Form:
    family = surname(written)
    if family:
        full = next((other for other in people.get(root(family), []) if _compatible(written, other)), written)
        return Form(full, NONE if full == written else reason("names.fuller", full=full))
    several = people.get(root(written), [])
    if len(several) == 1:
        return Form(several[0])
    if several:
        # The press gives the surname alone to the one whom the report is about, and the others their full names.
        first, *others = several
        return Form(first, reason("names.named-most", full=first), "unsure", tuple(others))
    by_first = [full for fulls in people.values() for full in fulls if full.split()[0] == written]
    if len(by_first) == 1:
        return Form(by_first[0], sure="likely")
    return Form(written)


def _body(written: str, full: str, bodies: Iterable[str]) -> Form:
    """Return the longest form in the article that only adds a country or a kind before it, or `of …` after it."""
    listed: dict[str, str] = lexicon("organisations")["forms"]
    if written in listed:
        return Form(listed[written], reason("names.short-form", words=written))
    fuller = (
        [b for b in bodies if b.endswith(" " + written) or b.startswith(written + " of ")] if " " in written else []
    )
    longest = max([*fuller, full], key=len)
    return Form(longest, reason("names.short", full=longest), "likely") if longest else Form(written)


def _place(written: str, places: Iterable[str]) -> Form:
    listed: dict[str, str] = lexicon("places")["forms"]
    if written in listed:
        return Form(listed[written], reason("names.other-form", words=written))
    if written.isupper() and (mixed := next((p for p in places if p != written and p.upper() == written), None)):
        return Form(mixed, reason("names.same-in-capitals"))
    if written.isupper() and "." not in written:
        return Form(written.title(), reason("names.in-capitals"))
    return Form(written)
