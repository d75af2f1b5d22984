"""Decides whether an event happened, is planned, is going on, is claimed or was called off; or that there is none.

A clause is not an event if it is a wish, a possibility, a condition or a question. The event records the name of the
rule that decided.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.annotators.event_dates import EventDates
from dateline.languages.en.events.event_context import EventContext
from dateline.languages.en.events.vocabulary import GRAMMAR, WORDS, event_lemma
from dateline.model import Status
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import auxiliaries, child, finite_verb, is_negated, is_verb
from dateline.reasons import Reason, reason
from dateline.rules import Rule

PLANNING_VERB = Rule(
    name="planning-verb",
    example="⟦The vote was scheduled for 6 December|2020-12-06⟧.",
    counterexample="The minister scheduled the vote on 6 November.",
)
INTENTION = Rule(
    name="intention",
    example="The weather is fine. ⟦The trial is due to open on 30 November|2020-11-30⟧.",
    counterexample="The weather is fine. The trial was due to open on 3 November.",
)
GOING_TO = Rule(
    name="going-to",
    example="⟦The two leaders are going to meet on 3 December|2020-12-03⟧.",
    counterexample="The two leaders are going home on 3 December.",
)
BE_TO = Rule(
    name="be-to",
    example="⟦The two leaders are to meet on 3 December|2020-12-03⟧.",
    counterexample="The two leaders are in Geneva on 3 December.",
)
FUTURE = Rule(
    name="future",
    example="⟦The prime minister will visit Warsaw on 1 December|2020-12-01⟧.",
    counterexample="The prime minister may visit Warsaw on 1 December.",
)
PRESENT_OF_LATER_DAY = Rule(
    name="present-of-later-day",
    example="⟦The museum opens on 1 December|2020-12-01⟧.",
    counterexample="The museum opened on 1 November.",
)
DEADLINE = Rule(
    name="deadline",
    example="The court ordered that ⟦the firm pay by 1 December|2020-12-01⟧.",
    counterexample="The court ordered that the firm pay on 1 December.",
)
LASTING_SINCE = Rule(
    name="lasting-since",
    example="⟦The miners have been striking since 3 November|2020-11-03⟧.",
    counterexample="The miners have won two strikes since 3 November.",
)
LASTING_FOR = Rule(
    name="lasting-for",
    example="⟦The miners have been striking for three months|2020-08⟧.",
    counterexample="The miners struck for three months.",
)
REPORTED_CLAUSE = Rule(
    name="reported-clause",
    example="Police said ⟦a lorry hit the crowd on Monday|2020-11-23⟧.",
    counterexample="Police confirmed that a lorry hit the crowd on Monday.",
)
ATTRIBUTION = Rule(
    name="attribution",
    example="⟦According to police, a lorry hit the crowd on Monday|2020-11-23⟧.",
    counterexample="Close to police, a lorry hit the crowd on Monday.",
)
QUOTE = Rule(
    name="quote",
    example="“⟦The board rejected the plan on Monday|2020-11-23⟧. It was a mistake,” the chairman said.",
    counterexample="The “board” rejected the plan on Monday.",
)
ACCUSATION = Rule(
    name="accusation",
    example="⟦The driver is accused of killing two men on Monday|2020-11-23⟧.",
    counterexample="The driver was capable of killing two men on Monday.",
)
HEDGED_CLAUSE = Rule(
    name="hedged-clause",
    example="⟦The factory allegedly burned down in March 2019|2019-03⟧.",
    counterexample="The factory quickly burned down in March 2019.",
)
PROGRESSIVE = Rule(
    name="progressive",
    example="⟦The miners are striking today|2020-11-26⟧.",
    counterexample="The miners were striking on Monday.",
)
PAST = Rule(
    name="past",
    example="⟦The treaty was signed on 8 December 1999|1999-12-08⟧.",
    counterexample="The treaty should have been signed on 8 December 1999.",
)
CANCELLED_NOUN = Rule(
    name="cancelled-noun",
    example="The town called off ⟦the 28 November parade|2020-11-28⟧.",
    counterexample="The town saw the 22 November parade.",
)
HEDGED_NOUN = Rule(
    name="hedged-noun",
    example="Unrest followed ⟦the alleged attack of 9 August|2020-08-09⟧.",
    counterexample="Unrest followed the brutal attack of 9 August.",
)
PLANNED_NOUN = Rule(
    name="planned-noun",
    example="The weather is fine. The union fears ⟦the summit scheduled for 4 May 2021|2021-05-04⟧.",
    counterexample="The weather is fine. The union fears the summit on 4 May 2021.",
)
NOUN_OF_LATER_DAY = Rule(
    name="noun-of-later-day",
    example="The weather is fine. The union fears ⟦the summit on 4 May 2021|2021-05-04⟧.",
    counterexample="The weather is fine. The union fears the summit on 4 May.",
)
NOUN_OF_SAME_DAY = Rule(
    name="noun-of-same-day",
    example="The leaders will speak at ⟦today's summit|2020-11-26⟧.",
    counterexample="The leaders spoke before today's summit.",
)
EVENT_NOUN = Rule(
    name="event-noun",
    example="Unrest followed ⟦the 9 August presidential election|2020-08-09⟧.",
    counterexample="Unrest followed the 9 August editorial.",
)
RULES = (
    PLANNING_VERB,
    INTENTION,
    GOING_TO,
    BE_TO,
    FUTURE,
    PRESENT_OF_LATER_DAY,
    DEADLINE,
    LASTING_SINCE,
    LASTING_FOR,
    REPORTED_CLAUSE,
    ATTRIBUTION,
    QUOTE,
    ACCUSATION,
    HEDGED_CLAUSE,
    PROGRESSIVE,
    PAST,
    CANCELLED_NOUN,
    HEDGED_NOUN,
    PLANNED_NOUN,
    NOUN_OF_LATER_DAY,
    NOUN_OF_SAME_DAY,
    EVENT_NOUN,
)


class StatusDecision(NamedTuple):
    """A status, the evidence for it, and the rule that decided."""

    status: Status
    because: Reason
    rule: Rule


def verb_status(context: EventContext, verb: int, dates: EventDates | None) -> StatusDecision | None:
    """Return the status of a verb's clause, or None for a wish, a possibility, a condition or a question."""
    parse = context.parse
    chain = _verb_chain(parse, verb)
    if _is_unreal(parse, chain):
        return None
    plan = _find_plan(context, chain, dates)
    is_lasting = dates is not None and dates.relation in {"since", "for"}
    if (plan or is_lasting) and any(is_negated(parse, v) for v in chain):
        return None
    if plan:
        return plan
    if dates is not None and is_lasting:
        return _find_lasting(parse, chain, dates)
    return _find_real(context, chain, dates)


def noun_status(context: EventContext, noun: int, dates: EventDates) -> StatusDecision | None:
    """Return the status of a dated event noun, from its verb and its day."""
    if dates.relation in {"since", "for"}:
        return None
    parse, token = context.parse, context.parse.tokens[noun]
    verb = next((a for a in parse.ancestors(noun) if is_verb(parse, a)), None)
    is_acted_on = token.head == verb and token.dep in parse.labels.passive_subjects | parse.labels.objects
    if verb is not None and is_acted_on and event_lemma(parse, verb) in WORDS.cancelling_verbs:
        return _decide("cancelled", CANCELLED_NOUN, parse.tokens[verb].text)
    if hedge := _find_hedge(parse, [noun], HEDGED_NOUN):
        return hedge
    if plan := _find_noun_plan(context, noun, verb, dates):
        chain = [] if verb is None else _verb_chain(parse, verb)
        return None if is_acted_on and _is_unreal(parse, chain) else plan
    return StatusDecision("happened", reason("events.noun", word=token.text), EVENT_NOUN)


def _decide(status: Status, rule: Rule, word: str) -> StatusDecision:
    """Return a decision with one word as the evidence."""
    return StatusDecision(status, reason("events.word", word=word), rule)


def _find_real(context: EventContext, chain: Sequence[int], dates: EventDates | None) -> StatusDecision | None:
    """Return the status of an event reported as real: it happened, is going on, or is claimed."""
    if dates and context.day and dates.first > context.day:
        # Reported as done but dated after the article: one of the two was misread.
        return None
    parse, head = context.parse, chain[-1]
    claim = _find_attribution(context, head) or _find_accusation(parse, chain)
    claim = claim or _find_hedge(parse, chain, HEDGED_CLAUSE)
    if claim:
        return claim
    word = parse.tokens[head].text
    is_current = dates is None or (context.day is not None and dates.last >= context.day)
    if _is_progressive(parse, head) and is_current:
        return StatusDecision("ongoing", reason("events.going-on", word=word), PROGRESSIVE)
    return StatusDecision("happened", reason("events.done", word=word), PAST)


def _find_noun_plan(context: EventContext, noun: int, verb: int | None, dates: EventDates) -> StatusDecision | None:
    """Return a decision if an event noun is a plan by its words or its day."""
    parse, day = context.parse, context.day
    word = next((c for c in parse.children[noun] if _is_planning_modifier(parse, c)), None)
    if word is not None:
        is_participle = parse.tokens[word].dep in parse.labels.noun_complements
        if is_participle or day is None or dates.last >= day:
            return _decide("scheduled", PLANNED_NOUN, parse.tokens[word].text)
    if day is not None and dates.first > day:
        return StatusDecision("scheduled", reason("events.day-after"), NOUN_OF_LATER_DAY)
    if verb is not None and dates.last == day and (future := _auxiliary_words(parse, [verb]) & WORDS.future):
        return StatusDecision("scheduled", reason("events.on-its-day", word=min(future)), NOUN_OF_SAME_DAY)
    return None


def _find_attribution(context: EventContext, head: int) -> StatusDecision | None:
    """Return a decision if the clause is attributed to somebody, unless the cue states it as a fact."""
    parse, labels = context.parse, context.parse.labels
    below = head
    for above in parse.ancestors(head):
        lemma = event_lemma(parse, above)
        is_content = parse.tokens[below].dep in labels.complements | labels.noun_complements
        if is_content and lemma in WORDS.reporting_verbs | GRAMMAR.doubtful_words:
            return None if lemma in WORDS.factive_verbs else _claim(REPORTED_CLAUSE, parse.tokens[above].text)
        below = above
    for index in parse.children[head]:
        token = parse.tokens[index]
        is_side_verb = token.dep in labels.side_clauses and event_lemma(parse, index) in WORDS.reporting_verbs
        if is_side_verb or token.text.lower() in GRAMMAR.attributions:
            return _claim(ATTRIBUTION, token.text)
    start = parse.tokens[head].start
    if any(part.start <= start < part.end for quote in context.quotes for part in quote.parts):
        return StatusDecision("claimed", reason("events.in-quote"), QUOTE)
    return None


def _claim(rule: Rule, word: str) -> StatusDecision:
    return StatusDecision("claimed", reason("events.told-with", word=word), rule)


def _find_hedge(parse: Parse, words: Sequence[int], rule: Rule) -> StatusDecision | None:
    """Return a decision if a word distances the article from the claim: `allegedly`, `suspected`."""
    modifiers = (parse.tokens[c].text for w in words for c in parse.children[w])
    return next((_decide("claimed", rule, text) for text in modifiers if text.lower() in WORDS.hedges), None)


def _find_accusation(parse: Parse, chain: Sequence[int]) -> StatusDecision | None:
    verbs = (v for v in chain[1:] if event_lemma(parse, v) in WORDS.accusing_verbs)
    return next((_decide("claimed", ACCUSATION, parse.tokens[v].text) for v in verbs), None)


def _verb_chain(parse: Parse, verb: int) -> list[int]:
    """Return the verbs from this one up to the finite one."""
    head, chain = finite_verb(parse, verb), [verb]
    while chain[-1] != head:
        chain.append(parse.tokens[chain[-1]].head)
    return chain


def _auxiliary_words(parse: Parse, chain: Sequence[int]) -> set[str]:
    return {parse.tokens[c].text.lower() for v in chain for c in auxiliaries(parse, v, passive=False)}


def _is_unreal(parse: Parse, chain: Sequence[int]) -> bool:
    """Return True if the clause is a condition, a question, a wish or only a possibility."""
    labels, head = parse.labels, chain[-1]
    sentence = parse.tokens_of(parse.tokens[head].sentence)
    openers = {
        parse.tokens[c].text.lower()
        for v in chain
        for c in parse.children[v]
        if parse.tokens[c].dep in labels.markers | labels.adverbs
    }
    if openers & WORDS.conditions or any(parse.tokens[i].text == "?" for i in sentence[-2:]):
        return True
    is_wish = any(event_lemma(parse, v) in WORDS.wishing_verbs for v in chain[1:])
    if is_wish or _auxiliary_words(parse, chain) & WORDS.possible:
        return True
    token = parse.tokens[head]
    above = event_lemma(parse, token.head) if token.head != head else ""
    return token.dep in labels.complements and above in WORDS.wishing_verbs | GRAMMAR.denying_verbs


def _find_plan(context: EventContext, chain: Sequence[int], dates: EventDates | None) -> StatusDecision | None:
    """Return a decision if the clause reports a plan."""
    parse, day, verb = context.parse, context.day, chain[0]
    words = _auxiliary_words(parse, chain)
    is_passive = child(parse, verb, *parse.labels.passive_subjects) is not None
    if is_passive and event_lemma(parse, verb) in WORDS.planning_verbs:
        return _decide("scheduled", PLANNING_VERB, parse.tokens[verb].text)
    is_past = day is not None and dates is not None and dates.last < day
    if not is_past and (intention := _find_intention(parse, chain, words)):
        return intention
    if dates is None or day is None or dates.first <= day:
        return None
    present = parse.labels.present_verbs | parse.labels.gerunds
    if parse.tokens[chain[-1]].tag in present or words & GRAMMAR.past_future:
        return StatusDecision("scheduled", reason("events.present-of-later"), PRESENT_OF_LATER_DAY)
    if dates.relation == "by":
        return StatusDecision("scheduled", reason("events.by-later-day", word="by"), DEADLINE)
    return None


def _find_intention(parse: Parse, chain: Sequence[int], words: set[str]) -> StatusDecision | None:
    """Return a decision if a word for a plan or the future governs the verb: `is due to`, `will`, `is going to`."""
    intentions = WORDS.planning_verbs | WORDS.committing_verbs | WORDS.planning_adjectives
    for above in chain[1:]:
        token = parse.tokens[above]
        lemma = token.lemma.lower()
        if lemma in intentions:
            return _decide("scheduled", INTENTION, token.text)
        if lemma in GRAMMAR.going_verbs and token.tag in parse.labels.gerunds:
            return _decide("scheduled", GOING_TO, token.text)
        if lemma in GRAMMAR.copulas and parse.tokens[chain[0]].tag in parse.labels.infinitives:
            return _decide("scheduled", BE_TO, f"{token.text} to")
    future = words & WORDS.future
    return _decide("scheduled", FUTURE, min(future)) if future else None


def _find_lasting(parse: Parse, chain: Sequence[int], dates: EventDates) -> StatusDecision | None:
    """Return `ongoing` for lasting events in the present or present perfect; a count since that time isn't an event."""
    verb, head = chain[0], chain[-1]
    lemmas = {event_lemma(parse, verb), event_lemma(parse, head)}
    can_last = bool(lemmas & WORDS.lasting_verbs) or event_lemma(parse, verb) in WORDS.stative_verbs
    is_perfect = any(parse.tokens[c].text.lower() in GRAMMAR.perfect_auxiliaries for c in parse.children[head])
    is_present = parse.tokens[head].tag in parse.labels.present_verbs
    if not (_is_progressive(parse, head) or (can_last and (is_perfect or is_present))):
        return None
    because = reason("events.going-on-since", word=parse.tokens[head].text)
    return StatusDecision("ongoing", because, LASTING_SINCE if dates.relation == "since" else LASTING_FOR)


def _is_progressive(parse: Parse, head: int) -> bool:
    if parse.tokens[head].tag not in parse.labels.gerunds:
        return False
    return bool(_auxiliary_words(parse, [head]) & GRAMMAR.progressive_auxiliaries)


def _is_planning_modifier(parse: Parse, index: int) -> bool:
    token, labels = parse.tokens[index], parse.labels
    if token.dep not in labels.noun_clauses | labels.adjectives:
        return False
    lemma = token.lemma.lower()
    is_participle = lemma in WORDS.planning_verbs and token.tag in labels.participles
    return is_participle or lemma in WORDS.planning_adjectives
