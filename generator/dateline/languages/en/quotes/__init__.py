"""Quotes: speech and thought that the article reports, direct, mixed or indirect, with speaker and cue."""

from collections.abc import Iterable, Sequence

from dateline.annotators.base import only
from dateline.annotators.quotes.merge_quotes import merge_quotes
from dateline.annotators.quotes.quotation_marks import find_blocks
from dateline.annotators.quotes.speech import QuoteDraft
from dateline.annotators.quotes.transcript import find_turns
from dateline.languages.en.quotes import direct_speech, reported_speech
from dateline.languages.en.quotes.direct_speech import find_direct_speech
from dateline.languages.en.quotes.reported_speech import find_reported_speech
from dateline.languages.en.quotes.speaker_resolver import SpeakerResolver
from dateline.languages.en.quotes.titles_of_works import drop_titles
from dateline.model import AnyMark, Article, Name, Quote, Span
from dateline.nlp.parse import Parse
from dateline.rules import Rule

__all__ = ["Quotes"]

TURN = Rule(
    name="turn",
    example="HALL: ⟦Why now?|HALL⟧\n\nDAHL: Because it is late.\n\nHALL: Thank you.",
    counterexample="HALL: Why now?\n\nThe hall was full.",
)


class Quotes:
    """Finds who says what: direct speech by quotation marks and cues, reported speech by grammar."""

    name = "quotes"
    rules: tuple[Rule, ...] = (*direct_speech.RULES, *reported_speech.RULES, TURN)

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Yield each quote with its parts; words in quotation marks without a speaker are not a quote."""
        resolver = SpeakerResolver(article, parse, only(earlier, Name))
        for parts, match, mode in _find_quotes(article, parse):
            if any(part.overlaps(match.speaker) for part in parts):
                # Speakers aren't named by their own words: a stray mark has split a phrase.
                continue
            yield Quote(
                span=Span(parts[0].start, parts[-1].end),
                by=self.name,
                because=match.because,
                rule=match.rule,
                sure="sure" if mode == "direct" else "likely",
                parts=parts,
                mode=mode,
                speaker=resolver.resolve(match.speaker),
                cue=match.cue,
            )


def _find_quotes(article: Article, parse: Parse) -> list[QuoteDraft]:
    """Return the article's quotes in the order of their cues."""
    blocks = find_blocks(article)
    turns = find_turns(article, blocks, TURN.name)
    taken = [block for block, _ in turns]
    blocks = drop_titles(parse, [block for block in blocks if block not in taken])
    return merge_quotes(
        article,
        [*(speech for _, speech in turns), *find_direct_speech(article, parse, blocks)],
        [*find_reported_speech(parse)],
        quotations=[quotation.span for block in blocks for quotation in block.quotations],
        turns=[part for _, turn in turns for part in turn.parts],
    )
