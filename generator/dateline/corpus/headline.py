"""The words that stand for an entry: a source's own, the telling that reads best alone."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from dateline.corpus.mention_features import Told
from dateline.lexicon import lexicon

_BEST = (50, 170)
"""Characters of a headline that says enough and not too much."""
_RELATIVE = re.compile(r"\b(?:which|who|that|whose|when|where)\b")


def headline(tellings: Sequence[Told]) -> Told:
    """Return the telling whose clause reads best alone and holds most of what all say; of equals the earliest."""
    shared = Counter(term for told in tellings for term in told.terms)
    return min(tellings, key=lambda told: _rank(told, shared))


def _rank(told: Told, shared: Counter[str]) -> tuple[float, tuple[object, ...]]:
    words = told.words.split()
    pronouns = set(lexicon("events")["words"]["pronouns"])
    faults = 0.0
    faults += 4 * (words[0].casefold() in pronouns)
    faults += 3 * any(mark in told.words for mark in '"“”\n?')
    faults += 2 * (told.event.status == "claimed")
    faults += 2 * (told.event.status == "scheduled")
    low, high = _BEST
    length = len(told.words)
    faults += max(0, low - length) / 20 + max(0, length - high) / 40
    faults += 1.0 * (told.event.when.precision != "day")
    before = told.words[: told.event.trigger.start - told.event.span.start] if told.event.trigger else ""
    faults += 2 * bool(_RELATIVE.search(before))
    faults += 2 * (not told.words[0].isalpha())
    faults -= 4 * sum(shared[term] for term in told.terms) / sum(shared.values())
    faults -= 0.3 * min(len(told.entities), 3) + 0.5 * told.lead
    return (round(faults, 3), (told.published or dt.date.max, told.article, told.event.span))
