"""What was known of an entry on a day: its mentions so far, and the status, date and words that follow from them."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.corpus.mention_features import is_open_ended
from dateline.linked import CountSources, Entry, EventMention
from dateline.model import Event, Status
from dateline.reasons import NONE


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An entry as it was known from one day until the next version."""

    since: dt.date | None
    """None only if no article that mentions it has a date."""
    entry: Entry


def combine_statuses(events: Sequence[Event]) -> Status:
    """Return the overall status of mentions in order: once reported, an event happened, unless called off last."""
    states = [event.status for event in events]
    if "cancelled" in states and "happened" not in states[states.index("cancelled") :]:
        return "cancelled"
    for state in ("ongoing", "happened", "claimed", "scheduled"):
        is_over = state == "ongoing" and not any(map(is_open_ended, events)) and "happened" in states
        if state in states and not is_over:
            return state
    return states[0]


def entry_versions(
    entry: Entry,
    published: Mapping[str, dt.date | None],
    days: Sequence[dt.date],
    count_sources: CountSources,
    words: Callable[[EventMention], str],
) -> tuple[EntryVersion, ...]:
    """Return the versions of an entry: one for each day on which articles mentioned it or it became due.

    `published` maps articles to their days; `days` holds all of these, sorted: a scheduled event is due from the first
    article after it. The last version is the entry as it is now. An article without a date makes no version.
    """
    reported = sorted({day for mention in entry.mentions if (day := published[mention.article])})
    versions = [EntryVersion(day, _entry_on(entry, day, published, count_sources, words)) for day in reported[:-1]]
    # The desk's decisions on an entry apply to its last version only.
    last = replace(entry, due=False) if reported else entry
    versions.append(EntryVersion(reported[-1] if reported else None, last))
    return tuple(_add_due(versions, days)) if reported else tuple(versions)


def _add_due(versions: Sequence[EntryVersion], days: Sequence[dt.date]) -> Iterator[EntryVersion]:
    for number, version in enumerate(versions):
        yield version
        entry = version.entry
        if entry.status != "scheduled" or not entry.when.last or all(m.event.reported for m in entry.mentions):
            continue
        after = bisect_right(days, entry.when.last)
        if after == len(days) or not version.since:
            continue
        overdue = EntryVersion(max(days[after], version.since), replace(entry, due=True))
        following = versions[number + 1].since if number + 1 < len(versions) else None
        if following is None or (overdue.since and overdue.since < following):
            yield overdue


def _entry_on(
    entry: Entry,
    day: dt.date,
    published: Mapping[str, dt.date | None],
    count_sources: CountSources,
    words: Callable[[EventMention], str],
) -> Entry:
    """Return an entry as known up to a day; before its headline was published, with the earliest mention's words."""
    mentions = tuple(m for m in entry.mentions if (reported := published[m.article]) and reported <= day)
    events = [mention.event for mention in mentions]
    finest = min(events, key=_fineness).when
    status = combine_statuses(events)
    last = finest.last
    if status == "ongoing" and last:
        last = max(e.when.last for e in events if e.when.last)
    has_headline = any(m.article == entry.headline_at[0] for m in mentions)
    first = mentions[0]
    return replace(
        entry,
        mentions=mentions,
        status=status,
        when=replace(finest, last=last, until=entry.when.until),
        due=False,
        headline=entry.headline if has_headline else words(first),
        headline_at=entry.headline_at if has_headline else (first.article, first.event.span),
        counts=count_sources(frozenset(mention.article for mention in mentions)),
        foreseen=NONE,
    )


def _fineness(event: Event) -> tuple[int, bool]:
    return (event.when.length, event.reported)
