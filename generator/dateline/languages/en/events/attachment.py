"""Which word a time expression dates: the verb of its clause, or a noun that is an event by itself.

The grammar is followed upwards from the time; where the model hangs `on Thursday` on the verb of speech although the
words beside it name an occasion (`said at a meeting of ministers on Thursday`), the occasion is what is dated.
"""

from dataclasses import dataclass
from typing import Literal

from dateline.languages.en.events.vocabulary import (
    BY,
    LIGHT,
    ON,
    PLANNING_ADJECTIVES,
    REACHING,
    REPORTING,
    SINCE,
    event_noun,
    lemma,
)
from dateline.model import Span
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import is_noun, is_verb, phrase_head, prepositional_object

Relation = Literal["on", "since", "by", "for", "heading"]
"""How a time bears on the word that it dates; of headings see `chronology`."""

_LONGEST = 14
"""Steps upwards after which a time and a verb have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The token that a time dates, and how the time bears on it."""

    trigger: int
    relation: Relation
    noun: bool


def anchor(parse: Parse, span: Span) -> Anchor | None:
    """Return what the time in `span` dates; None where it only bounds, compares or belongs to no event."""
    inside = parse.within(span)
    top = phrase_head(parse, inside)
    if top is None:
        return None
    word, here, edge = _preposition(parse, inside[0], top)
    relation = _relation(word)
    if relation is None or here is None:
        return None
    found = _climb(parse, here, word)
    if found is None:
        return None
    if not is_verb(parse, found):
        return Anchor(found, relation, noun=True)
    occasion = _occasion(parse, found, edge) if relation == "on" else None
    return Anchor(found, relation, noun=False) if occasion is None else Anchor(occasion, relation, noun=True)


def _preposition(parse: Parse, first: int, top: int) -> tuple[str, int | None, int]:
    """Return the word that ties the time to its governor, the governor, and the first token of the whole phrase."""
    token = parse.tokens[top]
    if token.head == top:
        return "", None, first
    if token.pos in {"ADP", "SCONJ"}:
        return token.text.lower(), token.head, top
    above = parse.tokens[token.head]
    if token.dep in {"pobj", "pcomp"} and above.head != token.head:
        return above.text.lower(), above.head, min(first, token.head)
    before = (
        parse.tokens[first - 1].text.lower() if first and above.sentence == parse.tokens[first - 1].sentence else ""
    )
    if before in {"before", "after", "until", "till", "than", "since", "by"}:
        return before, token.head, first - 1
    return "", token.head, first


def _relation(word: str) -> Relation | None:
    if word == "for":
        return "for"
    if not word or word in ON:
        return "on"
    if word in SINCE:
        return "since"
    return "by" if word in BY else None


def _climb(parse: Parse, here: int, word: str) -> int | None:
    """Follow the grammar upwards from the time's governor to a verb or an event noun."""
    first = True
    for _ in range(_LONGEST):
        token = parse.tokens[here]
        if is_verb(parse, here):
            return here
        if event_noun(parse, here):
            return here
        reaching = word in REACHING or word == "for" or (first and not word and _loose(parse, here))
        if is_noun(parse, here) and not reaching:
            return None
        if token.lemma.lower() in PLANNING_ADJECTIVES and is_noun(parse, token.head):
            return token.head
        if token.head == here:
            return None
        first, here = False, token.head
    return None


def _loose(parse: Parse, noun: int) -> bool:
    """Say whether a bare time beside a noun may be the verb's: `police shot a man Monday`, not `Monday's papers`."""
    return any(parse.tokens[c].dep == "npadvmod" and c > noun for c in parse.children[noun])


def _occasion(parse: Parse, verb: int, edge: int) -> int | None:
    """Return the event noun that ends right before the time's phrase, where the verb itself tells little or nothing."""
    name = lemma(parse, verb)
    weak = name in REPORTING or name in LIGHT or parse.tokens[verb].dep in {"relcl", "acl"}
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if token.dep != "prep" or not child < edge:
            continue
        strong = token.text.lower() in {"during", "after", "following", "since", "before"}
        noun = prepositional_object(parse, child)
        if noun is None or not event_noun(parse, noun) or not (weak or strong):
            continue
        if max(i for i in parse.subtree(noun) if i < edge) == edge - 1:
            return noun
    return None
