"""On whose authority a figure stands: `according to`, a quote's speaker, the subject of a verb of reporting."""

from typing import NamedTuple

from generator.lexicon import lexicon
from generator.model import Name, Quote, Span
from generator.reading import Reading


class Authority(NamedTuple):
    """Who vouches for a figure, in the words that name them."""

    span: Span
    because: str
    leading: bool = False
    """True where `According to …` opens the sentence: what it opens may go on in the next."""


def authority(reading: Reading, names: list[Name], quotes: list[Quote], figure: Span) -> Authority | None:
    """Return the authority named for a figure in its own sentence or quote; None where the newsroom itself tells it."""
    sentence = reading.sentence_at(figure.start)
    if sentence is None:
        return None
    return (
        _according(reading, names, sentence, figure)
        or _quoted(reading, quotes, figure)
        or _vouched(reading, names, figure)
    )


def _according(reading: Reading, names: list[Name], sentence: int, figure: Span) -> Authority | None:
    tokens = reading.tokens_of(sentence)
    for i in tokens[:-2]:
        if reading.tokens[i].lemma.lower() in {"accord", "according"} and reading.tokens[i + 1].lemma == "to":
            noun = next((c for c in reading.children[i + 1] if reading.tokens[c].dep == "pobj"), None)
            if noun is not None and not figure.overlaps(span := _who(reading, names, noun)):
                return Authority(span, "according to it, says the sentence", i == tokens.start)
    return None


def _quoted(reading: Reading, quotes: list[Quote], figure: Span) -> Authority | None:
    around = [q for q in quotes if q.speaker and q.speaker.span and any(part.covers(figure) for part in q.parts)]
    quote = min(around, key=lambda q: q.span.end - q.span.start, default=None)
    if quote is None or quote.speaker is None or quote.speaker.span is None or quote.speaker.span.overlaps(figure):
        return None
    speaker = next((t.pos for t in reading.tokens if t.start == quote.speaker.span.start), "")
    return None if speaker == "PRON" else Authority(quote.speaker.span, "it stands in their words")


def _vouched(reading: Reading, names: list[Name], figure: Span) -> Authority | None:
    """Read "police said 12 people died": the subject of a verb of reporting whose complement holds the figure."""
    inside = reading.within(figure)
    below = inside.start
    for above in reading.ancestors(inside.start):
        clause, verb = reading.tokens[below], reading.tokens[above]
        if clause.dep == "ccomp" and verb.lemma in lexicon("figures")["voucher_verbs"]:
            subject = next((c for c in reading.children[above] if reading.tokens[c].dep == "nsubj"), None)
            if subject is not None and reading.tokens[subject].pos in {"NOUN", "PROPN"}:
                span = _who(reading, names, subject)
                return None if span.overlaps(figure) else Authority(span, f"“{verb.text}” makes it their word")
        below = above
    return None


def _who(reading: Reading, names: list[Name], noun: int) -> Span:
    """Return who the words belong to: of "the final data of the Commission", the Commission."""
    token = reading.tokens[noun]
    named = next((n.span for n in names if n.span.start <= token.start and token.end <= n.span.end), None)
    if named is None and token.lemma.lower() in lexicon("figures")["testimony"]:
        phrase = reading.subtree(noun)
        inner = [
            n.span
            for n in names
            if n.type in {"person", "organisation"}
            and reading.tokens[phrase[0]].start <= n.span.start
            and n.span.end <= reading.tokens[phrase[-1]].end
        ]
        named = inner[0] if len(inner) == 1 else None
    if named is not None:
        return named
    below = reading.subtree(noun)
    apart = {
        i
        for child in reading.children[noun]
        if child > noun and reading.tokens[child].dep not in {"prep", "compound", "case"}
        for i in reading.subtree(child)
    }
    last = noun
    while last + 1 in below and last + 1 not in apart:
        last += 1
    return Span(reading.tokens[below[0]].start, reading.tokens[last].end)
