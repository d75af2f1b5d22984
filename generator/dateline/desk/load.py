"""The desk's files → one value, with every fault of all of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar, get_args

import dateline.desk.files as disk
from dateline.calendar.when import TimeType
from dateline.desk import correction_register
from dateline.desk.anchor_scoring import Kept
from dateline.desk.anchors import Standing, stand
from dateline.desk.correction_register import KeptCorrection
from dateline.desk.files import Found, Key
from dateline.desk.items import VALUES, VERBS, ArticleFile, Decision
from dateline.desk.name_register import Bearer, Register
from dateline.desk.question_decisions import Cell, QuestionDecision
from dateline.desk.selectors import Words
from dateline.desk.timeline_decisions import Pick, TimelineFile
from dateline.located import YamlReader, compose, near
from dateline.model import Article, NameType
from dateline.problems import Grade, Place, Problem

T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """Everything that the editors say: by article, and over all of them."""

    files: Mapping[str, ArticleFile] = field(default_factory=dict)
    """By the article's slug."""
    register: Register = field(default_factory=Register)
    questions: tuple[QuestionDecision, ...] = ()
    timeline: TimelineFile | None = None
    kept: Mapping[Key, Kept] = field(default_factory=dict)
    """The surroundings of the items as they last stood well."""
    published: tuple[KeptCorrection, ...] = ()
    """The corrections as the register has them."""
    gone: tuple[KeptCorrection, ...] = ()
    """Corrections of articles that are no longer here."""

    def stand(self, article: Article, item: Words) -> Standing:
        """Return where an item stands in an article."""
        return stand(article, item, self.kept.get(disk.key(article.slug, item)))


def read(folder: Path, shown: PurePosixPath, articles: Sequence[Article]) -> tuple[Desk, tuple[Problem, ...]]:
    """Read all files of the desk below the seeds' folder; what is at fault is reported and left out, the rest stays."""
    found, problems = disk.read_all(folder, shown)
    kept, damaged = disk.read_anchors(folder, shown)
    published, torn = disk.read_corrections(folder, shown)
    problems += [*damaged, *torn]
    by_path = {PurePosixPath(a.path).with_suffix("").as_posix(): a for a in articles}
    seeds = disk.seeds_there(folder)
    problems += [_reserved(article) for article in articles if article.slug in disk.RESERVED]
    files: dict[str, ArticleFile] = {}
    bearers: tuple[Bearer, ...] = ()
    questions: tuple[QuestionDecision, ...] = ()
    timeline: TimelineFile | None = None
    for file in found:
        match file.beside:
            case "names":
                bearers = _list(file, Bearer, problems)
            case "claims":
                questions = _list(file, QuestionDecision, problems)
            case "timeline":
                timeline = _mapping(file, TimelineFile, problems)
            case beside if article := by_path.get((shown / beside).as_posix()):
                if said := _mapping(file, ArticleFile, problems):
                    files[article.slug] = _checked(said, problems)
            case beside if beside not in seeds:
                problems.append(_alone(file, seeds))
    register = Register(bearers)
    problems += register.faults()
    slugs = {article.slug for article in articles}
    problems += _strangers(questions, timeline, slugs)
    gone = _put_back(published, articles, files, problems)
    return Desk(files, register, questions, timeline, kept, published, gone), tuple(sorted(problems))


def _put_back(
    kept: Sequence[KeptCorrection], articles: Sequence[Article], files: dict[str, ArticleFile], problems: list[Problem]
) -> tuple[KeptCorrection, ...]:
    """Give the articles back the corrections that their files lost; return those of articles that are gone."""
    at_fault = {problem.place.path for problem in problems if problem.grade is Grade.ERROR}
    owned, gone = correction_register.housed(kept, articles, files)
    for article in articles:
        said = files.get(article.slug)
        if lost := correction_register.missing(owned.get(article.slug, ()), said.corrections if said else ()):
            files[article.slug] = whole = correction_register.restored(said, article, lost)
            # Of a file that could not be read whole nobody can say that it lost anything.
            if whole.place.path not in at_fault:
                problems += correction_register.losses(whole, lost)
    return gone


def _mapping(file: Found, record: type[T], problems: list[Problem]) -> T | None:
    node, faults = compose(file.source)
    problems += faults
    if node is None:
        return None
    reader = YamlReader(file.source)
    read_value = reader.record(node, record)
    problems += reader.problems
    return read_value


def _list(file: Found, record: type[T], problems: list[Problem]) -> tuple[T, ...]:
    """Read a file that is a list of records; those at fault are left out."""
    node, faults = compose(file.source)
    problems += faults
    if node is None:
        return ()
    reader = YamlReader(file.source)
    read_value = reader.records(node, record)
    problems += reader.problems
    return read_value


def _checked(said: ArticleFile, problems: list[Problem]) -> ArticleFile:
    """Return the file without the decisions that decide nothing, or two things at once."""
    good = []
    for decision in said.marks:
        faults = list(_faults(decision))
        problems += faults
        if not faults:
            good.append(decision)
    return replace(said, marks=tuple(good))


def _faults(decision: Decision) -> list[Problem]:
    """Return what is wrong with a decision in itself."""
    place = decision.place
    if len(decision.given) != 1:
        said = " and ".join(f"'{verb}'" for verb in decision.given) or "none"
        verbs = ", ".join(f"'{verb}'" for verb in VERBS)
        return [Problem(place, f"a decision has exactly one of {verbs}; this has {said}", "DL230")]
    kind, verb = decision.kind, decision.verb
    allowed = VALUES[kind]
    given = sorted(decision.values)
    faults = []
    for name in given:
        if name not in allowed:
            has = f"it has {', '.join(allowed)}" if allowed else "it has no values"
            faults.append(Problem(place, f"a {kind} has no '{name}'; {has}", "DL231"))
    types = get_args({"name": NameType, "time": TimeType}.get(kind))
    if types and decision.type and decision.type not in types:
        faults.append(Problem(place, f"a {kind} is no {decision.type}; it is {', '.join(types)}", "DL231"))
    if kind == "event" and "until" in given and "date" not in given:
        faults.append(Problem(place, "an event's 'until' needs its 'date'; give both", "DL234"))
    if verb == "reject" and given and not faults:
        faults.append(
            Problem(place, f"what is rejected has no '{given[0]}'; remove it, or 'change' the {kind}", "DL232")
        )
    if verb == "change" and not given:
        values = f"give {' or '.join(allowed)}" if allowed else "it has no values; 'reject' it, or 'add' another"
        message = f"change what of the {kind}? {values}"
        faults.append(Problem(place, message, "DL233"))
    needed = {"name": "type", "time": "value", "figure": "value"}.get(kind)
    if verb == "add" and needed and needed not in given:
        faults.append(Problem(place, f"a {kind} that is added needs '{needed}'", "DL234"))
    return faults


def _reserved(article: Article) -> Problem:
    message = f"the name {article.slug} belongs to the desk's own file {article.slug}.yml; call the seed otherwise"
    return Problem(Place(article.path), message, "DL213")


def _alone(file: Found, seeds: frozenset[str]) -> Problem:
    message = f"stands beside no seed{near(file.beside, sorted(seeds), listed=False)}"
    return Problem(
        Place(file.source.path), f"{message}; it is called like the seed it belongs to", "DL211", Grade.WARNING
    )


def _strangers(questions: Sequence[QuestionDecision], timeline: TimelineFile | None, slugs: set[str]) -> list[Problem]:
    """Return the items that speak of an article that is not there."""
    cells = tuple(cell for question in questions for cell in question.cells)
    items: tuple[Cell | Pick, ...] = (*cells, *(timeline.picks if timeline else ()))
    return [
        Problem(
            item.place,
            f"there is no article '{item.article}'{near(item.article, sorted(slugs), listed=False)}",
            "DL214",
        )
        for item in items
        if item.article not in slugs
    ]
