"""What an editor should look at, worst first, each with the command that settles it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from pathlib import PurePosixPath

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from dateline.desk.decisions import DECISIONS
from dateline.desk.selectors import Selector, find_occurrences
from dateline.linked import Corpus, Entity
from dateline.model import Annotated, AnyMark, Quote, Span
from dateline.problems import Place, Problem
from dateline.reasons import Reason, reason
from dateline.shell import format_command
from dateline.spelling import key

MIN_NAME_SIMILARITY = 0.9
"""Minimum Jaro-Winkler similarity of two spellings of one name: one letter in five or two in ten may differ."""
_CONFLICTS = frozenset({"DL103", "DL104", "DL105", "DL107"})
_LOST = frozenset({"DL220", "DL221", "DL222", "DL223", "DL224"})
_EXCERPT = 60


@dataclass(frozen=True, slots=True, order=True)
class ReviewTask:
    """One thing to review; rank 1 is the worst."""

    rank: int
    place: Place
    what: Reason
    command: str = ""
    slug: str = field(default="", compare=False)
    """The article that it is about."""
    mark: AnyMark | None = field(default=None, compare=False)
    entities: tuple[str, ...] = field(default=(), compare=False)
    """The addresses of the names that may be one."""


def review(corpus: Corpus, problems: Sequence[Problem]) -> tuple[ReviewTask, ...]:
    """Return lost places, conflicting dates, unsure marks, unknown speakers, and names that may belong together."""
    tasks = [*_problem_tasks(corpus, problems), *_similar_names(corpus)]
    for annotated in corpus.articles:
        if annotated.review is None:
            tasks += _mark_tasks(annotated)
    return tuple(sorted(tasks))


def count_reviewed(annotated: Annotated) -> tuple[int, int]:
    """Return the number of an article's marks that were reviewed, and that can be."""
    valued = [mark for mark in annotated.marks if mark.kind in DECISIONS]
    return len(valued) if annotated.review else sum(bool(mark.reviewed) for mark in valued), len(valued)


def _problem_tasks(corpus: Corpus, problems: Sequence[Problem]) -> Iterator[ReviewTask]:
    slugs = {PurePosixPath(annotated.article.path).stem: annotated.article.slug for annotated in corpus.articles}
    for problem in problems:
        rank = 1 if problem.code in _LOST else 2 if problem.code in _CONFLICTS else 3 if problem.code == "DL236" else 0
        if rank:
            slug = slugs.get(PurePosixPath(problem.place.path).stem, "")
            yield ReviewTask(rank, problem.place, reason("review.message", message=problem.message), slug=slug)


def _mark_tasks(annotated: Annotated) -> Iterator[ReviewTask]:
    """Yield unsure marks and quotes without a speaker, if nobody has reviewed them yet."""
    for mark in annotated.marks:
        if mark.kind not in DECISIONS or mark.reviewed:
            continue
        words = _excerpt(annotated.article.words(mark.span))
        place = annotated.article.place(mark.span.start)
        if mark.sure == "unsure":
            rank = 4 if mark.kind == "time" else 6
            what = _unsure_reason(mark, words)
            yield ReviewTask(rank, place, what, _accept_command(annotated, mark), annotated.article.slug, mark)
        elif isinstance(mark, Quote) and not (mark.speaker and mark.speaker.name):
            who = annotated.article.words(mark.speaker.span) if mark.speaker and mark.speaker.span else ""
            unresolved = reason("review.unresolved", words=words, who=_excerpt(who))
            what = unresolved if who else reason("review.unnamed", words=words)
            yield ReviewTask(5, place, what, _accept_command(annotated, mark), annotated.article.slug, mark)


def _unsure_reason(mark: AnyMark, words: str) -> Reason:
    kind, others, why = reason(f"kind.{mark.kind}"), ", ".join(mark.others), mark.because
    if str(why).startswith(f'"{words}"'):
        if others:
            return reason("review.unsure-said-others", kind=kind, others=others, why=why)
        return reason("review.unsure-said", kind=kind, why=why)
    if others:
        return reason("review.unsure-others", kind=kind, words=words, others=others, why=why)
    return reason("review.unsure", kind=kind, words=words, why=why)


def _accept_command(annotated: Annotated, mark: AnyMark) -> str:
    """Return the command that accepts a mark; "" if its words can't be written so that every shell is safe."""
    article = annotated.article
    at = article.words(mark.span)
    if len(at) > _EXCERPT and mark.kind in {"quote", "event", "title"}:
        at = article.words(Span(mark.span.start, mark.span.start + len(at[:_EXCERPT].rsplit(maxsplit=1)[0])))
    words = Selector(at=at, place=Place(article.path))
    found = list(find_occurrences(article.text, words))
    number = next((n for n, span in enumerate(found, 1) if span.start == mark.span.start), 1)
    nth = f"--nth {number}" if len(found) > 1 else ""
    return format_command("dateline accept", (article.path, mark.kind, " ".join(at.split())), nth)


def _similar_names(corpus: Corpus) -> Iterator[ReviewTask]:
    """Yield pairs of names that may be spellings of one; only names whose last words share an initial are compared."""
    blocks: dict[tuple[str, str], list[tuple[str, Entity]]] = defaultdict(list)
    for entity in corpus.entities:
        if words := key(entity.name).split():
            blocks[entity.type, words[-1][0]].append((" ".join(words), entity))
    for block in blocks.values():
        for one, other in sorted({*_similar_pairs(block), *_initial_pairs(block)}):
            yield _pair_task(corpus, block[one][1], block[other][1])


def _pair_task(corpus: Corpus, one: Entity, other: Entity) -> ReviewTask:
    mention = other.mentions[0]
    place = corpus.by_slug[mention.article].article.place(mention.span.start)
    what = reason("review.alike", one=one.name, other=other.name)
    return ReviewTask(7, place, what, slug=mention.article, entities=(one.id, other.id))


def _similar_pairs(block: Sequence[tuple[str, Entity]]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of names with a similar spelling."""
    keys = [name for name, _ in block]
    for number, name in enumerate(keys):
        rest = keys[number + 1 :]
        scorer = JaroWinkler.similarity
        for _, _, after in process.extract(name, rest, scorer=scorer, score_cutoff=MIN_NAME_SIMILARITY, limit=None):
            yield number, number + 1 + after


def _initial_pairs(block: Sequence[tuple[str, Entity]]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of people with the same surname if one's first name begins with the other's."""
    people = [(name.split(), number) for number, (name, entity) in enumerate(block) if entity.type == "person"]
    full = [(words[-1], words[0], number) for words, number in people if len(words) > 1]
    for _, found in groupby(sorted(full), key=lambda person: person[0]):
        for (_, one, first), (_, other, second) in combinations(found, 2):
            if one != other and (one.startswith(other) or other.startswith(one)):
                yield min(first, second), max(first, second)


def _excerpt(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _EXCERPT else f"{flat[: _EXCERPT - 1].rstrip()}…"
