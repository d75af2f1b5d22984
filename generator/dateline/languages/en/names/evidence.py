"""What the words around a name say about its type: `in X`, `X, Poland`, `the town of X`, `Mr X`, `X, 54, …`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.languages.en import ENGLISH
from dateline.languages.en.lexicons import PersonTitles
from dateline.languages.en.names.candidates import Candidate
from dateline.lexicon import lexicon
from dateline.model import Article, NameType
from dateline.nlp.parse import Parse
from dateline.reasons import Reason, reason

TITLES = ENGLISH.lexicon(PersonTitles)

_WEIGHT = 6
_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,5}")
_AGE = re.compile(r"[1-9][0-9]")

Said = tuple[NameType, Reason]


class _Beside(NamedTuple):
    """The name's words, the two before it and the three after it; empty at the edges of what is read."""

    words: str
    second: str
    before: str
    after: str
    next: str
    third: str
    role: bool
    """Whether a noun for a person stands before: `farmer`, not `official` as an adjective."""
    country: str | None
    """The place that stands after a comma."""
    town: bool
    """Whether the name was read as a place or a people."""
    inside: bool
    """Whether a small word before it may make it where something is: `people in X`."""


def evidence(article: Article, parse: Parse, names: list[Candidate]) -> Iterator[Candidate]:
    """Yield votes: a name's span with the type that its surroundings speak for."""
    places = {article.at(name.span): name.span.start for name in names if name.type == "place"}
    for name in names:
        inside = parse.within(name.span)
        if not inside:
            continue
        beside = _beside(article, parse, inside, places, town=name.type in {"place", "people"})
        said = _person(beside) or _organisation(beside) or _place(beside)
        # What a list or a word for a body says is surer, but for people who are called like places.
        body = name.because.key == "names.capitals"
        if said and not body and not (name.listed and said[0] != "person"):
            yield name._replace(type=said[0], because=said[1], weight=_WEIGHT)


def _beside(article: Article, parse: Parse, inside: range, places: dict[str, int], *, town: bool) -> _Beside:
    tokens, last = parse.tokens, inside[-1]
    around = (*range(inside[0] - 2, inside[0]), *range(last + 1, last + 4))
    near = [tokens[i].text if 0 <= i < len(tokens) else "" for i in around]
    second, before, after, following, third = near
    country = None
    if after == "," and following:
        country = next((place for place in places if article.text.startswith(place, tokens[last + 2].start)), None)
    words = article.at(parse.span(inside[0], last))
    role = before in TITLES.roles and tokens[inside[0] - 1].pos == "NOUN"
    within = inside[0] > 0 and tokens[inside[0] - 1].pos in {"ADP", "CCONJ", "PUNCT"}
    return _Beside(words, second, before, after, following, third, role, country, town, within)


def _person(beside: _Beside) -> Said | None:
    if beside.before in TITLES.address or beside.role:
        return "person", reason("names.after", words=beside.before)
    if beside.after == "," and beside.next in {"who", "whose"}:
        return "person", reason("names.before", words=f", {beside.next}")
    if beside.after == "," and beside.third == "," and _AGE.fullmatch(beside.next):
        return "person", reason("names.with-age")
    return None


def _organisation(beside: _Beside) -> Said | None:
    if beside.before in TITLES.body_nouns:
        return "organisation", reason("names.after", words=beside.before)
    hints = lexicon("names")["organisation"]
    if beside.after in hints["after"]:
        return "organisation", reason("names.before", words=beside.after)
    if beside.town and beside.after in {"'s", "’s"} and beside.next in hints["had"]:
        return "organisation", reason("names.before", words=f"{beside.after} {beside.next}")
    if beside.town and beside.after in hints["says"] and not beside.inside:
        return "organisation", reason("names.before", words=beside.after)
    # No vowel: the initials of a body; those of a person have stops.
    return ("organisation", reason("names.acronym")) if _ACRONYM.fullmatch(beside.words) else None


def _place(beside: _Beside) -> Said | None:
    hints = lexicon("names")["place"]
    if beside.after.lower() in hints["after"]:
        return "place", reason("names.before", words=beside.after)
    if beside.before == "of" and beside.second in {*hints["of"], *hints["of_too"]}:
        return "place", reason("names.after", words=f"{beside.second} of")
    if beside.before.lower() in hints["before"] and beside.after not in {"'s", "’s"}:
        return "place", reason("names.after", words=beside.before)
    alone = " " not in beside.words
    if alone and beside.country and beside.before in {"", *hints["towards"]}:
        return "place", reason("names.before", words=f", {beside.country}")
    return None
