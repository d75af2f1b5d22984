"""Quotation marks in which nobody speaks: titles of works and broadcasts, nicknames."""

from collections.abc import Sequence

from dateline.languages.en.quotes.marks import Block, Run
from dateline.lexicon import lexicon
from dateline.model import Span
from dateline.nlp.parse import Parse

_LONGEST_TITLE = 8
_LONGEST_NICKNAME = 2


def spoken(parse: Parse, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with only those quotations in which somebody may speak."""
    return tuple(Block(b.span, tuple(run for run in b.runs if not _names(parse, b, run))) for b in blocks)


def _names(parse: Parse, block: Block, run: Run) -> bool:
    tokens = parse.tokens
    inside = [i for i in parse.within(run.span) if tokens[i].text[0].isalnum()]
    before = parse.within(Span(block.span.start, run.span.start)) if run.span.start > block.span.start else range(0)
    after = parse.within(Span(run.span.end, block.span.end)) if run.span.end < block.span.end else range(0)
    if not run.closed or not before or not 0 < len(inside) <= _LONGEST_TITLE:
        return False
    words = lexicon("cues")["titles"]
    if not all(tokens[i].text[0].isupper() or tokens[i].text.lower() in words["small"] for i in inside):
        return False
    last = tokens[before[-1]]
    if len(inside) <= _LONGEST_NICKNAME and after and last.pos == tokens[after[0]].pos == "PROPN":
        return True
    titled = last.pos in {"ADP", "DET"} or last.tag == "POS" or last.text.lower() in words["before"]
    return titled and tokens[inside[0]].text[0].isupper() and len(inside) > 1
