"""The filters of the timeline: status, who, where, source, words, days, and what was known on a day.

They need scripts: a style sheet shows them only if scripts run. Everything in them is computed at build time. The
page's address records the reader's choice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline import markdown as md
from dateline.linked import FOLDERS, Entry
from dateline.model import NameType
from dateline.pages.shared.i18n import count, label
from dateline.pages.shared.links import Linker
from dateline.pages.timeline.timeline_json import INDEX, WORDS
from dateline.pages.timeline.timeline_rows import DUE, sources, status

LISTED = 300
"""Maximum number of names in a filter, those in most entries first."""
STATUSES = ("happened", "scheduled", DUE, "ongoing", "claimed", "cancelled")
_WHO: tuple[NameType, ...] = ("person", "organisation", "place")


def filters(linker: Linker, entries: Sequence[Entry], scope: str | None = None) -> md.Markdown:
    """Return a page's filters for these entries; `scope` is the period of a page that doesn't hold them itself."""
    if len(entries) < 2:  # noqa: PLR2004 — a single entry needs no filter
        return md.text("")
    attributes = {f"data-say-{name}": str(label(f"timeline.{key}")) for name, key in _MESSAGES.items()}
    attributes |= {"data-months": " ".join(label("date.months"))} | ({"data-scope": scope} if scope else {})
    data = md.join([linker.link(path, md.text(label("timeline.data"))) for path in (INDEX, WORDS)], " ")
    apart = [] if scope is None else [md.line("p", {"class": "dl-index", "hidden": "hidden"}, data)]
    fields = [_status(entries), *_names(linker, entries), _source(linker, entries), *_words_and_days()]
    return md.block(
        "div",
        {"class": "dl-filter", "role": "search", "aria-label": str(label("timeline.filter")), **attributes},
        md.block(
            "details",
            {"class": "dl-fold dl-filter-fold"},
            md.line("summary", {}, md.text(label("timeline.filter"))),
            md.block("div", {"class": "dl-fields"}, *fields),
        ),
        md.block(
            "div",
            {"class": "dl-outcome"},
            md.line("p", {"class": "dl-found", "role": "status"}, md.text(count("entries", len(entries)))),
            md.line("p", {"class": "dl-chosen"}, md.text("")),
        ),
        *apart,
    )


_MESSAGES = {
    "found": "found",
    "apart": "found-apart",
    "none": "found-none",
    "without": "found-without",
    "drop": "drop",
    "all": "drop-all",
    "asof": "as-of",
    "from": "from-day",
    "to": "to-day",
    "unread": "unread",
    "words": "words",
}


def _status(entries: Sequence[Entry]) -> md.Markdown:
    counts = Counter(status(entry) for entry in entries)
    boxes = []
    for name in STATUSES:
        if counts[name]:
            box = md.Markdown(f'<input type="checkbox" name="status" value="{name}">')
            shown = _check_name(status_md(name))
            boxes.append(md.element("label", {"class": "dl-check"}, md.join([box, shown, _count(counts[name])], " ")))
    if keys := sum(entry.key for entry in entries):
        box = md.Markdown('<input type="checkbox" name="key" value="key">')
        shown = _check_name(md.text(label("timeline.filter-key")))
        boxes.append(md.element("label", {"class": "dl-check"}, md.join([box, shown, _count(keys)], " ")))
    legend = md.element(
        "span", {"class": "dl-field-name", "id": "filter-status"}, md.text(label("timeline.filter-status"))
    )
    return md.line(
        "p",
        {"class": "dl-field dl-field-wide", "role": "group", "aria-labelledby": "filter-status"},
        md.join([legend, *boxes], " "),
    )


def status_md(name: str) -> md.Markdown:
    """Return a status as a word and a visual sign; due entries have the sign of scheduled ones."""
    sign = md.text(label(f"status-sign.{'scheduled' if name == DUE else name}"))
    return md.join([md.element("span", {"aria-hidden": "true"}, sign), md.text(label(f"status.{name}"))], " ")


def _check_name(words: md.Markdown) -> md.Markdown:
    return md.element("span", {"class": "dl-check-name"}, words)


def _count(number: int) -> md.Markdown:
    return md.element("span", {"class": "dl-count"}, md.text(str(number)))


def _names(linker: Linker, entries: Sequence[Entry]) -> Iterable[md.Markdown]:
    counts = Counter(entity for entry in entries for entity in entry.entities)
    by_id = linker.site.corpus.by_id
    for kind in _WHO:
        found = [(entity, by_id[entity].name, n) for entity, n in counts.items() if by_id[entity].type == kind]
        yield _select(kind, FOLDERS[kind], found)


def _source(linker: Linker, entries: Sequence[Entry]) -> md.Markdown:
    counts = Counter(source for entry in entries for source in sources(linker, entry))
    names = {source.id: source.name for source in linker.site.corpus.sources}
    return _select("source", "sources", [(identity, names[identity], n) for identity, n in counts.items()])


def _select(name: str, folder: str, found: list[tuple[str, str, int]]) -> md.Markdown:
    """Return a box to choose from these; empty if there are no choices."""
    if not found:
        return md.text("")
    found.sort(key=lambda one: (-one[2], one[1]))
    options = [md.element("option", {"value": ""}, md.text(label("timeline.filter-any")))]
    for identity, words, number in found[:LISTED]:
        value = identity.removeprefix(f"{folder}/")
        options.append(md.element("option", {"value": value}, md.text(f"{words} ({number})")))
    box = md.element("select", {"name": name, "data-folder": folder}, md.join(options))
    return _field(f"filter-{name}", box)


def _field(key: str, box: md.Markdown) -> md.Markdown:
    named = md.element("span", {"class": "dl-field-name"}, md.text(label(f"timeline.{key}")))
    inside = md.element("label", {}, md.join([named, box], " "))
    return md.line("p", {"class": "dl-field"}, inside)


def _words_and_days() -> Iterable[md.Markdown]:
    yield _field("filter-words", md.Markdown('<input type="search" name="q" autocomplete="off">'))
    for name in ("from", "to", "asof"):
        yield _field(f"filter-{name}", md.Markdown(f'<input type="date" name="{name}">'))
