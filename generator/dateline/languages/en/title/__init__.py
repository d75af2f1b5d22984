"""An article's title: the title line if there is one, else part of the lead, in its own words.

The attribution is removed from the lead ("…, X said on Thursday"). A long lead is cut at a joint in the sentence:
before a coordinate clause, a clause of time or circumstance, or a relative clause set off by a comma. A cut never
removes anything that negates or limits, or splits a name, a bracket or a pair of quotation marks; if no cut is safe,
the sentence stays whole.
"""

from collections.abc import Iterator, Sequence

from dateline.annotators.base import only
from dateline.languages.en.title import shortening, title_attribution
from dateline.languages.en.title.lead_sentence import LeadSentence
from dateline.languages.en.title.shortening import shorten_title
from dateline.languages.en.title.title_attribution import find_quote_speaker, strip_attribution
from dateline.model import AnyMark, Article, Furniture, Title
from dateline.nlp.parse import Parse
from dateline.reasons import NONE, reason, together
from dateline.rules import Rule

__all__ = ["Titles"]

WHOLE_LEAD = Rule(
    name="whole-lead",
    example="⟦Parliament approved the budget on Thursday⟧.",
    counterexample="Parliament approved the budget on Thursday, the speaker said.",
)


class Titles:
    """Derives a title from the lead if the article has none."""

    name = "title"
    rules: tuple[Rule, ...] = (*title_attribution.RULES, *shortening.RULES, WHOLE_LEAD)

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterator[Title]:
        """Yield one title, or nothing if the article already has one or has no prose."""
        if any(title.given for title in only(earlier, Title)):
            return
        furniture = [mark.span for mark in only(earlier, Furniture)]
        lead = LeadSentence(article, parse, tuple(earlier))
        for number, sentence in enumerate(parse.sentences):
            stretch = lead.trim_marks(parse.tokens_of(number))
            if lead.is_clause(stretch) and not any(span.overlaps(sentence) for span in furniture):
                yield self._build_title(lead, stretch)
                return

    def _build_title(self, lead: LeadSentence, sentence: range) -> Title:
        """Build the mark; its rule is the one that removed the attribution, if any, else the one that made the cut."""
        attribution = strip_attribution(lead, sentence)
        cut = shorten_title(lead, attribution.content)
        span = lead.title_span(cut.stretch)
        is_cut = cut.stretch != attribution.content
        return Title(
            span=span,
            by=self.name,
            rule=(attribution.rule or cut.rule or WHOLE_LEAD).name,
            because=together(reason("title.lead"), attribution.because, reason("title.cut") if is_cut else NONE),
            given=False,
            speaker=attribution.speaker or find_quote_speaker(lead, span),
        )
