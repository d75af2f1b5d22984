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


@dataclass(frozen=True, slots=True)
class DeskFolder:
    """The desk's files and registers as they are on disk, before anybody asks what they say about which article."""

    shown: PurePosixPath
    """The folder's path in messages."""
    files: tuple[DeskFile, ...]
    seeds: frozenset[str]
    """The paths, without suffix, of all seeds, even unreadable ones."""
    anchors: Mapping[AnchorKey, StoredAnchor]
    published: tuple[RegisteredCorrection, ...]
    problems: tuple[Problem, ...]


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
    unchanged: tuple[RegisteredCorrection, ...] = ()
    """Corrections that stay in the register as they are: of removed articles, and of those set aside."""
    set_aside: frozenset[str] = frozenset()
    """The slugs of articles that are not built as their files are now. What the registers say of them stays."""

    @property
    def references(self) -> tuple[Cell | Pick, ...]:
        """Every item about all articles that points into one."""
        cells = (cell for question in self.questions for cell in question.cells)
        return (*cells, *(self.timeline.picks if self.timeline else ()))

    def anchor(self, article: Article, selector: Selector) -> AnchorResult:
        """Return the place of an item in an article."""
        return anchor_item(article, selector, self.anchors.get(disk.anchor_key(article.slug, selector)))


def read(folder: Path, shown: PurePosixPath, articles: Sequence[Article]) -> tuple[Desk, tuple[Problem, ...]]:
    """Read all desk files below the seeds' folder; report and skip what is wrong."""
    return interpret(read_folder(folder, shown), articles)


def read_folder(folder: Path, shown: PurePosixPath) -> DeskFolder:
    """Read all desk files and registers below the seeds' folder as text."""
    files, problems = disk.read_all(folder, shown)
    anchors, damaged = disk.read_anchors(folder, shown)
    published, torn = disk.read_corrections(folder, shown)
    found = (*problems, *damaged, *torn)
    return DeskFolder(shown, tuple(files), disk.list_seeds(folder), anchors, published, found)


def interpret(
    folder: DeskFolder, articles: Sequence[Article], set_aside: frozenset[str] = frozenset()
) -> tuple[Desk, tuple[Problem, ...]]:
    """Return what the desk's files say about the articles; report and skip what is wrong.

    `set_aside` are the slugs of articles that exist, but are missing here or not as their files are now.
    """
    problems = list(folder.problems)
    by_path = {PurePosixPath(a.path).with_suffix("").as_posix(): a for a in articles}
    problems += [_report_reserved(article) for article in articles if article.slug in disk.RESERVED]
    files: dict[str, ArticleFile] = {}
    bearers: tuple[Bearer, ...] = ()
    questions: tuple[QuestionDecision, ...] = ()
    timeline: TimelineFile | None = None
    for file in folder.files:
        match file.beside:
            case "names":
                bearers = _read_list(file, Bearer, problems)
            case "claims":
                questions = _read_list(file, QuestionDecision, problems)
            case "timeline":
                timeline = _read_mapping(file, TimelineFile, problems)
            case beside if article := by_path.get((folder.shown / beside).as_posix()):
                if article_file := _read_mapping(file, ArticleFile, problems):
                    files[article.slug] = article_file
            case beside if beside in folder.seeds:
                if file.stem in set_aside:
                    # Its seed can't be read. What is wrong with this file is reported in the same run.
                    _read_mapping(file, ArticleFile, problems)
            case _:
                problems.append(_report_stray(file, folder.seeds))
    register = Register(bearers)
    problems += register.find_conflicts()
    owned, missing = correction_register.match_to_articles(folder.published, articles, files)
    _restore_corrections(owned, articles, files, problems)
    said = Desk(
        files,
        register,
        questions,
        timeline,
        folder.anchors,
        folder.published,
        gone=tuple(one for one in missing if one.article not in set_aside),
        unchanged=(*missing, *(one for slug in sorted(set_aside) for one in owned.get(slug, ()))),
        set_aside=set_aside,
    )
    problems += _report_unknown(said, {article.slug for article in articles} | set_aside)
    return said, tuple(sorted(problems))


def _restore_corrections(
    owned: Mapping[str, Sequence[RegisteredCorrection]],
    articles: Sequence[Article],
    files: dict[str, ArticleFile],
    problems: list[Problem],
) -> None:
    """Restore the registered corrections that the articles' files lost."""
    at_fault = {problem.place.path for problem in problems if problem.grade is Grade.ERROR}
    for article in articles:
        article_file = files.get(article.slug)
        if lost := correction_register.find_missing(
            owned.get(article.slug, ()), article_file.corrections if article_file else ()
        ):
            files[article.slug] = whole = correction_register.restore(article_file, article, lost)
            # A file that can't be read completely may still contain them.
            if whole.place.path not in at_fault:
                problems += correction_register.report_missing(whole, lost)


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


def _report_unknown(desk: Desk, slugs: set[str]) -> list[Problem]:
    """Report the items about an article that doesn't exist."""
    return [
        Problem(
            item.place,
            f"there is no article '{item.article}'{suggest(item.article, sorted(slugs), listed=False)}",
            "DL214",
        )
        for item in desk.references
        if item.article not in slugs
    ]
