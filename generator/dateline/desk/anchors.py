"""Anchoring: find a desk item's place in an article, or report that it is no longer certain.

While the seed is unchanged, the item's words decide. Once it has changed, the words must occur in a context like the
stored one. If the words are gone, an approximate match is accepted, provided that it is the only one and that names,
numbers and negations agree. A note without a place is better than a note under the wrong sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.desk.anchor_context import extract_context, extract_outside
from dateline.desk.anchor_scoring import (
    MIN_SIMILARITY,
    MIN_WORDS,
    Candidate,
    StoredAnchor,
    find_similar,
    score_outside,
    score_place,
)
from dateline.desk.selectors import Selector, find_occurrences
from dateline.desk.text_similarity import split_words
from dateline.model import Article, Span

MIN_SIMILARITY_SHORT = 0.65
"""Minimum similarity of the context for an approximate match, or for few words, which may occur anywhere."""
MARGIN = 0.2
"""Minimum lead of the best place over the second: one changed word next to the place costs 0.08, two cost 0.16."""
MIN_SIMILARITY_TWIN = 0.75
"""Minimum similarity of the context if the article has, or had, the same words twice."""
_LONGEST_EXCERPT = 60
"""Maximum length of a quotation in a message, which then fits on two lines of a terminal."""


@dataclass(frozen=True, slots=True)
class AnchorResult:
    """The place of an item, if it has one; the anchor to store; and the code and message of a problem."""

    span: Span | None
    anchor: StoredAnchor | None
    code: str = ""
    message: str = ""


def anchor_item(article: Article, selector: Selector, anchor: StoredAnchor | None) -> AnchorResult:
    """Return the place of an item; `anchor` is None if the item has never had a place."""
    exact = list(find_occurrences(article.text, selector))
    if anchor is None or anchor.seed == article.sha256:
        return _anchor_unchanged(article, selector, exact, anchor)
    # The count behind `nth` may have changed with the seed, so every occurrence is judged by its context.
    occurrences = find_occurrences(article.text, replace(selector, nth=None))
    candidates = [score_place(article, span, anchor) for span in occurrences]
    if not candidates:
        return _anchor_similar(article, selector, anchor)
    is_short = len(split_words(selector.at)) < MIN_WORDS
    least = MIN_SIMILARITY_TWIN if anchor.twin else MIN_SIMILARITY_SHORT if is_short else MIN_SIMILARITY
    best = _find_double(article, candidates, anchor, least) if anchor.doubles else find_best(candidates, least)
    # If a passage was printed twice, the remaining one may be the wrong one.
    if best and sum(c.is_good for c in candidates) <= anchor.doubles:
        best = None
    if best is None:
        why = _explain_loss(candidates, least)
        return AnchorResult(
            None, anchor, "DL222", f"the seed has changed and “{_excerpt(selector.at)}” {why}; {_FIX_SAME}"
        )
    if exact == [best.span]:
        return AnchorResult(best.span, create_anchor(article, selector, best.span))
    if selector.nth is not None:
        words = _excerpt(selector.at)
        message = f"the seed has changed and “{words}” is no longer occurrence {selector.nth}; count again"
        return AnchorResult(best.span, anchor, "DL223", message)
    return AnchorResult(best.span, anchor)


def create_anchor(article: Article, selector: Selector, span: Span) -> StoredAnchor:
    """Return the anchor to store for an item at this place."""
    left, right = extract_context(article, span)
    plain = Selector(at=selector.at, place=selector.place)
    others = [place for place in find_occurrences(article.text, plain) if not place.overlaps(span)]
    twin = bool(others) or any(not similar.span.overlaps(span) for similar in find_similar(article, selector.at))
    stored = StoredAnchor(
        at=selector.at,
        before=selector.before,
        after=selector.after,
        nth=selector.nth or 0,
        seed=article.sha256,
        left=left,
        right=right,
        twin=twin,
        doubles=0,
    )
    doubles = sum(score_place(article, place, stored).is_good for place in others)
    above, below = extract_outside(article, span) if doubles else ("", "")
    return replace(stored, doubles=doubles, above=above, below=below)


def _anchor_unchanged(
    article: Article, selector: Selector, exact: Sequence[Span], anchor: StoredAnchor | None
) -> AnchorResult:
    """Return the place of an item in the version of the seed that it was written for."""
    if len(exact) == 1:
        # Anchors of earlier versions lack the text around the paragraphs of a passage printed twice.
        is_complete = anchor and (not anchor.doubles or anchor.above or anchor.below)
        return AnchorResult(exact[0], anchor if is_complete else create_anchor(article, selector, exact[0]))
    words = _excerpt(selector.at)
    if exact:
        message = f"“{words}” occurs {len(exact)} times in {article.path}; say which one with before, after or nth"
        return AnchorResult(None, None, "DL221", message)
    return AnchorResult(None, None, "DL220", f"“{words}” is not in {article.path}{_suggest(article, selector)}")


def _suggest(article: Article, selector: Selector) -> str:
    """Return the end of a message: what the editor may have meant."""
    loose = list(find_occurrences(article.text, replace(selector, before="", after="", nth=None)))
    if loose:
        return f" with this before, after or nth; places without it: {len(loose)}"
    similar = max(find_similar(article, selector.at), key=lambda candidate: candidate.score, default=None)
    if similar is None:
        return "; copy the words from the article"
    return f"; did you mean “{' '.join(article.words(similar.span).split())}”?"


_FIX = "check whether the item still fits, then copy its words from the article again"
_FIX_SAME = "check whether the item still fits, then say where, with before or after"


def find_best(candidates: Sequence[Candidate], least: float) -> Candidate | None:
    """Return the place that is good enough and beats every other by the margin, or None.

    A place that differs in a name, number or negation is never returned; it rules out the best one only if it beats
    that by more than the margin.
    """
    best, *others = sorted(candidates, key=lambda c: (bool(c.conflict), -c.score))
    if best.score < least or best.conflict:
        return None
    is_clear = all(best.score - c.score >= (-MARGIN if c.conflict else MARGIN) for c in others)
    return best if is_clear else None


def _find_double(
    article: Article, candidates: Sequence[Candidate], anchor: StoredAnchor, least: float
) -> Candidate | None:
    """Return the place of a passage that was printed more than once, or None.

    Where its paragraph doesn't tell it from its doubles, the text above and below that paragraph may. Either must not
    contradict the other: a double may have come to stand where the passage stood.
    """
    outside = [score_outside(article, place.span, anchor) for place in candidates]
    places = list(zip(candidates, outside, strict=True))
    if best := find_best(candidates, least):
        around = outside[candidates.index(best)]
        return None if any(score - around >= MARGIN for place, score in places if not place.conflict) else best
    both = [place._replace(score=(place.score + score) / 2) for place, score in places]
    if (found := find_best(both, least)) is None:
        return None
    best = candidates[both.index(found)]
    return None if any(place.score > best.score for place in candidates if not place.conflict) else best


def _explain_loss(candidates: Sequence[Candidate], least: float) -> str:
    best = max(candidates, key=lambda c: c.score)
    if best.conflict:
        return f"is now in or beside a sentence with other facts (“{best.conflict}”)"
    return "is now in another context" if best.score < least else f"could be any of {len(candidates)} places"


def _anchor_similar(article: Article, selector: Selector, anchor: StoredAnchor) -> AnchorResult:
    """Look for an approximate match of words that are no longer in the article."""
    message = f"the seed has changed and “{_excerpt(selector.at)}” is no longer in it; {_FIX}"
    lost = AnchorResult(None, anchor, "DL222", message)
    pairs = [(words, score_place(article, words.span, anchor)) for words in find_similar(article, selector.at)]
    # If one of two similar sentences is gone, the remaining one may be the wrong one.
    if not pairs or anchor.twin:
        return lost
    candidates = [
        Candidate(words.span, min(words.score, context.score), words.conflict or context.conflict)
        for words, context in pairs
    ]
    best = find_best(candidates, MIN_SIMILARITY_SHORT)
    if best is None:
        return lost
    now = " ".join(article.words(best.span).split())
    message = (
        f"the words have changed to “{_excerpt(now)}”; check whether the item still fits, then copy them into `at`"
    )
    return AnchorResult(best.span, anchor, "DL224", message)


def _excerpt(words: str) -> str:
    """Return words as messages quote them, without any quotation marks around them."""
    flat = " ".join(words.split())
    flat = flat[1:-1] if len(flat) > 2 and flat[0] in '“"' and flat[-1] in '”"' else flat  # noqa: PLR2004
    return flat if len(flat) <= _LONGEST_EXCERPT else f"{flat[: _LONGEST_EXCERPT - 3].rstrip()}…"
