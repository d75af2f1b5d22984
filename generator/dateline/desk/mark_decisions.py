"""Decisions on marks: accept, reject, change, add. Where the desk and the rules differ, the desk wins and says so."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from dateline.annotators.event_dates import resolve_dates
from dateline.calendar.when import UNDATED
from dateline.desk.authors import author_reason
from dateline.desk.decisions import DECISIONS, Decision, MarkKind, Target
from dateline.desk.name_register import Register
from dateline.model import AnyMark, Article, Event, Name, Quote, Span, Time, order
from dateline.problems import Grade, Problem
from dateline.reasons import Reason, reason, together

_EDGES = " \t\r\n\"'“”„‘’«».,;:!?()"

_EXCLUSIVE = frozenset(kind for kind, decision in DECISIONS.items() if decision.excludes_overlap)


class DecidedMarks:
    """An article's marks while the desk's decisions are applied to them one by one."""

    def __init__(self, article: Article, marks: Iterable[AnyMark], register: Register) -> None:
        self.article = article
        self.marks = list(marks)
        self.problems: list[Problem] = []
        self._register = register

    def decide(self, decision: Decision, spans: Sequence[Span]) -> None:
        """Apply one decision to the mark at its place; `spans` are the places of its words, then of its parts."""
        mark = self.find_mark(decision.kind, spans[0])
        agrees = mark is not None and self._agrees(mark, decision, spans)
        if decision.verb == "reject":
            # If the rules no longer make such a mark, they now agree with the rejection.
            if mark:
                self._remove(mark)
            return
        if decision.verb == "accept" and mark and agrees:
            # The first editor's word is enough, however many accept the same mark.
            if not mark.reviewed:
                because = _acceptance_reason(mark, decision)
                self._put(mark, replace(mark, sure="sure", reviewed=decision.by, because=because))
            return
        decided = self._build_mark(decision, spans, mark)
        if decided is None:
            return
        kind = decision.kind
        if decision.verb == "accept":
            now = f"no longer mark this {kind}" if mark is None else f"now read this {kind} differently"
            self._notice(decision, f"the rules {now}; the accepted one is kept", "DL236")
        elif decision.verb == "change" and mark is None:
            self._notice(decision, f"the rules no longer mark this {kind}; the desk's is kept", "DL236")
        elif decision.verb == "add" and mark and not agrees:
            self._notice(decision, f"the rules now mark another {kind} here; the desk's is kept", "DL236")
        self._put(mark, decided)
        if decision.parts and isinstance(decided, Quote):
            self._drop_parts(decided)

    def find_mark(self, kind: MarkKind, span: Span) -> AnyMark | None:
        """Return the mark of a kind with these words, or a longer one that opens with them or has them as a part."""
        wanted = self._core(span)
        near = [mark for mark in self.marks if mark.kind == kind and mark.span.overlaps(span)]
        for mark in near:
            spans = [mark.span, *(mark.parts if isinstance(mark, Quote) else ())]
            if any(self._core(place) == wanted for place in spans):
                return mark
        if DECISIONS[kind].extends_over_sentence:
            opening = [mark for mark in near if self._core(mark.span)[0] == wanted[0]]
            around = [mark for mark in near if mark.span.covers(span)]
            return min((opening or around), key=lambda c: c.span.end - c.span.start, default=None)
        return None

    def identify(self, kind: MarkKind, span: Span) -> Span:
        """Return what two decisions on the same mark have in common: its span, or their own if there is no mark."""
        mark = self.find_mark(kind, span)
        return mark.span if mark else Span(*self._core(span))

    def _core(self, span: Span) -> tuple[int, int]:
        """Return a span without punctuation and white space at its edges."""
        words = self.article.words(span)
        lead, trail = len(words) - len(words.lstrip(_EDGES)), len(words) - len(words.rstrip(_EDGES))
        return (span.start + lead, span.end - trail) if lead + trail < len(words) else (span.start, span.end)

    def _agrees(self, mark: AnyMark, decision: Decision, spans: Sequence[Span]) -> bool:
        """Return True if the mark has all the values and parts that the decision states."""
        parts = {self._core(part) for part in mark.parts} if isinstance(mark, Quote) else set()
        return decision.matches(mark) and all(self._core(span) in parts for span in spans[1:])

    def _build_mark(self, decision: Decision, spans: Sequence[Span], mark: AnyMark | None) -> AnyMark | None:
        """Return the mark that the desk decided on, or None if the decision doesn't say enough."""
        target = Target(self.article, self._register, self.marks, spans, mark)
        fields = decision.mark_fields(target)
        if isinstance(fields, Problem):
            self.problems.append(fields)
            return None
        common: dict[str, Any] = {"by": "desk", "sure": "sure", "others": (), "reviewed": decision.by}
        fields = {**common, "because": decision.because, **fields}
        if mark is not None:
            return replace(mark, **fields)
        created = decision.create_mark(target, fields)
        if created is None:
            message = f"there is no {decision.kind} here to {decision.verb}; to make one, 'add' it with its values"
            self._notice(decision, message, "DL237")
        return created

    def _put(self, old: AnyMark | None, new: AnyMark) -> None:
        """Replace a mark, and for kinds that exclude overlap, any marks that the new one overlaps."""
        if old:
            self.marks.remove(old)
        if new.by == "desk" and new.kind in _EXCLUSIVE:
            self.marks = [c for c in self.marks if c.kind != new.kind or not c.span.overlaps(new.span)]
        self.marks.append(new)
        self.marks.sort(key=order)
        if isinstance(old, Time) and isinstance(new, Time) and old != new:
            self._date_events(old.span, new)
        if isinstance(old, Name) and isinstance(new, Name) and (old.name, old.type) != (new.name, new.type):
            self._reassign_quotes(old, new)

    def _drop_parts(self, whole: Quote) -> None:
        """Drop the quotes that the rules made from parts of this one."""
        parts = {self._core(part) for part in whole.parts}
        self.marks = [
            mark
            for mark in self.marks
            if mark is whole or not isinstance(mark, Quote) or not {self._core(part) for part in mark.parts} <= parts
        ]

    def _remove(self, mark: AnyMark) -> None:
        self.marks.remove(mark)
        if isinstance(mark, Time):
            self._date_events(mark.span, None)
        if isinstance(mark, Name):
            self._reassign_quotes(mark, None)

    def _date_events(self, span: Span, time: Time | None) -> None:
        """Give the events of a time expression the desk's date; if the time was rejected, they lose theirs."""
        for index, mark in enumerate(self.marks):
            if isinstance(mark, Event) and mark.time == span:
                self.marks[index] = _date_event(mark, time, self.article.published)

    def _reassign_quotes(self, old: Name, new: Name | None) -> None:
        """Give the quotes whose speaker is this name its new bearer, or no speaker."""
        for index, mark in enumerate(self.marks):
            if not isinstance(mark, Quote):
                continue
            speaker = mark.speaker
            if speaker and speaker.span and speaker.span.overlaps(old.span) and speaker.name == old.name:
                cast = replace(speaker, name=new.name if new else None, type=new.type if new else None)
                self.marks[index] = replace(mark, speaker=cast)

    def _notice(self, decision: Decision, message: str, code: str) -> None:
        self.problems.append(Problem(decision.place, message, code, Grade.NOTICE))


def decide(
    article: Article,
    marks: Iterable[AnyMark],
    decisions: Sequence[tuple[Decision, Sequence[Span]]],
    register: Register,
) -> tuple[tuple[AnyMark, ...], list[Problem]]:
    """Return the marks after the desk's decisions, in text order, and where desk and rules now differ."""
    decided = DecidedMarks(article, marks, register)
    decided.problems += _report_contradictions(decided, decisions)
    for decision, spans in decisions:
        decided.decide(decision, spans)
    return tuple(sorted(decided.marks, key=order)), decided.problems


def _report_contradictions(
    marks: DecidedMarks, decisions: Sequence[tuple[Decision, Sequence[Span]]]
) -> Iterator[Problem]:
    """Report each decision that rejects a mark which an earlier one keeps, or the other way round."""
    earlier: dict[tuple[MarkKind, Span], Decision] = {}
    for decision, spans in decisions:
        if decision.verb == "add":
            # It may take the place of a rejected mark.
            continue
        first = earlier.setdefault((decision.kind, marks.identify(decision.kind, spans[0])), decision)
        if (first.verb == "reject") != (decision.verb == "reject"):
            message = (
                f"this {decision.verb}s the {decision.kind} that line {first.place.line} {first.verb}s, "
                "and the later one counts; keep one"
            )
            yield Problem(decision.place, message, "DL267", Grade.WARNING)


def _acceptance_reason(mark: AnyMark, decision: Decision) -> Reason:
    return together(mark.because, reason("desk.accepted", by=author_reason(decision.by)))


def _date_event(event: Event, time: Time | None, published: dt.date | None) -> Event:
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
