"""Where an article's text is from: its file, sources, place and date, and the rest of the file."""

from collections.abc import Iterator

from dateline import markdown as md
from dateline.corpus.sources import agencies
from dateline.model import Annotated, Article, Byline, Dateline, Header, Layout, Paragraph, Title
from dateline.pages.article.inline_marks import text_with_marks
from dateline.pages.blocks.quote_rows import mark_source_language
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.i18n import (
    capital,
    day,
    format_md,
    format_text,
    label,
    lang_attrs,
)
from dateline.pages.shared.links import Linker


def date_origin(article: Article) -> str:
    """Return where an article's date comes from: header, front (matter) or dateline."""
    if any(isinstance(mark, Header) and mark.date == article.published for mark in article.layout):
        return "header"
    dateline = any(isinstance(mark, Dateline) and mark.day == article.published for mark in article.layout)
    return "front" if article.fact("date") or not dateline else "dateline"


def provenance(annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a list of facts: file, carrier and origin, place, date and where the date comes from."""
    article = annotated.article
    chain = agencies(article)
    rows_ = [
        ("carrier", md.text(chain[0] if chain else label("article.unknown"))),
        *([("origin", md.text(chain[-1]))] if len(chain) > 1 else []),
        *_dateline(article),
        ("date", _date(article)),
        *(("byline", md.text(mark.who)) for mark in article.layout if isinstance(mark, Byline)),
        *([("author", md.text(author))] if (author := article.fact("author")) else []),
        *([("url", _url(url))] if (url := article.fact("url")) else []),
        *([("archived", _url(url))] if (url := article.fact("archived")) else []),
        ("file", md.element("code", {}, md.text(article.path))),
        ("sha256", md.element("code", {}, md.text(article.sha256))),
    ]
    yield md.heading(2, md.text(label("article.provenance")), {"id": "provenance"})
    lines = []
    for key, value in rows_:
        lines += [md.line("dt", {}, md.text(label(f"article.{key}"))), md.line("dd", {}, value)]
    yield md.block("dl", {"class": "dl-facts"}, *lines)


def _dateline(article: Article) -> Iterator[tuple[str, md.Markdown]]:
    if stated := article.fact("place"):
        yield "place", md.text(stated)
        return
    for mark in article.layout:
        if isinstance(mark, Dateline) and mark.place:
            shown = format_text("article.place-day", place=mark.place, day=day(mark.day)) if mark.day else mark.place
            yield "place", md.text(shown)


def _date(article: Article) -> md.Markdown:
    if article.published is None:
        return md.text(label("article.unknown"))
    kinds = {"header": Header, "dateline": Dateline}
    where = date_origin(article)
    mark = next((m for m in article.layout if isinstance(m, kinds.get(where, ()))), None)
    words = mark_source_language(article, mark.span) if mark else md.text("")
    return format_md(f"article.date-{where}", day=md.text(day(article.published)), words=words)


def _url(url: str) -> md.Markdown:
    href = md.external_address(url)
    return md.link(href, md.text(url), {"rel": "external noopener noreferrer"}) if href else md.text(url)


def rest_of_file(linker: Linker, annotated: Annotated) -> Iterator[md.Markdown]:
    """Yield a fold with everything in the file outside its title and paragraphs, each piece with its kind."""
    article = annotated.article
    outside = [mark for mark in article.layout if not (isinstance(mark, Title) or _is_in_body(article, mark))]
    lines = []
    for mark in outside:
        kind = md.element("span", {"class": "dl-why-kind"}, md.text(capital(label(f"layout.{mark.kind}"))))
        shown = text_with_marks(linker, annotated, mark.span)
        words = md.element("span", {"class": "dl-verbatim", **lang_attrs(article.language)}, shown)
        lines.append(md.line("li", {}, md.join([kind, words], " ")))
    if lines:
        summary = md.line("summary", {}, md.text(label("article.received")))
        yield md.block("details", {"class": "dl-fold", "id": "received"}, summary, rows(lines, "dl-received"))


def _is_in_body(article: Article, mark: Layout) -> bool:
    return isinstance(mark, Paragraph) or any(p.span.covers(mark.span) for p in article.paragraphs)
