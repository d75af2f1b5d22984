"""Quotation marks → what stands between them, however they are turned, nested or forgotten."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Article, Span

_OPEN, _CLOSE, _STRAIGHT = "“„«‟", "”»", '"'
_MARKS = frozenset(_OPEN + _CLOSE + _STRAIGHT)
_ENDS = frozenset(".!?…:;\"”’')")


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
    return tuple(
        Block(line, tuple(_runs(article.text, line))) for piece in article.prose for line in _lines(article.text, piece)
    )


def _lines(text: str, piece: Span) -> Iterator[Span]:
    """Yield the lines that end like a sentence, as pieces of their own; a wrapped line is joined to the next."""
    start = piece.start
    for at in range(piece.start, piece.end):
        if text[at] == "\n" and (words := text[start:at].strip()) and words[-1] in _ENDS:
            first = start + len(text[start:at]) - len(text[start:at].lstrip())
            yield Span(first, first + len(words))
            start = at + 1
    if words := text[start : piece.end].strip():
        first = start + len(text[start : piece.end]) - len(text[start : piece.end].lstrip())
        yield Span(first, first + len(words))


def _runs(text: str, line: Span) -> Iterator[Run]:
    opened: int | None = None
    nested = 0
    for at in range(line.start, line.end):
        mark = text[at]
        if mark not in _MARKS:
            continue
        opens = _opens(text, line, at)
        if opened is None:
            if opens and at + 1 < line.end:
                opened, nested = at, 0
        elif opens and mark != text[opened] and mark in _OPEN:
            nested += 1
        elif nested and mark in _CLOSE:
            nested -= 1
        elif opens and mark in _OPEN:
            if at > opened + 1:
                yield Run(_trimmed(text, opened, at), closed=False)
            opened = at
        elif not opens or mark in _CLOSE:
            yield Run(Span(opened, at + 1), closed=True)
            opened = None
    if opened is not None:
        yield Run(_trimmed(text, opened, line.end), closed=False)


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _opens(text: str, line: Span, at: int) -> bool:
    """Say whether a mark opens, by what stands around it first and by its shape second."""
    before = text[at - 1] if at > line.start else " "
    after = text[at + 1] if at + 1 < line.end else " "
    loose_before = before.isspace() or before in "([—–-/‘'"
    loose_after = after.isspace() or after in ")]—–-/,.;:!?’"
    if loose_before != loose_after:
        return loose_before
    return text[at] in _OPEN or (text[at] in _STRAIGHT and loose_before)
