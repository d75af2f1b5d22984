"""Pages from the corpus: a page kind a file. Pure: the same corpus gives the same pages, byte for byte."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.linked import PAGED, Corpus, Page
from dateline.pages.article.article_page import article_page
from dateline.pages.compared.measures_page import figures_pages
from dateline.pages.compared.questions_page import claims_page
from dateline.pages.editors.corrections_page import corrections_pages
from dateline.pages.editors.review_page import review_page
from dateline.pages.entity.entity_page import entity_pages
from dateline.pages.lists.front_page import front_page
from dateline.pages.lists.listing import articles_pages, names_pages
from dateline.pages.lists.moved_page import moved_page
from dateline.pages.lists.search_page import search_page
from dateline.pages.lists.source_pages import sources_pages
from dateline.pages.quotes.quotes_page import quotes_pages
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import spoken
from dateline.pages.timeline.timeline_page import timeline_pages
from dateline.problems import Problem
from dateline.settings import Settings

__all__ = ["pages"]


def pages(
    corpus: Corpus,
    settings: Settings,
    problems: Sequence[Problem] = (),
    introduction: str = "",
    moved: Mapping[str, str] | None = None,
) -> tuple[Page, ...]:
    """Return every page of the site, in the language of the settings; `problems` stand on the pages they concern.

    `introduction` is the text of `docs/introduction.md`, the editor's own Markdown: it heads the front page. `moved`
    holds the addresses that entities had before, each with the one that it has now.
    """
    edition = Edition(
        corpus, settings.site_name, introduction, problems, settings.site_url, settings.report, settings.review
    )
    with spoken(settings.language):
        return tuple(_pages(edition, moved or {}))


def _pages(edition: Edition, moved: Mapping[str, str]) -> Iterator[Page]:
    yield front_page(edition)
    yield from timeline_pages(edition)
    yield from articles_pages(edition)
    yield from quotes_pages(edition)
    yield claims_page(edition)
    yield from figures_pages(edition)
    yield from sources_pages(edition)
    yield from corrections_pages(edition)
    if edition.review:
        yield review_page(edition)
    yield search_page()
    for kind in sorted(PAGED):
        yield from names_pages(edition, kind)
    for annotated in edition.corpus.articles:
        yield article_page(edition, annotated)
    for entity in edition.corpus.entities:
        if entity.type in PAGED:
            yield from entity_pages(edition, entity)
    for old, new in moved.items():
        yield moved_page(edition, old, new)
