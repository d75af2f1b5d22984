"""Front matter: the YAML between two lines of hyphens on top of a file."""

import re
from dataclasses import dataclass

from dateline.located import Scalar, Source, read
from dateline.problems import Problem

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n(?=(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_]\w*[ \t]*:(?:\s|$))")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_LONGEST = 20_000
"""Characters, the closing line included: a longer one is a text that happens to begin with a line of hyphens."""


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """What front matter may state, each value as it is written."""

    title: Scalar | None = None
    date: Scalar | None = None
    source: Scalar | None = None
    url: Scalar | None = None
    author: Scalar | None = None
    language: Scalar | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a file, from its first line of hyphens to its last."""

    start: int
    end: int
    values: FrontMatterValues
    problems: tuple[Problem, ...]


def read_front_matter(text: str, path: str) -> FrontMatter | None:
    """Return the front matter, or None if the first line is no line of hyphens with keys and an end below it."""
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end(), opened.end() + _LONGEST) if opened else None
    if opened is None or closed is None:
        return None
    values, problems = read(Source(path, text, opened.end(), closed.start()), FrontMatterValues)
    start = opened.start() + text.startswith("\ufeff")
    return FrontMatter(start, closed.start() + 3, values or FrontMatterValues(), tuple(problems))
