"""An editor's note as Markdown that is safe on a page: read as CommonMark, sanitised, and written again.

Sanitised HTML is not yet safe here: the site's engine reads the page as Markdown once more, with extensions that this
program does not choose. So every tag, attribute and character of the sanitised note is written again by `markdown`,
whose escapes no engine reads as anything else.

markdown-it-py reads the notes because its time grows linearly with any input and it nests to a fixed depth;
Python-Markdown takes minutes for 16,000 brackets.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby

import nh3
from markdown_it import MarkdownIt

from dateline import markdown as md

INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "strong", "sub", "sup", "br", "img"}
)
CONTAINERS = frozenset({"blockquote", "ul", "ol", "table", "thead", "tbody", "tr"})
"""Elements of other blocks."""
LINES = {"p": "p", "th": "th", "td": "td", "pre": "p", "hr": "p"} | dict.fromkeys(
    ("h1", "h2", "h3", "h4", "h5", "h6"), "p"
)
"""Elements of words only, and what each is shown as: a note adds nothing to the page's outline."""
BLOCKS = CONTAINERS | LINES.keys() | {"li"}
TAGS = INLINE | BLOCKS
"""The elements of a note. Others lose their tags and keep their words, except scripts and styles, which go entirely."""
ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "ol": {"start"}, "img": {"alt"}}
SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link can lead to. There are none to other pages of the site, since an article's note is on several pages."""
DEEPEST = 40
"""Maximum depth of elements within elements, far more than a note needs and far less than the engine's recursion bears.
Deeper elements of HTML lose their tags; a note of deeper lists or quotations is shown as plain, for its reader would
leave out what they hold."""

_READER = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
_CLEANER = nh3.Cleaner(
    tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=set(SCHEMES), url_relative="deny", link_rel=None
)


def note_markdown(words: str, *, plain: bool = False) -> md.Markdown:
    """Return a note's words as blocks: read as Markdown or, if they are plain, exactly as they are."""
    tokens = [] if plain else _READER.parse(words)
    if plain or any(token.level >= DEEPEST - 1 for token in tokens):
        return md.paragraph(md.text(words.strip()), {"class": "dl-plain"}) if words.strip() else md.text("")
    reader = _NoteReader()
    reader.feed(_CLEANER.clean(_READER.renderer.render(tokens, _READER.options, {})))
    reader.close()
    return md.blocks(*_blocks(reader.root.inside))


@dataclass(slots=True)
class NoteElement:
    """An element of a sanitised note."""

    tag: str
    attributes: dict[str, str]
    inside: "list[NoteElement | str]" = field(default_factory=list)


class _NoteReader(HTMLParser):
    """Reads sanitised HTML as a tree; it takes only what is listed, whatever the sanitiser let through."""

    def __init__(self) -> None:
        super().__init__()
        self.root = NoteElement("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in TAGS and len(self._open) <= DEEPEST:
            given = {name: words for name, words in attrs if words is not None and name in ATTRIBUTES.get(tag, ())}
            made = NoteElement(tag, given)
            self._open[-1].inside.append(made)
            if tag not in {"br", "hr", "img"}:
                self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def _blocks(inside: Sequence[NoteElement | str]) -> Iterator[md.Markdown]:
    """Yield elements as blocks, and the words between them as paragraphs."""
    for is_block, found in groupby(inside, key=_is_block):
        run = list(found)
        if is_block:
            yield from (_block(one) for one in run if isinstance(one, NoteElement))
        elif any(isinstance(one, NoteElement) or one.strip() for one in run):
            yield md.line("p", {}, _line(run))


def _is_block(one: NoteElement | str) -> bool:
    return isinstance(one, NoteElement) and one.tag in BLOCKS


def _block(one: NoteElement) -> md.Markdown:
    if one.tag == "pre":
        return md.line("p", {"class": "dl-pre"}, _line(one.inside))
    if one.tag == "hr":
        return md.line("p", {"class": "dl-rule"}, md.text(""))
    if one.tag in LINES:
        words = _line(one.inside)
        return md.line(LINES[one.tag], {}, md.element("strong", {}, words) if one.tag[0] == "h" else words)
    if one.tag == "li" and not any(map(_is_block, one.inside)):
        return md.line("li", {}, _line(one.inside))
    return md.block(one.tag, one.attributes, *_blocks(one.inside))


def _line(inside: Sequence[NoteElement | str]) -> md.Markdown:
    """Return the words of elements in one line; blocks among them only lose their tags."""
    return md.join(md.text(one) if isinstance(one, str) else _inline(one) for one in inside)


def _inline(one: NoteElement) -> md.Markdown:
    if one.tag == "br":
        return md.start_tag("br")
    if one.tag == "img":
        return md.text(one.attributes.get("alt", ""))
    # The sanitiser takes away the address of a link that leads nowhere allowed.
    is_nowhere = one.tag == "a" and one.attributes.get("href", "").partition(":")[0].lower() not in SCHEMES
    if _is_block(one) or is_nowhere:
        return _line(one.inside)
    rel = {"rel": "external noopener noreferrer"} if one.tag == "a" else {}
    return md.element(one.tag, one.attributes | rel, _line(one.inside))
