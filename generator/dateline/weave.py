"""From marks that overlap to a tree that nests.

Marks may cross one another; elements of a page may not. `weave` decides the nesting once, for all writers, with the
algorithm of portabletext: cut the text at every boundary, keep the longest prefix of open strands that continues, close
the rest, and open what is missing. A strand is split only where another one crosses it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import AnyMark, Span


@dataclass(frozen=True, slots=True)
class Strand:
    """A span of text and the mark that it belongs to; a quote in three parts gives three strands."""

    span: Span
    mark: AnyMark

    @property
    def rank(self) -> tuple[int, int, str, int]:
        """Sort key for strands over the same text: the one that begins earlier or runs longer is outside."""
        return (self.span.start, -self.span.end, self.mark.kind, self.mark.span.start)


@dataclass(frozen=True, slots=True)
class Woven:
    """A piece of a strand with its contents; `first` and `last` are true if the strand begins or ends in it."""

    strand: Strand
    inside: tuple["Node", ...]
    first: bool
    last: bool


Node = str | Woven


@dataclass(frozen=True, slots=True)
class _Open:
    """A strand opened at `start` and not yet closed, with the nodes collected since."""

    strand: Strand
    start: int
    inside: list[Node]


def weave(text: str, strands: Iterable[Strand], start: int, end: int) -> tuple[Node, ...]:
    """Return `text[start:end]` as a tree in which every strand covers exactly its own characters.

    A strand that reaches beyond `start` or `end` is cut there; the cut edge doesn't count as `first` or `last`.
    `plain` returns the text of the tree.
    """
    here = sorted((s for s in strands if s.span.start < end and start < s.span.end), key=lambda s: s.rank)
    cuts = {start, end} | {at for s in here for at in (s.span.start, s.span.end) if start < at < end}
    edges = sorted(cuts)
    root: list[Node] = []
    stack: list[_Open] = []
    waiting = here[::-1]
    covering: list[Strand] = []
    for left, right in pairwise(edges):
        covering = [s for s in covering if s.span.end > left]
        while waiting and waiting[-1].span.start <= left:
            covering.append(waiting.pop())
        _turn(stack, covering, left, root)
        (stack[-1].inside if stack else root).append(text[left:right])
    _turn(stack, [], end, root)
    return tuple(root)


def _turn(stack: list[_Open], covering: Sequence[Strand], at: int, root: list[Node]) -> None:
    """Close and open strands until the open ones are exactly those that cover the text at `at`, in order."""
    keep = 0
    while keep < len(stack) and keep < len(covering) and stack[keep].strand is covering[keep]:
        keep += 1
    while len(stack) > keep:
        done = stack.pop()
        span = done.strand.span
        piece = Woven(done.strand, tuple(done.inside), first=done.start == span.start, last=at == span.end)
        (stack[-1].inside if stack else root).append(piece)
    stack.extend(_Open(strand, at, []) for strand in covering[keep:])


def plain(nodes: Iterable[Node]) -> str:
    """Return the text of a tree, without its strands."""
    pieces: list[str] = []
    # Not recursive: an article may have hundreds of notes, each around the last.
    todo = [*nodes][::-1]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            pieces.append(node)
        else:
            todo.extend(reversed(node.inside))
    return "".join(pieces)
