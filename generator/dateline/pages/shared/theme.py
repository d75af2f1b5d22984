"""What pages know of the theme (Material for MkDocs): the front matter that it reads, and classes of its templates."""

from collections.abc import Sequence

from dateline import markdown as md
from dateline.linked import Page

PROBLEM_BOX = "admonition failure"
"""The classes of a box that reports a failure."""
BOX_TITLE = "admonition-title"
"""The class of a box's title."""
PERMALINK = "headerlink"
"""The class of the link that a heading bears to itself."""
SCRIPT_CLASSES = ("md-content", "md-content__inner", "md-button")
"""The classes of the theme's templates that our scripts look for or use."""
HIDDEN = ("navigation", "toc")
"""The sidebars, as the theme's front matter names them: the site's navigation and the page's own headings."""


def build_page(
    path: str, title: str, body: md.Markdown, front: Sequence[tuple[str, str]] = (), *, toc: bool = False
) -> Page:
    """Return a page without the navigation's sidebar; with `toc` it has that of its headings."""
    hidden = HIDDEN[:1] if toc else HIDDEN
    return Page(path, title, body, (("title", md.front(title)), *front, ("hide", hidden)))
