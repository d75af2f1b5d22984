"""All quotes, by speaker: those with most quotes first, those whose speaker is not resolved at the end."""

from collections.abc import Iterator

from generator import markdown as md
from generator.pages.edition import Edition, Here
from generator.pages.wordings import sayings
from generator.pages.words import count, label, say
from generator.records import Page

PATH = "quotes/index.md"


def quotes_page(edition: Edition) -> Page:
    """Return the page of all quotes."""
    here, title = Here(edition, PATH), str(label("quotes.title"))
    number = len(edition.corpus.attributions)
    lead = say("quotes.lead", quotes=count("quotes", number)) if number else label("quotes.empty")
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "quotes"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *_speakers(here),
    )
    return Page(PATH, title, body, (("title", md.front(title)), ("hide", ("navigation",))))


def _speakers(here: Here) -> Iterator[md.Markdown]:
    found = here.edition.quotes_of
    for entity in sorted((e for e in found if e), key=lambda e: (-len(found[e]), e)):
        bearer = here.edition.corpus.by_id[entity]
        name = here.entity(entity) or md.text(bearer.name)
        yield md.heading(2, name, {"id": entity.replace("/", "-")})
        yield sayings(here, found[entity], speaker=False)
    if None in found:
        yield md.heading(2, md.text(label("quotes.unresolved")), {"id": "unresolved"})
        yield sayings(here, found[None], speaker=True)
