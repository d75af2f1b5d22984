"""The values that the program passes along: articles and their marks, as plain data.

Every offset counts characters of `Article.text`, which is the seed file decoded as UTF-8 and otherwise unchanged: a
byte order mark is one character, line ends are not translated. All values are frozen, compare by content and survive a
round trip through JSON (`dateline.cache` stores them that way).
"""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

from dateline.calendar.when import UNDATED, TimeType, When
from dateline.problems import Place, locate
from dateline.reasons import NONE, Reason

T = TypeVar("T")

Sureness = Literal["sure", "likely", "unsure"]
NameType = Literal["person", "organisation", "place", "people", "event", "work", "law", "other"]
QuoteMode = Literal["direct", "mixed", "indirect"]
Status = Literal["happened", "scheduled", "ongoing", "claimed", "cancelled"]
About = Literal["context", "disputed", "correction", "check", "translation"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters in an article's text, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span runs forward and is not empty: {self.start}..{self.end}"
            raise ValueError(message)

    def covers(self, other: "Span") -> bool:
        """Return True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return True if the two share at least one character."""
        return self.start < other.end and other.start < self.end


# --- marks: what is claimed about a span of an article ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim about one span of one article, with who makes it and on what evidence."""

    span: Span
    by: str
    """The annotator's name, or `desk`."""
    because: Reason = NONE
    """The evidence, which a reader can check against the text."""
    rule: str = ""
    """The name of the rule or model that decided; empty if the desk or no named rule did."""
    sure: Sureness = "likely"
    others: tuple[str, ...] = ()
    """Other values that the evidence allows, likeliest first."""
    reviewed: str = ""
    """The editor who accepted it; empty if nobody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Mark):
    """The archive's line at the top of a seed that gives the article's date: ` date 2020-11-26`."""

    date: dt.date
    kind: Literal["header"] = "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Mark):
    """Where and when the report was filed: `MINSK, November 26.`; the credit beside it is a separate mark."""

    place: str | None
    day: dt.date | None
    places: tuple[Span, ...] = ()
    kind: Literal["dateline"] = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline(Mark):
    """Who wrote or passed on the article: `By …`, `(Reporting by …)`, a handle. Never a speaker."""

    who: str
    kind: Literal["byline"] = "byline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Mark):
    """The agencies an article came through, carrier first and origin last: `UrduPoint News / Sputnik`."""

    agencies: tuple[str, ...]
    kind: Literal["credit"] = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture(Mark):
    """Words that belong to the web page, not to the article: `Read more`, `Subscribe`, front matter."""

    kind: Literal["furniture"] = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Mark):
    """A paragraph of the body, with dateline and credit but without surrounding white space; `number` counts from 1."""

    number: int
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks: the words that refer to the speaker (None if only inferred), and the name they refer to."""

    span: Span | None
    name: str | None = None
    """The speaker's canonical name in this article; None if unresolved."""
    type: NameType | None = None
    because: Reason = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Mark):
    """The article's title: a title line, or the lead's own words without the attribution."""

    given: bool
    speaker: Speaker | None = None
    """Who claims it, if the title is a claim rather than the newsroom's own statement."""
    kind: Literal["title"] = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Mark):
    """A proper name in the text, without the possessive 's or a leading article."""

    type: NameType
    name: str
    """The canonical name: the fullest form that this article uses for the entity."""
    role: Span | None = None
    """The title or role beside the name: `Russian Foreign Minister`."""
    kind: Literal["name"] = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Mark):
    """Somebody's reported speech or thought; `span` runs from the start of the first part to the end of the last."""

    parts: tuple[Span, ...]
    mode: QuoteMode
    speaker: Speaker | None = None
    cue: Span | None = None
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Mark):
    """A time expression with its TIMEX3 type and value (TimeML 1.2.1) and the days it covers."""

    type: TimeType
    value: str
    when: When = UNDATED
    """The days that it covers; `UNDATED` if it can't be dated."""
    kind: Literal["time"] = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mark):
    """A number with what it counts, whose it is and on whose authority."""

    value: float
    unit: str | None = None
    of: Span | None = None
    whose: Span | None = None
    source: Span | None = None
    as_of: dt.date | None = None
    kind: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Mark):
    """A clause that reports an event; `span` is the clause, `time` the expression that dates it."""

    status: Status
    when: When = UNDATED
    time: Span | None = None
    trigger: Span | None = None
    """The word that carries the event: a verb, or an event noun."""
    lemma: str = ""
    """The trigger's dictionary form; with the names in the clause, it decides whether two articles report one event."""
    actors: tuple[Span, ...] = ()
    """The names and nouns of the participants."""
    reported: bool = False
    """True for a lead without its own time: the timeline shows it under the article's day as `reported on`."""
    kind: Literal["event"] = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Mark):
    """An editor's note; its words are Markdown, unless it is plain."""

    about: About
    author: str
    text: str
    written: dt.date | None = None
    link: str | None = None
    plain: bool = False
    """True if the words are shown as they are: a note of another tool."""
    kind: Literal["note"] = "note"


Layout = Header | Dateline | Byline | Credit | Furniture | Paragraph | Title
"""Marks found from the layout of the file alone, before parsing."""
AnyMark = Layout | Name | Quote | Time | Figure | Event | Note
"""Every kind of mark: a closed union, so the type checker can verify that a match is exhaustive."""


def order(mark: AnyMark) -> tuple[int, int, str]:
    """Sort key of marks, the same everywhere: by start, longer first, then by kind."""
    return (mark.span.start, -mark.span.end, mark.kind)


# --- articles ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Article:
    """One seed, as received."""

    slug: str
    """The seed file's stem: unique in a project, and with the date the page's address."""
    path: str
    """The file, relative to the project, with forward slashes: for messages and provenance."""
    text: str
    sha256: str
    published: dt.date | None
    """The day of the header, else of the front matter, else of the dateline."""
    layout: tuple[Layout, ...]
    language: str = "en"
    """ISO 639-1 code."""
    facts: tuple[tuple[str, str], ...] = field(default=())
    """What only the front matter states: source, url, author."""

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    def place(self, offset: int) -> Place:
        """Return file, line and column of a character; a byte order mark takes no column."""
        return locate(self.path, self.text, offset)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the body, in order."""
        return tuple(mark for mark in self.layout if isinstance(mark, Paragraph))

    @cached_property
    def prose(self) -> tuple[Span, ...]:
        """The spans to parse: the title line, and each paragraph without dateline, credit, byline and furniture."""
        apart = [m.span for m in self.layout if isinstance(m, Header | Dateline | Credit | Byline | Furniture)]
        read = sorted(m.span for m in self.layout if isinstance(m, Paragraph) or (isinstance(m, Title) and m.given))
        return tuple(piece for span in read for piece in _without(self.text, span, apart))

    def fact(self, key: str) -> str | None:
        """Return the front matter's value of `key`."""
        return dict(self.facts).get(key)


def _without(text: str, span: Span, apart: list[Span]) -> list[Span]:
    """Return the rest of `span` without the spans in `apart`, stripped of white space at the edges."""
    pieces, start = [], span.start
    for hole in sorted(s for s in apart if s.overlaps(span)):
        pieces.append((start, hole.start))
        start = max(start, hole.end)
    pieces.append((start, span.end))
    trimmed = []
    for first, last in pieces:
        words = text[first:last]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            trimmed.append(Span(first + lead, first + len(words.rstrip())))
    return trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published mistake that the desk corrected."""

    old: str
    new: str
    why: str
    on: dt.date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """An item of the desk whose words the article no longer has, or no longer has for certain."""

    words: str
    """The original words."""
    said: str
    """The note's words, or the decision in words: `reject name`."""
    about: About | None
    """What the note is about; None for a decision."""
    by: str
    why: str
    """Why it could not be anchored."""
    place: Place
    """The location of the item in the desk's file."""
    plain: bool = False
    """True if what was said is not Markdown: a plain note, or a decision."""


@dataclass(frozen=True, slots=True)
class Review:
    """Which editor reviewed the whole article with its marks, and when."""

    by: str
    on: dt.date


@dataclass(frozen=True)
class Annotated:
    """An article with all its marks, sorted by `order`, and what the desk says about it as a whole."""

    article: Article
    marks: tuple[AnyMark, ...]
    corrections: tuple[Correction, ...] = ()
    """Newest first."""
    orphans: tuple[Orphan, ...] = ()
    review: Review | None = None

    def marks_of(self, kind: type[T]) -> tuple[T, ...]:
        """Return the marks of one kind."""
        return tuple(mark for mark in self.marks if isinstance(mark, kind))
