"""The span of an event: a contiguous clause that can be read alone, without its attribution."""

from dateline.languages.en.events.vocabulary import WORDS, begins_sentence
from dateline.model import Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import child, finite_verb, is_noun, is_verb, own_subject

MAX_CLAUSE = 240
"""Maximum characters before a clause is cut at a comma: about three lines of a list, twice a title's length."""
_MAX_OPENING = MAX_CLAUSE // 3
"""Maximum number of characters before the verb, an opening clause included: with more, the main clause would begin on
the second line."""
_MIN_TOKENS = 3
"""A clause is never cut to this few tokens: they would be a subject without a predicate."""

_OPENING_MARKS, _CLOSING_MARKS = "“‘\"'«([—–-,;:…", "”’\"'»)]—–-,;:….!?"
_OPENING_OF = {"”": "“", ")": "(", "]": "[", "»": "«", '"': '"'}


def clause_span(parse: Parse, verb: int, times: Span) -> Span:
    """Return a verb's clause with its time, starting at its subject or the noun that it modifies."""
    head = finite_verb(parse, verb)
    governor = parse.tokens[head].head
    modifies = parse.tokens[head].dep in parse.labels.noun_clauses and is_noun(parse, governor)
    return _trim_subtree(parse, governor if modifies else head, verb, times)


def noun_span(parse: Parse, noun: int, times: Span) -> Span:
    """Return an event noun's phrase, with its time."""
    span = _trim_subtree(parse, noun, noun, times)
    return _add_time(parse, _add_agent(parse, span), times)


def _add_time(parse: Parse, span: Span, times: Span) -> Span:
    """Add a time that follows the phrase directly or after a preposition."""
    last, start = parse.tokens_in(span)[-1], parse.tokens_in(times)[0]
    return Span(span.start, times.end) if times.end > span.end and start - last in {1, 2} else span


def _add_agent(parse: Parse, span: Span) -> Span:
    """Add a participle with its agent, wherever the model attaches it: `, won by the president`."""
    last = parse.tokens_in(span)[-1]
    if last + 2 >= len(parse.tokens) or parse.tokens[last + 1].text != ",":
        return span
    participle, labels = last + 2, parse.labels
    has_agent = child(parse, participle, *labels.agents) is not None
    if parse.tokens[participle].tag not in labels.participles or not has_agent:
        return span
    if own_subject(parse, participle) is not None:
        return span
    return Span(span.start, parse.tokens[parse.subtree(participle)[-1]].end)


def _trim_subtree(parse: Parse, top: int, trigger: int, times: Span) -> Span:
    """Return the longest run of `top`'s subtree around the trigger, without openers, punctuation and loose ends."""
    inside = set(parse.subtree(top))
    inside.update(i for i in parse.tokens_in(times) if parse.tokens[i].sentence == parse.tokens[top].sentence)
    required = {trigger, top, *parse.tokens_in(times)}
    for branch in _separate_branches(parse, top):
        tree = set(parse.subtree(branch))
        if not tree & required:
            inside -= tree
    first, last = _find_run(parse, inside, trigger)
    first, last = _trim_edges(parse, first, last, required)
    span = parse.span(first, last)
    return span if span.end - span.start <= MAX_CLAUSE else _shorten(parse, first, last, required)


def _separate_branches(parse: Parse, top: int) -> list[int]:
    """Return dependents of a clause that are about something else: openers, parallel clauses."""
    labels = parse.labels
    apart = labels.markers | labels.coordinators | labels.side_clauses | labels.interjections
    found: list[int] = []
    coordinator: int | None = None
    for index in parse.children[top]:
        token = parse.tokens[index]
        if token.dep in labels.coordinators and index > top:
            coordinator = index
            continue
        is_clause = is_noun(parse, top) or (is_verb(parse, index) and own_subject(parse, index) is not None)
        is_coordinate = token.dep in labels.conjuncts and is_clause
        is_opener = token.dep in labels.adverbs and token.text.lower() in WORDS.openers and index < top
        opens_long = index < top and parse.tokens[top].start - token.start > _MAX_OPENING
        if token.dep in apart or is_coordinate or is_opener or (token.dep in labels.adverbial_clauses and opens_long):
            found.append(index)
        if is_coordinate and coordinator is not None:
            found.append(coordinator)
    return found


def _find_run(parse: Parse, inside: set[int], trigger: int) -> tuple[int, int]:
    """Return the run of consecutive tokens around the trigger; punctuation between two words doesn't break it."""
    first = last = trigger
    sentence = parse.tokens[trigger].sentence
    marks = {i for i in parse.tokens_of(sentence) if parse.tokens[i].pos == "PUNCT"}
    while not begins_sentence(parse, first) and (first - 1 in inside or (first - 1 in marks and first - 2 in inside)):
        first -= 1
    while not begins_sentence(parse, last + 1) and (last + 1 in inside or (last + 1 in marks and last + 2 in inside)):
        last += 1
    return first, last


def _trim_edges(parse: Parse, first: int, last: int, required: set[int]) -> tuple[int, int]:
    """Strip punctuation and openers from both ends, but not a closing mark whose opening mark is inside."""
    labels = parse.labels
    while first < last and (
        parse.tokens[first].text in _OPENING_MARKS
        or parse.tokens[first].pos == "PUNCT"
        or (parse.tokens[first].text.lower() in WORDS.openers and _opens_clause(parse, first))
    ):
        first += 1
    while first < last:
        text = parse.tokens[last].text
        opening = _OPENING_OF.get(text)
        is_paired = opening is not None and sum(parse.tokens[i].text == opening for i in range(first, last)) % 2 == 1
        dangles = parse.tokens[last].dep in labels.coordinators | labels.markers and last not in required
        if not (text in _CLOSING_MARKS or dangles) or is_paired:
            break
        last -= 1
    return first, last


def _opens_clause(parse: Parse, index: int) -> bool:
    """Return True if the word ties the whole clause to the one before, unlike the `As` in `As he spoke, she left`."""
    token, labels = parse.tokens[index], parse.labels
    governs_clause = is_verb(parse, token.head) and parse.tokens[token.head].dep not in labels.adverbial_clauses
    return token.dep in labels.markers | labels.coordinators | labels.adverbs and governs_clause


def _shorten(parse: Parse, first: int, last: int, required: set[int]) -> Span:
    """Cut a long clause at the last mark within the limit that leaves everything required, or leave it whole."""
    floor = max([i for i in required if first <= i <= last], default=first)
    cuts = [
        i
        for i in range(floor + 1, last + 1)
        if parse.tokens[i].text in {",", ";", "—", "–"}
        and parse.tokens[i].end - parse.tokens[first].start <= MAX_CLAUSE
    ]
    can_cut = cuts and cuts[-1] > first + _MIN_TOKENS
    return parse.span(first, cuts[-1] - 1) if can_cut else parse.span(first, last)
