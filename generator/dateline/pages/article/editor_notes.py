"""What the desk says on an article's page: corrections on top, notes beside their words, those without a place."""

from collections.abc import Iterator

from dateline import markdown as md
from dateline.model import Annotated, Note, Orphan, Span
from dateline.pages.blocks.review_state import correction_words
from dateline.pages.shared.article_text import folded, shortened
from dateline.pages.shared.i18n import (
    capital,
    day,
    label,
    tongue,
    who,
)
from dateline.pages.shared.links import Here

SHOWN = 40
"""Characters of the words that a note is about, which it repeats."""


def corrections(annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a box with what was put right on the page since it was published, the newest first."""
    items = [
        md.line("li", {}, md.join([md.text(day(fault.on)), correction_words(fault)], ": "))
        for fault in annotated.corrections
    ]
    if items:
        title = md.line("p", {"class": "dl-box-title"}, md.text(label("notes.corrections")))
        yield md.block("aside", {"class": "dl-box dl-corrections"}, title, md.block("ul", {}, *items))


def beside(here: Here, annotated: Annotated, span: Span) -> Iterator[md.Markdown]:
    """Yield the notes on words of a paragraph, each with its number, which stands at its words too."""
    ids = here.edition.ids(annotated.article.slug)
    for number, note in numbered(annotated):
        if span.start <= note.span.start < span.end:
            shown = md.element("span", {"class": "dl-note-number"}, md.text(str(number)))
            about = md.element("span", {"class": "dl-note-about"}, md.text(capital(label(f"about.{note.about}"))))
            yield md.block(
                "details",
                {"class": f"dl-note dl-note-{note.about}", "id": f"note-{ids[note]}", "data-of": ids[note]},
                md.line("summary", {}, md.join([shown, about], " ")),
                md.trusted(note.text),
                md.line("p", {"class": "dl-note-by"}, _signed(annotated, note, ids[note])),
            )


def _signed(annotated: Annotated, note: Note, identity: str) -> md.Markdown:
    """Return the words that a note is about, linked to where they stand, and who wrote it, when, after what source."""
    words = shortened(folded(annotated.article.at(note.span)), SHOWN)
    parts = [md.link(md.address("", identity), md.element("q", tongue(annotated.article.language), md.text(words)))]
    parts += [md.text(who(note.author))] if note.author else []
    if note.written:
        parts.append(md.text(day(note.written)))
    if note.link and (href := md.outside(note.link)):
        parts.append(md.link(href, md.text(label("notes.link")), {"rel": "external noopener noreferrer"}))
    return md.join(parts, " · ")


def numbered(annotated: Annotated) -> Iterator[tuple[int, Note]]:
    """Yield an article's notes with their numbers, in the order of the text."""
    yield from enumerate(annotated.of(Note), start=1)


def orphans(annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a box with what the desk said of words that are no longer there: shown, not hidden and not moved."""
    if annotated.orphans:
        title = md.line("p", {"class": "dl-box-title"}, md.text(label("notes.orphans")))
        items = (md.block("li", {}, *_orphan(orphan, annotated.article.language)) for orphan in annotated.orphans)
        yield md.block("aside", {"class": "dl-box dl-orphans", "id": "orphans"}, title, md.block("ul", {}, *items))


def _orphan(orphan: Orphan, language: str) -> Iterator[md.Markdown]:
    words = md.element("q", tongue(language), md.text(orphan.words))
    yield md.line("p", {"class": "dl-note-head"}, md.join([words, md.text(orphan.why)], " "))
    yield md.trusted(orphan.said) if orphan.about else md.paragraph(md.text(orphan.said))
    if orphan.by:
        yield md.line("p", {"class": "dl-note-by"}, md.text(who(orphan.by)))
