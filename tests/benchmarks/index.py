"""How long making the search index takes, as ratios within one run: `python tests/benchmarks/index.py FOLDER [TIMES]`.

Prints, for the finds of a folder's articles and for TIMES as many (17, of 300 articles about 5,000): finds, files, the
largest file, and the time per find against that of finding the bare words (`\\w+`) of the same text once. The second
line's ratio above the first's is what grows faster than the corpus.
"""

import re
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dateline.build import gather
from dateline.pages.shared.i18n import use_language
from dateline.search.finds import Find, finds
from dateline.search.pieces import pieces
from dateline.search.terms import _split_terms
from dateline.settings import Settings

ROUNDS = 3
WORD = re.compile(r"\w+")


def main(folder: str, times: int = 17) -> None:
    """Make the index of a folder, once as it is and once multiplied, and print the table."""
    corpus, problems = gather(Settings(shown=PurePosixPath(Path(folder).as_posix())))
    assert corpus is not None, problems
    with use_language("en"):
        found = finds(corpus)
    for many in (1, times):
        one = [copy for find in found for copy in multiplied(find, many)]
        words = best(lambda one=one: [WORD.findall(text) for find in one for text in (*find.words, *find.names)])
        index = best(lambda one=one: pieces(one, lambda page: page))
        files = pieces(one, lambda page: page)
        largest = max(map(len, files.values()))
        print(f"{len(one):8,} finds {len(files):6,} files, the largest {largest:,} bytes {index / words:6.2f} x")


def multiplied(find: Find, times: int) -> Sequence[Find]:
    """Return a find as often as asked for, each on a page of its own; kinds stay together."""
    return [replace(find, page=f"{find.page.removesuffix('.md')}-{number}.md") for number in range(times)]


def best(work: object) -> float:
    """Return the least seconds of the processor that a call takes, of some rounds."""
    assert callable(work)
    seconds = []
    for _ in range(ROUNDS):
        _split_terms.cache_clear()
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
