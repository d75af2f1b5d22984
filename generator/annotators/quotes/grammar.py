"""Cues and their speakers in one sentence: which verb reports, and who is its subject."""

from functools import cache
from typing import NamedTuple

from generator.lexicon import lexicon
from generator.model import Span
from generator.reading import Reading, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that"})


class Cue(NamedTuple):
    """A reporting verb (its token's index) and the words that name who speaks, by their first and last token."""

    verb: int
    speaker: tuple[int, int] | None


@cache
def _verbs(*kinds: str) -> frozenset[str]:
    return frozenset(verb for kind in kinds for verb in lexicon("cues")["verbs"][kind])


def reports(token: Token, *kinds: str) -> bool:
    """Say whether the token is a verb of one of the kinds of `cues.toml`."""
    return token.tag.startswith("VB") and token.lemma.lower() in _verbs(*kinds)


def subject(reading: Reading, verb: int) -> int | None:
    """Return the head of who speaks: the verb's own subject, or the one that it shares with the verb above it."""
    tokens = reading.tokens
    for _ in range(6):
        children = reading.children[verb]
        agents = [c for c in children if tokens[c].dep == "agent"]
        for agent in agents:
            for child in reading.children[agent]:
                if tokens[child].dep == "pobj":
                    return child
        for child in children:
            if tokens[child].dep in {"nsubj", "csubj"} or (tokens[child].dep == "nsubjpass" and not agents):
                if tokens[child].text.lower() in _RELATIVE and tokens[verb].dep == "relcl":
                    return tokens[verb].head
                return child
        if tokens[verb].dep in {"acl", "relcl"} and tokens[tokens[verb].head].pos in {"NOUN", "PROPN", "PRON"}:
            return tokens[verb].head
        if tokens[verb].dep not in {"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "aux", "parataxis", "ccomp"}:
            return None
        if tokens[verb].dep == "ccomp" and tokens[verb].tag != "VBG":
            return None
        verb = tokens[verb].head
    return None


def phrase(reading: Reading, head: int) -> tuple[int, int]:
    """Return the noun phrase of a head: what stands before it, and `of …` after it, without clauses and appositions."""
    tokens = reading.tokens
    first = last = head
    for child in reading.children[head]:
        below = reading.subtree(child)
        if child < head and tokens[child].dep not in {"punct", "cc", "relcl", "advcl", "mark", "csubj"}:
            first = min(first, below[0])
        elif (
            child > head
            and tokens[child].dep in {"prep", "conj", "cc", "compound", "flat", "nmod", "nummod"}
            and below[0] == last + 1
        ):
            if tokens[child].dep == "prep" and any(tokens[b].text in {",", "that", "who"} for b in below):
                continue
            last = max(last, below[-1])
    while first < head and not tokens[first].text[0].isalnum():
        first += 1
    return first, last


def trimmed(reading: Reading, first: int, last: int) -> Span:
    """Return the characters of the tokens without marks at the edges."""
    tokens = reading.tokens
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    while last > first and not tokens[last].text[-1].isalnum() and not tokens[last].text[0].isalnum():
        last -= 1
    return reading.span(first, last)


def nominal(token: Token) -> bool:
    """Say whether a noun phrase may begin with the token."""
    return token.pos in _NOMINAL
