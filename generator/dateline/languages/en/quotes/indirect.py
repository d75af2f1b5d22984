"""Reported speech and thought: the clause under a reporting verb, `according to X`, `the claim that …`."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.languages.en.quotes.grammar import (
    Telling,
    content,
    phrase,
    reports,
    subject,
)
from dateline.lexicon import lexicon
from dateline.model import Span
from dateline.nlp.parse import Parse
from dateline.reasons import Reason, reason

_LONGEST_ASIDE = 6
_FAR = 8
_SUBORDINATE = frozenset(["after", "as", "before", "but", "when", "where", "which", "while", "who", "whose", "with"])


class Report(NamedTuple):
    """What is reported (in two parts where the cue interrupts it), by which cue, and whose words it is."""

    parts: tuple[Span, ...]
    telling: Telling


def indirect(parse: Parse) -> Iterator[Report]:
    """Yield what is reported, in the order of the cues."""
    nouns = frozenset(lexicon("cues")["nouns"]["words"])
    for index, token in enumerate(parse.tokens):
        if token.pos == "NOUN" and token.lemma.lower() in nouns:
            yield from _nouns(parse, index)
        elif token.text.lower() == "according":
            yield from _according(parse, index)
        elif token.tag.startswith("VB"):
            yield from _verb(parse, index)


def _verb(parse: Parse, verb: int) -> Iterator[Report]:
    token = parse.tokens[verb]
    head = subject(parse, verb)
    if head is None or parse.tokens[head].text.lower() in {"i", "we", "you"}:
        return
    speaker = phrase(parse, head)
    if reports(token, "say", "think"):
        yield from (
            _interrupted(parse, verb, speaker)
            or _as_said(parse, verb, speaker)
            or _clauses(parse, verb, speaker)
            or _that(parse, verb, speaker)
        )
    named = _namings(parse, verb, speaker) if reports(token, "naming", "object") else []
    yield from named
    if reports(token, "infinitive") and not named:
        yield from _infinitives(parse, verb, speaker)


def _report(
    parse: Parse, cue: tuple[int, int], speaker: tuple[int, int], because: Reason, *parts: Iterable[int]
) -> list[Report]:
    """Return one report of the parts (token indices) that hold words, none where no part does."""
    spans = [content(parse, min(part), max(part)) for part in map(list, parts) if part]
    words = tuple(span for span in spans if span)
    telling = Telling(parse.span(*cue), parse.span(*speaker), because)
    return [Report(words, telling)] if words else []


def _interrupted(parse: Parse, verb: int, speaker: tuple[int, int]) -> list[Report]:
    """Return the sentence around `, X said,` as one report in two parts."""
    tokens = parse.tokens
    first, last = min(speaker[0], verb), max(speaker[1], verb)
    sentence = parse.tokens_of(tokens[verb].sentence)
    aside = next((i for i in range(last + 1, min(last + _LONGEST_ASIDE, sentence[-1])) if tokens[i].text == ","), None)
    if aside is None or first - 1 <= sentence[0] or tokens[first - 1].text != "," or last - first > _FAR:
        return []
    if any(tokens[i].pos == "VERB" or tokens[i].dep == "mark" for i in range(last + 1, aside)):
        return []
    if tokens[aside + 1].tag == "VBG" or tokens[aside + 1].text.lower() in _SUBORDINATE:
        return []
    parts = range(sentence[0], first - 1), range(aside + 1, sentence[-1] + 1)
    return _report(parse, (verb, verb), speaker, reason("quotes.cue-between"), *parts)


def _as_said(parse: Parse, verb: int, speaker: tuple[int, int]) -> list[Report]:
    """Return the sentence around `as X said`."""
    tokens = parse.tokens
    marks = [c for c in parse.children[verb] if tokens[c].text.lower() == "as" and c < verb]
    if not marks or any(tokens[c].dep in {"ccomp", "dobj"} for c in parse.children[verb]):
        return []
    sentence = parse.tokens_of(tokens[verb].sentence)
    clause = parse.subtree(verb)
    before, after = range(sentence[0], marks[0]), range(max(clause) + 1, sentence[-1] + 1)
    return _report(
        parse, (verb, verb), speaker, reason("quotes.as-said", words=f"as {tokens[verb].text}"), before, after
    )


def _clauses(parse: Parse, verb: int, speaker: tuple[int, int]) -> list[Report]:
    tokens = parse.tokens
    found: list[Report] = []
    because = reason("quotes.clause", word=tokens[verb].text)
    for child in parse.children[verb]:
        if tokens[child].dep != "ccomp":
            continue
        below = [i for i in parse.subtree(child) if tokens[i].sentence == tokens[verb].sentence]
        if child < verb:
            start = min(verb, speaker[0]) if speaker[0] > below[0] else verb
            found += _report(parse, (verb, verb), speaker, because, range(below[0], start))
        elif speaker[0] < verb or any(tokens[c].dep == "mark" for c in parse.children[child]):
            first = max(below[0], verb + 1)
            found += _report(parse, (verb, verb), speaker, because, range(first, _end(parse, first, below[-1]) + 1))
    return found


def _end(parse: Parse, first: int, last: int) -> int:
    """Return where a reported clause ends: before `and called it …`, which is the speaker's next act; after `so …`."""
    tokens = parse.tokens
    for index in range(first + 1, last + 1):
        if _next_act(parse, index):
            start = min(parse.subtree(index))
            while start > first and (tokens[start - 1].dep == "cc" or tokens[start - 1].text == ","):
                start -= 1
            if start > first:
                return start - 1
    sentence = parse.tokens_of(tokens[last].sentence)
    following = [i for i in range(last + 1, min(last + 3, sentence[-1])) if tokens[i].text != ","]
    if following and tokens[following[0]].text in {":", ";", "so"}:
        return sentence[-1]
    return last


def _next_act(parse: Parse, index: int) -> bool:
    """Say whether a verb begins what the speaker, or another one, says next: `and called …`, `while X demands …`."""
    token = parse.tokens[index]
    if token.tag == "VB" or not reports(token, "say", "naming", "infinitive", "object"):
        return False
    if token.tag == "VBG":
        return parse.tokens[index - 1].text in {",", "and"}
    own = any(parse.tokens[c].dep == "nsubj" for c in parse.children[index])
    return token.dep == "conj" or (token.dep == "advcl" and own)


def _that(parse: Parse, verb: int, speaker: tuple[int, int]) -> list[Report]:
    """Return what follows `said … that` where the grammar hangs the clause elsewhere."""
    tokens = parse.tokens
    sentence = parse.tokens_of(tokens[verb].sentence)
    for index in range(verb + 1, min(verb + _FAR, sentence[-1])):
        if tokens[index].text == "that" and tokens[index].tag == "IN" and reports(tokens[verb], "say"):
            last = _end(parse, index, sentence[-1])
            because = reason("quotes.that", that="that", word=tokens[verb].text)
            return _report(parse, (verb, verb), speaker, because, range(index, last + 1))
        if tokens[index].pos == "VERB":
            return []
    return []


def _infinitives(parse: Parse, verb: int, speaker: tuple[int, int]) -> list[Report]:
    """Return what is promised, threatened or asked: `vowed to go on`, `urged them to stop`."""
    tokens = parse.tokens
    children = [c for c in parse.children[verb] if c > verb]
    for child in children:
        if tokens[child].dep == "xcomp" and any(tokens[c].tag == "TO" for c in parse.children[child]):
            asked = [c for c in children if c < child and tokens[c].dep in {"dobj", "dative"}]
            asked += [o for c in children if c < child and tokens[c].text == "on" for o in parse.children[c]]
            below = [i for c in (*asked, child) for i in parse.subtree(c)]
            whole = range(min(below), _end(parse, min(below), max(below)) + 1)
            because = reason("quotes.infinitive", word=tokens[verb].text)
            return _report(parse, (verb, verb), speaker, because, whole)
    return []


def _namings(parse: Parse, verb: int, speaker: tuple[int, int]) -> list[Report]:
    """Return how somebody is called, described or what he is accused of."""
    tokens = parse.tokens
    after = [c for c in parse.children[verb] if c > verb]
    objects = [c for c in after if tokens[c].dep in {"dobj", "ccomp", "oprd"}]
    preps = [c for c in after if tokens[c].dep == "prep" and tokens[c].text in {"as", "of", "for", "against"}]
    lemma = tokens[verb].lemma
    if lemma == "call" and any(tokens[c].dep in {"oprd", "ccomp"} for c in objects):
        chosen = objects
    elif lemma in {"accuse", "warn", "call", "complain"} and preps:
        chosen = [*parse.children[preps[0]], *(c for c in after if tokens[c].dep == "xcomp")]
    elif objects and any(tokens[p].text == "as" for p in preps):
        chosen = [*objects, *(p for p in preps if tokens[p].text == "as")]
    elif objects and reports(tokens[verb], "object"):
        chosen = objects
    else:
        return []
    below = [i for c in chosen for i in parse.subtree(c)]
    whole = range(min(below), max(below) + 1) if below else ()
    return _report(parse, (verb, verb), speaker, reason("quotes.so-called", word=tokens[verb].text), whole)


def _nouns(parse: Parse, noun: int) -> Iterator[Report]:
    """Yield what a claim, a promise or a report says: `Smith's claim that …`."""
    tokens = parse.tokens
    children = parse.children[noun]
    owners = [c for c in children if tokens[c].dep == "poss"]
    for child in children:
        marks = [g for g in parse.children[child] if tokens[g].text.lower() == "that" and tokens[g].dep == "mark"]
        if owners and marks and tokens[child].dep in {"acl", "ccomp"}:
            because = reason("quotes.noun", word=tokens[noun].text)
            yield from _report(parse, (noun, noun), phrase(parse, owners[0]), because, parse.subtree(child))


def _according(parse: Parse, index: int) -> Iterator[Report]:
    """Yield the rest of the sentence that an `according to X` stands in front of, inside or behind."""
    tokens = parse.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].text != "to":
        return
    objects = [c for c in parse.children[index + 1] if tokens[c].dep == "pobj"]
    if not objects:
        return
    sentence = parse.tokens_of(tokens[index].sentence)
    speaker = phrase(parse, objects[0])
    comma = next((i for i in range(speaker[1] + 1, sentence[-1]) if tokens[i].text == ","), sentence[-1])
    before = range(sentence[0], index)
    after = range(comma + 1, sentence[-1] + 1) if not before or comma == speaker[1] + 1 else ()
    if before and after and tokens[after[0]].text.lower() in {*_SUBORDINATE, "said", "says"}:
        after = ()
    yield from _report(
        parse, (index, index + 1), speaker, reason("quotes.according", words="according to"), before, after
    )
