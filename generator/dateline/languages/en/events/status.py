"""Whether a clause tells what happened, is planned, goes on, is claimed or was called off; or nothing of the kind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.languages.en.events.dating import Dates
from dateline.languages.en.events.vocabulary import (
    ACCUSING,
    CANCELLING,
    COMMITTING,
    CONDITION,
    FACTIVE,
    FUTURE,
    HEDGES,
    LASTING,
    PLANNING,
    PLANNING_ADJECTIVES,
    POSSIBLE,
    REPORTING,
    STATIVE,
    WISHING,
    lemma,
)
from dateline.model import Quote, Status
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import auxiliaries, child, finite_verb, is_negated, is_verb
from dateline.reasons import NONE, Reason, reason

Ruling = tuple[Status, Reason]
"""A status, and the evidence for it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the status of a clause is judged by, besides its own words."""

    published: dt.date | None
    quotes: Sequence[Quote]


def of_verb(parse: Parse, verb: int, dates: Dates | None, setting: Setting) -> Ruling | None:
    """Return the status of a verb's clause; None for a wish, a possibility, a condition, a question."""
    head = finite_verb(parse, verb)
    chain = _chain(parse, verb, head)
    if _unreal(parse, head, chain):
        return None
    plan = _plan(parse, verb, chain, dates, setting.published)
    lasts = dates is not None and dates.relation in {"since", "for"}
    if (plan or lasts) and any(is_negated(parse, v) for v in chain):
        return None
    if plan:
        return "scheduled", plan
    if lasts:
        return _lasting(parse, verb, head, chain)
    return _done(parse, head, chain, dates, setting)


def _done(parse: Parse, head: int, chain: Sequence[int], dates: Dates | None, setting: Setting) -> Ruling | None:
    """Return the status of what is told as real: done, going on, or claimed."""
    if dates and setting.published and dates.first > setting.published:
        # Told as done, dated after the article: one of the two is misread.
        return None
    mark = told(parse, head, setting.quotes) or _accused(parse, chain) or hedged(parse, chain)
    if mark:
        return "claimed", mark
    if _progressive(parse, chain) and (not dates or _reaches(dates, setting.published)):
        return "ongoing", reason("events.going-on", word=parse.tokens[head].text)
    return "happened", reason("events.done", word=parse.tokens[head].text)


def of_noun(parse: Parse, noun: int, dates: Dates, setting: Setting) -> Ruling | None:
    """Return the status of a dated event noun, from what its verb says of it and from its day."""
    if dates.relation in {"since", "for"}:
        return None
    verb = next((a for a in parse.ancestors(noun) if is_verb(parse, a)), None)
    acted = parse.tokens[noun].head == verb and parse.tokens[noun].dep in {"nsubjpass", "dobj"}
    if verb is not None and acted and lemma(parse, verb) in CANCELLING:
        return "cancelled", reason("events.word", word=parse.tokens[verb].text)
    if hint := hedged(parse, [noun]):
        return "claimed", hint
    if plan := _planned_noun(parse, noun, verb, dates, setting.published):
        chain = [] if verb is None else _chain(parse, verb, finite_verb(parse, verb))
        return None if acted and _unreal(parse, chain[-1], chain) else ("scheduled", plan)
    return "happened", reason("events.noun", word=parse.tokens[noun].text)


def _planned_noun(parse: Parse, noun: int, verb: int | None, dates: Dates, published: dt.date | None) -> Reason:
    """Return the words, or the day, that make an event noun a plan; nothing where it is none."""
    planned = next((c for c in parse.children[noun] if _planned(parse, c)), None)
    if planned is not None and (parse.tokens[planned].dep == "acl" or published is None or dates.last >= published):
        return reason("events.word", word=parse.tokens[planned].text)
    if published is not None and dates.first > published:
        return reason("events.day-after")
    if verb is not None and dates.last == published and (will := _words(parse, [verb]) & FUTURE):
        return reason("events.on-its-day", word=min(will))
    return NONE


def told(parse: Parse, head: int, quotes: Sequence[Quote]) -> Reason:
    """Return on whose word a clause stands, where it is a claim and not told as a fact; else nothing."""
    below = head
    for above in parse.ancestors(head):
        name = lemma(parse, above)
        if parse.tokens[below].dep in {"ccomp", "acl"} and (
            name in REPORTING or name in {"deny", "claim", "allegation"}
        ):
            return NONE if name in FACTIVE else reason("events.told-with", word=parse.tokens[above].text)
        below = above
    for side in parse.children[head]:
        token = parse.tokens[side]
        if token.text.lower() == "according" or (token.dep == "parataxis" and lemma(parse, side) in REPORTING):
            return reason("events.told-with", word=token.text)
    start = parse.tokens[head].start
    if any(part.start <= start < part.end for quote in quotes for part in quote.parts):
        return reason("events.in-quote")
    return NONE


def hedged(parse: Parse, words: Sequence[int]) -> Reason:
    """Return the word that keeps a clause at a distance: `allegedly`, `suspected`."""
    near = (parse.tokens[c].text for w in words for c in parse.children[w])
    return next((reason("events.word", word=text) for text in near if text.lower() in HEDGES), NONE)


def _accused(parse: Parse, chain: Sequence[int]) -> Reason:
    accusing = (parse.tokens[v].text for v in chain[1:] if lemma(parse, v) in ACCUSING)
    return next((reason("events.word", word=text) for text in accusing), NONE)


def _chain(parse: Parse, verb: int, head: int) -> list[int]:
    """Return the verbs from this one up to the one that carries the tense."""
    chain, here = [verb], verb
    while here != head:
        here = parse.tokens[here].head
        chain.append(here)
    return chain


def _words(parse: Parse, chain: Sequence[int]) -> set[str]:
    return {parse.tokens[c].text.lower() for v in chain for c in auxiliaries(parse, v, passive=False)}


def _unreal(parse: Parse, head: int, chain: Sequence[int]) -> bool:
    """Say whether the clause is a condition, a question, a wish or a mere possibility."""
    sentence = parse.tokens_of(parse.tokens[head].sentence)
    marks = {
        parse.tokens[c].text.lower()
        for v in chain
        for c in parse.children[v]
        if parse.tokens[c].dep in {"mark", "advmod"}
    }
    if marks & CONDITION or any(parse.tokens[i].text == "?" for i in sentence[-2:]):
        return True
    if _words(parse, chain) & POSSIBLE or any(lemma(parse, v) in WISHING for v in chain[1:]):
        return True
    token = parse.tokens[head]
    above = lemma(parse, token.head) if token.head != head else ""
    return token.dep == "ccomp" and above in WISHING | {"deny"}


def _plan(parse: Parse, verb: int, chain: Sequence[int], dates: Dates | None, published: dt.date | None) -> Reason:
    """Return the words that tell a plan, or nothing."""
    words = _words(parse, chain)
    if lemma(parse, verb) in PLANNING and child(parse, verb, "nsubjpass") is not None:
        return reason("events.word", word=parse.tokens[verb].text)
    if (published is None or dates is None or dates.last >= published) and (plan := _intent(parse, verb, chain, words)):
        return plan
    if dates is None or published is None or dates.first <= published:
        return NONE
    if parse.tokens[chain[-1]].tag in {"VBZ", "VBP", "VBG"} or "would" in words:
        return reason("events.present-of-later")
    return reason("events.by-later-day", word="by") if dates.relation == "by" else NONE


def _intent(parse: Parse, verb: int, chain: Sequence[int], words: set[str]) -> Reason:
    """Return the word of planning or of the future that governs the verb: `is due to`, `will`, `is going to`."""
    for above in chain[1:]:
        token = parse.tokens[above]
        name = token.lemma.lower()
        if name in PLANNING | COMMITTING | PLANNING_ADJECTIVES or (name == "go" and token.tag == "VBG"):
            return reason("events.word", word=token.text)
        if name == "be" and parse.tokens[verb].tag == "VB":
            return reason("events.word", word=f"{token.text} to")
    return reason("events.word", word=min(will)) if (will := words & FUTURE) else NONE


def _lasting(parse: Parse, verb: int, head: int, chain: Sequence[int]) -> Ruling | None:
    """Return `ongoing` for what is told in the present (perfect) as lasting since then; a count since then is none."""
    perfect = any(parse.tokens[c].text.lower() in {"have", "has", "’ve", "'ve"} for c in parse.children[head])
    present = parse.tokens[head].tag in {"VBZ", "VBP"} or _progressive(parse, chain)
    lasting = lemma(parse, verb) in LASTING or lemma(parse, head) in LASTING or lemma(parse, verb) in STATIVE
    if _progressive(parse, chain) or (lasting and (perfect or present)):
        return "ongoing", reason("events.going-on-since", word=parse.tokens[head].text)
    return None


def _progressive(parse: Parse, chain: Sequence[int]) -> bool:
    head = chain[-1]
    if parse.tokens[head].tag != "VBG":
        return False
    words = _words(parse, [head])
    return bool(words & {"is", "are", "am", "been", "’s", "'s", "’re", "'re"})


def _reaches(dates: Dates, published: dt.date | None) -> bool:
    return published is not None and dates.last >= published


def _planned(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.dep in {"acl", "amod", "relcl"} and (
        (token.lemma.lower() in PLANNING and token.tag == "VBN") or token.lemma.lower() in PLANNING_ADJECTIVES
    )
