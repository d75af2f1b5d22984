"""What in the articles wants an editor's look, worst first, each with the command that settles it."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from pathlib import PurePosixPath

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from dateline.desk.items import VALUES
from dateline.desk.selectors import Words, occurrences
from dateline.linked import Corpus, Entity
from dateline.model import Annotated, AnyMark, Quote, Span
from dateline.problems import Place, Problem
from dateline.reasons import Reason, reason
from dateline.spelling import key

ALIKE = 0.9
"""Jaro-Winkler likeness from which two names may be spellings of one."""
_CONFLICTS = frozenset({"DL103", "DL104", "DL105", "DL107"})
_LOST = frozenset({"DL220", "DL221", "DL222", "DL223", "DL224"})
_SHORT = 60


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """One thing to look at; `rank` 1 is the worst."""

    rank: int
    place: Place
    what: Reason
    command: str = ""
    slug: str = field(default="", compare=False)
    """The article that it is about."""
    mark: AnyMark | None = field(default=None, compare=False)
    entities: tuple[str, ...] = field(default=(), compare=False)
    """The addresses of the names that may be one."""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" + (f"\n    {self.command}" if self.command else "")


def review(corpus: Corpus, problems: Sequence[Problem]) -> tuple[Look, ...]:
    """Return what wants a look: lost places, dates at odds, unsure marks, unknown speakers, names that may be one."""
    looks = [*_told(corpus, problems), *_alike(corpus)]
    for annotated in corpus.articles:
        if annotated.review is None:
            looks += _marks(annotated)
    return tuple(sorted(looks))


def counted(annotated: Annotated) -> tuple[int, int]:
    """Return how many of an article's marks were reviewed, and how many there are to review."""
    valued = [mark for mark in annotated.marks if mark.kind in VALUES]
    return len(valued) if annotated.review else sum(bool(mark.reviewed) for mark in valued), len(valued)


def _told(corpus: Corpus, problems: Sequence[Problem]) -> Iterator[Look]:
    slugs = {PurePosixPath(annotated.article.path).stem: annotated.article.slug for annotated in corpus.articles}
    for problem in problems:
        rank = 1 if problem.code in _LOST else 2 if problem.code in _CONFLICTS else 3 if problem.code == "DL236" else 0
        if rank:
            slug = slugs.get(PurePosixPath(problem.place.path).stem, "")
            yield Look(rank, problem.place, reason("review.message", message=problem.message), slug=slug)


def _marks(annotated: Annotated) -> Iterator[Look]:
    """Yield the marks of an article that are unsure, and the quotes without a speaker, that nobody looked at yet."""
    for mark in annotated.marks:
        if mark.kind not in VALUES or mark.reviewed:
            continue
        words = _short(annotated.article.at(mark.span))
        place = annotated.article.place(mark.span.start)
        if mark.sure == "unsure":
            rank = 4 if mark.kind == "time" else 6
            what = _unsure(mark, words)
            yield Look(rank, place, what, _accept(annotated, mark), annotated.article.slug, mark)
        elif isinstance(mark, Quote) and not (mark.speaker and mark.speaker.name):
            who = annotated.article.at(mark.speaker.span) if mark.speaker and mark.speaker.span else ""
            unresolved = reason("review.unresolved", words=words, who=_short(who))
            what = unresolved if who else reason("review.unnamed", words=words)
            yield Look(5, place, what, _accept(annotated, mark), annotated.article.slug, mark)


def _unsure(mark: AnyMark, words: str) -> Reason:
    kind, others, why = reason(f"kind.{mark.kind}"), ", ".join(mark.others), mark.because
    if str(why).startswith(f'"{words}"'):
        if others:
            return reason("review.unsure-said-others", kind=kind, others=others, why=why)
        return reason("review.unsure-said", kind=kind, why=why)
    if others:
        return reason("review.unsure-others", kind=kind, words=words, others=others, why=why)
    return reason("review.unsure", kind=kind, words=words, why=why)


def _accept(annotated: Annotated, mark: AnyMark) -> str:
    """Return the command that accepts a mark."""
    article = annotated.article
    at = article.at(mark.span)
    if len(at) > _SHORT and mark.kind in {"quote", "event", "title"}:
        at = article.at(Span(mark.span.start, mark.span.start + len(at[:_SHORT].rsplit(maxsplit=1)[0])))
    words = Words(at=at, place=Place(article.path))
    found = list(occurrences(article.text, words))
    number = next((n for n, span in enumerate(found, 1) if span.start == mark.span.start), 1)
    nth = f" --nth {number}" if len(found) > 1 else ""
    return f"dateline accept {shlex.quote(article.path)} {mark.kind} {shlex.quote(' '.join(at.split()))}{nth}"


def _alike(corpus: Corpus) -> Iterator[Look]:
    """Yield pairs of names that may be spellings of one; only those that begin alike are compared."""
    blocks: dict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
    for entity in corpus.entities:
        if words := key(entity.name).split():
            blocks[entity.type, words[-1][0]].append((" ".join(words), entity))
    for block in blocks.values():
        for one, other in sorted({*_likely(block), *_shortened(block)}):
            yield _pair(corpus, block[one][1], block[other][1])


def _pair(corpus: Corpus, one: Entity, other: Entity) -> Look:
    mention = other.mentions[0]
    place = corpus.by_slug[mention.article].article.place(mention.span.start)
    what = reason("review.alike", one=one.name, other=other.name)
    return Look(7, place, what, slug=mention.article, entities=(one.id, other.id))


def _likely(block: Sequence[tuple[str, Entity]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of names that are written alike."""
    keys = [name for name, _ in block]
    for number, name in enumerate(keys):
        rest = keys[number + 1 :]
        scorer = JaroWinkler.similarity
        for _, _, after in process.extract(name, rest, scorer=scorer, score_cutoff=ALIKE, limit=None):
            yield number, number + 1 + after


def _shortened(block: Sequence[tuple[str, Entity]]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of people of one surname of whom one's first name is the other's initial."""
    people = [(name.split(), number) for number, (name, entity) in enumerate(block) if entity.type == "person"]
    full = [(words[-1], words[0], number) for words, number in people if len(words) > 1]
    for _, found in groupby(sorted(full), key=lambda person: person[0]):
        for (_, one, first), (_, other, second) in combinations(found, 2):
            if one != other and (one.startswith(other) or other.startswith(one)):
                yield min(first, second), max(first, second)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1].rstrip()}…"
