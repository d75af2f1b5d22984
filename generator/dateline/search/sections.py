"""The sections of a page, as search finds them; read from the built page, since the engine makes the ids."""

from dataclasses import dataclass
from html.parser import HTMLParser

from dateline.pages.shared.article_text import one_line
from dateline.theme import HEADING_LINK_CLASS

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_APART = frozenset(
    {
        "p",
        "li",
        "tr",
        "pre",
        "dt",
        "dd",
        "div",
        "blockquote",
        "summary",
        "details",
        "table",
        "ul",
        "ol",
        "dl",
        "caption",
    }
)
"""Elements that separate sentences."""
_BLANK = frozenset({"td", "th", "br"})
_SILENT = frozenset({"script", "style", "nav", "aside", "svg", "button", "template"})
"""Elements that hold no content."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text below it, up to the next heading of any level."""

    fragment: str
    """The heading's id; empty if it has none, and for the text above the first heading."""
    title: str
    words: tuple[str, ...]
    """The text below: each paragraph, list item or table row."""


def sections(page: str) -> tuple[Section, ...]:
    """Return the sections of a page's `article` elements; the text above the first heading comes first."""
    parse = _SectionParser()
    parse.feed(page)
    parse.close()
    parse.flush()
    found = (Section(fragment, title, tuple(words)) for fragment, title, *words in parse.found)
    return tuple(section for section in found if section.title or section.words)


class _SectionParser(HTMLParser):
    """Collects the words of an HTML page by section."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [["", ""]]
        """Id, heading and text of each section."""
        self._inside = self._silent = 0
        self._heading = self._permalink = False
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self._inside += 1
        elif tag in _SILENT:
            self._silent += 1
        elif tag == "a":
            self._permalink = HEADING_LINK_CLASS in (given.get("class") or "").split()
        elif tag in _BLANK:
            self._words.append(" ")
        elif tag in _HEADINGS and self._inside:
            self.flush()
            self.found.append([given.get("id") or "", ""])
            self._heading = True
        elif tag in _APART:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside -= 1
        elif tag in _SILENT:
            self._silent -= 1
        elif tag == "a":
            self._permalink = False
        if tag in _HEADINGS or tag in _APART:
            self.flush()

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent and not self._permalink:
            self._words.append(data)

    def flush(self) -> None:
        """Store the words collected so far as the last heading or as a paragraph below it."""
        words = one_line("".join(self._words))
        self._words = []
        if self._heading:
            self.found[-1][1] = words
        elif words:
            self.found[-1].append(words)
        self._heading = False
