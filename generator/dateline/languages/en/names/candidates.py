"""What may be a name in the article, and why: word lists, capitals, what stands before them, the dateline."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dateline.languages.en.names.phrases import Phrases
from dateline.lexicon import lexicon
from dateline.model import Article, Credit, Dateline, NameType, Span
from dateline.nlp.parse import Parse, Token
from dateline.reasons import Reason, reason

_ARTICLES = frozenset({"the", "a", "an"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_DAY = re.compile(r"\d.*", re.DOTALL)
_FROM = ("-backed", "-based", "-born", "-led", "-listed", "-owned", "-registered", "-run")
_NO_NAMES = frozenset({"VERB", "ADV", "ADP", "SCONJ", "AUX", "PRON", "NUM"})
_LISTED, _LISTED_LONG, _CAPITALS, _LAYOUT, _PATTERN = 3, 5, 4, 9, 2


class Candidate(NamedTuple):
    """A stretch of text that may be a name. Where two overlap, the longer stands, then the weightier."""

    span: Span
    type: NameType
    because: Reason
    weight: int
    full: str = ""
    """The fuller form in the article that it stands for, where it is known to be short for one."""

    @property
    def listed(self) -> bool:
        """True for what a word list holds."""
        return self.because.key in {"names.listed-people", "names.listed-place", "names.listed-body"}


@cache
def _places() -> frozenset[str]:
    places, datelines = lexicon("places"), lexicon("layout_places")
    capitals = [words[0] for words in places["countries"].values()]
    lists = (places["countries"], places["forms"], capitals, *places["places"].values())
    named = [phrase for listed in (*lists, datelines["cities"], datelines["regions"]) for phrase in listed]
    return frozenset((*named, *(phrase.upper() for phrase in named)))


@cache
def _known() -> Phrases[tuple[NameType, Reason]]:
    """Return the names that need no model, with their type and the list that they are from."""
    places, bodies = lexicon("places"), lexicon("organisations")
    known: dict[str, tuple[NameType, Reason]] = {}
    for people in (places["people"]["words"], *(words[1:] for words in places["countries"].values())):
        known.update((phrase, ("people", reason("names.listed-people"))) for phrase in people)
    known.update((phrase, ("place", reason("names.listed-place"))) for phrase in _places())
    # Last, for reports are also dated from the seats of bodies: "UNITED NATIONS (AP) -".
    for phrase in (*bodies["known"]["media"], *bodies["known"]["bodies"]):
        known[phrase] = ("organisation", reason("names.listed-body"))
    return Phrases(known)


def from_lists(article: Article, parse: Parse) -> Iterator[Candidate]:
    """Yield the places, peoples and bodies that the word lists hold."""
    for span, phrase, (kind, because) in _known().found(article.text, parse):
        yield Candidate(span, kind, because, _LISTED_LONG if kind == "place" and " " in phrase else _LISTED)


def from_layout(article: Article) -> Iterator[Candidate]:
    """Yield the places of the dateline and the agencies of the credit; they stand outside what is read as language."""
    for mark in article.layout:
        if isinstance(mark, Dateline):
            for span in mark.places or _words(article, mark.span, mark.place):
                yield Candidate(span, "place", reason("names.dateline"), _LAYOUT)
            yield from _in_dateline(article, mark.span)
        elif isinstance(mark, Credit):
            for agency in mark.agencies:
                for span in _words(article, mark.span, agency):
                    yield Candidate(span, "organisation", reason("names.credit"), _LAYOUT)


def _words(article: Article, within: Span, words: str | None) -> Iterator[Span]:
    start = article.text.find(words, within.start, within.end) if words else -1
    if words and start >= 0:
        yield Span(start, start + len(words))


def _in_dateline(article: Article, dateline: Span) -> Iterator[Candidate]:
    """Yield the country or region that a dateline gives with its city: `KARVO, Norway`."""
    start = dateline.start
    for piece in re.split(r"([,;(/)–—-])", article.at(dateline)):
        words = _DAY.sub("", piece).strip()
        if words in _places():
            span = next(_words(article, Span(start, dateline.end), words))
            yield Candidate(span, "place", reason("names.dateline"), _LISTED)
        start += len(piece)


def edge(token: Token) -> bool:
    """Say whether the token can't stand at a name's edge: an article, a preposition, a mark."""
    word = token.text
    return word.lower() in _ARTICLES or not word[0].isalnum() or (word.islower() and token.pos != "PROPN")


def capital(token: Token) -> bool:
    """Say whether the token begins with a capital."""
    return token.text[0].isupper()


def opening(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Say whether a word has its capital only from the start of the sentence: `Expecting Dahl to win`."""
    starts = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    return starts and first + 1 < last and tokens[first].pos in _NO_NAMES


def from_capitals(article: Article, parse: Parse) -> Iterator[Candidate]:
    """Yield runs of capitalised words that end in a word for a body: `Central Election Commission`."""
    tokens = parse.tokens
    data = lexicon("organisations")["heads"]
    heads, before_of = {*data["words"], *data["firms"]}, set(data["before_of"])
    places = {span.end: span for span, _, (kind, _) in _known().found(article.text, parse) if kind == "place"}
    for index, token in enumerate(tokens):
        if token.text not in heads and token.text not in before_of:
            continue
        first = _run_start(tokens, index)
        last = _of(tokens, index + 1) if token.text in before_of else index + 1
        place = places.get(token.end)
        if (place and place.start < token.start) or (last == index + 1 and token.text not in heads):
            continue
        if last - first > 1:
            because = reason("names.capitals", words=token.text)
            yield Candidate(parse.span(first, last - 1), "organisation", because, _CAPITALS)


def _run_start(tokens: tuple[Token, ...], index: int) -> int:
    """Return the first token of the run of capitals that ends at `index`, within the sentence."""
    hints = lexicon("names")
    firm = tokens[index].text in lexicon("organisations")["heads"]["firms"]
    first = index
    while first > 0 and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        owner = before.text in POSSESSIVES and first > 1 and (firm or tokens[first - 2].text in hints["owners"])
        owner = owner and tokens[first - 2].text not in _places()
        inner = (before.text == "&" or owner) and first > 1 and capital(tokens[first - 2])
        if not (inner or capital(before)) or before.text in hints["days"] or before.text.endswith(_FROM):
            break
        first -= 1
    while first < index and (edge(tokens[first]) or opening(tokens, first, index + 1)):
        first += 1
    return first


def _of(tokens: tuple[Token, ...], index: int) -> int:
    """Return the end of `of X and Y` or `for X` that begins at `index`, or `index` where none does."""
    if index + 1 >= len(tokens) or tokens[index].text not in {"of", "for"}:
        return index
    last = index + 1
    if tokens[last].text == "the":
        last += 1
    begun = last
    while last < len(tokens) and tokens[last].sentence == tokens[index].sentence:
        joined = tokens[last].text == "and" and begun < last < len(tokens) - 1 and capital(tokens[last + 1])
        if not (capital(tokens[last]) or joined):
            break
        last += 1
    return last if last > begun else index


def from_patterns(parse: Parse) -> Iterator[Candidate]:
    """Yield capitals after `the town of` and the like."""
    tokens = parse.tokens
    kinds = lexicon("names")["place"]["of"]
    for index in range(1, len(tokens) - 1):
        if tokens[index].text != "of" or tokens[index - 1].text not in kinds or not capital(tokens[index + 1]):
            continue
        last = index + 2
        while last < len(tokens) and tokens[last].sentence == tokens[index].sentence:
            if not (capital(tokens[last]) or (tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end)):
                break
            last += 1
        while not tokens[last - 1].text[0].isalnum():
            last -= 1
        because = reason("names.after", words=f"{tokens[index - 1].text} of")
        yield Candidate(parse.span(index + 1, last - 1), "place", because, _PATTERN)
