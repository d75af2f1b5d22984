"""The desk's items on an article's page: corrections at the top, notes beside their words, orphans."""

from collections.abc import Iterator

from dateline import markdown as md
from dateline.model import Annotated, Note, Orphan, Span
from dateline.note_markdown import note_markdown
from dateline.pages.blocks.review_state import correction_words
from dateline.pages.shared.article_text import one_line, shorten
from dateline.pages.shared.i18n import (
    capital,
    day,
    editor_name,
    label,
    lang_attrs,
)
from dateline.pages.shared.links import Linker

MAX_SHOWN = 40
"""Maximum number of characters that a note quotes of the words it is about."""


def corrections(annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a box with the page's corrections, the newest first."""
    items = [
        md.line("li", {}, md.join([md.text(day(fault.on)), correction_words(fault)], ": "))
        for fault in annotated.corrections
    ]
    if items:
        title = md.line("p", {"class": "dl-box-title"}, md.text(label("notes.corrections")))
        yield md.block("aside", {"class": "dl-box dl-corrections"}, title, md.block("ul", {}, *items))


def notes_in(linker: Linker, annotated: Annotated, span: Span) -> Iterator[md.Markdown]:
    """Yield the notes on a paragraph, each with the number that also marks its words."""
    ids = linker.site.mark_ids(annotated.article.slug)
    for number, note in number_notes(annotated):
        if span.start <= note.span.start < span.end:
            shown = md.element("span", {"class": "dl-note-number"}, md.text(str(number)))
            about = md.element("span", {"class": "dl-note-about"}, md.text(capital(label(f"about.{note.about}"))))
            yield md.block(
                "details",
                {"class": f"dl-note dl-note-{note.about}", "id": f"note-{ids[note]}", "data-of": ids[note]},
                md.line("summary", {}, md.join([shown, about], " ")),
                note_markdown(note.text, plain=note.plain),
                md.line("p", {"class": "dl-note-by"}, _note_footer(annotated, note, ids[note])),
            )


def _note_footer(annotated: Annotated, note: Note, identity: str) -> md.Markdown:
    """Return the words that a note is about, linked to their place, with its author, day and source."""
    words = shorten(one_line(annotated.article.words(note.span)), MAX_SHOWN)
    parts = [md.link(md.address("", identity), md.element("q", lang_attrs(annotated.article.language), md.text(words)))]
    parts += [md.text(editor_name(note.author))] if note.author else []
    if note.written:
        parts.append(md.text(day(note.written)))
    if note.link and (href := md.external_address(note.link)):
        parts.append(md.link(href, md.text(label("notes.link")), {"rel": "external noopener noreferrer"}))
    return md.join(parts, " · ")


def number_notes(annotated: Annotated) -> Iterator[tuple[int, Note]]:
    """Yield an article's notes with their numbers, in the order of the text."""
    yield from enumerate(annotated.marks_of(Note), start=1)


def orphans(annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a box with the items whose words are no longer there: they are shown, neither hidden nor moved."""
    if annotated.orphans:
        title = md.line("p", {"class": "dl-box-title"}, md.text(label("notes.orphans")))
        items = (md.block("li", {}, *_orphan(orphan, annotated.article.language)) for orphan in annotated.orphans)
        yield md.block("aside", {"class": "dl-box dl-orphans", "id": "orphans"}, title, md.block("ul", {}, *items))


def _orphan(orphan: Orphan, language: str) -> Iterator[md.Markdown]:
    words = md.element("q", lang_attrs(language), md.text(orphan.words))
    yield md.line("p", {"class": "dl-note-head"}, md.join([words, md.text(orphan.why)], " "))
    yield note_markdown(orphan.said, plain=orphan.plain)
    if orphan.by:
        yield md.line("p", {"class": "dl-note-by"}, md.text(editor_name(orphan.by)))
