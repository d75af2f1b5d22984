"""Finds repeat mentions in other forms: surnames and first names, firms without `Corp`, acronyms."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dateline.annotators.names.acronyms import find_acronyms
from dateline.annotators.names.candidates import MODEL_WEIGHT, SAME_FORM, NameCandidate
from dateline.annotators.names.phrase_matcher import PhraseMatcher
from dateline.languages.en.names.name_sources import LISTED_WEIGHT
from dateline.languages.en.names.name_words import BODIES, NAMES
from dateline.model import Article, NameType, Span
from dateline.nlp.parse import Parse
from dateline.reasons import Reason, reason
from dateline.rules import Rule

SAME = Rule(
    name=SAME_FORM,
    example="They met in Sky. On ⟦Sky|place⟧ hill it rained.",
    counterexample="They met in Sky. The sky was blue.",
)
SHORT_FIRM = Rule(
    name="short-firm",
    example="Shares of Nordvik Corp fell, and ⟦Nordvik|organisation⟧ declined to comment.",
    counterexample="Shares of Nordvik Corp fell, and the corporation declined to comment.",
)
ACRONYM = Rule(
    name="acronym-in-brackets",
    example="The Water Board (⟦WB|organisation⟧) met.",
    counterexample="The Water Board (AG) met.",
)
SURNAME = Rule(
    name="surname",
    example="Anna Dahl left early. The council thanked ⟦Dahl|person⟧ for her work.",
    counterexample="Nordvik Cables laid the cables. Cables were laid at night.",
)
INITIAL = Rule(
    name="initial-and-surname",
    example="John Holt resigned. The letter was signed by ⟦J. Holt|person⟧.",
    counterexample="John Holt resigned. Holt did not sign the letter.",
)
FIRST_WORD = Rule(
    name="first-word",
    example="Chen Weiguo was freed. Officers had held ⟦Chen|person⟧ for a week. Chen is 61.",
    counterexample="The council met on Monday.",
)
RULES = (SAME, SHORT_FIRM, ACRONYM, SURNAME, INITIAL, FIRST_WORD)

SAME_WEIGHT = MODEL_WEIGHT - 1
"""The lowest weight: it only fills the gaps that the model left."""
FIRST_WORD_WEIGHT = LISTED_WEIGHT
"""For a first name, more than the model's."""
SHORT_WEIGHT = FIRST_WORD_WEIGHT + 1
"""From this weight, a form counts even if the model doesn't read it as a proper noun; first words are below it."""
SURNAME_WEIGHT = SHORT_WEIGHT + 1
"""More than a list's: `Jordan` is a person once Neil Jordan has been named."""
ACRONYM_WEIGHT = SURNAME_WEIGHT + 1
"""More than a surname's: the article itself spells it out."""


class _Form(NamedTuple):
    """What a form means in this article."""

    type: NameType
    because: Reason
    rule: str
    weight: int
    full: str = ""
    """The fuller form."""


def repeat_mentions(article: Article, parse: Parse, names: list[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield further mentions of the names found so far, in the same or a shorter form."""
    forms = dict(_type_forms(article, names))
    listed = {article.words(name.span) for name in names if name.is_listed}
    for name in names:
        words = article.words(name.span)
        if name.type == "organisation":
            because = reason("names.short", full=words)
            firm = _Form("organisation", because, SHORT_FIRM.name, SHORT_WEIGHT, words)
            forms.update((short, firm) for short in short_forms(words) - listed)
    for short, first, last in find_acronyms(parse):
        words = article.words(parse.span(first, last))
        because = reason("names.short", full=words)
        forms[short] = _Form("organisation", because, ACRONYM.name, ACRONYM_WEIGHT, words)
    lower = {token.text for token in parse.tokens if token.text.islower()}
    for name in names:
        # A surname is not also a common word in the article: `Nordvik Cables`, which makes cables, is a firm.
        if name.type == "person" and (surname(article.words(name.span)) or "").lower() not in lower:
            forms.update(_name_parts(article.words(name.span), forms, listed))
    proper = {token.start for token in parse.tokens if token.pos == "PROPN" or not token.text.istitle()}
    known = {name.span for name in names}
    for span, _, form in PhraseMatcher(forms).find(article.text, parse):
        if span.start in proper or form.weight >= SHORT_WEIGHT or span in known:
            yield NameCandidate(span, form.type, form.because, form.rule, form.weight, form.full)


def _name_parts(full: str, forms: dict[str, _Form], listed: set[str]) -> Iterator[tuple[str, _Form]]:
    """Yield a full name's surname, its initial with the surname, and its first word, each as a name for the person."""
    family = surname(full)
    if family is None or strip_family_article(family).islower():
        return
    first = full.split(maxsplit=1)[0]
    if first not in listed and len(first.rstrip(".")) > 1:
        # If the last word never occurs alone but the first one does, the family name comes first.
        leads = family not in forms and first in forms
        because = reason("names.first-word", full=full)
        weak = _Form("person", because, FIRST_WORD.name, FIRST_WORD_WEIGHT, full)
        yield first, weak._replace(weight=SHORT_WEIGHT) if leads else forms.get(first, weak)
    last = _Form("person", reason("names.surname", full=full), SURNAME.name, SURNAME_WEIGHT, full)
    yield strip_family_article(family), last
    because = reason("names.initial", full=full)
    yield f"{first[0]}. {family}", _Form("person", because, INITIAL.name, SURNAME_WEIGHT, full)
    yield family, last


def _type_forms(article: Article, names: list[NameCandidate]) -> Iterator[tuple[str, _Form]]:
    """Yield each form of a person, body or place with the type that has the most weight in the article."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for name in names:
        if name.type in {"person", "organisation", "place"}:
            votes[article.words(name.span)][name.type] += name.weight
    for form, counted in votes.items():
        kind = max(counted.items(), key=lambda pair: (pair[1], pair[0]))[0]
        yield form, _Form(kind, reason("names.elsewhere"), SAME.name, SAME_WEIGHT)


def surname(full: str) -> str | None:
    """Return the family name in a full name, with its `von` or `bin`, or None if no other name comes before it."""
    words = [word for word in full.split() if word not in NAMES.generations]
    first = len(words) - 1
    while first > 0 and words[first - 1].lower() in NAMES.particles:
        first -= 1
    return " ".join(words[first:]) if first > 0 else None


def strip_family_article(family: str) -> str:
    """Return a family name without the article that reports leave out: `Assad` for `al-Assad`."""
    article = next((a for a in NAMES.family_articles if family.lower().startswith(a)), "")
    return family[len(article) :]


def short_forms(words: str) -> set[str]:
    """Return a firm's name without `Inc`, `International Corp` and the like: one form per word left out."""
    parts, forms = words.split(), set()
    while len(parts) > 1 and parts[-1] in BODIES.firm_words:
        parts = parts[:-1]
        if parts[-1] not in {"&", "and"}:
            forms.add(" ".join(parts))
    return forms


def drop_full_stop(article: Article, parse: Parse, name: NameCandidate) -> NameCandidate:
    """Return a firm's name at the end of a sentence without the full stop."""
    words = article.words(name.span)
    last = parse.tokens_in(name.span)[-1:]
    ends = last and (
        last[0] + 1 == len(parse.tokens) or parse.tokens[last[0] + 1].sentence != parse.tokens[last[0]].sentence
    )
    is_firm = words.endswith(".") and words.split()[-1] in BODIES.firm_words
    return name._replace(span=Span(name.span.start, name.span.end - 1)) if ends and is_firm else name
