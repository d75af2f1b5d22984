"""What the articles say together: people, quotes, timeline entries and sources, linked over all; pages and site.

Built once by `generator.corpus`, read by every page. Relations are addresses (`people/sergey-lavrov`) and slugs, not
objects: nothing here looks anything up behind the reader's back.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from generator.model import Annotated, Event, Grain, NameType, Quote, Span, Status
from generator.problems import Problem

FOLDERS: dict[NameType, str] = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "people": "nationalities",
    "event": "named-events",
    "work": "works",
    "law": "laws",
    "other": "others",
}
"""The folder of an entity's address, by type."""
PAGED: frozenset[NameType] = frozenset({"person", "organisation", "place"})
"""The types whose entities have a page of their own."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where an entity is named."""

    article: str
    """The article's slug."""
    span: Span
    form: str
    """The words used there."""
    because: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A title or role that an article gives to somebody."""

    words: str
    article: str
    span: Span
    day: dt.date | None
    """The article's day: a role is held when it is told, not for ever."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or other bearer of a name, over all articles."""

    id: str
    """Its address on the site: `people/sergey-lavrov`."""
    type: NameType
    name: str
    """The canonical name: the register's, else the fullest form used."""
    mentions: tuple[Mention, ...]
    """By article day and place in the text."""
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote and who speaks it: `entity` is an address, None where unresolved."""

    article: str
    quote: Quote
    entity: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's clause that tells an entry."""

    article: str
    event: Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated (or undated) thing on the timeline, with every telling of it."""

    id: str
    headline: str
    """Verbatim words of one telling: `headline_at` says where they stand."""
    headline_at: tuple[str, Span]
    status: Status
    tellings: tuple[Telling, ...]
    """The earliest told first."""
    date: str | None = None
    until: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    edtf: str | None = None
    grain: Grain | None = None
    due: bool = False
    score: float = 0.0
    key: bool = False
    because: str = ""
    """Why it has its score, and why these tellings are one entry."""
    entities: tuple[str, ...] = ()
    articles: int = 1
    outlets: int = 1
    origins: int = 1
    first_told: dt.date | None = None
    foreseen: str = ""
    """`foreseen 14 days before in SLUG`, where a telling announced what another reports as happened."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or agency: the articles that it carried and those that it wrote."""

    id: str
    name: str
    carried: tuple[str, ...]
    origin_of: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """All articles, by day and slug, and what they say together."""

    articles: tuple[Annotated, ...]
    entities: tuple[Entity, ...] = ()
    """By id."""
    attributions: tuple[Attribution, ...] = ()
    """By article and place in the text."""
    entries: tuple[Entry, ...] = ()
    """Dated entries in time order."""
    undated: tuple[Entry, ...] = ()
    sources: tuple[Source, ...] = ()

    @cached_property
    def by_slug(self) -> dict[str, Annotated]:
        """The articles by slug."""
        return {annotated.article.slug: annotated for annotated in self.articles}

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """The entities by address."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def bearer(self) -> dict[tuple[str, Span], str]:
        """The entity's address for each mention, by article and span."""
        return {(m.article, m.span): entity.id for entity in self.entities for m in entity.mentions}


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page: its path below `docs/`, its title, front matter and body."""

    path: str
    title: str
    body: str
    front: tuple[tuple[str, str | tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """All that a build makes: pages to write, problems to show, and the corpus they come from."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    corpus: Corpus
