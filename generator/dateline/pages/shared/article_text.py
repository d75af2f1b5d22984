"""An article's own words for pages: title, source and excerpts; and the element that holds a character."""

import re

from dateline.corpus.sources import agencies
from dateline.model import Annotated, Article, Span, Title
from dateline.pages.shared.i18n import format_text


def title_of(annotated: Annotated) -> Title | None:
    """Return the mark of an article's title."""
    return next(iter(annotated.marks_of(Title)), None)


def title_words(annotated: Annotated) -> str:
    """Return an article's title on one line, preferably the desk's; a label if it has none."""
    if stated := annotated.article.fact("title"):
        return one_line(stated)
    mark = title_of(annotated)
    return one_line(annotated.article.words(mark.span)) if mark else format_text("article.untitled")


def title_language(annotated: Annotated) -> str | None:
    """Return the language of `title_words`: the article's, or None if they are the desk's or a label."""
    theirs = title_of(annotated) and not annotated.article.fact("title")
    return annotated.article.language if theirs else None


def one_line(words: str) -> str:
    """Return words on one line, for places that don't reproduce the file's line breaks."""
    return " ".join(words.split())


def shorten(words: str, most: int) -> str:
    """Return words cut at a space to a maximum number of characters, with an ellipsis if anything was cut."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def source_words(article: Article) -> str:
    """Return who carried an article and from whom: `UrduPoint News, from Sputnik`."""
    chain = agencies(article)
    if not chain:
        return format_text("sources.unsourced")
    return chain[0] if len(chain) == 1 else format_text("article.carried", carrier=chain[0], origin=chain[-1])


def paragraph_at(article: Article, offset: int) -> int | None:
    """Return the number of the paragraph that holds a character."""
    for paragraph in article.paragraphs:
        if paragraph.span.start <= offset < paragraph.span.end:
            return paragraph.number
    return None


def place_id(article: Article, offset: int) -> str:
    """Return the id of the element on the article's page that holds a character: paragraph, title or fold."""
    if number := paragraph_at(article, offset):
        return f"p{number}"
    titled = any(isinstance(m, Title) and m.span.start <= offset < m.span.end for m in article.layout)
    return "title" if titled else "received"


_SPACE = re.compile(r"\s")


def excerpt(article: Article, span: Span, reach: int = 80) -> tuple[str, str, str]:
    """Return the words before, in and after a span, from its paragraph, cut at spaces about `reach` characters away."""
    number = paragraph_at(article, span.start)
    whole = next((p.span for p in article.paragraphs if p.number == number), span)
    end = max(whole.end, span.end)
    start = whole.start
    if span.start - start > reach:
        found = _SPACE.search(article.text, span.start - reach, span.start)
        start = found.end() if found else span.start
    if end - span.end > reach:
        last = max((m.start() for m in _SPACE.finditer(article.text, span.end, span.end + reach)), default=span.end)
        end = last
    text = article.text
    before, after = text[start : span.start], text[span.end : end]
    return (
        ("… " if start > whole.start else "") + before,
        article.words(span),
        after + (" …" if end < whole.end else ""),
    )
