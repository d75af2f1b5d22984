"""Articles → annotated articles: from the cache if possible; otherwise parsed and annotated, on all cores if many."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from dateline.annotators.base import run
from dateline.cache import Cache
from dateline.languages import LANGUAGES
from dateline.model import Annotated, Article
from dateline.nlp import spacy_reader
from dateline.nlp.parse import Parse

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the total."""
MANY = 48
"""Minimum number of new articles for which starting worker processes pays off."""


def annotate(articles: Sequence[Article], pipeline: str, cache: Cache, progress: Progress) -> tuple[Annotated, ...]:
    """Return the articles with their marks, in the same order. In unsupported languages, only the layout is marked."""
    known = {article.slug: found for article in articles if (found := cache.get(article))}
    new = [article for article in articles if article.slug not in known]
    progress(len(known), len(articles))
    for annotated in _annotate(new, pipeline):
        cache.put(annotated)
        known[annotated.article.slug] = annotated
        progress(len(known), len(articles))
    return tuple(known[article.slug] for article in articles)


def annotate_one(article: Article, pipeline: str) -> Annotated:
    """Parse and annotate one article."""
    language = LANGUAGES.get(article.language)
    if language is None:
        return Annotated(article, run((), article, Parse((), ())))
    parse = spacy_reader.read(article, pipeline, language.labels)
    return Annotated(article, run(language.annotators, article, parse))


def _annotate(articles: Sequence[Article], pipeline: str) -> Iterator[Annotated]:
    one = partial(annotate_one, pipeline=pipeline)
    cores = os.cpu_count() or 1
    if len(articles) < MANY or cores < 2:  # noqa: PLR2004
        yield from map(one, articles)
        return
    # Imported lazily: a warm build starts no processes.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Spawned, not forked: `mkdocs serve` builds in a thread, and forking a threaded process can deadlock.
    with ProcessPoolExecutor(cores, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(one, articles, chunksize=8)


def quiet(_done: int, _all: int) -> None:
    """A `Progress` that shows nothing."""


def count_marks(annotated: Iterable[Annotated]) -> int:
    """Count all marks."""
    return sum(len(one.marks) for one in annotated)
