"""Pages with the front matter that the theme reads."""

from collections.abc import Sequence

from dateline import markdown as md
from dateline.linked import Page
from dateline.theme import HIDE, SIDEBARS


def build_page(
    path: str, title: str, body: md.Markdown, front: Sequence[tuple[str, str]] = (), *, toc: bool = False
) -> Page:
    """Return a page without the navigation sidebar; with `toc`, it has a table of contents."""
    hidden = SIDEBARS[:1] if toc else SIDEBARS
    return Page(path, title, body, (("title", md.front(title)), *front, (HIDE, hidden)))
