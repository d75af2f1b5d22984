"""The page of a person, organisation or place: mentions, roles, quotes, events, co-mentions, and name forms.

For somebody named in a great many articles, the page shows the latest and links to pages by time that hold all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from dateline import markdown as md
from dateline.i18n_format import FALLBACK
from dateline.linked import (
    Attribution,
    Entity,
    Entry,
    Mention,
    Page,
)
from dateline.model import Article
from dateline.pages.blocks.activity import activity, activity_span, days_of
from dateline.pages.blocks.article_rows import source_and_day, title_md
from dateline.pages.blocks.entry_rows import entry_row
from dateline.pages.blocks.pager import part_pages, publication_key, time_nav
from dateline.pages.blocks.quote_variants import quote_list
from dateline.pages.blocks.rows import rows
from dateline.pages.entity.co_mention_chart import co_mentions
from dateline.pages.entity.place_map import place_map, places_with_location
from dateline.pages.entity.role_history import roles
from dateline.pages.shared.article_text import excerpt, one_line, paragraph_at, place_id, title_language, title_words
from dateline.pages.shared.i18n import (
    capital,
    count,
    country_name,
    day,
    degrees,
    format_md,
    format_text,
    label,
    mark_language,
    reason_md,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.pagination import TIME, ListPage, T, split_list
from dateline.pages.shared.site_context import SiteContext
from dateline.reasons import NONE, Reason, together

LATEST = {"quotes": 30, "entries": 40, "articles": 40}
"""Number of quotes, events and articles shown on the page itself if there are more than twice as many."""
MENTIONS = 6
"""Maximum number of mentions shown per article, the first ones."""
_FORMS = 12
_TITLE = 90
_WIKIDATA = "https://www.wikidata.org/wiki/"
_ArticleMentions = tuple[str, tuple[Mention, ...]]
"""An article's slug and the mentions in it."""


def entity_pages(site: SiteContext, entity: Entity) -> Iterator[Page]:
    """Yield an entity's page, and pages by time for whatever doesn't fit on it."""
    linker = Linker(site, f"{entity.id}.md")
    lists = _Lists(site, entity)
    body = md.blocks(
        md.heading(1, md.text(entity.name), {"id": "name", "class": f"dl-title dl-title-{entity.type}"}),
        md.line("p", {"class": "dl-status-line"}, md.text(_status(site, entity))),
        md.line("p", {"class": "dl-description"}, md.text(entity.description)) if entity.description else md.text(""),
        *_facts(linker, entity),
        activity(days_of(site, entity)),
        *_location(linker, entity),
        *roles(linker, entity),
        *lists.quotes(linker),
        *lists.entries(linker),
        *lists.articles(linker),
        *co_mentions(linker, entity),
        *_forms(entity),
    )
    about = md.front(entity.description or _status(site, entity))
    yield build_page(linker.path, entity.name, body, [("description", about)])
    yield from lists.pages(linker)


def _status(site: SiteContext, entity: Entity) -> str:
    articles = {mention.article for mention in entity.mentions}
    named = format_text(
        "entity.seen", mentions=count("mentions", len(entity.mentions)), articles=count("articles", len(articles))
    )
    return " · ".join([capital(label(f"type.{entity.type}")), named, activity_span(site, entity)])


def _facts(linker: Linker, entity: Entity) -> Iterator[md.Markdown]:
    """Yield the first and last mention, and what the register adds: other names, external pages."""
    slugs = list(dict.fromkeys(mention.article for mention in entity.mentions))
    dated = [slug for slug in slugs if linker.site.corpus.by_slug[slug].article.published]
    facts: list[tuple[str, md.Markdown]] = []
    if len(dated) > 1:
        ends = (("first", dated[0]), ("last", dated[-1]))
        facts += [(end, _article_link(linker, slug)) for end, slug in ends]
    if entity.also:
        facts.append(("also", md.text(", ".join(entity.also))))
    facts += [(name, link) for name, link in (("wikidata", _wikidata(entity)), ("link", _link(entity))) if link]
    lines = []
    for name, words in facts:
        lines += [md.line("dt", {}, md.text(label(f"entity.{name}"))), md.line("dd", {}, words)]
    if lines:
        yield md.block("dl", {"class": "dl-facts"}, *lines)


def _article_link(linker: Linker, slug: str) -> md.Markdown:
    annotated = linker.site.corpus.by_slug[slug]
    assert annotated.article.published is not None, "only dated articles are first and last"
    words = md.text(shorten(title_words(annotated), _TITLE, placeholder="…"))
    title = mark_language(title_language(annotated), words)
    return linker.article(
        slug, format_md("entity.in-article", day=md.text(day(annotated.article.published)), title=title)
    )


def _article(linker: Linker, slug: str) -> Article:
    return linker.site.corpus.by_slug[slug].article


def _wikidata(entity: Entity) -> md.Markdown | None:
    return _external_link(f"{_WIKIDATA}{entity.wikidata}", entity.wikidata) if entity.wikidata else None


def _link(entity: Entity) -> md.Markdown | None:
    return _external_link(entity.link, entity.link) if entity.link else None


def _external_link(url: str, words: str) -> md.Markdown:
    href = md.external_address(url)
    return md.link(href, md.text(words), {"rel": "external noopener noreferrer"}) if href else md.text(words)


def _location(linker: Linker, entity: Entity) -> Iterator[md.Markdown]:
    """Yield a map of a place with its co-mentioned places, and a remark that a capital may mean its government."""
    geo = entity.geo
    if geo is None:
        return
    words = [format_text(f"entity.geo-{geo.kind}", country=country_name(geo.country))]
    if geo.latitude is not None and geo.longitude is not None:
        north = label(f"geo.{'north' if geo.latitude >= 0 else 'south'}")
        east = label(f"geo.{'east' if geo.longitude >= 0 else 'west'}")
        values = {"latitude": degrees(abs(geo.latitude)), "longitude": degrees(abs(geo.longitude))}
        words.append(format_text("geo.at", **values, north=north, east=east))
    source = format_md("geo.source", because=reason_md(geo.because), name=mark_language(FALLBACK, md.text(geo.name)))
    shown = [md.text(" · ".join(words)), md.element("span", {"class": "dl-because"}, source)]
    yield md.line("p", {"class": "dl-where"}, md.join(shown, " "))
    if geo.kind == "capital":
        yield md.line("p", {"class": "dl-because"}, md.text(label("geo.capital")))
    if places_with_location([entity]):
        beside = [linker.site.corpus.by_id[other.entity] for other in entity.co_mentions]
        yield place_map(linker, [entity, *(place for place in beside if place.type == "place")], at=entity)


class _Lists:
    """An entity's quotes, events and articles: all on its page, or the latest there and all on pages by time."""

    def __init__(self, site: SiteContext, entity: Entity) -> None:
        self._entity = entity
        articles = site.corpus.by_slug
        self._quotes = site.quotes_of.get(entity.id, [])
        self._entries = site.entries_of.get(entity.id, [])
        found = groupby(entity.mentions, key=lambda mention: mention.article)
        self._mentions: list[_ArticleMentions] = [(slug, tuple(mentions)) for slug, mentions in found]
        self._quote_parts = self._split("quotes", self._quotes, lambda quote: publication_key(articles[quote.article]))
        self._entry_parts = self._split("entries", self._entries, _day_of)
        self._article_parts = self._split("articles", self._mentions, lambda named: publication_key(articles[named[0]]))

    def _split(self, what: str, items: Sequence[T], name: Callable[[T], str]) -> tuple[ListPage[T], ...]:
        if len(items) <= 2 * LATEST[what]:
            return ()
        return split_list(f"{self._entity.id}/{what}", items, name, TIME)

    def quotes(self, linker: Linker) -> Iterator[md.Markdown]:
        yield from _section(linker, "quotes", self._quotes, self._quote_parts, _quote_rows)

    def entries(self, linker: Linker) -> Iterator[md.Markdown]:
        yield from _section(linker, "entries", self._entries, self._entry_parts, _entry_rows)

    def articles(self, linker: Linker) -> Iterator[md.Markdown]:
        yield from _section(linker, "articles", self._mentions, self._article_parts, _article_rows)

    def pages(self, linker: Linker) -> Iterator[Page]:
        """Yield the pages by time."""
        title = {what: format_text(f"entity.all-{what}", name=self._entity.name) for what in LATEST}
        yield from part_pages(linker, title["quotes"], self._quote_parts, _quote_rows)
        yield from part_pages(linker, title["entries"], self._entry_parts, _entry_rows)
        yield from part_pages(linker, title["articles"], self._article_parts, _article_rows)


def _day_of(entry: Entry) -> str:
    known = entry.when.start
    return known.isoformat() if known else ""


def _section(
    linker: Linker,
    what: str,
    items: Sequence[T],
    parts: Sequence[ListPage[T]],
    shown: Callable[[Linker, Sequence[T]], Iterator[md.Markdown]],
) -> Iterator[md.Markdown]:
    if not items:
        return
    yield md.heading(2, md.text(label(f"entity.{what}")), {"id": what})
    if parts:
        items = items[: -LATEST[what] - 1 : -1]
        yield time_nav(linker, parts, str(label(f"entity.{what}")))
        yield md.line("p", {"class": "dl-because"}, md.text(format_text("parts.latest", n=len(items))))
    yield from shown(linker, items)


def _quote_rows(linker: Linker, quotes: Sequence[Attribution]) -> Iterator[md.Markdown]:
    yield quote_list(linker, quotes, speaker=False)


def _entry_rows(linker: Linker, entries: Sequence[Entry]) -> Iterator[md.Markdown]:
    yield rows([entry_row(linker, entry) for entry in entries], "dl-rows", ordered=True)


def _article_rows(linker: Linker, named: Sequence[_ArticleMentions]) -> Iterator[md.Markdown]:
    for slug, mentions in named:
        annotated = linker.site.corpus.by_slug[slug]
        link = linker.article(slug, title_md(annotated))
        yield md.line("p", {"class": "dl-source"}, md.join([md.text(source_and_day(annotated.article)), link], " · "))
        found = _one_a_paragraph(linker, mentions)
        shown = found if len(found) <= MENTIONS + 1 else found[:MENTIONS]
        items = [_mention(linker, mention) for mention in shown]
        if rest := found[len(shown) :]:
            more = md.text(count("more-paragraphs", len(rest)))
            link = linker.article(slug, more, place_id(_article(linker, slug), rest[0].span.start))
            items.append(md.line("li", {"class": "dl-because"}, link))
        yield rows(items, "dl-mentions")


def _one_a_paragraph(linker: Linker, mentions: Sequence[Mention]) -> list[Mention]:
    article = _article(linker, mentions[0].article)
    first: dict[int | None, Mention] = {}
    for mention in mentions:
        first.setdefault(paragraph_at(article, mention.span.start), mention)
    return list(first.values())


def _mention(linker: Linker, mention: Mention) -> md.Markdown:
    """Return a mention with the words around it, linked to its paragraph."""
    article = _article(linker, mention.article)
    before, words, after = excerpt(article, mention.span)
    shown = md.join([md.text(before), md.element("mark", {}, md.text(words)), md.text(after)])
    shown = mark_language(article.language, shown)
    return md.line("li", {}, linker.article(mention.article, shown, place_id(article, mention.span.start)))


def _forms(entity: Entity) -> Iterator[md.Markdown]:
    """Yield the forms of the name, the most used first, and why they are one entity."""
    numbers: dict[str, int] = defaultdict(int)
    reasons: dict[str, set[Reason]] = defaultdict(set)
    for mention in entity.mentions:
        form = one_line(mention.form)
        numbers[form] += 1
        reasons[form] |= {mention.because} - {NONE}
    items = []
    for form in sorted(numbers, key=lambda form: (-numbers[form], form)):
        head = md.join(
            [md.element("b", {}, md.text(form)), md.text(format_text("entity.forms-count", n=numbers[form]))], " "
        )
        shown = md.element("span", {"class": "dl-because"}, reason_md(together(*sorted(reasons[form]))))
        items.append(md.line("li", {}, md.join([head, shown], " ") if reasons[form] else head))
    yield md.heading(2, md.text(label("entity.forms")), {"id": "forms"})
    yield rows(items[:_FORMS], "dl-plain")
    if items[_FORMS:]:
        more = md.line("summary", {}, md.text(format_text("entity.forms-more", n=len(items) - _FORMS)))
        yield md.block("details", {"class": "dl-tellings"}, more, rows(items[_FORMS:], "dl-plain"))
