"""The words by which somebody takes a stance on an event, and the grammar around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """One kind of question: which events it is about, and the verbs that answer it."""

    events: frozenset[str] = frozenset()
    """The classes of events (`events.toml`, classes) that it is asked of."""
    affirm: tuple[str, ...] = ()
    """Verbs that say yes; `*` is any end of the word."""
    deny: tuple[str, ...] = ()
    """Verbs that say no."""
    objects: tuple[str, ...] = ()
    """What is affirmed or denied: one of these must be near the verb. Empty if the verb says enough."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Words around a verb of stance, lower case. `*` is any end of the word in those that say `patterns`."""

    file: ClassVar[str] = "stances"

    # What changes the sense of the verb.
    denials: tuple[str, ...] = ()
    """Patterns of words that negate the verb after them."""
    refusing_verbs: tuple[str, ...] = ()
    """Patterns of verbs that negate the infinitive after them."""
    agreeing_verbs: tuple[str, ...] = ()
    """Patterns of verbs that make the infinitive after them a stance."""
    conditional: frozenset[str] = frozenset()
    """Words that make a stance possible only, or demand it."""

    # What is around the verb.
    auxiliaries: frozenset[str] = frozenset()
    """Auxiliaries and adverbs between a subject and its verb."""
    openers: frozenset[str] = frozenset()
    """Words at the beginning of a clause, before its subject."""
    clause_breaks: frozenset[str] = frozenset()
    """Words that end the clause before a subject."""
    noun_markers: frozenset[str] = frozenset()
    """Directly after these the word is a noun: `the challenge`."""
    infinitive_markers: frozenset[str] = frozenset()
    passive_auxiliaries: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    agent_prepositions: tuple[str, ...] = ()
    """They introduce the agent of a passive: `was rejected by Nordland`."""
    agent_ends: tuple[str, ...] = ()
    """Words after which the agent is over."""

    # Who takes the stance.
    pronouns: frozenset[str] = frozenset()
    personal_pronouns: frozenset[str] = frozenset()
    """Pronouns for one person."""
    speaker_pronouns: frozenset[str] = frozenset()
    """In a quote these are the speaker, or whom he or she speaks for."""
    anonymous_nouns: frozenset[str] = frozenset()
    """Nouns for somebody named elsewhere: it is not known who, so two of them may be one."""

    kinds: Mapping[str, QuestionKind] = field(default_factory=dict)
