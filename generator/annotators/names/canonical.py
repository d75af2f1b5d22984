"""One name for each bearer: the fullest form that the article uses."""

from typing import NamedTuple

from generator.annotators.names.candidates import Candidate
from generator.annotators.names.settle import surname
from generator.lexicon import lexicon
from generator.model import Article, Sureness


class Form(NamedTuple):
    """A canonical name, why it is this one, how sure that is and which others it could be."""

    name: str
    because: str = ""
    sure: Sureness = "sure"
    others: tuple[str, ...] = ()


def canonical(article: Article, names: list[Candidate]) -> list[Form]:
    """Return the canonical form of each name, in the same order."""
    words = [" ".join(article.at(name.span).split()).replace("’", "'") for name in names]
    people = _full_names([w for w, n in zip(words, names, strict=True) if n.type == "person"])
    bodies = list(dict.fromkeys(w for w, n in zip(words, names, strict=True) if n.type == "organisation"))
    places = list(dict.fromkeys(w for w, n in zip(words, names, strict=True) if n.type == "place"))
    forms = []
    last: dict[str, str] = {}
    for name, written in zip(names, words, strict=True):
        match name.type:
            case "person":
                forms.append(_person(written, people, last))
                if family := surname(forms[-1].name):
                    last[family] = forms[-1].name
            case "organisation":
                forms.append(_body(written, bodies))
            case "place":
                forms.append(_place(written, places))
            case _:
                forms.append(Form(written))
    return forms


def _full_names(written: list[str]) -> dict[str, list[str]]:
    """Return the full names by surname, each person once under the fullest form, in the order of the text."""
    by_surname: dict[str, list[str]] = {}
    for full in dict.fromkeys(written):
        if family := surname(full):
            known = by_surname.setdefault(family, [])
            for index, other in enumerate(known):
                if _compatible(full, other):
                    known[index] = max(other, full, key=len)
                    break
            else:
                known.append(full)
    return by_surname


def _compatible(one: str, other: str) -> bool:
    """Say whether two names of one surname can be one person's: equal first names, or one the other's initial."""
    a, b = one.split(maxsplit=1)[0].rstrip("."), other.split(maxsplit=1)[0].rstrip(".")
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _person(written: str, people: dict[str, list[str]], last: dict[str, str]) -> Form:
    family = surname(written)
    if family:
        full = next((other for other in people.get(family, []) if _compatible(written, other)), written)
        return Form(full, "" if full == written else f"fuller form {full!r}")
    several = people.get(written, [])
    if len(several) == 1:
        return Form(several[0], f"surname of {several[0]!r}")
    if several:
        nearest = last.get(written, several[0])
        return Form(
            nearest, f"surname of {nearest!r}, the last one named", "unsure", tuple(s for s in several if s != nearest)
        )
    by_first = [full for fulls in people.values() for full in fulls if full.split()[0] == written]
    if len(by_first) == 1:
        return Form(by_first[0], f"first name of {by_first[0]!r}", "likely")
    return Form(written)


def _body(written: str, bodies: list[str]) -> Form:
    """Return the longest form in the article that only adds a country or a kind before it, or `of …` after it."""
    listed: dict[str, str] = lexicon("organisations")["forms"]
    if written in listed:
        return Form(listed[written], f"{written!r} is short for it")
    fuller = [
        b for b in bodies if len(b) > len(written) and (b.endswith(" " + written) or b.startswith(written + " of "))
    ]
    if " " in written and fuller:
        longest = max(fuller, key=len)
        return Form(longest, f"short for {longest!r}", "likely")
    return Form(written)


def _place(written: str, places: list[str]) -> Form:
    listed: dict[str, str] = lexicon("places")["forms"]
    if written in listed:
        return Form(listed[written], f"{written!r} is another form of it")
    if written.isupper() and (mixed := next((p for p in places if p != written and p.upper() == written), None)):
        return Form(mixed, "the same in capitals")
    if written.isupper() and "." not in written:
        return Form(written.title(), "written in capitals")
    return Form(written)
