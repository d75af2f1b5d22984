"""Lines and paragraphs of a text, as spans without the white space at their edges."""

import re
from collections.abc import Iterator

from dateline.model import Span

_BLANK = re.compile(r"\n[^\S\n]*(?=\n)")


def stripped(text: str, start: int, end: int) -> Span | None:
    """Return the range without the white space at its edges, None where nothing is left."""
    words = text[start:end]
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def lines(text: str, start: int) -> Iterator[Span]:
    """Yield the lines from `start` on that hold more than white space."""
    end = len(text)
    while start < end:
        newline = text.find("\n", start)
        stop = end if newline < 0 else newline
        if line := stripped(text, start, stop):
            yield line
        start = stop + 1


def has_blank_line(text: str, start: int = 0) -> bool:
    """Say whether a blank line stands between two that are not: then blank lines end paragraphs, else every newline."""
    body = stripped(text, start, len(text))
    return body is not None and _BLANK.search(text, body.start, body.end) is not None


def blank_follows(text: str, offset: int) -> bool:
    """Say whether the line that holds `offset` is followed by a blank one."""
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
        if block := stripped(text, start, stop):
            yield block
        start = blank.end() if blank else len(text)
