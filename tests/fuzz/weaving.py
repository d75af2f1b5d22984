"""Weaving: marks anywhere, nested and crossing, leave the text as it was, and each covers its own words."""

from collections.abc import Sequence

from dateline.model import Figure, Name, Span
from dateline.weave import Node, Strand, plain, weave
from fuzz.contract import BETWEEN, split_words

WORDS = split_words(r"""
\x1e¦abc¦\n¦“a”¦\x00\x01\x00¦\x00\x05\x01¦\x02\x03\x00¦\x01ÿ\x01
""")
UNIT = 3
"""Bytes of a mark: its start, its length and its kind."""


def check(data: bytes) -> None:
    """Weave the marks of the second part into the first."""
    head, _, tail = data.partition(BETWEEN.encode())
    text = head.decode("utf-8", "surrogateescape")
    strands = read_strands(tail, len(text))
    windows = [(0, len(text)), (len(text) // 3, len(text) - len(text) // 4)]
    for start, end in windows:
        if start >= end:
            continue
        tree = weave(text, strands, start, end)
        assert plain(tree) == text[start:end]
        covered: dict[int, list[int]] = {}
        assert _collect(tree, start, covered) == end
        for strand in strands:
            expected = list(range(max(strand.span.start, start), min(strand.span.end, end)))
            assert covered.get(id(strand), []) == expected


def read_strands(data: bytes, length: int) -> list[Strand]:
    """Return the marks that the bytes describe on a text of this length."""
    strands = []
    for at in range(0, len(data) - UNIT + 1, UNIT):
        start, size, kind = data[at : at + UNIT]
        end = min(length, start + size)
        if start < end:
            span = Span(start, end)
            name = Name(span=span, by="names", type="person", name="N")
            strands.append(Strand(span, name if kind % 2 else Figure(span=span, by="figures", value=kind)))
    return strands


def _collect(nodes: Sequence[Node], at: int, covered: dict[int, list[int]]) -> int:
    """Note which characters each strand covers; return the place after the nodes."""
    for node in nodes:
        if isinstance(node, str):
            at += len(node)
        else:
            end = _collect(node.inside, at, covered)
            covered.setdefault(id(node.strand), []).extend(range(at, end))
            at = end
    return at
