"""Reporting an error in a sentence: a link to the project's tracker with the report filled in."""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from urllib.parse import quote

from dateline import markdown as md
from dateline.corpus.sentences import Sentences
from dateline.languages import LANGUAGES
from dateline.model import Article, Paragraph, Span
from dateline.pages.article.citation import address
from dateline.pages.shared.article_text import one_line, paragraph_at, shorten
from dateline.pages.shared.i18n import format_text, label, lang_attrs
from dateline.pages.shared.links import article_path
from dateline.pages.shared.site_context import SiteContext

MAX_REPEATED = 400
"""Maximum number of characters that a report quotes of a sentence: trackers refuse very long addresses."""
MAX_SHOWN = 56
"""Maximum number of characters shown of a sentence in the list."""


class Reports:
    """The links to report errors in one article's sentences; empty if the settings name no tracker."""

    def __init__(self, site: SiteContext, article: Article) -> None:
        """Find the sentences; in an article that isn't annotated, each paragraph counts as one."""
        self._site, self._article = site, article
        known = Sentences(article).spans if article.language in LANGUAGES else ()
        there = article.paragraphs if site.report and md.external_address(site.report) else ()
        numbers = count(1)
        self._held = {p.number: [(f"s{next(numbers)}", span) for span in _sentences(p.span, known)] for p in there}

    def sentence_id(self, offset: int) -> str | None:
        """Return the id of the report link for the sentence that holds a character, or None."""
        held = self._held.get(paragraph_at(self._article, offset) or 0, ())
        return next((identity for identity, span in held if span.start <= offset < span.end), None)

    def sentence_link(self, paragraph: Paragraph) -> Iterator[md.Markdown]:
        """Yield the report link of a paragraph that is a single sentence."""
        held = self._held.get(paragraph.number, ())
        if len(held) == 1:
            words = format_text("report.link", n=paragraph.number)
            attributes = {"class": "dl-report", "aria-label": words, "title": words}
            yield self._link(*held[0], _sign(), attributes)

    def sentence_links(self, paragraph: Paragraph) -> Iterator[md.Markdown]:
        """Yield a fold with the report links of a paragraph of several sentences, each with its first words."""
        held = self._held.get(paragraph.number, ())
        if len(held) > 1:
            words = format_text("report.several", n=paragraph.number)
            summary = md.line("summary", {"class": "dl-report", "aria-label": words, "title": words}, _sign())
            head = md.line("p", {}, md.text(label("report.which")))
            items = (md.line("li", {}, self._link(*one, self._head(one[1]), {})) for one in held)
            shown = md.block("ul", lang_attrs(self._article.language), *items)
            yield md.block("details", {"class": "dl-reports"}, summary, md.block("div", {}, head, shown))

    def _head(self, span: Span) -> md.Markdown:
        return md.text(shorten(one_line(self._article.words(span)), MAX_SHOWN))

    def _link(self, identity: str, span: Span, inside: md.Markdown, attributes: md.Attributes) -> md.Markdown:
        href = md.external_address(report_url(self._site, self._article, span))
        assert href is not None, "the tracker's own address was looked at before"
        return md.link(href, inside, {"id": identity, **attributes, "rel": "external noopener noreferrer"})


def _sign() -> md.Markdown:
    return md.element("span", {"aria-hidden": "true"}, md.text(label("report.sign")))


def _sentences(paragraph: Span, known: Sequence[Span]) -> Iterator[Span]:
    """Split a paragraph into sentences; a dateline or credit belongs to the sentence after it."""
    starts = [span.start for span in known if paragraph.covers(span)]
    for start, end in pairwise([paragraph.start, *starts[1:], paragraph.end]):
        yield Span(start, end)


def report_url(site: SiteContext, article: Article, sentence: Span) -> str:
    """Return the tracker's address with a sentence's words, its address, and its position in the file."""
    number = paragraph_at(article, sentence.start)
    place = f"{address(site, article) or article_path(article)}#p{number}"
    at = str(article.place(sentence.start))
    filled = {
        "title": format_text("report.title", file=at),
        "body": format_text(
            "report.body", words=shorten(one_line(article.words(sentence)), MAX_REPEATED), page=place, file=at
        ),
        "page": place,
    }
    url = site.report
    for name, value in filled.items():
        # Braces in the values are escaped, so no value is mistaken for a placeholder.
        url = url.replace(f"{{{name}}}", quote(value, safe=""))
    return url
