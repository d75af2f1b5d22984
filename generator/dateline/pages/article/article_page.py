"""An article's page: the text as received, with its marks in place, then lists of its contents and its provenance."""

import sys
from collections.abc import Iterator

from dateline import markdown as md
from dateline.desk.review_queue import count_reviewed
from dateline.languages import LANGUAGES
from dateline.linked import PAGED, EventMention, Page
from dateline.model import Annotated, Article, Dateline, Note, Quote
from dateline.pages.article.citation import cite
from dateline.pages.article.editor_notes import corrections, notes_in, orphans
from dateline.pages.article.error_report import Reports
from dateline.pages.article.inline_marks import reasons, text_with_marks
from dateline.pages.article.provenance import date_origin, provenance, rest_of_file
from dateline.pages.article.switches import switches
from dateline.pages.blocks.article_rows import title_md, title_speaker
from dateline.pages.blocks.entry_rows import entry_row, headline_md, more_reports
from dateline.pages.blocks.quote_rows import quote_row, speaker_words
from dateline.pages.blocks.review_state import review_summary, reviewer
from dateline.pages.blocks.rows import problem_box, rows
from dateline.pages.shared.article_text import one_line, shorten, source_words, title_language, title_of, title_words
from dateline.pages.shared.i18n import (
    count,
    day,
    format_md,
    format_text,
    label,
    lang_attrs,
    language_name,
)
from dateline.pages.shared.links import Linker, article_path, list_path
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext

DESCRIBED = 200
"""Maximum number of characters quoted in a link preview."""
ELSEWHERE = 3
"""Maximum number of other articles linked for an event, the nearest in time."""


def article_page(site: SiteContext, annotated: Annotated) -> Page:
    """Return an article's page."""
    article = annotated.article
    linker, reports = Linker(site, article_path(article)), Reports(site, article)
    title = title_words(annotated)
    body = md.blocks(
        md.heading(
            1, _title(linker, annotated), {"id": "title", "class": "dl-title", **lang_attrs(title_language(annotated))}
        ),
        *_title_origin(linker, annotated),
        *_summary(article),
        md.line("p", {"class": "dl-status-line"}, _status(linker, annotated)),
        *switches(annotated),
        *corrections(annotated),
        problem_box(site.problems_of(article)),
        *_language_notice(article),
        md.block("div", {"class": "dl-body"}, *_body(linker, annotated, reports)),
        *orphans(annotated),
        *_quotes(linker, annotated),
        *_names(linker, annotated),
        *_entries(linker, annotated),
        *_other_articles(linker, annotated),
        *cite(site, annotated),
        *_reasons(linker, annotated, reports),
        *provenance(annotated),
        *rest_of_file(linker, annotated),
    )
    about = [("description", md.front(_description(article))), *_day(article)]
    return build_page(linker.path, title, body, about)


def _description(article: Article) -> str:
    """Return the start of the first paragraph, for link previews."""
    words = one_line(article.words(article.paragraphs[0].span)) if article.paragraphs else ""
    return shorten(words, DESCRIBED)


def _day(article: Article) -> Iterator[tuple[str, str]]:
    if article.published:
        yield "published", article.published.isoformat()


def _title(linker: Linker, annotated: Annotated) -> md.Markdown:
    """Return the title's words with its marks, since a title line appears nowhere else."""
    mark = title_of(annotated)
    own = mark and mark.given and not annotated.article.fact("title")
    return text_with_marks(linker, annotated, mark.span) if mark and own else md.text(title_words(annotated))


def _title_origin(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    mark = title_of(annotated)
    if annotated.article.fact("title"):
        ours = md.text(label("article.title-desk"))
        theirs = [text_with_marks(linker, annotated, mark.span)] if mark and mark.given else []
        yield md.line("p", {"class": "dl-under-title"}, md.join([ours, *theirs], " · "))
    elif mark:
        origin = md.text(label("article.title-given" if mark.given else "article.title-from-lead"))
        yield md.line("p", {"class": "dl-under-title"}, md.join([origin, *title_speaker(linker, annotated)], " · "))


def _summary(article: Article) -> Iterator[md.Markdown]:
    if summary := article.fact("summary"):
        head = md.element("span", {"class": "dl-why-kind"}, md.text(label("article.summary")))
        yield md.line("p", {"class": "dl-summary"}, md.join([head, md.text(one_line(summary))], " "))


def _status(linker: Linker, annotated: Annotated) -> md.Markdown:
    article = annotated.article
    filed = next((mark.place for mark in article.layout if isinstance(mark, Dateline)), None)
    place = article.fact("place") or _place(linker, annotated) or filed
    parts = [md.text(source_words(article)), *([md.text(place)] if place else [])]
    parts.append(md.text(_publication_words(article)))
    if events := len(linker.site.reports_in.get(article.slug, ())):
        parts.append(md.text(count("events", events)))
    if quotes := len(annotated.marks_of(Quote)):
        parts.append(md.text(count("quotes", quotes)))
    if count_reviewed(annotated)[1]:
        looked = md.text(review_summary(annotated))
        parts.append(linker.link(list_path("review"), looked) if linker.site.review else looked)
    return md.join(parts, " · ")


def _place(linker: Linker, annotated: Annotated) -> str | None:
    """Return the canonical name of the place in the dateline, if the corpus knows it."""
    dateline = next((mark for mark in annotated.article.layout if isinstance(mark, Dateline)), None)
    for span in dateline.places if dateline else ():
        if bearer := linker.site.corpus.entity_at.get((annotated.article.slug, span)):
            return linker.site.corpus.by_id[bearer].name
    return None


def _publication_words(article: Article) -> str:
    if article.published is None:
        return str(label("article.published-none"))
    return format_text(f"article.published-{date_origin(article)}", day=day(article.published))


def _language_notice(article: Article) -> Iterator[md.Markdown]:
    if article.language not in LANGUAGES:
        yield md.line(
            "p",
            {"class": "dl-foreign"},
            md.text(format_text("article.foreign", language=language_name(article.language))),
        )


def _body(linker: Linker, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    """Yield the paragraphs, each with its notes; at the end, a heading for the notes that only prints show."""
    yield from _title_notes(linker, annotated)
    yield from _paragraphs(linker, annotated, reports)
    if annotated.marks_of(Note):
        yield md.line("p", {"class": "dl-endnotes", "hidden": "hidden"}, md.text(label("notes.title")))


def _title_notes(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    mark = title_of(annotated)
    if notes := [*notes_in(linker, annotated, mark.span)] if mark and mark.given else []:
        yield md.block("div", {"class": "dl-para"}, *notes)


def _paragraphs(linker: Linker, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    article = annotated.article
    for paragraph in article.paragraphs:
        span, number = paragraph.span, str(paragraph.number)
        speech = [q for q in annotated.marks_of(Quote) if any(part.overlaps(span) for part in q.parts)]
        direct = any(quote.mode != "indirect" for quote in speech)
        css = (" dl-said" if direct else " dl-told-of") if speech else ""
        css += " dl-reviewed" if speech and all(reviewer(annotated, quote) for quote in speech) else ""
        words = format_text("article.paragraph", n=number)
        anchor = md.link(md.address("", f"p{number}"), md.text(number), {"class": "dl-number", "aria-label": words})
        yield md.block(
            "div",
            {"class": f"dl-para{css}"},
            md.line(
                "p",
                {"class": "dl-aside"},
                md.join([anchor, *reports.sentence_link(paragraph), *_who_speaks(linker, annotated, speech)], " "),
            ),
            *reports.sentence_links(paragraph),
            md.paragraph(
                text_with_marks(linker, annotated, span),
                {"id": f"p{number}", "class": "dl-text", **lang_attrs(article.language)},
            ),
            *notes_in(linker, annotated, span),
        )


def _who_speaks(linker: Linker, annotated: Annotated, speech: list[Quote]) -> Iterator[md.Markdown]:
    """Yield each of a paragraph's speakers once, for the margin."""
    seen = set()
    for quote in speech:
        entity = linker.site.speakers.get((annotated.article.slug, quote))
        speaker = quote.speaker
        resolved = bool(entity or (speaker and speaker.name))
        words, own = speaker_words(linker.site, annotated.article, speaker, entity), {}
        if speaker and speaker.span and not resolved:
            own = lang_attrs(annotated.article.language)
            words = one_line(annotated.article.words(speaker.span))
        if speaker and words not in seen:
            seen.add(words)
            known = linker.entity(entity, cls="dl-who")
            classes = {"class": "dl-who"} if resolved else {"class": "dl-who dl-unresolved", **own}
            yield known or md.element("span", classes, md.text(words))


# --- below the text ---------------------------------------------------------------------------------------------------


def _quotes(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    quotes = linker.site.quotes_in.get(annotated.article.slug, [])
    if quotes:
        yield md.heading(2, md.text(label("article.quotes")), {"id": "quotes"})
        yield rows([quote_row(linker, quote, speaker=True) for quote in quotes], "dl-sayings")


def _names(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    named = linker.site.mention_counts.get(annotated.article.slug, {})
    lines = []
    for kind in ("person", "organisation", "place"):
        assert kind in PAGED
        found = [entity for address in named if (entity := linker.site.find_entity(address)) and entity.type == kind]
        found.sort(key=lambda entity: (-named[entity.id], entity.id))
        links = [linker.entity(entity.id, cls=f"dl-chip dl-chip-{kind}") or md.text("") for entity in found]
        if links:
            lines.append(md.line("p", {"class": "dl-chips"}, md.join(links, " ")))
    if lines:
        yield md.heading(2, md.text(label("article.names")), {"id": "names"})
        yield from lines


def _entries(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    entries = list(dict.fromkeys(entry for entry, _ in linker.site.reports_in.get(annotated.article.slug, ())))
    if entries:
        yield md.heading(2, md.text(label("article.entries")), {"id": "entries"})
        yield rows([entry_row(linker, entry) for entry in entries], "dl-rows")


def _other_articles(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield other articles' reports of the same events: for each entry, the nearest in time."""
    slug, items = annotated.article.slug, []
    entries = dict.fromkeys(entry for entry, _ in linker.site.reports_in.get(slug, ()))
    for entry in entries:
        others = {mention.article: mention for mention in entry.mentions if mention.article != slug}
        near = sorted(others.values(), key=lambda mention: _days_between(linker.site, annotated, mention))[:ELSEWHERE]
        links = [linker.mark(one.article, one.event, title_md(linker.site.corpus.by_slug[one.article])) for one in near]
        if links:
            links += more_reports(linker, entry, len(others) - len(near))
            what = linker.entry(entry, headline_md(linker.site, entry))
            items.append(
                md.line("li", {}, format_md("article.elsewhere-row", entry=what, articles=md.join(links, " · ")))
            )
    if items:
        yield md.heading(2, md.text(label("article.elsewhere")), {"id": "elsewhere"})
        yield rows(items, "dl-plain")


def _days_between(site: SiteContext, annotated: Annotated, mention: EventMention) -> int:
    """Return the number of days between two articles; those without a date are the farthest."""
    days = annotated.article.published, site.corpus.by_slug[mention.article].article.published
    return abs((days[0] - days[1]).days) if days[0] and days[1] else sys.maxsize


def _reasons(linker: Linker, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    items = list(reasons(linker, annotated, reports))
    if items:
        summary = md.text(f"{label('article.reasons')} ({len(items)})")
        lead = md.line("p", {}, md.text(label("article.reasons-lead")))
        shown = [md.line("summary", {}, summary), lead, rows(items, "dl-reasons", ordered=True)]
        attributes = {"class": "dl-fold", "id": "reasons", **_card_labels()}
        yield md.block("details", attributes, *shown)


def _card_labels() -> dict[str, str]:
    """Return the labels that all marks' cards share, for the script that shows them."""
    return {f"data-{name}": str(label(f"card.{name}")) for name in ("report", "also", "into")}
