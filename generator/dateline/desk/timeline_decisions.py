"""Decisions on the timeline: `seeds/timeline.yml`. Entries are selected by the words of an article."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.desk.authors import UNNAMED, add_why, author_reason
from dateline.desk.desk_dates import read_when
from dateline.desk.selectors import Selector
from dateline.linked import CountSources, Entry, EventMention
from dateline.located import Scalar
from dateline.model import Event, Span, Status
from dateline.problems import Grade, Place, Problem
from dateline.reasons import reason, together

Find = Callable[[Selector, str], tuple[Span | None, Problem | None]]
"""Maps a selector and its article's slug to its place, or the problem with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Selector):
    """An entry, selected by the words of one of its mentions."""

    article: str
    """The seed's stem."""
    by: str = UNNAMED
    on: dt.date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reword(Pick):
    """An entry's headline in the desk's own words."""

    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Entries about one event."""

    entries: tuple[Pick, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class HandMade(Pick):
    """An entry that the rules did not make, with the words of the article that report it."""

    date: Scalar
    """2020, 2020-08 or 2020-08-09."""
    headline: str = ""
    """The desk's own words; without them, the article's."""
    until: Scalar | None = None
    status: Status = "happened"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFile:
    """All decisions on the timeline."""

    pin: tuple[Pick, ...] = ()
    """Always in the short index."""
    hide: tuple[Pick, ...] = ()
    """Not on the timeline."""
    merge: tuple[Merge, ...] = ()
    split: tuple[Pick, ...] = ()
    """Mentions that are an entry of their own."""
    reword: tuple[Reword, ...] = ()
    add: tuple[HandMade, ...] = ()
    place: Place

    @property
    def picks(self) -> tuple[Pick, ...]:
        """Every selector of the file."""
        merged = (pick for merge in self.merge for pick in merge.entries)
        return (*self.pin, *self.hide, *merged, *self.split, *self.reword, *self.add)


def decide(
    file: TimelineFile, entries: Sequence[Entry], find: Find, count_sources: CountSources
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries, dated and undated, as the desk wants them, and the problems with its decisions.

    Entries are split first, then added, merged, reworded, pinned and hidden.
    """
    table = _Table(list(entries), find, count_sources)
    for pick in file.split:
        table.split(pick)
    for made in file.add:
        table.add(made)
    for merge in file.merge:
        table.merge(merge)
    for reword in file.reword:
        table.change(reword, reworded=reword.headline)
    for pick in file.pin:
        table.change(pick, pinned=True, key=True)
    for pick in file.hide:
        table.hide(pick)
    return tuple(table.entries), tuple(table.problems)


class _Table:
    """The entries while the desk's decisions are applied to them."""

    def __init__(self, entries: list[Entry], find: Find, count_sources: CountSources) -> None:
        self.entries = entries
        self.problems: list[Problem] = []
        self._find = find
        self._count_sources = count_sources

    def split(self, pick: Pick) -> None:
        found = self._entry(pick)
        if found is None:
            return
        index, mention = found
        entry = self.entries[index]
        rest = tuple(t for t in entry.mentions if t != mention)
        if not rest:
            self._notice(pick, "this entry has only one mention; there is nothing to split", "DL252")
            return
        self.entries[index] = self._replace_mentions(entry, rest)
        alone = self._replace_mentions(entry, (mention,))
        event = mention.event
        self.entries.append(
            replace(
                alone,
                id=_entry_id(pick),
                status=event.status,
                when=event.when,
                because=add_why(reason("desk.split", by=author_reason(pick.by)), pick.why),
            )
        )

    def add(self, made: HandMade) -> None:
        span = self._span(made)
        when = read_when(made.date, made.until)
        if isinstance(when, Problem):
            self.problems.append(when)
            return
        if span is None:
            return
        event = Event(
            span=span,
            by="desk",
            because=add_why(reason("desk.made", by=author_reason(made.by)), made.why),
            sure="sure",
            status=made.status,
            when=when,
        )
        self.entries.append(
            Entry(
                id=_entry_id(made),
                headline="",
                headline_at=(made.article, span),
                status=made.status,
                mentions=(EventMention(made.article, event),),
                when=event.when,
                because=event.because,
                counts=self._count_sources(frozenset({made.article})),
                by="desk",
                reworded=made.headline,
            )
        )

    def merge(self, merge: Merge) -> None:
        found = [self._entry(pick) for pick in merge.entries]
        indices = sorted({pair[0] for pair in found if pair})
        if None in found:
            return
        if len(indices) < 2:  # noqa: PLR2004 - merging takes two
            self.problems.append(
                Problem(merge.place, "this is one entry already; there is nothing to merge", "DL251", Grade.NOTICE)
            )
            return
        parts = [self.entries[i] for i in indices]
        best = min(parts, key=lambda e: (e.when.length if e.when.first and e.when.last else 10**6, -e.score))
        mentions = {(t.article, t.event.span): t for part in parts for t in part.mentions}
        one = self._replace_mentions(best, tuple(mentions[place] for place in sorted(mentions)))
        self.entries[indices[0]] = replace(
            one,
            score=max(part.score for part in parts),
            key=any(part.key for part in parts),
            pinned=any(part.pinned for part in parts),
            entities=tuple(sorted({entity for part in parts for entity in part.entities})),
            because=together(best.because, reason("desk.merged", by=author_reason(merge.entries[0].by))),
            first_published=min((part.first_published for part in parts if part.first_published), default=None),
        )
        for index in reversed(indices[1:]):
            del self.entries[index]

    def change(self, pick: Pick, **values: object) -> None:
        if found := self._entry(pick):
            index, _ = found
            self.entries[index] = replace(self.entries[index], **values)  # type: ignore[arg-type]

    def hide(self, pick: Pick) -> None:
        if found := self._entry(pick):
            del self.entries[found[0]]

    def _replace_mentions(self, entry: Entry, mentions: tuple[EventMention, ...]) -> Entry:
        """Return an entry with these mentions and everything derived from them."""
        places = {(t.article, t.event.span) for t in mentions}
        where = entry.headline_at if entry.headline_at in places else (mentions[0].article, mentions[0].event.span)
        return replace(
            entry,
            mentions=mentions,
            headline=entry.headline if where == entry.headline_at else "",
            headline_at=where,
            counts=self._count_sources(frozenset(t.article for t in mentions)),
        )

    def _entry(self, pick: Pick) -> tuple[int, EventMention] | None:
        """Return the mention that overlaps the words most, with its entry; of two, the shorter mention."""
        span = self._span(pick)
        if span is None:
            return None
        shared = [
            (_overlap(t.event.span, span), -(t.event.span.end - t.event.span.start), -index, t)
            for index, entry in enumerate(self.entries)
            for t in entry.mentions
            if t.article == pick.article and t.event.span.overlaps(span)
        ]
        if not shared:
            self._notice(
                pick,
                "no entry of the timeline has these words; it may be hidden, or the rules no longer make it",
                "DL250",
            )
            return None
        best = max(shared, key=lambda found: found[:3])
        return -best[2], best[3]

    def _span(self, pick: Pick) -> Span | None:
        span, problem = self._find(pick, pick.article)
        self.problems += [problem] if problem else []
        return span

    def _notice(self, pick: Pick, message: str, code: str) -> None:
        self.problems.append(Problem(pick.place, message, code, Grade.NOTICE))


def headlines(entries: Sequence[Entry], at: Callable[[str, Span], str]) -> Iterator[Entry]:
    """Yield the entries; if another mention is now the headline, the entry gets its words."""
    for entry in entries:
        yield entry if entry.headline else replace(entry, headline=" ".join(at(*entry.headline_at).split()))


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _entry_id(pick: Pick) -> str:
    return hashlib.sha256(f"desk {pick.article} {pick.at} {pick.before} {pick.nth}".encode()).hexdigest()[:10]
