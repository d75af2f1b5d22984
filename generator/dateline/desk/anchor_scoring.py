"""How well a place in an article fits an anchor: by its own words and those around them."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import NamedTuple

from dateline.desk.anchor_context import (
    MAX_CONTEXT,
    extract_context,
    extract_outside,
    find_changed_fact,
    split_surroundings,
)
from dateline.desk.text_similarity import count_edits, find_conflict, fold, similarity, split_words
from dateline.languages import DEFAULT, LANGUAGES, Language
from dateline.model import Article, Span

CONTEXT_WORDS = 14
"""Words compared on each side: about half a sentence of a news report, which has 25 words on average."""
ADJACENT_WORDS = 4
"""Number of these that count twice: the nearest words distinguish similar sentences."""
MIN_SIMILARITY = 0.5
"""Minimum similarity of the context if the words are the same: one whole side may have been rewritten."""
MIN_WORDS = 4
"""Fewer words than this may occur anywhere by chance (`the city of`), so they are never matched approximately."""
MAX_CHANGED = 0.25
"""Maximum share of changed words in an approximate match: three in four must agree."""
MAX_CHANGED_WORDS = 12
"""Maximum number of changed words in an approximate match, however long it is; it bounds the search time."""
_PARTIAL = 0.8
"""Score of partial evidence (one side of the context, or the sentence alone): above every limit, below a full match."""


@dataclass(frozen=True, slots=True, order=True)
class StoredAnchor:
    """An item's words and their context, from the last version of the seed in which their place was certain."""

    at: str
    before: str
    after: str
    nth: int
    """0 where none is given."""
    seed: str
    """Hash of that version of the seed."""
    left: str
    right: str
    twin: bool
    """True if the article had the same or nearly the same words in another place."""
    doubles: int
    """Number of other places with the same words in a similar context: a passage printed twice."""
    above: str = ""
    """The end of the text above the paragraph, if the passage was printed twice."""
    below: str = ""
    """The beginning of the text below it, likewise."""

    def list_fields(self) -> dict[str, object]:
        """Return what the register stores: `above` and `below` only if they are needed."""
        return {name: value for name, value in asdict(self).items() if value or name not in ("above", "below")}


class Candidate(NamedTuple):
    """A possible place of an item: its score, from 0 to 1, and the fact in its sentence that differs."""

    span: Span
    score: float
    conflict: str

    @property
    def is_good(self) -> bool:
        """True if the context alone suffices."""
        return self.score >= MIN_SIMILARITY and not self.conflict


def score_outside(article: Article, span: Span, anchor: StoredAnchor) -> float:
    """Compare the text above and below the paragraph of a place with the stored text; the better side counts."""
    sides = zip((anchor.above, anchor.below), extract_outside(article, span), strict=True)
    pairs = [tuple([word.text for word in split_words(side)] for side in pair) for pair in sides]
    (above, now_above), (below, now_below) = pairs
    count = CONTEXT_WORDS
    return max(similarity(above[-count:], now_above[-count:]), similarity(below[:count], now_below[:count]))


def score_place(article: Article, span: Span, anchor: StoredAnchor) -> Candidate:
    """Compare the context of a place with the stored context."""
    left, right = extract_context(article, span)
    old, new = (_context_words(anchor.left, anchor.right), _context_words(left, right))
    scores = [
        (similarity(o, n) + similarity(o_next, n_next)) / 2
        for (o, o_next), (n, n_next) in zip(_weigh_adjacent(*old), _weigh_adjacent(*new), strict=True)
    ]
    weights = [max(len(o), 1) for o in old]
    score = sum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)
    # A neighbouring sentence may have been deleted: one unchanged side is enough if it is long enough.
    sides = [] if anchor.twin else [s for s, o in zip(scores, old, strict=True) if len(o) > CONTEXT_WORDS // 2]
    one_side = max(sides, default=0.0)
    then = split_surroundings(anchor.left, anchor.at, anchor.right)
    now = split_surroundings(left, article.words(span), right)
    conflict = find_changed_fact(then, now, _language(article))
    # The same sentence may have been moved anywhere, unless it occurred twice.
    is_same = not anchor.twin and (then.before, then.after) == (now.before, now.after)
    is_whole = is_same and then.is_whole
    return Candidate(span, max(score, one_side * _PARTIAL, _PARTIAL if is_whole else 0.0), conflict)


def find_similar(article: Article, at: str) -> Iterator[Candidate]:
    """Yield the stretches of the article that differ from the item in only a few words; if they overlap, the best."""
    wanted = [word.text for word in split_words(at)]
    if len(wanted) < MIN_WORDS:
        return
    words = split_words(article.text)
    folded, texts = fold(wanted), fold(word.text for word in words)
    allowed = min(max(1, int(len(wanted) * MAX_CHANGED)), MAX_CHANGED_WORDS)
    openings = set(folded[: allowed + 1])
    matches: list[tuple[int, int, int, int]] = []
    for first in range(len(texts)):
        if not openings.intersection(texts[first : first + 2]):
            continue
        # Making a window n words longer or shorter saves at most n edits.
        if count_edits(folded, texts[first : first + len(folded)]) > 2 * allowed:
            continue
        lengths = range(max(1, len(folded) - allowed), len(folded) + allowed + 1)
        costs = [(count_edits(folded, texts[first : first + n]), abs(n - len(folded)), first + n) for n in lengths]
        cost, difference, last = min(costs)
        if cost <= allowed:
            matches.append((cost, difference, first, min(last, len(texts))))
    language = _language(article)
    taken: list[Span] = []
    for cost, _, first, last in sorted(matches):
        span = Span(words[first].start, words[last - 1].end)
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            conflict = find_conflict(wanted, [word.text for word in words[first:last]], language)
            yield Candidate(span, 1 - cost / len(wanted), conflict)


def _language(article: Article) -> Language:
    return LANGUAGES.get(article.language, DEFAULT)


def _context_words(left: str, right: str) -> tuple[list[str], list[str]]:
    """Return the nearest words on both sides; the paragraph's edge counts as a word."""
    before = ["¶"] * (len(left) < MAX_CONTEXT) + [w.text for w in split_words(left)]
    after = [w.text for w in split_words(right)] + ["¶"] * (len(right) < MAX_CONTEXT)
    return before[-CONTEXT_WORDS:], after[:CONTEXT_WORDS]


def _weigh_adjacent(
    before: list[str], after: list[str]
) -> tuple[tuple[list[str], list[str]], tuple[list[str], list[str]]]:
    """Return each side and its adjacent words: these decide if a sentence has the item's words twice."""
    return (before, before[-ADJACENT_WORDS:]), (after, after[:ADJACENT_WORDS])
