"""An article's page: the text as received with its marks in place, then what it holds and where it is from."""

import sys
from collections.abc import Iterator

from dateline import markdown as md
from dateline.desk.review_queue import count_reviewed
from dateline.languages import LANGUAGES
from dateline.linked import PAGED, EventMention, Page
from dateline.model import Annotated, Article, Dateline, Note, Quote
from dateline.pages.article.citation import cite
from dateline.pages.article.editor_notes import beside, corrections, orphans
from dateline.pages.article.error_report import Reports
from dateline.pages.article.inline_marks import (
    in_place,
    reasons,
    reviewer,
    speaker_words,
)
from dateline.pages.article.provenance import provenance, read_in, received
from dateline.pages.article.switches import switches
from dateline.pages.editors import review_page
from dateline.pages.shared.context import (
    Edition,
    Here,
    article_path,
    folded,
    shortened,
    source_words,
    title_language,
    title_of,
    title_words,
)
from dateline.pages.shared.i18n import (
    count,
    day,
    label,
    language_name,
    say,
    tell,
    tongue,
)
from dateline.pages.shared.rows import (
    entry_row,
    headline_shown,
    more_tellings,
    problem_box,
    quote_row,
    rows,
    title_shown,
    title_speaker,
)

DESCRIBED = 200
"""Characters of an article that the preview of a link shows at most."""
ELSEWHERE = 3
"""Of how many other articles a page says that they tell of the same event: the ones nearest in time."""


def article_page(edition: Edition, annotated: Annotated) -> Page:
    """Return an article's page."""
    article = annotated.article
    here, reports = Here(edition, article_path(article)), Reports(edition, article)
    title = title_words(annotated)
    body = md.blocks(
        md.heading(
            1, _title(here, annotated), {"id": "title", "class": "dl-title", **tongue(title_language(annotated))}
        ),
        *_under_title(here, annotated),
        *_summary(article),
        md.line("p", {"class": "dl-status-line"}, _status(here, annotated)),
        *switches(annotated),
        *corrections(annotated),
        problem_box(problem for problem in edition.problems if problem.place.path == article.path),
        *_foreign(article),
        md.block("div", {"class": "dl-body"}, *_body(here, annotated, reports)),
        *orphans(annotated),
        *_quotes(here, annotated),
        *_names(here, annotated),
        *_entries(here, annotated),
        *_elsewhere(here, annotated),
        *cite(edition, annotated),
        *_reasons(here, annotated, reports),
        *provenance(annotated),
        *received(here, annotated),
    )
    about = [("description", md.front(_description(article))), *_day(article)]
    return Page(here.path, title, body, (("title", md.front(title)), *about, ("hide", ("navigation", "toc"))))


def _description(article: Article) -> str:
    """Return the head of the first paragraph, for what shows a link to the page."""
    words = folded(article.at(article.paragraphs[0].span)) if article.paragraphs else ""
    return shortened(words, DESCRIBED)


def _day(article: Article) -> Iterator[tuple[str, str]]:
    if article.published:
        yield "published", article.published.isoformat()


def _title(here: Here, annotated: Annotated) -> md.Markdown:
    """Return the title's words; a title line, which stands nowhere else on the page, with its marks."""
    mark = title_of(annotated)
    own = mark and mark.given and not annotated.article.fact("title")
    return in_place(here, annotated, mark.span) if mark and own else md.text(title_words(annotated))


def _under_title(here: Here, annotated: Annotated) -> Iterator[md.Markdown]:
    mark = title_of(annotated)
    if annotated.article.fact("title"):
        ours = md.text(label("article.title-desk"))
        theirs = [in_place(here, annotated, mark.span)] if mark and mark.given else []
        yield md.line("p", {"class": "dl-under-title"}, md.join([ours, *theirs], " · "))
    elif mark:
        origin = md.text(label("article.title-given" if mark.given else "article.title-from-lead"))
        yield md.line("p", {"class": "dl-under-title"}, md.join([origin, *title_speaker(here, annotated)], " · "))


def _summary(article: Article) -> Iterator[md.Markdown]:
    if summary := article.fact("summary"):
        head = md.element("span", {"class": "dl-why-kind"}, md.text(label("article.summary")))
        yield md.line("p", {"class": "dl-summary"}, md.join([head, md.text(folded(summary))], " "))


def _status(here: Here, annotated: Annotated) -> md.Markdown:
    article = annotated.article
    filed = next((mark.place for mark in article.layout if isinstance(mark, Dateline)), None)
    place = article.fact("place") or _place(here, annotated) or filed
    parts = [md.text(source_words(article)), *([md.text(place)] if place else [])]
    parts.append(md.text(_published(article)))
    if events := len(here.edition.told_in.get(article.slug, ())):
        parts.append(md.text(count("events", events)))
    if quotes := len(annotated.of(Quote)):
        parts.append(md.text(count("quotes", quotes)))
    if count_reviewed(annotated)[1]:
        looked = md.text(review_page.reviewed(annotated))
        parts.append(here.link(review_page.PATH, looked) if here.edition.review else looked)
    return md.join(parts, " · ")


def _place(here: Here, annotated: Annotated) -> str | None:
    """Return the canonical name of the place in the dateline, where the corpus knows it."""
    dateline = next((mark for mark in annotated.article.layout if isinstance(mark, Dateline)), None)
    for span in dateline.places if dateline else ():
        if bearer := here.edition.corpus.entity_at.get((annotated.article.slug, span)):
            return here.edition.corpus.by_id[bearer].name
    return None


def _published(article: Article) -> str:
    if article.published is None:
        return str(label("article.published-none"))
    return say(f"article.published-{read_in(article)}", day=day(article.published))


def _foreign(article: Article) -> Iterator[md.Markdown]:
    if article.language not in LANGUAGES:
        yield md.line(
            "p", {"class": "dl-foreign"}, md.text(say("article.foreign", language=language_name(article.language)))
        )


def _body(here: Here, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    """Yield the paragraphs, each with its notes; at the end a heading that paper alone shows above the notes."""
    yield from _title_notes(here, annotated)
    yield from _paragraphs(here, annotated, reports)
    if annotated.of(Note):
        yield md.line("p", {"class": "dl-endnotes", "hidden": "hidden"}, md.text(label("notes.title")))


def _title_notes(here: Here, annotated: Annotated) -> Iterator[md.Markdown]:
    mark = title_of(annotated)
    if notes := [*beside(here, annotated, mark.span)] if mark and mark.given else []:
        yield md.block("div", {"class": "dl-para"}, *notes)


def _paragraphs(here: Here, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    article = annotated.article
    for paragraph in article.paragraphs:
        span, number = paragraph.span, str(paragraph.number)
        speech = [q for q in annotated.of(Quote) if any(part.overlaps(span) for part in q.parts)]
        direct = any(quote.mode != "indirect" for quote in speech)
        said = (" dl-said" if direct else " dl-told-of") if speech else ""
        said += " dl-reviewed" if speech and all(reviewer(annotated, quote) for quote in speech) else ""
        words = say("article.paragraph", n=number)
        anchor = md.link(md.address("", f"p{number}"), md.text(number), {"class": "dl-number", "aria-label": words})
        yield md.block(
            "div",
            {"class": f"dl-para{said}"},
            md.line(
                "p",
                {"class": "dl-aside"},
                md.join([anchor, *reports.one(paragraph), *_who_speaks(here, annotated, speech)], " "),
            ),
            *reports.several(paragraph),
            md.paragraph(
                in_place(here, annotated, span), {"id": f"p{number}", "class": "dl-text", **tongue(article.language)}
            ),
            *beside(here, annotated, span),
        )


def _who_speaks(here: Here, annotated: Annotated, speech: list[Quote]) -> Iterator[md.Markdown]:
    """Yield each speaker of a paragraph once, for the margin."""
    seen = set()
    for quote in speech:
        entity = here.edition.speakers.get((annotated.article.slug, quote))
        speaker = quote.speaker
        resolved = bool(entity or (speaker and speaker.name))
        words, own = speaker_words(here.edition, annotated.article, speaker, entity), {}
        if speaker and speaker.span and not resolved:
            own = tongue(annotated.article.language)
            words = folded(annotated.article.at(speaker.span))
        if speaker and words not in seen:
            seen.add(words)
            known = here.entity(entity, cls="dl-who")
            classes = {"class": "dl-who"} if resolved else {"class": "dl-who dl-unresolved", **own}
            yield known or md.element("span", classes, md.text(words))


# --- below the text ---------------------------------------------------------------------------------------------------


def _quotes(here: Here, annotated: Annotated) -> Iterator[md.Markdown]:
    quotes = here.edition.quotes_in.get(annotated.article.slug, [])
    if quotes:
        yield md.heading(2, md.text(label("article.quotes")), {"id": "quotes"})
        yield rows([quote_row(here, quote, speaker=True) for quote in quotes], "dl-sayings")


def _names(here: Here, annotated: Annotated) -> Iterator[md.Markdown]:
    named = here.edition.named_in.get(annotated.article.slug, {})
    lines = []
    for kind in ("person", "organisation", "place"):
        assert kind in PAGED
        found = [entity for address in named if (entity := here.edition.paged(address)) and entity.type == kind]
        found.sort(key=lambda entity: (-named[entity.id], entity.id))
        links = [here.link(f"{entity.id}.md", md.text(entity.name), cls=f"dl-chip dl-chip-{kind}") for entity in found]
        if links:
            lines.append(md.line("p", {"class": "dl-chips"}, md.join(links, " ")))
    if lines:
        yield md.heading(2, md.text(label("article.names")), {"id": "names"})
        yield from lines


def _entries(here: Here, annotated: Annotated) -> Iterator[md.Markdown]:
    entries = list(dict.fromkeys(entry for entry, _ in here.edition.told_in.get(annotated.article.slug, ())))
    if entries:
        yield md.heading(2, md.text(label("article.entries")), {"id": "entries"})
        yield rows([entry_row(here, entry) for entry in entries], "dl-rows")


def _elsewhere(here: Here, annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield what other articles tell of the same: of each entry those nearest in time, the rest on the timeline."""
    slug, items = annotated.article.slug, []
    entries = dict.fromkeys(entry for entry, _ in here.edition.told_in.get(slug, ()))
    for entry in entries:
        others = {telling.article: telling for telling in entry.mentions if telling.article != slug}
        near = sorted(others.values(), key=lambda telling: _apart(here.edition, annotated, telling))[:ELSEWHERE]
        links = [
            here.mark(one.article, one.event, title_shown(here.edition.corpus.by_slug[one.article])) for one in near
        ]
        if links:
            links += more_tellings(here, entry, len(others) - len(near))
            what = here.entry(entry, headline_shown(here.edition, entry))
            items.append(md.line("li", {}, tell("article.elsewhere-row", entry=what, articles=md.join(links, " · "))))
    if items:
        yield md.heading(2, md.text(label("article.elsewhere")), {"id": "elsewhere"})
        yield rows(items, "dl-plain")


def _apart(edition: Edition, annotated: Annotated, telling: EventMention) -> int:
    """Return how many days lie between two articles; those without a day are the farthest."""
    days = annotated.article.published, edition.corpus.by_slug[telling.article].article.published
    return abs((days[0] - days[1]).days) if days[0] and days[1] else sys.maxsize


def _reasons(here: Here, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    items = list(reasons(here, annotated, reports))
    if items:
        summary = md.text(f"{label('article.reasons')} ({len(items)})")
        lead = md.line("p", {}, md.text(label("article.reasons-lead")))
        shown = [md.line("summary", {}, summary), lead, rows(items, "dl-reasons", ordered=True)]
        said = {"class": "dl-fold", "id": "reasons", **_said_by_cards()}
        yield md.block("details", said, *shown)


def _said_by_cards() -> dict[str, str]:
    """Return the words of a mark's card that are no mark's own, for the script that shows it."""
    return {f"data-{name}": str(label(f"card.{name}")) for name in ("report", "also", "into")}
