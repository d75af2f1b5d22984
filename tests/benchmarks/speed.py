"""How long annotating takes, as ratios within one run: `python tests/benchmarks/speed.py FOLDER [ROUNDS]`.

Prints, for the articles of a folder on one core with the model loaded: the whole annotation against the model's own
pipeline over the same prose (`nlp.pipe`), each annotator's share, and how many articles a second its rules alone do.
The rounds take turns, and the best of each counts, so that another program's load falls on all alike.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from dateline import seeds, settings
from dateline.annotators.base import drop_overlaps
from dateline.languages.en import ENGLISH
from dateline.model import AnyMark, Article
from dateline.nlp import spacy_reader
from dateline.nlp.parse import Parse
from dateline.pipeline import annotate_one


def main(folder: str, rounds: int = 3) -> None:
    """Time the folder's articles and print the table."""
    articles, _ = seeds.read(Path(folder), PurePosixPath(folder))
    pipeline = settings.Settings().pipeline
    nlp = spacy_reader._pipeline(pipeline)
    prose = [article.words(piece) for article in articles for piece in article.prose]
    readings = [spacy_reader.read(article, pipeline, ENGLISH.labels) for article in articles]
    best: dict[str, float] = defaultdict(lambda: float("inf"))

    def timed(what: str, begun: float) -> None:
        best[what] = min(best[what], time.perf_counter() - begun)

    for _ in range(rounds):
        begun = time.perf_counter()
        for _ in nlp.pipe(prose):
            pass
        timed("pipeline", begun)
        begun = time.perf_counter()
        for article in articles:
            annotate_one(article, pipeline)
        timed("everything", begun)
        for name, seconds in _alone(articles, readings).items():
            best[name] = min(best[name], seconds)
    print(f"{len(articles)} articles, {sum(map(len, prose)):,} characters of prose")
    for what, seconds in best.items():
        rate = len(articles) / seconds
        print(f"{what:12} {seconds:7.2f} s  {seconds / best['pipeline']:5.2f} x  {rate:8.0f} articles/s")


def _alone(articles: Sequence[Article], readings: Sequence[Parse]) -> dict[str, float]:
    """Return the seconds that each annotator takes, the reading and what the others said being given."""
    spent: dict[str, float] = defaultdict(float)
    for article, parse in zip(articles, readings, strict=True):
        marks: tuple[AnyMark, ...] = article.layout
        for annotator in ENGLISH.annotators:
            begun = time.perf_counter()
            found = tuple(annotator.annotate(article, parse, marks))
            spent[annotator.name] += time.perf_counter() - begun
            marks += tuple(drop_overlaps(found))
    return spent


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
