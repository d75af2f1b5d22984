"""Outlets and agencies: how much each carried and wrote, and a page with the articles of each."""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import NewsSource, Page
from dateline.model import Annotated
from dateline.pages.blocks.activity import activity, span_words, spark
from dateline.pages.lists.article_list import article_list, article_parts
from dateline.pages.shared.i18n import (
    amount,
    count,
    format_text,
    label,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext

PATH = "sources/index.md"


def sources_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the list of all sources, and a page for each."""
    linker, title = Linker(site, PATH), str(label("sources.title"))
    lead = label("sources.lead" if site.corpus.sources else "sources.empty")
    unsourced = _articles_without_source(site)
    head = [md.text(label(f"sources.{column}")) for column in ("name", "articles", "wrote", "seen")]
    found = sorted(site.corpus.sources, key=lambda source: (-len(_articles(site, source)), source.id))
    table = md.table(head, (_row(linker, source) for source in found)) if found else md.text("")
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "sources"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        md.block("div", {"class": "dl-names dl-list dl-sources"}, table) if table else md.text(""),
        *_section_without_source(linker, unsourced),
    )
    yield build_page(PATH, title, body, toc=True)
    yield from article_parts(linker, "sources/none", str(label("sources.unsourced")), unsourced)
    for source in found:
        yield from _source(site, source)


def _source(site: SiteContext, source: NewsSource) -> Iterator[Page]:
    linker, found = Linker(site, f"{source.id}.md"), _articles(site, source)
    status = [count("articles", len(found)), _days(found)]
    if source.origin_of:
        status.insert(1, format_text("sources.wrote-n", n=len(source.origin_of)))
    body = md.blocks(
        md.heading(1, md.text(source.name), {"id": "name", "class": "dl-title"}),
        md.line("p", {"class": "dl-status-line"}, md.text(" · ".join(status))),
        activity(a.article.published for a in found if a.article.published),
        *article_list(linker, source.id, found),
    )
    yield build_page(linker.path, source.name, body)
    yield from article_parts(linker, source.id, source.name, found)


def _row(linker: Linker, source: NewsSource) -> list[md.Markdown]:
    found = _articles(linker.site, source)
    days = (a.article.published for a in found if a.article.published)
    name = md.link(linker.address(f"{source.id}.md"), md.text(source.name), {"id": source.id.rsplit("/", 1)[-1]})
    return [
        name,
        md.text(amount(len(found))),
        md.text(amount(len(source.origin_of)) if source.origin_of else "–"),
        md.join([spark(linker.site, days), md.text(_days(found))], " "),
    ]


def _articles(site: SiteContext, source: NewsSource) -> list[Annotated]:
    """Return the articles that a source carried or wrote, the newest first, undated ones last."""
    slugs = {*source.carried, *source.origin_of}
    return [annotated for annotated in site.newest_first if annotated.article.slug in slugs]


def _days(found: Sequence[Annotated]) -> str:
    return span_words(sorted(a.article.published for a in found if a.article.published))


def _section_without_source(linker: Linker, found: Sequence[Annotated]) -> Iterator[md.Markdown]:
    if found:
        yield md.heading(2, md.text(label("sources.unsourced")), {"id": "unsourced"})
        yield from article_list(linker, "sources/none", found, level=3)


def _articles_without_source(site: SiteContext) -> list[Annotated]:
    sourced = {slug for source in site.corpus.sources for slug in (*source.carried, *source.origin_of)}
    return [annotated for annotated in site.newest_first if annotated.article.slug not in sourced]
