"""Lists, and the box with problems."""

from collections.abc import Iterable, Sequence

from dateline import markdown as md
from dateline.pages.shared.i18n import label
from dateline.problems import Problem
from dateline.theme import BOX_TITLE, PROBLEM_BOX


def rows(items: Sequence[md.Markdown], cls: str, *, ordered: bool = False) -> md.Markdown:
    """Return a list of items; empty if there are no items."""
    return md.block("ol" if ordered else "ul", {"class": cls}, *items) if items else md.text("")


def problem_box(problems: Iterable[Problem]) -> md.Markdown:
    """Return a box with the problems; empty if there are no problems."""
    items = [md.line("li", {}, md.text(str(problem))) for problem in sorted(problems)]
    if not items:
        return md.text("")
    heading = md.line("p", {"class": BOX_TITLE}, md.text(label("problems.title")))
    return md.block("div", {"class": f"{PROBLEM_BOX} dl-problems"}, heading, md.block("ul", {}, *items))
