"""Cues and their speakers in one sentence: which verb reports, and who is its subject."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.lexicon import lexicon
from dateline.model import Span
from dateline.nlp.parse import Parse, Token
from dateline.reasons import Reason

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "aux", "parataxis"})
_INSIDE = frozenset({"prep", "conj", "cc", "compound", "flat", "nmod", "nummod", "case"})
_HIGHEST = 6
_LEADING = frozenset({"and", "but", "that", "however", "meanwhile", "moreover", "also", "still"})
_TRAILING = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "!", "?"})
_OPENING = frozenset({"“", '"', "''", "``", "‘", "'", "$", "[", "(", "#", "@"})


class Telling(NamedTuple):
    """Words that report (`said`, `according to`, a colon) and the words that name who speaks."""

    cue: Span
    speaker: Span
    because: Reason


@cache
def _verbs(*kinds: str) -> frozenset[str]:
    return frozenset(verb for kind in kinds for verb in lexicon("cues")["verbs"][kind])


def reports(token: Token, *kinds: str) -> bool:
    """Say whether the token is a verb of one of the kinds of `cues.toml`."""
    return token.tag.startswith("VB") and token.lemma.lower() in _verbs(*kinds)


def nominal(token: Token) -> bool:
    """Say whether a noun phrase may begin with the token."""
    # A small model takes many a name for a verb; a capital inside a sentence is the better witness.
    return token.pos in _NOMINAL or token.text.istitle()


def subject(parse: Parse, verb: int) -> int | None:
    """Return the head of who speaks: the verb's own subject, or the one that it shares with the verb above it."""
    tokens = parse.tokens
    for _ in range(_HIGHEST):
        own = _own_subject(parse, verb)
        if own is not None:
            return own
        above = tokens[verb].head
        if tokens[verb].dep in {"acl", "relcl"} and tokens[above].pos in {"NOUN", "PROPN", "PRON"}:
            return None if tokens[verb].tag == "VBN" else above
        gerund = tokens[verb].dep == "ccomp" and tokens[verb].tag == "VBG"
        if above == verb or not (gerund or tokens[verb].dep in _SHARING):
            return None
        verb = above
    return None


def _own_subject(parse: Parse, verb: int) -> int | None:
    tokens = parse.tokens
    children = parse.children[verb]
    for agent in (c for c in children if tokens[c].dep == "agent"):
        return next((c for c in parse.children[agent] if tokens[c].dep == "pobj"), None)
    return next((c for c in children if tokens[c].dep == "nsubj"), None)


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return the noun phrase of a head: what stands before it, and `of …` after it, without clauses and appositions.

    A relative pronoun takes with it what it stands for: `the minister, who`.
    """
    tokens = parse.tokens
    above = tokens[tokens[head].head]
    if tokens[head].text.lower() in _RELATIVE and above.dep == "relcl" and above.head < head:
        return phrase(parse, above.head)[0], head
    first = last = head
    for child in parse.children[head]:
        below = parse.subtree(child)
        if child < head and tokens[child].dep not in {"punct", "cc", "relcl", "advcl", "mark", "csubj"}:
            first = min(first, below[0])
        elif child > head and tokens[child].dep in _INSIDE and below[0] == last + 1 and not _long(tokens, below):
            last = max(last, below[-1])
    while first < head and not tokens[first].text[0].isalnum():
        first += 1
    while last > head and tokens[last].tag == "POS":
        last -= 1
    return first, last


def _long(tokens: Sequence[Token], below: list[int]) -> bool:
    """Say whether a clause or an apposition follows: more than names a speaker."""
    return any(tokens[index].text in {",", "that", "who"} for index in below)


def content(parse: Parse, first: int, last: int) -> Span | None:
    """Return the characters from one token to another without marks and joining words at the edges."""
    tokens = parse.tokens
    while first <= last and (not tokens[first].text[0].isalnum() or tokens[first].text.lower() in _LEADING):
        if tokens[first].text in _OPENING:
            break
        first += 1
    while last >= first and not tokens[last].text[-1].isalnum() and tokens[last].text in _TRAILING:
        last -= 1
    if last >= first and tokens[last].text.lower() in {"and", "but"}:
        return content(parse, first, last - 1)
    return parse.span(first, last) if last >= first else None
