"""What surrounds a desk item: its paragraph, its sentence and the neighbours, and whether they state the same facts."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dateline.desk.text_similarity import find_conflict, fold, is_name, list_conflicts, similarity, split_words
from dateline.languages import Language
from dateline.model import Article, Span

MAX_CONTEXT = 600
"""Characters of the paragraph stored on each side of the words: enough for a sentence of 100 words."""
MAX_SENTENCE = 2400
"""Characters stored on each side if the sentence is longer than that: enough for a list of 40 headlines."""
MAX_OUTSIDE = 120
"""Characters stored of the text above and below a paragraph: enough for the words compared, about 14."""
MIN_NEIGHBOUR = 0.5
"""Minimum similarity of a sentence beside the item's to its former self: half of its words; else it is another one."""
WHOLE_SENTENCE = 6
"""Minimum number of words in a sentence that won't occur twice by chance."""
_SENTENCE_END = re.compile(
    r"(?<![A-Z.][a-z])(?<![ (.][A-Z])(?<!\b[A-Z][a-z]{2})[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])"
)
_STOPS = frozenset(".!?…")


class Surroundings(NamedTuple):
    """The words of an item, of the rest of its sentence, and, without stops, of the paragraph's other sentences."""

    earlier: list[list[str]]
    before: list[str]
    at: list[str]
    after: list[str]
    later: list[list[str]]
    is_quoted: bool
    """True if a quotation is open before the item."""

    @property
    def is_whole(self) -> bool:
        """True if the sentence is long enough to be recognised anywhere."""
        return len(self.before) + len(self.at) + len(self.after) >= WHOLE_SENTENCE

    @property
    def beside(self) -> list[list[str]]:
        """The sentences that say whom the item's is about: those next to it, in a quotation all."""
        return [*self.earlier, *self.later] if self.is_quoted else [*self.earlier[-1:], *self.later[:1]]


def extract_context(article: Article, span: Span) -> tuple[str, str]:
    """Return the paragraph's text on both sides of a span, as much as an anchor stores."""
    start, end = _paragraph_bounds(article, span)
    start, end = max(start, span.start - MAX_SENTENCE), min(end, span.end + MAX_SENTENCE)
    text = article.text
    if start < span.start - MAX_CONTEXT:
        stops = [start, *(stop for stop in _sentence_ends(text, start, span.end) if stop <= span.start)]
        start = min(stops[-1], span.start - MAX_CONTEXT)
    if end > span.end + MAX_CONTEXT:
        stop = next((stop for stop in _sentence_ends(text, span.start, end) if stop >= span.end), end)
        end = max(stop, span.end + MAX_CONTEXT)
    return text[start : span.start], text[span.end : end]


def extract_outside(article: Article, span: Span) -> tuple[str, str]:
    """Return the text above and below a span's paragraph, as much as an anchor stores."""
    start, end = _paragraph_bounds(article, span)
    text = article.text
    return text[max(0, start - MAX_OUTSIDE) : start].strip(), text[end : end + MAX_OUTSIDE].strip()


def split_surroundings(left: str, at: str, right: str) -> Surroundings:
    """Divide an item and the text on both sides of it into sentences."""
    text, start, end = left + at + right, len(left), len(left) + len(at)
    stops = list(_sentence_ends(text, 0, len(text)))
    earlier = [0, *(stop for stop in stops if stop <= start)]
    later = [*(stop for stop in stops if stop >= end), len(text)]
    # A sentence that was cut off isn't compared.
    edges_before = earlier[1:] if len(left) >= MAX_CONTEXT and len(earlier) > 1 else earlier
    edges_after = later[:-1] if len(right) >= MAX_CONTEXT and len(later) > 1 else later

    def words(edge: tuple[int, int]) -> list[str]:
        return [word.text for word in split_words(text, *edge)]

    def sentence(edge: tuple[int, int]) -> list[str]:
        return [word for word in words(edge) if word not in _STOPS]

    return Surroundings(
        earlier=[sentence(edge) for edge in pairwise(edges_before)],
        before=words((earlier[-1], start)),
        at=words((start, end)),
        after=words((end, later[0])),
        later=[sentence(edge) for edge in pairwise(edges_after)],
        is_quoted=left.count("“") > left.count("”") or left.count('"') % 2 == 1,
    )


def find_changed_fact(then: Surroundings, now: Surroundings, language: Language) -> str:
    """Return a name, number or negation that differs in the item's sentence or beside it, or an empty string.

    Of a sentence beside it, only a name counts: who is quoted, or who *she* is, often stands there, while reports bring
    its figures up to date. If the item's own sentence names and counts nothing, everything counts.
    """
    after = _trim_paragraph(then, now)
    if conflict := find_conflict(then.before, now.before, language) or find_conflict(then.after, after, language):
        return conflict
    own = [*then.before, *then.at, *then.after]
    # The first word's capital proves nothing.
    is_vague = not find_conflict(own[1:], [], language)
    others = [*now.earlier, *now.later]
    for old in then.beside:
        new = max(others, key=lambda other: similarity(old, other), default=[])
        if similarity(old, new) < MIN_NEIGHBOUR:
            continue
        for word in list_conflicts(old, new, language):
            if is_vague or is_name(word, language):
                return word
    return ""


def _trim_paragraph(then: Surroundings, now: Surroundings) -> list[str]:
    """Return the rest of the present sentence, without what was added behind the last sentence of the paragraph.

    A heading has no full stop, and some abbreviations end sentences (`by Envoy Air.`): what is behind them seems to be
    the same sentence. A few words behind a heading may complete it.
    """
    length = len(then.after)
    added = now.after[length:]
    if then.later or not added or fold(now.after[:length]) != fold(then.after) or added[0].islower():
        return now.after
    is_over = bool(then.after) and then.after[-1] in _STOPS
    return now.after[:length] if is_over or len(added) >= WHOLE_SENTENCE else now.after


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a sentence ends and the next one begins."""
    return (match.end() for match in _SENTENCE_END.finditer(text, start, end))


def _paragraph_bounds(article: Article, span: Span) -> tuple[int, int]:
    for paragraph in article.paragraphs:
        if paragraph.span.start <= span.start < paragraph.span.end:
            return paragraph.span.start, max(paragraph.span.end, span.end)
    text = article.text
    after = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, after if after >= 0 else len(text)
