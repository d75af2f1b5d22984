"""Answers to a question, and who gives them, as the rules find them."""

from collections.abc import Iterable

from dateline.lexicon import lexicon
from dateline.linked import Answer, Stated


def given(stated: Stated) -> Answer:
    """Return a figure as an answer, by the authority that the article names for it."""
    figure, because = stated.figure, stated.figure.because
    return Answer(stated.article, stated.sentence, stated.source, stated.authority, "figure", figure, because)


def once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers by article and place, of two in one sentence by one voice the first."""
    found = {(a.article, a.span, a.entity or a.words.casefold()): a for a in reversed([*answers])}
    return tuple(found[place] for place in sorted(found))


def known(entity: str | None, words: str) -> str:
    """Return who says it; empty where that may be somebody named elsewhere under another name (`the company`)."""
    if entity:
        return entity
    last = words.casefold().split()
    return "" if not last or last[-1] in lexicon("stances")["anonymous"] else " ".join(last)
