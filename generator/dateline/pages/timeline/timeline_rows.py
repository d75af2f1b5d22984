"""An entry on the timeline itself: with its address, the filters' data, and what was known from day to day.

The row contains every version of what changed over time: each piece has the day it became valid (`data-from`) and the
day it ceased to be (`data-until`); outdated pieces are hidden. A script only selects another day.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from dateline import markdown as md
from dateline.corpus.history import EntryVersion
from dateline.linked import Entry, EventMention
from dateline.pages.blocks.entry_rows import (
    date_and_status,
    headline,
    name_chips,
    reason_line,
    report_line,
    source_summary,
)
from dateline.pages.shared.entry_paging import entry_anchor, entry_period
from dateline.pages.shared.i18n import capital
from dateline.pages.shared.links import Linker

DUE = "due"
"""The filters' status for scheduled events that are past and not confirmed."""


def timeline_row(linker: Linker, entry: Entry) -> md.Markdown:
    """Return an entry as an item of a timeline list."""
    states = linker.site.history.states(entry)
    return md.block(
        "li",
        {"id": entry_anchor(entry), "class": f"dl-row dl-{entry.status}"} | _filter_data(linker, entry, states),
        *_versions("p", "dl-when", states, lambda known: date_and_status(linker, known)),
        *_versions("p", "dl-headline", states, lambda known: headline(linker, known)),
        *_versions("p", "dl-with", states, lambda known: name_chips(linker, known)),
        _reports(linker, entry, states),
    )


def statuses(states: Sequence[EntryVersion]) -> str:
    """Return the statuses that an entry had, each with its first day: `scheduled@2020-11-26 happened@2021-01-27`."""
    found: list[str] = []
    for state in states:
        name = status(state.entry)
        if not found or found[-1].split("@")[0] != name:
            found.append(f"{name}@{_iso(state.since)}")
    return " ".join(found)


def status(entry: Entry) -> str:
    """Return an entry's status as the filters know it."""
    return DUE if entry.due else entry.status


def sources(linker: Linker, entry: Entry) -> list[str]:
    """Return the ids of the sources of all mentions."""
    return sorted({source for t in entry.mentions for source in linker.site.sources_of.get(t.article, ())})


def _filter_data(linker: Linker, entry: Entry, states: Sequence[EntryVersion]) -> dict[str, str]:
    """Return an entry's data for the filters: only addresses, days and statuses, no words of an article."""
    asked = {
        "data-status": statuses(states),
        "data-period": entry_period(entry),
        "data-first": _iso(entry.when.start),
        "data-last": _iso(entry.when.end),
        "data-from": _iso(states[0].since),
        "data-who": " ".join(entity for entity in entry.entities if linker.site.find_entity(entity)),
        "data-source": " ".join(sources(linker, entry)),
        "data-key": "key" if entry.key else "",
    }
    return {name: given for name, given in asked.items() if given}


def _versions(
    tag: str, cls: str, states: Sequence[EntryVersion], show: Callable[[Entry], md.Markdown]
) -> Iterator[md.Markdown]:
    for words, times in _runs(states, show):
        if words:
            yield md.line(tag, {"class": cls} | times, words)


def _runs(
    states: Sequence[EntryVersion], show: Callable[[Entry], md.Markdown]
) -> Iterator[tuple[md.Markdown, dict[str, str]]]:
    """Yield what was shown from day to day, with attributes that say when; the last is the current state."""
    shown: list[tuple[md.Markdown, dt.date | None]] = []
    for state in states:
        words = show(state.entry)
        if not shown or shown[-1][0] != words:
            shown.append((words, state.since))
    for number, (words, since) in enumerate(shown):
        times = {"data-from": _iso(since)} if number else {}
        if number + 1 < len(shown):
            times |= {"data-until": _iso(shown[number + 1][1]), "hidden": "hidden"}
        yield words, times


def _reports(linker: Linker, entry: Entry, states: Sequence[EntryVersion]) -> md.Markdown:
    runs = _runs(states, lambda known: md.text(capital(source_summary(linker.site, known))))
    summary = [md.element("span", times, words) if times else words for words, times in runs]
    since = _iso(states[-1].since) if len(states) > 1 else ""
    why = reason_line(entry)
    return md.block(
        "details",
        {"class": "dl-tellings"},
        md.line("summary", {}, md.join(summary)),
        md.block("ul", {}, *(_report(linker, mention) for mention in entry.mentions)),
        md.line("p", {"class": "dl-because"} | ({"data-from": since} if since else {}), why) if why else md.text(""),
    )


def _report(linker: Linker, mention: EventMention) -> md.Markdown:
    day = linker.site.history.day_of(mention)
    return md.line("li", {"data-from": _iso(day)} if day else {}, report_line(linker, mention))


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
