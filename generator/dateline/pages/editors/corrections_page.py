"""All corrections of published pages, the newest first: the old words, the new words, and why."""

from collections.abc import Iterator, Sequence

from dateline import markdown as md
from dateline.linked import Page, Withdrawn
from dateline.model import Annotated, Correction
from dateline.pages.blocks.article_rows import title_md
from dateline.pages.blocks.pager import part_pages, time_nav
from dateline.pages.blocks.review_state import correction_words
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.i18n import day, label
from dateline.pages.shared.links import Linker, article_path
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.pagination import MAX_ITEMS, TIME, split_list
from dateline.pages.shared.site_context import SiteContext

PATH = "corrections/index.md"
_CorrectedArticle = tuple[Annotated | Withdrawn, Correction]
"""An article, or what is left of a removed one, with one of its corrections."""


def corrections_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the page of corrections; if there are many, it shows the newest, and pages by time hold all."""
    linker, title = Linker(site, PATH), str(label("corrections.title"))
    found: list[_CorrectedArticle] = [(one, fault) for one in site.corpus.articles for fault in one.corrections]
    found += [(one, one.correction) for one in site.corpus.withdrawn]
    found.sort(key=lambda pair: (pair[1].on, _slug(pair[0])), reverse=True)
    parts = split_list("corrections/from", found, _day_key, TIME) if len(found) > MAX_ITEMS else ()
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "corrections"}),
        md.line("p", {"class": "dl-lead"}, md.text(label("corrections.lead" if found else "corrections.empty"))),
        time_nav(linker, parts) if parts else md.text(""),
        *_list(linker, found[:MAX_ITEMS]),
    )
    yield build_page(PATH, title, body)
    yield from part_pages(linker, title, parts, _list)


def _day_key(pair: _CorrectedArticle) -> str:
    return pair[1].on.isoformat()


def _list(linker: Linker, found: Sequence[_CorrectedArticle]) -> Iterator[md.Markdown]:
    yield rows([_row(linker, article, fault) for article, fault in found], "dl-rows")


def _slug(article: Annotated | Withdrawn) -> str:
    return article.article if isinstance(article, Withdrawn) else article.article.slug


def _heading(linker: Linker, article: Annotated | Withdrawn) -> md.Markdown:
    if isinstance(article, Withdrawn):
        return md.text(article.title or article.article)
    return linker.link(article_path(article.article), title_md(article))


def _row(linker: Linker, article: Annotated | Withdrawn, fault: Correction) -> md.Markdown:
    return md.block(
        "li",
        {"class": "dl-row"},
        md.line("p", {"class": "dl-when"}, md.element("span", {"class": "dl-date"}, md.text(day(fault.on)))),
        md.line("p", {"class": "dl-headline"}, _heading(linker, article)),
        md.line("p", {"class": "dl-with"}, correction_words(fault)),
        *([md.line("p", {"class": "dl-with"}, md.text(label("corrections.gone")))] * isinstance(article, Withdrawn)),
    )
