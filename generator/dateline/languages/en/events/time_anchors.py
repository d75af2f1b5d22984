"""Finds the word that a time expression dates: the verb of its clause, or an event noun.

The search climbs the parse tree from the time. If the model attaches `on Thursday` to the verb of speech although it
follows an occasion (`said at a meeting of ministers on Thursday`), the time dates the occasion.
"""

from dataclasses import dataclass

from dateline.annotators.event_dates import Relation
from dateline.languages.en.events.vocabulary import GRAMMAR, WORDS, event_lemma, event_noun, has_bare_time
from dateline.model import Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import is_noun, is_verb, phrase_head, prepositional_object

_MAX_CLIMB = 14
"""Maximum steps up from a time to the word that it dates. Deeper nesting is a misparsed list, not a news sentence."""


@dataclass(frozen=True, slots=True)
class TimeAnchor:
    """The token that a time dates, and how the time relates to it."""

    trigger: int
    relation: Relation
    is_noun: bool


def find_anchor(parse: Parse, span: Span) -> TimeAnchor | None:
    """Return what the time in `span` dates, or None if it only bounds or compares, or belongs to no event."""
    inside = parse.tokens_in(span)
    top = phrase_head(parse, inside)
    if top is None:
        return None
    word, governor, edge = _find_preposition(parse, inside[0], top)
    relation = _find_relation(word)
    if relation is None or governor is None:
        return None
    trigger = _climb(parse, governor, word)
    if trigger is None:
        return None
    if not is_verb(parse, trigger):
        return TimeAnchor(trigger, relation, is_noun=True)
    occasion = _find_occasion(parse, trigger, edge) if relation == "on" else None
    if occasion is None:
        return TimeAnchor(trigger, relation, is_noun=False)
    return TimeAnchor(occasion, relation, is_noun=True)


def _find_preposition(parse: Parse, first: int, top: int) -> tuple[str, int | None, int]:
    """Return the word that connects the time to its governor, the governor, and the first token of the phrase."""
    token, labels = parse.tokens[top], parse.labels
    if token.head == top:
        return "", None, first
    if token.pos in {"ADP", "SCONJ"}:
        return token.text.lower(), token.head, top
    above = parse.tokens[token.head]
    governed = labels.prepositional_objects | labels.prepositional_complements
    if token.dep in governed and above.head != token.head:
        return above.text.lower(), above.head, min(first, token.head)
    if first and above.sentence == parse.tokens[first - 1].sentence:
        previous = parse.tokens[first - 1].text.lower()
        if previous in GRAMMAR.bounds:
            return previous, token.head, first - 1
    return "", token.head, first


def _find_relation(word: str) -> Relation | None:
    if word in GRAMMAR.duration_prepositions:
        return "for"
    if not word or word in WORDS.day_prepositions:
        return "on"
    if word in WORDS.since_prepositions:
        return "since"
    return "by" if word in WORDS.by_prepositions else None


def _climb(parse: Parse, index: int, word: str) -> int | None:
    """Climb the parse tree from the time's governor to a verb or an event noun."""
    is_governor = True
    for _ in range(_MAX_CLIMB):
        token = parse.tokens[index]
        if is_verb(parse, index) or event_noun(parse, index):
            return index
        passes = (
            word in WORDS.reaching_prepositions
            or word in GRAMMAR.duration_prepositions
            or (is_governor and not word and has_bare_time(parse, index))
        )
        if is_noun(parse, index) and not passes:
            return None
        if token.lemma.lower() in WORDS.planning_adjectives and is_noun(parse, token.head):
            return token.head
        if token.head == index:
            return None
        is_governor, index = False, token.head
    return None


def _find_occasion(parse: Parse, verb: int, edge: int) -> int | None:
    """Return the event noun that ends right before the time's phrase, if the time more likely belongs to it."""
    labels, lemma = parse.labels, event_lemma(parse, verb)
    is_weak = lemma in WORDS.reporting_verbs | WORDS.light_verbs or parse.tokens[verb].dep in labels.noun_clauses
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if token.dep not in labels.prepositions or child >= edge:
            continue
        noun = prepositional_object(parse, child)
        if noun is None or not event_noun(parse, noun):
            continue
        if not (is_weak or token.text.lower() in GRAMMAR.occasion_prepositions):
            continue
        if max(i for i in parse.subtree(noun) if i < edge) == edge - 1:
            return noun
    return None
