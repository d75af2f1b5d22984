"""Words that decide whether a clause is an event, and the classes of events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True)
class EventWords:
    """Words about events: lower-case lemmas, unless the field says otherwise. What a language leaves out is empty."""

    file: ClassVar[str] = "events"

    # Which verbs are events.
    reporting_verbs: frozenset[str] = frozenset()
    """Verbs that introduce what somebody says, thinks or feels: not an event unless saying it is the news."""
    factive_verbs: frozenset[str] = frozenset()
    """Reporting verbs that state their content as a fact."""
    performative_verbs: frozenset[str] = frozenset()
    """Reporting verbs that are also acts: events if they have their own time."""
    wishing_verbs: frozenset[str] = frozenset()
    """Opinions and wishes: their content neither happened nor is planned."""
    stative_verbs: frozenset[str] = frozenset()
    """States, true for a while."""
    light_verbs: frozenset[str] = frozenset()
    """Verbs that only say that their subject or object took place: the noun is the event."""
    lasting_verbs: frozenset[str] = frozenset()
    """Verbs of ongoing events in the present or present perfect."""
    planning_verbs: frozenset[str] = frozenset()
    """Verbs that govern a plan."""
    committing_verbs: frozenset[str] = frozenset()
    """Verbs that govern a promise; a time next to one dates the promise."""
    planning_adjectives: frozenset[str] = frozenset()
    accusing_verbs: frozenset[str] = frozenset()
    """Verbs whose complement is an accusation."""
    cancelling_verbs: frozenset[str] = frozenset()
    occurring_verbs: frozenset[str] = frozenset()
    """Acts with a lasting effect: events even without a time, though undated."""
    effect_verbs: frozenset[str] = frozenset()
    """Verbs whose subject acted on its own day: `Monday's blast killed ten people`."""

    # Words around the verb.
    possible: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    """Words that change the meaning of the verb before them: `set back`."""

    # Words that tie a clause to its context.
    speaker_pronouns: frozenset[str] = frozenset()
    """Pronouns for the speaker: a clause with one can't be read alone."""
    pronouns: frozenset[str] = frozenset()
    """Other pronouns and determiners that refer to the context."""
    relative_pronouns: frozenset[str] = frozenset()
    """Words that open a relative clause."""
    openers: frozenset[str] = frozenset()
    """Words at the start of a clause that connect it to the one before."""

    # Prepositions before a time, by how the time relates to the clause.
    day_prepositions: frozenset[str] = frozenset()
    since_prepositions: frozenset[str] = frozenset()
    by_prepositions: frozenset[str] = frozenset()
    reaching_prepositions: frozenset[str] = frozenset()
    """Only these connect a time to its verb across a noun that isn't an event."""

    event_nouns: frozenset[str] = frozenset()
    """Nouns that are events without a verb."""
    speech_nouns: frozenset[str] = frozenset()
    """Occasions for speech: where something was said, not what happened."""
    general_nouns: frozenset[str] = frozenset()
    """Nouns for an event that don't say what happened."""

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that may report the same event, by class name."""

    @cached_property
    def class_of(self) -> Mapping[str, str]:
        """The class of each word: the last one listed if there are several."""
        return {word: name for name, words in self.classes.items() for word in words}

    @cached_property
    def classes_of(self) -> Mapping[str, frozenset[str]]:
        """All classes of each word."""
        return {
            word: frozenset(name for name, words in self.classes.items() if word in words) for word in self.class_of
        }
