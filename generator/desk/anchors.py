"""Where an item of the desk stands in an article, and honestly nowhere if that is not sure.

While the seed is as it was, its words decide. When it has changed, the words must stand in surroundings like those they
had; only where the words themselves are gone is a near likeness looked for, and taken only if it is the only one and
differs in no name, number or negation. A note without a place is better than a note under a sentence it was not written
about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.desk import alike
from generator.desk.words import Words
from generator.model import Article, Span

REACH = 600
"""Characters of the paragraph kept on each side of the words: enough for the whole of a long sentence."""
NEAR = 14
"""Words of the surroundings that are compared on each side."""
NEXT = 4
"""Of these, the words that are compared once more: what stands next to the words tells most."""
LIKE = 0.5
"""How alike the surroundings must be, where the words are the same."""
LIKER = 0.65
"""How alike for words so few that they may stand anywhere, and for words that are themselves only like."""
MARGIN = 0.2
"""By how much the best place must be better than the second."""
CHANGED = 0.25
"""Which share of the words may have changed, where they are no longer the same."""
MOST = 12
"""How many words of a long text may have."""
WHOLE = 6
"""So many words make a sentence that is not said twice by chance."""
LIKEST = 0.75
"""How alike where the article has, or had, the same words twice."""
FEWEST = 4
"""Fewer words than this may stand anywhere, and are never looked for by likeness."""
_QUOTES = {"'": "['‘’]", '"': '["“”„«»]', "-": "[-–—]"}
_QUOTES |= {"’": "['‘’]", "‘": "['‘’]", "“": '["“”„«»]', "”": '["“”„«»]', "–": "[-–—]", "—": "[-–—]"}
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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an item stands, if anywhere; what to keep of it; and what is to be said about it."""

    span: Span | None
    kept: Kept | None
    code: str = ""
    message: str = ""


class _Candidate(NamedTuple):
    span: Span
    score: float
    conflict: str


def stand(article: Article, item: Words, kept: Kept | None) -> Standing:
    """Return where the item's words stand; `kept` is what was kept of them, None if they never stood."""
    exact = list(occurrences(article.text, item))
    if kept is None or kept.seed == article.sha256:
        return _first(article, item, exact, kept)
    # What `nth` counts may have changed with the seed: every occurrence is weighed by its surroundings.
    candidates = [_weighed(article, span, kept) for span in occurrences(article.text, replace(item, nth=None))]
    if not candidates:
        return _changed(article, item, kept)
    few = len(alike.words(item.at)) < FEWEST
    least = LIKEST if kept.twin else LIKER if few else LIKE
    best = _only(candidates, least)
    # Of a passage printed twice, what is left may be the other print.
    if best and sum(map(_good, candidates)) <= kept.doubles:
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
    twin = bool(others) or any(not window.span.overlaps(span) for window in _windows(article, item.at))
    kept = Kept(item.at, item.before, item.after, item.nth or 0, article.sha256, left, right, twin, 0)
    doubles = sum(_good(_weighed(article, place, kept)) for place in others)
    return replace(kept, doubles=doubles)


def occurrences(text: str, item: Words) -> Iterator[Span]:
    """Yield where the words stand, with the words before and after them that the item asks for."""
    core = _pattern(item.at)
    if not core:
        return
    before = rf"{_pattern(item.before)}\s*" if item.before.strip() else ""
    after = rf"\s*{_pattern(item.after)}" if item.after.strip() else ""
    edges = (r"(?<!\w)" if item.at.strip()[0].isalnum() else "", r"(?!\w)" if item.at.strip()[-1].isalnum() else "")
    pattern = re.compile(f"{before}{edges[0]}(?P<at>{core}){edges[1]}(?={after})")
    found = [Span(m.start("at"), m.end("at")) for m in pattern.finditer(text)]
    if item.nth is None:
        yield from found
    elif 1 <= item.nth <= len(found):
        yield found[item.nth - 1]


def surroundings(article: Article, span: Span) -> tuple[str, str]:
    """Return what stands to the left and right in the same paragraph, so far as it is kept."""
    start, end = _paragraph(article, span)
    text = article.text
    return text[max(start, span.start - REACH) : span.start], text[span.end : min(end, span.end + REACH)]


def _pattern(words: str) -> str:
    return r"\s+".join("".join(_QUOTES.get(c, re.escape(c)) for c in word) for word in words.split())


def _paragraph(article: Article, span: Span) -> tuple[int, int]:
    for paragraph in article.paragraphs:
        if paragraph.span.start <= span.start < paragraph.span.end:
            return paragraph.span.start, max(paragraph.span.end, span.end)
    text = article.text
    after = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, after if after >= 0 else len(text)


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
    near = max(_windows(article, item.at), key=lambda w: w.score, default=None)
    if near is None:
        return "; copy the words from the article"
    return f"; did you mean “{' '.join(article.at(near.span).split())}”?"


_MEND = "see whether it still fits, then give it the words that stand there now"


def _weighed(article: Article, span: Span, kept: Kept) -> _Candidate:
    """Return a place with how like its surroundings are to those kept, and in which weighty word they differ."""
    left, right = surroundings(article, span)
    old, new = (_sides(kept.left, kept.right), _sides(left, right))
    share = [
        (alike.likeness(o, n) + alike.likeness(o_next, n_next)) / 2
        for (o, o_next), (n, n_next) in zip(_nearest(*old), _nearest(*new), strict=True)
    ]
    weights = [max(len(o), 1) for o in old]
    score = sum(s * w for s, w in zip(share, weights, strict=True)) / sum(weights)
    # A neighbour sentence may have gone: one side that is as it was will do, if it is long enough to be a witness.
    sides = [] if kept.twin else [s for s, o in zip(share, old, strict=True) if len(o) > NEAR // 2]
    witness = max(sides, default=0.0)
    then, now = _sentence(kept.left, kept.at, kept.right), _sentence(left, article.at(span), right)
    conflict = next((word for o, n in zip(then, now, strict=True) if (word := alike.conflict(o, n))), "")
    # A whole sentence is its own witness, wherever it has been moved to; unless it stood twice.
    whole = not kept.twin and then == now and len([*then[0], *then[1], *alike.words(kept.at)]) >= WHOLE
    return _Candidate(span, max(score, witness * 0.8, 0.8 if whole else 0.0), conflict)


def _sides(left: str, right: str) -> tuple[list[str], list[str]]:
    """Return the nearest words on both sides; an edge of the paragraph is a word too."""
    before = ["¶"] * (len(left) < REACH) + [w.text for w in alike.words(left)]
    after = [w.text for w in alike.words(right)] + ["¶"] * (len(right) < REACH)
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
    return [w.text for w in alike.words(text, first, start)], [w.text for w in alike.words(text, end, last)]


def _only(candidates: Sequence[_Candidate], least: float) -> _Candidate | None:
    """Return the one place that is good enough and better by the margin than every other.

    A place that differs in a name, number or negation is none; it only must not be the better one by far.
    """
    best, *others = sorted(candidates, key=lambda c: (bool(c.conflict), -c.score))
    if best.score < least or best.conflict:
        return None
    clear = all(best.score - c.score >= (-MARGIN if c.conflict else MARGIN) for c in others)
    return best if clear else None


def _good(candidate: _Candidate) -> bool:
    return candidate.score >= LIKE and not candidate.conflict


def _why(candidates: Sequence[_Candidate], least: float) -> str:
    best = max(candidates, key=lambda c: c.score)
    if best.conflict:
        return f"now stands beside other facts (“{best.conflict}”)"
    return "stands in other surroundings" if best.score < least else f"could be any of {len(candidates)} places"


def _changed(article: Article, item: Words, kept: Kept) -> Standing:
    """Look for words that are no longer there, by likeness."""
    gone = f"the seed has changed and “{_short(item.at)}” is no longer in it; {_MEND}"
    weighed = [(window, _weighed(article, window.span, kept)) for window in _windows(article, item.at)]
    # Of two like sentences one is gone: what is left may be the other one.
    if not weighed or kept.twin:
        return Standing(None, kept, "DL222", gone)
    close = [_Candidate(w.span, min(w.score, c.score), w.conflict or c.conflict) for w, c in weighed]
    best = _only(close, LIKER)
    if best is None:
        return Standing(None, kept, "DL222", gone)
    now = " ".join(article.at(best.span).split())
    message = f"the words have changed to “{_short(now)}”; see whether the item still fits, then write them into `at`"
    return Standing(best.span, kept, "DL224", message)


def _windows(article: Article, at: str) -> Iterator[_Candidate]:
    """Yield the stretches of the article that are the words but for a few, the best of those that overlap."""
    wanted = [word.text for word in alike.words(at)]
    there = alike.words(article.text)
    if len(wanted) < FEWEST:
        return
    folded, texts = alike.fold(wanted), alike.fold(word.text for word in there)
    allowed = min(max(1, int(len(wanted) * CHANGED)), MOST)
    openings = set(folded[: allowed + 1])
    found: list[tuple[int, int, int, int]] = []
    for first in range(len(texts)):
        if not openings.intersection(texts[first : first + 2]):
            continue
        # A window longer or shorter by so many words is nearer by so many words at most.
        if alike.edits(folded, texts[first : first + len(folded)]) > 2 * allowed:
            continue
        lengths = range(max(1, len(folded) - allowed), len(folded) + allowed + 1)
        scored = [(alike.edits(folded, texts[first : first + n]), abs(n - len(folded)), first + n) for n in lengths]
        cost, longer, last = min(scored)
        if cost <= allowed:
            found.append((cost, longer, first, min(last, len(texts))))
    taken: list[Span] = []
    for cost, _, first, last in sorted(found):
        span = Span(there[first].start, there[last - 1].end)
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            conflict = alike.conflict(wanted, [word.text for word in there[first:last]])
            yield _Candidate(span, 1 - cost / len(wanted), conflict)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else f"{flat[:57].rstrip()}…"  # noqa: PLR2004 - a line of a message
