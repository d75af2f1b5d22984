"""Finds quotations, whichever marks a newsroom uses, nested or not, even if a closing mark is missing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.model import Article, Span

_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``|‘‘|’’")
_SINGLE = re.compile(r"[‘’'](?!['’‘])")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "‟", "``", "‘‘", "‘"}), frozenset({"”", "»", "’’", "’"})
_ENDS = frozenset(".!?…:;\"”’')")
_STOPPED = frozenset(",.!?…—–")


class Quotation(NamedTuple):
    """Words between quotation marks."""

    span: Span
    """Includes the marks."""
    closed: bool
    """False if the closing mark is missing."""


class Block(NamedTuple):
    """A paragraph with its quotations, or a line that is a paragraph except that no blank line follows it."""

    span: Span
    quotations: tuple[Quotation, ...]

    def gap_before(self, index: int) -> tuple[int, int]:
        """Return the start and end of the text between a quotation and the one before it."""
        return (self.quotations[index - 1].span.end if index else self.span.start, self.quotations[index].span.start)

    def gap_after(self, index: int) -> tuple[int, int]:
        """Return the start and end of the text between a quotation and the one after it."""
        last = index + 1 == len(self.quotations)
        return (self.quotations[index].span.end, self.span.end if last else self.quotations[index + 1].span.start)


def find_blocks(article: Article) -> tuple[Block, ...]:
    """Return the article's prose in blocks, with the quotations in them."""
    text = article.text
    lines = [line for piece in article.prose for line in _lines(text, piece)]
    # A newsroom that quotes with single marks uses double ones only inside, so we decide once for the article.
    single = not any(_DOUBLE.search(text, line.start, line.end) for line in lines)
    find = _find_single_quotations if single else _find_quotations
    return tuple(Block(line, tuple(find(text, line))) for line in lines)


def _lines(text: str, piece: Span) -> Iterator[Span]:
    """Yield each line that ends like a sentence as a separate block; join a wrapped line to the next."""
    start = piece.start
    for at in range(piece.start, piece.end):
        if text[at] == "\n" and (words := text[start:at].strip()):
            rest = text[at : piece.end].lstrip()
            if words[-1] in _ENDS or _DOUBLE.match(rest):
                yield _trim(text, start, at)
                start = at + 1
    if text[start : piece.end].strip():
        yield _trim(text, start, piece.end)


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _find_quotations(text: str, line: Span) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    nested = 0
    for mark in _DOUBLE.finditer(text, line.start, line.end):
        opens = _opens(text, line, mark)
        if opened is None:
            if opens and mark.end() < line.end:
                opened, nested = mark, 0
        elif opens and mark[0] not in _CLOSING and mark[0] != opened[0]:
            nested += 1
        elif nested and mark[0] != opened[0]:
            nested -= 1
        elif opens and mark[0] in _OPENING:
            if text[opened.end() : mark.start()].strip():
                yield Quotation(_trim(text, opened.start(), mark.start()), closed=False)
            opened = mark
        else:
            yield Quotation(Span(opened.start(), mark.end()), closed=True)
            opened = None
    if opened is not None:
        yield Quotation(_trim(text, opened.start(), line.end), closed=False)


def _opens(text: str, line: Span, mark: re.Match[str]) -> bool:
    """Return True if a mark opens a quotation, judging by the characters around it, then by its shape."""
    before = text[mark.start() - 1] if mark.start() > line.start else " "
    after = text[mark.end()] if mark.end() < line.end else " "
    free_before = before.isspace() or before in "([—–-/‘'―"
    free_after = after.isspace() or after in ")]—–-/,.;:!?’―"
    if free_before != free_after:
        return free_before
    return mark[0] in _OPENING or (mark[0] not in _CLOSING and free_before)


def _find_single_quotations(text: str, line: Span) -> Iterator[Quotation]:
    """Yield the quotations in single marks. A closing mark without a stop or comma may be an apostrophe: skip it."""
    opened: int | None = None
    for mark in _SINGLE.finditer(text, line.start, line.end):
        before = text[mark.start() - 1] if mark.start() > line.start else " "
        after = text[mark.end()] if mark.end() < line.end else " "
        if opened is None and before in " (\n" and after.isalnum() and mark[0] != "’":
            opened = mark.start()
        elif opened is not None and before in _STOPPED and not after.isalnum():
            yield Quotation(Span(opened, mark.end()), closed=True)
            opened = None
