"""Whose words: from the words that name a speaker to the document's canonical name."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.languages.en.quotes.offices import (
    another,
    bare,
    definite,
    holder,
    names_a_person,
)
from dateline.languages.en.quotes.pronouns import (
    genders,
    head,
    stands_for,
    subjects,
)
from dateline.lexicon import lexicon
from dateline.model import Article, Name, NameType, Span, Speaker
from dateline.nlp.parse import Parse, Token
from dateline.reasons import Reason, reason

_SPEAK = frozenset({"person", "organisation", "place"})
_LONGEST_BODY = 2
"""`the ministry`: with more words it may be another one's."""
_RECENT = 3


class Bearer(NamedTuple):
    """A canonical name, its type and why the words stand for it."""

    name: str
    type: NameType
    because: Reason


class Cast:
    """The names of an article as possible speakers; asked in the order of the text, it remembers who spoke last."""

    def __init__(self, article: Article, parse: Parse, names: Sequence[Name]) -> None:
        self._article, self._reading = article, parse
        self._names = [name for name in names if name.type in _SPEAK]
        self._subjects = subjects(parse, self._names)
        self._genders = genders(parse, self._names)
        self._spoke: list[tuple[Span, Bearer | None]] = []

    def speaker(self, span: Span) -> Speaker:
        """Return who the words stand for; the name is None where nothing in the article decides."""
        words = self._article.at(span)
        inside = [name for name in self._names if span.overlaps(name.span)]
        if asked := stands_for(words.lower()):
            bearer = self._pronoun(*asked, span)
        else:
            bearer = self._named(span, inside) or self._office(words) or self._body(words, span)
        if bearer or not asked:
            self._spoke.append((span, bearer))
        if bearer is None:
            return Speaker(span=span, because=reason("speaker.unknown"))
        return Speaker(span=span, name=bearer.name, type=bearer.type, because=bearer.because)

    def _named(self, span: Span, inside: list[Name]) -> Bearer | None:
        """Return the name that the phrase is about, else the one for which what it is about speaks."""
        top = head(self._reading, span)
        if top is None or not inside:
            return None
        token = self._reading.tokens[top]
        at_head = [n for n in inside if n.span.start <= token.start < n.span.end]
        # The small model hangs many a name below its title.
        people = [n for n in inside if n.type == "person" and token.pos != "NOUN" and not self._owns(n)]
        if named := (at_head or people)[:1]:
            return Bearer(named[0].name, named[0].type, reason("speaker.named"))
        return self._voice(token, inside)

    def _voice(self, token: Token, inside: list[Name]) -> Bearer | None:
        """Return whose statement, spokesman or agency it is: `the ministry’s statement`, `Interfax news agency`."""
        noun, titles = token.text.lower(), lexicon("titles")
        single = noun.removesuffix("s")
        before = [n for n in inside if n.span.end <= token.start][-1:]
        after = [n for n in inside if n.span.start >= token.end][:1]
        bodies = [n for n in (*before, *after) if n.type != "person"]
        if {noun, single} & set(titles["voices"]["documents"]):
            return Bearer(inside[-1].name, inside[-1].type, reason("speaker.document", word=noun))
        if single in titles["voices"]["people"] and bodies:
            return Bearer(bodies[0].name, bodies[0].type, reason("speaker.spokesman", word=noun))
        joined = before and before[0].type == "organisation" and self._joined(before[0].span.end, token.start)
        return (
            Bearer(before[0].name, "organisation", reason("speaker.named"))
            if noun in titles["bodies"]["words"] and joined
            else None
        )

    def _joined(self, start: int, end: int) -> bool:
        between = self._article.text[start:end]
        return "’" not in between and "'" not in between and "," not in between

    def _owns(self, name: Name) -> bool:
        return self._article.text[name.span.end : name.span.end + 2].startswith(("’s", "'s", "’ ", "' "))

    def _pronoun(self, kind: NameType, gender: str | None, span: Span) -> Bearer | None:
        """Return the last speaker that fits, or who a later sentence is about."""
        spoken = self._last_spoken(kind, gender)
        named = [
            n for n in self._subjects if n.span.end <= span.start and n.type == kind and self._fits(n.name, gender)
        ]
        since = spoken[0].start if spoken else -1
        if named and named[-1].span.start > since and (kind == "person" or self._near(named[-1].span, span)):
            return Bearer(named[-1].name, kind, reason("speaker.last-told"))
        return spoken[1]._replace(because=reason("speaker.last-spoken")) if spoken and spoken[1] else None

    def _last_spoken(self, kind: NameType, gender: str | None) -> tuple[Span, Bearer | None] | None:
        for at, bearer in reversed(self._spoke[-_RECENT:]):
            words = self._article.at(at)
            # `the senator` is mostly the one who spoke before, `a senator` never; several are no `he`.
            person = names_a_person(words)
            unnamed = bearer is None and person == (kind == "person") and (not person or another(words))
            if unnamed or (bearer and bearer.type == kind and self._fits(bearer.name, gender)):
                return at, bearer
        return None

    def _near(self, one: Span, other: Span) -> bool:
        """Say whether the second stands in the sentence after the first one's, or in the same."""
        first, second = self._reading.sentence_at(one.start), self._reading.sentence_at(other.start)
        return first is not None and second is not None and second - first <= 1

    def _fits(self, name: str, gender: str | None) -> bool:
        return gender is None or self._genders.get(name, gender) == gender

    def _office(self, words: str) -> Bearer | None:
        """Resolve `Russia’s top diplomat` by the titles that the article gives."""
        roles = ((name.name, self._article.at(name.role)) for name in self._names if name.role)
        found = holder(words, roles) if definite(words) else None
        return Bearer(found[0], "person", reason("speaker.office", role=found[1])) if found else None

    def _body(self, words: str, span: Span) -> Bearer | None:
        """Resolve `the ministry` to the last body so called, `the company` to the one that was just told of."""
        parts, nouns = bare(words).split(), lexicon("titles")["bodies"]
        if not parts or parts[0] != "the" or len(parts) > _LONGEST_BODY:
            return None
        before = [n for n in self._names if n.span.end <= span.start and n.type == "organisation"]
        if parts[-1] in nouns["words"] and (called := [n for n in before if parts[-1] in n.name.lower().split()]):
            return Bearer(called[-1].name, "organisation", reason("speaker.body"))
        if parts[-1] in nouns["firms"]:
            about = [(n.span, n.name) for n in self._subjects if n in before and self._near(n.span, span)]
            about += [(at, one.name) for at, one in self._spoke[-1:] if one and one.type == "organisation"]
            return Bearer(max(about)[1], "organisation", reason("speaker.firm")) if about else None
        return None
