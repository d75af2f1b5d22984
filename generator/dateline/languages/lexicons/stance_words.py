"""Words that express a stance on an event, and the function words around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """One kind of question: the events it is about, and the verbs that answer it."""

    events: frozenset[str] = frozenset()
    """The classes of events (`events.toml`, classes) that it is about."""
    affirm: tuple[str, ...] = ()
    """Verbs that say yes; `*` matches any ending."""
    deny: tuple[str, ...] = ()
    """Verbs that say no."""
    objects: tuple[str, ...] = ()
    """Objects that are affirmed or denied: one of these must be near the verb. Empty if the verb says enough."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Words around a verb of stance, lower case. In fields described as patterns, `*` matches any ending."""

    file: ClassVar[str] = "stances"

    # Words that change the meaning of the verb.
    denials: tuple[str, ...] = ()
    """Patterns of words that negate the verb after them."""
    refusing_verbs: tuple[str, ...] = ()
    """Patterns of verbs that negate the infinitive after them."""
    agreeing_verbs: tuple[str, ...] = ()
    """Patterns of verbs that make the infinitive after them a stance."""
    conditional: frozenset[str] = frozenset()
    """Words that make a stance merely possible, or demand it."""

    # Words around the verb.
    auxiliaries: frozenset[str] = frozenset()
    """Auxiliaries and adverbs between a subject and its verb."""
    openers: frozenset[str] = frozenset()
    """Words at the beginning of a clause, before its subject."""
    clause_breaks: frozenset[str] = frozenset()
    """Words that end the clause before a subject."""
    noun_markers: frozenset[str] = frozenset()
    """Directly after these, the word is a noun: `the challenge`."""
    infinitive_markers: frozenset[str] = frozenset()
    passive_auxiliaries: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    agent_prepositions: tuple[str, ...] = ()
    """Words that introduce the agent of a passive: `was rejected by Nordland`."""
    agent_ends: tuple[str, ...] = ()
    """Words that end the agent."""

    # Words for whoever takes the stance.
    pronouns: frozenset[str] = frozenset()
    personal_pronouns: frozenset[str] = frozenset()
    """Pronouns for one person."""
    speaker_pronouns: frozenset[str] = frozenset()
    """In a quote, these refer to the speaker or to those he or she speaks for."""
    anonymous_nouns: frozenset[str] = frozenset()
    """Nouns for somebody named elsewhere: we don't know who, so two of them may be the same."""

    kinds: Mapping[str, QuestionKind] = field(default_factory=dict)
