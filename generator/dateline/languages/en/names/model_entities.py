"""The statistical model's names, without articles, possessives, titles, days and stray punctuation."""

import re
from collections.abc import Iterable, Iterator

from dateline.annotators.names.candidates import MAJORITY, MODEL, MODEL_WEIGHT, NameCandidate
from dateline.languages.en.names.name_sources import is_capitalised, is_edge, is_sentence_opener
from dateline.languages.en.names.name_words import NAMES, TITLES
from dateline.languages.en.names.roles import is_role
from dateline.languages.en.times.time_words import WORDS
from dateline.model import Article, NameType
from dateline.nlp.parse import ModelEntity, Parse, Token
from dateline.reasons import reason
from dateline.rules import Rule

MODEL_ONLY = Rule(
    name=MODEL,
    example="⟦Anna Berg|person⟧ left early.",
    counterexample="Mr. Berg left early.",
)
MODEL_MAJORITY = Rule(
    name=MAJORITY,
    example="They drove to Velluria. ⟦Velluria|place⟧ denied that. Trains left Velluria.",
    counterexample="They drove to Velluria. Trains left Velluria.",
)
RULES = (MODEL_ONLY, MODEL_MAJORITY)

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


def find_model_names(article: Article, parse: Parse) -> Iterator[NameCandidate]:
    """Yield the names left in the model's entities after cleaning."""
    forms = {article.words(parse.span(entity.first, entity.last - 1)) for entity in parse.entities}
    words = {token.text for token in parse.tokens if token.text.islower()}
    for entity in parse.entities:
        if kind := _TYPES.get(entity.label):
            for start, end in _split(parse, entity, kind, forms):
                first, last = _clean(parse.tokens, start, end, kind)
                if first < last and _can_be_name(parse.tokens, first, last, kind, words):
                    because = reason("names.read-as", type=reason(f"type.{kind}"))
                    yield NameCandidate(parse.span(first, last - 1), kind, because, MODEL, MODEL_WEIGHT, is_guess=True)


def _split(parse: Parse, entity: ModelEntity, kind: NameType, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the pieces of an entity between brackets, commas, dashes and possessives."""
    tokens = parse.tokens
    start = entity.first
    for index in range(entity.first, entity.last):
        word = tokens[index].text
        cut = word in _CUTS or (word == "," and kind in {"person", "organisation"})
        cut = cut or (word == "-" and tokens[index - 1].end < tokens[index].start)
        if word in NAMES.possessives and start < index < entity.last - 1:
            owner = " ".join(token.text for token in tokens[start:index])
            cut = kind not in {"organisation", "work"} or owner in forms
        if cut:
            yield start, index
            start = index + 1
    yield start, entity.last


def _clean(tokens: tuple[Token, ...], first: int, last: int, kind: NameType) -> tuple[int, int]:
    while first < last and (
        is_edge(tokens[first]) or tokens[first].text in NAMES.days or is_sentence_opener(tokens, first, last)
    ):
        first += 1
    while first < last and (is_edge(tokens[last - 1]) or tokens[last - 1].text[0].isdigit()):
        last -= 1
    if first + 2 < last and tokens[first + 1].text == "of" and is_role(tokens[first]):
        first += 2
    while first + 1 < last and tokens[first].text in TITLES.honorifics:
        first += 1
    return _strip_titles(tokens, first, last) if kind == "person" else (first, last)


def _strip_titles(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Leave out forms of address and roles before a person's name, and include a monarch's number."""
    for index in range(first, last - 1):
        word = tokens[index].text
        opens = index == first and last - first > len(("first name", "surname"))
        if word in TITLES.address or (opens and word.lower() in TITLES.roles):
            first = index + 1
    if last < len(tokens) and _ROMAN.fullmatch(tokens[last].text):
        last += 1
    return first, last


def _can_be_name(tokens: tuple[Token, ...], first: int, last: int, kind: NameType, common: set[str]) -> bool:
    """Return True if the words can be a name: capitals, several letters, not just an adjective or part of a title."""
    words = tokens[first:last]
    if (
        not any(is_capitalised(token) for token in words)
        or sum(c.isalpha() for token in words for c in token.text) == 1
    ):
        return False
    if last - first > 1:
        return True
    begins = first == 0 or tokens[first - 1].sentence != tokens[first].sentence or tokens[first - 1].text.istitle()
    if (begins and tokens[first].text.lower() in common) or _names_nobody(tokens[first].text):
        return False
    before = [token.text for token in tokens[max(first - 2, 0) : first]]
    after = tokens[last].text if last < len(tokens) else ""
    if kind == "organisation":
        of_post = before[-1:] == ["of"] and before[0] in NAMES.posts_of
        return not of_post and after not in NAMES.posts
    return not (kind == "place" and tokens[first].pos == "ADJ")


def _names_nobody(word: str) -> bool:
    """Return True if a capitalised word is an abbreviation, a time zone or a decade."""
    zone = len(word) > len("PT") and word in WORDS.zone
    return zone or word in NAMES.no_names or word.lower() in WORDS.decades
