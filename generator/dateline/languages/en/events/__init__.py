"""Finds clauses that report events.

Rules over grammar: each time expression is traced to the verb or event noun that it dates (`time_anchors`), the words
determine the status (`event_status`), the expression determines the dates (`annotators/event_dates`), and the clause is
cut so that it can be read alone (`clause_spans`). A clause without a time is not an event, with two exceptions: a
lead may get the article's day, as reported then (`lead_event`), and acts stay undated (`undated_events`).
"""

from collections.abc import Iterator, Sequence

from dateline.annotators.base import only
from dateline.languages.en.events import event_status, lead_event
from dateline.languages.en.events.build_event import Timing, build_dated_event
from dateline.languages.en.events.date_headings import DATE_HEADING, find_headings
from dateline.languages.en.events.event_context import EventContext
from dateline.languages.en.events.lead_event import find_lead_event, find_lead_verb
from dateline.languages.en.events.time_anchors import TimeAnchor, find_anchor
from dateline.languages.en.events.undated_events import UNDATED_ACT, find_undated_events
from dateline.model import AnyMark, Article, Event, Name, Quote, Span, Time
from dateline.nlp.parse import Parse
from dateline.rules import Rule

__all__ = ["Events"]


class Events:
    """Finds events, using the article's names, times and quotes."""

    name = "events"
    rules: tuple[Rule, ...] = (*event_status.RULES, DATE_HEADING, *lead_event.RULES, UNDATED_ACT)

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterator[Event]:
        """Yield the article's events, at most one per trigger."""
        times = tuple(only(earlier, Time))
        names, quotes = tuple(only(earlier, Name)), tuple(only(earlier, Quote))
        context = EventContext(article, parse, times, names, quotes, self.name)
        timings = _group_timings(parse, times)
        dated: dict[Span, Event] = {}
        for trigger, dating in timings.items():
            event = build_dated_event(context, trigger, dating)
            if event and event.trigger:
                dated.setdefault(event.trigger, event)
        yield from dated.values()
        root = find_lead_verb(context)
        lead = find_lead_event(context, tuple(dated), timings.get((root, False), ()) if root is not None else ())
        if lead:
            yield lead
        yield from find_undated_events(context, [*dated.values(), *([lead] if lead else [])])


def _group_timings(parse: Parse, times: Sequence[Time]) -> dict[tuple[int, bool], list[Timing]]:
    """Return the times that date each trigger (True: a noun), in text order."""
    found: dict[tuple[int, bool], list[Timing]] = {}
    headings = find_headings(parse, times)
    for time in times:
        verb = headings.get(time)
        anchor = find_anchor(parse, time.span) if verb is None else TimeAnchor(verb, "heading", is_noun=False)
        if anchor:
            found.setdefault((anchor.trigger, anchor.is_noun), []).append((time, anchor.relation))
    return found
