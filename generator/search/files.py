"""The index's files below a built site, whichever engine built it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from generator.pages.words import spoken
from generator.records import Corpus
from generator.search.finds import finds
from generator.search.pieces import pieces

FOLDER = "search"
"""Below the site's root; the page of the same name stands in it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an index holds: finds, files, and bytes before they are compressed."""

    finds: int
    files: int
    size: int


def address_in(site: Path, page: str) -> str:
    """Return where an engine put a page: `people/x/`, or `people/x.html` where addresses are those of files."""
    path = PurePosixPath(page).with_suffix(".html")
    return path.as_posix() if (site / path).exists() else f"{path.with_suffix('').as_posix()}/"


def write(corpus: Corpus, site: Path, language: str = "en") -> Written:
    """Make the built site's index hold exactly what the corpus says, in the language of the interface."""
    with spoken(language):
        found = finds(corpus, language)
    files = pieces(found, partial(address_in, site))
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.js"):
        if old.name not in files:
            old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Written(len(found), len(files), sum(map(len, files.values())))
