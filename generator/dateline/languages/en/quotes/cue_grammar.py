"""Cues within a sentence: which verb reports, whose words it reports, and where the speaker's noun phrase ends."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from dateline.languages.en import ENGLISH
from dateline.model import Span
from dateline.nlp.parse import Parse, Token

_BEGIN_PHRASES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_PHRASE_RELATIONS = frozenset({"prep", "conj", "cc", "compound", "flat", "nmod", "nummod", "case"})
"""Relations that belong to a speaker's phrase after its head: `of the agency`, `and the mayor`."""
_CLAUSE_RELATIONS = frozenset({"punct", "cc", "relcl", "advcl", "mark", "csubj"})
"""Dependents before a phrase's head that don't belong to the phrase."""
_TRAILING = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "!", "?"})
_OPENING = frozenset({"“", '"', "''", "``", "‘", "'", "$", "[", "(", "#", "@"})


@dataclass(frozen=True, kw_only=True)
class ReportingCues:
    """Words that report speech or thought, as lemmas, and the function words around them."""

    file: ClassVar[str] = "cues"

    saying: frozenset[str]
    thinking: frozenset[str]
    quoting: frozenset[str]
    promising: frozenset[str]
    characterising: frozenset[str]
    conceding: frozenset[str]
    nouns: frozenset[str]
    characterising_with_preposition: frozenset[str]
    characterising_with_object: frozenset[str]
    characterising_prepositions: frozenset[str]
    describing_prepositions: frozenset[str]
    addressing_prepositions: frozenset[str]
    attribution: tuple[str, str]
    remark_openers: frozenset[str]
    clause_openers: frozenset[str]
    quotation_openers: frozenset[str]
    infinitive_markers: frozenset[str]
    conjunctions: frozenset[str]
    consequences: frozenset[str]
    unquotable_pronouns: frozenset[str]
    relative_pronouns: frozenset[str]
    phrase_enders: frozenset[str]
    phrase_joints: frozenset[str]
    opening_words: frozenset[str]
    closing_words: frozenset[str]
    subordinators: frozenset[str]
    further_cues: frozenset[str]
    title_small_words: frozenset[str]
    title_nouns: frozenset[str]

    @cached_property
    def with_clause(self) -> frozenset[str]:
        """Verbs that report a clause."""
        return self.saying | self.thinking

    @cached_property
    def with_quotation(self) -> frozenset[str]:
        """Verbs that report the quotation next to them."""
        return self.with_clause | self.quoting

    @cached_property
    def with_object(self) -> frozenset[str]:
        """Verbs that report an object, without a clause."""
        return self.characterising | self.conceding

    @cached_property
    def of_speech(self) -> frozenset[str]:
        """Verbs of speech rather than thought."""
        return self.saying | self.promising | self.with_object


CUES = ENGLISH.lexicon(ReportingCues)


def is_reporting_verb(token: Token, verbs: Collection[str]) -> bool:
    """Return True if the token is a form of one of the verbs."""
    return token.tag in ENGLISH.labels.verbs and token.lemma.lower() in verbs


def can_begin_phrase(token: Token) -> bool:
    """Return True if the token can begin a noun phrase."""
    # A small model mistakes many names for verbs; a capital inside a sentence is better evidence.
    return token.pos in _BEGIN_PHRASES or token.text.istitle()


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """Return the first and last token of a head's noun phrase, `of …` included, without clauses and appositions.

    For a relative pronoun the phrase includes the antecedent: `the minister, who`.
    """
    tokens = parse.tokens
    above = tokens[tokens[head].head]
    if tokens[head].text.lower() in CUES.relative_pronouns and above.dep == "relcl" and above.head < head:
        return noun_phrase(parse, above.head)[0], head
    first = last = head
    for child in parse.children[head]:
        below = parse.subtree(child)
        if child < head and tokens[child].dep not in _CLAUSE_RELATIONS:
            first = min(first, below[0])
        elif child > head and tokens[child].dep in _PHRASE_RELATIONS and below[0] == last + 1:
            last = last if _says_more(tokens, below) else max(last, below[-1])
    while first < head and not tokens[first].text[0].isalnum():
        first += 1
    while last > head and tokens[last].tag == "POS":
        last -= 1
    return first, last


def _says_more(tokens: Sequence[Token], below: list[int]) -> bool:
    """Return True if a clause or an apposition is among the tokens, which do more than name a speaker."""
    return any(tokens[index].text == "," or tokens[index].text in CUES.phrase_enders for index in below)


def trim_edges(parse: Parse, first: int, last: int) -> Span | None:
    """Return the span from one token to another, without punctuation and conjunctions at the edges."""
    tokens = parse.tokens
    while first <= last and (not tokens[first].text[0].isalnum() or tokens[first].text.lower() in CUES.opening_words):
        if tokens[first].text in _OPENING:
            break
        first += 1
    while last >= first and not tokens[last].text[-1].isalnum() and tokens[last].text in _TRAILING:
        last -= 1
    if last >= first and tokens[last].text.lower() in CUES.closing_words:
        return trim_edges(parse, first, last - 1)
    return parse.span(first, last) if last >= first else None
