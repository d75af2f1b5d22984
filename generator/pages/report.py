"""The way to report an error: a link beside each paragraph to the project's tracker, with what it takes filled in."""

import textwrap
from collections.abc import Iterator
from urllib.parse import quote

from generator import markdown as md
from generator.model import Article, Paragraph
from generator.pages.cite import address
from generator.pages.edition import Edition, article_path, folded
from generator.pages.words import label, say

REPEATED = 300
"""Characters of a paragraph that a report repeats: trackers refuse addresses of many thousand."""


def report(edition: Edition, article: Article, paragraph: Paragraph) -> Iterator[md.Markdown]:
    """Yield a link that opens a report on a paragraph, nothing where the settings name no tracker."""
    href = md.outside(prefilled(edition, article, paragraph)) if edition.report else None
    if href:
        words = say("report.link", n=paragraph.number)
        sign = md.element("span", {"aria-hidden": "true"}, md.text(label("report.sign")))
        said = {"class": "dl-report", "aria-label": words, "title": words, "rel": "external noopener noreferrer"}
        yield md.link(href, sign, said)


def prefilled(edition: Edition, article: Article, paragraph: Paragraph) -> str:
    """Return the tracker's address with the paragraph's words, its own address, and the file's name."""
    place = f"{address(edition, article) or article_path(article)}#p{paragraph.number}"
    words = textwrap.shorten(folded(article.at(paragraph.span)), REPEATED, placeholder=" …")
    filled = {
        "title": say("report.title", file=article.path, n=paragraph.number),
        "body": say("report.body", words=words, page=place, file=article.path),
        "page": place,
    }
    url = edition.report
    for name, said in filled.items():
        # What is filled in holds no brace any more, so that none of it is taken for a place to fill.
        url = url.replace(f"{{{name}}}", quote(said, safe=""))
    return url
