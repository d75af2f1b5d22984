"""Answers to a question, and who gives them."""

from collections.abc import Iterable

from dateline.languages import DEFAULT
from dateline.languages.lexicons.stance_words import StanceWords
from dateline.linked import Answer, FigureStatement


def answer_in_figures(statement: FigureStatement) -> Answer:
    """Return a figure as an answer, attributed to the authority that the article cites for it."""
    figure = statement.figure
    return Answer(
        statement.article, statement.sentence, statement.source, statement.authority, "figure", figure, figure.because
    )


def drop_repeats(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers by article and place; keep only the first by each speaker in a sentence."""
    found = {(a.article, a.span, a.entity or a.words.casefold()): a for a in reversed([*answers])}
    return tuple(found[place] for place in sorted(found))


def speaker_key(entity: str | None, words: str) -> str:
    """Return a key that identifies the speaker; empty if it may be somebody named elsewhere (`the company`)."""
    if entity:
        return entity
    last = words.casefold().split()
    return "" if not last or last[-1] in DEFAULT.lexicon(StanceWords).anonymous_nouns else " ".join(last)
