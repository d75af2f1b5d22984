"""The page of a person, organisation or place: when and where named, roles, quotes, events, with whom, names used.

Of somebody named in very many articles the page shows the latest and leads to pages by time that hold all.
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
from dateline.pages.entity.activity import activity, days_of
from dateline.pages.entity.co_mention_chart import company
from dateline.pages.entity.place_map import atlas, located
from dateline.pages.entity.role_history import roles
from dateline.pages.lists.listing import seen
from dateline.pages.quotes.quote_variants import sayings
from dateline.pages.shared.context import (
    Edition,
    Here,
    excerpt,
    folded,
    paragraph_at,
    place_id,
    title_language,
    title_words,
)
from dateline.pages.shared.i18n import (
    capital,
    count,
    country_name,
    day,
    degrees,
    foreign,
    label,
    say,
    tell,
    why,
)
from dateline.pages.shared.pager import (
    TIME,
    Part,
    T,
    by_time,
    divide,
    part_pages,
    told_on,
)
from dateline.pages.shared.rows import (
    entry_row,
    rows,
    title_shown,
    told_by,
)
from dateline.reasons import NONE, Reason, together

LATEST = {"quotes": 30, "entries": 40, "articles": 40}
"""How many of its quotes, events and articles a page shows itself, where it has more than twice as many."""
MENTIONS = 6
"""How many of an article's paragraphs that name somebody a page shows, the first."""
_FORMS = 12
_TITLE = 90
_WIKIDATA = "https://www.wikidata.org/wiki/"
_Named = tuple[str, tuple[Mention, ...]]
"""An article's slug and the mentions in it."""


def entity_pages(edition: Edition, entity: Entity) -> Iterator[Page]:
    """Yield the page of one bearer of a name, and those by time that hold what would be too much for it."""
    here = Here(edition, f"{entity.id}.md")
    lists = _Lists(edition, entity)
    body = md.blocks(
        md.heading(1, md.text(entity.name), {"id": "name", "class": f"dl-title dl-title-{entity.type}"}),
        md.line("p", {"class": "dl-status-line"}, md.text(_status(edition, entity))),
        md.line("p", {"class": "dl-description"}, md.text(entity.description)) if entity.description else md.text(""),
        *_facts(here, entity),
        activity(days_of(edition, entity)),
        *_where(here, entity),
        *roles(here, entity),
        *lists.quotes(here),
        *lists.entries(here),
        *lists.articles(here),
        *company(here, entity),
        *_forms(entity),
    )
    about = md.front(entity.description or _status(edition, entity))
    front = (("title", md.front(entity.name)), ("description", about), ("hide", ("navigation", "toc")))
    yield Page(here.path, entity.name, body, front)
    yield from lists.pages(here)


def _status(edition: Edition, entity: Entity) -> str:
    articles = {mention.article for mention in entity.mentions}
    named = say(
        "entity.seen", mentions=count("mentions", len(entity.mentions)), articles=count("articles", len(articles))
    )
    return " · ".join([capital(label(f"type.{entity.type}")), named, seen(edition, entity)])


def _facts(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    """Yield where it was named first and last, and what the register knows: other names, pages elsewhere."""
    slugs = list(dict.fromkeys(mention.article for mention in entity.mentions))
    dated = [slug for slug in slugs if here.edition.corpus.by_slug[slug].article.published]
    facts: list[tuple[str, md.Markdown]] = []
    if len(dated) > 1:
        ends = (("first", dated[0]), ("last", dated[-1]))
        facts += [(end, _in_article(here, slug)) for end, slug in ends]
    if entity.also:
        facts.append(("also", md.text(", ".join(entity.also))))
    facts += [(name, link) for name, link in (("wikidata", _wikidata(entity)), ("link", _link(entity))) if link]
    lines = []
    for name, words in facts:
        lines += [md.line("dt", {}, md.text(label(f"entity.{name}"))), md.line("dd", {}, words)]
    if lines:
        yield md.block("dl", {"class": "dl-facts"}, *lines)


def _in_article(here: Here, slug: str) -> md.Markdown:
    annotated = here.edition.corpus.by_slug[slug]
    assert annotated.article.published is not None, "only dated articles are first and last"
    words = md.text(shorten(title_words(annotated), _TITLE, placeholder="…"))
    title = foreign(title_language(annotated), words)
    return here.article(slug, tell("entity.in-article", day=md.text(day(annotated.article.published)), title=title))


def _article(here: Here, slug: str) -> Article:
    return here.edition.corpus.by_slug[slug].article


def _wikidata(entity: Entity) -> md.Markdown | None:
    return _outside(f"{_WIKIDATA}{entity.wikidata}", entity.wikidata) if entity.wikidata else None


def _link(entity: Entity) -> md.Markdown | None:
    return _outside(entity.link, entity.link) if entity.link else None


def _outside(url: str, words: str) -> md.Markdown:
    href = md.outside(url)
    return md.link(href, md.text(words), {"rel": "external noopener noreferrer"}) if href else md.text(words)


def _where(here: Here, entity: Entity) -> Iterator[md.Markdown]:
    """Yield where a place is, on a map with the places named beside it, and that a capital may mean its government."""
    geo = entity.geo
    if geo is None:
        return
    words = [say(f"entity.geo-{geo.kind}", country=country_name(geo.country))]
    if geo.latitude is not None and geo.longitude is not None:
        north = label(f"geo.{'north' if geo.latitude >= 0 else 'south'}")
        east = label(f"geo.{'east' if geo.longitude >= 0 else 'west'}")
        values = {"latitude": degrees(abs(geo.latitude)), "longitude": degrees(abs(geo.longitude))}
        words.append(say("geo.at", **values, north=north, east=east))
    source = tell("geo.source", because=why(geo.because), name=foreign(FALLBACK, md.text(geo.name)))
    shown = [md.text(" · ".join(words)), md.element("span", {"class": "dl-because"}, source)]
    yield md.line("p", {"class": "dl-where"}, md.join(shown, " "))
    if geo.kind == "capital":
        yield md.line("p", {"class": "dl-because"}, md.text(label("geo.capital")))
    if located([entity]):
        beside = [here.edition.corpus.by_id[other.entity] for other in entity.co_mentions]
        yield atlas(here, [entity, *(place for place in beside if place.type == "place")], at=entity)


class _Lists:
    """The quotes, events and articles of somebody: whole on the page, or its latest there and all on pages by time."""

    def __init__(self, edition: Edition, entity: Entity) -> None:
        self._entity = entity
        articles = edition.corpus.by_slug
        self._quotes = edition.quotes_of.get(entity.id, [])
        self._entries = edition.entries_of.get(entity.id, [])
        found = groupby(entity.mentions, key=lambda mention: mention.article)
        self._named: list[_Named] = [(slug, tuple(mentions)) for slug, mentions in found]
        self._quote_parts = self._divided("quotes", self._quotes, lambda quote: told_on(articles[quote.article]))
        self._entry_parts = self._divided("entries", self._entries, _day_of)
        self._article_parts = self._divided("articles", self._named, lambda named: told_on(articles[named[0]]))

    def _divided(self, what: str, items: Sequence[T], name: Callable[[T], str]) -> tuple[Part[T], ...]:
        if len(items) <= 2 * LATEST[what]:
            return ()
        return divide(f"{self._entity.id}/{what}", items, name, TIME)

    def quotes(self, here: Here) -> Iterator[md.Markdown]:
        yield from _section(here, "quotes", self._quotes, self._quote_parts, _shown_quotes)

    def entries(self, here: Here) -> Iterator[md.Markdown]:
        yield from _section(here, "entries", self._entries, self._entry_parts, _shown_entries)

    def articles(self, here: Here) -> Iterator[md.Markdown]:
        yield from _section(here, "articles", self._named, self._article_parts, _shown_articles)

    def pages(self, here: Here) -> Iterator[Page]:
        """Yield the pages by time."""
        title = {what: say(f"entity.all-{what}", name=self._entity.name) for what in LATEST}
        yield from part_pages(here, title["quotes"], self._quote_parts, _shown_quotes)
        yield from part_pages(here, title["entries"], self._entry_parts, _shown_entries)
        yield from part_pages(here, title["articles"], self._article_parts, _shown_articles)


def _day_of(entry: Entry) -> str:
    known = entry.when.start
    return known.isoformat() if known else ""


def _section(
    here: Here,
    what: str,
    items: Sequence[T],
    parts: Sequence[Part[T]],
    shown: Callable[[Here, Sequence[T]], Iterator[md.Markdown]],
) -> Iterator[md.Markdown]:
    if not items:
        return
    yield md.heading(2, md.text(label(f"entity.{what}")), {"id": what})
    if parts:
        items = items[: -LATEST[what] - 1 : -1]
        yield by_time(here, parts, str(label(f"entity.{what}")))
        yield md.line("p", {"class": "dl-because"}, md.text(say("parts.latest", n=len(items))))
    yield from shown(here, items)


def _shown_quotes(here: Here, quotes: Sequence[Attribution]) -> Iterator[md.Markdown]:
    yield sayings(here, quotes, speaker=False)


def _shown_entries(here: Here, entries: Sequence[Entry]) -> Iterator[md.Markdown]:
    yield rows([entry_row(here, entry) for entry in entries], "dl-rows", ordered=True)


def _shown_articles(here: Here, named: Sequence[_Named]) -> Iterator[md.Markdown]:
    for slug, mentions in named:
        annotated = here.edition.corpus.by_slug[slug]
        link = here.article(slug, title_shown(annotated))
        yield md.line("p", {"class": "dl-source"}, md.join([md.text(told_by(annotated.article)), link], " · "))
        found = _one_a_paragraph(here, mentions)
        shown = found if len(found) <= MENTIONS + 1 else found[:MENTIONS]
        items = [_mention(here, mention) for mention in shown]
        if rest := found[len(shown) :]:
            more = md.text(count("more-paragraphs", len(rest)))
            link = here.article(slug, more, place_id(_article(here, slug), rest[0].span.start))
            items.append(md.line("li", {"class": "dl-because"}, link))
        yield rows(items, "dl-mentions")


def _one_a_paragraph(here: Here, mentions: Sequence[Mention]) -> list[Mention]:
    article = _article(here, mentions[0].article)
    first: dict[int | None, Mention] = {}
    for mention in mentions:
        first.setdefault(paragraph_at(article, mention.span.start), mention)
    return list(first.values())


def _mention(here: Here, mention: Mention) -> md.Markdown:
    """Return a mention with the words around it, linked to its paragraph."""
    article = _article(here, mention.article)
    before, words, after = excerpt(article, mention.span)
    shown = md.join([md.text(before), md.element("mark", {}, md.text(words)), md.text(after)])
    shown = foreign(article.language, shown)
    return md.line("li", {}, here.article(mention.article, shown, place_id(article, mention.span.start)))


def _forms(entity: Entity) -> Iterator[md.Markdown]:
    """Yield the forms under which the name was found, the most used first, and why they are one."""
    numbers: dict[str, int] = defaultdict(int)
    reasons: dict[str, set[Reason]] = defaultdict(set)
    for mention in entity.mentions:
        form = folded(mention.form)
        numbers[form] += 1
        reasons[form] |= {mention.because} - {NONE}
    items = []
    for form in sorted(numbers, key=lambda form: (-numbers[form], form)):
        head = md.join([md.element("b", {}, md.text(form)), md.text(say("entity.forms-count", n=numbers[form]))], " ")
        shown = md.element("span", {"class": "dl-because"}, why(together(*sorted(reasons[form]))))
        items.append(md.line("li", {}, md.join([head, shown], " ") if reasons[form] else head))
    yield md.heading(2, md.text(label("entity.forms")), {"id": "forms"})
    yield rows(items[:_FORMS], "dl-plain")
    if items[_FORMS:]:
        more = md.line("summary", {}, md.text(say("entity.forms-more", n=len(items) - _FORMS)))
        yield md.block("details", {"class": "dl-tellings"}, more, rows(items[_FORMS:], "dl-plain"))
