"""Quotation marks → what stands between them, however they are turned, nested or forgotten."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dateline.model import Article, Span

_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``|‘‘|’’")
_SINGLE = re.compile(r"[‘’'](?!['’‘])")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "‟", "``", "‘‘", "‘"}), frozenset({"”", "»", "’’", "’"})
_ENDS = frozenset(".!?…:;\"”’')")
_STOPPED = frozenset(",.!?…—–")


class Run(NamedTuple):
    """Words between quotation marks: `span` with its marks, `closed` False where the closing one is missing."""

    span: Span
    closed: bool


class Block(NamedTuple):
    """A paragraph, or a line of one where lines are paragraphs in all but the blank line, with its quotations."""

    span: Span
    runs: tuple[Run, ...]

    def before(self, index: int) -> tuple[int, int]:
        """Return where the words between the run and the one before it begin and end."""
        return (self.runs[index - 1].span.end if index else self.span.start, self.runs[index].span.start)

    def after(self, index: int) -> tuple[int, int]:
        """Return where the words between the run and the one after it begin and end."""
        last = index + 1 == len(self.runs)
        return (self.runs[index].span.end, self.span.end if last else self.runs[index + 1].span.start)


def blocks(article: Article) -> tuple[Block, ...]:
    """Return the prose of the article with the quotations in it."""
    text = article.text
    lines = [line for piece in article.prose for line in _lines(text, piece)]
    # A newsroom that quotes with single marks uses double ones for nothing else, so one look decides for the article.
    single = not any(_DOUBLE.search(text, line.start, line.end) for line in lines)
    runs = _single_runs if single else _runs
    return tuple(Block(line, tuple(runs(text, line))) for line in lines)


def _lines(text: str, piece: Span) -> Iterator[Span]:
    """Yield the lines that end like a sentence, as pieces of their own; a wrapped line is joined to the next."""
    start = piece.start
    for at in range(piece.start, piece.end):
        if text[at] == "\n" and (words := text[start:at].strip()):
            rest = text[at : piece.end].lstrip()
            if words[-1] in _ENDS or _DOUBLE.match(rest):
                yield _trimmed(text, start, at)
                start = at + 1
    if text[start : piece.end].strip():
        yield _trimmed(text, start, piece.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _runs(text: str, line: Span) -> Iterator[Run]:
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
                yield Run(_trimmed(text, opened.start(), mark.start()), closed=False)
            opened = mark
        else:
            yield Run(Span(opened.start(), mark.end()), closed=True)
            opened = None
    if opened is not None:
        yield Run(_trimmed(text, opened.start(), line.end), closed=False)


def _opens(text: str, line: Span, mark: re.Match[str]) -> bool:
    """Say whether a mark opens, by what stands around it first and by its shape second."""
    before = text[mark.start() - 1] if mark.start() > line.start else " "
    after = text[mark.end()] if mark.end() < line.end else " "
    loose_before = before.isspace() or before in "([—–-/‘'―"
    loose_after = after.isspace() or after in ")]—–-/,.;:!?’―"
    if loose_before != loose_after:
        return loose_before
    return mark[0] in _OPENING or (mark[0] not in _CLOSING and loose_before)


def _single_runs(text: str, line: Span) -> Iterator[Run]:
    """Yield what single marks quote; one that is not closed after a stop or comma may be an apostrophe and is left."""
    opened: int | None = None
    for mark in _SINGLE.finditer(text, line.start, line.end):
        before = text[mark.start() - 1] if mark.start() > line.start else " "
        after = text[mark.end()] if mark.end() < line.end else " "
        if opened is None and before in " (\n" and after.isalnum() and mark[0] != "’":
            opened = mark.start()
        elif opened is not None and before in _STOPPED and not after.isalnum():
            yield Run(Span(opened, mark.end()), closed=True)
            opened = None
