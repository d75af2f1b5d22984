"""Long lists on several pages: by year, month and day, or by the letters that names begin with.

A list that fits stays whole; of a long one each page has an address that lasts, since it is named for what it holds
and not for its number.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from dateline import markdown as md
from dateline.linked import Page
from dateline.model import Annotated
from dateline.pages.shared.context import Here
from dateline.pages.shared.i18n import label, period_words, say
from dateline.spelling import key

T = TypeVar("T")

FULL = 200
"""Items from which a list is divided: some 30 kB gzipped, and short enough to be scanned."""
TIME = (4, 7, 10)
"""Characters of an ISO date that name a year, a month and a day."""
LETTERS = (1, 2, 3, 4)
UNDATED = "undated"


@dataclass(frozen=True)
class Part(Generic[T]):
    """One page of a list."""

    key: str
    """`2010`, `2010-06`, `2010-06-03` or `undated`; of names `s` or `sa`."""
    path: str
    items: tuple[T, ...]
    number: int = 1
    """Which page it is of those with this key: more than one where nothing tells the items apart."""


def divide(
    folder: str, items: Sequence[T], name: Callable[[T], str], depths: Sequence[int], full: int = FULL
) -> tuple[Part[T], ...]:
    """Divide a list into pages below `folder` by the shortest beginnings of names that leave no page too full.

    What has an empty name, because its day is not known, stands on a page by itself.
    """
    groups: dict[str, list[T]] = defaultdict(list)
    for item in items:
        groups[name(item)[: depths[0]]].append(item)
    parts: list[Part[T]] = []
    for beginning, found in sorted(groups.items(), key=lambda group: (not group[0], group[0])):
        finer = [depth for depth in depths[1:] if any(len(name(item)) >= depth for item in found)]
        if len(found) > full and finer:
            parts += divide(folder, found, name, finer, full)
        else:
            for number, start in enumerate(range(0, len(found), full), 1):
                stem = beginning.replace(" ", "_") or UNDATED
                path = f"{folder}/{stem}{f'-no{number}' if number > 1 else ''}.md"
                parts.append(Part(beginning or UNDATED, path, tuple(found[start : start + full]), number))
    return tuple(parts)


def told_on(annotated: Annotated) -> str:
    """Return an article's day in ISO format, nothing where it is not known: for dividing by time."""
    published = annotated.article.published
    return published.isoformat() if published else ""


def initials(name: str, *, person: bool) -> str:
    """Return by what a name stands in a list from A to Z: a person by the last word of the name."""
    words = key(name).removeprefix("the ").split() or ["0"]
    ordered = [words[-1], *words[:-1]] if person else words
    return " ".join(ordered) if ordered[0][:1].isalpha() else f"0 {' '.join(ordered)}"


def period_name(part: Part[T]) -> str:
    """Return a page's stretch of time as readers see it."""
    return _numbered(part, str(label("date.undated")) if part.key == UNDATED else period_words(part.key))


def letter_name(part: Part[T]) -> str:
    """Return the letters of a page of names: `S`, `Sa`; digits and signs together."""
    return _numbered(part, str(label("parts.digits")) if part.key[:1] == "0" else part.key.strip().capitalize())


def _numbered(part: Part[T], words: str) -> str:
    return words if part.number == 1 else say("parts.numbered", part=words, n=part.number)


def by_time(here: Here, parts: Sequence[Part[T]], what: str = "") -> md.Markdown:
    """Return links to the pages of a list that is divided by time, a line for each year that is divided.

    `what` tells the list from others of its page.
    """
    lines = []
    for year, found in groupby(parts, key=lambda part: "" if _is_whole(part) else part.key[: TIME[0]]):
        inside = [*found]
        links = [_to(here, part, _short(part) if year else period_name(part)) for part in inside]
        head = [md.element("b", {}, md.text(year))] if year else []
        lines.append(md.join([*head, *links], " "))
    name = str(label("parts.label"))
    return _nav(lines, say("parts.of", title=name, part=what) if what else name)


def _is_whole(part: Part[T]) -> bool:
    """Say whether a page holds all of a year, or what has no day."""
    return part.key == UNDATED or len(part.key) == TIME[0]


def by_letter(here: Here, parts: Sequence[Part[T]]) -> md.Markdown:
    """Return links to the pages of a list from A to Z."""
    letters = md.join([_to(here, part, letter_name(part)) for part in parts], " ")
    return _nav([letters], str(label("parts.label")))


def _nav(lines: Sequence[md.Markdown], name: str) -> md.Markdown:
    inside = [md.line("p", {}, words) for words in lines]
    return md.block("nav", {"class": "dl-parts", "aria-label": name}, *inside)


def _to(here: Here, part: Part[T], words: str) -> md.Markdown:
    number = md.element("span", {"class": "dl-count"}, md.text(str(len(part.items))))
    if part.path == here.path:
        shown = md.element("b", {"aria-current": "page"}, md.text(words))
        return md.element("span", {"class": "dl-part"}, md.join([shown, number], " "))
    return here.link(part.path, md.join([md.text(words), number], " "), cls="dl-part")


def _short(part: Part[T]) -> str:
    words = str(label("date.months-alone")[int(part.key[5:7]) - 1])
    return _numbered(part, f"{int(part.key[8:])} {words}" if len(part.key) == TIME[-1] else words)


def part_pages(
    here: Here, title: str, parts: Sequence[Part[T]], shown: Callable[[Here, Sequence[T]], Iterator[md.Markdown]]
) -> Iterator[Page]:
    """Yield the pages of a list divided by time; `here` is the page that leads to them."""
    for part in parts:
        there = Here(here.edition, part.path)
        name = say("parts.of", title=title, part=period_name(part))
        body = md.blocks(
            md.heading(1, md.text(name), {"id": "part"}),
            md.line("p", {"class": "dl-more"}, there.link(here.path, md.text(say("parts.up", title=title)))),
            by_time(there, parts),
            *shown(there, part.items),
        )
        yield Page(part.path, name, body, (("title", md.front(name)), ("hide", ("navigation", "toc"))))
