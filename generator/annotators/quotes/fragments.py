"""Quotation marks in which nobody speaks: titles of works and broadcasts, nicknames."""

from collections.abc import Sequence

from generator.annotators.quotes.marks import Block, Run
from generator.model import Span
from generator.reading import Reading

_LONGEST_TITLE = 8
_LONGEST_NICKNAME = 2
_SMALL = frozenset("a an and as at but by for from in into of on or the to with".split())
_NAMED = frozenset(
    "called named titled entitled dubbed nicknamed hit film movie book show song album play novel series".split()
)


def spoken(reading: Reading, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with only those quotations in which somebody may speak."""
    return tuple(Block(b.span, tuple(run for run in b.runs if not _names(reading, b, run))) for b in blocks)


def _names(reading: Reading, block: Block, run: Run) -> bool:
    tokens = reading.tokens
    inside = [i for i in reading.within(run.span) if tokens[i].text[0].isalnum()]
    if not inside or len(inside) > _LONGEST_TITLE or not run.closed:
        return False
    before = (
        [i for i in reading.within(Span(block.span.start, run.span.start))] if run.span.start > block.span.start else []
    )
    after = [i for i in reading.within(Span(run.span.end, block.span.end))] if run.span.end < block.span.end else []
    if not before:
        return False
    last = tokens[before[-1]]
    capitals = all(tokens[i].text[0].isupper() or tokens[i].text.lower() in _SMALL for i in inside)
    if (
        len(inside) <= _LONGEST_NICKNAME
        and capitals
        and after
        and last.text.istitle()
        and tokens[after[0]].text.istitle()
    ):
        return last.pos == "PROPN" and tokens[after[0]].pos == "PROPN"
    titled = last.pos in {"ADP", "DET"} or last.text in {"’s", "'s", "’", "'"} or last.text.lower() in _NAMED
    return titled and capitals and tokens[inside[0]].text[0].isupper() and len(inside) > 1
