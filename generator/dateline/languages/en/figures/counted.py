"""What a number counts or measures, and whose it is, by the grammar around it."""

from typing import NamedTuple

from dateline.languages.en.figures.amounts import Amount
from dateline.languages.en.figures.phrases import Phrases
from dateline.lexicon import lexicon
from dateline.model import Span
from dateline.nlp.syntax import NOUNS, direct_object, phrase_head, prepositional_object

_MODIFIES = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "advmod", "poss", "predet"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_TARGETS = frozenset({"to", "by", "at", "from"})
_SHARES = frozenset({"percent", "percentage point", "basis point"})
_POINTING = frozenset({"the", "these", "those", "this", "that"})
_FEW = 10
"""Below it a number after "the" takes up what is known: "the two countries"."""


class Counted(NamedTuple):
    """What is counted; each part is None where the text does not say."""

    of: Span | None = None
    noun: str | None = None
    """The counted noun's dictionary form."""
    whose: Span | None = None


def counted(phrases: Phrases, amount: Amount) -> Counted | None:
    """Return what the amount counts; None where the number turns out to count nothing."""
    inside = phrases.parse.within(amount.span)
    top = phrase_head(phrases.parse, inside)
    if top is None:
        return None
    if amount.age:
        found: Counted | None = _aged(phrases, inside, top)
    elif amount.unit is None and not amount.share:
        found = _count(phrases, amount, inside, top)
    else:
        found = _measure(phrases, amount, inside, top)
    if found is None:
        return None
    # A parse gone wrong may hand the number back as its own whole or its own owner.
    clear = [None if span is None or span.overlaps(amount.span) else span for span in (found.of, found.whose)]
    return Counted(clear[0], found.noun, clear[1])


def _noun(phrases: Phrases, inside: range, top: int) -> int | None:
    """Return the noun that the number modifies: it stands to the right, in the same noun phrase."""
    words, token = phrases.words, phrases.words[top]
    head = words[token.head]
    if token.dep in _MODIFIES and token.head >= inside.stop:
        between = range(inside.stop, token.head)
        # "A $500 fine was imposed": an adjective to the model, yet what acts or suffers is a noun.
        if (head.pos in NOUNS or head.dep in _NOMINAL) and all(
            words[i].pos not in {"VERB", "AUX", "ADP", "PUNCT"} for i in between
        ):
            return token.head
        if head.tag.startswith("JJ") and words[head.head].pos == "NOUN" and head.head > token.head:
            return head.head
    # The small model now and then hangs a number on the verb; a plural noun that follows at once is what it counts.
    following = inside.stop
    while following < len(words) and words[following].dep in {"amod", "compound"}:
        following += 1
    plural = following < len(words) and words[following].tag == "NNS" and words[following].sentence == token.sentence
    return following if plural else None


def _count(phrases: Phrases, amount: Amount, inside: range, top: int) -> Counted | None:
    """Read a bare number: with the noun that it counts, as a part of a whole, or by itself as subject or object."""
    noun, whole, token = _noun(phrases, inside, top), _whole(phrases, inside.stop), phrases.words[top]
    if noun is not None:
        return _of_noun(phrases, amount, inside, noun)
    pointed = any(phrases.words[i].lemma in _POINTING for i in phrases.parse.children[top])
    if amount.joint in {"-", "–"} or amount.value == 1 or (pointed and amount.value < _FEW):
        return None
    if whole is not None:
        return _portion(phrases, whole, top)
    # "At least 82 were killed": a number that acts or suffers counts people or things named before.
    if token.dep == "nsubjpass" or (token.dep in {"nsubj", "dobj"} and amount.because):
        return Counted()
    return _indexed(phrases, top)


def _of_noun(phrases: Phrases, amount: Amount, inside: range, noun: int) -> Counted | None:
    lists, token = lexicon("figures"), phrases.words[noun]
    below = (*phrases.parse.children[noun], *(c for i in inside for c in phrases.parse.children[i]))
    pointed = any(phrases.words[i].dep == "det" and phrases.words[i].lemma in _POINTING for i in below)
    nothing = (
        (amount.joint in {"-", "–"} and (amount.scored or token.lemma in lists["scored"]))
        or token.lemma.lower() in {*lists["uncounted"], *lists["time_units"]}
        or token.tag == "NNP"
        or (pointed and amount.value < _FEW)
        or (amount.value == 1 and not amount.bounded)
    )
    if nothing:
        return None
    start = phrases.words[min(inside.stop, noun)].start
    return Counted(Span(start, phrases.end(noun)), phrases.lemma(noun), phrases.holder(noun))


def _indexed(phrases: Phrases, top: int) -> Counted | None:
    """Read "the index rose to 4,100": a bare number is a figure only under a verb of change."""
    token, verb = phrases.words[top], phrases.verb(top)
    if token.dep != "pobj" or token.text.isalpha() or phrases.words[token.head].lemma not in _TARGETS or verb is None:
        return None
    subject = phrases.subject(verb)
    if subject is None or phrases.words[verb].lemma not in lexicon("figures")["measuring_verbs"]:
        return None
    return Counted(phrases.phrase(subject), None, phrases.possessor(subject))


def _measure(phrases: Phrases, amount: Amount, inside: range, top: int) -> Counted:
    """Read a percentage, a sum or a measure: of the whole, the thing or the movement that it measures."""
    words, noun = phrases.words, _noun(phrases, inside, top)
    whole = _whole(phrases, inside.stop)
    if whole is None and amount.unit and amount.unit.isupper():
        whole = _kind(phrases, inside.stop)
    if whole is not None:
        return _portion(phrases, whole, top)
    if noun is not None:
        start = words[min(inside.stop, noun)].start
        return Counted(Span(start, phrases.end(noun)), None, phrases.holder(noun))
    governor = words[top].head
    measured = words[governor].head
    if words[top].dep == "pobj" and words[governor].lemma == "of" and words[measured].pos == "NOUN":
        span = Span(phrases.phrase(measured).start, words[measured].end)
        return Counted(span, None, phrases.holder(measured))
    verb = phrases.verb(top)
    return Counted() if verb is None else _moved(phrases, amount, inside, top, verb)


def _moved(phrases: Phrases, amount: Amount, inside: range, top: int, verb: int) -> Counted:
    """Read "raised taxes by 5%", "unemployment fell to 5%", "paid $500"."""
    words, governor = phrases.words, phrases.words[phrases.words[top].head]
    moved = words[top].dep == "pobj" and governor.dep == "prep" and governor.lemma in _TARGETS
    thing = direct_object(phrases.parse, verb)
    if (
        thing is not None
        and thing < inside.start
        and (moved or amount.unit in _SHARES)
        and not _numeric(phrases, thing)
    ):
        return Counted(phrases.phrase(thing), None, phrases.owner(verb))
    subject = phrases.subject(verb)
    if subject is not None and (moved or words[verb].lemma in lexicon("figures")["measuring_verbs"]):
        return Counted(phrases.phrase(subject), None, phrases.possessor(subject))
    return Counted(whose=phrases.owner(verb))


def _numeric(phrases: Phrases, index: int) -> bool:
    """Say whether the object is an amount itself, or a pronoun, and so tells nothing of what is measured."""
    numbers = any(phrases.words[i].pos in {"NUM", "SYM"} for i in (index, *phrases.parse.children[index]))
    return numbers or phrases.words[index].pos == "PRON"


def _whole(phrases: Phrases, after: int) -> int | None:
    """Return the noun of an of-phrase that follows the amount at once."""
    if after + 1 >= len(phrases.words) or phrases.words[after].lemma != "of":
        return None
    return phrases.child(after, "pobj", "pcomp")


def _kind(phrases: Phrases, after: int) -> int | None:
    """Return the noun of "$18 billion in assets": a bare plural after "in" says what the amount consists of."""
    if after + 1 >= len(phrases.words) or phrases.words[after].lemma != "in":
        return None
    noun = prepositional_object(phrases.parse, after)
    plural = noun is not None and phrases.words[noun].tag == "NNS" and phrases.child(noun, "det", "poss") is None
    return noun if plural else None


def _portion(phrases: Phrases, whole: int, top: int) -> Counted:
    """Read "80 percent of the vote", "eight of them": a part of a whole that is named, or only pointed at."""
    holder = phrases.holder(top)
    if phrases.words[whole].pos == "PRON":
        return Counted(whose=holder)
    return Counted(phrases.phrase(whole), phrases.lemma(whole), holder)


def _aged(phrases: Phrases, inside: range, top: int) -> Counted:
    """Read whose an age is: "Anna Berg, 51,", "a 51-year-old driver", "X, a 51-year-old", "X, aged 51", "he is 51"."""
    start = phrases.words[inside.start].start
    if beside := next((name.span for name in phrases.names if name.span.end == start - 2), None):
        return Counted(whose=beside)
    somebody = _somebody(phrases, inside, top)
    if somebody is None:
        return Counted()
    span = phrases.bearer(somebody)
    # The noun's phrase begins with the age that it has: "a 51-year-old driver".
    within = span.start < start < span.end and somebody >= inside.stop
    return Counted(whose=Span(phrases.words[inside.stop].start, span.end) if within else span)


def _somebody(phrases: Phrases, inside: range, top: int) -> int | None:
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
