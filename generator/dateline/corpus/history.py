"""What was known of an entry on a day: its tellings up to then, and the status, date and words that they amount to."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.linked import Entry, Telling
from dateline.model import Event, Status
from dateline.reasons import NONE

Weigh = Callable[[frozenset[str]], tuple[int, int]]
"""How many outlets and how many origins a set of articles has."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry as it was known from a day on, until the next."""

    since: dt.date | None
    """None only where no article that tells it has a day."""
    entry: Entry


def goes_on(event: Event) -> bool:
    """Say whether it goes on from its date: its end is only what the article can know."""
    return event.status == "ongoing" and event.when.precision == "range"


def status_of(events: Sequence[Event]) -> Status:
    """Return what tellings, in their order, amount to: what happened did, unless it was called off after them all."""
    states = [event.status for event in events]
    if "cancelled" in states and "happened" not in states[states.index("cancelled") :]:
        return "cancelled"
    for state in ("ongoing", "happened", "claimed", "scheduled"):
        if state in states and not (state == "ongoing" and not any(map(goes_on, events)) and "happened" in states):
            return state
    return states[0]


def known(
    entry: Entry,
    published: Mapping[str, dt.date | None],
    days: Sequence[dt.date],
    weigh: Weigh,
    words: Callable[[Telling], str],
) -> tuple[Known, ...]:
    """Return an entry as it was known from each day on which an article told it or its own day had passed.

    `published` is each article's day; `days` are those of all articles, sorted: what was scheduled is due from the
    first article after it. The last state is the entry as it stands. An article without a day counts for none.
    """
    told = sorted({day for t in entry.tellings if (day := published[t.article])})
    states = [Known(day, _until(entry, day, published, weigh, words)) for day in told[:-1]]
    # What the desk decided on the whole entry holds for its last state alone.
    states.append(Known(told[-1] if told else None, replace(entry, due=False) if told else entry))
    return tuple(_with_due(states, days)) if told else tuple(states)


def _with_due(states: Sequence[Known], days: Sequence[dt.date]) -> Iterator[Known]:
    for number, state in enumerate(states):
        yield state
        entry = state.entry
        if entry.status != "scheduled" or not entry.when.last or all(t.event.reported for t in entry.tellings):
            continue
        after = bisect_right(days, entry.when.last)
        if after == len(days) or not state.since:
            continue
        overdue = Known(max(days[after], state.since), replace(entry, due=True))
        following = states[number + 1].since if number + 1 < len(states) else None
        if following is None or (overdue.since and overdue.since < following):
            yield overdue


def _until(
    entry: Entry,
    day: dt.date,
    published: Mapping[str, dt.date | None],
    weigh: Weigh,
    words: Callable[[Telling], str],
) -> Entry:
    """Return the entry as the articles up to a day tell it; where its headline was not told yet, the earliest words."""
    tellings = tuple(t for t in entry.tellings if (told := published[t.article]) and told <= day)
    events = [telling.event for telling in tellings]
    fine = min(events, key=_fineness).when
    status = status_of(events)
    last = fine.last
    if status == "ongoing" and last:
        last = max(e.when.last for e in events if e.when.last)
    articles = frozenset(telling.article for telling in tellings)
    outlets, origins = weigh(articles)
    there = any(t.article == entry.headline_at[0] for t in tellings)
    first = tellings[0]
    return replace(
        entry,
        tellings=tellings,
        status=status,
        when=replace(fine, last=last, until=entry.when.until),
        due=False,
        headline=entry.headline if there else words(first),
        headline_at=entry.headline_at if there else (first.article, first.event.span),
        articles=len(articles),
        outlets=outlets,
        origins=origins,
        foreseen=NONE,
    )


def _fineness(event: Event) -> tuple[int, bool]:
    return (event.when.length, event.reported)
