"""What an editor can say about one article: the records of `seeds/STEM.yml`."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dateline.calendar.when import TimeType
from dateline.desk.selectors import Words
from dateline.located import Scalar
from dateline.model import About, Correction, NameType, QuoteMode, Status
from dateline.problems import Place

MarkKind = Literal["name", "quote", "time", "figure", "event", "title"]
"""The kinds of mark that the desk decides on."""
UNNAMED = "desk"
"""Who says it, where an item names nobody."""
Verb = Literal["accept", "reject", "change", "add"]
VERBS: tuple[Verb, ...] = ("accept", "reject", "change", "add")
VALUES: dict[MarkKind, tuple[str, ...]] = {
    "name": ("type", "name"),
    "quote": ("speaker", "mode", "then"),
    "time": ("type", "value"),
    "figure": ("value", "unit"),
    "event": ("date", "until", "status"),
    "title": (),
}
"""The values that a decision on each kind may give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteItem(Words):
    """A note in the margin."""

    note: str
    """The note itself, in Markdown."""
    about: About = "context"
    by: str = UNNAMED
    """Who wrote it."""
    on: dt.date | None = None
    """When it was written."""
    link: str = ""
    """Where more is to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Words):
    """What the desk decides on one mark: exactly one of `accept`, `reject`, `change`, `add` names its kind."""

    accept: MarkKind | None = None
    """The mark is right, with the values given here if any."""
    reject: MarkKind | None = None
    """There is no such thing here; the mark goes."""
    change: MarkKind | None = None
    """The mark is there, but with these values."""
    add: MarkKind | None = None
    """The machine missed one."""
    type: Literal[NameType, TimeType] | None = None
    """Of a name (person, place, …) or of a time (DATE, DURATION, …)."""
    name: str = ""
    """Whose name it is, in full."""
    speaker: str | None = None
    """Who speaks, by name; empty where nobody can say."""
    mode: QuoteMode | None = None
    then: tuple[Words, ...] = ()
    """Of a quote in several parts: those that follow, each by its exact words, in the order of the article."""
    value: Scalar | None = None
    """Of a time, as TIMEX3 writes it (2020-08-09, 2020-08, P3M); of a figure, the number."""
    unit: str = ""
    date: Scalar | None = None
    """When the event is or begins: 2020, 2020-08 or 2020-08-09."""
    until: Scalar | None = None
    """When it ends."""
    status: Status | None = None
    by: str = UNNAMED
    """Who decided."""
    on: dt.date | None = None
    """When it was decided."""
    why: str = ""

    @property
    def given(self) -> dict[Verb, MarkKind]:
        """The verbs of this item and the kinds they name: one, where the item is right."""
        return {verb: kind for verb in VERBS if (kind := getattr(self, verb)) is not None}

    @property
    def verb(self) -> Verb:
        """What is decided."""
        return next(iter(self.given))

    @property
    def kind(self) -> MarkKind:
        """On which kind of mark."""
        return next(iter(self.given.values()))

    @property
    def values(self) -> tuple[str, ...]:
        """The values that it gives, whether its kind has them or not; a speaker may be given as nobody."""
        named = dict.fromkeys(name for names in VALUES.values() for name in names)
        return tuple(name for name in named if (value := getattr(self, name)) or (name == "speaker" and value == ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the desk knows about an article and its file does not say."""

    title: str = ""
    """The title under which it was published."""
    place: str = ""
    """Where it was filed."""
    source: str = ""
    """The outlet that carried it."""
    author: str = ""
    url: str = ""
    archived: str = ""
    """Address of an archived copy."""
    language: str = ""
    """ISO 639-1 code, where the language is recognised wrongly."""
    summary: str = ""
    """One or two sentences, the desk's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionItem:
    """A mistake on a published page that was put right: never removed."""

    old: str
    """What the page said."""
    new: str
    """What it says now."""
    why: str
    on: dt.date
    """When it was corrected."""
    by: str = UNNAMED
    place: Place

    @property
    def published(self) -> Correction:
        """The correction as pages show it."""
        return Correction(old=self.old, new=self.new, why=self.why, on=self.on, by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """Somebody has read the whole article with its marks."""

    by: str
    on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """Everything that the desk says about one article."""

    article: Facts | None = None
    reviewed: ReviewItem | None = None
    notes: tuple[NoteItem, ...] = ()
    marks: tuple[Decision, ...] = ()
    corrections: tuple[CorrectionItem, ...] = ()
    place: Place
    """The file."""
