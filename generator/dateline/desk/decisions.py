"""Decisions on marks: a record for each kind of mark, with the values that a decision may set.

In YAML, a decision is a mapping in which one of `accept`, `reject`, `change`, `add` names the kind of mark. To add a
kind, write its record and add it to `DECISIONS` and `MarkKind`.
"""

import dataclasses
import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from dateline.calendar.timex3 import parse_period, timex_type
from dateline.calendar.when import UNDATED, TimeType
from dateline.desk.authors import UNNAMED, explain_decision
from dateline.desk.desk_dates import read_when
from dateline.desk.name_register import Register
from dateline.desk.selectors import Selector
from dateline.located import Scalar, YamlReader, quote
from dateline.model import (
    AnyMark,
    Article,
    Event,
    Figure,
    Name,
    NameType,
    Quote,
    QuoteMode,
    Span,
    Speaker,
    Status,
    Time,
    Title,
)
from dateline.problems import Problem
from dateline.reasons import Reason

MarkKind = Literal["name", "quote", "time", "figure", "event", "title"]
"""The kinds of mark that the desk decides on."""
Verb = Literal["accept", "reject", "change", "add"]
VERBS: tuple[Verb, ...] = ("accept", "reject", "change", "add")
VERB_DESCRIPTIONS: Mapping[Verb, str] = MappingProxyType(
    {
        "accept": "The mark is right, with the values given here if any.",
        "reject": "There is no such thing here; the mark goes.",
        "change": "The mark is there, but with these values.",
        "add": "The machine missed one.",
    }
)
_OPENING_QUOTES = "\"“„«'‘"


def _indefinite(kind: MarkKind) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision applies to: its places in the article, and the mark there, if any."""

    article: Article
    register: Register
    marks: Sequence[AnyMark]
    """All marks of the article."""
    spans: Sequence[Span]
    """The places of the decision's words, then of the parts that follow."""
    mark: AnyMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Selector):
    """What the desk decides on one mark."""

    kind: ClassVar[MarkKind]
    extends_over_sentence: ClassVar[bool] = False
    """True if its opening words are enough to select a mark of this kind."""
    excludes_overlap: ClassVar[bool] = False
    """True if an added mark replaces overlapping marks of its kind."""
    required: ClassVar[str] = ""
    """The value that an added mark must have."""

    verb: Verb
    by: str = UNNAMED
    """Who decided."""
    on: dt.date | None = None
    """When it was decided."""
    why: str = ""

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        """Return the names of the values that a decision of this kind may give."""
        common = {field.name for field in dataclasses.fields(Decision)}
        return tuple(field.name for field in dataclasses.fields(cls) if field.name not in common)

    @classmethod
    def mark_values(cls, mark: AnyMark) -> dict[str, object]:
        """Return the values of a mark under the names that decisions give them."""
        return {name: getattr(mark, name) for name in cls.value_names()}

    @classmethod
    def read_yaml(cls, reader: YamlReader, node: Any, entries: dict[str, Any]) -> "Decision | None":  # noqa: ANN401 - only `located` knows YAML nodes
        """Read a decision as the record of the kind that its verb names; report any problems."""
        verbs = [verb for verb in VERBS if verb in entries]
        if len(verbs) != 1:
            found = " and ".join(f"'{verb}'" for verb in verbs) or "none"
            expected = ", ".join(f"'{verb}'" for verb in VERBS)
            reader.report(node, f"a decision has exactly one of {expected}; this has {found}", "DL230")
            return None
        verb = verbs[0]
        is_kind, kind = reader.value(verb, entries.pop(verb)[1], MarkKind)
        if not is_kind:
            return None
        record = DECISIONS[kind]
        allowed = record.value_names()
        has = f"it has {', '.join(allowed)}" if allowed else "it has no values"
        problems = len(reader.problems)
        for name in sorted(_VALUE_NAMES - {*allowed}):
            if entries.pop(name, None):
                reader.report(node, f"{_indefinite(kind)} has no '{name}'; {has}", "DL231")
        decision = reader.fill(node, entries, record, verb=verb)
        if decision is None or len(reader.problems) > problems:
            return None
        if fault := decision.find_fault():
            reader.report(node, *fault)
            return None
        return decision

    @property
    def explicit_values(self) -> tuple[str, ...]:
        """The names of the values that this decision gives."""
        defaults = {field.name: field.default for field in dataclasses.fields(self)}
        return tuple(name for name in self.value_names() if getattr(self, name) != defaults[name])

    @property
    def parts(self) -> tuple[Selector, ...]:
        """The selectors of a mark in several parts that follow the first."""
        return ()

    @property
    def because(self) -> Reason:
        """Who decided, when and why."""
        return explain_decision(self.verb, self.by, self.on, self.why)

    def matches(self, mark: AnyMark) -> bool:
        """Return True if the mark has the values that the decision gives."""
        current = self.mark_values(mark)
        return all(self._matches_value(name, current[name]) for name in self.explicit_values if name in current)

    def mark_fields(self, target: Target) -> dict[str, Any] | Problem:  # noqa: ARG002 - other kinds use it
        """Return the fields of the mark that the decision sets, or the value that can't be read."""
        return {name: getattr(self, name) for name in self.explicit_values}

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> AnyMark | None:
        """Return a mark that the rules didn't make, or None if fields are missing."""
        raise NotImplementedError

    def find_fault(self) -> tuple[str, str] | None:
        """Return the message and code of a problem with the decision itself, or None."""
        given, kind = sorted(self.explicit_values), self.kind
        if self.verb == "reject" and given:
            return f"a rejected {kind} has no '{given[0]}'; remove it, or 'change' the {kind}", "DL232"
        if self.verb == "change" and not given:
            names = self.value_names()
            if names:
                return f"this changes nothing of the {kind}; give {' or '.join(names)}", "DL233"
            return f"{_indefinite(kind)} has no values to change; 'reject' it, or 'add' another", "DL233"
        if self.verb == "add" and self.required and self.required not in given:
            return f"an added {kind} needs '{self.required}'", "DL234"
        return None

    def _matches_value(self, name: str, current: object) -> bool:
        value = getattr(self, name)
        return bool(current == (value.words if isinstance(value, Scalar) else value))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision(Decision):
    """A decision on a name."""

    kind: ClassVar[MarkKind] = "name"
    excludes_overlap: ClassVar[bool] = True
    required: ClassVar[str] = "type"

    type: NameType | None = None
    """What bears the name: a person, a place …"""
    name: str = ""
    """Whose name it is, in full."""

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> Name | None:
        """Return a name; its full form defaults to the words themselves."""
        if "type" not in fields:
            return None
        span = target.spans[0]
        return Name(span=span, **{"name": " ".join(target.article.words(span).split()), **fields})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDecision(Decision):
    """A decision on a quote."""

    kind: ClassVar[MarkKind] = "quote"
    extends_over_sentence: ClassVar[bool] = True

    speaker: str | None = None
    """Who speaks, by name; empty if nobody can say."""
    mode: QuoteMode | None = None
    then: tuple[Selector, ...] = ()
    """Of a quote in several parts: those that follow, each by its exact words, in the order of the article."""

    @classmethod
    def mark_values(cls, mark: AnyMark) -> dict[str, object]:
        """Return the speaker's name, empty if unknown, and the mode."""
        assert isinstance(mark, Quote), "a quote is decided on"
        return {"speaker": (mark.speaker.name if mark.speaker else None) or "", "mode": mark.mode}

    @property
    def parts(self) -> tuple[Selector, ...]:
        """The parts that follow the first."""
        return self.then

    def mark_fields(self, target: Target) -> dict[str, Any] | Problem:
        """Return the mode, the speaker under the register's or article's name, and the parts with their span."""
        fields: dict[str, Any] = {}
        if self.speaker is not None:
            fields["speaker"] = self._find_speaker(target)
        if self.mode:
            fields["mode"] = self.mode
        if self.then:
            parts = self._join_parts(target)
            if isinstance(parts, Problem):
                return parts
            fields |= {"parts": parts, "span": Span(parts[0].start, parts[-1].end)}
        return fields

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> Quote:
        """Return a quote, direct if it opens with a quotation mark."""
        span = target.spans[0]
        mode = "direct" if target.article.words(span).lstrip()[0] in _OPENING_QUOTES else "indirect"
        return Quote(**{"span": span, "parts": (span,), "mode": mode, **fields})

    def _find_speaker(self, target: Target) -> Speaker | None:
        name, mark = self.speaker, target.mark
        if not name:
            return None
        span = mark.speaker.span if isinstance(mark, Quote) and mark.speaker else None
        bearer = target.register.find_by_name(name)
        if bearer and bearer.kind != "none":
            return Speaker(span=span, name=bearer.name, type=bearer.kind, because=self.because)
        names = (c for c in target.marks if isinstance(c, Name) and name in {c.name, target.article.words(c.span)})
        known = next(names, None)
        kind: NameType = known.type if known else "person"
        return Speaker(span=span, name=known.name if known else name, type=kind, because=self.because)

    def _join_parts(self, target: Target) -> tuple[Span, ...] | Problem:
        """Return the parts of the existing quote or the decision's own words, then the parts that follow."""
        first, *following = target.spans
        for part, last, span in zip(self.then, target.spans, following, strict=False):
            if span.start < last.end:
                where = "overlaps" if span.overlaps(last) else "comes before"
                message = f"this part {where} the previous one; name each part once, in the order of the article"
                return Problem(part.place, message, "DL238")
        old = target.mark.parts if isinstance(target.mark, Quote) else (first,)
        return tuple(sorted((*(p for p in old if not any(p.overlaps(span) for span in following)), *following)))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeDecision(Decision):
    """A decision on a time expression."""

    kind: ClassVar[MarkKind] = "time"
    excludes_overlap: ClassVar[bool] = True
    required: ClassVar[str] = "value"

    type: TimeType | None = None
    """What the expression is, if its value does not say so: DATE, DURATION …"""
    value: Scalar | None = None
    """The value in TIMEX3: 2020-08-09, 2020-08, P3M."""

    def mark_fields(self, target: Target) -> dict[str, Any] | Problem:  # noqa: ARG002 - the value alone decides
        """Return value, type, and the days covered."""
        fields: dict[str, Any] = {"type": self.type} if self.type else {}
        if self.value is None:
            return fields
        words = self.value.words
        kind = timex_type(words)
        if kind is None:
            message = f"{quote(words)} is not a time value; write 2020-08-09, 2020-08, 2020, 2020-W32, P3M or PAST_REF"
            return Problem(self.value.place, message, "DL235")
        period = parse_period(words)
        return {"type": kind, **fields, "value": words, "when": period.when if period else UNDATED}

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> Time | None:
        """Return a time expression."""
        return Time(span=target.spans[0], **fields) if "value" in fields else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDecision(Decision):
    """A decision on a figure."""

    kind: ClassVar[MarkKind] = "figure"
    required: ClassVar[str] = "value"

    value: Scalar | None = None
    """The number: 31, 80.1."""
    unit: str = ""

    def mark_fields(self, target: Target) -> dict[str, Any] | Problem:  # noqa: ARG002 - the value alone decides
        """Return number and unit."""
        fields: dict[str, Any] = {"unit": self.unit} if self.unit else {}
        if self.value is None:
            return fields
        try:
            number = float(self.value.words)
        except ValueError:
            number = math.nan
        # Python reads `nan` and `1e999` as numbers too.
        if not math.isfinite(number):
            return Problem(self.value.place, f"{quote(self.value.words)} is not a number; write 31 or 80.1", "DL235")
        return {**fields, "value": number}

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> Figure | None:
        """Return a figure."""
        return Figure(span=target.spans[0], **fields) if "value" in fields else None

    def _matches_value(self, name: str, current: object) -> bool:
        if name == "value" and self.value:
            return self.value.words in {f"{current:g}", str(current)}
        return bool(current == getattr(self, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDecision(Decision):
    """A decision on an event."""

    kind: ClassVar[MarkKind] = "event"
    extends_over_sentence: ClassVar[bool] = True

    date: Scalar | None = None
    """When the event is or begins: 2020, 2020-08 or 2020-08-09."""
    until: Scalar | None = None
    """When it ends."""
    status: Status | None = None

    @classmethod
    def mark_values(cls, mark: AnyMark) -> dict[str, object]:
        """Return begin, end and status."""
        assert isinstance(mark, Event), "an event is decided on"
        return {"date": mark.when.date, "until": mark.when.until, "status": mark.status}

    def mark_fields(self, target: Target) -> dict[str, Any] | Problem:  # noqa: ARG002 - the values alone decide
        """Return status and dates, which no longer follow from a time expression."""
        fields: dict[str, Any] = {"status": self.status} if self.status else {}
        if self.date is None:
            return fields
        when = read_when(self.date, self.until)
        return when if isinstance(when, Problem) else {**fields, "when": when, "time": None}

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> Event:
        """Return an event; its status is `happened` unless the decision says otherwise."""
        return Event(span=target.spans[0], **{"status": "happened", **fields})

    def find_fault(self) -> tuple[str, str] | None:
        """Return the message and code of a problem with the decision itself, or None."""
        if self.until and not self.date:
            return "an event's 'until' needs its 'date'; give both", "DL234"
        return Decision.find_fault(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleDecision(Decision):
    """A decision on a title."""

    kind: ClassVar[MarkKind] = "title"
    extends_over_sentence: ClassVar[bool] = True

    def create_mark(self, target: Target, fields: Mapping[str, Any]) -> Title:
        """Return a title."""
        return Title(span=target.spans[0], given=False, **fields)


DECISIONS: Mapping[MarkKind, type[Decision]] = MappingProxyType(
    {
        record.kind: record
        for record in (NameDecision, QuoteDecision, TimeDecision, FigureDecision, EventDecision, TitleDecision)
    }
)
"""The record of each kind of decision."""
_VALUE_NAMES = frozenset(name for record in DECISIONS.values() for name in record.value_names())
