"""The lead's event: often the news is that somebody said something; without a time, it gets the article's day."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotators.event_dates import EventDates, resolve_dates
from dateline.calendar.periods import Period
from dateline.languages.en.events.build_event import Timing, build_event, find_carried_noun, find_carrier
from dateline.languages.en.events.clause_spans import clause_span
from dateline.languages.en.events.event_context import EventContext
from dateline.languages.en.events.event_status import REPORTED_CLAUSE, StatusDecision, verb_status
from dateline.languages.en.events.vocabulary import WORDS, begins_sentence, event_lemma, is_speaker_pronoun
from dateline.model import Event, Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, find_subject, is_verb, main_verb, own_subject
from dateline.reasons import reason
from dateline.rules import Rule

REPORTED_LEAD = Rule(
    name="reported-lead",
    example="⟦A bridge has collapsed in Genoa|2020-11-26⟧, police said.",
    counterexample="A bridge collapsed in Genoa on Wednesday, police said.",
)
DATED_STATEMENT = Rule(
    name="dated-statement",
    example="⟦France supports the deal|2020-11-26⟧, the foreign ministry said on Thursday.",
    counterexample="The weather is fine. France supports the deal, the foreign ministry said on Thursday.",
)
RULES = (REPORTED_LEAD, DATED_STATEMENT)

_MAX_TO_MAIN_VERB = 4
"""Maximum steps from an event's trigger up to the lead's main verb, counting itself: `died in an attack on a ⟨march⟩`
has four more and is about something else."""


def find_lead_event(context: EventContext, triggers: Sequence[Span], timings: Sequence[Timing]) -> Event | None:
    """Return the event of the first sentence, or None if it reports no event or one was already found.

    `triggers` are the triggers of the events found already, `timings` the times that date the sentence's main verb.
    """
    parse, root = context.parse, find_lead_verb(context)
    if root is None or context.day is None:
        return None
    content = _find_statement(parse, root)
    is_statement = content is not None
    if content is None:
        content = find_carrier(parse, root)[0]
    if not _is_newsworthy(parse, content, is_statement=is_statement):
        return None
    if any(_is_main_event(parse, root, content, trigger) for trigger in triggers):
        return None
    dates = resolve_dates(timings, context.day)
    decision = verb_status(context, content, None)
    if is_statement and decision is None:
        because = reason("events.told-with", word=parse.tokens[root].text)
        decision = StatusDecision("claimed", because, REPORTED_CLAUSE)
    if decision is None:
        return None
    span = clause_span(parse, content, Span(parse.tokens[content].start, parse.tokens[content].end))
    if dates:
        return _build_statement(context, span, root, decision, dates)
    return _build_reported(context, span, content, decision)


def find_lead_verb(context: EventContext) -> int | None:
    """Return the main verb of the first sentence; a heading or caption run together with it is skipped."""
    parse, paragraphs = context.parse, context.article.paragraphs
    body = (piece for piece in context.article.prose if paragraphs and piece.start >= paragraphs[0].span.start)
    prose = next(body, None)
    sentence = parse.sentence_at(prose.start) if prose else None
    if sentence is None:
        return None
    tokens = parse.tokens_of(sentence)
    start = next((i for i in reversed(tokens) if begins_sentence(parse, i)), tokens[0])
    return main_verb(parse, range(start, tokens[-1] + 1))


def _find_statement(parse: Parse, root: int) -> int | None:
    """Return the verb of the statement in the lead if that can be read alone; an act of speech is reported whole."""
    is_speech = event_lemma(parse, root) in WORDS.reporting_verbs - WORDS.performative_verbs
    content = child(parse, root, *parse.labels.complements) if is_speech else None
    subject = own_subject(parse, content) if content is not None else None
    if subject is None or parse.tokens[subject].tag in parse.labels.personal_pronouns:
        return None
    return content


def _is_newsworthy(parse: Parse, verb: int, *, is_statement: bool) -> bool:
    """Return True if the verb has a subject and is not a state, unless somebody states it."""
    subject = find_subject(parse, verb)
    if not is_verb(parse, verb) or subject is None or is_speaker_pronoun(parse, subject):
        return False
    is_state = event_lemma(parse, verb) in WORDS.stative_verbs and find_carried_noun(parse, verb) is None
    return is_statement or not is_state


def _is_main_event(parse: Parse, root: int, content: int, trigger: Span) -> bool:
    """Return True if an event is the lead's news: its main verb, or a noun that directly takes part in it."""
    labels = parse.labels
    path = (
        labels.prepositions
        | labels.prepositional_objects
        | labels.prepositional_complements
        | labels.open_complements
        | labels.conjuncts
        | labels.nominal_subjects
        | labels.objects
        | labels.predicatives
    )
    index = parse.tokens_in(trigger)[0]
    for _ in range(_MAX_TO_MAIN_VERB):
        if index in {root, content}:
            return True
        if parse.tokens[index].dep not in path:
            return False
        index = parse.tokens[index].head
    return False


def _build_statement(
    context: EventContext, span: Span, root: int, decision: StatusDecision, dates: EventDates
) -> Event:
    """Return the statement as an event on the day that the lead gives."""
    event = build_event(context, span, root, event_lemma(context.parse, root), decision=decision, dates=dates)
    return replace(event, rule=DATED_STATEMENT.name)


def _build_reported(context: EventContext, span: Span, verb: int, decision: StatusDecision) -> Event:
    """Return the lead's event on the article's day, as reported then."""
    day = context.day
    assert day is not None
    event = build_event(context, span, verb, event_lemma(context.parse, verb), decision=decision, dates=None)
    return replace(
        event,
        rule=REPORTED_LEAD.name,
        because=reason("events.lead", day=day, found=event.because),
        sure="unsure",
        when=Period("day", day).when,
        reported=True,
    )
