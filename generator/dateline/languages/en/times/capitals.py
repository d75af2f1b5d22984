"""Checks the words next to a match for capitals that belong to a name."""

from dateline.annotators.times.cascade import Match
from dateline.annotators.times.tokenizer import TimeToken

_OPENING = {".", "?", "!", ":", '"', "``", "“", "''", ""}
"""What comes before the first word of a sentence, whose capital is no evidence."""


def follows_name(m: Match) -> bool:
    """Return True if part of a name comes right before the match: `Orion 1980`, `Super Tuesday`."""
    if m.first == 0 or m.word_before(2) in _OPENING:
        return False
    before = m.tokens[m.first - 1]
    return is_capitalized(before) and not before.classes


def is_capitalized(token: TimeToken) -> bool:
    """Return True if the token is capitalised."""
    return token.words[:1].isupper()
