"""Events of all articles → the timeline's entries: what is told often is one entry, with every telling of it."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from dateline.corpus.clustering import happenings
from dateline.corpus.headline import headline
from dateline.corpus.history import status_of
from dateline.corpus.importance import Coverage, score
from dateline.corpus.mention_features import Told, shared_words, tellings
from dateline.corpus.origins import Provenance, provenance
from dateline.corpus.similarity import Happening
from dateline.linked import Entry, Telling
from dateline.model import Annotated, Span, Status
from dateline.reasons import NONE, Reason, reason, together

KEY = 12
"""Entries that the short index holds at least, where there are so many."""
A_DATE = 2
"""Of one date so many stand there before others of it: a day that all tell of would crowd out the rest."""


def entries(
    articles: Sequence[Annotated],
    bearer: Mapping[tuple[str, Span], str],
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the dated entries in time order, and the undated ones by the day they were first told.

    `bearer` maps an article's slug and the span of a name to the bearer's address. The order of `articles` does not
    matter.
    """
    sources = provenance(articles)
    newest = max((a.article.published for a in articles if a.article.published), default=None)
    told = list(tellings(articles, bearer))
    coverage = Coverage(told)
    found = [
        (_entry(happening, sources, coverage, newest), min(happening.tellings, key=lambda t: t.order).words)
        for happening in happenings(told)
    ]
    named = _with_ids(sorted(found, key=lambda pair: _told_order(pair[0])))
    dated = [entry for entry in named if entry.when.first]
    undated = [entry for entry in named if not entry.when.first]
    return tuple(sorted(_with_keys(dated), key=_time_order)), tuple(undated)


def _entry(
    happening: Happening,
    sources: Mapping[str, Provenance],
    coverage: Coverage,
    newest: dt.date | None,
) -> Entry:
    told = sorted(happening.tellings, key=lambda t: t.order)
    best = headline(told)
    status = status_of([t.event for t in told])
    fine = min(told, key=_fineness).event.when
    last = fine.last
    if status == "ongoing" and last:
        last = max(t.event.when.last for t in told if t.event.when.last)
    weight, why = score(told, sources, coverage)
    articles = {t.article for t in told}
    days = [t.published for t in told if t.published]
    reported = all(t.event.reported for t in told)
    return Entry(
        id="",
        headline=best.words,
        headline_at=(best.article, best.event.span),
        status=status,
        tellings=tuple(Telling(t.article, t.event) for t in told),
        when=replace(fine, last=last, until=last.isoformat() if fine.until and last else fine.until),
        due=status == "scheduled" and not reported and bool(last and newest and last < newest),
        score=weight,
        because=_because(happening, best, why, reported=reported),
        entities=tuple(sorted({entity for t in told for entity in t.entities})),
        articles=len(articles),
        outlets=len({sources[article].outlet for article in articles}),
        origins=len({sources[article].origin for article in articles}),
        first_told=min(days, default=None),
        foreseen=_foreseen(told, status),
    )


def _fineness(told: Told) -> tuple[int, bool, tuple[object, ...]]:
    """Rank tellings by how finely they date; of what goes on only the beginning is dated."""
    event = told.event
    return (-len(event.when.date or "") if told.since else event.when.length, event.reported, told.order)


def _foreseen(told: Sequence[Told], status: Status) -> Reason:
    """Return who announced what others report as happened, and how long before."""
    if status not in {"happened", "ongoing", "claimed"}:
        return NONE
    for telling in told:
        first = telling.event.when.first
        scheduled = telling.event.status == "scheduled"
        if scheduled and telling.published and first and telling.published < first:
            days = (first - telling.published).days
            return reason("entry.foreseen", n=days, article=telling.article)
    return NONE


def _because(happening: Happening, best: Told, why: Reason, *, reported: bool) -> Reason:
    """Return why the entry has its score, and why its tellings are one."""
    one = NONE
    if len(happening.tellings) > 1:
        shared = shared_words(best, frozenset(term for term, count in happening.terms.items() if count > 1))
        told = sorted({t.event.lemma for t in happening.tellings})
        one = reason("entry.one", deeds=", ".join(told[:4]), words=", ".join(shared[:6]))
    return together(why, one, reason("entry.reported") if reported else NONE)


def _with_ids(found: Sequence[tuple[Entry, str]]) -> list[Entry]:
    """Give each entry its id: date and trigger of its earliest telling; where these are taken, its words too."""
    taken: set[str] = set()
    named = []
    for entry, told in found:
        earliest = entry.tellings[0].event
        seed = f"{earliest.when.date or ''} {earliest.lemma}"
        words = " ".join(told.casefold().split())
        attempts = chain((seed, f"{seed} {words}"), (f"{seed} {words} {n}" for n in count(2)))
        name = next(name for attempt in attempts if (name := _hash(attempt)) not in taken)
        taken.add(name)
        named.append(replace(entry, id=name))
    return named


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def _with_keys(found: Sequence[Entry]) -> list[Entry]:
    """Mark the entries of the short index: the weightiest, more of them the more there are."""
    most = max(KEY, round(2 * len(found) ** 0.5))
    ranked = sorted(found, key=lambda e: (-e.score, e.when.first or dt.date.max, e.id))
    number: Counter[tuple[dt.date | None, dt.date | None]] = Counter()
    crowding = set()
    for entry in ranked:
        number[entry.when.first, entry.when.last] += 1
        if number[entry.when.first, entry.when.last] > A_DATE:
            crowding.add(entry.id)
    ranked.sort(key=lambda e: e.id in crowding)
    keys = {entry.id for entry in ranked[:most]}
    return [replace(entry, key=entry.id in keys) for entry in found]


def _told_order(entry: Entry) -> tuple[object, ...]:
    first = entry.tellings[0]
    return (entry.first_told or dt.date.max, first.article, first.event.span, first.event.lemma)


def _time_order(entry: Entry) -> tuple[object, ...]:
    return (entry.when.first or dt.date.max, entry.when.last or dt.date.max, _told_order(entry))
