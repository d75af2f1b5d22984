"""An article's title: the line given as such, else one stretch of the lead's own words.

The lead is stripped of its attribution ("…, X said on Thursday") and, where it is long, cut at a joint of the
sentence: before a coordinated clause, a clause of time or circumstance, a relative clause set off by a comma. Nothing
that negates or limits is cut off, no name, bracket or pair of quotation marks is broken; where no cut is safe the
sentence stands whole.
"""

from collections.abc import Iterator, Sequence

from dateline.annotators.base import only
from dateline.languages.en.title.attribution import quoted, told
from dateline.languages.en.title.cut import cut
from dateline.languages.en.title.lead import Lead
from dateline.model import AnyMark, Article, Furniture, Title
from dateline.nlp.parse import Parse
from dateline.reasons import NONE, reason, together
from dateline.rules import Rule

__all__ = ["Titles"]


class Titles:
    """Takes a title from the lead where the article gives none."""

    name = "title"
    rules: tuple[Rule, ...] = ()

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterator[Title]:
        """Yield one title, none where the article gives one or has no prose."""
        if any(title.given for title in only(earlier, Title)):
            return
        apart = [mark.span for mark in only(earlier, Furniture)]
        lead = Lead(article, parse, tuple(earlier))
        for number, sentence in enumerate(parse.sentences):
            whole = lead.trimmed(parse.tokens_of(number))
            if lead.usable(whole) and not any(span.overlaps(sentence) for span in apart):
                yield self._title(lead, whole)
                return

    def _title(self, lead: Lead, whole: range) -> Title:
        content, without, speaker = told(lead, whole)
        words = cut(lead, content)
        span = lead.bare(words)
        shorter = reason("title.cut") if words != content else NONE
        return Title(
            span=span,
            by=self.name,
            because=together(reason("title.lead"), without, shorter),
            given=False,
            speaker=speaker or quoted(lead, span),
        )
