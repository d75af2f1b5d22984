"""The only file that knows Markdown's characters: text that shows as it stands, elements, links and blocks.

Everything here returns `Markdown`, a type of its own, and text gets in through `text` alone; so the type checker shows
where an article's words would reach a page unescaped. A paragraph is always ONE line: line ends and other controls
inside it are character references, so that nothing but its first character can open a block.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NewType
from urllib.parse import quote, urlsplit

from dateline.weave import Node, Woven

Markdown = NewType("Markdown", str)
"""Markdown that says what we mean; made by this file's functions."""

Attributes = Mapping[str, str]
"""Attributes of an element; `class` and `id` among them. Words of an article never become an attribute."""

# What is left in place is what no extension knows: references, not backslashes, since Python-Markdown honours
# backslashes only before its own specials; `www.` is special too where addresses are made links. C1 controls stay: as
# references browsers take them for Windows-1252.
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
    """Return a piece of a line with a capital at the head of its words, whatever elements hold them."""
    head = _HEAD.match(inside)
    return Markdown(f"{head[1]}{head[2].upper()}{inside[head.end() :]}") if head else inside


def join(pieces: Iterable[Markdown], between: str = "") -> Markdown:
    """Set pieces of a line one after the other, with plain words between them."""
    return Markdown(text(between).join(pieces))


# --- inline -----------------------------------------------------------------------------------------------------------


def element(tag: str, attributes: Attributes, inside: Markdown) -> Markdown:
    """Return an inline element."""
    return Markdown(f"<{tag}{_tag_attributes(attributes)}>{inside}</{tag}>")


def _tag_attributes(attributes: Attributes) -> str:
    return "".join(f' {name}="{value(words)}"' for name, words in attributes.items())


def link(href: str, inside: Markdown, attributes: Attributes | None = None) -> Markdown:
    """Return a Markdown link, which MkDocs checks and rewrites; `href` comes from `address` or `external_address`."""
    return Markdown(f"[{inside}]({href}){_attribute_list(attributes or {})}")


def image(src: str, attributes: Attributes) -> Markdown:
    """Return an image that decorates and says nothing; parentheses in `src` are in pairs."""
    return Markdown(f"![]({src}){_attribute_list(attributes)}")


def _attribute_list(attributes: Attributes) -> str:
    """Return an attribute list (the extension `attr_list`), empty if there are no attributes."""
    words = "".join(f' {name}="{value(given)}"' for name, given in attributes.items())
    return f"{{:{words} }}" if words else ""


def address(path: str, fragment: str = "") -> str:
    """Return a link's target for a page's path (relative to the page that links), and an id on that page."""
    return quote(path, safe="/") + (f"#{quote(fragment, safe='-')}" if fragment else "")


def external_address(url: str) -> str | None:
    """Return a link's target for an address on the web, or None: only http and https are followed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    safe = parts.scheme in {"http", "https"} and parts.hostname is not None
    return quote(url, safe=":/?#@!$&,;=%~") if safe else None


@dataclass(frozen=True, slots=True)
class Element:
    """How a mark is shown: an element around its words."""

    tag: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Link:
    """How a mark is shown: a link on its words, or a span with the same attributes where it lies in another link."""

    href: str
    attributes: Attributes


Dress = Element | Link


def format_nodes(nodes: Iterable[Node], dress: Callable[[Woven], Dress | None]) -> Markdown:
    """Write a woven text; `dress` says how each piece is shown, None for not at all."""
    return Markdown("".join(_node(node, dress, linked=False) for node in nodes))


def _node(node: Node, dress: Callable[[Woven], Dress | None], *, linked: bool) -> Markdown:
    if isinstance(node, str):
        return text(node)
    shown = dress(node)
    inner_link = linked or isinstance(shown, Link)
    inside = Markdown("".join(_node(child, dress, linked=inner_link) for child in node.inside))
    match shown:
        case Link(href, attributes) if not linked:
            return link(href, inside, attributes)
        case Link(_, attributes):
            return element("span", attributes, inside)
        case Element(tag, attributes):
            return element(tag, attributes, inside)
        case None:
            return inside


# --- blocks -----------------------------------------------------------------------------------------------------------


def paragraph(inside: Markdown, attributes: Attributes | None = None) -> Markdown:
    """Return a paragraph; its text is that of `inside`, which has no white space at its edges, and nothing else."""
    head = inside[:1]
    # Only a line's first character can open a block (`1. x`, `- x`), and white space would be stripped.
    harmless = head.isalpha() or head in "<[&" or (not head.isascii() and not head.isspace())
    opened = inside if harmless else _reference(head) + inside[1:]
    listed = _attribute_list(attributes or {})
    return Markdown(f"{opened}\n{listed}" if listed else opened)


def heading(level: int, inside: Markdown, attributes: Attributes) -> Markdown:
    """Return a heading of level 1 to 6; with an `id` of ours, since one made from its words would not last."""
    return Markdown(f"{'#' * level} {inside} {_attribute_list(attributes)}")


def block(tag: str, attributes: Attributes, *inside: Markdown) -> Markdown:
    """Return a block element around other blocks (the extension `md_in_html`)."""
    return Markdown(f'<{tag}{_tag_attributes(attributes)} markdown="block">\n\n{blocks(*inside)}\n\n</{tag}>')


def line(tag: str, attributes: Attributes, inside: Markdown) -> Markdown:
    """Return a block element around one line: a summary, a paragraph, a list's item."""
    return Markdown(f'<{tag}{_tag_attributes(attributes)} markdown="span">{inside}</{tag}>')


def blocks(*parts: Markdown) -> Markdown:
    """Set blocks one below the other; empty ones are left out."""
    return Markdown("\n\n".join(part for part in parts if part))


def table(head: Iterable[Markdown], rows: Iterable[Iterable[Markdown]]) -> Markdown:
    """Return a table (the extension `tables`)."""
    columns: list[str] = [*head]
    lines = [columns, ["---"] * len(columns)]
    lines.extend([*row] for row in rows)
    return Markdown("\n".join(f"| {' | '.join(cells)} |" for cells in lines))


def front(words: str) -> str:
    """Return words for a front matter value that themes put into HTML as it stands: one line, escaped, no controls."""
    shown = "".join(character if character.isprintable() else " " for character in words)
    return _FRONT.sub(lambda found: _reference(found[0]), " ".join(shown.split()))


_FRONT = re.compile(r"""[&<>"'`{}]""")


def editor_markdown(words: str) -> Markdown:
    """Return Markdown that an editor of the project wrote by hand, as it is."""
    return Markdown(words.strip())
