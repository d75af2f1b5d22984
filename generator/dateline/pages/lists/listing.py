"""Lists: all articles by time, and the names of one kind by number of mentions and from A to Z."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import FOLDERS, Entity, Page
from dateline.model import Annotated, NameType
from dateline.pages.entity.activity import days_of, span_words, spark
from dateline.pages.entity.co_mention_chart import overview
from dateline.pages.entity.place_map import atlas
from dateline.pages.lists.front_page import newest_first
from dateline.pages.shared.context import Edition, Here, folded
from dateline.pages.shared.i18n import (
    amount,
    capital,
    count,
    country_name,
    foreign,
    label,
    month,
    say,
)
from dateline.pages.shared.pager import (
    FULL,
    LETTERS,
    TIME,
    Part,
    by_letter,
    by_time,
    divide,
    initials,
    letter_name,
    part_pages,
    told_on,
)
from dateline.pages.shared.rows import article_row, rows

MOST = 100
"""How many names stand on the first page of a long list."""
LETTERED = 30
"""Names from which there is a list from A to Z."""
_LONG = 400
"""Names from which a letter's page is divided by the second letter."""
FIRST = 40
"""How many articles stand on the first page of a long list, the newest."""


def articles_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of all articles, the newest first, by month; a long one with pages by time."""
    here, title = Here(edition, "articles/index.md"), str(label("articles.title"))
    found = newest_first(edition)
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
        yield by_time(here, divide(folder, found, told_on, TIME))
        found = found[:FIRST]
        yield md.line("p", {"class": "dl-because"}, md.text(say("parts.latest", n=len(found))))
    yield from _months(here, found, level)


def article_parts(here: Here, folder: str, title: str, found: Sequence[Annotated]) -> Iterator[Page]:
    """Yield the pages of a long list of articles by time; none of one that stands whole on its own page."""
    if _divided(found):
        yield from part_pages(here, title, divide(folder, found, told_on, TIME), _months)


def _divided(found: Sequence[Annotated]) -> bool:
    return len(found) > FULL


def _months(here: Here, found: Sequence[Annotated], level: int = 2) -> Iterator[md.Markdown]:
    for start, inside in groupby(found, key=_month):
        words = month(start) if start else label("articles.undated")
        yield md.heading(level, md.text(words), {"id": f"m{start:%Y-%m}" if start else "undated"})
        yield rows([article_row(here, annotated) for annotated in inside], "dl-rows")


def _month(annotated: Annotated) -> dt.date | None:
    published = annotated.article.published
    return published.replace(day=1) if published else None


# --- names ------------------------------------------------------------------------------------------------------------


def names_pages(edition: Edition, kind: NameType) -> Iterator[Page]:
    """Yield the list of all people, organisations or places by number of mentions, and from A to Z where it is long."""
    folder = FOLDERS[kind]
    here, title = Here(edition, f"{folder}/index.md"), str(label(f"{folder}.title"))
    found = [entity for entity in edition.corpus.entities if entity.type == kind]
    found.sort(key=lambda entity: (-len(entity.mentions), entity.id))
    parts = _lettered(folder, found)
    body = md.blocks(
        md.heading(1, md.text(title), {"id": folder}),
        md.line("p", {"class": "dl-lead"}, md.text(label(f"{folder}.lead"))),
        by_letter(here, parts) if parts else md.text(""),
        atlas(here, found) if kind == "place" else md.text(""),
        *_by_mentions(here, found, cut=bool(parts) and len(found) > FULL),
        *(overview(here, found) if kind != "place" else ()),
    )
    yield _made(here.path, title, body)
    for part in parts:
        there = Here(edition, part.path)
        name = say("parts.of", title=title, part=letter_name(part))
        up = there.link(here.path, md.text(label("parts.by-mentions")))
        inside = md.blocks(
            md.heading(1, md.text(name), {"id": "part"}),
            md.line("p", {"class": "dl-more"}, up),
            by_letter(there, parts),
            _names(there, part.items),
        )
        yield _made(part.path, name, inside)


def _made(path: str, title: str, body: md.Markdown) -> Page:
    return Page(path, title, body, (("title", md.front(title)), ("hide", ("navigation", "toc"))))


def _lettered(folder: str, found: Sequence[Entity]) -> tuple[Part[Entity], ...]:
    if len(found) < LETTERED:
        return ()
    names = {entity.id: initials(entity.name, person=entity.type == "person") for entity in found}
    ordered = sorted(found, key=lambda entity: (names[entity.id], entity.id))
    return divide(f"{folder}/by-letter", ordered, lambda entity: names[entity.id], LETTERS, _LONG)


def _by_mentions(here: Here, found: Sequence[Entity], *, cut: bool) -> Iterator[md.Markdown]:
    if not found:
        yield md.paragraph(md.text(label("entities.empty")))
        return
    if cut:
        words = say("entities.most", shown=MOST, all=amount(len(found)))
        yield md.heading(2, md.text(words), {"id": "most"})
    yield _names(here, found[:MOST] if cut else found)


def _names(here: Here, found: Sequence[Entity]) -> md.Markdown:
    head = [md.text(label(f"entities.{column}")) for column in ("name", "mentions", "articles", "quotes", "seen")]
    return md.block("div", {"class": "dl-names dl-list"}, md.table(head, (_row(here, entity) for entity in found)))


def _row(here: Here, entity: Entity) -> list[md.Markdown]:
    quotes = len(here.edition.quotes_of.get(entity.id, ()))
    name = here.link(f"{entity.id}.md", md.text(entity.name))
    if words := _about(here.edition, entity):
        name = md.join([name, md.element("span", {"class": "dl-about"}, words)], " ")
    return [
        name,
        md.text(amount(len(entity.mentions))),
        md.text(amount(len({mention.article for mention in entity.mentions}))),
        md.text(amount(quotes) if quotes else "–"),
        md.join([spark(here.edition, days_of(here.edition, entity)), md.text(seen(here.edition, entity))], " "),
    ]


def _about(edition: Edition, entity: Entity) -> md.Markdown:
    """Return in a few words who or what this is: the register's, where a place is, else its title told last."""
    if entity.description:
        return md.text(entity.description)
    if entity.geo:
        return md.text(say(f"entity.geo-{entity.geo.kind}", country=country_name(entity.geo.country)))
    told = Counter(folded(words).casefold() for words, _ in {(role.words, role.article) for role in entity.roles})
    # What one article says once is often no title but a turn of phrase.
    often = {words for words, articles in told.items() if articles > 1} or {*told}
    known = [role for role in entity.roles if role.day and folded(role.words).casefold() in often]
    if not known:
        return md.text("")
    last = max(known, key=lambda role: (role.day, role.article, role.span))
    return foreign(edition.corpus.by_slug[last.article].article.language, md.text(capital(folded(last.words))))


def seen(edition: Edition, entity: Entity) -> str:
    """Return the first and last day of the articles that name somebody."""
    return span_words(days_of(edition, entity))
