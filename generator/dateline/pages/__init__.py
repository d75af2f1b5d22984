"""Pages from the corpus: a folder for each kind. Pure: the same corpus always makes the same pages, byte for byte."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.linked import Corpus, Page
from dateline.pages.kinds import KINDS
from dateline.pages.lists.front_page import front_page
from dateline.pages.lists.redirect_page import redirect_page
from dateline.pages.shared.i18n import use_language
from dateline.pages.shared.site_context import SiteContext
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
    """Return every page of the site, in the language of the settings.

    Of the `problems`, warnings are shown on the pages they concern, and in a `preview` all; the review page lists what
    needs an editor.

    `introduction` is the text of `docs/introduction.md`, the editor's own Markdown, which opens the front page. `moved`
    maps the entities' old addresses to their current ones.
    """
    site = SiteContext(
        corpus,
        settings.site_name,
        introduction,
        problems,
        settings.site_url,
        settings.report,
        settings.review,
        settings.preview,
    )
    with use_language(settings.language):
        return tuple(_pages(site, moved or {}))


def _pages(site: SiteContext, moved: Mapping[str, str]) -> Iterator[Page]:
    yield front_page(site)
    for kind in KINDS:
        yield from kind.make(site)
    for old, new in moved.items():
        yield redirect_page(site, old, new)
