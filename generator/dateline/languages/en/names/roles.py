"""The title or role next to a person's name: `Russian Foreign Minister`, `a spokesman for the group`."""

from dateline.languages.en.names.name_words import NAMES, TITLES
from dateline.model import Span
from dateline.nlp.parse import Parse, Token

LONGEST_ROLE = 12
"""Maximum number of tokens; anything longer is a clause or a misparsed sentence."""
_STOPS = frozenset({",", ";", ".", ":"})


def find_role(parse: Parse, name: Span, after: int = 0) -> Span | None:
    """Return the title next to a name: before it but not before the offset `after`, else between commas after it."""
    inside = parse.tokens_in(name)
    return (_find_before(parse, inside[0], after) or _find_after(parse, inside[-1])) if inside else None


def is_role(token: Token) -> bool:
    """Return True if the token is a noun for a role: `minister`, `Representatives`."""
    return TITLES.is_role(token.text)


def _can_be_part(token: Token) -> bool:
    """Return True if the token can be part of a title before a name."""
    return token.pos in {"NOUN", "PROPN", "ADJ"} or token.text in NAMES.role_joints


def _ends_time(tokens: tuple[Token, ...], index: int) -> bool:
    """Return True if the token ends a time before the title: `last month President …`, but not `52-year-old …`."""
    word = tokens[index].text
    is_time = word.lower() in TITLES.times or word in NAMES.days
    return is_time and not (index + 1 < len(tokens) and tokens[index + 1].text in {"-", "old"})


def _find_before(parse: Parse, first: int, after: int) -> Span | None:
    tokens = parse.tokens
    start = first
    while start > 0 and first - start < LONGEST_ROLE and tokens[start - 1].sentence == tokens[first].sentence:
        if tokens[start - 1].start < after or not _can_be_part(tokens[start - 1]) or _ends_time(tokens, start - 1):
            break
        start -= 1
    while start < first and not tokens[start].text[0].isalnum():
        start += 1
    named = any(is_role(token) for token in tokens[start:first])
    return parse.span(start, first - 1) if named else None


def _find_after(parse: Parse, last: int) -> Span | None:
    tokens = parse.tokens
    first = last + 2
    if first >= len(tokens) or tokens[last + 1].text != "," or tokens[first].sentence != tokens[last].sentence:
        return None
    sentence = parse.tokens_of(tokens[last].sentence)
    end = next((i for i in range(first, sentence[-1] + 1) if tokens[i].text in _STOPS), sentence[-1] + 1)
    if end - first > LONGEST_ROLE or tokens[first].pos not in {"DET", "NOUN", "ADJ", "PROPN"}:
        return None
    if any(token.pos in {"VERB", "AUX"} for token in tokens[first:end]):
        return None
    until = next((i for i in range(first, end) if tokens[i].pos in {"ADP", "SCONJ"}), end)
    if tokens[first].pos == "DET":
        first += 1
    return parse.span(first, end - 1) if any(is_role(token) for token in tokens[first:until]) else None
