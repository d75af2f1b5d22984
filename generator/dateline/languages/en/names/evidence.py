"""Evidence for a name's type in the words around it: `in X`, `X, Poland`, `the battle of X`, `Mr X`, `X, 54, …`.

`RULES` are tried in order; the first that fits decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dateline.annotators.names.candidates import NameCandidate
from dateline.languages.en.names import name_sources
from dateline.languages.en.names.name_words import NAMES, TITLES
from dateline.model import Article, NameType
from dateline.nlp.parse import Parse
from dateline.reasons import NONE, Reason, reason
from dateline.rules import Rule

EVIDENCE_WEIGHT = 6
"""The context of one mention outvotes a list, or two readings by the model, but not four."""
_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,5}")
_AGE = re.compile(r"[1-9][0-9]")
_GENITIVES = frozenset({"'s", "’s"})


class _Context(NamedTuple):
    """The name's words, the two before it and the three after it; empty at the edges of the text."""

    words: str
    second: str
    before: str
    after: str
    next: str
    third: str
    has_role: bool
    """True if a noun for a person comes before it: `farmer`, but not `official` as an adjective."""
    country: str | None
    """The place that follows a comma."""
    is_place: bool
    """True if the name was read as a place or a nationality."""
    is_inside: bool
    """True if a preposition before it may make it the location of something: `people in X`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRule(Rule):
    """A rule that infers a name's type from the words around it."""

    type: NameType
    read: Callable[[_Context], Reason]
    """Returns the reason, which is falsy if the rule doesn't fit."""


def _read_honorific(c: _Context) -> Reason:
    return reason("names.after", words=c.before) if c.before in TITLES.address else NONE


def _read_role(c: _Context) -> Reason:
    return reason("names.after", words=c.before) if c.has_role else NONE


def _read_relative_clause(c: _Context) -> Reason:
    follows = c.after == "," and c.next in NAMES.relative_pronouns
    return reason("names.before", words=f", {c.next}") if follows else NONE


def _read_age(c: _Context) -> Reason:
    return reason("names.with-age") if c.after == "," and c.third == "," and _AGE.fullmatch(c.next) else NONE


def _read_body_noun(c: _Context) -> Reason:
    return reason("names.after", words=c.before) if c.before in TITLES.body_nouns else NONE


def _read_what_a_body_has(c: _Context) -> Reason:
    return reason("names.before", words=c.after) if c.after in NAMES.after_body else NONE


def _read_what_a_firm_owns(c: _Context) -> Reason:
    owns = c.is_place and c.after in _GENITIVES and c.next in NAMES.firm_possessions
    return reason("names.before", words=f"{c.after} {c.next}") if owns else NONE


def _read_speech(c: _Context) -> Reason:
    speaks = c.is_place and c.after in NAMES.speaking_verbs and not c.is_inside
    return reason("names.before", words=c.after) if speaks else NONE


def _read_acronym(c: _Context) -> Reason:
    return reason("names.acronym") if _ACRONYM.fullmatch(c.words) else NONE


def _read_place_noun(c: _Context) -> Reason:
    return reason("names.before", words=c.after) if c.after.lower() in NAMES.after_place else NONE


def _read_noun_of(c: _Context) -> Reason:
    fits = c.before == "of" and (c.second in NAMES.place_kinds or c.second in NAMES.place_hints)
    return reason("names.after", words=f"{c.second} of") if fits else NONE


def _read_preposition(c: _Context) -> Reason:
    fits = c.before.lower() in NAMES.before_place and c.after not in _GENITIVES
    return reason("names.after", words=c.before) if fits else NONE


def _read_country(c: _Context) -> Reason:
    fits = " " not in c.words and c.country and (not c.before or c.before in NAMES.before_town)
    return reason("names.before", words=f", {c.country}") if fits else NONE


RULES = (
    EvidenceRule(
        name="honorific",
        type="person",
        read=_read_honorific,
        example="Mr. ⟦Jordan|person⟧ gave no reason.",
        counterexample="Nobody in Jordan gave a reason.",
    ),
    EvidenceRule(
        name="role",
        type="person",
        read=_read_role,
        example="The report was written by the economist ⟦Jordan|person⟧.",
        counterexample="An official Norwegian report is due.",
    ),
    EvidenceRule(
        name="relative-clause",
        type="person",
        read=_read_relative_clause,
        example="They thanked ⟦Jordan|person⟧, who had paid for it.",
        counterexample="They left Jordan, which is at peace.",
    ),
    EvidenceRule(
        name="age",
        type="person",
        read=_read_age,
        example="They arrested ⟦Jordan|person⟧, 54, on Monday.",
        counterexample="They left Jordan, 54 of them, on Monday.",
    ),
    EvidenceRule(
        name="body-noun-before",
        type="organisation",
        read=_read_body_noun,
        example="He worked for the broadcaster ⟦Telmar|organisation⟧ for years.",
        counterexample="He worked for a broadcaster in Telmar for years.",
    ),
    EvidenceRule(
        name="body-noun-after",
        type="organisation",
        read=_read_what_a_body_has,
        example="A ⟦Marsk|organisation⟧ spokesman gave no reason.",
        counterexample="A spokesman for Marsk gave no reason.",
    ),
    EvidenceRule(
        name="firm-possession",
        type="organisation",
        read=_read_what_a_firm_owns,
        example="⟦Brentocean|organisation⟧'s shareholders meet on Monday.",
        counterexample="Brentocean's harbour is full on Monday.",
    ),
    EvidenceRule(
        name="speech",
        type="organisation",
        read=_read_speech,
        example="⟦Brentia|organisation⟧ said the pipes were sound.",
        counterexample="People in Brentia said the pipes were sound.",
    ),
    EvidenceRule(
        name="acronym",
        type="organisation",
        read=_read_acronym,
        example="The ⟦BDKZ|organisation⟧ agreed.",
        counterexample="The Bidukoz agreed.",
    ),
    EvidenceRule(
        name="place-noun",
        type="place",
        read=_read_place_noun,
        example="They closed ⟦Telmar|place⟧ airport.",
        counterexample="They closed the airport.",
    ),
    EvidenceRule(
        name="noun-of",
        type="place",
        read=_read_noun_of,
        example="He wrote of the battle of ⟦Telmar|place⟧.",
        counterexample="He wrote of Telmar.",
    ),
    EvidenceRule(
        name="preposition",
        type="place",
        read=_read_preposition,
        example="Thousands marched outside ⟦Telmar|place⟧.",
        counterexample="Thousands marched in Telmar's colours.",
    ),
    EvidenceRule(
        name="country-after",
        type="place",
        read=_read_country,
        example="She came from ⟦Karvo|place⟧, Norway, on Monday.",
        counterexample="She visited Karvo, Norway and Iceland.",
    ),
)
_BODY_RULES = frozenset(rule.name for rule in (name_sources.BODY_WORD, name_sources.FIRM_WORD, name_sources.BODY_OF))


def find_evidence(article: Article, parse: Parse, names: list[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield a vote for each name whose context is evidence: its span with that type."""
    places = {article.words(name.span): name.span.start for name in names if name.type == "place"}
    for name in names:
        inside = parse.tokens_in(name.span)
        if not inside:
            continue
        context = _read_context(article, parse, inside, places, is_place=name.type in {"place", "people"})
        found = ((rule, because) for rule in RULES if (because := rule.read(context)))
        rule, because = next(found, (None, NONE))
        # A list or a word for a body is stronger evidence, except for people named like places.
        surer = name.rule in _BODY_RULES or (name.is_listed and rule and rule.type != "person")
        if rule and not surer:
            yield name._replace(type=rule.type, because=because, weight=EVIDENCE_WEIGHT, rule=rule.name)


def _read_context(article: Article, parse: Parse, inside: range, places: dict[str, int], *, is_place: bool) -> _Context:
    tokens, last = parse.tokens, inside[-1]
    around = (*range(inside[0] - 2, inside[0]), *range(last + 1, last + 4))
    near = [tokens[i].text if 0 <= i < len(tokens) else "" for i in around]
    second, before, after, following, third = near
    country = None
    if after == "," and following:
        country = next((place for place in places if article.text.startswith(place, tokens[last + 2].start)), None)
    words = article.words(parse.span(inside[0], last))
    has_role = before in TITLES.roles and tokens[inside[0] - 1].pos == "NOUN"
    is_inside = inside[0] > 0 and tokens[inside[0] - 1].pos in {"ADP", "CCONJ", "PUNCT"}
    return _Context(words, second, before, after, following, third, has_role, country, is_place, is_inside)
