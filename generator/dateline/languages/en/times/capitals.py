"""What the words beside a match show: capitals that belong to a name."""

from dateline.annotators.times.cascade import Match
from dateline.annotators.times.tokenizer import TimeToken

_OPENING = {".", "?", "!", ":", '"', "``", "“", "''", ""}
"""What comes before the first word of a sentence, whose capital says nothing."""


def follows_name(m: Match) -> bool:
    """Return True if a word of a name comes right before the match: `Orion 1980`, `Super Tuesday`."""
    if m.first == 0 or m.word_before(2) in _OPENING:
        return False
    before = m.tokens[m.first - 1]
    return is_capitalized(before) and not before.classes


def is_capitalized(token: TimeToken) -> bool:
    """Return True if the token begins with a capital."""
    return token.words[:1].isupper()
