"""The words that tell an event: a contiguous clause that can be read alone, without its attribution."""

from dateline.languages.en.events.vocabulary import (
    OPENERS,
    begins,
)
from dateline.model import Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, finite_verb, is_noun, is_verb, own_subject

LONG = 240
"""Characters beyond which a clause drops what hangs on at its end."""

_OPEN, _CLOSE = "“‘\"'«([—–-,;:…", "”’\"'»)]—–-,;:….!?"


def clause(parse: Parse, verb: int, times: Span) -> Span:
    """Return the clause of a verb: from its subject (or the noun that it describes) on, with its time."""
    head = finite_verb(parse, verb)
    top = head
    if parse.tokens[head].dep in {"relcl", "acl"} and is_noun(parse, parse.tokens[head].head):
        top = parse.tokens[head].head
    return _trimmed(parse, top, verb, times)


def phrase(parse: Parse, noun: int, times: Span) -> Span:
    """Return the noun phrase of an event noun, with its time."""
    span = _trimmed(parse, noun, noun, times)
    return _with_time(parse, _with_agent(parse, span), times)


def _with_time(parse: Parse, span: Span, times: Span) -> Span:
    """Add the time that stands right behind the phrase, with its preposition."""
    last, begin = parse.within(span)[-1], parse.within(times)[0]
    return Span(span.start, times.end) if times.end > span.end and begin - last in {1, 2} else span


def _with_agent(parse: Parse, span: Span) -> Span:
    """Add a participle that tells more of the noun, whatever the model hangs it on: `, won by the president`."""
    last = parse.within(span)[-1]
    if last + 2 >= len(parse.tokens) or parse.tokens[last + 1].text != ",":
        return span
    participle = parse.tokens[last + 2]
    if participle.tag != "VBN" or child(parse, last + 2, "agent") is None or own_subject(parse, last + 2) is not None:
        return span
    return Span(span.start, parse.tokens[parse.subtree(last + 2)[-1]].end)


def _trimmed(parse: Parse, top: int, kept: int, times: Span) -> Span:
    """Return the longest run of the subtree of `top` around `kept` without openers, marks and loose ends."""
    inside = set(parse.subtree(top))
    inside.update(i for i in parse.within(times) if parse.tokens[i].sentence == parse.tokens[top].sentence)
    must = {kept, top, *parse.within(times)}
    for branch in _branches(parse, top):
        tree = set(parse.subtree(branch))
        if not tree & must:
            inside -= tree
    first, last = _run(parse, inside, kept)
    first, last = _edges(parse, first, last, must)
    span = parse.span(first, last)
    return span if len(parse.tokens) and span.end - span.start <= LONG else _shortened(parse, first, last, must)


def _branches(parse: Parse, top: int) -> list[int]:
    """Return what hangs on a clause but tells something else: openers, other clauses beside it."""
    found: list[int] = []
    loose: int | None = None
    for index in parse.children[top]:
        token = parse.tokens[index]
        if token.dep == "cc" and index > top:
            loose = index
            continue
        alone = is_noun(parse, top) or (is_verb(parse, index) and own_subject(parse, index) is not None)
        beside = token.dep == "conj" and alone
        opener = token.dep == "advmod" and token.text.lower() in OPENERS and index < top
        before = token.dep == "advcl" and index < top and parse.tokens[top].start - token.start > LONG // 3
        if token.dep in {"mark", "cc", "parataxis", "discourse", "intj"} or beside or opener or before:
            found.append(index)
        if beside and loose is not None:
            found.append(loose)
    return found


def _run(parse: Parse, inside: set[int], top: int) -> tuple[int, int]:
    """Return the run of consecutive tokens around `top`; marks between two words do not break it."""
    first = last = top
    sentence = parse.tokens[top].sentence
    marks = {i for i in parse.tokens_of(sentence) if parse.tokens[i].pos == "PUNCT"}
    while not begins(parse, first) and (first - 1 in inside or (first - 1 in marks and first - 2 in inside)):
        first -= 1
    while not begins(parse, last + 1) and (last + 1 in inside or (last + 1 in marks and last + 2 in inside)):
        last += 1
    return first, last


def _edges(parse: Parse, first: int, last: int, must: set[int]) -> tuple[int, int]:
    """Take marks and openers off both ends; a closing mark stays where its opening one stands inside."""
    while first < last and (
        parse.tokens[first].text in _OPEN
        or parse.tokens[first].pos == "PUNCT"
        or (parse.tokens[first].text.lower() in OPENERS and _opens(parse, first))
    ):
        first += 1
    while first < last:
        text = parse.tokens[last].text
        opener = {"”": "“", ")": "(", "]": "[", "»": "«", '"': '"'}.get(text)
        balanced = opener is not None and sum(parse.tokens[i].text == opener for i in range(first, last)) % 2 == 1
        dangling = parse.tokens[last].dep in {"cc", "mark"} and last not in must
        if not (text in _CLOSE or dangling) or balanced:
            break
        last -= 1
    return first, last


def _opens(parse: Parse, index: int) -> bool:
    """Say whether the word ties the whole clause to what went before: not the `As` of `As he spoke, she left`."""
    token = parse.tokens[index]
    clause_verb = is_verb(parse, token.head) and parse.tokens[token.head].dep != "advcl"
    return token.dep in {"mark", "cc", "advmod"} and clause_verb


def _shortened(parse: Parse, first: int, last: int, must: set[int]) -> Span:
    """Cut a long clause at the last comma that leaves all that it must keep inside the limit, if there is one."""
    floor = max([i for i in must if first <= i <= last], default=first)
    cuts = [
        i
        for i in range(floor + 1, last + 1)
        if parse.tokens[i].text in {",", ";", "—", "–"} and parse.tokens[i].end - parse.tokens[first].start <= LONG
    ]
    return parse.span(first, cuts[-1] - 1) if cuts and cuts[-1] > first + 3 else parse.span(first, last)
