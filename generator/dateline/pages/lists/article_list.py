"""Articles by month: the list of all, and each source's list; long ones are split by time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import Page
from dateline.model import Annotated
from dateline.pages.blocks.article_rows import article_row
from dateline.pages.blocks.pager import part_pages, publication_key, time_nav
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.i18n import count, format_text, label, month
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.pagination import MAX_ITEMS, TIME, split_list
from dateline.pages.shared.site_context import SiteContext

FIRST = 40
"""Number of articles, the newest, on the first page of a long list."""


def articles_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the list of all articles by month, the newest first; a long one with pages by time."""
    linker, title = Linker(site, "articles/index.md"), str(label("articles.title"))
    found = site.newest_first
    lead = format_text("articles.lead", articles=count("articles", len(found)))
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "articles"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *article_list(linker, "articles/from", found),
    )
    yield build_page(linker.path, title, body, toc=True)
    yield from article_parts(linker, "articles/from", title, found)


def article_list(linker: Linker, folder: str, found: Sequence[Annotated], level: int = 2) -> Iterator[md.Markdown]:
    """Yield articles by month; for a long list, the newest and links to the pages of all."""
    if _is_long(found):
        yield time_nav(linker, split_list(folder, found, publication_key, TIME))
        found = found[:FIRST]
        yield md.line("p", {"class": "dl-because"}, md.text(format_text("parts.latest", n=len(found))))
    yield from _months(linker, found, level)


def article_parts(linker: Linker, folder: str, title: str, found: Sequence[Annotated]) -> Iterator[Page]:
    """Yield the pages of a long list of articles by time; nothing for a short one."""
    if _is_long(found):
        yield from part_pages(linker, title, split_list(folder, found, publication_key, TIME), _months)


def _is_long(found: Sequence[Annotated]) -> bool:
    return len(found) > MAX_ITEMS


def _months(linker: Linker, found: Sequence[Annotated], level: int = 2) -> Iterator[md.Markdown]:
    for start, inside in groupby(found, key=_month):
        words = month(start) if start else label("articles.undated")
        yield md.heading(level, md.text(words), {"id": f"m{start:%Y-%m}" if start else "undated"})
        yield rows([article_row(linker, annotated) for annotated in inside], "dl-rows")


def _month(annotated: Annotated) -> dt.date | None:
    published = annotated.article.published
    return published.replace(day=1) if published else None
