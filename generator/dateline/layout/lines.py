"""Lines and paragraphs of a text, as spans without surrounding white space."""

import re
from collections.abc import Iterator

from dateline.model import Span

_BLANK = re.compile(r"\n[^\S\n]*(?=\n)")


def strip_span(text: str, start: int, end: int) -> Span | None:
    """Return the range without surrounding white space, or None if nothing is left."""
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def lines(text: str, start: int) -> Iterator[Span]:
    """Yield the lines from `start` on that aren't blank."""
    end = len(text)
    while start < end:
        newline = text.find("\n", start)
        stop = end if newline < 0 else newline
        if line := strip_span(text, start, stop):
            yield line
        start = stop + 1


def has_blank_line(text: str, start: int = 0) -> bool:
    """Return True if there is a blank line between others: then blank lines end paragraphs, else every newline does."""
    body = strip_span(text, start, len(text))
    return body is not None and _BLANK.search(text, body.start, body.end) is not None


def is_before_blank_line(text: str, offset: int) -> bool:
    """Return True if a blank line follows the one that contains `offset`."""
    newline = text.find("\n", offset)
    return newline >= 0 and _BLANK.match(text, newline) is not None


def paragraphs(text: str, start: int, *, by_blank_lines: bool) -> Iterator[Span]:
    """Yield the paragraphs from `start` on."""
    if not by_blank_lines:
        yield from lines(text, start)
        return
    while start < len(text):
        blank = _BLANK.search(text, start)
        stop = blank.start() if blank else len(text)
        if block := strip_span(text, start, stop):
            yield block
        start = blank.end() if blank else len(text)
