"""Whether an expression points to the past or the future, by cue words around it, then by the tense of its verb."""

from collections.abc import Sequence
from itertools import islice

from dateline.annotators.times.direction import UNKNOWN, Direction
from dateline.annotators.times.tokenizer import TimeToken
from dateline.languages.en.times.time_words import CONTEXT
from dateline.model import Span
from dateline.nlp.parse import Parse, Token
from dateline.nlp.syntax import auxiliaries

_STOPS = {".", ";", "?", "!", "``", "''", '"', "“", "”"}
_REACH = 4
"""Maximum number of words from a cue to the expression: `scheduled for as early as Friday`."""
_FAR = 40
"""Maximum number of words or steps up the parse tree to search: longer than any news clause, so the work is bounded."""
_SHORTEST_PAST = 5
"""Shortest word in -ed read as a past tense without a parse: `ended`, but not `red` or `need`."""


def find_direction(tokens: Sequence[TimeToken], at: int, parse: Parse) -> Direction:
    """Return whether the expression at this token index points to the past or the future."""
    span = Span(tokens[at].start, tokens[at].end)
    for distance in range(1, _REACH + 1):
        lower = tokens[at - distance].lower if at >= distance else ""
        if not lower or lower in _STOPS:
            break
        if lower in CONTEXT.forward or (distance == 1 and lower in CONTEXT.forward_beside):
            return Direction(-1, "had") if _is_past_perfect(parse, span) else Direction(1, lower)
        if distance == 1 and lower in CONTEXT.back_beside:
            return Direction(-1, lower)
    if parse.tokens_in(span):
        return _tense_direction(parse, span)
    return _nearest_auxiliary(tokens, at)


def _is_past_perfect(parse: Parse, span: Span) -> bool:
    """Return True in `it had been due to expire on Friday`: something expected in the past is past."""
    above = [i for first in parse.tokens_in(span)[:1] for i in islice(parse.ancestors(first), _FAR)]
    return any(
        parse.tokens[i].tag == "VBD" and parse.tokens[i].lemma == "have" for a in above for i in parse.children[a]
    )


def _tense_direction(parse: Parse, span: Span) -> Direction:
    inside = parse.tokens_in(span)
    top = next((i for i in inside if parse.tokens[i].head not in inside), inside[0])
    governor = parse.tokens[parse.tokens[top].head]
    if governor.pos in {"NOUN", "PROPN"} and governor.start >= span.end:
        # "the August 9 election": the verb is about the election, not about its date.
        return UNKNOWN
    for index in islice(parse.ancestors(top), _FAR):
        token = parse.tokens[index]
        if token.pos in {"VERB", "AUX"} or token.tag in {"VBN", "VBD"}:
            found = _verb_direction(parse, index, token)
            if found is not None:
                return found
    return UNKNOWN


def _verb_direction(parse: Parse, index: int, token: Token) -> Direction | None:
    """Return a verb's direction, or None if the verb above it decides."""
    helpers = [parse.tokens[i] for i in auxiliaries(parse, index)]
    will = next((t.text for t in helpers if t.text.lower() in CONTEXT.will), None)
    have = next((t for t in helpers if t.text.lower() in CONTEXT.have and t.lemma in {"have", "'s", "’s"}), None)
    if will is not None:
        return Direction(-1 if have and will.lower() != "will" else 1, will)
    if any(t.tag == "TO" for t in helpers):
        above = parse.tokens[token.head]
        ahead = above.lemma in CONTEXT.plans or token.dep in parse.labels.noun_clauses
        passive = any(t.dep in parse.labels.passive_auxiliaries for t in helpers)
        return Direction(1, f"to be {token.text}" if passive else f"to {token.text}") if ahead else None
    if have is not None:
        return Direction(-1, have.text, perfect=have.tag in {"VBZ", "VBP"})
    return _form_direction(token, helpers)


def _form_direction(token: Token, helpers: Sequence[Token]) -> Direction | None:
    """Return a verb's direction by its own form, or None."""
    if token.lemma in CONTEXT.foreseen and token.tag in {"VBN", "VBD"}:
        return Direction(1, token.text)
    if token.tag in {"VBD", "VBN"} or any(t.tag == "VBD" for t in helpers):
        return Direction(-1, token.text)
    if token.tag in {"VBZ", "VBP"}:
        # "The court rules Friday": in news style, the present tense next to a day announces something.
        return Direction(0 if token.pos == "AUX" or token.lemma in CONTEXT.states else 1, token.text)
    return None


def _nearest_auxiliary(tokens: Sequence[TimeToken], at: int) -> Direction:
    """Return the direction without a parse: from a `will` earlier in the sentence, else the nearest sign of tense."""
    before = [item.lower for item in _sentence_words(tokens, at - 1, -1)]
    after = [item.lower for item in _sentence_words(tokens, at + 1, 1)]
    will = next((lower for lower in before if lower in CONTEXT.will), None)
    if will is not None:
        return Direction(1, will)
    for lower in (*before, *after):
        if lower in CONTEXT.will:
            return Direction(1, lower)
        if lower in CONTEXT.have:
            return Direction(-1, lower, perfect=True)
        if lower in CONTEXT.past_auxiliaries or (lower.endswith("ed") and len(lower) >= _SHORTEST_PAST):
            return Direction(-1, lower)
    return UNKNOWN


def _sentence_words(tokens: Sequence[TimeToken], place: int, step: int) -> list[TimeToken]:
    """Return the tokens from an index on in one direction, nearest first, within the sentence."""
    found: list[TimeToken] = []
    while 0 <= place < len(tokens) and tokens[place].lower and tokens[place].lower not in _STOPS and len(found) < _FAR:
        found.append(tokens[place])
        place += step
    return found
