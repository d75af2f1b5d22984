"""Quotes: speech and thought reported in the article, direct, mixed and indirect, with speaker and cue."""

from collections.abc import Iterable, Sequence

from dateline.annotators.base import only
from dateline.languages.en.quotes.merge_quotes import quotes
from dateline.languages.en.quotes.speakers import Cast
from dateline.model import AnyMark, Article, Name, Quote, Span
from dateline.nlp.parse import Parse
from dateline.rules import Rule

__all__ = ["Quotes"]


class Quotes:
    """Finds who says what: marks and cues decide for direct speech, the sentence's grammar for reported speech."""

    name = "quotes"
    rules: tuple[Rule, ...] = ()

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Yield each quote with its parts; words in quotation marks that nobody is known to say are not a quote."""
        cast = Cast(article, parse, only(earlier, Name))
        for parts, telling, mode in quotes(article, parse):
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
