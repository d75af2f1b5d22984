"""The timeline: every entry under its year and month, and what has no date in a section of its own."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator import markdown as md
from generator.pages.edition import Edition, Here
from generator.pages.rows import entry_row, rows
from generator.pages.words import count, label, month, say
from generator.records import Entry, Page

PATH = "timeline/index.md"
_BY_MONTH = {"day", "week", "month", "range"}


def timeline_page(edition: Edition) -> Page:
    """Return the full timeline."""
    here, title = Here(edition, PATH), str(label("timeline.title"))
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "timeline"}),
        md.line("p", {"class": "dl-lead"}, md.text(_lead(edition.corpus.entries))),
        *_years(here, edition.corpus.entries),
        *_undated(here, edition.corpus.undated),
    )
    return Page(PATH, title, body, (("title", md.front(title)), ("hide", ("navigation",))))


def _lead(entries: Sequence[Entry]) -> str:
    days = [day for entry in entries if (day := entry.first or entry.last)]
    if not days:
        return str(label("timeline.lead-empty"))
    return say("timeline.lead", entries=count("entries", len(entries)), first=min(days).year, last=max(days).year)


def _years(here: Here, entries: Sequence[Entry]) -> Iterator[md.Markdown]:
    for year, of_year in groupby(entries, key=_year):
        yield md.heading(2, md.text(str(year)), {"id": f"y{year}"})
        for words, of_month in groupby(of_year, key=_month):
            identity, name = words
            if name:
                yield md.heading(3, md.text(name), {"id": identity})
            yield rows([entry_row(here, entry, anchor=True) for entry in of_month], "dl-rows", ordered=True)


def _year(entry: Entry) -> int:
    day = entry.first or entry.last
    assert day is not None, "a dated entry has a day"
    return day.year


def _month(entry: Entry) -> tuple[str, str]:
    """Return the id and words of the month's heading; none where not even the month is known."""
    day = entry.first or entry.last
    assert day is not None, "a dated entry has a day"
    return (f"m{day:%Y-%m}", month(day)) if entry.grain in _BY_MONTH else ("", "")


def _undated(here: Here, entries: Sequence[Entry]) -> Iterator[md.Markdown]:
    if entries:
        yield md.heading(2, md.text(label("timeline.undated")), {"id": "undated"})
        yield md.line("p", {"class": "dl-lead"}, md.text(label("timeline.undated-lead")))
        yield rows([entry_row(here, entry, anchor=True) for entry in entries], "dl-rows")
