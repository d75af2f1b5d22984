"""The page of the timeline that holds an entry: few entries share one, more are divided by year, month and day.

It is decided in one place, so that every link to an entry leads to the right page.
"""

from collections.abc import Callable, Sequence

from dateline.linked import Entry
from dateline.pages.shared.pagination import TIME, YEAR, ListPage, split_tree

MAX_ENTRIES = 300
"""Maximum number of entries on a page: about 60 kB gzipped, and short enough to scroll through."""
_DEPTHS = (2, 3, *TIME)
"""Characters of an ISO date that name a century, a decade, a year, a month and a day."""
_PRECISION = {"day": 10, "week": 7, "month": 7, "range": 10}
"""Characters of an entry's ISO date that its precision supports; any other supports the year."""


def entry_period(entry: Entry) -> str:
    """Return an entry's period, as precise as its date: `2020-08-09`, `2020-08` or `2020`."""
    day = entry.when.start
    return day.isoformat()[: _PRECISION.get(entry.when.precision or "", YEAR)] if day else ""


def first_report_day(entry: Entry) -> str:
    """Return the day of an entry's first report, the key of entries without a date."""
    return entry.first_published.isoformat() if entry.first_published else ""


def entry_anchor(entry: Entry) -> str:
    """Return an entry's id on the page that holds it."""
    return f"e-{entry.id}"


def split_entries(
    name: str, entries: Sequence[Entry], key: Callable[[Entry], str] = entry_period, full: int = MAX_ENTRIES
) -> ListPage[Entry]:
    """Divide entries among pages; `name` is the page of all: `timeline/index`, `timeline/undated`.

    Years with few entries share a page. A page that outgrows the limit keeps its address and links to the pages it was
    divided into.
    """
    stem = name.removesuffix("index")
    return split_tree(entries, key, _DEPTHS, lambda start: f"{_path(stem, start) if start else name}.md", full)


def _path(stem: str, key: str) -> str:
    if len(key) < YEAR:
        key = f"{key:0<{YEAR}}-{key:9<{YEAR}}"
    return f"{stem}{key}" if stem.endswith("/") else f"{stem}-{key}"
