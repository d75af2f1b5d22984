"""The page of a person, organisation or place: names used and why joined, roles, quotes, events, with whom, where."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from generator import markdown as md
from generator.pages.edition import Edition, Here, excerpt, folded, paragraph_at, place_id
from generator.pages.listing import seen
from generator.pages.rows import entry_row, rows, told_by
from generator.pages.wordings import sayings
from generator.pages.words import capital, count, day, label, say, tell
from generator.records import Entity, Mention, Page, Role

TOGETHER = 12
"""How many others a page lists, those who share most paragraphs first."""


def entity_page(edition: Edition, entity: Entity) -> Page:
    """Return the page of one bearer of a name."""
    here = Here(edition, f"{entity.id}.md")
    body = md.blocks(
        md.heading(1, md.text(entity.name), {"id": "name", "class": f"dl-title dl-title-{entity.type}"}),
        md.line("p", {"class": "dl-status-line"}, md.text(_status(edition, entity))),
        *_where(entity),
        *_roles(here, entity),
        *_quotes(here, entity),
        *_entries(here, entity),
        *_articles(here, entity),
        *_together(here, entity),
        *_forms(entity),
    )
    return Page(here.path, entity.name, body, (("title", md.front(entity.name)), ("hide", ("navigation", "toc"))))


def _status(edition: Edition, entity: Entity) -> str:
    articles = {mention.article for mention in entity.mentions}
    named = say(
        "entity.seen", mentions=count("mentions", len(entity.mentions)), articles=count("articles", len(articles))
    )
    return " · ".join([capital(label(f"type.{entity.type}")), named, seen(edition, entity)])


def _where(entity: Entity) -> Iterator[md.Markdown]:
    """Yield where a place is, and that a capital may be named for its government."""
    geo = entity.geo
    if geo is None:
        return
    words = [say(f"entity.geo-{geo.kind}", country=geo.country_name or "")]
    if geo.latitude is not None and geo.longitude is not None:
        north, east = (
            label(f"geo.{'north' if geo.latitude >= 0 else 'south'}"),
            label(f"geo.{'east' if geo.longitude >= 0 else 'west'}"),
        )
        values = {"latitude": f"{abs(geo.latitude):.2f}", "longitude": f"{abs(geo.longitude):.2f}"}
        words.append(say("geo.at", **values, north=north, east=east))
    source = say("geo.source", because=geo.because, name=geo.name)
    shown = [md.text(" · ".join(words)), md.element("span", {"class": "dl-because"}, md.text(source))]
    yield md.line("p", {"class": "dl-where"}, md.join(shown, " "))
    if geo.kind == "capital":
        yield md.line("p", {"class": "dl-because"}, md.text(label("geo.capital")))


def _roles(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    """Yield the titles and roles that the articles give, the one told first at the head, with the days of telling."""
    by_words: dict[str, dict[str, Role]] = {}
    for role in sorted(entity.roles, key=lambda role: (role.day or dt.date.max, role.article, role.span)):
        by_words.setdefault(folded(role.words), {}).setdefault(role.article, role)
    items = []
    for words, found in by_words.items():
        links = []
        for role in found.values():
            article = here.edition.corpus.by_slug[role.article].article
            shown = day(role.day) if role.day else str(label("date.undated"))
            links.append(here.article(role.article, md.text(shown), place_id(article, role.span.start)))
        items.append(md.line("li", {}, md.join([md.text(words), md.join(links, ", ")], " · ")))
    if items:
        yield md.heading(2, md.text(label("entity.roles")), {"id": "roles"})
        yield rows(items, "dl-plain")


def _quotes(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    quotes = here.edition.quotes_of.get(entity.id, [])
    if quotes:
        yield md.heading(2, md.text(label("entity.quotes")), {"id": "quotes"})
        yield sayings(here, quotes, speaker=False)


def _entries(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    entries = here.edition.entries_of.get(entity.id, [])
    if entries:
        yield md.heading(2, md.text(label("entity.entries")), {"id": "entries"})
        yield rows([entry_row(here, entry) for entry in entries], "dl-rows", ordered=True)


def _articles(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    yield md.heading(2, md.text(label("entity.articles")), {"id": "articles"})
    for slug, found in groupby(entity.mentions, key=lambda mention: mention.article):
        article = here.edition.corpus.by_slug[slug].article
        yield md.line("p", {"class": "dl-source"}, here.article(slug, md.text(told_by(article))))
        yield rows([_mention(here, mention) for mention in _one_a_paragraph(here, list(found))], "dl-mentions")


def _one_a_paragraph(here: Here, mentions: list[Mention]) -> list[Mention]:
    article = here.edition.corpus.by_slug[mentions[0].article].article
    first: dict[int | None, Mention] = {}
    for mention in mentions:
        first.setdefault(paragraph_at(article, mention.span.start), mention)
    return list(first.values())


def _mention(here: Here, mention: Mention) -> md.Markdown:
    """Return a mention with the words around it, linked to its paragraph."""
    article = here.edition.corpus.by_slug[mention.article].article
    before, words, after = excerpt(article, mention.span)
    shown = md.join([md.text(before), md.element("mark", {}, md.text(words)), md.text(after)])
    return md.line("li", {}, here.article(mention.article, shown, place_id(article, mention.span.start)))


def _together(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    """Yield who else is named in the same paragraphs, those in most of them first."""
    items = []
    for company in entity.company[:TOGETHER]:
        other = here.edition.corpus.by_id[company.entity]
        paragraphs, articles = count("paragraphs", company.paragraphs), count("articles", company.articles)
        words = md.text(say("entity.together-count", paragraphs=paragraphs, articles=articles))
        link = here.link(f"{other.id}.md", md.text(other.name), cls=f"dl-chip dl-chip-{other.type}")
        number = md.element("span", {"class": "dl-because"}, words)
        items.append(md.line("li", {}, tell("entity.together-row", name=link, articles=number)))
    if items:
        yield md.heading(2, md.text(label("entity.together")), {"id": "together"})
        yield rows(items, "dl-together")


def _forms(entity: Entity) -> Iterator[md.Markdown]:
    """Yield the forms under which the name was found, and why they are one."""
    items = []
    for form, number in Counter(folded(mention.form) for mention in entity.mentions).most_common():
        because = sorted({m.because for m in entity.mentions if folded(m.form) == form and m.because})
        head = md.join([md.element("b", {}, md.text(form)), md.text(say("entity.forms-count", n=number))], " ")
        why = md.element("span", {"class": "dl-because"}, md.text("; ".join(because)))
        items.append(md.line("li", {}, md.join([head, why], " ") if because else head))
    yield md.heading(2, md.text(label("entity.forms")), {"id": "forms"})
    yield rows(items, "dl-plain")
