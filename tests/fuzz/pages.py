"""Pages: whatever the desk says about an article, every page of the site is made, and holds only what is ours."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

from markdown import Markdown

from dateline import export, publish
from dateline.pages import pages
from dateline.settings import Settings
from fuzz import desk_files
from test_markdown import CONFIGS, NAMES

WORDS = (
    *desk_files.WORDS,
    *(
        "<script>",
        "</script>",
        "<img src=x onerror=y>",
        "<!--",
        "<![CDATA[",
        "<svg/onload=x>",
        "[c](javascript:x)",
        "&#58;",
    ),
    *(
        "![c](data:x)",
        "<javascript:x>",
        "{: onclick=x }",
        "{% x %}",
        "{{ x }}",
        "<a href='java\tscript:x'>",
        "```\n",
        "|---|",
    ),
)
FORBIDDEN = {"base", "embed", "form", "frame", "iframe", "link", "math", "meta", "object", "script", "style"}
"""Elements that none of these pages has."""


def check(data: bytes) -> None:
    """Make all pages and exports of a site of one article with these desk files."""
    corpus, problems = desk_files.build(data)
    report = "https://example.org/new?title={title}&body={body}"
    made = pages(corpus, Settings(language="ru" if len(data) % 2 else "en", report=report), problems)
    for page in made:
        publish.content(page).decode()
    shown = [page for page in made if page.path.startswith("articles/2")]
    for page in (*shown, made[len(data) % len(made)]):
        check_elements(page.body)
    for record in (*export.articles(corpus), *export.timeline(corpus, undated=True)):
        assert record


def check_elements(body: str) -> None:
    """Check that a page's Markdown gives no element, handler or address that could run or load anything."""
    configs = {name: config for name, config in CONFIGS.items() if name in NAMES}
    ElementReader().feed(Markdown(extensions=NAMES, extension_configs=configs).convert(body))


class ElementReader(HTMLParser):
    """Checks each element of a page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check an element's name and attributes."""
        assert tag not in FORBIDDEN, (tag, attrs)
        for name, value in attrs:
            assert not name.startswith("on"), (tag, attrs)
            if name in {"href", "src", "action", "data", "poster", "srcset", "xlink:href"}:
                assert urlsplit(value or "").scheme in {"", "http", "https", "mailto"}, (tag, attrs)
