"""The model's guesses at names, cleaned: no articles, possessives, titles, days and stray marks."""

import re
from collections.abc import Iterable, Iterator

from dateline.languages.en import ENGLISH
from dateline.languages.en.lexicons import PersonTitles
from dateline.languages.en.names.candidates import (
    POSSESSIVES,
    Candidate,
    capital,
    edge,
    opening,
)
from dateline.languages.en.names.roles import is_role
from dateline.languages.en.times.time_words import WORDS
from dateline.lexicon import lexicon
from dateline.model import Article, NameType
from dateline.nlp.parse import ModelEntity, Parse, Token
from dateline.reasons import reason

TITLES = ENGLISH.lexicon(PersonTitles)

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
_CUTS = frozenset({"or", "(", ")", "[", "]", "/", "--", "–", "—"})
_ROMAN = re.compile(r"[IVX]{1,4}")
_WEIGHT = 2


def from_model(article: Article, parse: Parse) -> Iterator[Candidate]:
    """Yield what is left of the model's guesses when each is cleaned."""
    forms = {article.at(parse.span(guess.first, guess.last - 1)) for guess in parse.entities}
    words = {token.text for token in parse.tokens if token.text.islower()}
    for guess in parse.entities:
        if kind := _TYPES.get(guess.label):
            for start, end in _split(parse, guess, kind, forms):
                first, last = _cleaned(parse.tokens, start, end, kind)
                if first < last and _name(parse.tokens, first, last, kind, words):
                    because = reason("names.read-as", type=reason(f"type.{kind}"))
                    yield Candidate(parse.span(first, last - 1), kind, because, _WEIGHT)


def _split(parse: Parse, guess: ModelEntity, kind: NameType, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a guess that brackets, commas, dashes and possessives cut it into."""
    tokens = parse.tokens
    start = guess.first
    for index in range(guess.first, guess.last):
        word = tokens[index].text
        cut = word in _CUTS or (word == "," and kind in {"person", "organisation"})
        cut = cut or (word == "-" and tokens[index - 1].end < tokens[index].start)
        if word in POSSESSIVES and start < index < guess.last - 1:
            owner = " ".join(token.text for token in tokens[start:index])
            cut = kind not in {"organisation", "work"} or owner in forms
        if cut:
            yield start, index
            start = index + 1
    yield start, guess.last


def _cleaned(tokens: tuple[Token, ...], first: int, last: int, kind: NameType) -> tuple[int, int]:
    days = lexicon("names")["days"]
    while first < last and (edge(tokens[first]) or tokens[first].text in days or opening(tokens, first, last)):
        first += 1
    while first < last and (edge(tokens[last - 1]) or tokens[last - 1].text[0].isdigit()):
        last -= 1
    if first + 2 < last and tokens[first + 1].text == "of" and is_role(tokens[first]):
        first += 2
    while first + 1 < last and tokens[first].text in TITLES.honorifics:
        first += 1
    return _untitled(tokens, first, last) if kind == "person" else (first, last)


def _untitled(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Leave out what addresses a person or says what he is, take in the number of a king."""
    for index in range(first, last - 1):
        word = tokens[index].text
        opens = index == first and last - first > len(("first name", "surname"))
        if word in TITLES.address or (opens and word.lower() in TITLES.roles):
            first = index + 1
    if last < len(tokens) and _ROMAN.fullmatch(tokens[last].text):
        last += 1
    return first, last


def _name(tokens: tuple[Token, ...], first: int, last: int, kind: NameType, common: set[str]) -> bool:
    """Say whether the words can be a name: capitals, more than a letter, no mere adjective, no part of a title."""
    words = tokens[first:last]
    if not any(capital(token) for token in words) or sum(c.isalpha() for token in words for c in token.text) == 1:
        return False
    if last - first > 1:
        return True
    begins = first == 0 or tokens[first - 1].sentence != tokens[first].sentence or tokens[first - 1].text.istitle()
    if (begins and tokens[first].text.lower() in common) or _nobody(tokens[first].text):
        return False
    before = [token.text for token in tokens[max(first - 2, 0) : first]]
    after = tokens[last].text if last < len(tokens) else ""
    hints = lexicon("names")
    if kind == "organisation":
        of_post = before[-1:] == ["of"] and before[0] in hints["posts_of"]
        return not of_post and after not in hints["posts"]
    return not (kind == "place" and tokens[first].pos == "ADJ")


def _nobody(word: str) -> bool:
    """Say whether a capitalised word names nobody: an abbreviation, a clock's zone, a decade."""
    zone = len(word) > len("PT") and word in WORDS.zone
    return zone or word in lexicon("names")["none"] or word.lower() in WORDS.decades
