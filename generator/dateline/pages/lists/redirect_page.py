"""The page at an address that is no longer in use; it links to the current one."""

from dateline import markdown as md
from dateline.linked import Page
from dateline.pages.shared.i18n import format_md, label
from dateline.pages.shared.links import Linker
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext


def redirect_page(site: SiteContext, address: str, target: str) -> Page:
    """Return the page of an old address: words and a link that need no script."""
    linker, entity = Linker(site, f"{address}.md"), site.corpus.by_id[target]
    name, why = entity.name, "moved.why" if site.has_page(entity) else "moved.line"
    link = md.link(linker.entity_address(entity), md.text(name))
    body = md.blocks(
        md.heading(1, md.text(name), {"id": "name", "class": "dl-title"}),
        md.line("p", {"class": "dl-moved"}, format_md("moved.here", name=link)),
        md.line("p", {"class": "dl-lead"}, md.text(label(why))),
    )
    return build_page(linker.path, name, body)
