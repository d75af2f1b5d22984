"""Transcripts: paragraphs that begin with the speaker's name in capitals and a colon (`SMITH: We are ready.`)."""

import re
from collections.abc import Sequence

from dateline.annotators.quotes.quotation_marks import Block
from dateline.annotators.quotes.speech import CueMatch, DirectSpeech
from dateline.model import Article, Span
from dateline.reasons import reason

_TURN = re.compile(r"[\"“]?(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?P<cue>:)\s+(?P<words>\S.*)", re.DOTALL)
_MIN_TURNS = 3
"""Minimum number of turns. Fewer may be headings (`CORRECTION: …`); question, answer, question is a conversation."""


def find_turns(article: Article, blocks: Sequence[Block], rule: str) -> list[tuple[Block, DirectSpeech]]:
    """Return the turns of a transcript with their blocks, or nothing if too few paragraphs look like turns."""
    turns = []
    for block in blocks:
        if turn := _TURN.fullmatch(article.text, block.span.start, block.span.end):
            match = CueMatch(Span(*turn.span("cue")), Span(*turn.span("who")), reason("quotes.turn"), rule)
            turns.append((block, DirectSpeech([Span(*turn.span("words"))], match)))
    return turns if len(turns) >= _MIN_TURNS else []
