"""The one path from settings to Site. The command writes the site to disk; the MkDocs plugin serves it from memory."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

from dateline import desk, publish, seeds, static
from dateline.addresses import find_lost_pages, find_moved, update_register
from dateline.cache import Cache
from dateline.corpus import link
from dateline.corpus.questions import rulings
from dateline.corpus.revision import revise_timeline
from dateline.export import title
from dateline.linked import Corpus, Site
from dateline.model import Article
from dateline.pages import pages
from dateline.pipeline import Progress, annotate, quiet
from dateline.problems import Grade, Problem, RefusedError
from dateline.settings import Settings


def build(settings: Settings, problems: tuple[Problem, ...] = (), progress: Progress = quiet) -> Site:
    """Build all pages from the seeds that can be read; `Site.problems` lists what is wrong.

    `problems` are those found earlier, in the settings. Bad input raises nothing here; call `refuse` for that.
    """
    corpus, unruly = gather(settings, progress)
    if corpus is None:
        return Site((), tuple(sorted({*problems, *unruly})), Corpus(()))
    register, damaged = publish.addresses(settings.docs, settings.shown_docs)
    found = (*problems, *unruly, *damaged)
    old = find_moved(register, corpus.entities) | find_lost_pages(register, corpus)
    made = pages(corpus, settings, found, publish.introduction(settings.docs), old)
    in_the_way = publish.find_obstacles((*made, *assets(settings)), settings.docs, settings.shown_docs)
    return Site(made, tuple(sorted({*found, *in_the_way})), corpus)


def assets(settings: Settings) -> tuple[static.Asset, ...]:
    """Return what a site has besides its pages; response headers only if the site is ours and has no others."""
    has_headers = not settings.is_guest and not publish.is_by_hand(settings.docs, static.HEADERS)
    return tuple(one for one in static.assets() if has_headers or one.path != static.HEADERS)


def gather(settings: Settings, progress: Progress = quiet) -> tuple[Corpus | None, tuple[Problem, ...]]:
    """Read, annotate and link a project's articles, with the desk applied; None if the model can't be loaded."""
    try:
        cache = Cache(settings.pipeline)
    except LookupError as error:
        message = f"{error}; install it, or name one that is installed"
        return None, (Problem(settings.place("pipeline"), message, "DL302"),)
    articles, unread = seeds.read(settings.seeds, settings.shown)
    said, unruly = desk.read(settings.seeds, settings.shown, articles)
    corpus, differing = _corpus(said, articles, settings.pipeline, cache, progress)
    return corpus, (*unread, *unruly, *differing)


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


def save_registers(settings: Settings, corpus: Corpus) -> bool:
    """Save the registers of anchors, addresses and published corrections; return True if anything was written.

    The next build uses them to recognise what has changed.
    """
    register, _ = publish.addresses(settings.docs)
    in_use = [entity for entity in corpus.entities if entity.id in corpus.entity_pages]
    publish.keep_addresses(settings.docs, update_register(register, in_use))
    articles = tuple(annotated.article for annotated in corpus.articles)
    said, _ = desk.read(settings.seeds, settings.shown, articles)
    titled = [(annotated.article, title(annotated) or "") for annotated in corpus.articles]
    corrected = desk.write_corrections(settings.seeds, desk.update_register(titled, said.files, said.gone))
    return desk.write_anchors(settings.seeds, desk.collect_anchors(said, articles)) or corrected


def find_pending(settings: Settings, site: Site) -> tuple[Problem, ...]:
    """Return what `save_registers` has yet to save; empty if there are errors to fix first."""
    if any(problem.grade is Grade.ERROR for problem in site.problems):
        return ()
    articles = tuple(annotated.article for annotated in site.corpus.articles)
    said, _ = desk.read(settings.seeds, settings.shown, articles)
    return desk.report_unregistered(said.published, said.files)


def corpus_of(article: Article, folder: Path, pipeline: str) -> Corpus:
    """Annotate and link one article outside a project, with the desk's files in its folder."""
    said, _ = desk.read(folder, PurePosixPath(article.path).parent, (article,))
    return _corpus(said, (article,), pipeline, Cache(pipeline), quiet)[0]


def refuse(problems: tuple[Problem, ...]) -> None:
    """Raise RefusedError with all problems if one of them is an error."""
    if any(problem.grade is Grade.ERROR for problem in problems):
        raise RefusedError(problems)
