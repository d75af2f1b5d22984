"""Lists: all articles, and the names of one kind."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from generator import markdown as md
from generator.model import Annotated, NameType
from generator.pages.edition import Edition, Here
from generator.pages.front import newest_first
from generator.pages.rows import article_row, rows
from generator.pages.words import count, day, label, month, say
from generator.records import FOLDERS, Entity, Page


def articles_page(edition: Edition) -> Page:
    """Return the list of all articles, the newest first, by month."""
    here, title = Here(edition, "articles/index.md"), str(label("articles.title"))
    lead = say("articles.lead", articles=count("articles", len(edition.corpus.articles)))
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "articles"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *_months(here),
    )
    return Page(here.path, title, body, (("title", md.front(title)), ("hide", ("navigation",))))


def _months(here: Here) -> Iterator[md.Markdown]:
    for start, found in groupby(newest_first(here.edition), key=_month):
        words = month(start) if start else label("articles.undated")
        yield md.heading(2, md.text(words), {"id": f"m{start:%Y-%m}" if start else "undated"})
        yield rows([article_row(here, annotated) for annotated in found], "dl-rows")


def _month(annotated: Annotated) -> dt.date | None:
    published = annotated.article.published
    return published.replace(day=1) if published else None


def names_page(edition: Edition, kind: NameType) -> Page:
    """Return the list of all people, organisations or places, by number of mentions."""
    folder = FOLDERS[kind]
    here, title = Here(edition, f"{folder}/index.md"), str(label(f"{folder}.title"))
    found = [entity for entity in edition.corpus.entities if entity.type == kind]
    found.sort(key=lambda entity: (-len(entity.mentions), entity.id))
    head = [md.text(label(f"entities.{column}")) for column in ("name", "mentions", "articles", "quotes", "seen")]
    table = (
        md.table(head, (_row(here, entity) for entity in found))
        if found
        else md.paragraph(md.text(label("entities.empty")))
    )
    body = md.blocks(
        md.heading(1, md.text(title), {"id": folder}),
        md.line("p", {"class": "dl-lead"}, md.text(label(f"{folder}.lead"))),
        md.block("div", {"class": "dl-names"}, table),
    )
    return Page(here.path, title, body, (("title", md.front(title)), ("hide", ("navigation", "toc"))))


def _row(here: Here, entity: Entity) -> list[md.Markdown]:
    quotes = len(here.edition.quotes_of.get(entity.id, ()))
    return [
        here.link(f"{entity.id}.md", md.text(entity.name)),
        md.text(str(len(entity.mentions))),
        md.text(str(len({mention.article for mention in entity.mentions}))),
        md.text(str(quotes) if quotes else "–"),
        md.text(seen(here.edition, entity)),
    ]


def seen(edition: Edition, entity: Entity) -> str:
    """Return the first and last day of the articles that name somebody."""
    found = (edition.corpus.by_slug[mention.article].article.published for mention in entity.mentions)
    days = sorted({published for published in found if published})
    if not days:
        return str(label("date.undated"))
    return day(days[0]) if len(days) == 1 else say("date.range", first=day(days[0]), last=day(days[-1]))
