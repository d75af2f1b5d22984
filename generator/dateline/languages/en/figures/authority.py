"""Who vouches for a figure: `according to`, a quote's speaker, the subject of a reporting verb."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.languages.en.figures.noun_phrases import NounPhrases
from dateline.languages.en.figures.units import FIGURES
from dateline.model import Quote, Span
from dateline.nlp.syntax import NOUNS, prepositional_object
from dateline.reasons import Reason, reason


class Authority(NamedTuple):
    """The words that name whoever vouches for a figure."""

    span: Span
    because: Reason
    is_leading: bool = False
    """True if `According to …` opens the sentence: it may hold for the next sentence too."""


def find_authority(phrases: NounPhrases, quotes: Sequence[Quote], figure: Span) -> Authority | None:
    """Return the authority for a figure in its sentence or quote, or None if the newsroom itself vouches for it."""
    found = (
        _read_according_to(phrases, figure)
        or _read_quote(phrases, quotes, figure)
        or _read_reporting_verb(phrases, figure)
    )
    return None if found is None or found.span.overlaps(figure) else found


def _read_according_to(phrases: NounPhrases, figure: Span) -> Authority | None:
    sentence = phrases.parse.sentence_at(figure.start)
    tokens = range(0) if sentence is None else phrases.parse.tokens_of(sentence)
    for i in tokens[:-2]:
        if phrases.words[i].text.lower() == "according" and phrases.words[i + 1].lemma == "to":
            noun = prepositional_object(phrases.parse, i + 1)
            if noun is not None:
                return Authority(
                    _name_authority(phrases, noun), reason("figures.according", words="according to"), i == tokens.start
                )
    return None


def _read_quote(phrases: NounPhrases, quotes: Sequence[Quote], figure: Span) -> Authority | None:
    around = [q for q in quotes if q.speaker and q.speaker.span and any(part.covers(figure) for part in q.parts)]
    quote = min(around, key=lambda q: q.span.end - q.span.start, default=None)
    if quote is None or quote.speaker is None or quote.speaker.span is None:
        return None
    spoken = phrases.parse.tokens_in(quote.speaker.span)
    pronoun = len(spoken) == 1 and phrases.words[spoken[0]].pos == "PRON"
    return None if pronoun else Authority(quote.speaker.span, reason("figures.in-their-words"))


def _read_reporting_verb(phrases: NounPhrases, figure: Span) -> Authority | None:
    """Return "police" from "police said 12 people died": the subject of a reporting verb that governs the figure."""
    inside = phrases.parse.tokens_in(figure)
    below = inside.start
    for above in phrases.parse.ancestors(inside.start):
        clause, verb = phrases.words[below], phrases.words[above]
        if clause.dep == "ccomp" and verb.lemma in FIGURES.voucher_verbs:
            subject = phrases.child(above, "nsubj")
            if subject is not None and phrases.words[subject].pos in NOUNS:
                return Authority(_name_authority(phrases, subject), reason("figures.their-word", word=verb.text))
        below = above
    return None


def _name_authority(phrases: NounPhrases, noun: int) -> Span:
    """Return the owner of the words: the Commission for "the final data of the Commission"."""
    token, below = phrases.words[noun], phrases.parse.subtree(noun)
    whole = phrases.parse.span(below[0], below[-1])
    named = [n.span for n in phrases.names if n.span.start <= token.start and token.end <= n.span.end]
    if not named and token.lemma.lower() in FIGURES.testimony:
        bearers = (n for n in phrases.names if n.type in {"person", "organisation"})
        named = [n.span for n in bearers if whole.covers(n.span)]
    if len(named) == 1:
        return named[0]
    clauses = [c for c in phrases.parse.children[noun] if c > noun and phrases.words[c].dep not in {"prep", "compound"}]
    apart = {i for c in clauses for i in phrases.parse.subtree(c)}
    last = noun
    while last + 1 in below and last + 1 not in apart:
        last += 1
    return phrases.parse.span(below[0], last)
