"""The words that tell an event: a contiguous clause that can be read alone, without its attribution."""

from dateline.languages.en.events.vocabulary import (
    OPENERS,
    SUBJECTS,
    begins,
    child,
    is_noun,
    is_verb,
)
from dateline.model import Span
from dateline.nlp.parse import Reading

LONG = 240
"""Characters beyond which a clause drops what hangs on at its end."""

_OPEN, _CLOSE = "“‘\"'«([—–-,;:…", "”’\"'»)]—–-,;:….!?"


def finite(reading: Reading, verb: int) -> int:
    """Return the verb that carries subject and tense: `was expected` for `arrive` in `was expected to arrive`."""
    here = verb
    while True:
        token = reading.tokens[here]
        above = reading.tokens[token.head]
        bare = child(reading, here, *SUBJECTS) is None
        up = token.dep in {"xcomp", "pcomp", "acomp"} or (token.dep == "conj" and bare and is_verb(above))
        if token.dep == "prep" and bare:
            up = True
        if not up or token.head == here:
            return here
        here = token.head


def clause(reading: Reading, verb: int, times: Span) -> Span:
    """Return the clause of a verb: from its subject (or the noun that it describes) on, with its time."""
    head = finite(reading, verb)
    top = head
    if reading.tokens[head].dep in {"relcl", "acl"} and is_noun(reading.tokens[reading.tokens[head].head]):
        top = reading.tokens[head].head
    return _trimmed(reading, top, verb, times)


def phrase(reading: Reading, noun: int, times: Span) -> Span:
    """Return the noun phrase of an event noun, with its time."""
    span = _trimmed(reading, noun, noun, times)
    return _with_time(reading, _with_agent(reading, span), times)


def _with_time(reading: Reading, span: Span, times: Span) -> Span:
    """Add the time that stands right behind the phrase, with its preposition."""
    last, begin = reading.within(span)[-1], reading.within(times)[0]
    return Span(span.start, times.end) if times.end > span.end and begin - last in {1, 2} else span


def _with_agent(reading: Reading, span: Span) -> Span:
    """Add a participle that tells more of the noun, whatever the model hangs it on: `, won by the president`."""
    last = reading.within(span)[-1]
    if last + 2 >= len(reading.tokens) or reading.tokens[last + 1].text != ",":
        return span
    participle = reading.tokens[last + 2]
    if (
        participle.tag != "VBN"
        or child(reading, last + 2, "agent") is None
        or child(reading, last + 2, *SUBJECTS) is not None
    ):
        return span
    return Span(span.start, reading.tokens[reading.subtree(last + 2)[-1]].end)


def _trimmed(reading: Reading, top: int, kept: int, times: Span) -> Span:
    """Return the longest run of the subtree of `top` around `kept` without openers, marks and loose ends."""
    inside = set(reading.subtree(top))
    inside.update(i for i in reading.within(times) if reading.tokens[i].sentence == reading.tokens[top].sentence)
    must = {kept, top, *reading.within(times)}
    for branch in _branches(reading, top):
        tree = set(reading.subtree(branch))
        if not tree & must:
            inside -= tree
    first, last = _run(reading, inside, kept)
    first, last = _edges(reading, first, last, must)
    span = reading.span(first, last)
    return span if len(reading.tokens) and span.end - span.start <= LONG else _shortened(reading, first, last, must)


def _branches(reading: Reading, top: int) -> list[int]:
    """Return what hangs on a clause but tells something else: openers, other clauses beside it."""
    found: list[int] = []
    loose: int | None = None
    for index in reading.children[top]:
        token = reading.tokens[index]
        if token.dep == "cc" and index > top:
            loose = index
            continue
        alone = is_noun(reading.tokens[top]) or (is_verb(token) and child(reading, index, *SUBJECTS) is not None)
        beside = token.dep == "conj" and alone
        opener = token.dep == "advmod" and token.text.lower() in OPENERS and index < top
        before = token.dep == "advcl" and index < top and reading.tokens[top].start - token.start > LONG // 3
        if token.dep in {"mark", "cc", "parataxis", "discourse", "intj"} or beside or opener or before:
            found.append(index)
        if beside and loose is not None:
            found.append(loose)
    return found


def _run(reading: Reading, inside: set[int], top: int) -> tuple[int, int]:
    """Return the run of consecutive tokens around `top`; marks between two words do not break it."""
    first = last = top
    sentence = reading.tokens[top].sentence
    marks = {i for i in reading.tokens_of(sentence) if reading.tokens[i].pos == "PUNCT"}
    while not begins(reading, first) and (first - 1 in inside or (first - 1 in marks and first - 2 in inside)):
        first -= 1
    while not begins(reading, last + 1) and (last + 1 in inside or (last + 1 in marks and last + 2 in inside)):
        last += 1
    return first, last


def _edges(reading: Reading, first: int, last: int, must: set[int]) -> tuple[int, int]:
    """Take marks and openers off both ends; a closing mark stays where its opening one stands inside."""
    while first < last and (
        reading.tokens[first].text in _OPEN
        or reading.tokens[first].pos == "PUNCT"
        or (reading.tokens[first].text.lower() in OPENERS and _opens(reading, first))
    ):
        first += 1
    while first < last:
        text = reading.tokens[last].text
        opener = {"”": "“", ")": "(", "]": "[", "»": "«", '"': '"'}.get(text)
        balanced = opener is not None and sum(reading.tokens[i].text == opener for i in range(first, last)) % 2 == 1
        dangling = reading.tokens[last].dep in {"cc", "mark"} and last not in must
        if not (text in _CLOSE or dangling) or balanced:
            break
        last -= 1
    return first, last


def _opens(reading: Reading, index: int) -> bool:
    """Say whether the word ties the whole clause to what went before: not the `As` of `As he spoke, she left`."""
    token = reading.tokens[index]
    clause_verb = is_verb(reading.tokens[token.head]) and reading.tokens[token.head].dep != "advcl"
    return token.dep in {"mark", "cc", "advmod"} and clause_verb


def _shortened(reading: Reading, first: int, last: int, must: set[int]) -> Span:
    """Cut a long clause at the last comma that leaves all that it must keep inside the limit, if there is one."""
    floor = max([i for i in must if first <= i <= last], default=first)
    cuts = [
        i
        for i in range(floor + 1, last + 1)
        if reading.tokens[i].text in {",", ";", "—", "–"}
        and reading.tokens[i].end - reading.tokens[first].start <= LONG
    ]
    return reading.span(first, cuts[-1] - 1) if cuts and cuts[-1] > first + 3 else reading.span(first, last)
