"""What an annotator is, and what is checked of all that one says."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from dateline.model import Article, Claim, Mark, order
from dateline.nlp.parse import Parse

M = TypeVar("M", bound=Mark)


class Annotator(Protocol):
    """Finds one kind of thing in an article. Keeps nothing between articles."""

    name: str

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[Claim]) -> Iterable[Claim]:
        """Yield claims in any order, nothing rather than a guess; `earlier` holds what those before it claimed."""
        ...


def only(claims: Iterable[Claim], kind: type[M]) -> list[M]:
    """Return the claims of one kind, in their order."""
    return [claim for claim in claims if isinstance(claim, kind)]


def run(annotators: Sequence[Annotator], article: Article, parse: Parse) -> tuple[Claim, ...]:
    """Let each annotator speak in turn, after the layout. Raises ValueError where one breaks the rules."""
    claims: list[Claim] = list(article.layout)
    for annotator in annotators:
        found = sorted(annotator.annotate(article, parse, tuple(claims)), key=order)
        for claim in found:
            _check(annotator, article, claim)
        claims.extend(settle(found))
    return tuple(sorted(claims, key=order))


def settle(claims: Sequence[Claim]) -> list[Claim]:
    """Settle overlaps within one kind: the longer stands, of equals the earlier.

    Quotes, events and figures may lie one inside the other (a quote in a quote), names and times may not.
    """
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.span.start - c.span.end, c.span.start)):
        alone = claim.kind in {"name", "time"}
        if not (alone and any(k.kind == claim.kind and k.span.overlaps(claim.span) for k in kept)):
            kept.append(claim)
    return sorted(kept, key=order)


def _check(annotator: Annotator, article: Article, claim: Claim) -> None:
    words = article.at(claim.span)
    if claim.span.end > len(article.text) or not words.strip() or words != words.strip():
        message = (
            f"{annotator.name}: {claim.kind} {claim.span} marks {words!r}: outside the text or white space at its edge"
        )
        raise ValueError(message)
    if not claim.because:
        message = f"{annotator.name}: {claim.kind} {claim.span} gives no reason"
        raise ValueError(message)
    if claim.by != annotator.name:
        message = f"{annotator.name}: {claim.kind} {claim.span} says that it is by {claim.by!r}"
        raise ValueError(message)
