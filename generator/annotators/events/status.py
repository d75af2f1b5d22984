"""Whether a clause tells what happened, is planned, goes on, is claimed or was called off; or nothing of the kind."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from generator.annotators.events.clauses import finite
from generator.annotators.events.dating import Dates
from generator.annotators.events.words import (
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
from generator.model import Quote, Status
from generator.reading import Reading

Ruling = tuple[Status, str]
"""A status, and the evidence for it in words."""


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
        return "ongoing", f"“{reading.tokens[head].text}” tells it as going on"
    return "happened", f"“{reading.tokens[head].text}” tells it as done"


def of_noun(reading: Reading, noun: int, dates: Dates, setting: Setting) -> Ruling | None:
    """Return the status of a dated event noun, from what its verb says of it and from its day."""
    if dates.relation in {"since", "for"}:
        return None
    verb = next((a for a in reading.ancestors(noun) if is_verb(reading.tokens[a])), None)
    acted = reading.tokens[noun].head == verb and reading.tokens[noun].dep in {"nsubjpass", "dobj"}
    if verb is not None and acted and lemma(reading, verb) in CANCELLING:
        return "cancelled", f"“{reading.tokens[verb].text}”"
    if hint := hedged(reading, [noun]):
        return "claimed", hint
    if plan := _planned_noun(reading, noun, verb, dates, setting.published):
        chain = [] if verb is None else _chain(reading, verb, finite(reading, verb))
        return None if acted and _unreal(reading, chain[-1], chain) else ("scheduled", plan)
    return "happened", f"“{reading.tokens[noun].text}” names an event of that time"


def _planned_noun(reading: Reading, noun: int, verb: int | None, dates: Dates, published: dt.date | None) -> str:
    """Return the words, or the day, that make an event noun a plan; nothing where it is none."""
    planned = next((c for c in reading.children[noun] if _planned(reading, c)), None)
    if planned is not None and (reading.tokens[planned].dep == "acl" or published is None or dates.last >= published):
        return f"“{reading.tokens[planned].text}”"
    if published is not None and dates.first > published:
        return "its day is after the article's"
    if verb is not None and dates.last == published and (will := _words(reading, [verb]) & FUTURE):
        return f"“{min(will)}” on its own day"
    return ""


def told(reading: Reading, head: int, quotes: Sequence[Quote]) -> str:
    """Return on whose word a clause stands, where it is a claim and not told as a fact; else nothing."""
    below = head
    for above in reading.ancestors(head):
        name = lemma(reading, above)
        if reading.tokens[below].dep in {"ccomp", "acl"} and (
            name in REPORTING or name in {"deny", "claim", "allegation"}
        ):
            return "" if name in FACTIVE else f"told with “{reading.tokens[above].text}”"
        below = above
    for side in reading.children[head]:
        token = reading.tokens[side]
        if token.text.lower() == "according" or (token.dep == "parataxis" and lemma(reading, side) in REPORTING):
            return f"told with “{token.text}”"
    start = reading.tokens[head].start
    if any(part.start <= start < part.end for quote in quotes for part in quote.parts):
        return "told in a quote"
    return ""


def hedged(reading: Reading, words: Sequence[int]) -> str:
    """Return the word that keeps a clause at a distance: `allegedly`, `suspected`."""
    near = (reading.tokens[c].text for w in words for c in reading.children[w])
    return next((f"“{text}”" for text in near if text.lower() in HEDGES), "")


def _accused(reading: Reading, chain: Sequence[int]) -> str:
    return next((f"“{reading.tokens[v].text}”" for v in chain[1:] if lemma(reading, v) in ACCUSING), "")


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


def _plan(reading: Reading, verb: int, chain: Sequence[int], dates: Dates | None, published: dt.date | None) -> str:
    """Return the words that tell a plan, or nothing."""
    words = _words(reading, chain)
    if lemma(reading, verb) in PLANNING and child(reading, verb, "nsubjpass") is not None:
        return f"“{reading.tokens[verb].text}”"
    if (published is None or dates is None or dates.last >= published) and (
        plan := _intent(reading, verb, chain, words)
    ):
        return plan
    if dates is None or published is None or dates.first <= published:
        return ""
    if reading.tokens[chain[-1]].tag in {"VBZ", "VBP", "VBG"} or "would" in words:
        return "told in the present of a day after the article"
    return "“by” a day after the article" if dates.relation == "by" else ""


def _intent(reading: Reading, verb: int, chain: Sequence[int], words: set[str]) -> str:
    """Return the word of planning or of the future that governs the verb: `is due to`, `will`, `is going to`."""
    for above in chain[1:]:
        token = reading.tokens[above]
        name = token.lemma.lower()
        if name in PLANNING | COMMITTING | PLANNING_ADJECTIVES or (name == "go" and token.tag == "VBG"):
            return f"“{token.text}”"
        if name == "be" and reading.tokens[verb].tag == "VB":
            return f"“{token.text} to”"
    return f"“{min(will)}”" if (will := words & FUTURE) else ""


def _lasting(reading: Reading, verb: int, head: int, chain: Sequence[int]) -> Ruling | None:
    """Return `ongoing` for what is told in the present (perfect) as lasting since then; a count since then is none."""
    perfect = any(reading.tokens[c].text.lower() in {"have", "has", "’ve", "'ve"} for c in reading.children[head])
    present = reading.tokens[head].tag in {"VBZ", "VBP"} or _progressive(reading, chain)
    lasting = lemma(reading, verb) in LASTING or lemma(reading, head) in LASTING or lemma(reading, verb) in STATIVE
    if _progressive(reading, chain) or (lasting and (perfect or present)):
        return "ongoing", f"“{reading.tokens[head].text}” tells it as going on since then"
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
