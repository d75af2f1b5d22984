"""What may be a name in the article, and why: the model's guesses cleaned, word lists, capitals, the dateline."""

from collections.abc import Iterator
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
        known.update((phrase, ("place", "in the list of places")) for phrase in listed)
    return Phrases(known)


def from_lists(article: Article, reading: Reading) -> Iterator[Candidate]:
    """Yield the places, peoples and bodies that the word lists hold."""
    for span, _, (kind, because) in _known().found(article.text, reading):
        yield Candidate(span, kind, because, 3)


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


def from_model(reading: Reading) -> Iterator[Candidate]:
    """Yield the model's guesses without articles, possessives, titles and stray marks."""
    for guess in reading.guesses:
        kind = _TYPES.get(guess.label)
        if kind is None:
            continue
        for first, last in _clean(reading.tokens, guess, kind):
            yield Candidate(reading.span(first, last - 1), kind, f"read as {kind}", 2)


def _clean(tokens: tuple[Token, ...], guess: Guess, kind: NameType) -> Iterator[tuple[int, int]]:
    first, last = guess.first, guess.last
    address = set(lexicon("titles")["address"]) if kind == "person" else set()
    while first < last and (_edge(tokens[first]) or tokens[first].text in address):
        first += 1
    while first < last and (_edge(tokens[last - 1]) or tokens[last - 1].text in POSSESSIVES):
        last -= 1
    if first == last or not any(_capital(token) for token in tokens[first:last]):
        return
    for index in range(first + 1, last - 1):
        if tokens[index].text in POSSESSIVES and kind == "person":
            yield first, index
            return
    yield first, last


def _edge(token: Token) -> bool:
    """Say whether the token can't stand at a name's edge: an article, a preposition, a mark."""
    word = token.text
    return word.lower() in _ARTICLES or not word[0].isalnum() or (word.islower() and token.pos != "PROPN")


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def from_capitals(reading: Reading) -> Iterator[Candidate]:
    """Yield runs of capitalised words that end in a word for a body: `Central Election Commission`."""
    tokens = reading.tokens
    data = lexicon("organisations")
    heads, before_of = set(data["heads"]["words"]), set(data["heads"]["before_of"])
    firms = set(data["heads"]["firms"])
    for index, token in enumerate(tokens):
        if token.text not in heads and token.text not in firms and token.text not in before_of:
            continue
        first = _run_start(tokens, index)
        last = _of(tokens, index + 1) if token.text in before_of else index + 1
        if last - first > 1 and not (last == index + 1 and token.text not in heads | firms):
            yield Candidate(reading.span(first, last - 1), "organisation", f"capitals with {token.text!r}", 4)


def _run_start(tokens: tuple[Token, ...], index: int) -> int:
    """Return the first token of the run of capitals that ends at `index`, within the sentence."""
    first = index
    while first > 0 and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        inner = before.text in {"&", "-"} or before.text in POSSESSIVES
        if not (_capital(before) or (inner and first > 1 and _capital(tokens[first - 2]))):
            break
        first -= 1
    while first < index and (_edge(tokens[first]) or tokens[first].text in POSSESSIVES):
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
        if not _capital(tokens[last]):
            joined = tokens[last].text == "and" and last + 1 < len(tokens) and _capital(tokens[last + 1])
            if not (joined and last > begun):
                break
        last += 1
    return last if last > begun else index
