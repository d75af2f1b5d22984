"""All quotes, by speaker: the most quoted first, quotes without a resolved speaker last.

If there are many, the page lists the speakers, whose own pages have their quotes; all other quotes are on pages by
time.
"""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import Attribution, Entity, Page
from dateline.pages.blocks.activity import span_words, spark
from dateline.pages.blocks.pager import letter_name, letter_nav, part_pages, publication_key, time_nav
from dateline.pages.blocks.quote_variants import quote_list
from dateline.pages.shared.i18n import (
    amount,
    count,
    format_text,
    label,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.name_paging import initials
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.pagination import LETTERS, MAX_ITEMS, TIME, ListPage, split_list
from dateline.pages.shared.site_context import SiteContext

PATH = "quotes/index.md"
SPEAKERS = 100
"""Number of speakers on the first page of a long list."""
_LONG = 400


def quotes_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the page of all quotes; if there are many, the page of all speakers and the pages it links to."""
    linker, title = Linker(site, PATH), str(label("quotes.title"))
    number = len(site.corpus.attributions)
    many = number > MAX_ITEMS
    lead = format_text("quotes.lead", quotes=count("quotes", number)) if number else label("quotes.empty")
    speakers, apart = _speakers(site), _other_quotes(site)
    lettered = _letter_pages(speakers) if len(speakers) > SPEAKERS else ()
    timed = split_list(
        "quotes/unresolved", apart, lambda quote: publication_key(site.corpus.by_slug[quote.article]), TIME
    )
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "quotes"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *(_list(linker, speakers, lettered, timed) if many else _whole(linker, speakers, apart)),
    )
    yield build_page(PATH, title, body, toc=not many)
    if many:
        yield from (_letter_page(site, title, lettered, part) for part in lettered)
        shown = str(label("quotes.unresolved"))
        yield from part_pages(linker, shown, timed, _quote_section)


def _speakers(site: SiteContext) -> list[Entity]:
    """Return the speakers who have a page, those with most quotes first."""
    found = site.quotes_of
    known = [entity for address in found if (entity := site.find_entity(address))]
    return sorted(known, key=lambda entity: (-len(found[entity.id]), entity.id))


def _other_quotes(site: SiteContext) -> list[Attribution]:
    """Return the quotes whose speaker has no page, resolved or not, in the order of the articles."""
    return [quote for quote in site.corpus.attributions if not site.find_entity(quote.entity)]


def _whole(linker: Linker, speakers: Sequence[Entity], apart: Sequence[Attribution]) -> Iterator[md.Markdown]:
    for speaker in speakers:
        name = linker.entity(speaker.id) or md.text(speaker.name)
        yield md.heading(2, name, {"id": speaker.id.replace("/", "-")})
        yield quote_list(linker, linker.site.quotes_of[speaker.id], speaker=False)
    if apart:
        yield md.heading(2, md.text(label("quotes.unresolved")), {"id": "unresolved"})
        yield quote_list(linker, apart, speaker=True)


def _list(
    linker: Linker,
    speakers: Sequence[Entity],
    lettered: Sequence[ListPage[Entity]],
    timed: Sequence[ListPage[Attribution]],
) -> Iterator[md.Markdown]:
    if lettered:
        yield letter_nav(linker, lettered)
        words = format_text("quotes.most", shown=SPEAKERS, all=amount(len(speakers)))
        yield md.heading(2, md.text(words), {"id": "most"})
    yield _table(linker, speakers[:SPEAKERS] if lettered else speakers)
    if timed:
        yield md.heading(2, md.text(label("quotes.unresolved")), {"id": "unresolved"})
        yield md.line("p", {"class": "dl-because"}, md.text(label("quotes.unresolved-lead")))
        yield time_nav(linker, timed, str(label("quotes.unresolved")))


def _quote_section(linker: Linker, quotes: Sequence[Attribution]) -> Iterator[md.Markdown]:
    yield quote_list(linker, quotes, speaker=True)


def _letter_pages(speakers: Sequence[Entity]) -> tuple[ListPage[Entity], ...]:
    names = {speaker.id: initials(speaker.name, person=speaker.type == "person") for speaker in speakers}
    ordered = sorted(speakers, key=lambda speaker: (names[speaker.id], speaker.id))
    return split_list("quotes/by-letter", ordered, lambda speaker: names[speaker.id], LETTERS, _LONG)


def _letter_page(site: SiteContext, title: str, parts: Sequence[ListPage[Entity]], part: ListPage[Entity]) -> Page:
    linker, name = Linker(site, part.path), format_text("parts.of", title=title, part=letter_name(part))
    up = linker.link(PATH, md.text(format_text("parts.up", title=title)))
    body = md.blocks(
        md.heading(1, md.text(name), {"id": "part"}),
        md.line("p", {"class": "dl-more"}, up),
        letter_nav(linker, parts),
        _table(linker, part.items),
    )
    return build_page(part.path, name, body)


def _table(linker: Linker, speakers: Sequence[Entity]) -> md.Markdown:
    head = [md.text(label(f"quotes.{column}")) for column in ("speaker", "quotes", "direct", "when")]
    lines = (_row(linker, speaker) for speaker in speakers)
    table = md.table(head, lines) if speakers else md.text("")
    return md.block("div", {"class": "dl-names dl-list dl-speakers"}, table)


def _row(linker: Linker, speaker: Entity) -> list[md.Markdown]:
    quotes = linker.site.quotes_of[speaker.id]
    published = {quote.article: linker.site.corpus.by_slug[quote.article].article.published for quote in quotes}
    days = sorted(day for day in published.values() if day)
    direct = sum(quote.quote.mode != "indirect" for quote in quotes)
    return [
        linker.link(f"{speaker.id}.md", md.text(speaker.name), "quotes"),
        md.text(amount(len(quotes))),
        md.text(amount(direct) if direct else "–"),
        md.join([spark(linker.site, days), md.text(span_words(days))], " "),
    ]
