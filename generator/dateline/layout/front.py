"""Front matter: the YAML between two lines of hyphens at the top of a file."""

import re
from dataclasses import dataclass

from dateline.located import Scalar, Source, read
from dateline.problems import Problem

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n(?=(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_]\w*[ \t]*:(?:\s|$))")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_LONGEST = 20_000
"""Maximum number of characters, including the closing line: a longer text begins with hyphens by chance."""


@dataclass(frozen=True, slots=True)
class FrontMatterValues:
    """The values that front matter may have, each as written."""

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
    """Return the front matter, or None if the file doesn't begin with hyphens, keys and a closing line."""
    opened = _OPEN.match(text)
    closed = _CLOSE.search(text, opened.end(), opened.end() + _LONGEST) if opened else None
    if opened is None or closed is None:
        return None
    values, problems = read(Source(path, text, opened.end(), closed.start()), FrontMatterValues)
    start = opened.start() + text.startswith("\ufeff")
    return FrontMatter(start, closed.start() + 3, values or FrontMatterValues(), tuple(problems))
