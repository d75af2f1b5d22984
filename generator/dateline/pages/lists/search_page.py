"""The search page: labels for the script that builds the form, and links to the lists for readers without scripts."""

import json
from collections.abc import Sequence

from dateline import markdown as md
from dateline.linked import PAGED, Page
from dateline.pages.shared.i18n import capital, label, labels
from dateline.pages.shared.page_builder import build_page

PATH = "search/index.md"


def search_page(folders: Sequence[str]) -> Page:
    """Return the search page: links to the lists in these folders, to which a script adds the form."""
    title = str(label("search.title"))
    lists = md.join([md.link(f"../{name}/index.md", md.text(label(f"{name}.title"))) for name in folders], " · ")
    why = md.element("span", {}, md.text(label("search.plain")))
    plain = md.line("p", {"class": "dl-search-lists"}, md.join([why, lists], " "))
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "search"}),
        md.block("div", {"id": "dl-search", "data-words": _words()}, plain),
    )
    return build_page(PATH, title, body)


def _words() -> str:
    """Return the labels that the script shows, as JSON."""
    kinds: dict[str, str] = {kind: capital(str(label(f"type.{kind}"))) for kind in sorted(PAGED)}
    kinds |= {
        kind: capital(str(label(f"kind.{kind}"))) for kind in ("quote", "event", "claim", "figure", "article", "page")
    }
    months = list(zip(*(labels("date")[form] for form in ("months", "months-alone", "months-long")), strict=True))
    return json.dumps({**labels("search-form"), "kind": kinds, "months": months}, ensure_ascii=False)
