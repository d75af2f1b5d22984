"""What the articles say together: people, quotes, timeline entries and sources, linked over all; pages and site.

Built once by `dateline.corpus`, read by every page. Relations are addresses (`people/sergey-lavrov`) and slugs, not
objects: nothing here looks anything up behind the reader's back.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dateline.calendar.when import UNDATED, When
from dateline.model import Annotated, Correction, Event, Figure, NameType, Note, Quote, Span, Status
from dateline.problems import Problem
from dateline.reasons import NONE, Reason

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
    because: Reason = NONE


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A title or role that an article gives to somebody."""

    words: str
    article: str
    span: Span
    day: dt.date | None
    """The article's day: a role is held when it is told, not for ever."""


@dataclass(frozen=True, slots=True, order=True)
class Geo:
    """Where a place is, as the gazetteer has it."""

    name: str
    """The gazetteer's own name of it."""
    kind: str
    """`capital`, `city`, `state`, `country` or `continent`."""
    country: str | None
    """ISO 3166-1 alpha-2; None of a continent."""
    latitude: float | None
    longitude: float | None
    """In degrees, north and east positive; of a country or state the middle of where its people live."""
    because: Reason = NONE


@dataclass(frozen=True, slots=True, order=True)
class Company:
    """Somebody named in the same paragraphs: by address, in how many of them, and in how many articles."""

    entity: str
    paragraphs: int
    articles: int


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
    geo: Geo | None = None
    """Where a place is, as far as the gazetteer knows it."""
    company: tuple[Company, ...] = ()
    """With whom it is named, those in most paragraphs first; a few dozen at most."""
    also: tuple[str, ...] = ()
    """Other names that the desk's register gives, used in these articles or not."""
    description: str = ""
    """From the register, as are the two that follow."""
    wikidata: str = ""
    link: str = ""
    is_registered: bool = False
    """True if the desk's register has an entry for it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote and who speaks it: `entity` is an address, None where unresolved."""

    article: str
    quote: Quote
    entity: str | None


@dataclass(frozen=True, slots=True)
class Rewording:
    """Quotes of one speaker that say the same in other words, or in a report and in the words themselves."""

    quotes: tuple[Attribution, ...]
    """Two at least, in the order of the attributions: the first is what the others reword."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words of two wordings: what stands in the one and in the other; `same` but for case and marks."""

    one: str
    other: str
    same: bool


Scope = Literal["total", "added", ""]
"""What a count takes in: all up to its day, what comes on top of others, or what is told in that place."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One article's statement of a figure, with what is resolved over all articles."""

    article: str
    figure: Figure
    sentence: Span
    day: dt.date | None
    """The day that the figure holds for."""
    dated: str
    """How the day is known: `stated` (as of), `event` (of the event told), `told` (only when it was told)."""
    whose: str
    owner: str | None
    """The address of whose figure it is."""
    scope: Scope
    source: str
    authority: str | None
    """The address of the authority named for it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a measure: all statements of the same value, of the same owner, by the same authority."""

    stated: tuple[Stated, ...]
    """The earliest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What figures of several articles count alike: a series over time and sources."""

    id: str
    unit: str
    what: str
    """What is counted or measured, in the articles' words; empty where the unit says it."""
    deed: str
    """What befell those counted (`killed`), empty where nothing did."""
    place: str | None
    """The address of the one place named with it."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one voice says to a question: an exact sentence of an article, never a verdict."""

    article: str
    span: Span
    """The sentence."""
    words: str
    """Who says it, in the article's words; empty where nobody is named."""
    entity: str | None
    """The address of who says it, None where that is not resolved."""
    sense: Literal["affirms", "denies", "figure", ""] = ""
    """How the rules read it; empty where the desk chose it. Pages show the sentence, not this."""
    figure: Figure | None = None
    because: Reason = NONE


@dataclass(frozen=True, slots=True)
class Question:
    """Who claims what about the same question, side by side."""

    id: str
    kind: str
    """`outcome`, `responsibility`, `figure`, or `desk`."""
    answers: tuple[Answer, ...]
    """By article and place in the text."""
    words: str = ""
    """The question as the desk names it; empty where only the rules propose the row."""
    entry: str | None = None
    """The id of the timeline's entry that it is about."""
    measure: str | None = None
    """The id of the measure that it is about."""
    day: dt.date | None = None
    note: str = ""
    """The desk's Markdown beside the row."""
    because: Reason = NONE


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the desk says of a question: its name and cells, each found in its article; or that it is none."""

    words: str
    cells: tuple[tuple[str, Span, str], ...]
    """Article, the exact words, and who says them by name; empty where the article's own marks tell it."""
    reject: bool = False
    note: str = ""


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
    when: When = UNDATED
    due: bool = False
    score: float = 0.0
    key: bool = False
    because: Reason = NONE
    """Why it has its score, and why these tellings are one entry."""
    entities: tuple[str, ...] = ()
    articles: int = 1
    outlets: int = 1
    origins: int = 1
    first_told: dt.date | None = None
    pinned: bool = False
    """The desk keeps it in the short index."""
    by: str = "rules"
    """`desk` for an entry made by hand: its telling is the source it was made from."""
    reworded: str = ""
    """The desk's own words for it, shown in place of the headline, which stays verbatim."""
    foreseen: Reason = NONE
    """Who announced it and how long before, where a telling announced what another reports as happened."""


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or agency: the articles that it carried and those that it wrote."""

    id: str
    name: str
    carried: tuple[str, ...]
    origin_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A correction of an article that is no longer here; it stays."""

    article: str
    """The slug that the article had."""
    title: str
    """Empty where it had none."""
    correction: Correction


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
    rewordings: tuple[Rewording, ...] = ()
    measures: tuple[Measure, ...] = ()
    """By id."""
    questions: tuple[Question, ...] = ()
    """By the day of what they are about."""
    withdrawn: tuple[Withdrawn, ...] = ()

    @cached_property
    def by_slug(self) -> dict[str, Annotated]:
        """The articles by slug."""
        return {annotated.article.slug: annotated for annotated in self.articles}

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        """The entities by address."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def entity_pages(self) -> frozenset[str]:
        """The addresses of entities that have a page; any other person, organisation or place has a line in its list.

        A page takes more than a name in one article: a second article, a quote, a note, or an entry of the register.
        """
        quoted = {attribution.entity for attribution in self.attributions}
        notes = {annotated.article.slug: [note.span for note in annotated.of(Note)] for annotated in self.articles}

        def has_page(entity: Entity) -> bool:
            if entity.is_registered or entity.id in quoted or len({m.article for m in entity.mentions}) > 1:
                return True
            return any(m.span.overlaps(span) for m in entity.mentions for span in notes.get(m.article, ()))

        return frozenset(entity.id for entity in self.entities if entity.type in PAGED and has_page(entity))

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
