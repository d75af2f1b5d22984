"""Articles → annotated articles: from the cache if possible; otherwise parsed and annotated, on all cores if many."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from dateline.annotators.base import run
from dateline.cache import Cache
from dateline.languages import LANGUAGES
from dateline.model import Annotated, Article
from dateline.nlp import spacy_reader
from dateline.nlp.parse import Parse

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Progress = Callable[[int, int], None]
"""Called with the number of articles done and the total."""
MANY = 48
"""Minimum number of new articles for which starting worker processes pays off."""
_SHARE = 8
"""Articles that a worker takes at a time: few enough to keep all cores busy until the end, and sending costs little."""


def annotate(articles: Sequence[Article], pipeline: str, cache: Cache, progress: Progress) -> tuple[Annotated, ...]:
    """Return the articles with their marks, in the same order. In unsupported languages, only the layout is marked."""
    known = {article.slug: found for article in articles if (found := cache.get(article))}
    new = [article for article in articles if article.slug not in known]
    progress(len(known), len(articles))
    # Closed whatever happens here: an interrupt between two articles must end the worker processes too.
    with closing(_annotate(new, pipeline)) as done:
        for annotated in done:
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


def _annotate(articles: Sequence[Article], pipeline: str) -> Generator[Annotated]:
    cores = os.cpu_count() or 1
    if len(articles) < MANY or cores < 2:  # noqa: PLR2004
        yield from (annotate_one(article, pipeline) for article in articles)
        return
    # Imported lazily: a warm build starts no processes.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # Spawned, not forked: `mkdocs serve` builds in a thread, and forking a threaded process can deadlock.
    context = multiprocessing.get_context("spawn")
    follower, lifeline = context.Pipe(duplex=False)
    with (
        closing(follower),
        ProcessPoolExecutor(cores, mp_context=context, initializer=_follow, initargs=(follower,)) as pool,
        closing(lifeline),
    ):
        with _defer_interrupts():
            # Not `pool.map`, which cancels what is left when it is interrupted: Python 3.11 can't end such a pool.
            shares = [articles[start : start + _SHARE] for start in range(0, len(articles), _SHARE)]
            results = [pool.submit(_annotate_share, share, pipeline) for share in shares]
        for result in results:
            yield from result.result()


def _annotate_share(articles: Sequence[Article], pipeline: str) -> list[Annotated]:
    """Do a worker's part."""
    return [annotate_one(article, pipeline) for article in articles]


def _follow(follower: "Connection") -> None:
    """Make this worker end with its build. Ctrl-C is for the build alone, which then ends its workers."""
    # Imported lazily, like the rest of multiprocessing.
    import threading  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_build, args=(follower,), daemon=True).start()


def _end_with_build(follower: "Connection") -> None:
    """End this process as soon as the other end of the pipe is closed: the build is done, has failed or was killed.

    Only the operating system can tell a worker of a build that was killed. Whatever the worker is doing is in vain.
    """
    with suppress(EOFError, OSError):
        follower.recv_bytes()
    os._exit(0)


@contextmanager
def _defer_interrupts() -> Iterator[None]:
    """Let Ctrl-C wait a moment. Processes started meanwhile inherit that and never see it, not even while they load."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def quiet(_done: int, _all: int) -> None:
    """A `Progress` that shows nothing."""


def count_marks(annotated: Iterable[Annotated]) -> int:
    """Count all marks."""
    return sum(len(one.marks) for one in annotated)
