"""The one path from settings to Site. The command writes the site to disk; the MkDocs plugin serves it from memory.

`intake.read` reads the files and applies the rule for bad ones; `build` makes the pages of what it returns. Whatever
refuses a build is known in between, before any article is annotated, except for pages whose place is occupied.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dateline import desk, publish, seeds, static
from dateline.addresses import find_lost_pages, find_moved, update_register
from dateline.cache import Cache
from dateline.corpus import link
from dateline.corpus.questions import rulings
from dateline.corpus.revision import revise_timeline
from dateline.export import title
from dateline.intake import Intake
from dateline.linked import Corpus, Page, Site
from dateline.model import Article
from dateline.pages import pages
from dateline.pipeline import Progress, annotate, quiet
from dateline.problems import Grade, PipelineError, Place, Problem, RefusedError
from dateline.settings import Settings


def build(intake: Intake, progress: Progress = quiet) -> Site:
    """Build all pages; `Site.problems` lists what is wrong. Bad input raises nothing here: that is `Intake.refuse`.

    Raises RefusedError if the pipeline can't be loaded.
    """
    if intake.cache is None:
        return Site((), intake.problems, Corpus(()))
    settings = intake.settings
    try:
        corpus, differing = _corpus(intake.desk, intake.articles, settings.pipeline, intake.cache, progress)
    except PipelineError as error:
        raise RefusedError((*intake.problems, error.problem(settings.place("pipeline")))) from error
    found = sorted({*intake.problems, *intake.notices, *intake.select(differing), *intake.cache.problems})
    old = find_moved(intake.addresses, corpus.entities) | find_lost_pages(intake.addresses, corpus)
    made = pages(corpus, settings, found, intake.introduction, old)
    everything: tuple[Page | static.Asset, ...] = (*made, *assets(settings))
    in_the_way = publish.find_obstacles(everything, settings.docs, settings.shown_docs)
    places = {problem.place for problem in in_the_way}
    occupied = {one.path for one in everything if Place(f"{settings.shown_docs}/{one.path}") in places}
    left = intake.old_pages | occupied
    shown = tuple(page for page in made if page.path not in left)
    return Site(shown, tuple(sorted({*found, *in_the_way})), corpus, left)


def assets(settings: Settings) -> tuple[static.Asset, ...]:
    """Return what a site has besides its pages; response headers only if the site is ours and has no others."""

    def is_ours(asset: static.Asset) -> bool:
        return asset.path != static.HEADERS or not (settings.is_guest or publish.is_by_hand(settings.docs, asset))

    return tuple(filter(is_ours, static.assets()))


def gather(settings: Settings, progress: Progress = quiet) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Read, annotate and link all articles that can be read, with the desk applied, as far as its files can be read.

    The corpus is None if the model can't be loaded.
    """
    try:
        return _gather(settings, progress)
    except PipelineError as error:
        return None, (error.problem(settings.place("pipeline")),)


def _gather(settings: Settings, progress: Progress) -> tuple[Corpus, tuple[Problem, ...]]:
    cache = Cache(settings.pipeline)
    articles, unread = seeds.read(settings.seeds, settings.shown)
    said, unruly = desk.read(settings.seeds, settings.shown, articles)
    corpus, differing = _corpus(said, articles, settings.pipeline, cache, progress)
    return corpus, (*unread, *unruly, *differing, *cache.problems)


def _corpus(
    said: desk.Desk, articles: tuple[Article, ...], pipeline: str, cache: Cache, progress: Progress
) -> tuple[Corpus, tuple[Problem, ...]]:
    """Annotate and link the articles: first the rules, then the desk."""
    known = tuple(desk.apply_facts(said, article) for article in articles)
    applied = [desk.apply(said, annotated) for annotated in annotate(known, pipeline, cache, progress)]
    decided = [annotated for annotated, _ in applied]
    asked, lost = desk.place_cells(said, decided)
    corpus, undone = revise_timeline(said, link(decided, said.register, rulings(asked)))
    corpus = replace(corpus, withdrawn=tuple(one.withdrawal for one in said.gone))
    return corpus, (*(problem for _, found in applied for problem in found), *lost, *undone)


def save_registers(intake: Intake, corpus: Corpus) -> bool:
    """Save the registers of anchors, addresses and published corrections; return True if anything was written.

    The next build uses them to recognise what has changed. What they say of files that are set aside stays.
    """
    settings, said = intake.settings, intake.desk
    in_use = [entity for entity in corpus.entities if entity.id in corpus.entity_pages]
    publish.keep_addresses(settings.docs, update_register(intake.addresses, in_use))
    built = [annotated for annotated in corpus.articles if annotated.article.slug not in said.set_aside]
    titled = [(annotated.article, title(annotated) or "") for annotated in built]
    corrected = desk.write_corrections(settings.seeds, desk.update_register(titled, said.files, said.unchanged))
    articles = [annotated.article for annotated in built]
    anchors = desk.collect_anchors(said, articles, complete=not intake.set_aside)
    return desk.write_anchors(settings.seeds, anchors) or corrected


def find_pending(intake: Intake, site: Site) -> tuple[Problem, ...]:
    """Return what `save_registers` has yet to save; empty if there are errors to fix first."""
    if find_errors(site.problems):
        return ()
    return desk.report_unregistered(intake.desk.published, intake.desk.files)


def corpus_of(article: Article, folder: Path, pipeline: str) -> Corpus:
    """Annotate and link one article outside a project, with the desk's files in its folder."""
    said, _ = desk.read(folder, PurePosixPath(article.path).parent, (article,))
    return _corpus(said, (article,), pipeline, Cache(pipeline), quiet)[0]


def find_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the errors among the problems."""
    return tuple(problem for problem in problems if problem.grade is Grade.ERROR)


def refuse(problems: tuple[Problem, ...]) -> None:
    """Raise RefusedError with all problems if one of them is an error."""
    if find_errors(problems):
        raise RefusedError(problems)
