"""The kinds of page: for each, its folder below `docs/`, the function that makes it, and whether search lists it.

To add a kind, write its module, add it to `KINDS`, write a section of labels named like the folder, and put it into the
navigation in mkdocs.yml. The search page and the list of generated folders follow from `KINDS`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.linked import FOLDERS, PAGED, Page
from dateline.model import NameType
from dateline.pages.article.article_page import article_page
from dateline.pages.compared.measures_page import figures_pages
from dateline.pages.compared.questions_page import claims_page
from dateline.pages.editors.corrections_page import corrections_pages
from dateline.pages.editors.review_page import review_page
from dateline.pages.entity.entity_page import entity_pages
from dateline.pages.entity.name_list import names_pages
from dateline.pages.lists.article_list import articles_pages
from dateline.pages.lists.search_page import search_page
from dateline.pages.lists.source_pages import sources_pages
from dateline.pages.quotes.quotes_page import quotes_pages
from dateline.pages.shared.site_context import SiteContext
from dateline.pages.timeline.timeline_page import timeline_pages


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page."""

    folder: str
    """The folder of its pages below `docs/`, and the section of its labels; `FOLDER/index.md` is the list of them."""
    make: Callable[[SiteContext], Iterable[Page]]
    in_search: bool = True
    """True if the search page links to the list, for readers without scripts."""


def _make_articles(site: SiteContext) -> Iterator[Page]:
    yield from articles_pages(site)
    yield from (article_page(site, annotated) for annotated in site.corpus.articles)


def _make_names(kind: NameType) -> Callable[[SiteContext], Iterator[Page]]:
    def make(site: SiteContext) -> Iterator[Page]:
        yield from names_pages(site, kind)
        for entity in site.corpus.entities:
            if entity.type == kind and site.has_page(entity):
                yield from entity_pages(site, entity)

    return make


KINDS: tuple[PageKind, ...] = (
    PageKind("timeline", timeline_pages),
    PageKind("articles", _make_articles),
    *(PageKind(FOLDERS[kind], _make_names(kind)) for kind in ("person", "organisation", "place") if kind in PAGED),
    PageKind("quotes", quotes_pages),
    PageKind("claims", lambda site: [claims_page(site)]),
    PageKind("figures", figures_pages),
    PageKind("sources", sources_pages),
    PageKind("corrections", corrections_pages, in_search=False),
    PageKind("review", lambda site: [review_page(site)] if site.review else [], in_search=False),
    PageKind("search", lambda _: [search_page(IN_SEARCH)], in_search=False),
)
"""In the order the search page lists them."""
IN_SEARCH: tuple[str, ...] = tuple(kind.folder for kind in KINDS if kind.in_search)
"""The folders of the lists that the search page links to."""
GENERATED_FOLDERS: tuple[str, ...] = tuple(kind.folder for kind in KINDS)
"""The folders below `docs/` that hold only generated pages."""
GENERATED_FILES: tuple[str, ...] = ("index.md",)
"""The generated files in `docs/` itself."""
