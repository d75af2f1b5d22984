"""How like a place in an article is to the one that an item had: by its words and by what stands around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dateline.desk import text_similarity
from dateline.model import Article, Span

REACH = 600
"""Characters of the paragraph kept on each side of the words: enough for the whole of a long sentence."""
NEAR = 14
"""Words of the surroundings that are compared on each side."""
NEXT = 4
"""Of these, the words that are compared once more: what stands next to the words tells most."""
LIKE = 0.5
"""How alike the surroundings must be, where the words are the same."""
FEWEST = 4
"""Fewer words than this may stand anywhere, and are never looked for by likeness."""
CHANGED = 0.25
"""Which share of the words may have changed, where they are no longer the same."""
MOST = 12
"""How many words of a long text may have."""
WHOLE = 6
"""So many words make a sentence that is not said twice by chance."""
_STOP = re.compile(r"(?<![A-Z.][a-z])(?<![ (.][A-Z])(?<!\b[A-Z][a-z]{2})[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """An item's words with their surroundings, as they stood in the seed when they last stood well."""

    at: str
    before: str
    after: str
    nth: int
    """0 where none is given."""
    seed: str
    """The seed's hash then."""
    left: str
    right: str
    twin: bool
    """Whether the article had the same or nearly the same words in a second place."""
    doubles: int
    """In how many other places it had the same words in surroundings just as like: a passage printed twice."""


class Candidate(NamedTuple):
    """A place where an item may stand: how good it is, from 0 to 1, and in which weighty word it differs."""

    span: Span
    score: float
    conflict: str


def surroundings(article: Article, span: Span) -> tuple[str, str]:
    """Return what stands to the left and right in the same paragraph, so far as it is kept."""
    start, end = _paragraph(article, span)
    text = article.text
    return text[max(start, span.start - REACH) : span.start], text[span.end : min(end, span.end + REACH)]


def weighed(article: Article, span: Span, kept: Kept) -> Candidate:
    """Return a place with how like its surroundings are to those kept, and in which weighty word they differ."""
    left, right = surroundings(article, span)
    old, new = (_sides(kept.left, kept.right), _sides(left, right))
    share = [
        (text_similarity.likeness(o, n) + text_similarity.likeness(o_next, n_next)) / 2
        for (o, o_next), (n, n_next) in zip(_nearest(*old), _nearest(*new), strict=True)
    ]
    weights = [max(len(o), 1) for o in old]
    score = sum(s * w for s, w in zip(share, weights, strict=True)) / sum(weights)
    # A neighbour sentence may have gone: one side that is as it was will do, if it is long enough to be a witness.
    sides = [] if kept.twin else [s for s, o in zip(share, old, strict=True) if len(o) > NEAR // 2]
    witness = max(sides, default=0.0)
    then, now = _sentence(kept.left, kept.at, kept.right), _sentence(left, article.at(span), right)
    conflict = next((word for o, n in zip(then, now, strict=True) if (word := text_similarity.conflict(o, n))), "")
    # A whole sentence is its own witness, wherever it has been moved to; unless it stood twice.
    whole = not kept.twin and then == now and len([*then[0], *then[1], *text_similarity.words(kept.at)]) >= WHOLE
    return Candidate(span, max(score, witness * 0.8, 0.8 if whole else 0.0), conflict)


def _sides(left: str, right: str) -> tuple[list[str], list[str]]:
    """Return the nearest words on both sides; an edge of the paragraph is a word too."""
    before = ["¶"] * (len(left) < REACH) + [w.text for w in text_similarity.words(left)]
    after = [w.text for w in text_similarity.words(right)] + ["¶"] * (len(right) < REACH)
    return before[-NEAR:], after[:NEAR]


def _nearest(before: list[str], after: list[str]) -> tuple[tuple[list[str], list[str]], tuple[list[str], list[str]]]:
    """Return each side with those of its words that touch the words themselves: a sentence may hold these twice."""
    return (before, before[-NEXT:]), (after, after[:NEXT])


def _sentence(left: str, at: str, right: str) -> tuple[list[str], list[str]]:
    """Return what stands in the words' own sentence before and after them."""
    text, start, end = left + at + right, len(left), len(left) + len(at)
    stops = [m.end() for m in _STOP.finditer(text)]
    first = max((stop for stop in stops if stop <= start), default=0)
    last = min((stop for stop in stops if stop >= end), default=len(text))
    return [w.text for w in text_similarity.words(text, first, start)], [
        w.text for w in text_similarity.words(text, end, last)
    ]


def good(candidate: Candidate) -> bool:
    """Say whether the surroundings alone would do."""
    return candidate.score >= LIKE and not candidate.conflict


def windows(article: Article, at: str) -> Iterator[Candidate]:
    """Yield the stretches of the article that are the words but for a few, the best of those that overlap."""
    wanted = [word.text for word in text_similarity.words(at)]
    there = text_similarity.words(article.text)
    if len(wanted) < FEWEST:
        return
    folded, texts = text_similarity.fold(wanted), text_similarity.fold(word.text for word in there)
    allowed = min(max(1, int(len(wanted) * CHANGED)), MOST)
    openings = set(folded[: allowed + 1])
    found: list[tuple[int, int, int, int]] = []
    for first in range(len(texts)):
        if not openings.intersection(texts[first : first + 2]):
            continue
        # A window longer or shorter by so many words is nearer by so many words at most.
        if text_similarity.edits(folded, texts[first : first + len(folded)]) > 2 * allowed:
            continue
        lengths = range(max(1, len(folded) - allowed), len(folded) + allowed + 1)
        scored = [
            (text_similarity.edits(folded, texts[first : first + n]), abs(n - len(folded)), first + n) for n in lengths
        ]
        cost, longer, last = min(scored)
        if cost <= allowed:
            found.append((cost, longer, first, min(last, len(texts))))
    taken: list[Span] = []
    for cost, _, first, last in sorted(found):
        span = Span(there[first].start, there[last - 1].end)
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            conflict = text_similarity.conflict(wanted, [word.text for word in there[first:last]])
            yield Candidate(span, 1 - cost / len(wanted), conflict)


def _paragraph(article: Article, span: Span) -> tuple[int, int]:
    for paragraph in article.paragraphs:
        if paragraph.span.start <= span.start < paragraph.span.end:
            return paragraph.span.start, max(paragraph.span.end, span.end)
    text = article.text
    after = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, after if after >= 0 else len(text)
