"""Addresses of marks on an article's page: a short hash of the marked words and an ordinal, so that they last.

Edits elsewhere in the article, other dates and better rules leave them as they are.
"""

import hashlib
import re
from collections import Counter

from dateline.model import Annotated, AnyMark, Article, Event, Figure, Name, Quote, Time

_PREFIX = {"quote": "q", "time": "t", "event": "e", "figure": "f", "name": "m", "note": "n"}
_WORD = re.compile(r"\w+")


def mark_ids(annotated: Annotated) -> dict[AnyMark, str]:
    """Return an id for each mark that has an address, unique in its article: `q-3fa9c1`, `q-3fa9c1-2`."""
    taken: Counter[str] = Counter()
    found: dict[AnyMark, str] = {}
    for mark in annotated.marks:
        if mark.kind not in _PREFIX or mark in found:
            continue
        identity = f"{_PREFIX[mark.kind]}-{short_hash(_words(annotated.article, mark))}"
        taken[identity] += 1
        found[mark] = identity if taken[identity] == 1 else f"{identity}-{taken[identity]}"
    return found


def short_hash(words: str) -> str:
    """Return six hexadecimal digits of a hash of the words, ignoring case, punctuation and white space."""
    normalised = " ".join(_WORD.findall(words.casefold()))
    return hashlib.sha256(normalised.encode()).hexdigest()[:6]


def _words(article: Article, mark: AnyMark) -> str:
    if isinstance(mark, Quote):
        return " ".join(article.words(part) for part in mark.parts)
    return article.words(mark.span)


Addressed = Name | Quote | Time | Figure | Event
"""The marks that have an address."""
