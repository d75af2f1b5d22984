"""Quotation marks that don't mark speech: titles of works and broadcasts, nicknames."""

from collections.abc import Sequence

from dateline.annotators.quotes.quotation_marks import Block, Quotation
from dateline.languages.en.quotes.cue_grammar import CUES
from dateline.model import Span
from dateline.nlp.parse import Parse

_MAX_TITLE = 8
"""Maximum words in a title: `The Man Who Mistook His Wife for a Hat` has nine and is an exception."""
_MAX_NICKNAME = 2
"""Maximum words in a nickname between first name and surname: `Big Joe`."""


def drop_titles(parse: Parse, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without quotations that can't be speech."""
    return tuple(Block(b.span, tuple(q for q in b.quotations if not _is_title(parse, b, q))) for b in blocks)


def _is_title(parse: Parse, block: Block, quotation: Quotation) -> bool:
    tokens, span = parse.tokens, quotation.span
    inside = [i for i in parse.tokens_in(span) if tokens[i].text[0].isalnum()]
    before = parse.tokens_in(Span(block.span.start, span.start)) if span.start > block.span.start else range(0)
    after = parse.tokens_in(Span(span.end, block.span.end)) if span.end < block.span.end else range(0)
    if not quotation.closed or not before or not 0 < len(inside) <= _MAX_TITLE:
        return False
    if not all(tokens[i].text[0].isupper() or tokens[i].text.lower() in CUES.title_small_words for i in inside):
        return False
    last = tokens[before[-1]]
    if len(inside) <= _MAX_NICKNAME and after and last.pos == tokens[after[0]].pos == "PROPN":
        return True
    introduced = last.pos in {"ADP", "DET"} or last.tag == "POS" or last.text.lower() in CUES.title_nouns
    return introduced and tokens[inside[0]].text[0].isupper() and len(inside) > 1
