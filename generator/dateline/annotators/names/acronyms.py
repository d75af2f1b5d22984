"""Acronyms in brackets after the words that they abbreviate: `Water Board (WB)`."""

import re
from collections.abc import Iterator

from dateline.nlp.parse import Parse

LONGEST_ACRONYM = 8
"""Maximum number of letters; longer capitals in brackets are words or codes, not an organisation's initials."""
SMALL_WORDS = 2
"""Number of words in the long form that may have no letter in the acronym: `of`, `and`, `the`."""


def find_acronyms(parse: Parse) -> Iterator[tuple[str, int, int]]:
    """Yield each acronym with the first and last token of its long form."""
    tokens = parse.tokens
    for index in range(2, len(tokens) - 1):
        short = tokens[index].text
        if tokens[index - 1].text == "(" and tokens[index + 1].text == ")" and 1 < len(short) <= LONGEST_ACRONYM:
            first = _find_long_form(parse, index - 2, short)
            if first is not None:
                yield short, first, index - 2


def _find_long_form(parse: Parse, last: int, short: str) -> int | None:
    """Return the first of the tokens up to `last` whose initials spell the acronym, or None."""
    letters = re.sub(r"\W", "", short)
    if not letters.isupper():
        return None
    wanted = list(letters)
    for index in range(last, max(-1, last - 2 * len(letters) - SMALL_WORDS), -1):
        word = parse.tokens[index].text
        if word[0].upper() == wanted[-1] and word[0].isupper():
            wanted.pop()
            if not wanted:
                return index
    return None
