"""The strip of coverage: how many entries each year, month or day has, as columns and in figures; it leads to them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import Entry
from dateline.pages.shared.entry_paging import entry_period
from dateline.pages.shared.i18n import format_text, label, period_words
from dateline.pages.shared.links import Linker
from dateline.pages.shared.pagination import ListPage

WELL_COVERED = 12
"""Entries, known to the month, from which a year is shown by its months."""
_MONTHS = 12
_YEAR, _MONTH, _DAY = 4, 7, 10
_HIGH = 40
"""The height of the tallest column, in the drawing's own units."""


def strip(linker: Linker, shelf: ListPage[Entry]) -> md.Markdown:
    """Return the strip of a page: of all time or many years by year and month, of a year by month, of a month by day.

    Nothing where it would be one column, or months of a year that has few entries.
    """
    drawn = _Strip(linker, shelf)
    cells = [*drawn.cells()]
    if not cells:
        return md.text("")
    level = {_MONTH: "days", _YEAR: "months"}.get(len(shelf.key), "years")
    inside = md.block("ol", {"class": f"dl-strip dl-strip-{level}"}, *cells)
    return md.block("nav", {"class": "dl-coverage", "aria-label": str(label("timeline.strip"))}, inside)


class _Strip:
    def __init__(self, linker: Linker, shelf: ListPage[Entry]) -> None:
        self._here, self._shelf = linker, shelf
        self._shelves = {below.key: below for below in shelf.walk()}
        known = [entry_period(entry) for entry in shelf.all_items]
        self._counts = Counter(key[:length] for key in known for length in (2, 3, 4, 7, 10) if len(key) >= length)
        # Where years share a page, they are one cell on the way to it.
        self._years = [step.key for step in shelf.steps] if shelf.below else sorted({key[:_YEAR] for key in known})
        self._drawn = not any(map(self._has_months, self._years))
        shown = [self._counts[key] for key in self._counts if len(key) == _MONTH]
        self._most = max([*shown, *(self._counts[key] for key in self._years if self._drawn)], default=1)

    def cells(self) -> Iterator[md.Markdown]:
        if len(self._shelf.key) == _YEAR:
            if self._has_months(self._shelf.key):
                yield from self._months(self._shelf.key)
        elif len(self._shelf.key) == _MONTH:
            days = sorted(key for key in self._counts if len(key) == _DAY)
            self._most = max((self._counts[day] for day in days), default=1)
            yield from (self._cell(day, str(int(day[-2:]))) for day in days)
        elif len(self._shelf.key) < _YEAR:
            yield from (self._year(year) for year in self._years)

    def _has_months(self, year: str) -> bool:
        return len(year) == _YEAR and sum(self._counts[f"{year}-{m:02}"] for m in range(1, _MONTHS + 1)) >= WELL_COVERED

    def _year(self, year: str) -> md.Markdown:
        if not self._has_months(year):
            # Beside columns of months that of a whole year would mislead: the years of few entries have figures only.
            return self._cell(year, period_words(year), drawn=self._drawn)
        heading = md.join([self._link(year, md.text(year)), *self._entry_count(year)])
        months = md.block("ol", {"class": "dl-strip-months"}, *self._months(year))
        return md.block(
            "li",
            {"class": "dl-strip-year", "data-period": year},
            md.line("p", {"class": "dl-strip-head"}, heading),
            months,
        )

    def _months(self, year: str) -> Iterator[md.Markdown]:
        for number, name in enumerate(label("date.months-alone"), 1):
            key = f"{year}-{number:02}"
            if self._counts[key]:
                yield self._cell(key, name)
            else:
                yield md.line("li", {"class": "dl-cell", "aria-hidden": "true"}, md.text(name))

    def _cell(self, key: str, name: str, *, drawn: bool = True) -> md.Markdown:
        high = max(1, round(_HIGH * self._counts[key] / self._most))
        column = md.element("rect", {"width": "10", "height": str(high), "y": str(_HIGH - high)}, md.text(""))
        box = {"viewBox": f"0 0 10 {_HIGH}", "preserveAspectRatio": "none", "aria-hidden": "true", "class": "dl-column"}
        drawing = [md.element("svg", box, column)] if drawn else []
        words = md.element("span", {"class": "dl-cell-name"}, md.text(name))
        inside = md.join([*drawing, words, *self._entry_count(key)])
        return md.line("li", {"class": "dl-cell", "data-period": key}, self._link(key, inside))

    def _entry_count(self, key: str) -> Iterator[md.Markdown]:
        """Yield how many entries a stretch has; for those who hear it, so that `Mar 9` is no day."""
        yield md.element("span", {"class": "dl-unseen"}, md.text(label("timeline.strip-entries")))
        yield md.element("span", {"class": "dl-count"}, md.text(str(self._counts[key])))

    def _link(self, key: str, words: md.Markdown) -> md.Markdown:
        return md.link(self._here.address(*self._target(key)), words)

    def _target(self, key: str) -> tuple[str, str]:
        """Return page and heading of a stretch: a page of its own, else its heading on the page that holds it."""
        for length in (len(key), _MONTH, _YEAR, 3, 2, 0):
            if length <= len(key) and (shelf := self._shelves.get(key[:length])):
                return shelf.path, "" if shelf.key == key != self._shelf.key else heading_id(key)
        return self._shelf.path, heading_id(key)


def heading_id(key: str) -> str:
    """Return the id of the heading of a year, month or day: `y2020`, `m2020-08`, `d2020-08-09`."""
    return {_YEAR: "y", _MONTH: "m", _DAY: "d"}[len(key)] + key


def neighbours(linker: Linker, shelves: Sequence[ListPage[Entry]], shelf: ListPage[Entry]) -> md.Markdown:
    """Return links from a page to the whole timeline, to what it is a part of, and to the pages beside it."""
    many = len(shelf.key) <= _YEAR
    level = [*shelves[0].steps] if many else [other for other in shelves if len(other.key) == len(shelf.key)]
    around = [other for other in shelves if len(other.key) >= _YEAR and shelf.key.startswith(other.key)]
    around = [other for other in around if other is not shelf]
    beside: list[tuple[str, ListPage[Entry]]] = []
    if shelf in level:
        number = level.index(shelf)
        beside += [("earlier", other) for other in level[:number][-1:]]
        beside += [("later", other) for other in level[number + 1 :][:1]]
    links = [linker.link(linker.site.timeline.path, md.text(label("timeline.whole")), cls="dl-up")]
    links += [linker.link(other.path, md.text(period_words(other.key))) for other in around]
    for way, other in beside:
        links.append(linker.link(other.path, md.text(format_text(f"timeline.{way}", period=period_words(other.key)))))
    inside = md.line("p", {}, md.join(links, " · "))
    return md.block("nav", {"class": "dl-neighbours", "aria-label": str(label("timeline.pages"))}, inside)
