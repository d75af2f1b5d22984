"""Resolves the words for a speaker to the article's canonical name."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.languages.en.lexicons import strip_plural
from dateline.languages.en.quotes.offices import (
    TITLES,
    find_holder,
    has_role,
    is_definite,
    is_newcomer,
    strip_possessives,
)
from dateline.languages.en.quotes.pronouns import genders, main_subjects, pronoun_type
from dateline.model import Article, Name, NameType, Span, Speaker
from dateline.nlp.parse import Parse, Token
from dateline.nlp.syntax import phrase_head
from dateline.reasons import Reason, reason
from dateline.rules import Rule

_CAN_SPEAK = frozenset({"person", "organisation", "place"})
_PLURAL_POSSESSIVES = ("’ ", "' ")
_MAX_BODY = 2
"""Maximum words in a phrase for a body named before, including `the`: `the ferry company` may be another company."""
_MAX_SPEAKERS_BACK = 3
"""Maximum number of speakers back that a pronoun can refer to: readers keep no more in mind."""


NAMED = Rule(
    name="named",
    example="⟦“It is safe,”|Lena Holt⟧ said Lena Holt of the Water Agency.",
    counterexample="Anna Berg spoke first. “We agree,” Berg’s campaign said.",
)
APPOSITION = Rule(
    name="apposition",
    example="⟦“It is safe,”|Interfax⟧ the Interfax news agency said.",
    counterexample="“It is safe,” Interfax’s news agency said.",
)
DOCUMENT = Rule(
    name="document",
    example="⟦The dam is safe|Water Agency⟧, according to data of the Water Agency.",
    counterexample="The dam is safe, according to fans of the Water Agency.",
)
SPOKESMAN = Rule(
    name="spokesman",
    example="⟦“It is safe,”|Water Agency⟧ said a spokesman for the Water Agency.",
    counterexample="“It is safe,” said a rival of the Water Agency.",
)
LAST_SUBJECT = Rule(
    name="last-subject",
    example="Henrik Dahl met the crews. Critics said no. ⟦“It is late,”|Henrik Dahl⟧ he said.",
    counterexample="Henrik Dahl met the crews. Critics said no. “It is late,” they said.",
)
LAST_SPEAKER = Rule(
    name="last-speaker",
    example="“We agree,” Anna Berg said. ⟦“It is late,”|Anna Berg⟧ she added.",
    counterexample="Henrik Dahl left. “No,” a spokesman said. “It is late,” he added.",
)
OFFICE = Rule(
    name="office",
    example="Norwegian Foreign Minister Henrik Dahl arrived. ⟦“We agree,”|Henrik Dahl⟧ Norway’s top diplomat said.",
    counterexample="Norwegian Foreign Minister Henrik Dahl arrived. “We agree,” Sweden’s top diplomat said.",
)
BODY = Rule(
    name="body",
    example="The Polish Finance Ministry replied. ⟦“We agree,”|Polish Finance Ministry⟧ the ministry said.",
    counterexample="The Polish Finance Ministry replied. “We agree,” a ministry said.",
)
FIRM = Rule(
    name="firm",
    example="Nordvik Corp rose on Monday. The company said ⟦sales had doubled|Nordvik Corp⟧.",
    counterexample="Nordvik Corp rose on Monday. Rain fell. Snow fell. The company said sales had doubled.",
)
SPEAKER_RULES = (NAMED, APPOSITION, DOCUMENT, SPOKESMAN, LAST_SUBJECT, LAST_SPEAKER, OFFICE, BODY, FIRM)
"""How a phrase is resolved to a name (`NamedSpeaker.rule`); a quote's own `rule` says how the quote was found."""


class NamedSpeaker(NamedTuple):
    """A canonical name, its type, and the reason why the words refer to it."""

    name: str
    type: NameType
    because: Reason
    rule: str


class SpeakerResolver:
    """Resolves speakers to the article's names. Asked in text order, it remembers who spoke last."""

    def __init__(self, article: Article, parse: Parse, names: Sequence[Name]) -> None:
        self._article, self._parse = article, parse
        self._names = [name for name in names if name.type in _CAN_SPEAK]
        self._subjects = main_subjects(parse, self._names)
        self._genders = genders(parse, self._names)
        self._spoke: list[tuple[Span, NamedSpeaker | None]] = []

    def resolve(self, span: Span) -> Speaker:
        """Return the speaker that the words refer to; the name is None if nothing in the article decides."""
        found = self.find_name(span)
        if found is None:
            return Speaker(span=span, because=reason("speaker.unknown"))
        return Speaker(span=span, name=found.name, type=found.type, because=found.because)

    def find_name(self, span: Span) -> NamedSpeaker | None:
        """Return the name that the words refer to, and remember it as the last speaker."""
        words = self._article.words(span)
        inside = [name for name in self._names if span.overlaps(name.span)]
        if asked := pronoun_type(words.lower()):
            speaker = self._pronoun(*asked, span)
        else:
            speaker = self._named(span, inside) or self._office(words) or self._body(words, span)
        if speaker or not asked:
            self._spoke.append((span, speaker))
        return speaker

    def _named(self, span: Span, inside: list[Name]) -> NamedSpeaker | None:
        """Return the name that the phrase refers to, or the one that it speaks for."""
        top = phrase_head(self._parse, self._parse.tokens_in(span))
        if top is None or not inside:
            return None
        token = self._parse.tokens[top]
        at_head = [n for n in inside if n.span.start <= token.start < n.span.end]
        # The small model often attaches a name to its title.
        people = [n for n in inside if n.type == "person" and token.pos != "NOUN" and not self._is_owner(n)]
        if named := (at_head or people)[:1]:
            return NamedSpeaker(named[0].name, named[0].type, reason("speaker.named"), NAMED.name)
        return self._represented(token, inside)

    def _represented(self, token: Token, inside: list[Name]) -> NamedSpeaker | None:
        """Return whose statement, spokesman or agency it is: `the ministry’s statement`, `Interfax news agency`."""
        noun, single = token.text.lower(), strip_plural(token.text)
        before = [n for n in inside if n.span.end <= token.start][-1:]
        after = [n for n in inside if n.span.start >= token.end][:1]
        bodies = [n for n in (*before, *after) if n.type != "person"]
        if not TITLES.documents.isdisjoint({noun, single}):
            return NamedSpeaker(inside[-1].name, inside[-1].type, reason("speaker.document", word=noun), DOCUMENT.name)
        if single in TITLES.spokespeople and bodies:
            return NamedSpeaker(bodies[0].name, bodies[0].type, reason("speaker.spokesman", word=noun), SPOKESMAN.name)
        joined = before and before[0].type == "organisation" and self._is_one_phrase(before[0].span.end, token.start)
        if noun in TITLES.body_nouns and joined:
            return NamedSpeaker(before[0].name, "organisation", reason("speaker.named"), APPOSITION.name)
        return None

    def _is_one_phrase(self, start: int, end: int) -> bool:
        between = self._article.text[start:end]
        return "’" not in between and "'" not in between and "," not in between

    def _is_owner(self, name: Name) -> bool:
        end = name.span.end
        return self._article.text[end : end + 2].startswith((*TITLES.possessives, *_PLURAL_POSSESSIVES))

    def _pronoun(self, kind: NameType, gender: str | None, span: Span) -> NamedSpeaker | None:
        """Return the last speaker that fits, or the subject of a later sentence."""
        spoken = self._last_spoken(kind, gender)
        named = [
            n for n in self._subjects if n.span.end <= span.start and n.type == kind and self._fits(n.name, gender)
        ]
        since = spoken[0].start if spoken else -1
        if named and named[-1].span.start > since and (kind == "person" or self._is_near(named[-1].span, span)):
            return NamedSpeaker(named[-1].name, kind, reason("speaker.last-told"), LAST_SUBJECT.name)
        if spoken and spoken[1]:
            return spoken[1]._replace(because=reason("speaker.last-spoken"), rule=LAST_SPEAKER.name)
        return None

    def _last_spoken(self, kind: NameType, gender: str | None) -> tuple[Span, NamedSpeaker | None] | None:
        for at, speaker in reversed(self._spoke[-_MAX_SPEAKERS_BACK:]):
            words = self._article.words(at)
            # `the senator` is usually the one who spoke before; `a senator` never is.
            person = has_role(words)
            unnamed = speaker is None and person == (kind == "person") and (not person or is_newcomer(words))
            if unnamed or (speaker and speaker.type == kind and self._fits(speaker.name, gender)):
                return at, speaker
        return None

    def _is_near(self, one: Span, other: Span) -> bool:
        """Return True if the second span is in the same sentence as the first or in the next."""
        first, second = self._parse.sentence_at(one.start), self._parse.sentence_at(other.start)
        return first is not None and second is not None and second - first <= 1

    def _fits(self, name: str, gender: str | None) -> bool:
        return gender is None or self._genders.get(name, gender) == gender

    def _office(self, words: str) -> NamedSpeaker | None:
        """Resolve `Russia’s top diplomat` from the titles in the article."""
        roles = ((name.name, self._article.words(name.role)) for name in self._names if name.role)
        found = find_holder(words, roles) if is_definite(words) else None
        if found is None:
            return None
        name, role = found
        return NamedSpeaker(name, "person", reason("speaker.office", role=role), OFFICE.name)

    def _body(self, words: str, span: Span) -> NamedSpeaker | None:
        """Resolve `the ministry` to the last body with that name, `the company` to the last one mentioned."""
        parts = strip_possessives(words).split()
        if not parts or parts[0] not in TITLES.definite_articles or len(parts) > _MAX_BODY:
            return None
        before = [n for n in self._names if n.span.end <= span.start and n.type == "organisation"]
        if parts[-1] in TITLES.body_nouns and (called := [n for n in before if parts[-1] in n.name.lower().split()]):
            return NamedSpeaker(called[-1].name, "organisation", reason("speaker.body"), BODY.name)
        if parts[-1] in TITLES.firm_nouns:
            about = [(n.span, n.name) for n in self._subjects if n in before and self._is_near(n.span, span)]
            about += [(at, one.name) for at, one in self._spoke[-1:] if one and one.type == "organisation"]
            return NamedSpeaker(max(about)[1], "organisation", reason("speaker.firm"), FIRM.name) if about else None
        return None
