"""The nesting of marks: nothing is lost, moved, or split unnecessarily."""

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Figure, Name, Span
from dateline.weave import Node, Strand, Woven, plain, weave

LENGTH = 24
TEXT = "".join(chr(ord("a") + n) for n in range(LENGTH))


def strand(start: int, end: int, *, name: bool) -> Strand:
    span = Span(start, end)
    mark = (
        Name(span=span, by="names", type="person", name="N") if name else Figure(span=span, by="figures", value=start)
    )
    return Strand(span, mark)


spans = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).filter(lambda ends: ends[0] < ends[1])
strands = st.lists(st.builds(lambda ends, name: strand(*ends, name=name), spans, st.booleans()), max_size=8)


def pieces(nodes: Sequence[Node], at: int = 0) -> Iterator[tuple[Woven, int, int]]:
    """Each piece in the tree with the place of its first and one past its last character."""
    for node in nodes:
        width = len(node if isinstance(node, str) else plain([node]))
        if isinstance(node, Woven):
            yield node, at, at + width
            yield from pieces(node.inside, at)
        at += width


def crosses(one: Span, other: Span) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


@given(strands, spans)
def test_the_text_comes_out_as_it_went_in(strands, window):
    assert plain(weave(TEXT, strands, *window)) == TEXT[slice(*window)]


@given(strands, spans)
def test_every_strand_covers_its_own_text_within_the_window(strands, window):
    start, end = window
    covered: dict[int, list[int]] = {}
    for piece, first, last in pieces(weave(TEXT, strands, start, end), start):
        assert first < last
        covered.setdefault(id(piece.strand), []).extend(range(first, last))
    for one in strands:
        expected = list(range(max(one.span.start, start), min(one.span.end, end)))
        assert covered.get(id(one), []) == expected


@given(strands)
def test_a_strand_is_split_only_by_one_that_it_crosses(strands):
    counts: dict[int, int] = {}
    for piece, _, _ in pieces(weave(TEXT, strands, 0, LENGTH)):
        counts[id(piece.strand)] = counts.get(id(piece.strand), 0) + 1
    for one in strands:
        crossers = [other for other in strands if crosses(one.span, other.span)]
        assert counts[id(one)] <= 1 + len(crossers)


@given(strands, spans)
def test_a_strand_begins_once_and_ends_once_and_only_where_it_truly_does(strands, window):
    start, end = window
    first, last = [], []
    for piece, left, right in pieces(weave(TEXT, strands, start, end), start):
        assert piece.first == (left == piece.strand.span.start)
        assert piece.last == (right == piece.strand.span.end)
        first += [id(piece.strand)] * piece.first
        last += [id(piece.strand)] * piece.last
    assert len(first) == len(set(first))
    assert len(last) == len(set(last))
    assert set(first) == {id(s) for s in strands if start <= s.span.start < end}
    assert set(last) == {id(s) for s in strands if start < s.span.end <= end}


@given(strands)
def test_what_begins_earlier_or_runs_longer_is_outside(strands):
    def walk(nodes: Sequence[Node], outer: Strand | None) -> None:
        for node in nodes:
            if isinstance(node, Woven):
                assert outer is None or outer.rank <= node.strand.rank
                walk(node.inside, node.strand)

    walk(weave(TEXT, strands, 0, LENGTH), None)


@given(strands, st.randoms())
def test_the_order_in_which_strands_are_given_does_not_matter(strands, random):
    unique = list({s.rank: s for s in strands}.values())
    shuffled = unique.copy()
    random.shuffle(shuffled)
    assert weave(TEXT, shuffled, 0, LENGTH) == weave(TEXT, unique, 0, LENGTH)


def test_a_name_that_crosses_the_end_of_a_quote_becomes_two_pieces():
    tree = weave("abcdef", [strand(0, 4, name=True), strand(2, 6, name=False)], 0, 6)
    assert [(plain([n]), n.first, n.last) for n in tree if isinstance(n, Woven)] == [
        ("abcd", True, True),
        ("ef", False, True),
    ]
