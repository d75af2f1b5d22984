"""The coverage strip: the number of entries per year, month or day, as linked columns and numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import Entry
from dateline.pages.shared.entry_paging import entry_period
from dateline.pages.shared.i18n import format_text, label, period_words
from dateline.pages.shared.links import Linker
from dateline.pages.shared.pagination import ListPage

WELL_COVERED = 12
"""Minimum number of entries dated to the month for a year to be shown by month."""
_MONTHS = 12
_YEAR, _MONTH, _DAY = 4, 7, 10
_HIGH = 40
"""The height of the tallest column, in the drawing's units."""


def strip(linker: Linker, part: ListPage[Entry]) -> md.Markdown:
    """Return a page's strip: all time or many years by year and month, a year by month, a month by day.

    It is empty if it would be a single column, or the months of a year with few entries.
    """
    drawn = _Strip(linker, part)
    cells = [*drawn.cells()]
    if not cells:
        return md.text("")
    level = {_MONTH: "days", _YEAR: "months"}.get(len(part.key), "years")
    inside = md.block("ol", {"class": f"dl-strip dl-strip-{level}"}, *cells)
    return md.block("nav", {"class": "dl-coverage", "aria-label": str(label("timeline.strip"))}, inside)


class _Strip:
    def __init__(self, linker: Linker, part: ListPage[Entry]) -> None:
        self._linker, self._part = linker, part
        self._parts = {below.key: below for below in part.walk()}
        known = [entry_period(entry) for entry in part.all_items]
        self._counts = Counter(key[:length] for key in known for length in (2, 3, 4, 7, 10) if len(key) >= length)
        # Years that share a page share a cell that links to it.
        self._years = [step.key for step in part.steps] if part.below else sorted({key[:_YEAR] for key in known})
        self._drawn = not any(map(self._has_months, self._years))
        shown = [self._counts[key] for key in self._counts if len(key) == _MONTH]
        self._most = max([*shown, *(self._counts[key] for key in self._years if self._drawn)], default=1)

    def cells(self) -> Iterator[md.Markdown]:
        if len(self._part.key) == _YEAR:
            if self._has_months(self._part.key):
                yield from self._months(self._part.key)
        elif len(self._part.key) == _MONTH:
            days = sorted(key for key in self._counts if len(key) == _DAY)
            self._most = max((self._counts[day] for day in days), default=1)
            yield from (self._cell(day, str(int(day[-2:]))) for day in days)
        elif len(self._part.key) < _YEAR:
            yield from (self._year(year) for year in self._years)

    def _has_months(self, year: str) -> bool:
        return len(year) == _YEAR and sum(self._counts[f"{year}-{m:02}"] for m in range(1, _MONTHS + 1)) >= WELL_COVERED

    def _year(self, year: str) -> md.Markdown:
        if not self._has_months(year):
            # A year's column beside those of months would mislead: years with few entries get numbers only.
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
        """Yield the number of entries in a period, worded so that screen readers don't read `Mar 9` as a day."""
        yield md.element("span", {"class": "dl-unseen"}, md.text(label("timeline.strip-entries")))
        yield md.element("span", {"class": "dl-count"}, md.text(str(self._counts[key])))

    def _link(self, key: str, words: md.Markdown) -> md.Markdown:
        return md.link(self._linker.address(*self._target(key)), words)

    def _target(self, key: str) -> tuple[str, str]:
        """Return the page and heading of a period: its own page, or else its heading on the page that holds it."""
        for length in (len(key), _MONTH, _YEAR, 3, 2, 0):
            if length <= len(key) and (part := self._parts.get(key[:length])):
                return part.path, "" if part.key == key != self._part.key else heading_id(key)
        return self._part.path, heading_id(key)


def heading_id(key: str) -> str:
    """Return the id of the heading of a year, month or day: `y2020`, `m2020-08`, `d2020-08-09`."""
    return {_YEAR: "y", _MONTH: "m", _DAY: "d"}[len(key)] + key


def neighbours(linker: Linker, parts: Sequence[ListPage[Entry]], part: ListPage[Entry]) -> md.Markdown:
    """Return links from a page to the whole timeline, the periods around it, and the pages before and after."""
    many = len(part.key) <= _YEAR
    level = [*parts[0].steps] if many else [other for other in parts if len(other.key) == len(part.key)]
    around = [other for other in parts if len(other.key) >= _YEAR and part.key.startswith(other.key)]
    around = [other for other in around if other is not part]
    beside: list[tuple[str, ListPage[Entry]]] = []
    if part in level:
        number = level.index(part)
        beside += [("earlier", other) for other in level[:number][-1:]]
        beside += [("later", other) for other in level[number + 1 :][:1]]
    links = [linker.link(linker.site.timeline.path, md.text(label("timeline.whole")), cls="dl-up")]
    links += [linker.link(other.path, md.text(period_words(other.key))) for other in around]
    for way, other in beside:
        links.append(linker.link(other.path, md.text(format_text(f"timeline.{way}", period=period_words(other.key)))))
    inside = md.line("p", {}, md.join(links, " · "))
    return md.block("nav", {"class": "dl-neighbours", "aria-label": str(label("timeline.pages"))}, inside)
