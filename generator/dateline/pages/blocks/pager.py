"""Navigation through a list on several pages: links by year and month or from A to Z, and the pages themselves."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from dateline import markdown as md
from dateline.linked import Page
from dateline.model import Annotated
from dateline.pages.shared.i18n import format_text, label, period_words
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.pagination import TIME, UNDATED, ListPage, T


def publication_key(annotated: Annotated) -> str:
    """Return an article's day in ISO format, the key by which lists are divided; empty if unknown."""
    published = annotated.article.published
    return published.isoformat() if published else ""


def period_name(part: ListPage[T]) -> str:
    """Return a page's period as readers see it."""
    return _add_number(part, str(label("date.undated")) if part.key == UNDATED else period_words(part.key))


def letter_name(part: ListPage[T]) -> str:
    """Return the letters of a page of names: `S`, `Sa`; digits and signs together."""
    return _add_number(part, str(label("parts.digits")) if part.key[:1] == "0" else part.key.strip().capitalize())


def _add_number(part: ListPage[T], words: str) -> str:
    return words if part.number == 1 else format_text("parts.numbered", part=words, n=part.number)


def time_nav(linker: Linker, parts: Sequence[ListPage[T]], what: str = "") -> md.Markdown:
    """Return links to the pages of a list divided by time, with a line for each divided year.

    `what` distinguishes the list from others on its page.
    """
    lines = []
    for year, found in groupby(parts, key=lambda part: "" if _is_whole(part) else part.key[: TIME[0]]):
        inside = [*found]
        links = [_page_link(linker, part, _short_name(part) if year else period_name(part)) for part in inside]
        head = [md.element("b", {}, md.text(year))] if year else []
        lines.append(md.join([*head, *links], " "))
    name = str(label("parts.label"))
    return _nav(lines, format_text("parts.of", title=name, part=what) if what else name)


def _is_whole(part: ListPage[T]) -> bool:
    """Return True if a page holds a whole year or the undated items."""
    return part.key == UNDATED or len(part.key) == TIME[0]


def letter_nav(linker: Linker, parts: Sequence[ListPage[T]]) -> md.Markdown:
    """Return links to the pages of a list from A to Z."""
    letters = md.join([_page_link(linker, part, letter_name(part)) for part in parts], " ")
    return _nav([letters], str(label("parts.label")))


def _nav(lines: Sequence[md.Markdown], name: str) -> md.Markdown:
    inside = [md.line("p", {}, words) for words in lines]
    return md.block("nav", {"class": "dl-parts", "aria-label": name}, *inside)


def _page_link(linker: Linker, part: ListPage[T], words: str) -> md.Markdown:
    number = md.element("span", {"class": "dl-count"}, md.text(str(len(part.items))))
    if part.path == linker.path:
        shown = md.element("b", {"aria-current": "page"}, md.text(words))
        return md.element("span", {"class": "dl-part"}, md.join([shown, number], " "))
    return linker.link(part.path, md.join([md.text(words), number], " "), cls="dl-part")


def _short_name(part: ListPage[T]) -> str:
    words = str(label("date.months-alone")[int(part.key[5:7]) - 1])
    return _add_number(part, f"{int(part.key[8:])} {words}" if len(part.key) == TIME[-1] else words)


def part_pages(
    linker: Linker,
    title: str,
    parts: Sequence[ListPage[T]],
    shown: Callable[[Linker, Sequence[T]], Iterator[md.Markdown]],
) -> Iterator[Page]:
    """Yield the pages of a list divided by time; `linker` is the page that leads to them."""
    for part in parts:
        there = Linker(linker.site, part.path)
        name = format_text("parts.of", title=title, part=period_name(part))
        body = md.blocks(
            md.heading(1, md.text(name), {"id": "part"}),
            md.line("p", {"class": "dl-more"}, there.link(linker.path, md.text(format_text("parts.up", title=title)))),
            time_nav(there, parts),
            *shown(there, part.items),
        )
        yield build_page(part.path, name, body)
