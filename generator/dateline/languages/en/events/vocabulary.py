"""The lexicon of events as sets, and the questions about words that all rules ask."""

from importlib.resources import files

from dateline.languages.lexicons.event_words import EventWords
from dateline.lexicon import load
from dateline.nlp.parse import Parse, Token

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
OPENERS = WORDS.openers
EVENT_NOUNS = WORDS.event_nouns
SPEECH_NOUNS = WORDS.speech_nouns
ON = WORDS.day_prepositions
SINCE = WORDS.since_prepositions
BY = WORDS.by_prepositions
REACHING = WORDS.reaching_prepositions

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
"""ClearNLP relations of a subject to its verb."""


def is_verb(token: Token) -> bool:
    """Say whether the token heads a clause: a verb, or a form of `be` or `have` that is no auxiliary."""
    return token.tag.startswith("VB") and token.dep not in {"aux", "auxpass", "amod", "compound", "case"}


def is_noun(token: Token) -> bool:
    """Say whether the token is a noun or a proper noun."""
    return token.pos in {"NOUN", "PROPN"} or token.tag.startswith("NN")


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


def main_verb(parse: Parse, tokens: range) -> int | None:
    """Return the verb that stands highest in the grammar of these tokens, one with a subject before one without."""
    verbs = [i for i in tokens if is_verb(parse.tokens[i])]
    bare = {i: child(parse, i, *SUBJECTS) is None for i in verbs}
    return min(verbs, key=lambda i: (bare[i], len(list(parse.ancestors(i))), i), default=None)


def lemma(parse: Parse, index: int) -> str:
    """Return the dictionary form, lower case, with the particle of a phrasal verb: `call off`, `take place`."""
    token = parse.tokens[index]
    base = token.lemma.lower()
    for child in parse.children[index]:
        below = parse.tokens[child]
        if below.dep == "prt" or (below.dep == "advmod" and child == index + 1 and below.text.lower() in PARTICLES):
            return f"{base} {below.text.lower()}"
        if base == "take" and below.dep == "dobj" and below.text.lower() == "place":
            return "take place"
    return base


def child(parse: Parse, index: int, *relations: str) -> int | None:
    """Return the first token that stands to this one in one of the relations."""
    return next((c for c in parse.children[index] if parse.tokens[c].dep in relations), None)


def event_noun(parse: Parse, index: int) -> str | None:
    """Return the lemma of a noun that is an event by itself, with its first part where that makes it one; else None."""
    token = parse.tokens[index]
    if not is_noun(token) or token.dep == "compound":
        return None
    base = token.lemma.lower()
    if base not in EVENT_NOUNS and token.text.lower() in EVENT_NOUNS:
        base = token.text.lower()
    before = next((parse.tokens[c] for c in parse.children[index] if parse.tokens[c].dep == "compound"), None)
    pair = f"{before.lemma.lower()} {base}" if before else base
    if pair in SPEECH_NOUNS or (base in SPEECH_NOUNS and base not in EVENT_NOUNS):
        return None
    return base if base in EVENT_NOUNS or pair in EVENT_NOUNS else None
