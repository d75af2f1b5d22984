"""Articles by month: the list of all, and that of a source's; long ones on pages by time."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import Page
from dateline.model import Annotated
from dateline.pages.blocks.article_rows import article_row
from dateline.pages.blocks.pager import by_time, part_pages, told_on
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import count, label, month, say
from dateline.pages.shared.links import Here
from dateline.pages.shared.pagination import MAX_ITEMS, TIME, split_list

FIRST = 40
"""How many articles stand on the first page of a long list, the newest."""


def articles_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of all articles, the newest first, by month; a long one with pages by time."""
    here, title = Here(edition, "articles/index.md"), str(label("articles.title"))
    found = edition.newest_first
    lead = say("articles.lead", articles=count("articles", len(found)))
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "articles"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *article_list(here, "articles/from", found),
    )
    yield Page(here.path, title, body, (("title", md.front(title)), ("hide", ("navigation",))))
    yield from article_parts(here, "articles/from", title, found)


def article_list(here: Here, folder: str, found: Sequence[Annotated], level: int = 2) -> Iterator[md.Markdown]:
    """Yield articles by month; of a long list the newest, and the way to the pages of all."""
    if _divided(found):
        yield by_time(here, split_list(folder, found, told_on, TIME))
        found = found[:FIRST]
        yield md.line("p", {"class": "dl-because"}, md.text(say("parts.latest", n=len(found))))
    yield from _months(here, found, level)


def article_parts(here: Here, folder: str, title: str, found: Sequence[Annotated]) -> Iterator[Page]:
    """Yield the pages of a long list of articles by time; none of one that stands whole on its own page."""
    if _divided(found):
        yield from part_pages(here, title, split_list(folder, found, told_on, TIME), _months)


def _divided(found: Sequence[Annotated]) -> bool:
    return len(found) > MAX_ITEMS


def _months(here: Here, found: Sequence[Annotated], level: int = 2) -> Iterator[md.Markdown]:
    for start, inside in groupby(found, key=_month):
        words = month(start) if start else label("articles.undated")
        yield md.heading(level, md.text(words), {"id": f"m{start:%Y-%m}" if start else "undated"})
        yield rows([article_row(here, annotated) for annotated in inside], "dl-rows")


def _month(annotated: Annotated) -> dt.date | None:
    published = annotated.article.published
    return published.replace(day=1) if published else None
