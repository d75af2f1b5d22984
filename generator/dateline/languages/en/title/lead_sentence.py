"""Queries on a lead's words: which ranges are clauses, which words limit them, what must not be split."""

from collections.abc import Collection
from dataclasses import dataclass

from dateline.annotators.base import only
from dateline.model import AnyMark, Article, Name, Span, Time
from dateline.nlp.parse import Parse, Token

QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
JOINTS = frozenset({",", "--", "—", *QUOTATION_MARKS})
"""Marks at which an attribution or a clause may begin or end."""
_SINGLE_MARKS = frozenset({"'", "‘", "’"})
_STRAY_MARKS = frozenset({".", ",", ";", "-", "--", "–", "—", "_"})
_BRACKETS = frozenset({"(", "["})
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("``", "''"))
_MIN_WORDS = 4
"""Minimum number of words in a title: what is left of a lead means nothing with fewer (`It is over`)."""


@dataclass(frozen=True)
class LeadSentence:
    """The article's opening as tokens; its parts are ranges of token indices."""

    article: Article
    parse: Parse
    earlier: tuple[AnyMark, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the article."""
        return self.parse.tokens

    def trim_marks(self, stretch: range) -> range:
        """Strip stray marks from the start, and a full stop, comma or dash from the end; the result may be empty."""
        first, last = stretch.start, stretch.stop
        opening = QUOTATION_MARKS | _BRACKETS
        while first < last and self.tokens[first].pos == "PUNCT" and self.tokens[first].text not in opening:
            first += 1
        while last > first and self.tokens[last - 1].text in _STRAY_MARKS:
            last -= 1
        return range(first, last)

    def is_clause(self, stretch: range) -> bool:
        """Return True if the stretch has a subject with a finite verb, and all its marks are paired."""
        words = [i for i in stretch if self.tokens[i].pos != "PUNCT"]
        if len(words) < _MIN_WORDS or self.tokens[stretch.stop - 1].text == ":":
            return False
        if not _has_whole_pairs(self.text(self.unquote(stretch))):
            return False
        heads = {self.tokens[i].head for i in stretch if self.tokens[i].dep in self.parse.labels.subjects}
        return any(self._has_finite_form(head) for head in heads if head in stretch)

    def can_stand_alone(self, stretch: range, sentence: range) -> bool:
        """Return True if a stretch is a clause and contains all of its sentence's single quotation marks or none.

        Apostrophes look like single marks, so marks are identified by their tags rather than counted in pairs.
        """
        quoting = self.parse.labels.quotation_marks
        marks = [i for i in sentence if self.tokens[i].text in _SINGLE_MARKS and self.tokens[i].tag in quoting]
        inside = [i for i in marks if i in stretch]
        return bool(stretch) and inside in ([], marks) and self.is_clause(stretch)

    def _has_finite_form(self, verb: int) -> bool:
        # The small model often mistakes a past tense for a participle: a subject makes it finite.
        labels = self.parse.labels
        finite = labels.finite_verbs | labels.modals | labels.participles
        return any(self.tokens[i].tag in finite for i in (verb, *self.parse.children[verb]))

    def title_span(self, stretch: range) -> Span:
        """Return the stretch's span, without a pair of quotation marks around all of it."""
        inner = self.unquote(stretch)
        return self.parse.span(inner.start, inner.stop - 1)

    def unquote(self, stretch: range) -> range:
        """Strip the marks around a stretch that is quoted as a whole, and a mark at its edge that has no partner."""
        marks = [i for i in stretch if self.tokens[i].text in QUOTATION_MARKS]
        first, last = stretch.start, stretch.stop
        edges = [i for i in marks if i in {first, last - 1}]
        if not marks or edges != marks:
            return stretch
        inner = range(first + (first in marks), last - (last - 1 in marks))
        return self.trim_marks(inner) or stretch

    def text(self, stretch: range) -> str:
        """Return the words of the stretch."""
        return self.article.words(self.parse.span(stretch.start, stretch.stop - 1))

    def has_word(self, stretch: range, words: Collection[str]) -> bool:
        """Return True if the stretch contains one of the words, in any form."""
        return any(self.tokens[i].text.lower() in words or self.tokens[i].lemma.lower() in words for i in stretch)

    def find_name(self, index: int) -> Name | None:
        """Return the name that the token belongs to."""
        token = self.tokens[index]
        return next(
            (n for n in only(self.earlier, Name) if n.span.start <= token.start and token.end <= n.span.end), None
        )

    def is_time(self, index: int) -> bool:
        """Return True if the token belongs to a time expression."""
        token = self.tokens[index]
        return any(t.span.start <= token.start and token.end <= t.span.end for t in only(self.earlier, Time))


def _has_whole_pairs(words: str) -> bool:
    return words.count('"') % 2 == 0 and all(words.count(first) == words.count(last) for first, last in _PAIRS)
