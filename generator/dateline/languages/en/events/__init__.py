"""Finds the clauses that tell dated events.

Rules over grammar: each time expression is followed to the verb or event noun that it dates (`attachment`), the status
is read off the words (`status`), the dates off the expression (`dating`), and the clause is cut so that it reads alone
(`clauses`). What no time dates is no event; the lead alone may stand under the article's day, and says so (`lead`).
"""

from collections.abc import Iterator, Sequence

from dateline.annotators.base import only
from dateline.languages.en.events.attachment import Anchor, anchor
from dateline.languages.en.events.build_event import Scene, Timing, told
from dateline.languages.en.events.chronology import headings
from dateline.languages.en.events.lead import lead, lead_verb
from dateline.languages.en.events.undated import undated
from dateline.model import AnyMark, Article, Event, Name, Quote, Span, Time
from dateline.nlp.parse import Parse
from dateline.rules import Rule


class Events:
    """The annotator of events; reads the names, times and quotes of the article."""

    name = "events"
    rules: tuple[Rule, ...] = ()

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterator[Event]:
        """Yield the article's events, at most one for each word that carries one."""
        times = tuple(only(earlier, Time))
        scene = Scene(article, parse, times, tuple(only(earlier, Name)), tuple(only(earlier, Quote)), self.name)
        timings = _timings(parse, times)
        found: dict[Span, Event] = {}
        for trigger, dating in timings.items():
            event = told(scene, trigger, dating)
            if event and event.trigger:
                found.setdefault(event.trigger, event)
        yield from found.values()
        root = lead_verb(scene)
        first = lead(scene, tuple(found), timings.get((root, False), ()) if root is not None else ())
        if first:
            yield first
        yield from undated(scene, [*found.values(), *([first] if first else [])])


def _timings(parse: Parse, times: Sequence[Time]) -> dict[tuple[int, bool], list[Timing]]:
    """Return the dating times of each word that carries an event (True: a noun), in the order of the text."""
    found: dict[tuple[int, bool], list[Timing]] = {}
    headed = headings(parse, times)
    for time in times:
        where = Anchor(headed[time], "heading", noun=False) if time in headed else anchor(parse, time.span)
        if where:
            found.setdefault((where.trigger, where.noun), []).append((time, where.relation))
    return found
