"""Files → what a build works with. The one rule for bad files is applied here, before any article is annotated.

A seed or desk file with an error is set aside, and its last good version stands in for it; so the pages keep what
readers know, and a typo in YAML brings no rejected mark back. An article is its seed and its desk file: if one has an
error, both are replaced. Without a last good version, the article is left out, and of a desk file about all articles,
whatever can be read applies. An error in anything else (settings, registers, folders) refuses the whole build.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from dateline import desk, publish, seeds
from dateline.addresses import AddressRegister
from dateline.cache import Cache
from dateline.last_good import LastGood, Texts
from dateline.located import Source
from dateline.model import Article
from dateline.pages.lists.front_page import INTRODUCTION
from dateline.problems import Grade, PipelineError, Place, Problem, RefusedError
from dateline.settings import Settings

_DESK = ".yml"
_CAN_BE_SET_ASIDE = (".txt", _DESK)


@dataclass(frozen=True)
class Intake:
    """What a build works with, and what is wrong with the files as they are now.

    A unit is what is set aside as a whole: an article with its desk file, by their path without suffix; or a desk file
    about all articles, or the introduction, by its path.
    """

    settings: Settings
    articles: tuple[Article, ...]
    desk: desk.Desk
    cache: Cache | None
    """None if the model can't be loaded."""
    addresses: AddressRegister
    introduction: str
    """The editor's own Markdown for the front page; empty if there is none."""
    problems: tuple[Problem, ...]
    refusals: tuple[Problem, ...] = ()
    """Errors outside of the units: with these, nothing can be built."""
    set_aside: frozenset[str] = frozenset()
    """The units that are not used as they are now."""
    notices: tuple[Problem, ...] = ()
    """What becomes of each of them."""
    old_pages: frozenset[str] = frozenset()
    """The pages of an earlier build that stay: those of articles set aside without a last good version."""
    good: Mapping[str, Texts] = field(default_factory=dict)
    """The texts of the units without errors."""

    def refuse(self, *, strict: bool = False) -> None:
        """Raise RefusedError if nothing can be built, or if `strict` and something has to be fixed first."""
        if self.refusals or (strict and any(is_refused(problem) for problem in self.problems)):
            raise RefusedError(self.problems)
        if not self.articles:
            message = "every article has errors, so there is nothing to build; fix one"
            raise RefusedError((*self.problems, Problem(Place(str(self.settings.shown)), message, "DL413")))

    def select(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return what a build finds wrong with the files as they are now, leaving out their last good versions."""
        outdated = {item.place for item in self.desk.references if item.article in self.desk.set_aside}
        return tuple(
            problem
            for problem in problems
            if _unit(problem.place.path, self.settings) not in self.set_aside and problem.place not in outdated
        )

    def keep_good(self) -> None:
        """Keep the files without errors as their last good versions."""
        LastGood(self.settings.seeds).keep(self.good, complete=not self.set_aside)


def is_refused(problem: Problem) -> bool:
    """Return True for what a strict build refuses: errors, and warnings about the desk's files.

    An editor can resolve all of these. Contradictions within an article stay: articles are never edited.
    """
    is_of_desk = problem.place.path.endswith(_DESK)
    return problem.grade is Grade.ERROR or (problem.grade is Grade.WARNING and is_of_desk)


def read(settings: Settings, problems: Iterable[Problem] = ()) -> Intake:
    """Read a project's seeds and desk, and set aside what has errors; `problems` are those of the settings."""
    refusals = [problem for problem in problems if problem.grade is Grade.ERROR]
    cache = open_cache(settings)
    if isinstance(cache, Problem):
        refusals.append(cache)
    articles, unread = seeds.read(settings.seeds, settings.shown)
    folder = desk.read_folder(settings.seeds, settings.shown)
    register, damaged = publish.addresses(settings.docs, settings.shown_docs)
    broken = publish.check_manifest(settings.docs, settings.shown_docs)
    introduction, illegible = publish.introduction(settings.docs, settings.shown_docs)
    stems = _find_stems(folder, settings)
    bad_seeds = (stems.get(_unit(one.place.path, settings), "") for one in unread if one.grade is Grade.ERROR)
    said, unruly = desk.interpret(folder, articles, frozenset(bad_seeds))
    found = sorted({*unread, *unruly, *damaged, *illegible, *broken, *desk.find_faults(said, articles)})
    bad: dict[str, str] = {}
    for problem in found:
        if problem.grade is not Grade.ERROR:
            continue
        if unit := _unit(problem.place.path, settings):
            bad.setdefault(unit, problem.place.path)
        else:
            refusals.append(problem)
    intake = Intake(
        settings,
        articles,
        said,
        cache if isinstance(cache, Cache) else None,
        register,
        introduction,
        problems=tuple(sorted({*problems, *refusals, *found})),
        refusals=tuple(refusals),
        good=_find_good(settings, (articles, folder.files, introduction), bad),
    )
    return _set_aside(intake, folder, bad) if bad else intake


def open_cache(settings: Settings) -> Cache | Problem:
    """Return the cache of annotations, or the problem with the pipeline that makes them."""
    try:
        return Cache(settings.pipeline)
    except PipelineError as error:
        return error.problem(settings.place("pipeline"))


def _set_aside(intake: Intake, folder: desk.DeskFolder, bad: Mapping[str, str]) -> Intake:
    """Return the intake with the last good versions of the bad units, and without those that have none.

    `bad` maps each unit to its first file with an error.
    """
    settings = intake.settings
    current = [article for article in intake.articles if _unit(article.path, settings) not in bad]
    slugs = {article.slug for article in current}
    stems = {unit: stem for unit, stem in _find_stems(folder, settings).items() if unit in bad}
    last_good = LastGood(settings.seeds)
    known = {unit: texts for unit in bad if (texts := last_good.read(unit))}
    restored = _read_articles({unit: known[unit] for unit in stems if unit in known}, current)
    shared = [unit for unit in bad if unit.endswith(_DESK)]
    pages = {
        unit: publish.find_article_pages(settings.docs, stem)
        for unit, stem in stems.items()
        if unit not in restored and stem not in slugs
    }
    opening = _introduction_path(settings)
    files = [file for file in folder.files if _unit(file.source.path, settings) in intake.good]
    files += [file for unit in (*restored, *shared) for file in _desk_files(known.get(unit, {}), settings)]
    files += [file for file in folder.files if file.source.path in shared and file.source.path not in known]
    articles = tuple(sorted((*current, *restored.values()), key=seeds.day_order))
    said, _ = desk.interpret(
        replace(folder, files=tuple(files)), articles, frozenset(stem for stem in stems.values() if stem not in slugs)
    )
    notices = [_report_article(bad[unit], known=unit in restored, shown=bool(pages.get(unit))) for unit in stems]
    notices += [_report_desk_file(unit, known=unit in known) for unit in shared]
    notices += [_report_introduction(opening, known=opening in known)] if opening in bad else []
    return replace(
        intake,
        articles=articles,
        desk=said,
        introduction=known.get(opening, {}).get(opening, "") if opening in bad else intake.introduction,
        set_aside=frozenset(bad),
        notices=tuple(sorted(notices)),
        old_pages=frozenset().union(*pages.values()),
    )


def _unit(path: str, settings: Settings) -> str:
    """Return the unit that a file belongs to; empty for one that can't be set aside."""
    # As problems write paths, since most units are looked up by a problem's.
    file = PurePosixPath(Place(path).path)
    if file.as_posix() == _introduction_path(settings):
        return file.as_posix()
    if file.suffix.lower() not in _CAN_BE_SET_ASIDE or not file.is_relative_to(settings.shown):
        return ""
    is_shared = file.suffix == _DESK and file.parent == settings.shown and file.stem in desk.RESERVED
    return file.as_posix() if is_shared else file.with_suffix("").as_posix()


def _find_stems(folder: desk.DeskFolder, settings: Settings) -> dict[str, str]:
    """Return the stems of all seeds by their units, even of those that can't be read."""
    return {_unit(f"{settings.shown}/{seed}.txt", settings): PurePosixPath(seed).name for seed in folder.seeds}


def _introduction_path(settings: Settings) -> str:
    return f"{settings.shown_docs}/{INTRODUCTION}"


def _find_good(
    settings: Settings, found: tuple[Iterable[Article], Iterable[desk.DeskFile], str], bad: Collection[str]
) -> dict[str, dict[str, str]]:
    """Return the texts of each unit without errors, by path: of articles, desk files and the introduction."""
    articles, files, introduction = found
    good = {unit: {article.path: article.text} for article in articles if (unit := _unit(article.path, settings))}
    for file in files:
        unit, path = _unit(file.source.path, settings), file.source.path
        if unit in good or unit == path:
            good.setdefault(unit, {})[path] = file.source.text
    if introduction:
        good[_introduction_path(settings)] = {_introduction_path(settings): introduction}
    return {unit: texts for unit, texts in good.items() if unit not in bad}


def _read_articles(known: Mapping[str, Texts], current: Iterable[Article]) -> dict[str, Article]:
    """Return the articles in the last good versions of units, without those whose address is in use now."""
    taken = {seeds.address(article.slug) for article in current}
    found = {}
    for unit, texts in known.items():
        path, text = next((path, text) for path, text in texts.items() if not path.endswith(_DESK))
        article, faults = seeds.parse(text.encode(), PurePosixPath(path))
        # What was good under older rules may not be now.
        is_good = not any(fault.grade is Grade.ERROR for fault in faults)
        if article and is_good and seeds.address(article.slug) not in taken:
            taken.add(seeds.address(article.slug))
            found[unit] = article
    return found


def _desk_files(texts: Texts, settings: Settings) -> Iterator[desk.DeskFile]:
    """Yield the desk files among the last good texts of a unit."""
    for path, text in texts.items():
        if path.endswith(_DESK):
            beside = PurePosixPath(path).relative_to(settings.shown).with_suffix("")
            yield desk.DeskFile(beside.name, beside.as_posix(), Source(path, text))


def _report_article(path: str, *, known: bool, shown: bool) -> Problem:
    """Say what readers see of an article while a file of it is set aside."""
    if known:
        message = "set aside because of its errors; the article is shown as it last was without errors"
        return Problem(Place(path), message, "DL410", Grade.NOTICE)
    if shown:
        message = "set aside because of its errors; the article's page stays as an earlier build wrote it"
        return Problem(Place(path), message, "DL411", Grade.NOTICE)
    message = "set aside because of its errors; the article is left out, since no version without errors is known"
    return Problem(Place(path), message, "DL411", Grade.NOTICE)


def _report_desk_file(path: str, *, known: bool) -> Problem:
    """Say what applies of a desk file about all articles while it is set aside."""
    if known:
        message = "set aside because of its errors; its last good version is used"
        return Problem(Place(path), message, "DL410", Grade.NOTICE)
    message = "has errors; of its items, those that can be read apply, since no version without errors is known"
    return Problem(Place(path), message, "DL412", Grade.NOTICE)


def _report_introduction(path: str, *, known: bool) -> Problem:
    """Say how the front page begins while the introduction is set aside."""
    if known:
        message = "set aside because of its errors; its last good version is used"
        return Problem(Place(path), message, "DL410", Grade.NOTICE)
    message = "set aside because of its errors; the front page goes without, since no good version of it is known"
    return Problem(Place(path), message, "DL412", Grade.NOTICE)
