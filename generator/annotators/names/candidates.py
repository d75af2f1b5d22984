"""What may be a name in the article, and why: the model's guesses cleaned, word lists, capitals, the dateline."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.annotators.names.phrases import Phrases
from generator.lexicon import lexicon
from generator.model import Article, Credit, Dateline, NameType, Span
from generator.reading import Guess, Reading, Token

_TYPES: dict[str, NameType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "people",
    "LANGUAGE": "people",
    "EVENT": "event",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "PRODUCT": "other",
}
_ARTICLES = frozenset({"the", "a", "an"})
_CUTS = frozenset({"(", ")", "[", "]", "/", "--", "–", "—"})
_DAYS = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_OF_TITLES = frozenset({"Secretary", "Minister", "Ministry", "Speaker"})
_ROMAN = re.compile(r"[IVX]{1,4}")
_GENERIC = frozenset("People Women Men Children Workers Farmers Writers Veterans Mothers Soldiers Citizens".split())
PLACE_OF = frozenset("town city village port suburb island resort district province outskirts capital".split())
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


class Candidate(NamedTuple):
    """A stretch of text that may be a name. Where two overlap, the longer stands, then the weightier."""

    span: Span
    type: NameType
    because: str
    weight: int


@cache
def _known() -> Phrases[tuple[NameType, str]]:
    """Return the names that need no model, with their type and the list that they are from."""
    places, bodies = lexicon("places"), lexicon("organisations")
    known: dict[str, tuple[NameType, str]] = {}
    for phrase in (*bodies["known"]["media"], *bodies["known"]["bodies"]):
        known[phrase] = ("organisation", "in the list of known bodies")
    for people in (places["people"]["words"], *(words[1:] for words in places["countries"].values())):
        known.update((phrase, ("people", "in the list of peoples")) for phrase in people)
    capitals = [words[0] for words in places["countries"].values()]
    for listed in (places["countries"], places["forms"], capitals, *places["places"].values()):
        for phrase in listed:
            known[phrase] = known[phrase.upper()] = ("place", "in the list of places")
    return Phrases(known)


def from_lists(article: Article, reading: Reading) -> Iterator[Candidate]:
    """Yield the places, peoples and bodies that the word lists hold."""
    for span, phrase, (kind, because) in _known().found(article.text, reading):
        yield Candidate(span, kind, because, 5 if kind == "place" and " " in phrase else 3)


def from_layout(article: Article) -> Iterator[Candidate]:
    """Yield the places of the dateline and the agencies of the credit; they stand outside what is read as language."""
    for mark in article.layout:
        if isinstance(mark, Dateline):
            for span in mark.places or _words(article, mark.span, mark.place):
                yield Candidate(span, "place", "in the dateline", 9)
        elif isinstance(mark, Credit):
            for agency in mark.agencies:
                for span in _words(article, mark.span, agency):
                    yield Candidate(span, "organisation", "in the credit", 9)


def _words(article: Article, within: Span, words: str | None) -> Iterator[Span]:
    start = article.text.find(words, within.start, within.end) if words else -1
    if words and start >= 0:
        yield Span(start, start + len(words))


def from_model(article: Article, reading: Reading) -> Iterator[Candidate]:
    """Yield the model's guesses without articles, possessives, titles and stray marks."""
    forms = Counter(article.at(reading.span(guess.first, guess.last - 1)) for guess in reading.guesses)
    for guess in reading.guesses:
        kind = _TYPES.get(guess.label)
        if kind is None:
            continue
        for first, last in _clean(reading, guess, kind, set(forms)):
            yield Candidate(reading.span(first, last - 1), kind, f"read as {kind}", 2)


def _clean(reading: Reading, guess: Guess, kind: NameType, forms: set[str]) -> Iterator[tuple[int, int]]:
    tokens = reading.tokens
    for first, last in _split(reading, guess, kind, forms):
        first, last = _stripped(tokens, first, last)
        if kind == "person":
            first, last = _untitled(tokens, first, last)
        if kind == "organisation" and last - first == 1 and _is_of_title(tokens, first):
            continue
        if first < last and any(_capital(t) for t in tokens[first:last]) and _letters(tokens[first:last]) > 1:
            yield first, last


def _stripped(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    while first < last and (_edge(tokens[first]) or tokens[first].text in _DAYS):
        first += 1
    while first < last and (_edge(tokens[last - 1]) or tokens[last - 1].text[0].isdigit()):
        last -= 1
    return first, last


def _untitled(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Leave out what addresses a person or says what he is, take in the number of a king."""
    titles = lexicon("titles")
    for index in range(first, last - 1):
        word = tokens[index].text
        if word in titles["address"] or (index == first and last - first > 2 and word.lower() in titles["roles"]):
            first = index + 1
    if last < len(tokens) and _ROMAN.fullmatch(tokens[last].text):
        last += 1
    return first, last


def _is_of_title(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a lone word is part of a title: `Defence Minister`, `Secretary of State`."""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    of = index > 1 and tokens[index - 1].text == "of" and tokens[index - 2].text in _OF_TITLES
    return of or after in {"Minister", "Secretary", "Ministry", "Ministers"}


def _letters(tokens: Iterable[Token]) -> int:
    return sum(character.isalpha() for token in tokens for character in token.text)


def _split(reading: Reading, guess: Guess, kind: NameType, forms: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a guess that brackets, commas and possessives cut it into."""
    tokens = reading.tokens
    start = guess.first
    for index in range(guess.first, guess.last):
        word = tokens[index].text
        cut = word in _CUTS or (word == "," and kind in {"person", "organisation"})
        cut = cut or (word == "-" and tokens[index - 1].end < tokens[index].start)
        if word in POSSESSIVES and index > start and index + 1 < guess.last:
            cut = kind not in {"organisation", "work"} or _text(reading, start, index) in forms
        if cut:
            yield start, index
            start = index + 1
    yield start, guess.last


def _text(reading: Reading, first: int, last: int) -> str:
    return " ".join(token.text for token in reading.tokens[first:last])


def _edge(token: Token) -> bool:
    """Say whether the token can't stand at a name's edge: an article, a preposition, a mark."""
    word = token.text
    return word.lower() in _ARTICLES or not word[0].isalnum() or (word.islower() and token.pos != "PROPN")


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def from_capitals(article: Article, reading: Reading) -> Iterator[Candidate]:
    """Yield runs of capitalised words that end in a word for a body: `Central Election Commission`."""
    tokens = reading.tokens
    data = lexicon("organisations")["heads"]
    heads, before_of = {*data["words"], *data["firms"]}, set(data["before_of"])
    places = {span.end: span for span, _, (kind, _) in _known().found(article.text, reading) if kind == "place"}
    for index, token in enumerate(tokens):
        if token.text not in heads and token.text not in before_of:
            continue
        first = _run_start(tokens, index)
        last = _of(tokens, index + 1) if token.text in before_of else index + 1
        place = places.get(token.end)
        if (place and place.start < token.start) or (last == index + 1 and token.text not in heads):
            continue
        if last - first > 1:
            yield Candidate(reading.span(first, last - 1), "organisation", f"capitals with {token.text!r}", 4)


def _run_start(tokens: tuple[Token, ...], index: int) -> int:
    """Return the first token of the run of capitals that ends at `index`, within the sentence."""
    first = index
    while first > 0 and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        generic = before.text in POSSESSIVES and first > 1 and tokens[first - 2].text in _GENERIC
        inner = (before.text == "&" or generic) and first > 1 and _capital(tokens[first - 2])
        if not (inner or _capital(before)) or before.text in _DAYS:
            break
        first -= 1
    while first < index and _edge(tokens[first]):
        first += 1
    return first


def _of(tokens: tuple[Token, ...], index: int) -> int:
    """Return the end of `of X and Y` that begins at `index`, or `index` where none does."""
    if index + 1 >= len(tokens) or tokens[index].text != "of":
        return index
    last = index + 1
    if tokens[last].text == "the":
        last += 1
    begun = last
    while last < len(tokens) and tokens[last].sentence == tokens[index].sentence:
        joined = tokens[last].text == "and" and begun < last < len(tokens) - 1 and _capital(tokens[last + 1])
        if not (_capital(tokens[last]) or joined):
            break
        last += 1
    return last if last > begun else index


def from_patterns(reading: Reading) -> Iterator[Candidate]:
    """Yield capitals after `the town of` and the like."""
    tokens = reading.tokens
    for index in range(1, len(tokens) - 1):
        if tokens[index].text != "of" or tokens[index - 1].text not in PLACE_OF or not _capital(tokens[index + 1]):
            continue
        last = index + 2
        while (
            last < len(tokens)
            and (_capital(tokens[last]) or tokens[last].text == "-")
            and tokens[last].end - tokens[last - 1].end < 20
            and tokens[last].sentence == tokens[index].sentence
        ):
            last += 1
        while tokens[last - 1].text == "-":
            last -= 1
        yield Candidate(reading.span(index + 1, last - 1), "place", f"after '{tokens[index - 1].text} of'", 2)
