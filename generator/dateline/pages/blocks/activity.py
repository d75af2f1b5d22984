"""The activity strip: the number of articles over time that name somebody or come from a source."""

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline import markdown as md
from dateline.linked import Entity
from dateline.pages.shared.histogram import time_bins
from dateline.pages.shared.i18n import (
    count,
    day,
    format_text,
    label,
    period_words,
)
from dateline.pages.shared.site_context import SiteContext

FEW = 3
"""Minimum number of articles for a strip; words suffice for one or two days."""
_HIGH = 40
_LOW = 14
_WIDE, _GAP = 8, 2
_LENGTHS = {4: "year", 7: "month", 10: "day"}


def days_of(site: SiteContext, entity: Entity) -> list[dt.date]:
    """Return the days of the articles that name an entity, in order, one for each article."""
    slugs = dict.fromkeys(mention.article for mention in entity.mentions)
    found = (site.corpus.by_slug[slug].article.published for slug in slugs)
    return sorted(known for known in found if known)


def span_words(days: Sequence[dt.date]) -> str:
    """Return the first and last of the sorted days, in words."""
    if not days:
        return str(label("date.undated"))
    return day(days[0]) if days[0] == days[-1] else format_text("date.range", first=day(days[0]), last=day(days[-1]))


def activity(days: Iterable[dt.date]) -> md.Markdown:
    """Return the strip with its counts in words; empty if there is little to compare."""
    known = [*days]
    own = time_bins(known)
    counts = own.counts(known)
    counted = [(key, number) for key, number in zip(own.keys, counts, strict=True) if number]
    if sum(counts) < FEW or len(counted) <= 1:
        return md.text("")
    title = label(f"activity.by-{_LENGTHS[len(own.keys[0])]}")
    most = max(counted, key=lambda pair: pair[1])
    summary = format_text("activity.most", period=period_words(most[0]), articles=count("articles", most[1]))
    box = {"class": "dl-activity-drawn", "viewBox": _box(counts, _HIGH), "preserveAspectRatio": "none"}
    drawn = md.element("svg", box | {"role": "img", "aria-label": f"{title}. {summary}"}, _columns(counts, _HIGH))
    ends = [md.element("span", {}, md.text(period_words(key))) for key in (own.keys[0], own.keys[-1])]
    listed = " · ".join(format_text("activity.count", period=period_words(key), n=number) for key, number in counted)
    return md.block(
        "div",
        {"class": "dl-activity"},
        md.line("div", {}, drawn),
        md.line("div", {"class": "dl-activity-ends", "aria-hidden": "true"}, md.join(ends, " ")),
        md.block(
            "details",
            {"class": "dl-tellings"},
            md.line("summary", {}, md.text(f"{title}. {summary}")),
            md.line("p", {}, md.text(listed)),
        ),
    )


def spark(site: SiteContext, days: Iterable[dt.date]) -> md.Markdown:
    """Return a word-sized strip, for a list row that gives its counts as numbers."""
    counts = site.time_bins.counts(days)
    if len(counts) <= 1:
        return md.text("")
    box = {"class": "dl-spark", "viewBox": _box(counts, _LOW), "preserveAspectRatio": "none", "aria-hidden": "true"}
    return md.element("svg", box, _columns(counts, _LOW))


def _box(counts: Sequence[int], high: int) -> str:
    return f"0 0 {len(counts) * _WIDE} {high}"


def _columns(counts: Sequence[int], high: int) -> md.Markdown:
    """Return a single path: a baseline, and a column for each non-empty stretch, the tallest as high as the strip."""
    most = max(counts, default=1) or 1
    path = [f"M0 {high - 1}h{len(counts) * _WIDE}v1H0z"]
    for number, found in enumerate(counts):
        if found:
            tall = max(2, round(high * found / most))
            path.append(f"M{number * _WIDE + _GAP // 2} {high}v-{tall}h{_WIDE - _GAP}v{tall}z")
    return md.element("path", {"d": "".join(path)}, md.text(""))


def activity_span(site: SiteContext, entity: Entity) -> str:
    """Return the first and last day of the articles that name an entity."""
    return span_words(days_of(site, entity))
