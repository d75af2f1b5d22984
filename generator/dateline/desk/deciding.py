"""Decisions on marks: accept, reject, change, add. Where the desk and the rules differ, the desk wins and says so."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Literal

from dateline.annotators.event_dates import resolve_dates
from dateline.calendar.when import UNDATED
from dateline.desk.fields import Fields, because, mark_value, new, who
from dateline.desk.items import Decision, MarkKind
from dateline.desk.name_register import Register
from dateline.located import Scalar
from dateline.model import AnyMark, Article, Event, Figure, Name, Quote, Span, Time, order
from dateline.problems import Grade, Problem
from dateline.reasons import Reason, reason, together

_EDGES = " \t\r\n\"'“”„‘’«».,;:!?()"
_LONG = frozenset({"quote", "event", "title"})
"""Kinds whose marks run over a sentence: their opening words are enough to point at them."""
_ALONE = frozenset({"name", "time"})


class Marks:
    """An article's marks while the desk's decisions are carried out on them, one after the other."""

    def __init__(self, article: Article, marks: Iterable[AnyMark], register: Register) -> None:
        self.article = article
        self.marks = list(marks)
        self._fields = Fields(article, register)
        self.problems = self._fields.problems

    def decide(self, decision: Decision, spans: Sequence[Span]) -> None:
        """Carry out one decision on the mark that stands there; `spans` as in `Fields.read`."""
        mark = self.mark(decision.kind, spans[0])
        agrees = mark is not None and self._agrees(mark, decision, spans)
        if decision.verb == "reject":
            # Where the rules make no such mark any more, they have come to agree.
            if mark:
                self._remove(mark)
            return
        if decision.verb == "accept" and mark and agrees:
            self._put(mark, replace(mark, sure="sure", reviewed=decision.by, because=_vouched(mark, decision)))
            return
        made = self._made(decision, spans, mark)
        if made is None:
            return
        if decision.verb == "accept":
            was = "mark nothing of the kind here" if mark is None else "now say otherwise"
            self._say(decision, f"the rules {was}; the {decision.kind} that was accepted stands", "DL236")
        elif decision.verb == "change" and mark is None:
            self._say(decision, f"the rules no longer mark a {decision.kind} here; the desk's stands", "DL236")
        elif decision.verb == "add" and mark and not agrees:
            self._say(
                decision, f"the rules now mark a {decision.kind} here too, and otherwise; the desk's stands", "DL236"
            )
        self._put(mark, made)
        if decision.then and isinstance(made, Quote):
            self._join(made)

    def mark(self, kind: MarkKind, span: Span) -> AnyMark | None:
        """Return the mark of that kind that stands there: the same words, or of a long one the beginning or a part."""
        wanted = self._core(span)
        near = [mark for mark in self.marks if mark.kind == kind and mark.span.overlaps(span)]
        for mark in near:
            spans = [mark.span, *(mark.parts if isinstance(mark, Quote) else ())]
            if any(self._core(place) == wanted for place in spans):
                return mark
        if kind in _LONG:
            opening = [mark for mark in near if self._core(mark.span)[0] == wanted[0]]
            around = [mark for mark in near if mark.span.covers(span)]
            return min((opening or around), key=lambda c: c.span.end - c.span.start, default=None)
        return None

    def _core(self, span: Span) -> tuple[int, int]:
        """Return a span without marks and white space at its edges."""
        words = self.article.at(span)
        lead, trail = len(words) - len(words.lstrip(_EDGES)), len(words) - len(words.rstrip(_EDGES))
        return (span.start + lead, span.end - trail) if lead + trail < len(words) else (span.start, span.end)

    def _agrees(self, mark: AnyMark, decision: Decision, spans: Sequence[Span]) -> bool:
        """Say whether the mark has all values that the decision gives."""
        parts = {self._core(part) for part in mark.parts} if isinstance(mark, Quote) else set()
        return all(_same(mark, name, decision) for name in decision.values if name != "then") and all(
            self._core(span) in parts for span in spans[1:]
        )

    def _made(self, decision: Decision, spans: Sequence[Span], mark: AnyMark | None) -> AnyMark | None:
        """Return the mark as the desk has it, None where the decision does not say enough."""
        values = self._fields.read(decision, spans, mark, self.marks)
        if values is None:
            return None
        common: dict[str, Any] = {"by": "desk", "sure": "sure", "others": (), "reviewed": decision.by}
        common["because"] = because(decision)
        if mark is not None:
            return replace(mark, **common, **values)
        made = new(self.article, decision.kind, spans[0], common | values)
        if made is None:
            message = f"there is no {decision.kind} here to {decision.verb}; to make one, 'add' it with its values"
            self._say(decision, message, "DL237")
        return made

    def _put(self, old: AnyMark | None, new: AnyMark) -> None:
        """Put a mark in place of another; of the kinds that stand alone, what it overlaps goes."""
        if old:
            self.marks.remove(old)
        if new.kind in _ALONE and new.by == "desk":
            self.marks = [c for c in self.marks if c.kind != new.kind or not c.span.overlaps(new.span)]
        self.marks.append(new)
        self.marks.sort(key=order)
        if isinstance(old, Time) and isinstance(new, Time) and old != new:
            self._redate(old.span, new)
        if isinstance(old, Name) and isinstance(new, Name) and (old.name, old.type) != (new.name, new.type):
            self._recast(old, new)

    def _join(self, whole: Quote) -> None:
        """Let the quotes go that the rules made of what are parts of this one."""
        parts = {self._core(part) for part in whole.parts}
        self.marks = [
            mark
            for mark in self.marks
            if mark is whole or not isinstance(mark, Quote) or not {self._core(part) for part in mark.parts} <= parts
        ]

    def _remove(self, mark: AnyMark) -> None:
        self.marks.remove(mark)
        if isinstance(mark, Time):
            self._redate(mark.span, None)
        if isinstance(mark, Name):
            self._recast(mark, None)

    def _redate(self, span: Span, time: Time | None) -> None:
        """Date the events that a time expression dated as the desk now reads it; without it they have no date."""
        for index, mark in enumerate(self.marks):
            if isinstance(mark, Event) and mark.time == span:
                self.marks[index] = _dated(mark, time, self.article.published)

    def _recast(self, old: Name, new: Name | None) -> None:
        """Let quotes whose speaker is named there speak by the name's new bearer, or by nobody known."""
        for index, mark in enumerate(self.marks):
            if not isinstance(mark, Quote):
                continue
            speaker = mark.speaker
            if speaker and speaker.span and speaker.span.overlaps(old.span) and speaker.name == old.name:
                cast = replace(speaker, name=new.name if new else None, type=new.type if new else None)
                self.marks[index] = replace(mark, speaker=cast)

    def _say(self, decision: Decision, message: str, code: str) -> None:
        self.problems.append(Problem(decision.place, message, code, Grade.WARNING))


def decide(
    article: Article,
    marks: Iterable[AnyMark],
    decisions: Sequence[tuple[Decision, Sequence[Span]]],
    register: Register,
) -> tuple[tuple[AnyMark, ...], list[Problem]]:
    """Return the marks as the desk has them, in the one order, and where it differs from what the rules now say."""
    decided = Marks(article, marks, register)
    for decision, spans in decisions:
        decided.decide(decision, spans)
    return tuple(sorted(decided.marks, key=order)), decided.problems


def _same(mark: AnyMark, name: str, decision: Decision) -> bool:
    """Say whether the mark has the value that the decision gives."""
    value: object = getattr(decision, name)
    there = mark_value(mark, name)
    if name == "speaker":
        assert isinstance(mark, Quote), "only quotes have speakers that the desk decides on"
        return (mark.speaker.name if mark.speaker else None) == (value or None)
    if isinstance(mark, Figure) and isinstance(value, Scalar):
        return f"{mark.value:g}" == value.words or str(mark.value) == value.words
    wanted: object = value.words if isinstance(value, Scalar) else value
    return bool(there == wanted)


def _vouched(mark: AnyMark, decision: Decision) -> Reason:
    return together(mark.because, reason("desk.accepted", by=who(decision.by)))


def _dated(event: Event, time: Time | None, published: dt.date | None) -> Event:
    since: Literal["since", "on"] = "since" if event.when.edtf and event.when.edtf.endswith("/..") else "on"
    dates = resolve_dates([(time, "for" if time.type == "DURATION" else since)], published) if time else None
    if dates is None:
        why = together(event.because, reason("desk.time-changed" if time else "desk.time-rejected"))
        return replace(event, when=UNDATED, time=time.span if time else None, because=why)
    return replace(
        event,
        because=together(event.because, reason("desk.dated-anew")),
        when=dates.when,
        time=dates.time.span,
    )
