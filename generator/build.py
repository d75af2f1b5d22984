"""The one path: settings → Site. The command writes it to disk, the mkdocs hook hands it over in memory."""

from generator import publish, seeds
from generator.annotating import Progress, annotate, quiet
from generator.cache import Cache
from generator.corpus import link
from generator.model import Article
from generator.pages import pages
from generator.problems import Grade, Problem, RefusedError
from generator.records import Corpus, Site
from generator.settings import Settings


def build(settings: Settings, problems: tuple[Problem, ...] = (), progress: Progress = quiet) -> Site:
    """Build all pages from the seeds; what could be read is there, what is wrong stands in `Site.problems`.

    `problems` are those met on the way here (the settings'). Raises nothing for bad input: `refuse` does.
    """
    try:
        cache = Cache(settings.pipeline)
    except LookupError as error:
        message = f"{error}; install it, or name one that is installed"
        missing = Problem(settings.place("pipeline"), message, "DL302")
        return Site((), tuple(sorted({*problems, missing})), Corpus(()))
    articles, unread = seeds.read(settings.seeds, settings.shown)
    corpus = link(annotate(articles, settings.pipeline, cache, progress))
    found = (*problems, *unread)
    made = tuple(pages(corpus, settings, found, publish.introduction(settings.docs)))
    return Site(made, tuple(sorted({*found, *publish.in_the_way(made, settings.docs)})), corpus)


def corpus_of(articles: tuple[Article, ...], pipeline: str, progress: Progress = quiet) -> Corpus:
    """Annotate and link articles that stand outside a project."""
    return link(annotate(articles, pipeline, Cache(pipeline), progress))


def refuse(problems: tuple[Problem, ...]) -> None:
    """Raise RefusedError with all problems where one of them is an error."""
    if any(problem.grade is Grade.ERROR for problem in problems):
        raise RefusedError(problems)
