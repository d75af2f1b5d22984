"""Read all the desk's files into one value, with the problems of all files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

import dateline.desk.desk_files as disk
from dateline.desk import correction_register
from dateline.desk.anchor_scoring import StoredAnchor
from dateline.desk.anchors import AnchorResult, anchor_item
from dateline.desk.correction_register import RegisteredCorrection
from dateline.desk.desk_files import AnchorKey, DeskFile
from dateline.desk.items import ArticleFile
from dateline.desk.name_register import Bearer, Register
from dateline.desk.question_decisions import Cell, QuestionDecision
from dateline.desk.selectors import Selector
from dateline.desk.timeline_decisions import Pick, TimelineFile
from dateline.located import YamlReader, compose, suggest
from dateline.model import Article
from dateline.problems import Grade, Place, Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """Everything the editors wrote, for each article and for the whole corpus."""

    files: Mapping[str, ArticleFile] = field(default_factory=dict)
    """By the article's slug."""
    register: Register = field(default_factory=Register)
    questions: tuple[QuestionDecision, ...] = ()
    timeline: TimelineFile | None = None
    anchors: Mapping[AnchorKey, StoredAnchor] = field(default_factory=dict)
    """The stored anchors of the items."""
    published: tuple[RegisteredCorrection, ...] = ()
    """The register of corrections."""
    gone: tuple[RegisteredCorrection, ...] = ()
    """Corrections of articles that were removed."""

    def anchor(self, article: Article, selector: Selector) -> AnchorResult:
        """Return the place of an item in an article."""
        return anchor_item(article, selector, self.anchors.get(disk.anchor_key(article.slug, selector)))


def read(folder: Path, shown: PurePosixPath, articles: Sequence[Article]) -> tuple[Desk, tuple[Problem, ...]]:
    """Read all desk files below the seeds' folder; report and skip what is wrong."""
    found, problems = disk.read_all(folder, shown)
    anchors, damaged = disk.read_anchors(folder, shown)
    published, torn = disk.read_corrections(folder, shown)
    problems += [*damaged, *torn]
    by_path = {PurePosixPath(a.path).with_suffix("").as_posix(): a for a in articles}
    seeds = disk.list_seeds(folder)
    problems += [_report_reserved(article) for article in articles if article.slug in disk.RESERVED]
    files: dict[str, ArticleFile] = {}
    bearers: tuple[Bearer, ...] = ()
    questions: tuple[QuestionDecision, ...] = ()
    timeline: TimelineFile | None = None
    for file in found:
        match file.beside:
            case "names":
                bearers = _read_list(file, Bearer, problems)
            case "claims":
                questions = _read_list(file, QuestionDecision, problems)
            case "timeline":
                timeline = _read_mapping(file, TimelineFile, problems)
            case beside if article := by_path.get((shown / beside).as_posix()):
                if article_file := _read_mapping(file, ArticleFile, problems):
                    files[article.slug] = article_file
            case beside if beside not in seeds:
                problems.append(_report_stray(file, seeds))
    register = Register(bearers)
    problems += register.find_conflicts()
    slugs = {article.slug for article in articles}
    problems += _report_unknown(questions, timeline, slugs)
    gone = _restore_corrections(published, articles, files, problems)
    return Desk(files, register, questions, timeline, anchors, published, gone), tuple(sorted(problems))


def _restore_corrections(
    registered: Sequence[RegisteredCorrection],
    articles: Sequence[Article],
    files: dict[str, ArticleFile],
    problems: list[Problem],
) -> tuple[RegisteredCorrection, ...]:
    """Restore the corrections that the articles' files lost; return those of removed articles."""
    at_fault = {problem.place.path for problem in problems if problem.grade is Grade.ERROR}
    owned, gone = correction_register.match_to_articles(registered, articles, files)
    for article in articles:
        article_file = files.get(article.slug)
        if lost := correction_register.find_missing(
            owned.get(article.slug, ()), article_file.corrections if article_file else ()
        ):
            files[article.slug] = whole = correction_register.restore(article_file, article, lost)
            # A file that can't be read completely may still contain them.
            if whole.place.path not in at_fault:
                problems += correction_register.report_missing(whole, lost)
    return gone


def _read_mapping(file: DeskFile, record: type[T], problems: list[Problem]) -> T | None:
    """Read a file that is a single record; None if a required value is missing or wrong."""
    node, faults = compose(file.source)
    problems += faults
    if node is None:
        return None
    reader = YamlReader(file.source)
    read_value = reader.record(node, record)
    problems += reader.problems
    return read_value


def _read_list(file: DeskFile, record: type[T], problems: list[Problem]) -> tuple[T, ...]:
    """Read a file that is a list of records; skip invalid ones."""
    node, faults = compose(file.source)
    problems += faults
    if node is None:
        return ()
    reader = YamlReader(file.source)
    read_value = reader.records(node, record)
    problems += reader.problems
    return read_value


def _report_reserved(article: Article) -> Problem:
    message = f"the name {article.slug} is reserved for the desk's file {article.slug}.yml; rename the seed"
    return Problem(Place(article.path), message, "DL213")


def _report_stray(file: DeskFile, seeds: frozenset[str]) -> Problem:
    message = f"there is no seed of this name{suggest(file.beside, sorted(seeds), listed=False)}"
    return Problem(
        Place(file.source.path), f"{message}; a file of the desk has the name of its seed", "DL211", Grade.WARNING
    )


def _report_unknown(
    questions: Sequence[QuestionDecision], timeline: TimelineFile | None, slugs: set[str]
) -> list[Problem]:
    """Report the items about an article that doesn't exist."""
    cells = tuple(cell for question in questions for cell in question.cells)
    items: tuple[Cell | Pick, ...] = (*cells, *(timeline.picks if timeline else ()))
    return [
        Problem(
            item.place,
            f"there is no article '{item.article}'{suggest(item.article, sorted(slugs), listed=False)}",
            "DL214",
        )
        for item in items
        if item.article not in slugs
    ]
