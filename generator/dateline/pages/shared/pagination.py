"""Long lists on several pages: by year, month and day, or by the first letters of names.

A list that fits stays whole. Each page of a longer one is named for what it holds, not for its number, so that its
address lasts.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

T = TypeVar("T")

MAX_ITEMS = 200
"""Maximum number of items on a page: about 30 kB gzipped, and short enough to scan."""
YEAR = 4
"""Characters of an ISO date that name a year."""
TIME = (YEAR, 7, 10)
"""Characters of an ISO date that name a year, a month and a day."""
LETTERS = (1, 2, 3, 4)
"""Letters of a name by which a list from A to Z is divided."""
UNDATED = "undated"
"""The key of the page that holds the items without a key."""


@dataclass(frozen=True)
class ListPage(Generic[T]):
    """A page of a list, and the pages of the narrower groups below it."""

    path: str
    key: str
    """The common prefix of its items' keys: `2020-08`, `sa`; `20` for 2000 to 2099; empty for the whole list."""
    items: tuple[T, ...]
    """The items on this page itself: all of the group, or those whose keys are no longer than the page's."""
    below: tuple["ListPage[T]", ...] = ()
    number: int = 1
    """The page's number among those with this key: above 1 if nothing distinguishes the items."""

    def walk(self) -> Iterator["ListPage[T]"]:
        """Yield this page and those below it, in order."""
        yield self
        for page in self.below:
            yield from page.walk()

    @property
    def steps(self) -> Iterator["ListPage[T]"]:
        """Yield the pages that this one links to, skipping pages of many years that hold no items themselves."""
        for page in self.below:
            if page.below and len(page.key) < YEAR:
                yield from page.steps
            else:
                yield page

    @property
    def all_items(self) -> tuple[T, ...]:
        """Every item of the group."""
        return tuple(item for page in self.walk() for item in page.items)


def split_tree(
    items: Sequence[T], item_key: Callable[[T], str], depths: Sequence[int], path: Callable[[str], str], full: int
) -> ListPage[T]:
    """Divide a list by key prefixes of these lengths until no page holds more than `full` items.

    An item whose key is shorter than the next length stays on the page of its prefix.
    """

    def split(key: str, found: Sequence[T], lengths: Sequence[int]) -> ListPage[T]:
        if len(found) <= full or not lengths:
            return ListPage(path(key), key, tuple(found))
        length, *finer = lengths
        known = sorted((item for item in found if len(item_key(item)) >= length), key=lambda i: item_key(i)[:length])
        groups = groupby(known, key=lambda item: item_key(item)[:length])
        below = tuple(split(start, tuple(group), finer) for start, group in groups)
        return ListPage(path(key), key, tuple(item for item in found if len(item_key(item)) < length), below)

    return split("", items, depths)


def split_list(
    folder: str, items: Sequence[T], item_key: Callable[[T], str], depths: Sequence[int], full: int = MAX_ITEMS
) -> tuple[ListPage[T], ...]:
    """Divide a list into a flat series of pages below `folder`, by the shortest key prefixes that suffice.

    The items without a key (an article without a date) have a page of their own, the last. Items that no key
    distinguishes go on numbered pages.
    """
    first = depths[0]
    ordered = sorted(items, key=lambda item: (not item_key(item), item_key(item)[:first]))
    pages: list[ListPage[T]] = []
    for start, group in groupby(ordered, key=lambda item: item_key(item)[:first]):
        for page in split_tree(tuple(group), item_key, depths[1:], str, full).walk():
            pages += _number_pages(folder, page.key or start, page.items, full)
    return tuple(pages)


def _number_pages(folder: str, key: str, items: Sequence[T], full: int) -> Iterator[ListPage[T]]:
    path = f"{folder}/{key.replace(' ', '_') or UNDATED}"
    for number, start in enumerate(range(0, len(items), full), 1):
        suffix = f"-no{number}" if number > 1 else ""
        yield ListPage(f"{path}{suffix}.md", key or UNDATED, tuple(items[start : start + full]), number=number)
