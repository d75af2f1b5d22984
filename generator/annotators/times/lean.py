"""Which way an expression points, back or forward: cue words beside it, then the tense of the verb that governs it."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.annotators.times.cascade import Item
from generator.model import Span
from generator.reading import Reading

_FORWARD = {"until", "till", "by", "scheduled", "due", "upcoming", "planned", "slated", "expires", "forthcoming"}
_BACK = {"since"}
_PLANS = {
    "plan", "schedule", "expect", "intend", "set", "slate", "due", "hope", "agree", "prepare", "want", "vow", "pledge",
    "promise", "aim", "propose", "go", "decide", "order", "ask", "urge", "like", "have", "be", "wait", "ready",
}  # fmt: skip
_WILL = {"will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "should", "must"}
_STOPS = {".", ";", "?", "!", "``", "''", '"', "“", "”"}
_REACH = 4


class Lean(NamedTuple):
    """-1 back, 1 forward, 0 not known, and the word that shows it."""

    way: int
    word: str


def lean(items: Sequence[Item], at: int, reading: Reading) -> Lean:
    """Return which way the expression at this place in the items points."""
    for distance in range(1, _REACH + 1):
        if at < distance or items[at - distance].low in _STOPS or not items[at - distance].low:
            break
        low = items[at - distance].low
        if low in _FORWARD:
            return Lean(1, low)
        if low in _BACK:
            return Lean(-1, low)
    if reading.tokens:
        return _tense(reading, Span(items[at].start, items[at].end))
    return _nearest_auxiliary(items, at)


def _tense(reading: Reading, span: Span) -> Lean:
    inside = reading.within(span)
    if not inside:
        return Lean(0, "")
    top = next((i for i in inside if reading.tokens[i].head not in inside), inside[0])
    for index in reading.ancestors(top):
        token = reading.tokens[index]
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBN", "VBD"}:
            continue
        helpers = [reading.tokens[i] for i in reading.children[index] if reading.tokens[i].dep in {"aux", "auxpass"}]
        will = next((t for t in helpers if t.text.lower() in _WILL), None)
        if will is not None:
            past = any(t.text.lower() in {"have", "'ve"} for t in helpers)
            return Lean(-1 if past and will.text.lower() not in {"will", "shall"} else 1, will.text)
        if any(t.tag == "TO" for t in helpers):
            above = reading.tokens[token.head]
            if above.lemma.lower() in _PLANS:
                return Lean(1, f"{above.text} to {token.text}")
            continue
        if token.lemma.lower() in {"schedule", "slate", "plan", "expect", "due"} and token.tag == "VBN":
            return Lean(1, token.text)
        if token.tag in {"VBD", "VBN"}:
            return Lean(-1, token.text)
        if token.tag in {"VBZ", "VBP"}:
            have = any(t.lemma == "have" for t in helpers)
            return Lean(-1 if have else 0, token.text)
        if any(t.tag == "VBD" or t.lemma == "have" for t in helpers):
            return Lean(-1, token.text)
    return Lean(0, "")


def _nearest_auxiliary(items: Sequence[Item], at: int) -> Lean:
    """Without a grammar: the nearest word of the sentence that shows a tense, to the left first."""
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(items) and items[place].low and items[place].low not in _STOPS:
            low = items[place].low
            if low in _WILL:
                return Lean(1, low)
            if low in {"was", "were", "had", "has", "have", "did", "said"} or (low.endswith("ed") and len(low) > 4):  # noqa: PLR2004
                return Lean(-1, low)
            place += step
    return Lean(0, "")
