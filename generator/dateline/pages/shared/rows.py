"""What several pages show alike: an entry of the timeline, a quote, an article in a list, problems to be mended."""

from collections.abc import Iterable, Sequence

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.linked import Attribution, Entry, EventMention
from dateline.model import Annotated, Article, Quote
from dateline.pages.article.inline_marks import speaker_shown
from dateline.pages.shared.context import (
    Edition,
    Here,
    article_path,
    folded,
    place_id,
    source_words,
    title_language,
    title_of,
    title_words,
)
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
    when_words,
    why,
)
from dateline.problems import Problem
from dateline.reasons import together

_NOTHING = md.text("")
CHIPS = 8
"""How many names a row shows: those that its headline holds first, then those most often named."""
TELLINGS = 6
"""How many tellings a row shows on another page than the timeline's, which has all: an archive may have thousands."""


def rows(items: Sequence[md.Markdown], cls: str, *, ordered: bool = False) -> md.Markdown:
    """Return a list of items made by this module, nothing where there is none."""
    return md.block("ol" if ordered else "ul", {"class": cls}, *items) if items else md.text("")


# --- entries ----------------------------------------------------------------------------------------------------------


def entry_when(entry: Entry) -> str:
    """Return an entry's date as readers see it; of what goes on, since when."""
    if not entry.when.start:
        return str(label("date.undated"))
    if entry.status == "ongoing" and entry.when.first:
        # The beginning may be known to the day though the whole is a range.
        return say("date.since", date=day(entry.when.first))
    return when_words(entry.when)


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
    if entry.status == "happened" and all(telling.event.reported for telling in entry.mentions):
        return str(label("status.reported"))
    if entry.status == "ongoing":
        said = [edition.corpus.by_slug[telling.article].article.published for telling in entry.mentions]
        if newest := max((published for published in said if published), default=None):
            return say("date.ongoing", day=day(newest))
    return str(label(f"status.{entry.status}"))


def headline(here: Here, entry: Entry) -> md.Markdown:
    """Return the words that stand for an entry, the desk's or else a source's own, linked to where they stand."""
    slug, span = entry.headline_at
    telling = next((t for t in entry.mentions if t.article == slug and t.event.span.overlaps(span)), None)
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
    yield from (telling_words(here, telling) for telling in entry.mentions[:TELLINGS])
    yield from more_tellings(here, entry, len(entry.mentions) - TELLINGS)


def more_tellings(here: Here, entry: Entry, number: int) -> Iterable[md.Markdown]:
    """Yield a link to the timeline for the tellings of an entry that are not shown, nothing where all are."""
    if number > 0:
        yield here.entry(entry, md.text(say_plural("timeline.more-tellings", number)))


def told_words(edition: Edition, entry: Entry) -> str:
    """Return by whom an entry is told, or by how many outlets and origins, and what of it is the desk's."""
    articles = [edition.corpus.by_slug[slug].article for slug in {telling.article for telling in entry.mentions}]
    if len(articles) == 1:
        known = bool(agencies(articles[0]))
        words = told_by(articles[0])
        told = say("timeline.told-by", source=words) if known else say("timeline.told-on", day=words)
    elif any(map(agencies, articles)):
        outlets, origins = count("outlets", entry.counts.outlets), count("origins", entry.counts.origins)
        told = say("timeline.told", outlets=outlets, origins=origins)
    else:
        told = say("timeline.told-in", articles=count("articles", len(articles)))
    ours = {"by-desk": entry.by == "desk", "reworded": bool(entry.reworded), "pinned": entry.pinned}
    return " · ".join([told, *(str(label(f"timeline.{what}")) for what, so in ours.items() if so)])


def telling_words(here: Here, telling: EventMention) -> md.Markdown:
    """Return one telling: the clause as it stands, linked to its place, with source and day."""
    article = here.edition.corpus.by_slug[telling.article].article
    words = md.element("q", tongue(article.language), md.text(folded(article.at(telling.event.span))))
    return md.join([here.mark(telling.article, telling.event, words), md.text(told_by(article))], " ")


def because(entry: Entry) -> md.Markdown:
    """Return why an entry has its score and why its tellings are one, nothing where it says nothing."""
    found = together(entry.because, entry.foreseen)
    return tell("timeline.why", because=why(found)) if found else _NOTHING


def told_by(article: Article) -> str:
    """Return source and day of an article, for the end of a line; where no source is stated the day alone."""
    published = day(article.published) if article.published else str(label("date.undated"))
    return say("timeline.reported-in", source=source_words(article), day=published) if agencies(article) else published


# --- quotes and articles ----------------------------------------------------------------------------------------------


def quote_row(here: Here, attribution: Attribution, *, speaker: bool, fold: md.Markdown = _NOTHING) -> md.Markdown:
    """Return a quote as a list's item: its words as they stand, who, how, and where; below it `fold`, if any."""
    article = here.edition.corpus.by_slug[attribution.article].article
    quote = attribution.quote
    parts = md.join([md.text(article.at(part)) for part in quote.parts], " … ")
    footer = [md.text(capital(label(f"mode.{quote.mode}"))), md.text(told_by(article))]
    if speaker:
        footer.insert(0, _speaker(here, article, quote, attribution.entity))
    return md.block(
        "li",
        {"class": f"dl-saying dl-{quote.mode}"},
        md.block("blockquote", tongue(article.language), md.paragraph(here.mark(article.slug, quote, parts))),
        md.line("p", {"class": "dl-with"}, md.join(footer, " · ")),
        fold,
    )


def _speaker(here: Here, article: Article, quote: Quote, entity: str | None) -> md.Markdown:
    return here.entity(entity) or speaker_shown(here.edition, article, quote.speaker, entity)


def title_shown(annotated: Annotated) -> md.Markdown:
    """Return an article's title, marked as of the article's language where that is not the interface's."""
    return foreign(title_language(annotated), md.text(title_words(annotated)))


def article_row(here: Here, annotated: Annotated) -> md.Markdown:
    """Return an article as a list's item: day, title, its speaker, source."""
    article = annotated.article
    published = day(article.published) if article.published else str(label("date.undated"))
    heading = here.link(article_path(article), title_shown(annotated))
    source = [md.text(source_words(article))] if agencies(article) else []
    about = [*source, *title_speaker(here, annotated)]
    return md.block(
        "li",
        {"class": "dl-row"},
        md.line("p", {"class": "dl-when"}, md.element("span", {"class": "dl-date"}, md.text(published))),
        md.line("p", {"class": "dl-headline"}, heading),
        md.line("p", {"class": "dl-with"}, md.join(about, " · ")) if about else md.text(""),
    )


def title_speaker(here: Here, annotated: Annotated) -> Iterable[md.Markdown]:
    """Yield whose claim an article's title is, where it is one and not the desk's."""
    mark = title_of(annotated)
    if mark and not annotated.article.fact("title") and mark.speaker and mark.speaker.name:
        entity = _bearer(here.edition, annotated, mark.speaker.name)
        yield tell("article.title-speaker", who=here.entity(entity) or md.text(mark.speaker.name))


def _bearer(edition: Edition, annotated: Annotated, name: str | None) -> str | None:
    """Return the address of who bears a canonical name of the article."""
    for attribution in edition.quotes_in.get(annotated.article.slug, ()):
        if attribution.entity and attribution.quote.speaker and attribution.quote.speaker.name == name:
            return attribution.entity
    return None


def problem_box(problems: Iterable[Problem]) -> md.Markdown:
    """Return a box with the problems, nothing where there are none."""
    items = [md.line("li", {}, md.text(str(problem))) for problem in sorted(problems)]
    if not items:
        return md.text("")
    heading = md.line("p", {"class": "admonition-title"}, md.text(label("problems.title")))
    return md.block("div", {"class": "admonition failure dl-problems"}, heading, md.block("ul", {}, *items))
