"""Transcripts: paragraphs that begin with who speaks and a colon (`SMITH: We are ready.`)."""

import re
from collections.abc import Sequence

from dateline.languages.en.quotes.direct import Speech
from dateline.languages.en.quotes.grammar import Telling
from dateline.languages.en.quotes.marks import Block
from dateline.model import Article, Span
from dateline.reasons import reason

_TURN = re.compile(r"[\"“]?(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?P<cue>:)\s+(?P<words>\S.*)", re.DOTALL)
_FEWEST = 3


def transcript(article: Article, blocks: Sequence[Block]) -> list[tuple[Block, Speech]]:
    """Return the turns of a transcript, none where fewer than three paragraphs look like one."""
    turns = []
    for block in blocks:
        if turn := _TURN.fullmatch(article.text, block.span.start, block.span.end):
            telling = Telling(Span(*turn.span("cue")), Span(*turn.span("who")), reason("quotes.turn"))
            turns.append((block, Speech([Span(*turn.span("words"))], telling)))
    return turns if len(turns) >= _FEWEST else []
