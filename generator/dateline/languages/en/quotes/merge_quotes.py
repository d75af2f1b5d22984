"""Direct and reported speech found apart → the quotes of the article: what is told twice is kept once."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.languages.en.quotes.direct import Speech, direct
from dateline.languages.en.quotes.fragments import spoken
from dateline.languages.en.quotes.grammar import Telling
from dateline.languages.en.quotes.indirect import Report, indirect
from dateline.languages.en.quotes.marks import blocks
from dateline.languages.en.quotes.transcript import transcript
from dateline.model import Article, QuoteMode, Span
from dateline.nlp.parse import Parse

_FEWEST_WORDS = 3
_PURE = 0.95
"""From this share of its characters in quotation marks on, speech is direct."""


class Found(NamedTuple):
    """A quote: its parts in the order of the text, how it is told, and whether its words are the speaker's own."""

    parts: tuple[Span, ...]
    telling: Telling
    mode: QuoteMode


def quotes(article: Article, parse: Parse) -> list[Found]:
    """Return the quotes of the article in the order of their cues."""
    lines = blocks(article)
    turns = transcript(article, lines)
    taken = [block for block, _ in turns]
    lines = spoken(parse, [block for block in lines if block not in taken])
    runs = [run.span for block in lines for run in block.runs]
    speeches = [*(speech for _, speech in turns), *direct(article, parse, lines)]
    quoted = [*runs, *(part for _, turn in turns for part in turn.parts)]
    reports = [
        Report(tuple(_whole(part, runs) for part in report.parts), report.telling)
        for report in indirect(parse)
        if not any(span.covers(report.telling.cue) for span in quoted)
    ]
    speeches = [speech for speech in speeches if not _within(article, speech, reports)]
    said = [part for speech in speeches for part in speech.parts]
    found = [Found(tuple(s.parts), s.telling, _mode(s.parts, quoted)) for s in speeches]
    found += _apart(article, reports, said, runs)
    return sorted(found, key=lambda one: (one.telling.cue, one.parts))


def _within(article: Article, speech: Speech, reports: Sequence[Report]) -> bool:
    """Say whether a fragment in quotation marks is only part of what a sentence reports: `said the plan was “bad”`."""
    part = speech.parts[0]
    begins = next(filter(str.isalpha, article.at(part)), "")
    if len(speech.parts) > 1 or not begins.islower():
        return False
    for report in reports:
        cue = report.telling.cue == speech.telling.cue
        for whole in report.parts:
            if whole.covers(part) and whole.start < part.start and (cue or whole.covers(speech.telling.cue)):
                return True
    return False


def _apart(article: Article, reports: Sequence[Report], said: Sequence[Span], runs: Sequence[Span]) -> Iterator[Found]:
    """Yield the reports without what direct speech has taken already."""
    for report in reports:
        parts = tuple(kept for part in report.parts if (kept := _before(article, part, said)))
        # A speaker inside his own words: the grammar was misread.
        if parts and not any(part.overlaps(report.telling.speaker) for part in parts):
            yield Found(parts, report.telling, _mode(parts, runs))


def _before(article: Article, part: Span, said: Sequence[Span]) -> Span | None:
    """Return what of the part stands before the first direct quote in it, None where that is hardly a clause."""
    first = min((s.start for s in said if s.overlaps(part)), default=None)
    if first is None:
        return part
    words = article.text[part.start : max(first, part.start)]
    cut = words[: max(words.rfind(","), 0)].rstrip(" ,;")
    return Span(part.start, part.start + len(cut)) if len(cut.split()) > _FEWEST_WORDS else None


def _whole(part: Span, runs: Sequence[Span]) -> Span:
    """Return the part with the quotation that it ends in taken to its end."""
    last = next((run for run in runs if part.start <= run.start < part.end < run.end), None)
    return Span(part.start, last.end) if last else part


def _mode(parts: Sequence[Span], runs: Sequence[Span]) -> QuoteMode:
    quoted = whole = 0
    for part in parts:
        whole += part.end - part.start
        quoted += sum(min(r.end, part.end) - max(r.start, part.start) for r in runs if r.overlaps(part))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _PURE * whole else "mixed"
