"""Outlets and agencies: which articles each carried, and which it wrote."""

from collections.abc import Iterator, Sequence

from generator import markdown as md
from generator.pages.edition import Edition, Here
from generator.pages.rows import article_row, rows
from generator.pages.words import label
from generator.records import Page, Source

PATH = "sources/index.md"


def sources_page(edition: Edition) -> Page:
    """Return the page of all sources."""
    here, title = Here(edition, PATH), str(label("sources.title"))
    lead = label("sources.lead" if edition.corpus.sources else "sources.empty")
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "sources"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        *(part for source in edition.corpus.sources for part in _source(here, source)),
        *_unsourced(here),
    )
    return Page(PATH, title, body, (("title", md.front(title)), ("hide", ("navigation",))))


def _source(here: Here, source: Source) -> Iterator[md.Markdown]:
    yield md.heading(2, md.text(source.name), {"id": source.id.rsplit("/", 1)[-1]})
    carried = [slug for slug in source.carried if slug not in source.origin_of]
    yield from _list(here, "sources.origin", source.origin_of)
    yield from _list(here, "sources.carried", carried)


def _list(here: Here, key: str, slugs: Sequence[str]) -> Iterator[md.Markdown]:
    if slugs:
        yield md.line("p", {"class": "dl-source"}, md.text(label(key)))
        yield rows([article_row(here, here.edition.corpus.by_slug[slug]) for slug in slugs], "dl-rows")


def _unsourced(here: Here) -> Iterator[md.Markdown]:
    sourced = {slug for source in here.edition.corpus.sources for slug in (*source.carried, *source.origin_of)}
    left = [annotated for annotated in here.edition.corpus.articles if annotated.article.slug not in sourced]
    if left:
        yield md.heading(2, md.text(label("sources.unsourced")), {"id": "unsourced"})
        yield rows([article_row(here, annotated) for annotated in left], "dl-rows")
