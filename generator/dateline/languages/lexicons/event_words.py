"""The words that make a clause an event or not, and the classes of events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar


@dataclass(frozen=True)
class EventWords:
    """Words about events: lemmas, lower case, unless the field says otherwise. What a language leaves out is empty."""

    file: ClassVar[str] = "events"

    # Which verbs are events.
    reporting_verbs: frozenset[str] = frozenset()
    """They carry what somebody says, thinks or feels: no event unless saying it is the news."""
    factive_verbs: frozenset[str] = frozenset()
    """Reporting verbs whose content is stated as a fact."""
    performative_verbs: frozenset[str] = frozenset()
    """Reporting verbs that are acts as well: events if they have a time of their own."""
    wishing_verbs: frozenset[str] = frozenset()
    """Opinion and wish: what depends on them neither happened nor is planned."""
    stative_verbs: frozenset[str] = frozenset()
    """States, true for a while."""
    light_verbs: frozenset[str] = frozenset()
    """They only say that their subject or object took place: the noun is the event."""
    lasting_verbs: frozenset[str] = frozenset()
    """Ongoing in the present or present perfect."""
    planning_verbs: frozenset[str] = frozenset()
    """The plan depends on them."""
    committing_verbs: frozenset[str] = frozenset()
    """The promise depends on them; a time beside one dates the promise."""
    planning_adjectives: frozenset[str] = frozenset()
    accusing_verbs: frozenset[str] = frozenset()
    """What depends on them is an accusation."""
    cancelling_verbs: frozenset[str] = frozenset()
    occurring_verbs: frozenset[str] = frozenset()
    """They change something for good: events, though undated, even without a time."""
    effect_verbs: frozenset[str] = frozenset()
    """Their subject did it on its own day: `Monday's blast killed ten people`."""

    # Words around the verb.
    possible: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    """They make another verb of the one before them: `set back`."""

    # Words that tie a clause to its context.
    speaker_pronouns: frozenset[str] = frozenset()
    """Pronouns for whoever speaks: such a clause can't be read alone."""
    pronouns: frozenset[str] = frozenset()
    """Other pronouns and determiners that refer to the context."""
    relative_pronouns: frozenset[str] = frozenset()
    """Words that open a relative clause."""
    openers: frozenset[str] = frozenset()
    """Words at its beginning that connect a clause to the one before."""

    # Prepositions before a time, by how the time bears on the clause.
    day_prepositions: frozenset[str] = frozenset()
    since_prepositions: frozenset[str] = frozenset()
    by_prepositions: frozenset[str] = frozenset()
    reaching_prepositions: frozenset[str] = frozenset()
    """Through a noun that is no event a time reaches its verb by these only."""

    event_nouns: frozenset[str] = frozenset()
    """Nouns that are events by themselves."""
    speech_nouns: frozenset[str] = frozenset()
    """Occasions of speech: where something was said, not what happened."""
    general_nouns: frozenset[str] = frozenset()
    """Nouns for an event that don't say what happened."""

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that may report the same event, by the name of their class."""

    @cached_property
    def class_of(self) -> Mapping[str, str]:
        """The class of each word: of several, the one listed last."""
        return {word: name for name, words in self.classes.items() for word in words}

    @cached_property
    def classes_of(self) -> Mapping[str, frozenset[str]]:
        """All classes of each word."""
        return {
            word: frozenset(name for name, words in self.classes.items() if word in words) for word in self.class_of
        }
