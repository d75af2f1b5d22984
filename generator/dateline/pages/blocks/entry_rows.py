"""What several pages show alike: an entry of the timeline, a quote, an article in a list, problems to be mended."""

from collections.abc import Iterable

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.linked import Entry, Telling
from dateline.pages.blocks.article_rows import told_by
from dateline.pages.shared.article_text import folded, place_id
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import (
    capital,
    count,
    day,
    foreign,
    label,
    say,
    say_plural,
    tell,
    tongue,
    when,
    why,
)
from dateline.pages.shared.links import Here
from dateline.reasons import together

_NOTHING = md.text("")
CHIPS = 8
"""How many names a row shows: those that its headline holds first, then those most often named."""
TELLINGS = 6
"""How many tellings a row shows on another page than the timeline's, which has all: an archive may have thousands."""


# --- entries ----------------------------------------------------------------------------------------------------------


def entry_when(entry: Entry) -> str:
    """Return an entry's date as readers see it; of what goes on, since when."""
    if not (entry.first or entry.last):
        return str(label("date.undated"))
    if entry.status == "ongoing" and entry.first:
        # The beginning may be known to the day though the whole is a range.
        return say("date.since", date=when(entry.first, entry.first, None, None))
    return when(entry.first, entry.last, entry.grain, entry.edtf)


def entry_row(here: Here, entry: Entry) -> md.Markdown:
    """Return an entry as a list's item: date and status, headline, who and where, and every telling in a fold."""
    classes = f"dl-row dl-{entry.status}" + (" dl-due" if entry.due else "")
    return md.block(
        "li",
        {"class": classes},
        md.line("p", {"class": "dl-when"}, date_and_status(here, entry)),
        md.line("p", {"class": "dl-headline"}, headline(here, entry)),
        md.line("p", {"class": "dl-with"}, who) if (who := who_and_where(here, entry)) else md.text(""),
        _tellings(here, entry),
    )


def date_and_status(here: Here, entry: Entry) -> md.Markdown:
    """Return an entry's date, and its status by sign and word."""
    drawn = md.text(label(f"status-sign.{entry.status}"))
    sign = md.element("span", {"class": "dl-sign", "aria-hidden": "true"}, drawn)
    shown = md.element("span", {"class": "dl-date"}, md.text(entry_when(entry)))
    state = md.element("span", {"class": "dl-status"}, md.join([sign, md.text(_status(here.edition, entry))], " "))
    return md.join([shown, state], " ")


def _status(edition: Edition, entry: Entry) -> str:
    if entry.due:
        return str(label("status.due"))
    if entry.status == "happened" and all(telling.event.reported for telling in entry.tellings):
        return str(label("status.reported"))
    if entry.status == "ongoing":
        said = [edition.corpus.by_slug[telling.article].article.published for telling in entry.tellings]
        if newest := max((published for published in said if published), default=None):
            return say("date.ongoing", day=day(newest))
    return str(label(f"status.{entry.status}"))


def headline(here: Here, entry: Entry) -> md.Markdown:
    """Return the words that stand for an entry, the desk's or else a source's own, linked to where they stand."""
    slug, span = entry.headline_at
    telling = next((t for t in entry.tellings if t.article == slug and t.event.span.overlaps(span)), None)
    article = here.edition.corpus.by_slug[slug].article
    words = headline_shown(here.edition, entry)
    if telling:
        return here.mark(slug, telling.event, words)
    return here.article(slug, words, place_id(article, span.start))


def headline_words(entry: Entry) -> str:
    """Return the words that stand for an entry, on one line."""
    return folded(entry.reworded or entry.headline)


def headline_shown(edition: Edition, entry: Entry) -> md.Markdown:
    """Return the words that stand for an entry; a source's own marked as of the source's language."""
    words = md.text(headline_words(entry))
    return words if entry.reworded else foreign(edition.corpus.by_slug[entry.headline_at[0]].article.language, words)


def who_and_where(here: Here, entry: Entry) -> md.Markdown:
    """Return links to those named in an entry, nothing where nobody is."""
    named = [entity for entity in map(here.edition.paged, entry.entities) if entity]
    if len(named) > CHIPS:
        words = headline_words(entry)
        telling = sorted(named, key=lambda entity: (entity.name not in words, -len(entity.mentions)))[:CHIPS]
        named = [entity for entity in named if entity in telling]
    return md.join([here.link(f"{one.id}.md", md.text(one.name), cls="dl-chip") for one in named], " ")


def _tellings(here: Here, entry: Entry) -> md.Markdown:
    reasons = because(entry)
    return md.block(
        "details",
        {"class": "dl-tellings"},
        md.line("summary", {}, md.text(capital(told_words(here.edition, entry)))),
        md.block("ul", {}, *(md.line("li", {}, words) for words in _first_tellings(here, entry))),
        md.line("p", {"class": "dl-because"}, reasons) if reasons else _NOTHING,
    )


def _first_tellings(here: Here, entry: Entry) -> Iterable[md.Markdown]:
    yield from (telling_words(here, telling) for telling in entry.tellings[:TELLINGS])
    yield from more_tellings(here, entry, len(entry.tellings) - TELLINGS)


def more_tellings(here: Here, entry: Entry, number: int) -> Iterable[md.Markdown]:
    """Yield a link to the timeline for the tellings of an entry that are not shown, nothing where all are."""
    if number > 0:
        yield here.entry(entry, md.text(say_plural("timeline.more-tellings", number)))


def told_words(edition: Edition, entry: Entry) -> str:
    """Return by whom an entry is told, or by how many outlets and origins, and what of it is the desk's."""
    articles = [edition.corpus.by_slug[slug].article for slug in {telling.article for telling in entry.tellings}]
    if len(articles) == 1:
        known = bool(agencies(articles[0]))
        words = told_by(articles[0])
        told = say("timeline.told-by", source=words) if known else say("timeline.told-on", day=words)
    elif any(map(agencies, articles)):
        told = say("timeline.told", outlets=count("outlets", entry.outlets), origins=count("origins", entry.origins))
    else:
        told = say("timeline.told-in", articles=count("articles", len(articles)))
    ours = {"by-desk": entry.by == "desk", "reworded": bool(entry.reworded), "pinned": entry.pinned}
    return " · ".join([told, *(str(label(f"timeline.{what}")) for what, so in ours.items() if so)])


def telling_words(here: Here, telling: Telling) -> md.Markdown:
    """Return one telling: the clause as it stands, linked to its place, with source and day."""
    article = here.edition.corpus.by_slug[telling.article].article
    words = md.element("q", tongue(article.language), md.text(folded(article.at(telling.event.span))))
    return md.join([here.mark(telling.article, telling.event, words), md.text(told_by(article))], " ")


def because(entry: Entry) -> md.Markdown:
    """Return why an entry has its score and why its tellings are one, nothing where it says nothing."""
    found = together(entry.because, entry.foreseen)
    return tell("timeline.why", because=why(found)) if found else _NOTHING


# --- quotes and articles ----------------------------------------------------------------------------------------------
