"""Builds an event from one dated word: its clause, status, dates and participants."""

from collections.abc import Sequence

from dateline.annotators.event_dates import EventDates, Relation, resolve_dates
from dateline.calendar.when import UNDATED
from dateline.languages.en.events.clause_spans import clause_span, noun_span
from dateline.languages.en.events.date_headings import DATE_HEADING
from dateline.languages.en.events.event_context import EventContext
from dateline.languages.en.events.event_status import StatusDecision, noun_status, verb_status
from dateline.languages.en.events.vocabulary import (
    GRAMMAR,
    WORDS,
    event_lemma,
    event_noun,
    has_bare_time,
    is_speaker_pronoun,
)
from dateline.model import Event, Span, Sureness, Time
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, clause_bounds, finite_verb, is_noun, is_verb, own_subject
from dateline.reasons import NONE, reason, together

Timing = tuple[Time, Relation]
"""A time and how it relates to a word."""


def build_dated_event(context: EventContext, trigger: tuple[int, bool], timings: Sequence[Timing]) -> Event | None:
    """Return the event that the trigger (True: a noun) reports with these times, or None."""
    parse, (index, is_event_noun) = context.parse, trigger
    dates = resolve_dates([*timings, *_find_since_times(context, index, timings)], context.day)
    if dates is None:
        return None
    if not is_event_noun:
        index, is_event_noun = find_carrier(parse, index)
    elif (verb := _find_reporting_verb(parse, index)) is not None:
        index, is_event_noun = verb, False
    return _build_from_noun(context, index, dates) if is_event_noun else _build_from_verb(context, index, dates)


def find_carrier(parse: Parse, verb: int) -> tuple[int, bool]:
    """Return the trigger if the verb only plans the event (`expected to ⟨open⟩`, `a ⟨vote⟩ scheduled for`).

    The flag is True for a noun.
    """
    token, labels = parse.tokens[verb], parse.labels
    if token.lemma.lower() not in WORDS.planning_verbs:
        return verb, False
    complement = child(parse, verb, *labels.open_complements)
    if complement is not None and parse.tokens[complement].tag in labels.infinitives:
        return complement, False
    if token.dep in labels.noun_clauses and token.tag in labels.participles and is_noun(parse, token.head):
        return token.head, True
    return verb, False


def find_carried_noun(parse: Parse, verb: int) -> int | None:
    """Return the event noun if the verb only says that it takes place or is planned: `elections were held`."""
    labels, lemma = parse.labels, event_lemma(parse, verb)
    is_planning = lemma in WORDS.planning_verbs
    if not is_planning and lemma not in WORDS.light_verbs | GRAMMAR.light_phrases:
        return None
    is_planning = is_planning or any(
        parse.tokens[c].lemma.lower() in WORDS.planning_adjectives
        for c in parse.children[verb]
        if parse.tokens[c].dep in labels.predicative_adjectives
    )
    for relations in (labels.predicatives, labels.passive_subjects, labels.active_subjects, labels.objects):
        noun = child(parse, verb, *relations)
        if noun is None:
            continue
        is_planned = is_planning and relations is not labels.objects and is_noun(parse, noun)
        if is_planned or event_noun(parse, noun):
            return noun
    return None


def build_event(  # noqa: PLR0913 - an event is made of these
    context: EventContext,
    span: Span,
    trigger: int,
    lemma: str,
    *,
    decision: StatusDecision,
    dates: EventDates | None,
) -> Event:
    """Build the mark; a date heading above the clause takes precedence."""
    token = context.parse.tokens[trigger]
    rule = DATE_HEADING if dates and dates.relation == "heading" else decision.rule
    dating = NONE
    sure: Sureness = "likely"
    if dates:
        dating = reason("events.dates", time=context.article.words(dates.time.span), word=token.text)
        sure = dates.time.sure
    status = reason("events.ruled", status=reason(f"status.{decision.status}"), evidence=decision.because)
    return Event(
        span=span,
        by=context.by,
        rule=rule.name,
        because=together(dating, status),
        sure=sure,
        status=decision.status,
        when=dates.when if dates else UNDATED,
        time=dates.time.span if dates else None,
        trigger=Span(token.start, token.end),
        lemma=lemma,
        actors=_find_actors(context, span, trigger),
    )


def _find_actors(context: EventContext, span: Span, trigger: int) -> tuple[Span, ...]:
    """Return the names inside the clause, and the nouns that are its subject, object or agent."""
    parse, labels = context.parse, context.parse.labels
    actors = {name.span for name in context.names if span.covers(name.span)}
    roles = labels.subjects | labels.objects | labels.agents
    for index in parse.children[trigger]:
        token = parse.tokens[index]
        word = Span(token.start, token.end)
        is_actor = token.dep in roles and is_noun(parse, index)
        if is_actor and span.covers(word) and not any(actor.overlaps(word) for actor in actors):
            actors.add(word)
    return tuple(sorted(actors))


def _find_reporting_verb(parse: Parse, noun: int) -> int | None:
    """Return the verb that says more about a dated event than its noun does, and on the same day.

    `Ten people died in Monday's blast`, `Monday's blast killed ten people`; but not `He spoke at Monday's meeting`, nor
    `He fled after Monday's vote`. A bare time after an object is the verb's: `She led the campaign last month`.
    """
    token, labels = parse.tokens[noun], parse.labels
    above = parse.tokens[token.head]
    is_cause = token.dep in labels.active_subjects and is_verb(parse, token.head)
    if is_cause and event_lemma(parse, token.head) in WORDS.effect_verbs:
        return token.head
    if token.dep in labels.objects and has_bare_time(parse, noun):
        return token.head
    is_setting = above.text.lower() in GRAMMAR.setting_prepositions and above.dep in labels.prepositions
    if token.dep not in labels.prepositional_objects or not is_setting:
        return None
    verb = above.head
    is_past = parse.tokens[verb].tag in labels.past_verbs | labels.participles
    is_modifier = parse.tokens[verb].dep in labels.noun_clauses | labels.adjectives
    is_weak = event_lemma(parse, verb) in WORDS.reporting_verbs | WORDS.stative_verbs | WORDS.light_verbs
    return verb if is_past and not is_modifier and not is_weak and is_verb(parse, verb) else None


def _build_from_noun(context: EventContext, noun: int, dates: EventDates) -> Event | None:
    decision = noun_status(context, noun, dates)
    if decision is None:
        return None
    span = noun_span(context.parse, noun, dates.time.span)
    return build_event(context, span, noun, _noun_lemma(context.parse, noun), decision=decision, dates=dates)


def _noun_lemma(parse: Parse, noun: int) -> str:
    return event_noun(parse, noun) or event_lemma(parse, noun)


def _build_from_verb(context: EventContext, verb: int, dates: EventDates) -> Event | None:
    parse = context.parse
    lemma, head = event_lemma(parse, verb), finite_verb(parse, verb)
    subject = own_subject(parse, head)
    if subject is not None and is_speaker_pronoun(parse, subject):
        return None
    if subject is None and parse.tokens[head].dep not in parse.labels.noun_clauses:
        # A command, furniture (`Last updated on Tuesday`) or a heading: no subject, so no event.
        return None
    noun = find_carried_noun(parse, verb)
    is_headed = dates.relation == "heading"
    is_speech = lemma in WORDS.reporting_verbs - WORDS.performative_verbs
    if noun is None and not is_headed and (is_speech or lemma in WORDS.stative_verbs):
        return None
    decision = verb_status(context, verb, dates)
    if decision is None:
        return None
    span = _span_below(parse, verb, dates.time.span) if is_headed else clause_span(parse, verb, dates.time.span)
    if noun is not None:
        return build_event(context, span, noun, _noun_lemma(parse, noun), decision=decision, dates=dates)
    complement = child(parse, verb, *parse.labels.open_complements) if lemma in WORDS.light_verbs else None
    if complement is not None:
        lemma = event_lemma(parse, complement)
    return build_event(context, span, verb, lemma, decision=decision, dates=dates)


def _span_below(parse: Parse, verb: int, heading: Span) -> Span:
    """Return a verb's clause without the date heading above it and its colon or dash."""
    span = clause_span(parse, verb, Span(parse.tokens[verb].start, parse.tokens[verb].end))
    tokens = (parse.tokens[i] for i in parse.tokens_in(span))
    start = next(token.start for token in tokens if token.start >= heading.end and token.pos != "PUNCT")
    return Span(max(span.start, start), span.end)


def _find_since_times(context: EventContext, verb: int, timings: Sequence[Timing]) -> list[Timing]:
    """Return `since` times that a clause or an event supplies: `for three months since the vote held on August 9`."""
    if not any(relation == "for" and time.type == "DURATION" for time, relation in timings):
        return []
    for index in context.parse.children[verb]:
        if _opens_with_since(context.parse, index):
            inside = clause_bounds(context.parse, index)
            return [(time, "since") for time in context.times if inside.covers(time.span)]
    return []


def _opens_with_since(parse: Parse, index: int) -> bool:
    token, labels = parse.tokens[index], parse.labels
    if token.dep in labels.prepositions:
        return token.text.lower() in GRAMMAR.since_conjunctions
    marker = child(parse, index, *labels.markers) if token.dep in labels.adverbial_clauses else None
    return marker is not None and parse.tokens[marker].text.lower() in GRAMMAR.since_conjunctions
