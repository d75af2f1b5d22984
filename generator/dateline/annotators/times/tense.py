"""Which way an expression points, back or forward: cue words beside it, then the tense of the verb that governs it."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from dateline.annotators.times.tokenizer import TimeToken
from dateline.lexicon import lexicon
from dateline.model import Span
from dateline.nlp.parse import Parse, Token

_CONTEXT = lexicon("times_context")
_FORWARD = frozenset(_CONTEXT["forward"])
_FORWARD_BESIDE = frozenset(_CONTEXT["forward_beside"])
_BACK_BESIDE = frozenset(_CONTEXT["back_beside"])
_PLANS = frozenset(_CONTEXT["plans"])
_FORESEEN = frozenset(_CONTEXT["foreseen"])
_STATES = frozenset(_CONTEXT["states"])
_WILL = frozenset(_CONTEXT["will"])
_PAST_AUXILIARIES = frozenset(_CONTEXT["past_auxiliaries"])
_HAVE = frozenset(_CONTEXT["have"])
_STOPS = {".", ";", "?", "!", "``", "''", '"', "“", "”"}
_REACH = 4
_FAR = 40
"""No verb so many words, or so many steps of grammar, away tells anything about an expression."""
_SHORTEST_PAST = 5
"""A word in -ed shorter than this is none of a verb's: red, need."""


class Direction(NamedTuple):
    """-1 back, 1 forward, 0 not known, and the word that shows it."""

    sign: int
    word: str
    perfect: bool = False
    """The verb is a present perfect: what it tells reaches up to the article's day."""


_NONE = Direction(0, "")


def find_direction(items: Sequence[TimeToken], at: int, parse: Parse) -> Direction:
    """Return which way the expression at this place in the items points."""
    span = Span(items[at].start, items[at].end)
    for distance in range(1, _REACH + 1):
        lower = items[at - distance].lower if at >= distance else ""
        if not lower or lower in _STOPS:
            break
        if lower in _FORWARD or (distance == 1 and lower in _FORWARD_BESIDE):
            return Direction(-1, "had") if _had(parse, span) else Direction(1, lower)
        if distance == 1 and lower in _BACK_BESIDE:
            return Direction(-1, lower)
    if parse.within(span):
        return _tense(parse, span)
    return _nearest_auxiliary(items, at)


def _had(parse: Parse, span: Span) -> bool:
    """`it had been due to expire on Friday`: what was foreseen then is past."""
    above = [i for first in parse.within(span)[:1] for i in islice(parse.ancestors(first), _FAR)]
    return any(
        parse.tokens[i].tag == "VBD" and parse.tokens[i].lemma == "have" for a in above for i in parse.children[a]
    )


def _tense(parse: Parse, span: Span) -> Direction:
    inside = parse.within(span)
    top = next((i for i in inside if parse.tokens[i].head not in inside), inside[0])
    governor = parse.tokens[parse.tokens[top].head]
    if governor.pos in {"NOUN", "PROPN"} and governor.start >= span.end:
        # "the August 9 election": the verb tells when something is done about it, not when it is.
        return _NONE
    for index in islice(parse.ancestors(top), _FAR):
        token = parse.tokens[index]
        if token.pos in {"VERB", "AUX"} or token.tag in {"VBN", "VBD"}:
            found = _of_verb(parse, index, token)
            if found is not None:
                return found
    return _NONE


def _of_verb(parse: Parse, index: int, token: Token) -> Direction | None:
    """Return which way a verb points, None where the verb above it has to say."""
    helpers = [parse.tokens[i] for i in parse.children[index] if parse.tokens[i].dep in {"aux", "auxpass"}]
    will = next((t.text for t in helpers if t.text.lower() in _WILL), None)
    have = next((t for t in helpers if t.text.lower() in _HAVE and t.lemma in {"have", "'s", "’s"}), None)
    if will is not None:
        return Direction(-1 if have and will.lower() != "will" else 1, will)
    if any(t.tag == "TO" for t in helpers):
        above = parse.tokens[token.head]
        ahead = above.lemma in _PLANS or token.dep in {"acl", "relcl"}
        passive = any(t.dep == "auxpass" for t in helpers)
        return Direction(1, f"to be {token.text}" if passive else f"to {token.text}") if ahead else None
    if have is not None:
        return Direction(-1, have.text, perfect=have.tag in {"VBZ", "VBP"})
    return _of_form(token, helpers)


def _of_form(token: Token, helpers: Sequence[Token]) -> Direction | None:
    """Return which way a verb points by its own form."""
    if token.lemma in _FORESEEN and token.tag in {"VBN", "VBD"}:
        return Direction(1, token.text)
    if token.tag in {"VBD", "VBN"} or any(t.tag == "VBD" for t in helpers):
        return Direction(-1, token.text)
    if token.tag in {"VBZ", "VBP"}:
        # "The court rules Friday": the press's present tense beside a day is its timetable.
        return Direction(0 if token.pos == "AUX" or token.lemma in _STATES else 1, token.text)
    return None


def _nearest_auxiliary(items: Sequence[TimeToken], at: int) -> Direction:
    """Without a grammar: a `will` before the expression in its sentence, else the nearest word that shows a tense."""
    before = [item.lower for item in _sentence(items, at - 1, -1)]
    after = [item.lower for item in _sentence(items, at + 1, 1)]
    will = next((lower for lower in before if lower in _WILL), None)
    if will is not None:
        return Direction(1, will)
    for lower in (*before, *after):
        if lower in _WILL:
            return Direction(1, lower)
        if lower in _HAVE:
            return Direction(-1, lower, perfect=True)
        if lower in _PAST_AUXILIARIES or (lower.endswith("ed") and len(lower) >= _SHORTEST_PAST):
            return Direction(-1, lower)
    return _NONE


def _sentence(items: Sequence[TimeToken], place: int, step: int) -> list[TimeToken]:
    """Return the items from one place on, in one direction, the nearest first, as far as the sentence goes."""
    found: list[TimeToken] = []
    while 0 <= place < len(items) and items[place].lower and items[place].lower not in _STOPS and len(found) < _FAR:
        found.append(items[place])
        place += step
    return found
