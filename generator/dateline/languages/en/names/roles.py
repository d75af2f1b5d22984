"""The title or role beside a person's name: `Russian Foreign Minister`, `a spokesman for the group`."""

from dateline.languages.en import ENGLISH
from dateline.languages.en.lexicons import PersonTitles
from dateline.lexicon import lexicon
from dateline.model import Span
from dateline.nlp.parse import Parse, Token

TITLES = ENGLISH.lexicon(PersonTitles)

_LONGEST = 12
_STOPS = frozenset({",", ";", ".", ":"})


def role(parse: Parse, name: Span, after: int = 0) -> Span | None:
    """Return where the title of a name stands: before it, from the offset `after` on, else between commas after it."""
    inside = parse.within(name)
    return (_before(parse, inside[0], after) or _after(parse, inside[-1])) if inside else None


def is_role(token: Token) -> bool:
    """Say whether the token is a noun for what somebody is: `minister`, `Representatives`."""
    return TITLES.is_role(token.text)


def _part(token: Token) -> bool:
    """Say whether the token may be part of a title before a name."""
    return token.pos in {"NOUN", "PROPN", "ADJ"} or token.text in {"-", "’s", "'s", "of"}


def _time(tokens: tuple[Token, ...], index: int) -> bool:
    """Say whether a word of time ends before the title: `last month President …`, but not `52-year-old …`."""
    word = tokens[index].text
    timed = word.lower() in TITLES.times or word in lexicon("names")["days"]
    return timed and not (index + 1 < len(tokens) and tokens[index + 1].text in {"-", "old"})


def _before(parse: Parse, first: int, after: int) -> Span | None:
    tokens = parse.tokens
    start = first
    while start > 0 and first - start < _LONGEST and tokens[start - 1].sentence == tokens[first].sentence:
        if tokens[start - 1].start < after or not _part(tokens[start - 1]) or _time(tokens, start - 1):
            break
        start -= 1
    while start < first and not tokens[start].text[0].isalnum():
        start += 1
    named = any(is_role(token) for token in tokens[start:first])
    return parse.span(start, first - 1) if named else None


def _after(parse: Parse, last: int) -> Span | None:
    tokens = parse.tokens
    first = last + 2
    if first >= len(tokens) or tokens[last + 1].text != "," or tokens[first].sentence != tokens[last].sentence:
        return None
    sentence = parse.tokens_of(tokens[last].sentence)
    end = next((i for i in range(first, sentence[-1] + 1) if tokens[i].text in _STOPS), sentence[-1] + 1)
    if end - first > _LONGEST or tokens[first].pos not in {"DET", "NOUN", "ADJ", "PROPN"}:
        return None
    if any(token.pos in {"VERB", "AUX"} for token in tokens[first:end]):
        return None
    until = next((i for i in range(first, end) if tokens[i].pos in {"ADP", "SCONJ"}), end)
    if tokens[first].pos == "DET":
        first += 1
    return parse.span(first, end - 1) if any(is_role(token) for token in tokens[first:until]) else None
