"""The index files below a built site, whichever engine built it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from dateline import files
from dateline.linked import Corpus
from dateline.pages.lists import front_page
from dateline.pages.shared.i18n import use_language
from dateline.search.finds import finds
from dateline.search.pieces import pieces
from dateline.search.sections import Section, sections

FOLDER = "search"
"""Folder below the site's root; it also holds the search page."""


@dataclass(frozen=True, slots=True)
class IndexSize:
    """The size of an index: its finds, its files, and their bytes before compression."""

    finds: int
    files: int
    size: int


def address_in(site: Path, page: str) -> str:
    """Return the address that the engine gave a page: `people/x/`, or `people/x.html` if addresses are file names."""
    path = PurePosixPath(page).with_suffix(".html")
    return path.as_posix() if (site / path).exists() else f"{path.with_suffix('').as_posix()}/"


def write(corpus: Corpus, site: Path, language: str = "en", by_hand: Iterable[str] = ()) -> IndexSize:
    """Write the index of a built site, in the language of the interface.

    `by_hand` holds the paths below `docs/` of handwritten pages; those missing from the site are ignored.
    """
    sections_of = dict(read_sections(site, path) for path in by_hand)
    with use_language(language):
        found = finds(corpus, language, sections_of)
    made = pieces(found, partial(address_in, site))
    for old in (site / FOLDER).glob("*.js"):
        if old.name not in made:
            files.remove(site, f"{FOLDER}/{old.name}")
    for name, content in made.items():
        files.write(site, f"{FOLDER}/{name}", content)
    return IndexSize(len(found), len(made), sum(map(len, made.values())))


def read_sections(site: Path, path: str) -> tuple[str, tuple[Section, ...]]:
    """Return the page that shows a file, and its sections; none if the site lacks the page."""
    page = front_page.PATH if path == front_page.INTRODUCTION else path
    address = address_in(site, page)
    file = site / (f"{address}index.html" if address.endswith("/") else address)
    if not file.exists():
        return page, ()
    found = sections(file.read_text(encoding="utf-8", errors="replace"))
    if page != front_page.PATH:
        return page, found
    return page, tuple(section for section in found if section.title and section.fragment not in front_page.OURS)
