"""The timeline: all entries on one page if they are few, else key dates and links to a page per year or month.

There are also pages by status and for undated entries. All of them work without scripts.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import Entry, Page
from dateline.pages.blocks.entry_rows import date_and_status, headline_md
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.entry_paging import entry_anchor, entry_period, first_report_day, split_entries
from dateline.pages.shared.i18n import (
    amount,
    capital,
    count,
    format_text,
    label,
    period_words,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.pagination import ListPage
from dateline.pages.shared.site_context import SiteContext
from dateline.pages.timeline.coverage_strip import (
    WELL_COVERED,
    heading_id,
    neighbours,
    strip,
)
from dateline.pages.timeline.timeline_filter import STATUSES, filters, status_md
from dateline.pages.timeline.timeline_json import (
    INDEX,
    WORDS,
    index,
    words,
)
from dateline.pages.timeline.timeline_rows import status, timeline_row

PATH = "timeline/index.md"
LISTED = 1000
"""Maximum number of entries, a line each, on a page by status."""
_YEAR, _MONTH, _DAY = 4, 7, 10


def timeline_pages(site: SiteContext) -> Iterator[Page]:
    """Yield every page of the timeline, and the filters' data if the entries are on several."""
    parts = [*site.timeline.walk()]
    for part in parts:
        yield _page(site, parts, part)
    if site.timeline.below:
        yield Page(INDEX, INDEX, index(site, site.timeline))
        yield Page(WORDS, WORDS, words(site, site.timeline))
    if site.timeline_undated.path != PATH:
        undated = [*site.timeline_undated.walk()]
        yield from (_undated_page(site, undated, part) for part in undated)
    for name in STATUSES:
        listed = [entry for entry in site.corpus.entries if status(entry) == name]
        pages = [*split_entries(f"timeline/{name}", listed, full=LISTED).walk()] if listed else []
        yield from (_status_page(site, pages, part, name) for part in pages)


def _page(site: SiteContext, parts: Sequence[ListPage[Entry]], part: ListPage[Entry]) -> Page:
    """Return a page of dated entries: for all time, a year, a month or a day."""
    linker, whole = Linker(site, part.path), part.all_items
    together = [*whole, *site.corpus.undated] if site.timeline_undated.path == part.path else whole
    title = _title(part, str(label("timeline.title")))
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "timeline"}),
        neighbours(linker, parts, part) if part.key else md.text(""),
        md.line("p", {"class": "dl-lead"}, md.text(_lead(together))),
        strip(linker, part),
        filters(linker, together, part.key if part.below else None),
        *([] if part.key else [_status_links(linker, whole)]),
        *_keys(linker, part),
        _entry_block(*_sections(linker, part)),
        *_undated_section(linker, part),
    )
    return build_page(part.path, title, body, toc=True)


def _title(part: ListPage[Entry], title: str) -> str:
    return format_text("timeline.of", title=title, period=period_words(part.key)) if part.key else title


def _lead(entries: Sequence[Entry]) -> str:
    years = sorted({int(key[:_YEAR]) for entry in entries if (key := entry_period(entry))})
    if not years:
        return str(label("timeline.lead-empty"))
    shown = count("entries", len(entries))
    if len(years) == 1:
        return format_text("timeline.lead-year", entries=shown)
    return format_text("timeline.lead", entries=shown, first=years[0], last=years[-1])


def _status_links(linker: Linker, entries: Sequence[Entry]) -> md.Markdown:
    """Return links to the pages by status, and to the undated entries."""
    links = []
    for name in STATUSES:
        if number := sum(status(entry) == name for entry in entries):
            words = md.join([status_md(name), md.text(f"({amount(number)})")], " ")
            links.append(linker.link(f"timeline/{name}.md", words))
    if number := len(linker.site.corpus.undated):
        shown = md.text(f"{label('timeline.undated')} ({amount(number)})")
        apart = linker.site.timeline_undated.path != PATH
        links.append(linker.link(linker.site.timeline_undated.path, shown, "" if apart else "undated", "dl-undated"))
    if not links:
        return md.text("")
    inside = md.line("p", {}, md.join(links, " · "))
    return md.block("nav", {"class": "dl-statuses", "aria-label": str(label("timeline.by-status"))}, inside)


def _entry_block(*parts: md.Markdown) -> md.Markdown:
    return md.block("div", {"class": "dl-entries"}, *parts) if any(parts) else md.text("")


def _keys(linker: Linker, part: ListPage[Entry]) -> Iterator[md.Markdown]:
    """Yield the key dates of a divided page, whose entries are on the pages below."""
    keys = [entry for entry in part.all_items if entry.key and entry not in part.items] if part.below else []
    if keys:
        yield _entry_block(
            md.heading(2, md.text(label("front.key")), {"id": "key-dates"}),
            rows([_line(linker, entry) for entry in keys], "dl-rows", ordered=True),
        )


def _line(linker: Linker, entry: Entry) -> md.Markdown:
    """Return an entry in short: date, status, and its headline, linked to it."""
    return md.block(
        "li",
        {"class": f"dl-row dl-line dl-{entry.status}", "data-entry": entry_anchor(entry)},
        md.line("p", {"class": "dl-when"}, date_and_status(linker, entry)),
        md.line("p", {"class": "dl-headline"}, linker.entry(entry, headline_md(linker.site, entry))),
    )


def _sections(linker: Linker, part: ListPage[Entry]) -> Iterator[md.Markdown]:
    """Yield a page's entries under headings: years and months, or days on a month's page.

    Less precise dates come first. The months of a year with few entries need no headings.
    """
    finest = _DAY if len(part.key) >= _MONTH else _MONTH
    lengths = [length for length in (_YEAR, _MONTH, _DAY) if len(part.key) <= length <= finest]
    yield from _subsections(linker, sorted(part.items, key=_entry_order), lengths, level=2)


def _subsections(linker: Linker, entries: Sequence[Entry], lengths: Sequence[int], level: int) -> Iterator[md.Markdown]:
    """Yield entries under the headings of their periods: the first of the lengths, and the others below it.

    A decade comes before its first year, under its own heading.
    """
    length, finer = lengths[0], lengths[1:]
    headed: set[str] = set()
    for (key, decade), group in groupby(entries, key=lambda entry: (entry_period(entry)[:length], _is_decade(entry))):
        found = [*group]
        named = format_text("date.decade", year=int(key) // 10 * 10) if decade else period_words(key)
        identity = f"{heading_id(key)}-2" if key in headed else heading_id(key)
        headed.add(key)
        yield md.heading(level, md.text(named), {"id": identity})
        known = [entry for entry in found if finer and len(entry_period(entry)) >= finer[0]]
        if length == _YEAR and len(known) < WELL_COVERED:
            known = []
        yield rows([timeline_row(linker, entry) for entry in found if entry not in known], "dl-rows", ordered=True)
        if known:
            yield from _subsections(linker, known, finer, level + 1)


def _entry_order(entry: Entry) -> tuple[str, bool, str, bool]:
    key = entry_period(entry)
    return key[:_YEAR], not _is_decade(entry), key[:_MONTH], len(key) == _DAY


def _is_decade(entry: Entry) -> bool:
    return entry.when.precision == "decade"


# --- undated entries --------------------------------------------------------------------------------------------------


def _undated_section(linker: Linker, part: ListPage[Entry]) -> Iterator[md.Markdown]:
    if linker.site.timeline_undated.path == part.path and linker.site.corpus.undated:
        yield _entry_block(
            md.heading(2, md.text(label("timeline.undated")), {"id": "undated"}),
            md.line("p", {"class": "dl-lead"}, md.text(label("timeline.undated-lead"))),
            rows([timeline_row(linker, entry) for entry in linker.site.corpus.undated], "dl-rows"),
        )


def _undated_page(site: SiteContext, parts: Sequence[ListPage[Entry]], part: ListPage[Entry]) -> Page:
    linker, title = Linker(site, part.path), _title(part, str(label("timeline.undated")))
    below = [(other.path, period_words(other.key), len(other.all_items)) for other in part.steps]
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "undated"}),
        neighbours(linker, parts, part),
        md.line("p", {"class": "dl-lead"}, md.text(label("timeline.undated-lead"))),
        *_page_links(linker, below),
        filters(linker, part.items),
        _entry_block(*_first_report_sections(linker, part)),
    )
    return build_page(part.path, title, body, toc=True)


def _first_report_sections(linker: Linker, part: ListPage[Entry]) -> Iterator[md.Markdown]:
    for key, found in groupby(part.items, key=lambda entry: first_report_day(entry)[:_MONTH]):
        words = (
            format_text("timeline.first-told", period=period_words(key))
            if key
            else label("timeline.first-told-unknown")
        )
        yield md.heading(2, md.text(words), {"id": f"told-{key}" if key else "told"})
        yield rows([timeline_row(linker, entry) for entry in found], "dl-rows")


def _page_links(linker: Linker, pages: Sequence[tuple[str, str, int]]) -> Iterator[md.Markdown]:
    if pages:
        links = [linker.link(path, md.text(f"{words} ({amount(number)})")) for path, words, number in pages]
        yield md.line("p", {"class": "dl-more"}, md.join(links, " · "))


# --- by status --------------------------------------------------------------------------------------------------------


def _status_page(site: SiteContext, parts: Sequence[ListPage[Entry]], part: ListPage[Entry], name: str) -> Page:
    linker, words = Linker(site, part.path), capital(label(f"status.{name}"))
    title = _title(part, format_text("timeline.status", status=words))
    below = [(other.path, period_words(other.key), len(other.all_items)) for other in part.steps]
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "timeline"}),
        neighbours(linker, parts, part),
        md.line("p", {"class": "dl-lead"}, md.text(count("entries", len(part.all_items)))),
        *_page_links(linker, below),
        *_years(linker, part),
    )
    return build_page(part.path, title, body, toc=True)


def _years(linker: Linker, part: ListPage[Entry]) -> Iterator[md.Markdown]:
    for year, found in groupby(part.items, key=lambda entry: entry_period(entry)[:_YEAR]):
        yield md.heading(2, md.text(year), {"id": heading_id(year)})
        yield rows([_line(linker, entry) for entry in found], "dl-rows", ordered=True)
