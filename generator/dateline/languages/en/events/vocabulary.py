"""Word lists for events, and checks on words that several rules share."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import ClassVar

from dateline.languages.lexicons.event_words import EventWords
from dateline.lexicon import load
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import is_noun, lemma_with_particle


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGrammar:
    """Function words that show how a time relates to a clause and which tense the clause is in."""

    file: ClassVar[str] = "event_grammar"

    bounds: frozenset[str]
    duration_prepositions: frozenset[str]
    since_conjunctions: frozenset[str]
    occasion_prepositions: frozenset[str]
    setting_prepositions: frozenset[str]
    attributions: frozenset[str]
    doubtful_words: frozenset[str]
    denying_verbs: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    progressive_auxiliaries: frozenset[str]
    past_auxiliaries: frozenset[str]
    past_future: frozenset[str]
    going_verbs: frozenset[str]
    copulas: frozenset[str]
    capital_pronouns: frozenset[str]
    fixed_objects: Mapping[str, str]
    light_phrases: frozenset[str]


_FOLDER = files("dateline.languages.en")
WORDS = load(EventWords, _FOLDER)
GRAMMAR = load(EventGrammar, _FOLDER)
OCCURRING_VERBS = (WORDS.occurring_verbs | WORDS.class_of.keys()) - WORDS.reporting_verbs
"""Acts rather than activities: events even without a time."""


def begins_sentence(parse: Parse, index: int) -> bool:
    """Return True if the token begins a second sentence inside one of the model's sentences.

    Captions and headings run into a lead without a full stop: `a picture's caption The rig sank`. The sign is a capital
    letter that English would not use.
    """
    if not 0 < index < len(parse.tokens):
        return False
    token, labels = parse.tokens[index], parse.labels
    if parse.tokens[index - 1].sentence != token.sentence or not token.text[0].isupper():
        return False
    following = parse.tokens[index + 1] if index + 1 < len(parse.tokens) else token
    article = token.pos == "DET" and parse.tokens[token.head].text.islower()
    preposition = token.tag in labels.preposition_forms and (
        following.text.islower() or following.tag in labels.cardinals
    )
    plural = token.tag in labels.plural_nouns and token.dep not in labels.compounds
    pronoun = token.tag in labels.personal_pronouns and token.text not in GRAMMAR.capital_pronouns
    return (article or preposition or plural or pronoun) and parse.tokens[index - 1].text[-1].isalnum()


def event_lemma(parse: Parse, index: int) -> str:
    """Return the lemma in lower case, with the second word of a phrasal verb: `call off`, `take place`."""
    return lemma_with_particle(parse, index, WORDS.particles, GRAMMAR.fixed_objects)


def event_noun(parse: Parse, index: int) -> str | None:
    """Return the lemma of an event noun, if necessary with its modifier (`air strike`), or None."""
    token, labels = parse.tokens[index], parse.labels
    if not is_noun(parse, index) or token.dep in labels.compounds:
        return None
    base = token.lemma.lower()
    if base not in WORDS.event_nouns and token.text.lower() in WORDS.event_nouns:
        base = token.text.lower()
    modifier = next((parse.tokens[c] for c in parse.children[index] if parse.tokens[c].dep in labels.compounds), None)
    pair = f"{modifier.lemma.lower()} {base}" if modifier else base
    if pair in WORDS.speech_nouns or (base in WORDS.speech_nouns and base not in WORDS.event_nouns):
        return None
    return base if base in WORDS.event_nouns or pair in WORDS.event_nouns else None


def is_speaker_pronoun(parse: Parse, index: int) -> bool:
    """Return True if the token is a pronoun for the speaker."""
    return parse.tokens[index].text.lower() in WORDS.speaker_pronouns


def has_bare_time(parse: Parse, noun: int) -> bool:
    """Return True if a time without a preposition follows the noun: `shot a ⟨man⟩ Monday`, not `Monday's papers`."""
    return any(c > noun and parse.tokens[c].dep in parse.labels.adverbial_nouns for c in parse.children[noun])
