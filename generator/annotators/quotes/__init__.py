"""Quotes: speech and thought reported in the article, direct, mixed and indirect, with speaker and cue."""

from collections.abc import Iterable, Sequence

from generator.annotators.base import of
from generator.annotators.quotes.direct import direct
from generator.annotators.quotes.indirect import indirect
from generator.annotators.quotes.marks import blocks
from generator.annotators.quotes.speakers import Cast
from generator.model import Article, Claim, Name, Quote, QuoteMode, Span, Speaker
from generator.reading import Reading

__all__ = ["Quotes"]

_PURE = 0.95


class Quotes:
    """Finds who says what: marks and cues decide for direct speech, the sentence's grammar for reported speech."""

    name = "quotes"

    def annotate(self, article: Article, reading: Reading, earlier: Sequence[Claim]) -> Iterable[Claim]:
        """Yield each quote with its parts; one without any speaker is not a quote."""
        found = blocks(article)
        runs = [run.span for block in found for run in block.runs]
        quotes: list[Quote] = []
        said: list[Span] = []
        for speech in direct(article, reading, found):
            if speech.cue is None or speech.cue.speaker is None:
                continue
            said.extend(speech.parts)
            quotes.append(
                self._quote(
                    reading,
                    tuple(speech.parts),
                    speech.cue.speaker,
                    reading.span(speech.cue.verb, speech.cue.verb),
                    "direct",
                    speech.because,
                )
            )
        for report in indirect(reading):
            if report.cue.speaker is None or any(part.overlaps(report.cue_span) for part in said):
                continue
            if any(part.overlaps(report.content) for part in said):
                continue
            quotes.append(
                self._quote(
                    reading,
                    (report.content,),
                    report.cue.speaker,
                    report.cue_span,
                    _mode(report.content, runs),
                    report.because,
                )
            )
        cast = Cast(article, of(earlier, Name))
        for quote in sorted(quotes, key=lambda q: (q.cue or q.span).start):
            if quote.speaker and quote.speaker.span:
                yield Quote(
                    span=quote.span,
                    by=quote.by,
                    because=quote.because,
                    sure=quote.sure,
                    parts=quote.parts,
                    mode=quote.mode,
                    speaker=cast.speaker(quote.speaker.span),
                    cue=quote.cue,
                )

    def _quote(
        self,
        reading: Reading,
        parts: tuple[Span, ...],
        speaker: tuple[int, int],
        cue: Span,
        mode: QuoteMode,
        because: str,
    ) -> Quote:
        return Quote(
            span=Span(parts[0].start, parts[-1].end),
            by=self.name,
            because=because,
            sure="sure" if mode == "direct" else "likely",
            parts=parts,
            mode=mode,
            cue=cue,
            speaker=Speaker(span=reading.span(*speaker)),
        )


def _mode(content: Span, runs: list[Span]) -> QuoteMode:
    quoted = sum(min(run.end, content.end) - max(run.start, content.start) for run in runs if run.overlaps(content))
    if not quoted:
        return "indirect"
    return "direct" if quoted >= _PURE * (content.end - content.start) else "mixed"
