"""Decisions on marks: accept, reject, change, add. Where the desk and the rules differ, the desk wins and says so."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from generator.annotators.events.dating import dated, iso
from generator.desk.items import VALUES, Decision, MarkKind
from generator.desk.names import Register
from generator.desk.timexes import period, timex
from generator.located import Scalar
from generator.model import (
    Article,
    Claim,
    Event,
    Figure,
    Name,
    NameType,
    Quote,
    Span,
    Speaker,
    Time,
    TimeType,
    Title,
    order,
)
from generator.problems import Grade, Problem

_EDGES = " \t\r\n\"'“”„‘’«».,;:!?()"
_LONG = frozenset({"quote", "event", "title"})
"""Kinds whose marks run over a sentence: their opening words are enough to point at them."""
_ALONE = frozenset({"name", "time"})
_TYPES: tuple[str, ...] = ("DATE", "TIME", "DURATION", "SET")


class Marks:
    """An article's marks while the desk's decisions are carried out on them, one after the other."""

    def __init__(self, article: Article, claims: Iterable[Claim], register: Register) -> None:
        self.article = article
        self.claims = list(claims)
        self.problems: list[Problem] = []
        self._register = register

    def decide(self, decision: Decision, span: Span) -> None:
        """Carry out one decision on the mark that stands there."""
        mark = self.mark(decision.kind, span)
        if decision.verb == "reject":
            # Where the rules make no such mark any more, they have come to agree.
            if mark:
                self._remove(mark)
            return
        if decision.verb == "accept" and mark and all(_same(mark, name, decision) for name in _given(decision)):
            self._put(mark, replace(mark, sure="sure", reviewed=decision.by, because=_vouched(mark, decision)))
            return
        made = self._made(decision, span, mark)
        if made is None:
            return
        if decision.verb == "accept":
            was = "mark nothing of the kind here" if mark is None else "now say otherwise"
            self._say(decision, f"the rules {was}; the {decision.kind} that was accepted stands", "DL236")
        elif decision.verb == "change" and mark is None:
            self._say(decision, f"the rules no longer mark a {decision.kind} here; the desk's stands", "DL236")
        elif decision.verb == "add" and mark and not all(_same(mark, name, decision) for name in _given(decision)):
            self._say(
                decision, f"the rules now mark a {decision.kind} here too, and otherwise; the desk's stands", "DL236"
            )
        self._put(mark, made)

    def mark(self, kind: MarkKind, span: Span) -> Claim | None:
        """Return the mark of that kind that stands there: the same words, or of a long one the beginning or a part."""
        wanted = self._core(span)
        near = [claim for claim in self.claims if claim.kind == kind and claim.span.overlaps(span)]
        for claim in near:
            spans = [claim.span, *(claim.parts if isinstance(claim, Quote) else ())]
            if any(self._core(place) == wanted for place in spans):
                return claim
        if kind in _LONG:
            opening = [claim for claim in near if self._core(claim.span)[0] == wanted[0]]
            around = [claim for claim in near if claim.span.covers(span)]
            return min((opening or around), key=lambda c: c.span.end - c.span.start, default=None)
        return None

    def _core(self, span: Span) -> tuple[int, int]:
        """Return a span without marks and white space at its edges."""
        words = self.article.at(span)
        lead, trail = len(words) - len(words.lstrip(_EDGES)), len(words) - len(words.rstrip(_EDGES))
        return (span.start + lead, span.end - trail) if lead + trail < len(words) else (span.start, span.end)

    def _made(self, decision: Decision, span: Span, mark: Claim | None) -> Claim | None:
        """Return the mark as the desk has it, None where the decision does not say enough."""
        values = dict(self._values(decision, mark))
        if any(value is None for name, value in values.items() if name == "value"):
            return None
        common: dict[str, Any] = {"by": "desk", "sure": "sure", "others": (), "reviewed": decision.by}
        common["because"] = _because(decision)
        if mark is not None:
            return replace(mark, **common, **values)
        new = _new(self.article, decision.kind, span, common | values)
        if new is None:
            message = f"there is no {decision.kind} here to {decision.verb}; to make one, 'add' it with its values"
            self._say(decision, message, "DL237")
        return new

    def _values(self, decision: Decision, mark: Claim | None) -> Iterator[tuple[str, Any]]:
        """Yield the fields of the mark that the decision gives, and what follows from them."""
        for name in _given(decision):
            value = getattr(decision, name)
            match decision.kind, name:
                case "quote", "speaker":
                    yield "speaker", self._speaker(decision, mark)
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

    def _speaker(self, decision: Decision, mark: Claim | None) -> Speaker | None:
        """Return the speaker named: as the register knows the name, else as this article does."""
        name = decision.speaker
        if not name:
            return None
        old = mark.speaker.span if isinstance(mark, Quote) and mark.speaker else None
        listed = self._register.named(name)
        if listed and listed.kind != "none":
            return Speaker(span=old, name=listed.name, type=listed.kind, because=_because(decision))
        fitting = (c for c in self.claims if isinstance(c, Name) and name in {c.name, self.article.at(c.span)})
        known = next(fitting, None)
        kind: NameType = known.type if known else "person"
        return Speaker(span=old, name=known.name if known else name, type=kind, because=_because(decision))

    def _time(self, decision: Decision) -> Iterator[tuple[str, Any]]:
        assert decision.value is not None, "asked only where a value is given"
        words = decision.value.words
        kind: TimeType | None = timex(words)
        if kind is None:
            message = f"'{words}' is no value of a time; write 2020-08-09, 2020-08, 2020, 2020-W32, P3M or PAST_REF"
            self.problems.append(Problem(decision.value.place, message, "DL235"))
            yield "value", None
            return
        yield "value", words
        if decision.type is None:
            yield "type", kind
        covered = period(words)
        yield "first", covered.first if covered else None
        yield "last", covered.last if covered else None
        yield "edtf", covered.edtf if covered else None
        yield "grain", covered.grain if covered else None

    def _number(self, decision: Decision) -> float | None:
        assert decision.value is not None, "asked only where a value is given"
        try:
            return float(decision.value.words)
        except ValueError:
            message = f"'{decision.value.words}' is no number; write 31 or 80.1"
            self.problems.append(Problem(decision.value.place, message, "DL235"))
            return None

    def _event(self, decision: Decision) -> Iterator[tuple[str, Any]]:
        begin = period(decision.date.words) if decision.date else None
        end = period(decision.until.words) if decision.until else None
        for value, read in ((decision.date, begin), (decision.until, end)):
            if value and read is None:
                message = f"'{value.words}' is no date; write 2020, 2020-08 or 2020-08-09"
                self.problems.append(Problem(value.place, message, "DL235"))
                yield "value", None
                return
        assert begin is not None, "a date is given and can be read"
        yield "date", iso(begin.first, begin.grain)
        yield "until", decision.until.words if decision.until else None
        yield "first", begin.first
        yield "last", end.last if end else begin.last
        yield "edtf", f"{begin.edtf}/{end.edtf}" if end else begin.edtf
        yield "grain", "range" if end else begin.grain
        yield "time", None

    def _put(self, old: Claim | None, new: Claim) -> None:
        """Put a mark in place of another; of the kinds that stand alone, what it overlaps goes."""
        if old:
            self.claims.remove(old)
        if new.kind in _ALONE and new.by == "desk":
            self.claims = [c for c in self.claims if c.kind != new.kind or not c.span.overlaps(new.span)]
        self.claims.append(new)
        self.claims.sort(key=order)
        if isinstance(old, Time) and isinstance(new, Time) and old != new:
            self._redate(old.span, new)
        if isinstance(old, Name) and isinstance(new, Name) and (old.name, old.type) != (new.name, new.type):
            self._recast(old, new)

    def _remove(self, mark: Claim) -> None:
        self.claims.remove(mark)
        if isinstance(mark, Time):
            self._redate(mark.span, None)
        if isinstance(mark, Name):
            self._recast(mark, None)

    def _redate(self, span: Span, time: Time | None) -> None:
        """Date the events that a time expression dated as the desk now reads it; without it they have no date."""
        for index, claim in enumerate(self.claims):
            if isinstance(claim, Event) and claim.time == span:
                self.claims[index] = _dated(claim, time, self.article.published)

    def _recast(self, old: Name, new: Name | None) -> None:
        """Let quotes whose speaker is named there speak by the name's new bearer, or by nobody known."""
        for index, claim in enumerate(self.claims):
            if not isinstance(claim, Quote):
                continue
            speaker = claim.speaker
            if speaker and speaker.span and speaker.span.overlaps(old.span) and speaker.name == old.name:
                cast = replace(speaker, name=new.name if new else None, type=new.type if new else None)
                self.claims[index] = replace(claim, speaker=cast)

    def _say(self, decision: Decision, message: str, code: str) -> None:
        self.problems.append(Problem(decision.place, message, code, Grade.WARNING))


def decide(
    article: Article, claims: Iterable[Claim], decisions: Sequence[tuple[Decision, Span]], register: Register
) -> tuple[tuple[Claim, ...], list[Problem]]:
    """Return the marks as the desk has them, in the one order, and where it differs from what the rules now say."""
    marks = Marks(article, claims, register)
    for decision, span in decisions:
        marks.decide(decision, span)
    return tuple(sorted(marks.claims, key=order)), marks.problems


def _new(article: Article, kind: MarkKind, span: Span, values: dict[str, Any]) -> Claim | None:
    """Return a mark that the rules did not make, None where the values do not suffice for one."""
    words = " ".join(article.at(span).split())
    mode = "direct" if words[0] in "\"“„«'‘" else "indirect"
    made: Claim | None = None
    match kind:
        case "name" if "type" in values:
            made = Name(span=span, **{"name": words, **values})
        case "quote":
            made = Quote(span=span, parts=(span,), **{"mode": mode, **values})
        case "time" if "value" in values:
            made = Time(span=span, **values)
        case "figure" if "value" in values:
            made = Figure(span=span, **values)
        case "event":
            made = Event(span=span, **{"status": "happened", **values})
        case "title":
            made = Title(span=span, given=False, **values)
    return made


def _given(decision: Decision) -> list[str]:
    """Return the values that a decision gives."""
    given = (name for name in VALUES[decision.kind] if getattr(decision, name) is not None)
    return [name for name in given if getattr(decision, name) != "" or name == "speaker"]


def _same(mark: Claim, name: str, decision: Decision) -> bool:
    """Say whether the mark has the value that the decision gives."""
    value: object = getattr(decision, name)
    there: object = getattr(mark, name)
    if name == "speaker":
        assert isinstance(mark, Quote), "only quotes have speakers that the desk decides on"
        return (mark.speaker.name if mark.speaker else None) == (value or None)
    if isinstance(mark, Figure) and isinstance(value, Scalar):
        return f"{mark.value:g}" == value.words or str(mark.value) == value.words
    wanted: object = value.words if isinstance(value, Scalar) else value
    return bool(there == wanted)


def _vouched(mark: Claim, decision: Decision) -> str:
    return f"{mark.because}; accepted by {decision.by}".lstrip("; ")


def _because(decision: Decision) -> str:
    past = {"accept": "accepted", "change": "changed", "add": "added", "reject": "rejected"}[decision.verb]
    when = f" on {decision.on}" if decision.on else ""
    return f"{past} by {decision.by}{when}" + (f": {decision.why}" if decision.why else "")


def _dated(event: Event, time: Time | None, published: dt.date | None) -> Event:
    since: Literal["since", "on"] = "since" if event.edtf and event.edtf.endswith("/..") else "on"
    dates = dated([(time, "for" if time.type == "DURATION" else since)], published) if time else None
    if dates is None:
        empty = {"date": None, "until": None, "first": None, "last": None, "edtf": None, "grain": None}
        return replace(event, **empty, time=time.span if time else None)  # type: ignore[arg-type]
    return replace(
        event,
        date=dates.date,
        until=dates.until,
        first=dates.first,
        last=dates.last,
        edtf=dates.edtf,
        grain=dates.grain,
        time=dates.time.span,
    )
