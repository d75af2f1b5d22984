"""A built page taken apart into its sections, as search finds them: the built one, since an engine makes the ids."""

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
"""Elements whose words are no sentence with those around them."""
_BLANK = frozenset({"td", "th", "br"})
_SILENT = frozenset({"script", "style", "nav", "aside", "svg", "button", "template"})
"""Elements that hold nothing of the page's own words."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it up to the next one, of whatever level."""

    fragment: str
    """The heading's id; nothing where it has none, and of what stands above every heading."""
    title: str
    words: tuple[str, ...]
    """What stands below: each paragraph, item or row of a table."""


def sections(page: str) -> tuple[Section, ...]:
    """Return the sections of a page's HTML, what no heading introduces first; only what an `article` holds counts."""
    parse = _Reading()
    parse.feed(page)
    parse.close()
    parse.put_down()
    found = (Section(fragment, title, tuple(words)) for fragment, title, *words in parse.found)
    return tuple(section for section in found if section.title or section.words)


class _Reading(HTMLParser):
    """Takes the words as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.found = [["", ""]]
        """Of each section the id, the heading and what stands below it."""
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
            self.put_down()
            self.found.append([given.get("id") or "", ""])
            self._heading = True
        elif tag in _APART:
            self.put_down()

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._inside -= 1
        elif tag in _SILENT:
            self._silent -= 1
        elif tag == "a":
            self._permalink = False
        if tag in _HEADINGS or tag in _APART:
            self.put_down()

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent and not self._permalink:
            self._words.append(data)

    def put_down(self) -> None:
        """Keep the words that have come: as the last heading's, or as a paragraph below it."""
        words = one_line("".join(self._words))
        self._words = []
        if self._heading:
            self.found[-1][1] = words
        elif words:
            self.found[-1].append(words)
        self._heading = False
