"""Grammar queries on a parse that several packages share.

Words are given as token indices. The article's language says what the labels mean (`Parse.labels`); parts of speech
are the universal ones.
"""

from collections.abc import Collection, Mapping
from typing import Final

from dateline.model import Span
from dateline.nlp.parse import Parse

NOUNS: Final = frozenset({"NOUN", "PROPN"})
VERBS: Final = frozenset({"VERB", "AUX"})
_NOMINAL: Final = NOUNS | {"PRON"}
_MAX_SHARED = 6
"""Maximum number of verbs to climb to find a subject: `He came, saw, and went on to try to win` has four."""


def child(parse: Parse, index: int, *relations: str) -> int | None:
    """Return the first token that depends on this one through one of the relations."""
    return next((i for i in parse.children[index] if parse.tokens[i].dep in relations), None)


def phrase_head(parse: Parse, tokens: range) -> int | None:
    """Return the first token that no other token in the range governs, or None if the range is empty."""
    return next((i for i in tokens if parse.tokens[i].head not in tokens or parse.tokens[i].head == i), None)


def is_noun(parse: Parse, index: int) -> bool:
    """Return True if the token is a common noun or a proper noun."""
    token = parse.tokens[index]
    return token.pos in NOUNS or token.tag in parse.labels.nouns


def is_verb(parse: Parse, index: int) -> bool:
    """Return True if the token is a verb by its form and heads a clause or infinitive: not an auxiliary or modifier."""
    token = parse.tokens[index]
    return token.tag in parse.labels.verbs and token.dep not in parse.labels.modifying_verbs


def is_predicate(parse: Parse, index: int) -> bool:
    """Return True if the token is a verb by its part of speech, and neither an auxiliary nor a modifier.

    Unlike `is_verb`, this trusts the part of speech, not the form: the model may tag `retired` in `a retired judge`
    as an adjective with the form of a participle.
    """
    token = parse.tokens[index]
    return token.pos in VERBS and token.dep not in parse.labels.modifying_verbs


def is_finite(parse: Parse, index: int) -> bool:
    """Return True if the token's form is finite without an auxiliary: `closes`, `closed`, but not `closing`."""
    return parse.tokens[index].tag in parse.labels.finite_verbs


def own_subject(parse: Parse, verb: int) -> int | None:
    """Return the verb's own subject of any kind, `there` included."""
    return child(parse, verb, *parse.labels.subjects)


def find_subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of the verb's predicate: `ministers` for `meet` in `Ministers are expected to meet`."""
    return own_subject(parse, finite_verb(parse, verb))


def own_agent(parse: Parse, verb: int) -> int | None:
    """Return the one who acts: the agent of a passive, else the subject of an active verb.

    The subject of a passive doesn't act: in `She was told by the police`, the police do.
    """
    by = child(parse, verb, *parse.labels.agents)
    return child(parse, verb, *parse.labels.active_subjects) if by is None else prepositional_object(parse, by)


def find_agent(parse: Parse, verb: int) -> int | None:
    """Return the one who acts, if necessary shared with the verb above or the noun that the verb modifies.

    `He left, adding …`, `the minister who said`, `a statement saying`; but not `a claim made`.
    """
    tokens, labels = parse.tokens, parse.labels
    for _ in range(_MAX_SHARED):
        own = own_agent(parse, verb)
        if own is not None:
            return own
        above = tokens[verb].head
        if tokens[verb].dep in labels.noun_clauses and tokens[above].pos in _NOMINAL:
            return None if tokens[verb].tag in labels.participles else above
        gerund = tokens[verb].dep in labels.complements and tokens[verb].tag in labels.gerunds
        if above == verb or not (gerund or tokens[verb].dep in labels.subject_sharing):
            return None
        verb = above
    return None


def direct_object(parse: Parse, verb: int) -> int | None:
    """Return the verb's direct object."""
    return child(parse, verb, *parse.labels.objects)


def prepositional_object(parse: Parse, preposition: int) -> int | None:
    """Return the noun that the preposition governs."""
    return child(parse, preposition, *parse.labels.prepositional_objects)


def auxiliaries(parse: Parse, verb: int, *, passive: bool = True) -> list[int]:
    """Return the verb's auxiliaries; `passive=False` leaves out the `was` of a passive, which doesn't show tense."""
    wanted = parse.labels.auxiliaries | (parse.labels.passive_auxiliaries if passive else frozenset())
    return [i for i in parse.children[verb] if parse.tokens[i].dep in wanted]


def is_negated(parse: Parse, verb: int) -> bool:
    """Return True if a `not` or `never` negates the verb itself."""
    return child(parse, verb, *parse.labels.negations) is not None


def clause_bounds(parse: Parse, head: int) -> Span:
    """Return the span from the first to the last token that the head governs, directly or indirectly."""
    below = parse.subtree(head)
    return parse.span(below[0], below[-1])


def finite_verb(parse: Parse, verb: int) -> int:
    """Return the verb that carries the subject and tense: `was expected` for `arrive` in `was expected to arrive`."""
    labels = parse.labels
    while True:
        token = parse.tokens[verb]
        bare = own_subject(parse, verb) is None
        joined = token.dep in labels.conjuncts and bare and is_verb(parse, token.head)
        governed = token.dep in labels.governed_predicates or (token.dep in labels.prepositions and bare)
        if not (governed or joined) or token.head == verb:
            return verb
        verb = token.head


def main_verb(parse: Parse, tokens: range) -> int | None:
    """Return the highest verb in the grammar of these tokens, preferring one with a subject."""
    verbs = [i for i in tokens if is_verb(parse, i)]
    bare = {i: own_subject(parse, i) is None for i in verbs}
    return min(verbs, key=lambda i: (bare[i], len(list(parse.ancestors(i))), i), default=None)


def lemma_with_particle(
    parse: Parse, index: int, particles: Collection[str] = (), nouns: Mapping[str, str] | None = None
) -> str:
    """Return the lemma in lower case, with the particle of a phrasal verb: `call off`.

    `particles` are words that form phrasal verbs although the parser calls them adverbs; `nouns` maps verbs to an
    object that completes their meaning: `take` to `place`.
    """
    base = parse.tokens[index].lemma.lower()
    for i in parse.children[index]:
        below, word = parse.tokens[i], parse.tokens[i].text.lower()
        adverb = below.dep in parse.labels.particle_adverbs and i == index + 1 and word in particles
        noun = below.dep in parse.labels.objects and (nouns or {}).get(base) == word
        if below.dep in parse.labels.particles or adverb or noun:
            return f"{base} {word}"
    return base
