"""Captions and headings without a full stop that run into the next sentence because a line break was lost."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dateline.layout.layout_language import SeedText
from dateline.model import Span

_FEWEST_WORDS = 3
"""Minimum number of words; fewer before a capital are more likely a name or the start of the sentence itself."""
_MOST_WORDS = 45
"""Maximum number of words: the longest agency captions have two sentences of some twenty words."""
_LONGEST = 300
"""Maximum number of characters: 45 short words take up no more."""
_SENTENCE_END = re.compile(r"(?<![\w.])(?P<word>[\w.]*)[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])")
_LAST_WORD = re.compile(r"(?P<word>[^\W_](?:[\w'’-]*[^\W_])?)[)%\"”]?\Z")
_FIRST_WORD = re.compile(r"[\"“'‘(]*(?P<word>[\w'’]*)")
_WORD_BEGINS = re.compile(r"(?<!\S)(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption, and the rule that found the sentence after it."""

    span: Span
    rule: str


def find_captions(seed: SeedText, piece: Span, *, after_quotation: bool = False) -> list[Caption]:
    """Return the captions in a piece of prose, each ending where the next sentence begins.

    `after_quotation`: the piece follows a pull quote, so it opens with a name and an office.
    """
    text = seed.text
    found: list[Caption] = []
    start = piece.start
    for opening in seed.language.openings.finditer(text, piece.start, piece.end):
        end = opening.match.start()
        first = find_sentence_start(seed, start, end)
        first += len(text[first:end]) - len(text[first:end].lstrip())
        if first >= end:
            continue
        words = text[first:end].rstrip()
        is_office = after_quotation and first <= piece.start + 1
        after_small = opening.rule in seed.language.openings_after_small
        if not _is_dated(seed, first, end) and _is_caption(seed, words, after_small=after_small, is_office=is_office):
            last = first + len(words)
            if found and not text[found[-1].span.end : first].strip():
                first = found.pop().span.start
            found.append(Caption(Span(first, last), opening.rule))
            start = end
    return found


def find_sentence_start(seed: SeedText, start: int, offset: int) -> int:
    """Return the start of the sentence around `offset`, or `start` if no sentence ends between the two."""
    ends = _sentence_ends(seed)
    last = bisect_right(ends, offset, key=lambda end: end.start) - 1
    return ends[last].start if last >= 0 and ends[last].stop >= start else start


class _SentenceEnd(NamedTuple):
    """The offset of the sign that ends a sentence, and where the next one starts."""

    stop: int
    start: int


@lru_cache(maxsize=1)
def _sentence_ends(seed: SeedText) -> tuple[_SentenceEnd, ...]:
    """Return all ends of sentences; kept, since each piece of furniture in a paragraph asks for them."""
    return tuple(
        _SentenceEnd(end.end("word"), end.end())
        for end in _SENTENCE_END.finditer(seed.text)
        if not _is_abbreviated(seed, end["word"].rpartition(".")[2])
    )


def _is_abbreviated(seed: SeedText, word: str) -> bool:
    is_initial = len(word) == 1 and word.isupper()
    return is_initial or word in seed.language.words.abbreviations


def _is_dated(seed: SeedText, start: int, end: int) -> bool:
    """Return True if the words open or close with a day, as in a chronology, where the day dates what follows."""
    text, read = seed.text, seed.language.dates.read_partial
    if read(text, start, end):
        return True
    days = (read(text, begin.start(), end) for begin in _WORD_BEGINS.finditer(text, start, end))
    return any(day and not text[day.end : end].strip(" -–0123456789:.") for day in days)


def _is_caption(seed: SeedText, words: str, *, after_small: bool, is_office: bool) -> bool:
    """Return True if the words before an opening end at a point where no sentence can."""
    tokens = words.split()
    ending = _LAST_WORD.search(words)
    fewest = _FEWEST_WORDS - is_office
    if ending is None or not fewest <= len(tokens) <= _MOST_WORDS or len(words) > _LONGEST:
        return False
    last = ending["word"]
    beginning = _FIRST_WORD.match(words)
    first = beginning["word"] if beginning else ""
    known = seed.language.words
    if first[:1].islower() or first.lower() in known.never_first or last.lower() in known.never_last:
        return False
    if after_small and not is_office and not (last[0].islower() or last[0].isdigit()):
        return False
    if words.endswith(('"', "”")) and not seed.language.speech_in_caption.fullmatch(words):
        return False
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”") and words.count("(") == words.count(")")
