"""What links all articles: entities, quotes, timeline entries, figures, questions and sources; also Page and Site.

Built once by `dateline.corpus`, read by every page. Relations are addresses (`people/sergey-lavrov`) and slugs, not
objects: nothing in this module does hidden look-ups.
"""

import datetime as dt
from collections.abc import Callable
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
"""The types whose entities can have a page of their own."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where an entity is named."""

    article: str
    """The article's slug."""
    span: Span
    form: str
    """The words used for it there."""
    because: Reason = NONE


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A title or role that an article gives to somebody."""

    words: str
    article: str
    span: Span
    day: dt.date | None
    """The article's day: roles change over time."""


@dataclass(frozen=True, slots=True, order=True)
class Geo:
    """The location of a place according to the gazetteer."""

    name: str
    """The gazetteer's name for it."""
    kind: str
    """`capital`, `city`, `state`, `country` or `continent`."""
    country: str | None
    """ISO 3166-1 alpha-2; None for a continent."""
    latitude: float | None
    longitude: float | None
    """In degrees, north and east positive; for a country or state, its centre of population."""
    because: Reason = NONE


@dataclass(frozen=True, slots=True, order=True)
class CoMention:
    """Another entity named in the same paragraphs: its address, and the numbers of those paragraphs and articles."""

    entity: str
    paragraphs: int
    articles: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or anything else with a name, over all articles."""

    id: str
    """Its address on the site: `people/sergey-lavrov`."""
    type: NameType
    name: str
    """The canonical name: the register's, else the fullest form used."""
    mentions: tuple[Mention, ...]
    """By article day and position in the text."""
    roles: tuple[Role, ...] = ()
    geo: Geo | None = None
    """The location of a place, if the gazetteer knows it."""
    co_mentions: tuple[CoMention, ...] = ()
    """The entities most often named with it, by number of shared paragraphs; a few dozen at most."""
    also: tuple[str, ...] = ()
    """Other names from the desk's register, whether or not the articles use them."""
    description: str = ""
    """From the register, like the next two."""
    wikidata: str = ""
    link: str = ""
    is_registered: bool = False
    """True if the desk's register has an entry for it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quote and who says it: `entity` is an address, or None if it isn't known."""

    article: str
    quote: Quote
    entity: str | None


@dataclass(frozen=True, slots=True)
class QuoteVariants:
    """Quotes of one speaker that say the same thing: in other words, or once directly and once indirectly."""

    quotes: tuple[Attribution, ...]
    """At least two, in the order of the attributions; the others are variants of the first."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words in two wordings; `same` if they differ only in case and punctuation."""

    one: str
    other: str
    same: bool


Scope = Literal["total", "added", ""]
"""What a count includes: everything up to its day, an addition to an earlier count, or unknown (empty)."""


@dataclass(frozen=True, slots=True)
class FigureStatement:
    """One article's statement of a figure, resolved against the whole corpus."""

    article: str
    figure: Figure
    sentence: Span
    day: dt.date | None
    """The day that the figure refers to."""
    dated: str
    """Where the day comes from: `stated` (as of), `event` (the reported event), `told` (only the article's day)."""
    whose: str
    owner: str | None
    """The address of the figure's owner."""
    scope: Scope
    source: str
    authority: str | None
    """The address of the authority it is attributed to."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a measure: all statements of the same value for the same owner on the same authority."""

    statements: tuple[FigureStatement, ...]
    """Earliest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Figures that several articles give for the same thing: a series over time and sources."""

    id: str
    unit: str
    what: str
    """What is counted or measured, in the articles' words; empty if the unit says it."""
    deed: str
    """What happened to those counted (`killed`); may be empty."""
    place: str | None
    """The address of the only place named with it."""
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One speaker's answer to a question: an exact sentence from an article, never a verdict."""

    article: str
    span: Span
    """The sentence."""
    words: str
    """Who says it, in the article's words; empty if nobody is named."""
    entity: str | None
    """The address of who says it, or None if it isn't known."""
    sense: Literal["affirms", "denies", "figure", ""] = ""
    """How the rules interpret it; empty if the desk chose it. Pages show the sentence, not this."""
    figure: Figure | None = None
    because: Reason = NONE


@dataclass(frozen=True, slots=True)
class Question:
    """Who claims what on the same question, side by side."""

    id: str
    kind: str
    """`outcome`, `responsibility`, `figure`, or `desk`."""
    answers: tuple[Answer, ...]
    """By article and place in the text."""
    words: str = ""
    """The question as the desk words it; empty if only the rules propose it."""
    entry: str | None = None
    """The id of the timeline entry it is about."""
    measure: str | None = None
    """The id of the measure it is about."""
    day: dt.date | None = None
    note: str = ""
    """The desk's Markdown note on the question."""
    because: Reason = NONE


@dataclass(frozen=True, slots=True)
class QuestionRuling:
    """The desk's decision on a question: its wording and cells, each located in its article, or its rejection."""

    words: str
    cells: tuple[tuple[str, Span, str], ...]
    """Article, exact words, and the speaker's name; empty to take the name from the article's own marks."""
    reject: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause of an article that reports the event of an entry."""

    article: str
    event: Event


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """How many articles mention an event, how many outlets carried them, and from how many independent origins."""

    articles: int = 1
    outlets: int = 1
    origins: int = 1


CountSources = Callable[[frozenset[str]], SourceCounts]
"""Count the sources of a set of articles, given by their slugs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on the timeline, dated or not, with every mention of it."""

    id: str
    headline: str
    """Verbatim words of one mention; `headline_at` says where they are."""
    headline_at: tuple[str, Span]
    status: Status
    mentions: tuple[EventMention, ...]
    """Earliest published first."""
    when: When = UNDATED
    due: bool = False
    """True if scheduled and its day has passed without a report of it."""
    score: float = 0.0
    key: bool = False
    because: Reason = NONE
    """The reasons for its score and for merging its mentions."""
    entities: tuple[str, ...] = ()
    counts: SourceCounts = SourceCounts()
    first_published: dt.date | None = None
    """The day of the earliest article that mentions it."""
    pinned: bool = False
    """True if the desk pinned it to the key dates."""
    by: str = "rules"
    """`desk` for an entry made by hand: its mention is the passage it was made from."""
    reworded: str = ""
    """The desk's own words, shown in place of the headline, which stays verbatim."""
    foreseen: Reason = NONE
    """Who announced it and how long before, if one mention announced what another reports as happened."""


@dataclass(frozen=True, slots=True)
class NewsSource:
    """An outlet or agency: the articles it carried and those it wrote."""

    id: str
    name: str
    carried: tuple[str, ...]
    origin_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A correction of an article that has been removed; the correction stays published."""

    article: str
    """The slug that the article had."""
    title: str
    """Empty if it had none."""
    correction: Correction


@dataclass(frozen=True)
class Corpus:
    """All articles, by day and slug, and what links them."""

    articles: tuple[Annotated, ...]
    entities: tuple[Entity, ...] = ()
    """By id."""
    attributions: tuple[Attribution, ...] = ()
    """By article and place in the text."""
    entries: tuple[Entry, ...] = ()
    """Dated entries in time order."""
    undated: tuple[Entry, ...] = ()
    sources: tuple[NewsSource, ...] = ()
    quote_variants: tuple[QuoteVariants, ...] = ()
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
        """The addresses of entities that have a page; other persons, organisations and places are only listed.

        One article isn't enough for a page: it takes a second article, a quote, a note or an entry in the register.
        """
        quoted = {attribution.entity for attribution in self.attributions}
        notes = {
            annotated.article.slug: [note.span for note in annotated.marks_of(Note)] for annotated in self.articles
        }

        def has_page(entity: Entity) -> bool:
            if entity.is_registered or entity.id in quoted or len({m.article for m in entity.mentions}) > 1:
                return True
            return any(m.span.overlaps(span) for m in entity.mentions for span in notes.get(m.article, ()))

        return frozenset(entity.id for entity in self.entities if entity.type in PAGED and has_page(entity))

    @cached_property
    def entity_at(self) -> dict[tuple[str, Span], str]:
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
    """The result of a build: pages to write, problems to show, and the corpus they come from."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    corpus: Corpus
    left: frozenset[str] = frozenset()
    """Files below `docs/` that are neither written nor removed: occupied, or pages of articles that are set aside."""
