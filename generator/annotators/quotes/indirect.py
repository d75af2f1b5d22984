"""Reported speech and thought: the clause under a reporting verb, `according to X`, `the claim that …`."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.annotators.quotes.grammar import Telling, content, phrase, reports, subject
from generator.lexicon import lexicon
from generator.model import Span
from generator.reading import Reading

_LONGEST_ASIDE = 6
_SUBORDINATE = frozenset(
    "although after and as because before but if or since though when where which while who whose with".split()
)


class Report(NamedTuple):
    """What is reported (in two parts where the cue interrupts it), by which cue, and whose words it is."""

    parts: tuple[Span, ...]
    telling: Telling


def indirect(reading: Reading) -> Iterator[Report]:
    """Yield what is reported, in the order of the cues."""
    nouns = set(lexicon("cues")["nouns"]["words"])
    for index, token in enumerate(reading.tokens):
        if reports(token, "say", "think"):
            yield from _interrupted(reading, index) or _clauses(reading, index)
        if reports(token, "infinitive"):
            yield from _infinitives(reading, index)
        if reports(token, "naming"):
            yield from _namings(reading, index)
        elif token.text.lower() == "according":
            yield from _according(reading, index)
        elif token.lemma.lower() in nouns and token.pos == "NOUN":
            yield from _nouns(reading, index)


def _telling(reading: Reading, verb: int, because: str) -> Telling | None:
    head = subject(reading, verb)
    if head is None:
        return None
    return Telling(reading.span(verb, verb), reading.span(*phrase(reading, head)), because)


def _interrupted(reading: Reading, verb: int) -> list[Report]:
    """Return the sentence around `, X said,` as one report in two parts."""
    tokens = reading.tokens
    head = subject(reading, verb)
    if head is None or tokens[head].head != verb:
        return []
    first, last = phrase(reading, head)
    first, last = min(first, verb), max(last, verb)
    sentence = reading.tokens_of(tokens[verb].sentence)
    aside = next((i for i in range(last + 1, min(last + _LONGEST_ASIDE, sentence[-1])) if tokens[i].text == ","), None)
    if first - 1 <= sentence[0] or tokens[first - 1].text != "," or aside is None:
        return []
    if any(tokens[i].pos == "VERB" or tokens[i].dep == "mark" for i in range(last + 1, aside)):
        return []
    if tokens[aside + 1].tag == "VBG" or tokens[aside + 1].text.lower() in _SUBORDINATE:
        return []
    parts = [content(reading, sentence[0], first - 2), content(reading, aside + 1, sentence[-1])]
    telling = Telling(reading.span(verb, verb), reading.span(*phrase(reading, head)), "cue between commas")
    return [Report(tuple(part for part in parts if part), telling)]


def _clauses(reading: Reading, verb: int) -> Iterator[Report]:
    tokens = reading.tokens
    telling = _telling(reading, verb, f"clause under {tokens[verb].text!r}")
    if telling is None:
        return
    speaker = reading.within(telling.speaker)
    for child in reading.children[verb]:
        if tokens[child].dep != "ccomp":
            continue
        below = [i for i in reading.subtree(child) if tokens[i].sentence == tokens[verb].sentence]
        if child < verb:
            start = min(verb, *(i for i in speaker if i < verb), verb)
            words = content(reading, below[0], start - 1)
        else:
            words = content(reading, max(below[0], verb + 1), below[-1])
        if words:
            yield Report((words,), telling)


def _infinitives(reading: Reading, verb: int) -> Iterator[Report]:
    """Yield what is promised, threatened or asked: `vowed to go on`."""
    tokens = reading.tokens
    telling = _telling(reading, verb, f"infinitive under {tokens[verb].text!r}")
    for child in reading.children[verb]:
        if telling and tokens[child].dep == "xcomp" and child > verb:
            below = reading.subtree(child)
            if any(tokens[c].tag == "TO" for c in reading.children[child]) and (
                words := content(reading, below[0], below[-1])
            ):
                yield Report((words,), telling)


def _namings(reading: Reading, verb: int) -> Iterator[Report]:
    """Yield how somebody is called, described or what he is accused of."""
    tokens = reading.tokens
    telling = _telling(reading, verb, f"so called by {tokens[verb].text!r}")
    after = [c for c in reading.children[verb] if c > verb]
    objects = [c for c in after if tokens[c].dep in {"dobj", "ccomp", "oprd"}]
    preps = [c for c in after if tokens[c].dep == "prep" and tokens[c].text in {"as", "of", "for", "against", "on"}]
    if telling is None:
        return
    if tokens[verb].lemma == "call" and any(tokens[c].dep in {"oprd", "ccomp"} for c in objects):
        chosen = objects
    elif tokens[verb].lemma in {"accuse", "warn", "call", "complain"} and preps:
        chosen = [c for p in preps[:1] for c in reading.children[p]]
    elif any(tokens[p].text == "as" for p in preps) and objects:
        chosen = [*objects, *preps[:1]]
    else:
        return
    below = [i for c in chosen for i in reading.subtree(c)]
    if below and (words := content(reading, min(below), max(below))):
        yield Report((words,), telling)


def _nouns(reading: Reading, noun: int) -> Iterator[Report]:
    """Yield what a claim, a promise or a report says: `Smith's claim that …`."""
    tokens = reading.tokens
    owners = [c for c in reading.children[noun] if tokens[c].dep == "poss"]
    clauses = [
        c
        for c in reading.children[noun]
        if tokens[c].dep in {"acl", "ccomp"}
        and any(tokens[g].text.lower() == "that" and tokens[g].dep == "mark" for g in reading.children[c])
    ]
    if owners and clauses:
        below = reading.subtree(clauses[0])
        words = content(reading, below[0], below[-1])
        telling = Telling(
            reading.span(noun, noun), reading.span(*phrase(reading, owners[0])), f"the {tokens[noun].text}"
        )
        if words:
            yield Report((words,), telling)


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
    if index == sentence[0]:
        comma = next((i for i in range(speaker[1], sentence[-1]) if tokens[i].text == ","), None)
        words = comma and content(reading, comma + 1, sentence[-1])
    else:
        words = content(reading, sentence[0], index - 1)
    if words:
        yield Report((words,), Telling(reading.span(index, index + 1), reading.span(*speaker), "according to"))
