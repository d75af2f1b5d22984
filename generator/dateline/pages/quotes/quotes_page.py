"""All quotes, by speaker: those quoted most first, those whose speaker is not resolved at the end.

Where they are many, a list of speakers: each has its quotes on its own page; the others stand on pages by time.
"""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import Attribution, Entity, Page
from dateline.pages.blocks.activity import span_words, spark
from dateline.pages.blocks.pager import by_letter, by_time, initials, letter_name, part_pages, told_on
from dateline.pages.blocks.quote_variants import sayings
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import (
    amount,
    count,
    label,
    say,
)
from dateline.pages.shared.links import Here
from dateline.pages.shared.pagination import LETTERS, MAX_ITEMS, TIME, ListPage, split_list

PATH = "quotes/index.md"
SPEAKERS = 100
"""How many speakers stand on the first page of a long list."""
_LONG = 400


def quotes_pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of all quotes; where they are many, that of all speakers, and the pages that it leads to."""
    here, title = Here(edition, PATH), str(label("quotes.title"))
    number = len(edition.corpus.attributions)
    many = number > MAX_ITEMS
    lead = say("quotes.lead", quotes=count("quotes", number)) if number else label("quotes.empty")
    speakers, apart = _speakers(edition), _apart(edition)
    lettered = _lettered(speakers) if len(speakers) > SPEAKERS else ()
    timed = split_list("quotes/unresolved", apart, lambda quote: told_on(edition.corpus.by_slug[quote.article]), TIME)
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "quotes"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *(_list(here, speakers, lettered, timed) if many else _whole(here, speakers, apart)),
    )
    hidden = ("navigation", "toc") if many else ("navigation",)
    yield Page(PATH, title, body, (("title", md.front(title)), ("hide", hidden)))
    if many:
        yield from (_letter_page(edition, title, lettered, part) for part in lettered)
        shown = str(label("quotes.unresolved"))
        yield from part_pages(here, shown, timed, _said)


def _speakers(edition: Edition) -> list[Entity]:
    """Return the speakers who have a page, those with most quotes first."""
    found = edition.quotes_of
    known = [entity for address in found if (entity := edition.paged(address))]
    return sorted(known, key=lambda entity: (-len(found[entity.id]), entity.id))


def _apart(edition: Edition) -> list[Attribution]:
    """Return the quotes whose speaker has no page, resolved or not, in the order of the articles."""
    return [quote for quote in edition.corpus.attributions if not edition.paged(quote.entity)]


def _whole(here: Here, speakers: Sequence[Entity], apart: Sequence[Attribution]) -> Iterator[md.Markdown]:
    for speaker in speakers:
        name = here.entity(speaker.id) or md.text(speaker.name)
        yield md.heading(2, name, {"id": speaker.id.replace("/", "-")})
        yield sayings(here, here.edition.quotes_of[speaker.id], speaker=False)
    if apart:
        yield md.heading(2, md.text(label("quotes.unresolved")), {"id": "unresolved"})
        yield sayings(here, apart, speaker=True)


def _list(
    here: Here, speakers: Sequence[Entity], lettered: Sequence[ListPage[Entity]], timed: Sequence[ListPage[Attribution]]
) -> Iterator[md.Markdown]:
    if lettered:
        yield by_letter(here, lettered)
        words = say("quotes.most", shown=SPEAKERS, all=amount(len(speakers)))
        yield md.heading(2, md.text(words), {"id": "most"})
    yield _table(here, speakers[:SPEAKERS] if lettered else speakers)
    if timed:
        yield md.heading(2, md.text(label("quotes.unresolved")), {"id": "unresolved"})
        yield md.line("p", {"class": "dl-because"}, md.text(label("quotes.unresolved-lead")))
        yield by_time(here, timed, str(label("quotes.unresolved")))


def _said(here: Here, quotes: Sequence[Attribution]) -> Iterator[md.Markdown]:
    yield sayings(here, quotes, speaker=True)


def _lettered(speakers: Sequence[Entity]) -> tuple[ListPage[Entity], ...]:
    names = {speaker.id: initials(speaker.name, person=speaker.type == "person") for speaker in speakers}
    ordered = sorted(speakers, key=lambda speaker: (names[speaker.id], speaker.id))
    return split_list("quotes/by-letter", ordered, lambda speaker: names[speaker.id], LETTERS, _LONG)


def _letter_page(edition: Edition, title: str, parts: Sequence[ListPage[Entity]], part: ListPage[Entity]) -> Page:
    here, name = Here(edition, part.path), say("parts.of", title=title, part=letter_name(part))
    up = here.link(PATH, md.text(say("parts.up", title=title)))
    body = md.blocks(
        md.heading(1, md.text(name), {"id": "part"}),
        md.line("p", {"class": "dl-more"}, up),
        by_letter(here, parts),
        _table(here, part.items),
    )
    return Page(part.path, name, body, (("title", md.front(name)), ("hide", ("navigation", "toc"))))


def _table(here: Here, speakers: Sequence[Entity]) -> md.Markdown:
    head = [md.text(label(f"quotes.{column}")) for column in ("speaker", "quotes", "direct", "when")]
    lines = (_row(here, speaker) for speaker in speakers)
    table = md.table(head, lines) if speakers else md.text("")
    return md.block("div", {"class": "dl-names dl-list dl-speakers"}, table)


def _row(here: Here, speaker: Entity) -> list[md.Markdown]:
    quotes = here.edition.quotes_of[speaker.id]
    told = {quote.article: here.edition.corpus.by_slug[quote.article].article.published for quote in quotes}
    days = sorted(day for day in told.values() if day)
    direct = sum(quote.quote.mode != "indirect" for quote in quotes)
    return [
        here.link(f"{speaker.id}.md", md.text(speaker.name), "quotes"),
        md.text(amount(len(quotes))),
        md.text(amount(direct) if direct else "–"),
        md.join([spark(here.edition, days), md.text(span_words(days))], " "),
    ]
