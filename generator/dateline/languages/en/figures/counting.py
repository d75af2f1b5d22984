"""What a number counts or measures, and whose it is, from the grammar around it: one rule per construction."""

from typing import NamedTuple

from dateline.languages.en.figures.amounts import Amount
from dateline.languages.en.figures.noun_phrases import NounPhrases
from dateline.languages.en.figures.units import FIGURES
from dateline.model import Span
from dateline.nlp.syntax import NOUNS, direct_object, phrase_head, prepositional_object
from dateline.rules import Rule

COUNTED_NOUN = Rule(
    name="counted-noun",
    example="The treaty comes with ⟦31|31 road map⟧ road maps.",
    counterexample="The two countries signed a treaty.",
)
COUNTED_PART = Rule(
    name="counted-part",
    example="⟦Eight|8 man⟧ of the men were freed.",
    counterexample="One of the ministers resigned.",
)
COUNT_ALONE = Rule(
    name="count-alone",
    example="At least ⟦82|82⟧ were killed.",
    counterexample="The seven were held in jail.",
)
LEVEL = Rule(
    name="level",
    example="The index rose to ⟦4,100|4100⟧.",
    counterexample="They were sent to 4,100.",
)
MEASURED_WHOLE = Rule(
    name="measured-whole",
    example="The ruling party won ⟦62.5%|62.5 percent⟧ of the seats.",
    counterexample="The ruling party won by 62.5%.",
)
MEASURED_KIND = Rule(
    name="measured-kind",
    example="The bank holds ⟦$900|900 USD⟧ in coins.",
    counterexample="The bank holds 900 tonnes in ships.",
)
MEASURED_NOUN = Rule(
    name="measured-noun",
    example="A ⟦$3,750|3750 USD⟧ fine was imposed on the shop.",
    counterexample="The shop paid $3,750 and no fine.",
)
NOUN_OF_MEASURE = Rule(
    name="noun-of-measure",
    example="The company posted a loss of ⟦£40|40 GBP⟧.",
    counterexample="The company lost £40.",
)
MOVED_OBJECT = Rule(
    name="moved-object",
    example="The bank raised its main rate by ⟦25 basis points|25 basis point⟧.",
    counterexample="The main rate rose by 25 basis points.",
)
MEASURED_SUBJECT = Rule(
    name="measured-subject",
    example="Unemployment fell to ⟦5.1 percent|5.1 percent⟧.",
    counterexample="The bank paid $500.",
)
MEASURE_ALONE = Rule(
    name="measure-alone",
    example="The shop was fined ⟦$500|500 USD⟧.",
    counterexample="The fine was $500.",
)
RULES = (
    COUNTED_NOUN,
    COUNTED_PART,
    COUNT_ALONE,
    LEVEL,
    MEASURED_WHOLE,
    MEASURED_KIND,
    MEASURED_NOUN,
    NOUN_OF_MEASURE,
    MOVED_OBJECT,
    MEASURED_SUBJECT,
    MEASURE_ALONE,
)

_MODIFIES = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "advmod", "poss", "predet"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SHARES = frozenset({"percent", "percentage point", "basis point"})
FEW = 10
"""Below this a number after "the" refers back ("the two countries"): style guides spell these numbers out."""


class Counted(NamedTuple):
    """The thing counted or measured; each part is None if the text doesn't say."""

    rule: Rule
    of: Span | None = None
    noun: str | None = None
    """The counted noun's lemma."""
    whose: Span | None = None


def find_counted(phrases: NounPhrases, amount: Amount) -> Counted | None:
    """Return what the amount counts, or None if it counts nothing."""
    inside = phrases.parse.tokens_in(amount.span)
    top = phrase_head(phrases.parse, inside)
    if top is None:
        return None
    if amount.age_rule:
        found: Counted | None = Counted(amount.age_rule, whose=_find_aged(phrases, inside, top))
    elif amount.unit is None and not amount.is_share:
        found = _read_count(phrases, amount, inside, top)
    else:
        found = _read_measure(phrases, amount, inside, top)
    if found is None:
        return None
    # A wrong parse may make the number its own whole or owner.
    of, whose = (None if span is None or span.overlaps(amount.span) else span for span in (found.of, found.whose))
    return found._replace(of=of, whose=whose)


def _find_noun(phrases: NounPhrases, inside: range, top: int) -> int | None:
    """Return the noun that the number modifies, to its right in the same noun phrase."""
    words, token = phrases.words, phrases.words[top]
    head = words[token.head]
    if token.dep in _MODIFIES and token.head >= inside.stop:
        between = range(inside.stop, token.head)
        # "A $500 fine was imposed": the model reads an adjective, but a subject or object is a noun.
        if (head.pos in NOUNS or head.dep in _NOMINAL) and all(
            words[i].pos not in {"VERB", "AUX", "ADP", "PUNCT"} for i in between
        ):
            return token.head
        if head.tag.startswith("JJ") and words[head.head].pos == "NOUN" and head.head > token.head:
            return head.head
    # The model sometimes attaches a number to the verb; a plural noun right after it is what it counts.
    following = inside.stop
    while following < len(words) and words[following].dep in {"amod", "compound"}:
        following += 1
    plural = following < len(words) and words[following].tag == "NNS" and words[following].sentence == token.sentence
    return following if plural else None


def _read_count(phrases: NounPhrases, amount: Amount, inside: range, top: int) -> Counted | None:
    """Read a bare number: with the noun it counts, as part of a whole, or alone as subject or object."""
    noun, whole, token = _find_noun(phrases, inside, top), _find_whole(phrases, inside.stop), phrases.words[top]
    if noun is not None:
        return _read_counted_noun(phrases, amount, inside, noun)
    pointed = any(phrases.words[i].lemma in FIGURES.pointing for i in phrases.parse.children[top])
    if amount.joint in {"-", "–"} or amount.value == 1 or (pointed and amount.value < FEW):
        return None
    if whole is not None:
        return _read_part(phrases, COUNTED_PART, whole, top)
    # "At least 82 were killed": a number as subject or object counts people or things mentioned before.
    if token.dep == "nsubjpass" or (token.dep in {"nsubj", "dobj"} and amount.because):
        return Counted(COUNT_ALONE)
    return _read_level(phrases, top)


def _read_counted_noun(phrases: NounPhrases, amount: Amount, inside: range, noun: int) -> Counted | None:
    token = phrases.words[noun]
    below = (*phrases.parse.children[noun], *(c for i in inside for c in phrases.parse.children[i]))
    pointed = any(phrases.words[i].dep == "det" and phrases.words[i].lemma in FIGURES.pointing for i in below)
    nothing = (
        (amount.joint in {"-", "–"} and (amount.is_score or token.lemma in FIGURES.scored))
        or token.lemma.lower() in {*FIGURES.uncounted, *FIGURES.time_units}
        or token.tag == "NNP"
        or (pointed and amount.value < FEW)
        or (amount.value == 1 and not amount.is_bound)
    )
    if nothing:
        return None
    start = phrases.words[min(inside.stop, noun)].start
    return Counted(COUNTED_NOUN, Span(start, phrases.end(noun)), phrases.lemma(noun), phrases.holder(noun))


def _read_level(phrases: NounPhrases, top: int) -> Counted | None:
    """Read "the index rose to 4,100": there, a bare number is a figure only with a measuring verb."""
    token, verb = phrases.words[top], phrases.verb(top)
    if token.dep != "pobj" or token.text.isalpha() or verb is None:
        return None
    subject = phrases.subject(verb)
    is_target = phrases.words[token.head].lemma in FIGURES.change_prepositions
    if not is_target or subject is None or phrases.words[verb].lemma not in FIGURES.measuring_verbs:
        return None
    return Counted(LEVEL, phrases.phrase(subject), None, phrases.possessor(subject))


def _read_measure(phrases: NounPhrases, amount: Amount, inside: range, top: int) -> Counted:
    """Read a percentage, a sum or a measurement of a whole, a thing or a change."""
    words, noun = phrases.words, _find_noun(phrases, inside, top)
    whole = _find_whole(phrases, inside.stop)
    if whole is not None:
        return _read_part(phrases, MEASURED_WHOLE, whole, top)
    if amount.unit and amount.unit.isupper() and (kind := _find_kind(phrases, inside.stop)) is not None:
        return _read_part(phrases, MEASURED_KIND, kind, top)
    if noun is not None:
        start = words[min(inside.stop, noun)].start
        return Counted(MEASURED_NOUN, Span(start, phrases.end(noun)), None, phrases.holder(noun))
    governor = words[top].head
    measured = words[governor].head
    if words[top].dep == "pobj" and words[governor].lemma == "of" and words[measured].pos == "NOUN":
        span = Span(phrases.phrase(measured).start, words[measured].end)
        return Counted(NOUN_OF_MEASURE, span, None, phrases.holder(measured))
    verb = phrases.verb(top)
    return Counted(MEASURE_ALONE) if verb is None else _read_change(phrases, amount, inside, top, verb)


def _read_change(phrases: NounPhrases, amount: Amount, inside: range, top: int, verb: int) -> Counted:
    """Read "raised taxes by 5%", "unemployment fell to 5%", "paid $500"."""
    words, governor = phrases.words, phrases.words[phrases.words[top].head]
    moved = words[top].dep == "pobj" and governor.dep == "prep" and governor.lemma in FIGURES.change_prepositions
    thing = direct_object(phrases.parse, verb)
    if (
        thing is not None
        and thing < inside.start
        and (moved or amount.unit in _SHARES)
        and not _is_amount(phrases, thing)
    ):
        return Counted(MOVED_OBJECT, phrases.phrase(thing), None, phrases.owner(verb))
    subject = phrases.subject(verb)
    if subject is not None and (moved or words[verb].lemma in FIGURES.measuring_verbs):
        return Counted(MEASURED_SUBJECT, phrases.phrase(subject), None, phrases.possessor(subject))
    return Counted(MEASURE_ALONE, whose=phrases.owner(verb))


def _is_amount(phrases: NounPhrases, index: int) -> bool:
    """Return True if the object is itself an amount or a pronoun, so doesn't say what is measured."""
    numbers = any(phrases.words[i].pos in {"NUM", "SYM"} for i in (index, *phrases.parse.children[index]))
    return numbers or phrases.words[index].pos == "PRON"


def _find_whole(phrases: NounPhrases, after: int) -> int | None:
    """Return the noun in the of-phrase directly after the amount."""
    if after + 1 >= len(phrases.words) or phrases.words[after].lemma != "of":
        return None
    return phrases.child(after, "pobj", "pcomp")


def _find_kind(phrases: NounPhrases, after: int) -> int | None:
    """Return the noun of "$18 billion in assets": a bare plural after "in" says what the amount consists of."""
    if after + 1 >= len(phrases.words) or phrases.words[after].lemma != "in":
        return None
    noun = prepositional_object(phrases.parse, after)
    plural = noun is not None and phrases.words[noun].tag == "NNS" and phrases.child(noun, "det", "poss") is None
    return noun if plural else None


def _read_part(phrases: NounPhrases, rule: Rule, whole: int, top: int) -> Counted:
    """Read "80 percent of the vote", "eight of them": part of a whole that is named or only referred to."""
    holder = phrases.holder(top)
    if phrases.words[whole].pos == "PRON":
        return Counted(rule, whose=holder)
    return Counted(rule, phrases.phrase(whole), phrases.lemma(whole), holder)


def _find_aged(phrases: NounPhrases, inside: range, top: int) -> Span | None:
    """Return the person whose age it is: "Anna Berg, 51,", "a 51-year-old driver", "X, aged 51", "he is 51"."""
    start = phrases.words[inside.start].start
    if beside := next((name.span for name in phrases.names if name.span.end == start - 2), None):
        return beside
    somebody = _find_bearer(phrases, inside, top)
    if somebody is None:
        return None
    span = phrases.bearer(somebody)
    # The noun's phrase begins with the age itself: "a 51-year-old driver".
    within = span.start < start < span.end and somebody >= inside.stop
    return Span(phrases.words[inside.stop].start, span.end) if within else span


def _find_bearer(phrases: NounPhrases, inside: range, top: int) -> int | None:
    words, token = phrases.words, phrases.words[top]
    head, verb = words[token.head], phrases.verb(top)
    if token.dep in _MODIFIES and head.pos in NOUNS and token.head >= inside.stop:
        return head.head if head.dep == "appos" else token.head
    if token.dep == "appos" and head.pos in NOUNS:
        return token.head
    if head.text.lower() == "aged" and head.dep in {"acl", "amod", "appos", "advcl"}:
        aged = words[head.head]
        return head.head if aged.pos in NOUNS else phrases.subject(head.head)
    return phrases.subject(verb) if verb is not None and token.dep in {"acomp", "attr"} else None
