"""One dated word of an article → the event that it tells, with its clause, status, dates and those who take part."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.calendar.when import UNDATED
from dateline.languages.en.events import status
from dateline.languages.en.events.attachment import Relation
from dateline.languages.en.events.clauses import clause, phrase
from dateline.languages.en.events.dating import Dates, dated
from dateline.languages.en.events.vocabulary import (
    DEEDS,
    EFFECTS,
    LIGHT,
    PLANNING,
    PLANNING_ADJECTIVES,
    REPORTING,
    SPEAKER_PRONOUNS,
    STATIVE,
    event_noun,
    lemma,
)
from dateline.model import Article, Event, Name, Quote, Span, Sureness, Time
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, clause_bounds, finite_verb, is_noun, is_verb, own_subject
from dateline.reasons import NONE, reason, together

Timing = tuple[Time, Relation]


@dataclass(frozen=True)
class Scene:
    """An article with all that its events are read from."""

    article: Article
    parse: Parse
    times: tuple[Time, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    by: str

    @property
    def setting(self) -> status.Setting:
        """What status is judged by."""
        return status.Setting(self.article.published, self.quotes)


def told(scene: Scene, trigger: tuple[int, bool], timings: Sequence[Timing]) -> Event | None:
    """Return the event that the word tells at these times; None where it tells none."""
    parse, (index, noun) = scene.parse, trigger
    timings = [*timings, *_since_clause(scene, index, timings)]
    dates = dated(timings, scene.article.published)
    if dates is None:
        return None
    if not noun:
        index, noun = carrier(parse, index)
    elif (verb := _lifted(parse, index)) is not None:
        index, noun = verb, False
    if noun:
        return _by_noun(scene, index, dates)
    return _by_verb(scene, index, dates)


def carrier(parse: Parse, verb: int) -> tuple[int, bool]:
    """Return what carries the event where the verb only plans it: `expected to ⟨open⟩`, `a ⟨vote⟩ scheduled for`."""
    token = parse.tokens[verb]
    if token.lemma.lower() not in PLANNING:
        return verb, False
    below = child(parse, verb, "xcomp")
    if below is not None and parse.tokens[below].tag == "VB":
        return below, False
    if token.dep in {"acl", "relcl"} and token.tag == "VBN" and is_noun(parse, token.head):
        return token.head, True
    return verb, False


def _lifted(parse: Parse, noun: int) -> int | None:
    """Return the verb that tells more of a dated event noun than the noun does, and of the same day.

    `Ten people died in Monday's blast`, `Monday's blast killed ten people`; but not `He spoke at Monday's meeting`, and
    not `He fled after Monday's vote`. A bare time behind an object is the verb's: `She led the campaign last month`.
    """
    token = parse.tokens[noun]
    above = parse.tokens[token.head]
    if token.dep == "nsubj" and is_verb(parse, token.head) and lemma(parse, token.head) in EFFECTS:
        return token.head
    if token.dep == "dobj" and any(parse.tokens[c].dep == "npadvmod" and c > noun for c in parse.children[noun]):
        return token.head
    if token.dep != "pobj" or above.text.lower() not in {"at", "in", "during"} or above.dep != "prep":
        return None
    verb = above.head
    name = lemma(parse, verb)
    own = parse.tokens[verb].tag in {"VBD", "VBN"} and parse.tokens[verb].dep not in {"relcl", "acl", "amod"}
    weak = name in REPORTING or name in STATIVE or name in LIGHT
    return verb if own and not weak and is_verb(parse, verb) else None


def _by_noun(scene: Scene, noun: int, dates: Dates) -> Event | None:
    parse = scene.parse
    ruling = status.of_noun(parse, noun, dates, scene.setting)
    if ruling is None:
        return None
    span = phrase(parse, noun, dates.time.span)
    return event(scene, span, noun, event_noun(parse, noun) or lemma(parse, noun), ruling=ruling, dates=dates)


def _by_verb(scene: Scene, verb: int, dates: Dates) -> Event | None:
    parse = scene.parse
    name, head = lemma(parse, verb), finite_verb(parse, verb)
    subject = own_subject(parse, head)
    if subject is not None and parse.tokens[subject].text.lower() in SPEAKER_PRONOUNS:
        return None
    if subject is None and parse.tokens[head].dep not in {"acl", "relcl"}:
        # A command, a line of the page (`Last updated on Tuesday`), a heading: nobody is said to do anything.
        return None
    noun = carried_noun(parse, verb)
    headed = dates.relation == "heading"
    if noun is None and not headed and (name in STATIVE or (name in REPORTING and name not in DEEDS)):
        return None
    ruling = status.of_verb(parse, verb, dates, scene.setting)
    if ruling is None:
        return None
    span = _under(parse, verb, dates.time.span) if headed else clause(parse, verb, dates.time.span)
    if noun is not None:
        return event(scene, span, noun, event_noun(parse, noun) or lemma(parse, noun), ruling=ruling, dates=dates)
    below = child(parse, verb, "xcomp") if name in LIGHT else None
    return event(scene, span, verb, name if below is None else lemma(parse, below), ruling=ruling, dates=dates)


def _under(parse: Parse, verb: int, heading: Span) -> Span:
    """Return the clause of a verb without the date that stands over it, and without its colon or dash."""
    span = clause(parse, verb, Span(parse.tokens[verb].start, parse.tokens[verb].end))
    words = (parse.tokens[i] for i in parse.within(span))
    first = next(token.start for token in words if token.start >= heading.end and token.pos != "PUNCT")
    return Span(max(span.start, first), span.end)


def carried_noun(parse: Parse, verb: int) -> int | None:
    """Return the event noun that a verb only says to take place, or to be planned: `elections were held`."""
    name = lemma(parse, verb)
    if name not in LIGHT | {"take place"} and name not in PLANNING:
        return None
    planned = name in PLANNING or any(
        parse.tokens[c].lemma.lower() in PLANNING_ADJECTIVES
        for c in parse.children[verb]
        if parse.tokens[c].dep == "acomp"
    )
    for relation in ("attr", "nsubjpass", "nsubj", "dobj"):
        noun = child(parse, verb, relation)
        if noun is not None and (event_noun(parse, noun) or (planned and relation != "dobj" and is_noun(parse, noun))):
            return noun
    return None


def _since_clause(scene: Scene, verb: int, timings: Sequence[Timing]) -> list[Timing]:
    """Return `since` times that a clause or an event gives: `for three months since the vote held on August 9`."""
    if not any(relation == "for" and time.type == "DURATION" for time, relation in timings):
        return []
    parse = scene.parse
    for index in parse.children[verb]:
        token = parse.tokens[index]
        opener = child(parse, index, "mark")
        since = token.dep == "prep" and token.text.lower() == "since"
        since = since or (token.dep == "advcl" and opener is not None and parse.tokens[opener].text.lower() == "since")
        if since:
            inside = clause_bounds(parse, index)
            return [(time, "since") for time in scene.times if inside.covers(time.span)]
    return []


def event(  # noqa: PLR0913 - an event is made of these
    scene: Scene,
    span: Span,
    trigger: int,
    name: str,
    *,
    ruling: status.Ruling,
    dates: Dates | None,
) -> Event:
    """Build the mark."""
    token = scene.parse.tokens[trigger]
    dating = NONE
    sure: Sureness = "likely"
    if dates:
        dating = reason("events.dates", time=scene.article.at(dates.time.span), word=token.text)
        sure = dates.time.sure
    state, evidence = ruling
    ruled = reason("events.ruled", status=reason(f"status.{state}"), evidence=evidence)
    return Event(
        span=span,
        by=scene.by,
        because=together(dating, ruled),
        sure=sure,
        status=state,
        when=dates.when if dates else UNDATED,
        time=dates.time.span if dates else None,
        trigger=Span(token.start, token.end),
        lemma=name,
        actors=actors(scene, span, trigger),
    )


def actors(scene: Scene, span: Span, trigger: int) -> tuple[Span, ...]:
    """Return the names inside the clause, and the nouns that are its subject or object."""
    found = {name.span for name in scene.names if span.covers(name.span)}
    labels = scene.parse.labels
    taking_part = labels.subjects | labels.objects | labels.agents
    for index in scene.parse.children[trigger]:
        token = scene.parse.tokens[index]
        here = Span(token.start, token.end)
        noun = token.dep in taking_part and is_noun(scene.parse, index)
        if noun and span.covers(here) and not any(other.overlaps(here) for other in found):
            found.add(here)
    return tuple(sorted(found))
