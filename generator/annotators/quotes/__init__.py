"""Quotes: speech and thought reported in the article, direct, mixed and indirect, with speaker and cue."""

from collections.abc import Iterable, Iterator, Sequence

from generator.annotators.base import of
from generator.annotators.quotes.direct import direct
from generator.annotators.quotes.fragments import spoken
from generator.annotators.quotes.grammar import Telling
from generator.annotators.quotes.indirect import indirect
from generator.annotators.quotes.marks import blocks
from generator.annotators.quotes.speakers import Cast
from generator.annotators.quotes.transcript import transcript
from generator.model import Article, Claim, Name, Quote, QuoteMode, Span
from generator.reading import Reading

__all__ = ["Quotes"]

_FEWEST_WORDS = 3
_PURE = 0.95
"""From this share of its characters in quotation marks on, speech is direct."""


class Quotes:
    """Finds who says what: marks and cues decide for direct speech, the sentence's grammar for reported speech."""

    name = "quotes"

    def annotate(self, article: Article, reading: Reading, earlier: Sequence[Claim]) -> Iterable[Claim]:
        """Yield each quote with its parts; words in quotation marks that nobody is known to say are not a quote."""
        found = sorted(_quotes(article, reading), key=lambda quote: quote[1].cue)
        cast = Cast(article, of(earlier, Name))
        for parts, telling, mode in found:
            yield Quote(
                span=Span(parts[0].start, parts[-1].end),
                by=self.name,
                because=telling.because,
                sure="sure" if mode == "direct" else "likely",
                parts=parts,
                mode=mode,
                speaker=cast.speaker(telling.speaker),
                cue=telling.cue,
            )


def _quotes(article: Article, reading: Reading) -> Iterator[tuple[tuple[Span, ...], Telling, QuoteMode]]:
    found = blocks(article)
    turns = transcript(article, found)
    taken = [block for block, _ in turns]
    found = spoken(reading, [block for block in found if block not in taken])
    runs = [run.span for block in found for run in block.runs]
    said = [part for _, speech in turns for part in speech.parts]
    for speech in (*(speech for _, speech in turns), *direct(article, reading, found)):
        said.extend(speech.parts)
        yield tuple(speech.parts), speech.telling, "direct"
    quoted = [*runs, *said]
    for report in indirect(reading):
        if any(span.covers(report.telling.cue) for span in quoted):
            continue
        parts = tuple(kept for part in report.parts if (kept := _apart(article, _whole(part, runs), said)))
        if parts and not _speaks(parts, report.telling.speaker):
            yield parts, report.telling, _mode(parts, runs)


def _apart(article: Article, part: Span, said: Sequence[Span]) -> Span | None:
    """Return what of the part stands before the first direct quote in it, None where that is hardly a clause."""
    first = min((s.start for s in said if s.overlaps(part)), default=None)
    if first is None:
        return part
    words = article.text[part.start : max(first, part.start)]
    cut = words[: max(words.rfind(","), 0)].rstrip(" ,;")
    return Span(part.start, part.start + len(cut)) if len(cut.split()) > _FEWEST_WORDS else None


def _speaks(parts: tuple[Span, ...], speaker: Span) -> bool:
    """Say whether the speaker stands inside the words reported: then the grammar was misread."""
    return any(part.overlaps(speaker) for part in parts)


def _whole(part: Span, runs: Sequence[Span]) -> Span:
    """Return the part with the quotation that it ends in taken to its end."""
    last = next((run for run in runs if run.start < part.end < run.end and run.start >= part.start), None)
    return Span(part.start, last.end) if last else part


def _mode(parts: Iterable[Span], runs: Sequence[Span]) -> QuoteMode:
    quoted = whole = 0
    for part in parts:
        whole += part.end - part.start
        quoted += sum(min(r.end, part.end) - max(r.start, part.start) for r in runs if r.overlaps(part))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _PURE * whole else "mixed"
