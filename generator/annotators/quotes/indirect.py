"""Reported speech and thought: the clause under a reporting verb, `according to X`, `the claim that …`."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.annotators.quotes.grammar import Cue, phrase, reports, subject
from generator.model import Span
from generator.reading import Reading

_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "and", "but", "!", "?"})


class Report(NamedTuple):
    """A reported clause and its cue."""

    content: Span
    cue: Cue
    cue_span: Span
    because: str


def indirect(reading: Reading) -> Iterator[Report]:
    """Yield what is reported, in the order of the cues."""
    for index, token in enumerate(reading.tokens):
        if reports(token, "say", "think"):
            yield from _clauses(reading, index)
        elif token.text.lower() == "according":
            yield from _according(reading, index)


def _clauses(reading: Reading, verb: int) -> Iterator[Report]:
    tokens = reading.tokens
    head = subject(reading, verb)
    if head is None:
        return
    speaker = phrase(reading, head)
    for child in reading.children[verb]:
        if tokens[child].dep != "ccomp":
            continue
        below = [i for i in reading.subtree(child) if tokens[i].sentence == tokens[verb].sentence]
        if child < verb:
            first = reading.tokens_of(tokens[verb].sentence)[0]
            last = min(speaker[0], verb) - 1
            first = max(first, below[0]) if below[0] < verb else first
        else:
            first, last = below[0], below[-1]
            if first <= verb:
                first = verb + 1
        content = _content(reading, first, last)
        if content:
            yield Report(content, Cue(verb, speaker), reading.span(verb, verb), f"clause under {tokens[verb].text!r}")


def _content(reading: Reading, first: int, last: int) -> Span | None:
    tokens = reading.tokens
    while first <= last and tokens[first].text.lower() in _EDGE:
        first += 1
    while last >= first and tokens[last].text.lower() in _EDGE:
        last -= 1
    return reading.span(first, last) if last > first else None


def _according(reading: Reading, index: int) -> Iterator[Report]:
    """Yield the rest of the sentence that an `according to X` stands in front of, inside or behind."""
    tokens = reading.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].text != "to":
        return
    objects = [c for c in reading.children[index + 1] if tokens[c].dep == "pobj"]
    if not objects:
        return
    sentence = reading.tokens_of(tokens[index].sentence)
    speaker = phrase(reading, objects[0])
    below = reading.subtree(objects[0])
    if index == sentence[0]:
        comma = next((i for i in range(below[0], sentence[-1]) if tokens[i].text == "," and i > speaker[1]), None)
        if comma is None:
            return
        content = _content(reading, comma + 1, sentence[-1])
    else:
        content = _content(reading, sentence[0], index - 1)
    if content:
        yield Report(content, Cue(index, speaker), reading.span(index, index + 1), "according to")
