"""Merges direct and reported speech, which are found separately, into the article's quotes without duplicates."""

from collections.abc import Iterator, Sequence

from dateline.annotators.quotes.speech import DirectSpeech, QuoteDraft, ReportedSpeech
from dateline.model import Article, QuoteMode, Span

_MIN_CLAUSE = 4
"""Minimum number of words in a reported clause before the direct quote in it: `he was` alone says nothing."""
_DIRECT_SHARE = 0.95
"""Share of characters in quotation marks from which speech is direct; the rest is a comma or a small word."""


def merge_quotes(
    article: Article,
    speeches: Sequence[DirectSpeech],
    reports: Sequence[ReportedSpeech],
    quotations: Sequence[Span],
    turns: Sequence[Span],
) -> list[QuoteDraft]:
    """Return the quotes in the order of their cues.

    `quotations` are in quotation marks; `turns` are speeches in a transcript, which needs no marks.
    """
    quoted = [*quotations, *turns]
    reports = [
        report._replace(parts=tuple(_extend_to_closing_mark(part, quotations) for part in report.parts))
        for report in reports
        if not any(span.covers(report.match.cue) for span in quoted)
    ]
    speeches = [speech for speech in speeches if not _is_fragment(article, speech, reports)]
    direct = [part for speech in speeches for part in speech.parts]
    drafts = [QuoteDraft(tuple(s.parts), s.match, _mode(s.parts, quoted)) for s in speeches]
    drafts += _drop_direct_parts(article, reports, direct, quotations)
    return sorted(drafts, key=lambda draft: (draft.match.cue, draft.parts))


def _is_fragment(article: Article, speech: DirectSpeech, reports: Sequence[ReportedSpeech]) -> bool:
    """Return True if the words in quotation marks are part of a reported clause: `said the plan was “bad”`."""
    part = speech.parts[0]
    begins = next(filter(str.isalpha, article.words(part)), "")
    if len(speech.parts) > 1 or not begins.islower():
        return False
    for report in reports:
        same_cue = report.match.cue == speech.match.cue
        for clause in report.parts:
            inside = clause.covers(part) and clause.start < part.start
            if inside and (same_cue or clause.covers(speech.match.cue)):
                return True
    return False


def _drop_direct_parts(
    article: Article, reports: Sequence[ReportedSpeech], direct: Sequence[Span], quotations: Sequence[Span]
) -> Iterator[QuoteDraft]:
    """Yield the reports without the parts that are direct speech."""
    for report in reports:
        parts = tuple(rest for part in report.parts if (rest := _cut_at_direct(article, part, direct)))
        # A speaker inside the speech: the sentence was misparsed.
        if parts and not any(part.overlaps(report.match.speaker) for part in parts):
            yield QuoteDraft(parts, report.match, _mode(parts, quotations))


def _cut_at_direct(article: Article, part: Span, direct: Sequence[Span]) -> Span | None:
    """Return the part up to the last comma before the first direct quote in it, or None if that is hardly a clause."""
    first = min((span.start for span in direct if span.overlaps(part)), default=None)
    if first is None:
        return part
    words = article.text[part.start : max(first, part.start)]
    clause = words[: max(words.rfind(","), 0)].rstrip(" ,;")
    return Span(part.start, part.start + len(clause)) if len(clause.split()) >= _MIN_CLAUSE else None


def _extend_to_closing_mark(part: Span, quotations: Sequence[Span]) -> Span:
    """Return the part, extended to the end of the quotation that it ends in."""
    last = next((span for span in quotations if part.start <= span.start < part.end < span.end), None)
    return Span(part.start, last.end) if last else part


def _mode(parts: Sequence[Span], quotations: Sequence[Span]) -> QuoteMode:
    quoted = whole = 0
    for part in parts:
        whole += part.end - part.start
        quoted += sum(min(q.end, part.end) - max(q.start, part.start) for q in quotations if q.overlaps(part))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _DIRECT_SHARE * whole else "mixed"
