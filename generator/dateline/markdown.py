"""The only file that knows Markdown's syntax: escaped text, elements, links and blocks.

Every function returns `Markdown`, a type of its own, and plain text enters only through `text`, so the type checker
catches any place where an article's words would reach a page unescaped. A paragraph is always ONE line: line ends and
other controls inside it are character references, so only its first character can open a block.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NewType
from urllib.parse import quote, urlsplit

from dateline.weave import Node, Woven

Markdown = NewType("Markdown", str)
"""Safe Markdown, made only by the functions of this file."""

Attributes = Mapping[str, str]
"""Attributes of an element, including `class` and `id`. An article's words never become an attribute."""

# Only characters that no extension treats as special stay as they are. The rest become references, not backslashes:
# Python-Markdown honours backslashes only before its own specials. `www.` is special if addresses become links. C1
# controls stay, since browsers read references to them as Windows-1252.
_SPECIAL = re.compile(r"""(?![A-Za-z0-9 ,.;?'"()/%-])[\x00-\x7f]|[\u2028\u2029]|(?<=www)\.""", re.IGNORECASE)
_HEAD = re.compile(r"((?:<[^>]*>|\[)*)(\w)")
_SPECIAL_IN_VALUE = re.compile(r"""(?![A-Za-z0-9 ,.;?()/%-])[\x00-\x7f]|[\u2028\u2029]""")


def text(words: str) -> Markdown:
    """Return Markdown that shows exactly these words, anywhere on a line."""
    return Markdown(_SPECIAL.sub(lambda found: _reference(found[0]), words))


def _reference(character: str) -> str:
    return f"&#{ord(character)};"


def value(words: str) -> str:
    """Return the words escaped for an attribute's double quotes, in a tag or an attribute list."""
    return _SPECIAL_IN_VALUE.sub(lambda found: _reference(found[0]), words)


def capital(inside: Markdown) -> Markdown:
    """Capitalise the first word of an inline piece, even inside elements."""
    head = _HEAD.match(inside)
    return Markdown(f"{head[1]}{head[2].upper()}{inside[head.end() :]}") if head else inside


def join(pieces: Iterable[Markdown], between: str = "") -> Markdown:
    """Join inline pieces, with plain words between them."""
    return Markdown(text(between).join(pieces))


# --- inline -----------------------------------------------------------------------------------------------------------


def element(tag: str, attributes: Attributes, inside: Markdown) -> Markdown:
    """Return an inline element."""
    return Markdown(f"{start_tag(tag, attributes)}{inside}{end_tag(tag)}")


def start_tag(tag: str, attributes: Attributes | None = None) -> Markdown:
    """Return the tag that opens an element, or all of an element that has no end tag."""
    return Markdown(f"<{tag}{_tag_attributes(attributes or {})}>")


def end_tag(tag: str) -> Markdown:
    """Return the tag that closes an element."""
    return Markdown(f"</{tag}>")


def _tag_attributes(attributes: Attributes) -> str:
    return "".join(f' {name}="{value(words)}"' for name, words in attributes.items())


def link(href: str, inside: Markdown, attributes: Attributes | None = None) -> Markdown:
    """Return a Markdown link, which MkDocs checks and rewrites; `href` comes from `address` or `external_address`."""
    return Markdown(f"[{inside}]({href}){_attribute_list(attributes or {})}")


def image(src: str, attributes: Attributes) -> Markdown:
    """Return a decorative image, without alternative text; parentheses in `src` must be balanced."""
    return Markdown(f"![]({src}){_attribute_list(attributes)}")


def _attribute_list(attributes: Attributes) -> str:
    """Return an attribute list (the extension `attr_list`), empty if there are no attributes."""
    words = "".join(f' {name}="{value(given)}"' for name, given in attributes.items())
    return f"{{:{words} }}" if words else ""


def address(path: str, fragment: str = "") -> str:
    """Return the link target for a page's path (relative to the linking page) and an id on that page."""
    return quote(path, safe="/") + (f"#{quote(fragment, safe='-')}" if fragment else "")


def external_address(url: str) -> str | None:
    """Return the link target for a web address, or None if it is neither http nor https."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    safe = parts.scheme in {"http", "https"} and parts.hostname is not None
    return quote(url, safe=":/?#@!$&,;=%~") if safe else None


@dataclass(frozen=True, slots=True)
class Element:
    """A mark shown as an element around its words."""

    tag: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Link:
    """A mark shown as a link on its words, or as a span with the same attributes inside another link."""

    href: str
    attributes: Attributes


Dress = Element | Link


def format_nodes(nodes: Iterable[Node], dress: Callable[[Woven], Dress | None]) -> Markdown:
    """Format a woven text; `dress` returns how to show each piece, or None to show only its text."""
    pieces: list[str] = []
    # What is left to write, last first: ends of pieces, and nodes with whether they are in a link. Not recursive,
    # since an article may have hundreds of notes, each around the last.
    todo: list[str | tuple[Node, bool]] = [(node, False) for node in reversed([*nodes])]
    while todo:
        match todo.pop():
            case str(end):
                pieces.append(end)
            case str(words), _:
                pieces.append(text(words))
            case Woven() as piece, is_linked:
                shown = dress(piece)
                begin, end = _ends(shown, is_linked=is_linked)
                pieces.append(begin)
                is_inner_linked = is_linked or isinstance(shown, Link)
                todo += [end, *((node, is_inner_linked) for node in reversed(piece.inside))]
    return Markdown("".join(pieces))


def _ends(shown: Dress | None, *, is_linked: bool) -> tuple[str, str]:
    """Return what is written before and after a piece's words."""
    match shown:
        case Link(href, attributes) if not is_linked:
            begin, _, end = link(href, _INSIDE, attributes).partition(_INSIDE)
        case Link(_, attributes):
            begin, _, end = element("span", attributes, _INSIDE).partition(_INSIDE)
        case Element(tag, attributes):
            begin, _, end = element(tag, attributes, _INSIDE).partition(_INSIDE)
        case None:
            begin, end = "", ""
    return begin, end


_INSIDE = Markdown("\0")
"""Stands for a piece's words; `text` and `value` write it as a reference, so it occurs in no attribute."""


# --- blocks -----------------------------------------------------------------------------------------------------------


def paragraph(inside: Markdown, attributes: Attributes | None = None) -> Markdown:
    """Return a paragraph with exactly the text of `inside`, which has no white space at its edges."""
    head = inside[:1]
    # Only a line's first character can open a block (`1. x`, `- x`), and white space would be stripped.
    harmless = head.isalpha() or head in "<[&" or (not head.isascii() and not head.isspace())
    opened = inside if harmless else _reference(head) + inside[1:]
    listed = _attribute_list(attributes or {})
    return Markdown(f"{opened}\n{listed}" if listed else opened)


def heading(level: int, inside: Markdown, attributes: Attributes) -> Markdown:
    """Return a heading of level 1 to 6; the `id` is explicit because one made from the words wouldn't be stable."""
    return Markdown(f"{'#' * level} {inside} {_attribute_list(attributes)}")


def block(tag: str, attributes: Attributes, *inside: Markdown) -> Markdown:
    """Return a block element around other blocks (the extension `md_in_html`)."""
    return Markdown(f'<{tag}{_tag_attributes(attributes)} markdown="block">\n\n{blocks(*inside)}\n\n</{tag}>')


def line(tag: str, attributes: Attributes, inside: Markdown) -> Markdown:
    """Return a block element around one line: a summary, a paragraph, a list item."""
    return Markdown(f'<{tag}{_tag_attributes(attributes)} markdown="span">{inside}</{tag}>')


def blocks(*parts: Markdown) -> Markdown:
    """Join blocks with blank lines, skipping empty ones."""
    return Markdown("\n\n".join(part for part in parts if part))


def table(head: Iterable[Markdown], rows: Iterable[Iterable[Markdown]]) -> Markdown:
    """Return a table (the extension `tables`)."""
    columns: list[str] = [*head]
    lines = [columns, ["---"] * len(columns)]
    lines.extend([*row] for row in rows)
    return Markdown("\n".join(f"| {' | '.join(cells)} |" for cells in lines))


def front(words: str) -> str:
    """Return words for a front matter value that themes insert into HTML unescaped: one line, escaped, no controls."""
    shown = "".join(character if character.isprintable() else " " for character in words)
    return _FRONT.sub(lambda found: _reference(found[0]), " ".join(shown.split()))


_FRONT = re.compile(r"""[&<>"'`{}]""")


def trust(words: str) -> Markdown:
    """Return Markdown of the project's own, unchanged: its introduction. Notes go through `note_markdown`."""
    return Markdown(words.strip())
