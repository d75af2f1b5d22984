"""A timeline entry as a row: date, status, headline, names, and every report in a fold."""

from collections.abc import Iterable

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.linked import Entry, EventMention
from dateline.pages.blocks.article_rows import source_and_day
from dateline.pages.shared.article_text import one_line, place_id
from dateline.pages.shared.i18n import (
    capital,
    count,
    day,
    format_date,
    format_md,
    format_plural,
    format_text,
    label,
    lang_attrs,
    mark_language,
    reason_md,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.site_context import SiteContext
from dateline.reasons import together

_NOTHING = md.text("")
MAX_CHIPS = 8
"""Maximum number of names on a row: those in its headline come first, then those mentioned most."""
MAX_REPORTS = 6
"""Maximum number of reports on a row outside the timeline (which shows all): an archive may have thousands."""


# --- entries ----------------------------------------------------------------------------------------------------------


def entry_date(entry: Entry) -> str:
    """Return an entry's date as readers see it; for ongoing events, the beginning."""
    if not entry.when.start:
        return str(label("date.undated"))
    if entry.status == "ongoing" and entry.when.first:
        # The beginning may be known to the day even if the date is a range.
        return format_text("date.since", date=day(entry.when.first))
    return format_date(entry.when)


def entry_row(linker: Linker, entry: Entry) -> md.Markdown:
    """Return an entry as a list item: date and status, headline, who and where, and its reports in a fold."""
    classes = f"dl-row dl-{entry.status}" + (" dl-due" if entry.due else "")
    return md.block(
        "li",
        {"class": classes},
        md.line("p", {"class": "dl-when"}, date_and_status(linker, entry)),
        md.line("p", {"class": "dl-headline"}, headline(linker, entry)),
        md.line("p", {"class": "dl-with"}, who) if (who := name_chips(linker, entry)) else md.text(""),
        _reports(linker, entry),
    )


def date_and_status(linker: Linker, entry: Entry) -> md.Markdown:
    """Return an entry's date, and its status as a sign and a word."""
    drawn = md.text(label(f"status-sign.{entry.status}"))
    sign = md.element("span", {"class": "dl-sign", "aria-hidden": "true"}, drawn)
    shown = md.element("span", {"class": "dl-date"}, md.text(entry_date(entry)))
    state = md.element("span", {"class": "dl-status"}, md.join([sign, md.text(_status(linker.site, entry))], " "))
    return md.join([shown, state], " ")


def _status(site: SiteContext, entry: Entry) -> str:
    if entry.due:
        return str(label("status.due"))
    if entry.status == "happened" and all(mention.event.reported for mention in entry.mentions):
        return str(label("status.reported"))
    if entry.status == "ongoing":
        days = [site.corpus.by_slug[mention.article].article.published for mention in entry.mentions]
        if newest := max((published for published in days if published), default=None):
            return format_text("date.ongoing", day=day(newest))
    return str(label(f"status.{entry.status}"))


def headline(linker: Linker, entry: Entry) -> md.Markdown:
    """Return an entry's headline, the desk's or a source's, linked to its place in the article."""
    slug, span = entry.headline_at
    mention = next((t for t in entry.mentions if t.article == slug and t.event.span.overlaps(span)), None)
    article = linker.site.corpus.by_slug[slug].article
    words = headline_md(linker.site, entry)
    if mention:
        return linker.mark(slug, mention.event, words)
    return linker.article(slug, words, place_id(article, span.start))


def headline_words(entry: Entry) -> str:
    """Return an entry's headline on one line."""
    return one_line(entry.reworded or entry.headline)


def headline_md(site: SiteContext, entry: Entry) -> md.Markdown:
    """Return an entry's headline; a source's own words carry the source's language."""
    words = md.text(headline_words(entry))
    return words if entry.reworded else mark_language(site.corpus.by_slug[entry.headline_at[0]].article.language, words)


def name_chips(linker: Linker, entry: Entry) -> md.Markdown:
    """Return links to the people, organisations and places named in an entry."""
    named = [entity for entity in map(linker.site.find_entity, entry.entities) if entity]
    if len(named) > MAX_CHIPS:
        words = headline_words(entry)
        chosen = sorted(named, key=lambda entity: (entity.name not in words, -len(entity.mentions)))[:MAX_CHIPS]
        named = [entity for entity in named if entity in chosen]
    return md.join([linker.entity(one.id, cls="dl-chip") or _NOTHING for one in named], " ")


def _reports(linker: Linker, entry: Entry) -> md.Markdown:
    reasons = reason_line(entry)
    return md.block(
        "details",
        {"class": "dl-tellings"},
        md.line("summary", {}, md.text(capital(source_summary(linker.site, entry)))),
        md.block("ul", {}, *(md.line("li", {}, words) for words in _first_reports(linker, entry))),
        md.line("p", {"class": "dl-because"}, reasons) if reasons else _NOTHING,
    )


def _first_reports(linker: Linker, entry: Entry) -> Iterable[md.Markdown]:
    yield from (report_line(linker, mention) for mention in entry.mentions[:MAX_REPORTS])
    yield from more_reports(linker, entry, len(entry.mentions) - MAX_REPORTS)


def more_reports(linker: Linker, entry: Entry, number: int) -> Iterable[md.Markdown]:
    """Yield a link to the timeline for the reports of an entry that are not shown."""
    if number > 0:
        yield linker.entry(entry, md.text(format_plural("timeline.more-tellings", number)))


def source_summary(site: SiteContext, entry: Entry) -> str:
    """Return who reports an entry, or how many outlets and origins do, and what the desk changed."""
    articles = [site.corpus.by_slug[slug].article for slug in {mention.article for mention in entry.mentions}]
    if len(articles) == 1:
        known = bool(agencies(articles[0]))
        words = source_and_day(articles[0])
        summary = format_text("timeline.told-by", source=words) if known else format_text("timeline.told-on", day=words)
    elif any(map(agencies, articles)):
        summary = format_text(
            "timeline.told",
            outlets=count("outlets", entry.counts.outlets),
            origins=count("origins", entry.counts.origins),
        )
    else:
        summary = format_text("timeline.told-in", articles=count("articles", len(articles)))
    ours = {"by-desk": entry.by == "desk", "reworded": bool(entry.reworded), "pinned": entry.pinned}
    return " · ".join([summary, *(str(label(f"timeline.{what}")) for what, so in ours.items() if so)])


def report_line(linker: Linker, mention: EventMention) -> md.Markdown:
    """Return an event mention: the clause, linked to its place, with source and day."""
    article = linker.site.corpus.by_slug[mention.article].article
    words = md.element("q", lang_attrs(article.language), md.text(one_line(article.words(mention.event.span))))
    return md.join([linker.mark(mention.article, mention.event, words), md.text(source_and_day(article))], " ")


def reason_line(entry: Entry) -> md.Markdown:
    """Return why an entry has its score and why its reports are one entry; empty without a reason."""
    found = together(entry.because, entry.foreseen)
    return format_md("timeline.why", because=reason_md(found)) if found else _NOTHING


# --- quotes and articles ----------------------------------------------------------------------------------------------
