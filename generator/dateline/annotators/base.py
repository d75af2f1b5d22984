"""What an annotator is, and what is checked of all that one says."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dateline.model import AnyMark, Article, Mark, order
from dateline.nlp.parse import Parse
from dateline.rules import Rule

M = TypeVar("M", bound=Mark)


class Annotator(Protocol):
    """Finds one kind of thing in an article. Keeps nothing between articles."""

    name: str

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule that may decide one of its marks."""
        ...

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Yield claims in any order, nothing rather than a guess; `earlier` holds what those before it claimed."""
        ...


def only(marks: Iterable[AnyMark], kind: type[M]) -> list[M]:
    """Return the claims of one kind, in their order."""
    return [mark for mark in marks if isinstance(mark, kind)]


def run(annotators: Sequence[Annotator], article: Article, parse: Parse) -> tuple[AnyMark, ...]:
    """Let each annotator speak in turn, after the layout. Raises ValueError where one breaks the rules."""
    marks: list[AnyMark] = list(article.layout)
    for annotator in annotators:
        found = sorted(annotator.annotate(article, parse, tuple(marks)), key=order)
        for mark in found:
            _check(annotator, article, mark)
        marks.extend(settle(found))
    return tuple(sorted(marks, key=order))


def settle(marks: Sequence[AnyMark]) -> list[AnyMark]:
    """Settle overlaps within one kind: the longer stands, of equals the earlier.

    Quotes, events and figures may lie one inside the other (a quote in a quote), names and times may not.
    """
    kept: list[AnyMark] = []
    for mark in sorted(marks, key=lambda c: (c.span.start - c.span.end, c.span.start)):
        alone = mark.kind in {"name", "time"}
        if not (alone and any(k.kind == mark.kind and k.span.overlaps(mark.span) for k in kept)):
            kept.append(mark)
    return sorted(kept, key=order)


def _check(annotator: Annotator, article: Article, mark: AnyMark) -> None:
    words = article.words(mark.span)
    if mark.span.end > len(article.text) or not words.strip() or words != words.strip():
        message = (
            f"{annotator.name}: {mark.kind} {mark.span} marks {words!r}: outside the text or white space at its edge"
        )
        raise ValueError(message)
    if not mark.because:
        message = f"{annotator.name}: {mark.kind} {mark.span} gives no reason"
        raise ValueError(message)
    if mark.by != annotator.name:
        message = f"{annotator.name}: {mark.kind} {mark.span} says that it is by {mark.by!r}"
        raise ValueError(message)
