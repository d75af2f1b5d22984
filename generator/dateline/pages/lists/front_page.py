"""The front page: the editor's introduction, the key dates, and the newest articles."""

from collections import Counter

from dateline import markdown as md
from dateline.linked import Page
from dateline.pages.blocks.article_rows import article_row
from dateline.pages.blocks.entry_rows import entry_row
from dateline.pages.blocks.rows import problem_box, rows
from dateline.pages.shared.i18n import count, format_md, label
from dateline.pages.shared.links import Linker
from dateline.pages.shared.site_context import SiteContext
from dateline.theme import HIDE, SIDEBARS

PATH = "index.md"
INTRODUCTION = "introduction.md"
"""The editor's file below `docs/` that opens the page."""
OURS = ("key-dates", "latest")
"""The ids of the headings below the introduction."""
KEYS = 12
"""Maximum number of key dates, those pinned by the desk first, then the highest scores; the timeline has all."""
LATEST = 5
"""Number of articles on the front page."""


def front_page(site: SiteContext) -> Page:
    """Return the front page; the introduction is the editor's own Markdown and brings its own title."""
    linker = Linker(site, PATH)
    introduction = md.trust(site.introduction) or md.heading(1, md.text(site.name), {"id": "title"})
    keys = {e.id for e in sorted(site.corpus.entries, key=lambda e: (not e.pinned, not e.key, -e.score))[:KEYS]}
    shown = [entry for entry in site.corpus.entries if entry.key and entry.id in keys]
    number = len(site.corpus.entries) + len(site.corpus.undated)
    all_entries = format_md("front.all", entries=md.text(count("entries", number)))
    latest = site.newest_first[:LATEST]
    body = md.blocks(
        problem_box(site.shown_problems),
        introduction,
        _glance(linker),
        md.heading(2, md.text(label("front.key")), {"id": OURS[0]}),
        rows([entry_row(linker, entry) for entry in shown], "dl-rows", ordered=True) or _sentence("front.no-key"),
        md.line("p", {"class": "dl-more"}, linker.link("timeline/index.md", all_entries)),
        md.heading(2, md.text(label("front.latest")), {"id": OURS[1]}),
        rows([article_row(linker, annotated) for annotated in latest], "dl-rows") or _sentence("front.empty"),
        md.line("p", {"class": "dl-more"}, linker.link("articles/index.md", md.text(label("front.latest-all")))),
    )
    return Page(PATH, site.name, body, ((HIDE, SIDEBARS),))


def _glance(linker: Linker) -> md.Markdown:
    """Return how much there is of everything, each number a link to it."""
    corpus = linker.site.corpus
    types = Counter(entity.type for entity in corpus.entities)
    numbers = {
        "articles": len(corpus.articles),
        "people": types["person"],
        "organisations": types["organisation"],
        "places": types["place"],
        "quotes": len(corpus.attributions),
    }
    links = [
        linker.link(f"{name}/index.md", md.text(count(name, number))) for name, number in numbers.items() if number
    ]
    inside = md.line("p", {}, md.join(links, " · "))
    named = {"class": "dl-glance", "aria-label": str(label("front.glance"))}
    return md.block("nav", named, inside) if links else md.text("")


def _sentence(key: str) -> md.Markdown:
    return md.line("p", {"class": "dl-lead"}, md.text(label(key)))
