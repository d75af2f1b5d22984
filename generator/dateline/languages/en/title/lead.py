"""A lead looked at as words: which stretch of it is a clause, which words limit, what must not be broken."""

from dataclasses import dataclass

from dateline.annotators.base import only
from dateline.lexicon import lexicon
from dateline.model import AnyMark, Article, Name, Span, Time
from dateline.nlp.parse import Parse, Token

MARKS = frozenset({'"', "“", "”", "``", "''", "«", "»"})
JOINTS = frozenset({",", "--", "—", *MARKS})
_SINGLE = frozenset({"'", "‘", "’"})
_STRAY = frozenset({".", ",", ";", "-", "--", "–", "—", "_"})
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("``", "''"))
_WORDS = 4
"""A clause of fewer words tells nothing."""


@dataclass(frozen=True)
class Lead:
    """The article's opening as tokens; stretches of it are ranges of token indices, never empty."""

    article: Article
    parse: Parse
    earlier: tuple[AnyMark, ...]

    @property
    def words(self) -> tuple[Token, ...]:
        """All tokens of the article."""
        return self.parse.tokens

    def trimmed(self, tokens: range) -> range:
        """Leave out stray marks at the start and the full stop, comma or dash at the end; may leave nothing."""
        first, last = tokens.start, tokens.stop
        while first < last and self.words[first].pos == "PUNCT" and self.words[first].text not in MARKS | {"(", "["}:
            first += 1
        while last > first and self.words[last - 1].text in _STRAY:
            last -= 1
        return range(first, last)

    def usable(self, tokens: range) -> bool:
        """Say whether the stretch is a clause with a subject and a finite verb, and holds whole pairs of marks."""
        spoken = [i for i in tokens if self.words[i].pos != "PUNCT"]
        if (
            len(spoken) < _WORDS
            or self.words[tokens.stop - 1].text == ":"
            or not _whole(self.text(self.unquoted(tokens)))
        ):
            return False
        heads = {self.words[i].head for i in tokens if self.words[i].dep in self.parse.labels.subjects}
        return any(self._finite(head) for head in heads if head in tokens)

    def part(self, tokens: range, whole: range) -> bool:
        """Say whether a stretch can stand alone: a clause, with all or none of the sentence's single quotation marks.

        An apostrophe looks like a single mark, so they are known by their tag and not counted in pairs.
        """
        marks = [i for i in whole if self.words[i].text in _SINGLE and self.words[i].tag in {"``", "''"}]
        inside = [i for i in marks if i in tokens]
        return bool(tokens) and inside in ([], marks) and self.usable(tokens)

    def _finite(self, verb: int) -> bool:
        # The small model often takes a past tense for a participle, hence VBN: a subject makes it finite.
        group = (verb, *self.parse.children[verb])
        return any(self.words[i].tag in self.parse.labels.finite_verbs | {"MD", "VBN"} for i in group)

    def bare(self, tokens: range) -> Span:
        """Return the characters, without a pair of quotation marks around all of them."""
        kept = self.unquoted(tokens)
        return self.parse.span(kept.start, kept.stop - 1)

    def unquoted(self, tokens: range) -> range:
        """Leave out the marks around a stretch that is quoted as a whole, and one that only opens or closes there."""
        marks = [i for i in tokens if self.words[i].text in MARKS]
        first, last = tokens.start, tokens.stop
        edges = [i for i in marks if i in {first, last - 1}]
        if not marks or edges != marks:
            return tokens
        inner = range(first + (first in marks), last - (last - 1 in marks))
        return self.trimmed(inner) or tokens

    def text(self, tokens: range) -> str:
        """Return the words that stand there."""
        return self.article.at(self.parse.span(tokens.start, tokens.stop - 1))

    def holds(self, tokens: range, listed: str) -> bool:
        """Say whether one of the words stands there that `title.toml` lists under that name."""
        entries = lexicon("title")[listed]
        return any(self.words[i].text.lower() in entries or self.words[i].lemma.lower() in entries for i in tokens)

    def name_at(self, index: int) -> Name | None:
        """Return the name that the token belongs to."""
        token = self.words[index]
        return next(
            (n for n in only(self.earlier, Name) if n.span.start <= token.start and token.end <= n.span.end), None
        )

    def timed(self, index: int) -> bool:
        """Say whether the token belongs to a time expression."""
        token = self.words[index]
        return any(t.span.start <= token.start and token.end <= t.span.end for t in only(self.earlier, Time))


def _whole(words: str) -> bool:
    return words.count('"') % 2 == 0 and all(words.count(first) == words.count(last) for first, last in _PAIRS)
