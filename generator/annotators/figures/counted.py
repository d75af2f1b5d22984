"""What a number counts or measures, and whose it is, by the grammar around it."""

from typing import NamedTuple

from generator.annotators.figures.amounts import Amount
from generator.lexicon import lexicon
from generator.model import Name, Span
from generator.reading import Reading

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_RELATIVES = {"who", "which", "that"}


class Counted(NamedTuple):
    """`of`: what is counted, `noun`: its dictionary form, `whose`: who has it; each None where the text does not say."""

    of: Span | None = None
    noun: str | None = None
    whose: Span | None = None


def counted(reading: Reading, names: list[Name], amount: Amount) -> Counted | None:
    """Return what the amount counts; None where the number turns out to count nothing."""
    found = _counted(reading, names, amount)
    if found is None:
        return None
    # A parse gone wrong may hand the number back as its own whole or its own owner.
    clear = [span if span and not span.overlaps(amount.span) else None for span in (found.of, found.whose)]
    return Counted(clear[0], found.noun, clear[1])


def _counted(reading: Reading, names: list[Name], amount: Amount) -> Counted | None:
    inside = reading.within(amount.span)
    top = next((i for i in inside if reading.tokens[i].head not in inside or reading.tokens[i].head == i), None)
    if top is None:
        return None
    if amount.age:
        return _aged(reading, names, inside, top)
    noun = _noun(reading, inside, top)
    if amount.unit is None and not amount.share:
        return _count(reading, names, amount, top, noun)
    return _measured(reading, names, inside, top, noun)


def _noun(reading: Reading, inside: range, top: int) -> int | None:
    """Return the noun that the number modifies: it stands to the right, in the same noun phrase."""
    token = reading.tokens[top]
    head = reading.tokens[token.head]
    if (
        token.dep in {"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "advmod", "poss"}
        and token.head >= inside.stop
    ):
        if head.pos in {"NOUN", "PROPN"} and all(
            reading.tokens[i].pos not in {"VERB", "AUX", "ADP", "PUNCT"} for i in range(inside.stop, token.head)
        ):
            return token.head
        if head.tag.startswith("JJ") and reading.tokens[head.head].pos == "NOUN" and head.head > token.head:
            return head.head
    # The small model now and then hangs a number on the verb; a plural noun that follows at once is what it counts.
    following = inside.stop
    while following < len(reading.tokens) and reading.tokens[following].dep in {"amod", "compound"}:
        following += 1
    if following < len(reading.tokens) and reading.tokens[following].tag == "NNS":
        return following if reading.tokens[following].sentence == token.sentence else None
    return None


def _count(reading: Reading, names: list[Name], amount: Amount, top: int, noun: int | None) -> Counted | None:
    lists = lexicon("figures")
    if noun is not None:
        token = reading.tokens[noun]
        scored = token.lemma in lists["scored"] or amount.last < amount.value
        if (
            (amount.joint in {"-", "–"} and scored)
            or token.lemma in lists["uncounted"]
            or _taken_up(reading, amount, top, noun)
        ):
            return None
        if token.lemma.lower() in lists["time_units"] or (token.pos == "PROPN" and token.tag == "NNP"):
            return None
        return Counted(
            _phrase(reading, reading.within(amount.span).stop, noun),
            _lemma(reading, noun),
            _holder(reading, names, noun),
        )
    if amount.joint in {"-", "–"} or amount.value == 1:
        return None
    token = reading.tokens[top]
    whole = _part_of(reading, reading.within(amount.span).stop)
    if whole is not None:
        return _portion(reading, names, whole, top)
    # "At least 82 were killed": a number that acts or suffers counts people or things named before.
    if token.dep == "nsubjpass" or (token.dep in {"nsubj", "dobj"} and amount.because):
        return Counted()
    return _indexed(reading, names, top) if token.dep == "pobj" else None


def _taken_up(reading: Reading, amount: Amount, top: int, noun: int) -> bool:
    """Say whether the number only takes up again what is known: "the two countries", "one day"."""
    fixed = {
        reading.tokens[i].lemma
        for i in (*reading.children[noun], *reading.children[top])
        if reading.tokens[i].dep == "det"
    }
    return (amount.value < 10 and bool(fixed & {"the", "these", "those", "this", "that"})) or (  # noqa: PLR2004
        amount.value == 1 and not amount.because
    )


def _indexed(reading: Reading, names: list[Name], top: int) -> Counted | None:
    """Read "the index rose to 4,100": a bare number is a figure only under a verb of change."""
    verb = _verb(reading, top)
    if verb is None or reading.tokens[verb].lemma not in lexicon("figures")["measuring_verbs"]:
        return None
    preposition = reading.tokens[reading.tokens[top].head]
    subject = _subject(reading, verb)
    if subject is None or preposition.lemma not in {"to", "at", "by", "from"} or reading.tokens[top].text.isalpha():
        return None
    return Counted(_np(reading, subject), _lemma(reading, subject), _possessor(reading, names, subject))


def _measured(reading: Reading, names: list[Name], inside: range, top: int, noun: int | None) -> Counted:
    whole = _part_of(reading, inside.stop)
    if whole is None and noun is not None:
        return Counted(_phrase(reading, inside.stop, noun), None, _holder(reading, names, noun))
    if whole is not None:
        return _portion(reading, names, whole, top)._replace(noun=None)
    governor = reading.tokens[top].head
    if reading.tokens[top].dep == "pobj" and reading.tokens[governor].lemma == "of":
        measured = reading.tokens[governor].head
        if reading.tokens[measured].pos == "NOUN" and measured < governor:
            return Counted(
                Span(_np(reading, measured).start, reading.tokens[measured].end),
                None,
                _holder(reading, names, measured),
            )
    verb = _verb(reading, top)
    if verb is None:
        return Counted()
    subject = _subject(reading, verb)
    objects = [i for i in reading.children[verb] if reading.tokens[i].dep == "dobj" and i < inside.start]
    if objects and not _numeric(reading, objects[0]):
        return Counted(_np(reading, objects[0]), None, _owner(reading, names, verb))
    moved = (
        reading.tokens[top].dep == "pobj"
        and reading.tokens[governor].lemma in {"to", "by", "at", "from"}
        and not objects
    )
    if subject is not None and (moved or reading.tokens[verb].lemma in lexicon("figures")["measuring_verbs"]):
        return Counted(_np(reading, subject), None, _possessor(reading, names, subject))
    return Counted(None, None, _owner(reading, names, verb))


def _portion(reading: Reading, names: list[Name], whole: int, top: int) -> Counted:
    """Read "80 percent of the vote", "eight of them": a part of a whole that is named, or only pointed at."""
    holder = _holder(reading, names, top)
    if reading.tokens[whole].pos == "PRON":
        return Counted(whose=holder)
    return Counted(_np(reading, whole), _lemma(reading, whole), holder)


def _numeric(reading: Reading, index: int) -> bool:
    return any(reading.tokens[i].pos in {"NUM", "SYM"} for i in (index, *reading.children[index]))


def _aged(reading: Reading, names: list[Name], inside: range, top: int) -> Counted:
    """Read "the 51-year-old", "the 51-year-old driver", "he is 51 years old": an age is somebody's."""
    token = reading.tokens[top]
    if (
        token.dep in {"amod", "compound", "nummod"}
        and reading.tokens[token.head].pos in {"NOUN", "PROPN"}
        and token.head >= inside.stop
    ):
        head = reading.tokens[token.head]
        if head.dep == "appos":
            return Counted(whose=_bearer(reading, names, head.head))
        named = _bearer(reading, names, token.head)
        return Counted(whose=Span(max(named.start, reading.tokens[inside.stop].start), named.end))
    verb = _verb(reading, top)
    if token.dep in {"acomp", "attr"} and verb is not None and (subject := _subject(reading, verb)) is not None:
        return Counted(whose=_bearer(reading, names, subject))
    return Counted()


def _part_of(reading: Reading, after: int) -> int | None:
    """Return the noun of "of the vote", "in aid" that follows the amount at once."""
    if after + 1 >= len(reading.tokens) or reading.tokens[after].lemma != "of":
        return None
    return next((i for i in reading.children[after] if reading.tokens[i].dep in {"pobj", "pcomp"}), None)


def _verb(reading: Reading, index: int) -> int | None:
    """Return the verb of the clause that the token stands in."""
    for above in reading.ancestors(index):
        token = reading.tokens[above]
        if token.pos in {"VERB", "AUX"} and token.dep not in {"amod", "aux", "auxpass"}:
            return above
    return None


def _subject(reading: Reading, verb: int) -> int | None:
    """Return the head noun of the verb's subject: its own, its antecedent's or that of the verb it is joined to."""
    own = next((i for i in reading.children[verb] if reading.tokens[i].dep in _SUBJECTS), None)
    token = reading.tokens[verb]
    if (lost := _lost_subject(reading, verb)) is not None:
        return lost
    if own is not None:
        if reading.tokens[own].lemma.lower() in _RELATIVES and token.dep == "relcl":
            return token.head
        return own if reading.tokens[own].pos in {"NOUN", "PROPN"} or reading.tokens[own].tag == "VBG" else None
    if token.dep == "acl":
        return token.head if token.tag == "VBG" else None
    if token.dep in {"conj", "xcomp", "advcl"} and reading.tokens[token.head].pos in {"VERB", "AUX"}:
        return _subject(reading, token.head)
    return None


def _lost_subject(reading: Reading, verb: int) -> int | None:
    """Return the noun that opens a sentence whose main verb the parser took into the relative clause after that noun.

    "X who was considered as his rival garnered …": where a noun is the root of a sentence and a finite verb ends it, the root
    is that verb's subject.
    """
    root = next((i for i in reading.ancestors(verb) if reading.tokens[i].head == i), verb)
    finite = [i for i in reading.tokens_of(reading.tokens[verb].sentence) if reading.tokens[i].tag in {"VBD", "VBZ", "VBP"}]
    clause = next((i for i in reading.children[root] if reading.tokens[i].dep == "relcl"), None)
    if reading.tokens[root].pos not in {"NOUN", "PROPN"} or clause in {None, verb} or not finite or verb != finite[-1]:
        return None
    return root if clause in list(reading.ancestors(verb)) else None


def _holder(reading: Reading, names: list[Name], index: int) -> Span | None:
    """Return who has what is counted: its possessor, or the subject of a verb of having that governs it."""
    own = _possessor(reading, names, index)
    if own is not None:
        return own
    token = reading.tokens[index]
    verb = token.head
    if token.dep in {"dobj", "attr", "oprd", "npadvmod"} and reading.tokens[verb].pos in {"VERB", "AUX"}:
        return _owner(reading, names, verb)
    return None


def _owner(reading: Reading, names: list[Name], verb: int) -> Span | None:
    token = reading.tokens[verb]
    passive = any(reading.tokens[i].dep in {"nsubjpass", "auxpass"} for i in reading.children[verb])
    if token.lemma not in lexicon("figures")["given_verbs" if passive else "having_verbs"]:
        return None
    subject = _subject(reading, verb)
    return None if subject is None else _bearer(reading, names, subject)


def _possessor(reading: Reading, names: list[Name], index: int) -> Span | None:
    for child in reading.children[index]:
        token = reading.tokens[child]
        if token.dep == "poss" and token.pos in {"NOUN", "PROPN"}:
            return _bearer(reading, names, child)
    return None


def _bearer(reading: Reading, names: list[Name], index: int) -> Span:
    """Return the name that the noun belongs to, else the noun with its modifiers."""
    token = reading.tokens[index]
    named = next((n.span for n in names if n.span.start <= token.start and token.end <= n.span.end), None)
    return named or _np(reading, index)


def _phrase(reading: Reading, first: int, noun: int) -> Span:
    """Return the counted noun with what stands between it and the number, and its own of-phrase."""
    return Span(reading.tokens[min(first, noun)].start, _end(reading, noun))


def _np(reading: Reading, noun: int) -> Span:
    """Return the noun with article and modifiers to its left and an of-phrase to its right; clauses are left out."""
    left = [i for i in reading.subtree(noun) if i <= noun]
    first = noun
    while first - 1 in left and (
        reading.tokens[first - 1].text in {"-", "%", "$"} or reading.tokens[first - 1].pos not in {"PUNCT", "CCONJ"}
    ):
        first -= 1
    return Span(reading.tokens[first].start, _end(reading, noun))


def _end(reading: Reading, noun: int) -> int:
    for child in reading.children[noun]:
        if child == noun + 1 and reading.tokens[child].lemma == "of":
            inner = next((i for i in reading.children[child] if reading.tokens[i].dep == "pobj"), None)
            if inner is not None and reading.tokens[inner].sentence == reading.tokens[noun].sentence:
                return _end(reading, inner)
    return reading.tokens[noun].end


def _lemma(reading: Reading, noun: int) -> str:
    """Return the counted noun's dictionary form with the nouns that make it up: "road map"."""
    token = reading.tokens[noun]
    before = [reading.tokens[i] for i in reading.children[noun] if reading.tokens[i].dep == "compound" and i < noun]
    last = token.text.removesuffix("s") if token.tag == "NNPS" else token.lemma.lower()
    return " ".join([*(part.text.lower() for part in before if part.pos == "NOUN"), last])
