"""What a decision says, as the fields of a mark: its values read, and what follows from them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dateline.calendar.timex3 import parse_period, timex_type
from dateline.calendar.when import UNDATED, When
from dateline.desk.items import UNNAMED, Decision, MarkKind
from dateline.desk.name_register import Register
from dateline.located import Scalar
from dateline.model import AnyMark, Article, Event, Figure, Name, NameType, Quote, Span, Speaker, Time, Title
from dateline.problems import Problem
from dateline.reasons import Reason, reason

if TYPE_CHECKING:
    from dateline.calendar.when import TimeType


class Fields:
    """Reads the values of decisions on one article and gathers what can't be read."""

    def __init__(self, article: Article, register: Register) -> None:
        self.article = article
        self.problems: list[Problem] = []
        self._register = register

    def read(
        self, decision: Decision, spans: Sequence[Span], mark: AnyMark | None, marks: Sequence[AnyMark]
    ) -> dict[str, Any] | None:
        """Return the fields that a decision gives to its mark; None where one of its values can't be read.

        `spans` are the places of the decision's words, then of the parts that follow.
        """
        before = len(self.problems)
        found = dict(self._values(decision, spans, mark, marks))
        return found if len(self.problems) == before else None

    def _values(
        self, decision: Decision, spans: Sequence[Span], mark: AnyMark | None, marks: Sequence[AnyMark]
    ) -> Iterator[tuple[str, Any]]:
        """Yield the fields of the mark that the decision gives, and what follows from them."""
        for name in decision.values:
            value = getattr(decision, name)
            match decision.kind, name:
                case "quote", "speaker":
                    yield "speaker", self._speaker(decision, mark, marks)
                case "quote", "then":
                    yield from self._parts(decision, spans, mark)
                case "time", "value":
                    yield from self._time(decision)
                case "figure", "value":
                    yield "value", self._number(decision)
                case "event", "date":
                    yield from self._event(decision)
                case "event", "until":
                    pass
                case _:
                    yield name, value

    def _speaker(self, decision: Decision, mark: AnyMark | None, marks: Sequence[AnyMark]) -> Speaker | None:
        """Return the speaker named: as the register knows the name, else as this article does."""
        name = decision.speaker
        if not name:
            return None
        old = mark.speaker.span if isinstance(mark, Quote) and mark.speaker else None
        listed = self._register.named(name)
        if listed and listed.kind != "none":
            return Speaker(span=old, name=listed.name, type=listed.kind, because=because(decision))
        fitting = (c for c in marks if isinstance(c, Name) and name in {c.name, self.article.at(c.span)})
        known = next(fitting, None)
        kind: NameType = known.type if known else "person"
        return Speaker(span=old, name=known.name if known else name, type=kind, because=because(decision))

    def _parts(self, decision: Decision, spans: Sequence[Span], mark: AnyMark | None) -> Iterator[tuple[str, Any]]:
        """Yield a quote's parts: those that it has, or the decision's own words, and those that follow."""
        for item, last, span in zip(decision.then, spans, spans[1:], strict=False):
            if span.start < last.end:
                where = "overlaps" if span.overlaps(last) else "stands before"
                message = f"this part {where} the one named before it; name each part once, in the order of the article"
                self.problems.append(Problem(item.place, message, "DL238"))
                return
        first = mark.parts if isinstance(mark, Quote) else spans[:1]
        kept = (part for part in first if not any(part.overlaps(span) for span in spans[1:]))
        parts = tuple(sorted((*kept, *spans[1:])))
        yield "parts", parts
        yield "span", Span(parts[0].start, parts[-1].end)

    def _time(self, decision: Decision) -> Iterator[tuple[str, Any]]:
        assert decision.value is not None, "asked only where a value is given"
        words = decision.value.words
        kind: TimeType | None = timex_type(words)
        if kind is None:
            message = f"'{words}' is no value of a time; write 2020-08-09, 2020-08, 2020, 2020-W32, P3M or PAST_REF"
            self.problems.append(Problem(decision.value.place, message, "DL235"))
            return
        yield "value", words
        if decision.type is None:
            yield "type", kind
        covered = parse_period(words)
        yield "when", covered.when if covered else UNDATED

    def _number(self, decision: Decision) -> float | None:
        assert decision.value is not None, "asked only where a value is given"
        try:
            return float(decision.value.words)
        except ValueError:
            message = f"'{decision.value.words}' is no number; write 31 or 80.1"
            self.problems.append(Problem(decision.value.place, message, "DL235"))
            return None

    def _event(self, decision: Decision) -> Iterator[tuple[str, Any]]:
        assert decision.date is not None, "asked only where a date is given"
        when = read_when(decision.date, decision.until)
        if isinstance(when, Problem):
            self.problems.append(when)
            return
        yield "when", when
        yield "time", None


def read_when(date: Scalar, until: Scalar | None) -> When | Problem:
    """Return the stretch that the desk names by its beginning and, if it has one, its end; or what can't be read."""
    begin, end = parse_period(date.words), parse_period(until.words) if until else None
    if begin is None or (until and end is None):
        wrong = until if begin and until else date
        return Problem(wrong.place, f"'{wrong.words}' is no date; write 2020, 2020-08 or 2020-08-09", "DL235")
    if until and end:
        edtf = f"{begin.edtf}/{end.edtf}"
        return replace(begin.when, until=until.words, last=end.last, edtf=edtf, precision="range")
    return replace(begin.when, until=None)


def mark_value(mark: AnyMark, name: str) -> object:
    """Return what the mark has under the name that decisions give it."""
    holder = mark.when if isinstance(mark, Event) and name in {"date", "until"} else mark
    value: object = getattr(holder, name)
    return value


def new(article: Article, kind: MarkKind, span: Span, values: dict[str, Any]) -> AnyMark | None:
    """Return a mark that the rules did not make, None where the values do not suffice for one."""
    words = " ".join(article.at(span).split())
    mode = "direct" if words[0] in "\"“„«'‘" else "indirect"
    made: AnyMark | None = None
    match kind:
        case "name" if "type" in values:
            made = Name(span=span, **{"name": words, **values})
        case "quote":
            made = Quote(**{"span": span, "parts": (span,), "mode": mode, **values})
        case "time" if "value" in values:
            made = Time(span=span, **values)
        case "figure" if "value" in values:
            made = Figure(span=span, **values)
        case "event":
            made = Event(span=span, **{"status": "happened", **values})
        case "title":
            made = Title(span=span, given=False, **values)
    return made


def who(by: str) -> str | Reason:
    """Return who says something, as the place of a reason: a name as it is written."""
    return reason("desk.unnamed") if by == UNNAMED else by


def because(decision: Decision) -> Reason:
    """Return who decided, when and why."""
    match decision.verb:
        case "accept":
            said = reason("desk.accepted", by=who(decision.by))
        case "change":
            said = reason("desk.changed", by=who(decision.by))
        case "add":
            said = reason("desk.added", by=who(decision.by))
        case "reject":
            said = reason("desk.rejected", by=who(decision.by))
    if decision.on:
        said = reason("desk.on", said=said, day=decision.on)
    return reason("desk.why", said=said, why=decision.why) if decision.why else said
