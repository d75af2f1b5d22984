"""The page of a person, organisation or place: names used and why joined, roles, quotes, events, with whom, where."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from generator import markdown as md
from generator.pages.edition import Edition, Here, excerpt, folded, paragraph_at, place_id
from generator.pages.listing import seen
from generator.pages.rows import entry_row, quote_row, rows, told_by
from generator.pages.words import capital, count, day, label, say, tell
from generator.records import Entity, Mention, Page

TOGETHER = 12
"""How many others a page lists, those who share most articles first."""


def entity_page(edition: Edition, entity: Entity) -> Page:
    """Return the page of one bearer of a name."""
    here = Here(edition, f"{entity.id}.md")
    body = md.blocks(
        md.heading(1, md.text(entity.name), {"id": "name", "class": f"dl-title dl-title-{entity.type}"}),
        md.line("p", {"class": "dl-status-line"}, md.text(_status(edition, entity))),
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


def _roles(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    items = []
    for words, found in groupby(sorted(entity.roles, key=lambda role: role.words), key=lambda role: role.words):
        links = []
        for role in {role.article: role for role in found}.values():
            article = here.edition.corpus.by_slug[role.article].article
            shown = day(role.day) if role.day else str(label("date.undated"))
            links.append(here.article(role.article, md.text(shown), place_id(article, role.span.start)))
        items.append(md.line("li", {}, md.join([md.text(folded(words)), md.join(links, ", ")], " · ")))
    if items:
        yield md.heading(2, md.text(label("entity.roles")), {"id": "roles"})
        yield rows(items, "dl-plain")


def _quotes(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    quotes = here.edition.quotes_of.get(entity.id, [])
    if quotes:
        yield md.heading(2, md.text(label("entity.quotes")), {"id": "quotes"})
        yield rows([quote_row(here, quote, speaker=False) for quote in quotes], "dl-sayings")


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
    """Yield who else is named in the same articles, those who share most of them first."""
    shared: Counter[str] = Counter()
    for slug in {mention.article for mention in entity.mentions}:
        shared.update(other for other in here.edition.named_in.get(slug, {}) if other != entity.id)
    others = sorted(
        (found for other in shared if (found := here.edition.paged(other))),
        key=lambda other: (-shared[other.id], -len(other.mentions), other.id),
    )
    items = []
    for other in others[:TOGETHER]:
        articles = md.element("span", {"class": "dl-because"}, md.text(count("articles", shared[other.id])))
        link = here.link(f"{other.id}.md", md.text(other.name), cls=f"dl-chip dl-chip-{other.type}")
        items.append(md.line("li", {}, tell("entity.together-row", name=link, articles=articles)))
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
