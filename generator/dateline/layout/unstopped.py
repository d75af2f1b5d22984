"""Captions and headings that stand before a sentence without a stop, where the page's break between them was lost."""

import re
from functools import cache

from dateline.calendar import written_dates
from dateline.lexicon import lexicon
from dateline.model import Span

_FEWEST_WORDS = 3
_MOST_WORDS = 45
_LONGEST = 300
_AHEAD = 3
_END = re.compile(r"(?P<word>[\w.]*)[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])")
_ENDING = re.compile(r"(?P<word>[^\W_](?:[\w'’-]*[^\W_])?)[)%\"”]?\Z")
_BEGINNING = re.compile(r"[\"“'‘(]*(?P<word>[\w'’]*)")
_DAY_BEGINS = re.compile(r"(?<!\S)(?=[^\W_])")
_SAID = re.compile(r"(?!.*\b(?:said|says|told|added|asked|wrote|writes)\b[^\"“]*:)[^\"“”]*: ?[\"“][^\"“”]*[\"”]\Z")
"""`Jane Doe, minister: "We are ready"`: who speaks in a picture or a film, and what."""


def unstopped(text: str, piece: Span, *, pulled: bool = False) -> list[Span]:
    """Return the captions in a piece of prose, each up to the sentence that follows it.

    `pulled` says that the piece follows a quotation that the page pulled out, so that a name and an office open it.
    """
    found: list[Span] = []
    start = piece.start
    for opening in _openings().finditer(text, piece.start, piece.end):
        first = sentence_start(text, start, opening.start())
        first += len(text[first : opening.start()]) - len(text[first : opening.start()].lstrip())
        end = opening.start()
        if first >= end:
            continue
        words = text[first:end].rstrip()
        if not _dated(text, first, end) and _caption(
            words, small=opening["small"] is not None, pulled=pulled and first <= piece.start + 1
        ):
            last = first + len(words)
            if found and not text[found[-1].end : first].strip():
                first = found.pop().start
            found.append(Span(first, last))
            start = opening.start()
    return found


def sentence_start(text: str, start: int, offset: int) -> int:
    """Return where the sentence begins that holds `offset`, `start` where no earlier one ends after it."""
    begun = start
    for end in _END.finditer(text, start, offset + _AHEAD):
        word = end["word"].rpartition(".")[2]
        if end.end() <= offset and not (word in _words("abbreviations") or (len(word) == 1 and word.isupper())):
            begun = end.end()
    return begun


def _dated(text: str, start: int, end: int) -> bool:
    """Say whether the words open or close with a day, as each line of a chronology does: then it dates what follows."""
    if written_dates.partial(text, start, end):
        return True
    days = (written_dates.partial(text, found.start(), end) for found in _DAY_BEGINS.finditer(text, start, end))
    return any(day and not text[day.end : end].strip(" -–0123456789:.") for day in days)


def _caption(words: str, *, small: bool, pulled: bool) -> bool:
    """Say whether the words before an opening are a caption, which ends where no sentence can."""
    tokens = words.split()
    ending = _ENDING.search(words)
    if ending is None or not _FEWEST_WORDS - pulled <= len(tokens) <= _MOST_WORDS or len(words) > _LONGEST:
        return False
    last = ending["word"]
    beginning = _BEGINNING.match(words)
    first = beginning["word"] if beginning else ""
    if first[:1].islower() or first.lower() in _words("never_first") or last.lower() in _words("never_last"):
        return False
    if small and not pulled and not (last[0].islower() or last[0].isdigit()):
        return False
    if words.endswith(('"', "”")) and not _SAID.fullmatch(words):
        return False
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”") and words.count("(") == words.count(")")


@cache
def _openings() -> re.Pattern[str]:
    given = lexicon("layout")["unstopped"]
    small = "|".join(given["openings_after_small"])
    return re.compile(rf"(?<=[\w)%\"”]) (?=(?:{'|'.join(given['openings'])})|(?P<small>{small}))")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon("layout")["unstopped"][kind])
