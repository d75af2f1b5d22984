"""Marked text: test cases with brackets around what must be found, `⟨Lavrov⟩ said, ⟦“We are always ready.”⟧`.

Notes may follow bars inside a bracket: `⟦Lavrov|person|Sergey Lavrov⟧`. Removing brackets and notes leaves the
article.
"""

import re
from typing import NamedTuple

from dateline.languages.en import ENGLISH
from dateline.model import Article, Paragraph, Span
from dateline.nlp.parse import Parse
from dateline.nlp.spacy_reader import read

_PIECES = re.compile(r"([⟦⟧⟨⟩⟪⟫⦃⦄]|\|[^⟦⟧⟨⟩⟪⟫⦃⦄]*)")
_OPEN, _CLOSE = "⟦⟨⟪⦃", "⟧⟩⟫⦄"


class Mark(NamedTuple):
    """A bracket's kind (its opening sign), where its words stand, the words, and its notes."""

    sign: str
    span: Span
    words: str
    notes: tuple[str, ...]


def marked(text: str) -> tuple[str, list[Mark]]:
    """Return the plain text and its marks, in the order in which they close."""
    plain = ""
    marks: list[Mark] = []
    opened: list[tuple[str, int, tuple[str, ...]]] = []
    for piece in _PIECES.split(text):
        if piece and piece in _OPEN:
            opened.append((piece, len(plain), ()))
        elif piece and piece in _CLOSE:
            sign, start, notes = opened.pop()
            marks.append(Mark(sign, Span(start, len(plain)), plain[start:], notes))
        elif piece.startswith("|") and opened:
            sign, start, _ = opened.pop()
            opened.append((sign, start, tuple(piece[1:].split("|"))))
        else:
            plain += piece
    return plain, marks


def article(text: str) -> Article:
    """Return an article of nothing but paragraphs: a blank line ends one."""
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:(?!\n[ \t]*\n).)*", text, re.DOTALL)]
    paragraphs = tuple(
        Paragraph(span=Span(s.start, s.start + len(text[s.start : s.end].rstrip())), by="layout", number=number)
        for number, s in enumerate(spans, 1)
    )
    return Article(slug="case", path="case.txt", text=text, sha256="", published=None, layout=paragraphs)


def parse_english(seed: Article) -> Parse:
    """Parse an article with the English model."""
    return read(seed, ENGLISH.pipeline, ENGLISH.labels)
