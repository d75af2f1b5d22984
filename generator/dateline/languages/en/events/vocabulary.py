"""The lexicon of events as sets, and the questions about words that all rules ask."""

from importlib.resources import files

from dateline.languages.lexicons.event_words import EventWords
from dateline.lexicon import load
from dateline.nlp.parse import Parse
from dateline.nlp.syntax import is_noun, lemma_with_particle

WORDS = load(EventWords, files("dateline.languages.en"))

REPORTING = WORDS.reporting_verbs
FACTIVE = WORDS.factive_verbs
DEEDS = WORDS.performative_verbs
WISHING = WORDS.wishing_verbs
STATIVE = WORDS.stative_verbs
LIGHT = WORDS.light_verbs
LASTING = WORDS.lasting_verbs
PLANNING = WORDS.planning_verbs
COMMITTING = WORDS.committing_verbs
PLANNING_ADJECTIVES = WORDS.planning_adjectives
CANCELLING = WORDS.cancelling_verbs
ACCUSING = WORDS.accusing_verbs
EFFECTS = WORDS.effect_verbs
POSSIBLE = WORDS.possible
FUTURE = WORDS.future
HEDGES = WORDS.hedges
CONDITION = WORDS.conditions
OCCURRING = (WORDS.occurring_verbs | WORDS.class_of.keys()) - REPORTING
"""What is an event even where no time stands beside it: deeds, not doings."""
SPEAKER_PRONOUNS = WORDS.speaker_pronouns
PARTICLES = WORDS.particles
_FIXED_OBJECTS = {"take": "place"}
OPENERS = WORDS.openers
EVENT_NOUNS = WORDS.event_nouns
SPEECH_NOUNS = WORDS.speech_nouns
ON = WORDS.day_prepositions
SINCE = WORDS.since_prepositions
BY = WORDS.by_prepositions
REACHING = WORDS.reaching_prepositions


def begins(parse: Parse, index: int) -> bool:
    """Say whether a sentence begins inside what the model took for one: `a picture's caption The rig sank`.

    Captions and headings stand before a lead without a full stop; the sign is a capital where none belongs.
    """
    if not 0 < index < len(parse.tokens):
        return False
    token = parse.tokens[index]
    if parse.tokens[index - 1].sentence != token.sentence or not token.text[0].isupper():
        return False
    common = token.pos == "DET" and parse.tokens[token.head].text.islower()
    after = parse.tokens[index + 1] if index + 1 < len(parse.tokens) else token
    leading = token.tag == "IN" and (after.text.islower() or after.tag == "CD")
    plural = token.tag == "NNS" and token.dep != "compound"
    pronoun = token.tag == "PRP" and token.text != "I"
    return (common or leading or plural or pronoun) and parse.tokens[index - 1].text[-1].isalnum()


def lemma(parse: Parse, index: int) -> str:
    """Return the dictionary form, lower case, with what makes a phrasal verb of it: `call off`, `take place`."""
    return lemma_with_particle(parse, index, PARTICLES, _FIXED_OBJECTS)


def event_noun(parse: Parse, index: int) -> str | None:
    """Return the lemma of a noun that is an event by itself, with its first part where that makes it one; else None."""
    token = parse.tokens[index]
    if not is_noun(parse, index) or token.dep == "compound":
        return None
    base = token.lemma.lower()
    if base not in EVENT_NOUNS and token.text.lower() in EVENT_NOUNS:
        base = token.text.lower()
    before = next((parse.tokens[c] for c in parse.children[index] if parse.tokens[c].dep == "compound"), None)
    pair = f"{before.lemma.lower()} {base}" if before else base
    if pair in SPEECH_NOUNS or (base in SPEECH_NOUNS and base not in EVENT_NOUNS):
        return None
    return base if base in EVENT_NOUNS or pair in EVENT_NOUNS else None
