"""Whether a clause tells what happened, is planned, goes on, is claimed or was called off; or nothing of the kind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.languages.en.events.clauses import finite
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
    child,
    is_verb,
    lemma,
)
from dateline.model import Quote, Status
from dateline.nlp.parse import Reading
from dateline.reasons import NONE, Reason, reason

Ruling = tuple[Status, Reason]
"""A status, and the evidence for it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the status of a clause is judged by, besides its own words."""

    published: dt.date | None
    quotes: Sequence[Quote]


def of_verb(reading: Reading, verb: int, dates: Dates | None, setting: Setting) -> Ruling | None:
    """Return the status of a verb's clause; None for a wish, a possibility, a condition, a question."""
    head = finite(reading, verb)
    chain = _chain(reading, verb, head)
    if _unreal(reading, head, chain):
        return None
    plan = _plan(reading, verb, chain, dates, setting.published)
    lasts = dates is not None and dates.relation in {"since", "for"}
    if (plan or lasts) and any(reading.tokens[c].dep == "neg" for v in chain for c in reading.children[v]):
        return None
    if plan:
        return "scheduled", plan
    if lasts:
        return _lasting(reading, verb, head, chain)
    return _done(reading, head, chain, dates, setting)


def _done(reading: Reading, head: int, chain: Sequence[int], dates: Dates | None, setting: Setting) -> Ruling | None:
    """Return the status of what is told as real: done, going on, or claimed."""
    if dates and setting.published and dates.first > setting.published:
        # Told as done, dated after the article: one of the two is misread.
        return None
    claim = told(reading, head, setting.quotes) or _accused(reading, chain) or hedged(reading, chain)
    if claim:
        return "claimed", claim
    if _progressive(reading, chain) and (not dates or _reaches(dates, setting.published)):
        return "ongoing", reason("events.going-on", word=reading.tokens[head].text)
    return "happened", reason("events.done", word=reading.tokens[head].text)


def of_noun(reading: Reading, noun: int, dates: Dates, setting: Setting) -> Ruling | None:
    """Return the status of a dated event noun, from what its verb says of it and from its day."""
    if dates.relation in {"since", "for"}:
        return None
    verb = next((a for a in reading.ancestors(noun) if is_verb(reading.tokens[a])), None)
    acted = reading.tokens[noun].head == verb and reading.tokens[noun].dep in {"nsubjpass", "dobj"}
    if verb is not None and acted and lemma(reading, verb) in CANCELLING:
        return "cancelled", reason("events.word", word=reading.tokens[verb].text)
    if hint := hedged(reading, [noun]):
        return "claimed", hint
    if plan := _planned_noun(reading, noun, verb, dates, setting.published):
        chain = [] if verb is None else _chain(reading, verb, finite(reading, verb))
        return None if acted and _unreal(reading, chain[-1], chain) else ("scheduled", plan)
    return "happened", reason("events.noun", word=reading.tokens[noun].text)


def _planned_noun(reading: Reading, noun: int, verb: int | None, dates: Dates, published: dt.date | None) -> Reason:
    """Return the words, or the day, that make an event noun a plan; nothing where it is none."""
    planned = next((c for c in reading.children[noun] if _planned(reading, c)), None)
    if planned is not None and (reading.tokens[planned].dep == "acl" or published is None or dates.last >= published):
        return reason("events.word", word=reading.tokens[planned].text)
    if published is not None and dates.first > published:
        return reason("events.day-after")
    if verb is not None and dates.last == published and (will := _words(reading, [verb]) & FUTURE):
        return reason("events.on-its-day", word=min(will))
    return NONE


def told(reading: Reading, head: int, quotes: Sequence[Quote]) -> Reason:
    """Return on whose word a clause stands, where it is a claim and not told as a fact; else nothing."""
    below = head
    for above in reading.ancestors(head):
        name = lemma(reading, above)
        if reading.tokens[below].dep in {"ccomp", "acl"} and (
            name in REPORTING or name in {"deny", "claim", "allegation"}
        ):
            return NONE if name in FACTIVE else reason("events.told-with", word=reading.tokens[above].text)
        below = above
    for side in reading.children[head]:
        token = reading.tokens[side]
        if token.text.lower() == "according" or (token.dep == "parataxis" and lemma(reading, side) in REPORTING):
            return reason("events.told-with", word=token.text)
    start = reading.tokens[head].start
    if any(part.start <= start < part.end for quote in quotes for part in quote.parts):
        return reason("events.in-quote")
    return NONE


def hedged(reading: Reading, words: Sequence[int]) -> Reason:
    """Return the word that keeps a clause at a distance: `allegedly`, `suspected`."""
    near = (reading.tokens[c].text for w in words for c in reading.children[w])
    return next((reason("events.word", word=text) for text in near if text.lower() in HEDGES), NONE)


def _accused(reading: Reading, chain: Sequence[int]) -> Reason:
    accusing = (reading.tokens[v].text for v in chain[1:] if lemma(reading, v) in ACCUSING)
    return next((reason("events.word", word=text) for text in accusing), NONE)


def _chain(reading: Reading, verb: int, head: int) -> list[int]:
    """Return the verbs from this one up to the one that carries the tense."""
    chain, here = [verb], verb
    while here != head:
        here = reading.tokens[here].head
        chain.append(here)
    return chain


def _words(reading: Reading, chain: Sequence[int]) -> set[str]:
    return {
        reading.tokens[c].text.lower() for v in chain for c in reading.children[v] if reading.tokens[c].dep == "aux"
    }


def _unreal(reading: Reading, head: int, chain: Sequence[int]) -> bool:
    """Say whether the clause is a condition, a question, a wish or a mere possibility."""
    sentence = reading.tokens_of(reading.tokens[head].sentence)
    marks = {
        reading.tokens[c].text.lower()
        for v in chain
        for c in reading.children[v]
        if reading.tokens[c].dep in {"mark", "advmod"}
    }
    if marks & CONDITION or any(reading.tokens[i].text == "?" for i in sentence[-2:]):
        return True
    if _words(reading, chain) & POSSIBLE or any(lemma(reading, v) in WISHING for v in chain[1:]):
        return True
    token = reading.tokens[head]
    above = lemma(reading, token.head) if token.head != head else ""
    return token.dep == "ccomp" and above in WISHING | {"deny"}


def _plan(reading: Reading, verb: int, chain: Sequence[int], dates: Dates | None, published: dt.date | None) -> Reason:
    """Return the words that tell a plan, or nothing."""
    words = _words(reading, chain)
    if lemma(reading, verb) in PLANNING and child(reading, verb, "nsubjpass") is not None:
        return reason("events.word", word=reading.tokens[verb].text)
    if (published is None or dates is None or dates.last >= published) and (
        plan := _intent(reading, verb, chain, words)
    ):
        return plan
    if dates is None or published is None or dates.first <= published:
        return NONE
    if reading.tokens[chain[-1]].tag in {"VBZ", "VBP", "VBG"} or "would" in words:
        return reason("events.present-of-later")
    return reason("events.by-later-day", word="by") if dates.relation == "by" else NONE


def _intent(reading: Reading, verb: int, chain: Sequence[int], words: set[str]) -> Reason:
    """Return the word of planning or of the future that governs the verb: `is due to`, `will`, `is going to`."""
    for above in chain[1:]:
        token = reading.tokens[above]
        name = token.lemma.lower()
        if name in PLANNING | COMMITTING | PLANNING_ADJECTIVES or (name == "go" and token.tag == "VBG"):
            return reason("events.word", word=token.text)
        if name == "be" and reading.tokens[verb].tag == "VB":
            return reason("events.word", word=f"{token.text} to")
    return reason("events.word", word=min(will)) if (will := words & FUTURE) else NONE


def _lasting(reading: Reading, verb: int, head: int, chain: Sequence[int]) -> Ruling | None:
    """Return `ongoing` for what is told in the present (perfect) as lasting since then; a count since then is none."""
    perfect = any(reading.tokens[c].text.lower() in {"have", "has", "’ve", "'ve"} for c in reading.children[head])
    present = reading.tokens[head].tag in {"VBZ", "VBP"} or _progressive(reading, chain)
    lasting = lemma(reading, verb) in LASTING or lemma(reading, head) in LASTING or lemma(reading, verb) in STATIVE
    if _progressive(reading, chain) or (lasting and (perfect or present)):
        return "ongoing", reason("events.going-on-since", word=reading.tokens[head].text)
    return None


def _progressive(reading: Reading, chain: Sequence[int]) -> bool:
    head = chain[-1]
    if reading.tokens[head].tag != "VBG":
        return False
    words = {reading.tokens[c].text.lower() for c in reading.children[head] if reading.tokens[c].dep == "aux"}
    return bool(words & {"is", "are", "am", "been", "’s", "'s", "’re", "'re"})


def _reaches(dates: Dates, published: dt.date | None) -> bool:
    return published is not None and dates.last >= published


def _planned(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.dep in {"acl", "amod", "relcl"} and (
        (token.lemma.lower() in PLANNING and token.tag == "VBN") or token.lemma.lower() in PLANNING_ADJECTIVES
    )
