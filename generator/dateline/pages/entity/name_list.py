"""The list of all people, organisations or places: by number of mentions, and from A to Z if it is long."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import FOLDERS, Entity, Page
from dateline.model import NameType
from dateline.pages.blocks.activity import activity_span, days_of, spark
from dateline.pages.blocks.pager import letter_name, letter_nav
from dateline.pages.entity.co_mention_chart import overview
from dateline.pages.entity.place_map import place_map
from dateline.pages.shared.article_text import one_line, place_id
from dateline.pages.shared.i18n import (
    amount,
    capital,
    country_name,
    format_text,
    label,
    mark_language,
)
from dateline.pages.shared.links import Linker, article_path
from dateline.pages.shared.name_paging import NameList, name_anchor
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext


def names_pages(site: SiteContext, kind: NameType) -> Iterator[Page]:
    """Yield the list of all people, organisations or places by number of mentions, and from A to Z if it is long."""
    folder = FOLDERS[kind]
    linker, title = Linker(site, f"{folder}/index.md"), str(label(f"{folder}.title"))
    names = site.name_lists[kind]
    found, parts = names.names, names.letters
    body = md.blocks(
        md.heading(1, md.text(title), {"id": folder}),
        md.line("p", {"class": "dl-lead"}, md.text(label(f"{folder}.lead"))),
        letter_nav(linker, parts) if parts else md.text(""),
        place_map(linker, found) if kind == "place" else md.text(""),
        *_names_by_mentions(linker, names),
        *(overview(linker, found) if kind != "place" else ()),
    )
    yield build_page(linker.path, title, body)
    for part in parts:
        there = Linker(site, part.path)
        name = format_text("parts.of", title=title, part=letter_name(part))
        up = there.link(linker.path, md.text(label("parts.by-mentions")))
        inside = md.blocks(
            md.heading(1, md.text(name), {"id": "part"}),
            md.line("p", {"class": "dl-more"}, up),
            letter_nav(there, parts),
            _names(there, part.items),
        )
        yield build_page(part.path, name, inside)


def _names_by_mentions(linker: Linker, names: NameList) -> Iterator[md.Markdown]:
    if not names.names:
        yield md.paragraph(md.text(label("entities.empty")))
        return
    if names.is_cut:
        words = format_text("entities.most", shown=len(names.top), all=amount(len(names.names)))
        yield md.heading(2, md.text(words), {"id": "most"})
    yield _names(linker, names.top)


def _names(linker: Linker, found: Sequence[Entity]) -> md.Markdown:
    head = [md.text(label(f"entities.{column}")) for column in ("name", "mentions", "articles", "quotes", "seen")]
    return md.block("div", {"class": "dl-names dl-list"}, md.table(head, (_row(linker, entity) for entity in found)))


def _row(linker: Linker, entity: Entity) -> list[md.Markdown]:
    quotes = len(linker.site.quotes_of.get(entity.id, ()))
    name = md.link(_target(linker, entity), md.text(entity.name), {"id": name_anchor(entity)})
    if words := _short_description(linker.site, entity):
        name = md.join([name, md.element("span", {"class": "dl-about"}, words)], " ")
    return [
        name,
        md.text(amount(len(entity.mentions))),
        md.text(amount(len({mention.article for mention in entity.mentions}))),
        md.text(amount(quotes) if quotes else "–"),
        md.join([spark(linker.site, days_of(linker.site, entity)), md.text(activity_span(linker.site, entity))], " "),
    ]


def _target(linker: Linker, entity: Entity) -> str:
    """Return the link target of a line: the entity's page, or else the paragraph that names it."""
    if linker.site.has_page(entity):
        return linker.entity_address(entity)
    first = entity.mentions[0]
    article = linker.site.corpus.by_slug[first.article].article
    return linker.address(article_path(article), place_id(article, first.span.start))


def _short_description(site: SiteContext, entity: Entity) -> md.Markdown:
    """Return a few words on who or what this is: the register's, a place's location, or else the latest title."""
    if entity.description:
        return md.text(entity.description)
    if entity.geo:
        return md.text(format_text(f"entity.geo-{entity.geo.kind}", country=country_name(entity.geo.country)))
    counts = Counter(one_line(words).casefold() for words, _ in {(role.words, role.article) for role in entity.roles})
    # A title that only one article uses is often just a turn of phrase.
    often = {words for words, articles in counts.items() if articles > 1} or {*counts}
    known = [role for role in entity.roles if role.day and one_line(role.words).casefold() in often]
    if not known:
        return md.text("")
    last = max(known, key=lambda role: (role.day, role.article, role.span))
    return mark_language(site.corpus.by_slug[last.article].article.language, md.text(capital(one_line(last.words))))
