"""What in the articles wants an editor's look, worst first, each with the command that settles it."""

import shlex
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from generator.desk.items import VALUES
from generator.desk.words import Words, occurrences
from generator.model import Annotated, Claim, Quote, Span
from generator.problems import Place, Problem
from generator.records import Corpus, Entity
from generator.spelling import key

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
    what: str
    command: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" + (f"\n    {self.command}" if self.command else "")


def review(corpus: Corpus, problems: Sequence[Problem]) -> tuple[Look, ...]:
    """Return what wants a look: lost places, dates at odds, unsure marks, unknown speakers, names that may be one."""
    looks = [*_told(problems), *_alike(corpus)]
    for annotated in corpus.articles:
        if annotated.review is None:
            looks += _marks(annotated)
    return tuple(sorted(looks))


def counted(annotated: Annotated) -> tuple[int, int]:
    """Return how many of an article's marks were reviewed, and how many there are to review."""
    marks = [claim for claim in annotated.claims if claim.kind in VALUES]
    return len(marks) if annotated.review else sum(bool(mark.reviewed) for mark in marks), len(marks)


def _told(problems: Sequence[Problem]) -> Iterator[Look]:
    for problem in problems:
        if problem.code in _LOST:
            yield Look(1, problem.place, problem.message)
        elif problem.code in _CONFLICTS:
            yield Look(2, problem.place, problem.message)
        elif problem.code == "DL236":
            yield Look(3, problem.place, problem.message)


def _marks(annotated: Annotated) -> Iterator[Look]:
    """Yield the marks of an article that are unsure, and the quotes without a speaker, that nobody looked at yet."""
    for mark in annotated.claims:
        if mark.kind not in VALUES or mark.reviewed:
            continue
        words = _short(annotated.article.at(mark.span))
        place = annotated.article.place(mark.span.start)
        if mark.sure == "unsure":
            others = f" (or {', '.join(mark.others)})" if mark.others else ""
            rank = 4 if mark.kind == "time" else 6
            yield Look(
                rank, place, f"{mark.kind} “{words}” is unsure{others}: {mark.because}", _accept(annotated, mark)
            )
        elif isinstance(mark, Quote) and not (mark.speaker and mark.speaker.name):
            who = annotated.article.at(mark.speaker.span) if mark.speaker and mark.speaker.span else ""
            said = f"“{_short(who)}” is not resolved" if who else "nobody is named"
            yield Look(5, place, f"quote “{words}” has no known speaker: {said}", _accept(annotated, mark))


def _accept(annotated: Annotated, mark: Claim) -> str:
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
    blocks: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in corpus.entities:
        words = key(entity.name).split()
        if words:
            blocks[entity.type, words[-1][0]].append(entity)
    for block in blocks.values():
        for one, other in combinations(block, 2):
            likeness = JaroWinkler.similarity(key(one.name), key(other.name), score_cutoff=ALIKE)
            if likeness >= ALIKE or _shortened(one, other):
                mention = other.mentions[0]
                place = corpus.by_slug[mention.article].article.place(mention.span.start)
                what = f"“{one.name}” and “{other.name}” may be one; if so, write it into names.yml under `also`"
                yield Look(7, place, what)


def _shortened(one: Entity, other: Entity) -> bool:
    """Say whether of two people of one surname one's first name is the other's initial."""
    a, b = key(one.name).split(), key(other.name).split()
    if one.type != "person" or min(len(a), len(b)) < 2 or a[-1] != b[-1]:  # noqa: PLR2004 - a first name and a surname
        return False
    return a[0] != b[0] and (a[0].startswith(b[0]) or b[0].startswith(a[0]))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1].rstrip()}…"
