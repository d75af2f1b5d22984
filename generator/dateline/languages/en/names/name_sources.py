"""Sources of names: word lists, dateline and credit, words that turn capitals into the name of a body."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.annotators.names.candidates import MODEL_WEIGHT, NameCandidate
from dateline.annotators.names.phrase_matcher import PhraseMatcher
from dateline.languages.en.names.name_words import BODIES, DATELINE_PLACES, NAMES, PLACES
from dateline.model import Article, Credit, Dateline, NameType, Span
from dateline.nlp.parse import Parse, Token
from dateline.reasons import Reason, reason
from dateline.rules import Rule

LISTED_PEOPLE = Rule(
    name="listed-people",
    example="Many ⟦Norwegians|people⟧ protested.",
    counterexample="They polished the floor.",
)
LISTED_PLACE = Rule(
    name="listed-place",
    example="Fighting went on in ⟦Belarus|place⟧.",
    counterexample="They had a nice time, and turkey for dinner.",
)
LISTED_BODY = Rule(
    name="listed-body",
    example="⟦Interpol|organisation⟧ was told.",
    counterexample="The fed cattle were sold, and who bought them is not known.",
)
DATELINE = Rule(
    name="dateline",
    example="⟦KARVO|place⟧, May 3 (TASS) - Schools reopened.",
    counterexample="Schools reopened in Karvo on May 3.",
)
CREDIT = Rule(
    name="credit",
    example="KARVO, May 3 (⟦TASS|organisation⟧) - Schools reopened.",
    counterexample="TASS was told that schools had reopened.",
)
BODY_WORD = Rule(
    name="body-word",
    example="The ⟦Harbour Safety Commission|organisation⟧ met.",
    counterexample="The commission for the safety of harbours met.",
)
FIRM_WORD = Rule(
    name="firm-word",
    example="They bought ⟦Nordvik Shipping Corp|organisation⟧.",
    counterexample="They bought the Corp.",
)
BODY_OF = Rule(
    name="body-of",
    example="The ⟦Union of Northern Cities|organisation⟧ met.",
    counterexample="The union of northern cities met.",
)
TOWN_OF = Rule(
    name="town-of",
    example="He fled to the town of ⟦Karvo|place⟧.",
    counterexample="He fled to the town of his birth.",
)
RULES = (LISTED_PEOPLE, LISTED_PLACE, LISTED_BODY, DATELINE, CREDIT, BODY_WORD, FIRM_WORD, BODY_OF, TOWN_OF)

LISTED_WEIGHT = 3
"""Above the model's 2 and below the evidence's 6: `Jordan` is a place unless its context shows otherwise."""
LISTED_PLACE_WEIGHT = 5
"""Higher for a place of several words, which hardly ever names anything else."""
LAYOUT_WEIGHT = 9
"""The dateline outvotes four readings of the same form by the model, but not five: they are about something else."""
BODY_WEIGHT = LISTED_WEIGHT + 1
"""The last word of a run is stronger evidence than a list that contains the same run."""


@cache
def _places() -> frozenset[str]:
    capitals = [words[0] for words in PLACES.countries.values()]
    lists = (PLACES.countries, PLACES.forms, capitals, PLACES.regions, PLACES.cities)
    named = [phrase for listed in (*lists, DATELINE_PLACES.cities, DATELINE_PLACES.regions) for phrase in listed]
    return frozenset((*named, *(phrase.upper() for phrase in named)))


@cache
def _name_matcher() -> PhraseMatcher[tuple[NameType, Reason, Rule]]:
    """Return the names that need no model, with the list each is from."""
    known: dict[str, tuple[NameType, Reason, Rule]] = {}
    for people in (PLACES.peoples, *(words[1:] for words in PLACES.countries.values())):
        known.update((phrase, ("people", reason("names.listed-people"), LISTED_PEOPLE)) for phrase in people)
    known.update((phrase, ("place", reason("names.listed-place"), LISTED_PLACE)) for phrase in _places())
    # Last, because some datelines name an organisation's seat: "UNITED NATIONS (AP) -".
    for phrase in (*BODIES.media, *BODIES.bodies):
        known[phrase] = ("organisation", reason("names.listed-body"), LISTED_BODY)
    return PhraseMatcher(known)


def find_listed_names(article: Article, parse: Parse) -> Iterator[NameCandidate]:
    """Yield the places, peoples and bodies in the word lists."""
    for span, phrase, (kind, because, rule) in _name_matcher().find(article.text, parse):
        weight = LISTED_PLACE_WEIGHT if kind == "place" and " " in phrase else LISTED_WEIGHT
        yield NameCandidate(span, kind, because, rule.name, weight, is_listed=True)


def find_layout_names(article: Article) -> Iterator[NameCandidate]:
    """Yield the places in the dateline and the agencies in the credit, which are not parsed."""
    for mark in article.layout:
        if isinstance(mark, Dateline):
            for span in mark.places or _find_words(article, mark.span, mark.place):
                yield NameCandidate(
                    span, "place", reason("names.dateline"), DATELINE.name, LAYOUT_WEIGHT, is_fixed=True
                )
            yield from _find_regions(article, mark.span)
        elif isinstance(mark, Credit):
            for agency in mark.agencies:
                for span in _find_words(article, mark.span, agency):
                    yield NameCandidate(
                        span, "organisation", reason("names.credit"), CREDIT.name, LAYOUT_WEIGHT, is_fixed=True
                    )


def _find_words(article: Article, within: Span, words: str | None) -> Iterator[Span]:
    start = article.text.find(words, within.start, within.end) if words else -1
    if words and start >= 0:
        yield Span(start, start + len(words))


def _find_regions(article: Article, dateline: Span) -> Iterator[NameCandidate]:
    """Yield the country or region that a dateline gives with its city: `KARVO, Norway`."""
    start = dateline.start
    for piece in re.split(r"([,;(/)–—-])", article.words(dateline)):
        words = re.sub(r"\d.*", "", piece, flags=re.DOTALL).strip()
        if words in _places():
            span = next(_find_words(article, Span(start, dateline.end), words))
            yield NameCandidate(span, "place", reason("names.dateline"), DATELINE.name, LISTED_WEIGHT)
        start += len(piece)


def is_edge(token: Token) -> bool:
    """Return True if names can't begin or end with the token: an article, a preposition, a punctuation mark."""
    word = token.text
    return word.lower() in NAMES.articles or not word[0].isalnum() or (word.islower() and token.pos != "PROPN")


def is_capitalised(token: Token) -> bool:
    """Return True if the token is capitalised."""
    return token.text[0].isupper()


def is_sentence_opener(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Return True if a word is capitalised only because it begins the sentence: `Expecting Dahl to win`."""
    starts = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    opens = tokens[first].pos in {"VERB", "ADV", "ADP", "SCONJ", "AUX", "PRON", "NUM"}
    return starts and first + 1 < last and opens


def find_bodies(article: Article, parse: Parse) -> Iterator[NameCandidate]:
    """Yield runs of capitalised words that end in a word for a body: `Central Election Commission`."""
    tokens = parse.tokens
    places = {span.end: span for span, _, (kind, *_) in _name_matcher().find(article.text, parse) if kind == "place"}
    for index, token in enumerate(tokens):
        is_head = token.text in BODIES.body_words or token.text in BODIES.firm_words
        if not is_head and token.text not in BODIES.before_of:
            continue
        first = _run_start(tokens, index)
        last = _complement_end(tokens, index + 1) if token.text in BODIES.before_of else index + 1
        place = places.get(token.end)
        if (place and place.start < token.start) or (last == index + 1 and not is_head):
            continue
        if last - first > 1:
            is_firm = token.text in BODIES.firm_words
            rule = BODY_OF if last > index + 1 else FIRM_WORD if is_firm else BODY_WORD
            because = reason("names.capitals", words=token.text)
            yield NameCandidate(parse.span(first, last - 1), "organisation", because, rule.name, BODY_WEIGHT)


def _run_start(tokens: tuple[Token, ...], index: int) -> int:
    """Return the first token of the run of capitalised words that ends at `index`, within the sentence."""
    is_firm = tokens[index].text in BODIES.firm_words
    first = index
    while first > 0 and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        owner = before.text in NAMES.possessives and first > 1 and (is_firm or tokens[first - 2].text in NAMES.owners)
        owner = owner and tokens[first - 2].text not in _places()
        inner = (before.text == "&" or owner) and first > 1 and is_capitalised(tokens[first - 2])
        if not (inner or is_capitalised(before)) or before.text in NAMES.days:
            break
        if before.text.endswith(NAMES.origin_suffixes):
            break
        first -= 1
    while first < index and (is_edge(tokens[first]) or is_sentence_opener(tokens, first, index + 1)):
        first += 1
    return first


def _complement_end(tokens: tuple[Token, ...], index: int) -> int:
    """Return the end of `of X and Y` or `for X` that begins at `index`, or `index` itself."""
    if index + 1 >= len(tokens) or tokens[index].text not in {"of", "for"}:
        return index
    last = index + 1
    if tokens[last].text == "the":
        last += 1
    begun = last
    while last < len(tokens) and tokens[last].sentence == tokens[index].sentence:
        joined = tokens[last].text == "and" and begun < last < len(tokens) - 1 and is_capitalised(tokens[last + 1])
        if not (is_capitalised(tokens[last]) or joined):
            break
        last += 1
    return last if last > begun else index


def find_towns(parse: Parse) -> Iterator[NameCandidate]:
    """Yield the capitalised words after `the town of` and the like."""
    tokens = parse.tokens
    for index in range(1, len(tokens) - 1):
        kind = tokens[index - 1].text
        if tokens[index].text != "of" or kind not in NAMES.place_kinds or not is_capitalised(tokens[index + 1]):
            continue
        last = index + 2
        while last < len(tokens) and tokens[last].sentence == tokens[index].sentence:
            hyphen = tokens[last].text == "-" and tokens[last].start == tokens[last - 1].end
            if not (is_capitalised(tokens[last]) or hyphen):
                break
            last += 1
        while not tokens[last - 1].text[0].isalnum():
            last -= 1
        because = reason("names.after", words=f"{kind} of")
        yield NameCandidate(parse.span(index + 1, last - 1), "place", because, TOWN_OF.name, MODEL_WEIGHT)
