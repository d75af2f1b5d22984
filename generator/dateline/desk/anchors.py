"""Where an item of the desk stands in an article, and honestly nowhere if that is not sure.

While the seed is as it was, its words decide. When it has changed, the words must stand in surroundings like those they
had; only where the words themselves are gone is a near likeness looked for, and taken only if it is the only one and
differs in no name, number or negation. A note without a place is better than a note under a sentence it was not written
about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.desk import text_similarity
from dateline.desk.anchor_scoring import (
    FEWEST,
    LIKE,
    Candidate,
    Kept,
    good,
    surroundings,
    weighed,
    windows,
)
from dateline.desk.selectors import Words, occurrences
from dateline.model import Article, Span

LIKER = 0.65
"""How alike for words so few that they may stand anywhere, and for words that are themselves only like."""
MARGIN = 0.2
"""By how much the best place must be better than the second."""
LIKEST = 0.75
"""How alike where the article has, or had, the same words twice."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands, if anywhere; what to keep of it; and what is to be said about it."""

    span: Span | None
    kept: Kept | None
    code: str = ""
    message: str = ""


def stand(article: Article, item: Words, kept: Kept | None) -> Standing:
    """Return where the item's words stand; `kept` is what was kept of them, None if they never stood."""
    exact = list(occurrences(article.text, item))
    if kept is None or kept.seed == article.sha256:
        return _first(article, item, exact, kept)
    # What `nth` counts may have changed with the seed: every occurrence is weighed by its surroundings.
    candidates = [weighed(article, span, kept) for span in occurrences(article.text, replace(item, nth=None))]
    if not candidates:
        return _changed(article, item, kept)
    few = len(text_similarity.words(item.at)) < FEWEST
    least = LIKEST if kept.twin else LIKER if few else LIKE
    best = _only(candidates, least)
    # Of a passage printed twice, what is left may be the other print.
    if best and sum(map(good, candidates)) <= kept.doubles:
        best = None
    if best is None:
        why = _why(candidates, least)
        return Standing(None, kept, "DL222", f"the seed has changed and “{_short(item.at)}” {why}; {_MEND}")
    if exact == [best.span]:
        return Standing(best.span, keep(article, item, best.span))
    if item.nth is not None:
        message = f"the seed has changed: “{_short(item.at)}” is no longer number {item.nth} of its kind; count again"
        return Standing(best.span, kept, "DL223", message)
    return Standing(best.span, kept)


def keep(article: Article, item: Words, span: Span) -> Kept:
    """Return what is kept of an item that stands there."""
    left, right = surroundings(article, span)
    plain = Words(at=item.at, place=item.place)
    others = [place for place in occurrences(article.text, plain) if not place.overlaps(span)]
    twin = bool(others) or any(not window.span.overlaps(span) for window in windows(article, item.at))
    kept = Kept(item.at, item.before, item.after, item.nth or 0, article.sha256, left, right, twin, 0)
    doubles = sum(good(weighed(article, place, kept)) for place in others)
    return replace(kept, doubles=doubles)


def _first(article: Article, item: Words, exact: Sequence[Span], kept: Kept | None) -> Standing:
    """Return where an item stands in the seed that it was written for."""
    if len(exact) == 1:
        return Standing(exact[0], kept or keep(article, item, exact[0]))
    if exact:
        message = (
            f"“{_short(item.at)}” stands {len(exact)} times in {article.path}; say which with before, after or nth"
        )
        return Standing(None, None, "DL221", message)
    return Standing(
        None, None, "DL220", f"“{_short(item.at)}” does not stand in {article.path}{_absent(article, item)}"
    )


def _absent(article: Article, item: Words) -> str:
    """Return what may be meant instead."""
    loose = list(occurrences(article.text, replace(item, before="", after="", nth=None)))
    if loose:
        return f" with these before, after or nth; without them it stands {len(loose)} times"
    near = max(windows(article, item.at), key=lambda w: w.score, default=None)
    if near is None:
        return "; copy the words from the article"
    return f"; did you mean “{' '.join(article.at(near.span).split())}”?"


_MEND = "see whether it still fits, then give it the words that stand there now"


def _only(candidates: Sequence[Candidate], least: float) -> Candidate | None:
    """Return the one place that is good enough and better by the margin than every other.

    A place that differs in a name, number or negation is none; it only must not be the better one by far.
    """
    best, *others = sorted(candidates, key=lambda c: (bool(c.conflict), -c.score))
    if best.score < least or best.conflict:
        return None
    clear = all(best.score - c.score >= (-MARGIN if c.conflict else MARGIN) for c in others)
    return best if clear else None


def _why(candidates: Sequence[Candidate], least: float) -> str:
    best = max(candidates, key=lambda c: c.score)
    if best.conflict:
        return f"now stands beside other facts (“{best.conflict}”)"
    return "stands in other surroundings" if best.score < least else f"could be any of {len(candidates)} places"


def _changed(article: Article, item: Words, kept: Kept) -> Standing:
    """Look for words that are no longer there, by likeness."""
    gone = f"the seed has changed and “{_short(item.at)}” is no longer in it; {_MEND}"
    both = [(window, weighed(article, window.span, kept)) for window in windows(article, item.at)]
    # Of two like sentences one is gone: what is left may be the other one.
    if not both or kept.twin:
        return Standing(None, kept, "DL222", gone)
    close = [Candidate(w.span, min(w.score, c.score), w.conflict or c.conflict) for w, c in both]
    best = _only(close, LIKER)
    if best is None:
        return Standing(None, kept, "DL222", gone)
    now = " ".join(article.at(best.span).split())
    message = f"the words have changed to “{_short(now)}”; see whether the item still fits, then write them into `at`"
    return Standing(best.span, kept, "DL224", message)


def _short(words: str) -> str:
    """Return words as messages quote them, without quotation marks of their own around them."""
    flat = " ".join(words.split())
    flat = flat[1:-1] if len(flat) > 2 and flat[0] in '“"' and flat[-1] in '”"' else flat  # noqa: PLR2004
    return flat if len(flat) <= 60 else f"{flat[:57].rstrip()}…"  # noqa: PLR2004 - a line of a message
