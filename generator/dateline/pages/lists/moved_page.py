"""The page at an address that is no longer in use: it leads on to who bears it now."""

from dateline import markdown as md
from dateline.linked import Page
from dateline.pages.shared.context import Edition
from dateline.pages.shared.i18n import label, tell
from dateline.pages.shared.links import Here


def moved_page(edition: Edition, address: str, target: str) -> Page:
    """Return the page of an old address; plain words and a link, which need no script."""
    here, name = Here(edition, f"{address}.md"), edition.corpus.by_id[target].name
    link = here.link(f"{target}.md", md.text(name))
    body = md.blocks(
        md.heading(1, md.text(name), {"id": "name", "class": "dl-title"}),
        md.line("p", {"class": "dl-moved"}, tell("moved.here", name=link)),
        md.line("p", {"class": "dl-lead"}, md.text(label("moved.why"))),
    )
    return Page(here.path, name, body, (("title", md.front(name)), ("hide", ("navigation", "toc"))))
