"""The list page that holds a name: the first if the name is frequent or the list short, else its letter's.

It is decided in one place, so that every link to a name without a page leads to its line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.linked import FOLDERS, Entity
from dateline.model import NameType
from dateline.pages.shared.pagination import LETTERS, MAX_ITEMS, ListPage, split_list
from dateline.spelling import key

MOST = 100
"""Number of names on the first page of a long list."""
LETTERED = 30
"""Minimum number of names for a list from A to Z."""
_LONG = 400
"""Maximum number of names on a letter's page; a longer page is divided by the second letter."""


@dataclass(frozen=True)
class NameList:
    """The list of all names of a type."""

    path: str
    names: tuple[Entity, ...]
    """Those with most mentions first."""
    letters: tuple[ListPage[Entity], ...]
    """The pages from A to Z, empty if the list is short."""

    @property
    def is_cut(self) -> bool:
        """True if the first page doesn't hold all names."""
        return bool(self.letters) and len(self.names) > MAX_ITEMS

    @property
    def top(self) -> tuple[Entity, ...]:
        """The names on the first page."""
        return self.names[:MOST] if self.is_cut else self.names

    def lines(self) -> dict[str, str]:
        """The page that holds each name's line, by address."""
        found = {entity.id: page.path for page in self.letters for entity in page.items}
        return found | {entity.id: self.path for entity in self.top}


def list_names(entities: Iterable[Entity], kind: NameType) -> NameList:
    """Return the list of all names of a type."""
    found = [entity for entity in entities if entity.type == kind]
    found.sort(key=lambda entity: (-len(entity.mentions), entity.id))
    folder = FOLDERS[kind]
    return NameList(f"{folder}/index.md", tuple(found), _split_by_letter(folder, found))


def _split_by_letter(folder: str, found: Sequence[Entity]) -> tuple[ListPage[Entity], ...]:
    if len(found) < LETTERED:
        return ()
    names = {entity.id: initials(entity.name, person=entity.type == "person") for entity in found}
    ordered = sorted(found, key=lambda entity: (names[entity.id], entity.id))
    return split_list(f"{folder}/by-letter", ordered, lambda entity: names[entity.id], LETTERS, _LONG)


def initials(name: str, *, person: bool) -> str:
    """Return the key of a name in a list from A to Z: a person's last name comes first."""
    words = key(name).removeprefix("the ").split() or ["0"]
    ordered = [words[-1], *words[:-1]] if person else words
    return " ".join(ordered) if ordered[0][:1].isalpha() else f"0 {' '.join(ordered)}"


def name_anchor(entity: Entity) -> str:
    """Return the id of a name's line on its list."""
    return f"n-{entity.id.rpartition('/')[2]}"
