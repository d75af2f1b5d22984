"""Noun phrases, subjects and owners in a parse, for what figures count and who vouches for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.languages.en.figures.units import FIGURES
from dateline.model import Name, Span
from dateline.nlp.parse import Parse, Token
from dateline.nlp.syntax import NOUNS, VERBS, child, is_finite, is_predicate, prepositional_object


@dataclass(frozen=True)
class NounPhrases:
    """A parse with the names found in it. Arguments and results are token indices."""

    parse: Parse
    names: Sequence[Name]

    @property
    def words(self) -> tuple[Token, ...]:
        """All tokens of the article."""
        return self.parse.tokens

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first word that this one governs through one of the relations."""
        return child(self.parse, index, *deps)

    def bearer(self, noun: int) -> Span:
        """Return the name that the noun is part of, else the noun with its modifiers."""
        token = self.words[noun]
        named = (n.span for n in self.names if n.span.start <= token.start and token.end <= n.span.end)
        return next(named, None) or self.phrase(noun)

    def phrase(self, noun: int) -> Span:
        """Return the noun with its article, modifiers and the of-phrase after it, without clauses."""
        below = set(self.parse.subtree(noun))
        first = noun
        while first - 1 in below and (self.words[first - 1].pos != "PUNCT" or self.words[first - 1].text in {"-", "%"}):
            first -= 1
        return Span(self.words[first].start, self.end(noun))

    def end(self, noun: int) -> int:
        """Return where the noun ends, including an of-phrase directly after it."""
        following = noun + 1
        if following in self.parse.children[noun] and self.words[following].lemma == "of":
            inner = prepositional_object(self.parse, following)
            if inner is not None and inner > following:
                return self.end(inner)
        return self.words[noun].end

    def lemma(self, noun: int) -> str:
        """Return the noun's lemma, with the nouns before it in a compound: `road map`."""
        token = self.words[noun]
        before = (self.words[i] for i in self.parse.children[noun] if i < noun)
        parts = [t.text.lower() for t in before if t.dep == "compound" and t.pos == "NOUN"]
        return " ".join([*parts, token.text.removesuffix("s") if token.tag == "NNPS" else token.lemma.lower()])

    def verb(self, index: int) -> int | None:
        """Return the verb of the word's clause."""
        return next((i for i in self.parse.ancestors(index) if is_predicate(self.parse, i)), None)

    def subject(self, verb: int) -> int | None:
        """Return the head noun of the verb's subject: its own, its antecedent, or the subject of a coordinated verb."""
        token, own = self.words[verb], self.child(verb, *self.parse.labels.referring_subjects)
        lost = self._find_lost_subject(verb)
        if lost is not None:
            return lost
        if own is not None:
            if token.dep == "relcl" and self.words[own].tag in {"WP", "WDT"}:
                return token.head
            return own if self.words[own].pos in NOUNS or self.words[own].tag == "VBG" else None
        if token.dep == "acl" and token.tag == "VBG":
            return token.head
        joined = token.dep in {"conj", "xcomp", "advcl"} and self.words[token.head].pos in VERBS
        return self.subject(token.head) if joined else None

    def _find_lost_subject(self, verb: int) -> int | None:
        """Return the noun that opens a sentence whose main verb the parser attached to the relative clause after it.

        "X who was considered as his rival garnered …": if a noun is the root of a sentence and its last verb is finite,
        the root is that verb's subject.
        """
        above = list(self.parse.ancestors(verb))
        root = above[-1] if above else verb
        clause = self.child(root, "relcl")
        finite = [i for i in self.parse.tokens_of(self.words[verb].sentence) if is_finite(self.parse, i)]
        lost = self.words[root].pos in NOUNS and clause in above and bool(finite) and verb == finite[-1]
        return root if lost else None

    def owner(self, verb: int) -> Span | None:
        """Return who has, gets or gives the verb's object."""
        passive = self.child(verb, "nsubjpass", "auxpass") is not None
        if self.words[verb].lemma not in (FIGURES.given_verbs if passive else FIGURES.having_verbs):
            return None
        subject = self.subject(verb)
        return None if subject is None else self.bearer(subject)

    def possessor(self, noun: int) -> Span | None:
        """Return the owner in the noun's possessive; "a year's profit" has no owner."""
        owner = self.child(noun, "poss")
        if owner is None or self.words[owner].pos not in NOUNS:
            return None
        is_time = self.words[owner].lemma.lower() in FIGURES.time_units
        return None if is_time else self.bearer(owner)

    def holder(self, noun: int) -> Span | None:
        """Return the owner of what is counted: its possessor, or the subject of a verb of having that governs it."""
        if own := self.possessor(noun):
            return own
        token = self.words[noun]
        governed = token.dep in {"dobj", "attr", "oprd", "npadvmod"} and self.words[token.head].pos in VERBS
        return self.owner(token.head) if governed else None
