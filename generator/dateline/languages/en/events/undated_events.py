"""Acts reported without a time: they stay undated and never get the article's day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.languages.en.events.build_event import build_event
from dateline.languages.en.events.clause_spans import clause_span
from dateline.languages.en.events.event_context import EventContext
from dateline.languages.en.events.event_status import verb_status
from dateline.languages.en.events.vocabulary import GRAMMAR, OCCURRING_VERBS, event_lemma, is_speaker_pronoun
from dateline.model import Event, Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import is_negated, is_verb, own_subject
from dateline.rules import Rule

UNDATED_ACT = Rule(
    name="undated-act",
    example="The weather is fine. ⟦Maria Lopez founded a party⟧.",
    counterexample="The weather is fine. A doctor founded a party.",
)


def find_undated_events(context: EventContext, dated: Sequence[Event]) -> Iterator[Event]:
    """Yield main clauses in which somebody named acts, in sentences without a date or an attribution."""
    parse = context.parse
    taken = {parse.sentence_at(event.trigger.start) for event in dated if event.trigger}
    taken |= {parse.sentence_at(time.span.start) for time in context.times if time.when.first}
    for index, token in enumerate(parse.tokens):
        if token.sentence in taken or not _is_act(parse, index):
            continue
        decision = verb_status(context, index, None)
        if decision is None or decision.status != "happened":
            continue
        span = clause_span(parse, index, Span(token.start, token.end))
        if any(span.covers(name.span) for name in context.names):
            event = build_event(context, span, index, event_lemma(parse, index), decision=decision, dates=None)
            yield replace(event, rule=UNDATED_ACT.name)


def _is_act(parse: Parse, index: int) -> bool:
    """Return True if the token is the past-tense verb of a main clause in which somebody did something lasting."""
    token, labels = parse.tokens[index], parse.labels
    if not is_verb(parse, index) or token.dep not in labels.roots | labels.conjuncts:
        return False
    if event_lemma(parse, index) not in OCCURRING_VERBS or is_negated(parse, index) or not _is_past(parse, index):
        return False
    subject = own_subject(parse, index if token.dep in labels.roots else token.head)
    return subject is not None and not is_speaker_pronoun(parse, subject)


def _is_past(parse: Parse, verb: int) -> bool:
    """Return True if the verb is in the past or the perfect: `signed`, `was signed`, `has signed`."""
    token, labels = parse.tokens[verb], parse.labels
    if token.tag in labels.past_verbs:
        return True
    words = {parse.tokens[c].text.lower() for c in parse.children[verb]}
    return token.tag in labels.participles and bool(words & GRAMMAR.past_auxiliaries)
