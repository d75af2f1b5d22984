"""Outlets and agencies: how much each carried and wrote, and on a page of its own which articles."""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import NewsSource, Page
from dateline.model import Annotated
from dateline.pages.entity.activity import activity, span_words, spark
from dateline.pages.lists.front_page import newest_first
from dateline.pages.lists.listing import article_list, article_parts
from dateline.pages.shared.context import Edition, Here
from dateline.pages.shared.i18n import (
    amount,
    count,
    label,
    say,
)

PATH = "sources/index.md"


def sources_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of all sources, and a page for each."""
    here, title = Here(edition, PATH), str(label("sources.title"))
    lead = label("sources.lead" if edition.corpus.sources else "sources.empty")
    unsourced = _unsourced(edition)
    head = [md.text(label(f"sources.{column}")) for column in ("name", "articles", "wrote", "seen")]
    found = sorted(edition.corpus.sources, key=lambda source: (-len(_articles(edition, source)), source.id))
    table = md.table(head, (_row(here, source) for source in found)) if found else md.text("")
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "sources"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        md.block("div", {"class": "dl-names dl-list dl-sources"}, table) if table else md.text(""),
        *_left(here, unsourced),
    )
    yield Page(PATH, title, body, (("title", md.front(title)), ("hide", ("navigation",))))
    yield from article_parts(here, "sources/none", str(label("sources.unsourced")), unsourced)
    for source in found:
        yield from _source(edition, source)


def _source(edition: Edition, source: NewsSource) -> Iterator[Page]:
    here, found = Here(edition, f"{source.id}.md"), _articles(edition, source)
    status = [count("articles", len(found)), _days(found)]
    if source.origin_of:
        status.insert(1, say("sources.wrote-n", n=len(source.origin_of)))
    body = md.blocks(
        md.heading(1, md.text(source.name), {"id": "name", "class": "dl-title"}),
        md.line("p", {"class": "dl-status-line"}, md.text(" · ".join(status))),
        activity(a.article.published for a in found if a.article.published),
        *article_list(here, source.id, found),
    )
    yield Page(here.path, source.name, body, (("title", md.front(source.name)), ("hide", ("navigation", "toc"))))
    yield from article_parts(here, source.id, source.name, found)


def _row(here: Here, source: NewsSource) -> list[md.Markdown]:
    found = _articles(here.edition, source)
    days = (a.article.published for a in found if a.article.published)
    name = md.link(here.address(f"{source.id}.md"), md.text(source.name), {"id": source.id.rsplit("/", 1)[-1]})
    return [
        name,
        md.text(amount(len(found))),
        md.text(amount(len(source.origin_of)) if source.origin_of else "–"),
        md.join([spark(here.edition, days), md.text(_days(found))], " "),
    ]


def _articles(edition: Edition, source: NewsSource) -> list[Annotated]:
    """Return the articles that a source carried or wrote, the newest first, those without a day at the end."""
    slugs = {*source.carried, *source.origin_of}
    return [annotated for annotated in newest_first(edition) if annotated.article.slug in slugs]


def _days(found: Sequence[Annotated]) -> str:
    return span_words(sorted(a.article.published for a in found if a.article.published))


def _left(here: Here, found: Sequence[Annotated]) -> Iterator[md.Markdown]:
    if found:
        yield md.heading(2, md.text(label("sources.unsourced")), {"id": "unsourced"})
        yield from article_list(here, "sources/none", found, level=3)


def _unsourced(edition: Edition) -> list[Annotated]:
    sourced = {slug for source in edition.corpus.sources for slug in (*source.carried, *source.origin_of)}
    return [annotated for annotated in newest_first(edition) if annotated.article.slug not in sourced]
