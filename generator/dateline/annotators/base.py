"""The annotator protocol, and the checks that every mark has to pass."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dateline.model import AnyMark, Article, Mark, order
from dateline.nlp.parse import Parse
from dateline.rules import Rule

M = TypeVar("M", bound=Mark)


class Annotator(Protocol):
    """Finds one kind of mark in an article. Carries no state from one article to the next."""

    name: str

    @property
    def rules(self) -> Sequence[Rule]:
        """Every rule that can decide one of its marks."""
        ...

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Yield marks in any order and never guess; `earlier` holds the marks of the annotators before it."""
        ...


def only(marks: Iterable[AnyMark], kind: type[M]) -> list[M]:
    """Return the marks of one kind, in order."""
    return [mark for mark in marks if isinstance(mark, kind)]


def run(annotators: Sequence[Annotator], article: Article, parse: Parse) -> tuple[AnyMark, ...]:
    """Run each annotator in turn, after the layout. Raises ValueError if a mark is invalid."""
    marks: list[AnyMark] = list(article.layout)
    for annotator in annotators:
        found = sorted(annotator.annotate(article, parse, tuple(marks)), key=order)
        for mark in found:
            _check(annotator, article, mark)
        marks.extend(drop_overlaps(found))
    return tuple(sorted(marks, key=order))


def drop_overlaps(marks: Sequence[AnyMark]) -> list[AnyMark]:
    """Drop overlapping marks of one kind: the longest wins, then the earliest.

    Quotes, events and figures may be nested (a quote in a quote); names and times may not.
    """
    chosen: list[AnyMark] = []
    for mark in sorted(marks, key=lambda c: (c.span.start - c.span.end, c.span.start)):
        alone = mark.kind in {"name", "time"}
        if not (alone and any(k.kind == mark.kind and k.span.overlaps(mark.span) for k in chosen)):
            chosen.append(mark)
    return sorted(chosen, key=order)


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
