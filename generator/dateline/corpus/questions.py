"""Who claims what about the same question: rows that the rules propose, and those that the desk names and decides.

A row is proposed of one event where somebody recognises its outcome, or takes responsibility for it, and somebody else
denies it; and of one measure on one day where two sources give figures that differ. What a source says is shown in its
exact sentence; which of them is right, nobody here says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.corpus.disputes import disputes
from dateline.corpus.outcomes import Topics, outcomes
from dateline.corpus.speakers import Voices
from dateline.desk.question_decisions import Question as Asked
from dateline.linked import (
    Answer,
    Entry,
    Measure,
    Question,
    Ruling,
)
from dateline.model import Annotated, Span
from dateline.reasons import reason
from dateline.spelling import slug


def questions(
    articles: Sequence[Annotated],
    entries: Sequence[Entry],
    measures: Sequence[Measure],
    voices: Voices,
    rulings: Sequence[Ruling] = (),
) -> tuple[Question, ...]:
    """Return the desk's rows and those that the rules propose beside them, by the day of the event or figure."""
    topics = Topics(articles, entries)
    rows = decided([*outcomes(articles, topics, measures, voices), *disputes(measures)], rulings, voices)
    return tuple(sorted(rows, key=lambda row: (row.day.isoformat() if row.day else "9999", row.id)))


def rulings(placed: Iterable[tuple[Asked, Sequence[Span | None]]]) -> tuple[Ruling, ...]:
    """Return the desk's questions with their words found in the articles; a cell without its place is left out."""
    found = []
    for asked, spans in placed:
        pairs = zip(asked.cells, spans, strict=True)
        cells = tuple((cell.article, span, cell.speaker) for cell, span in pairs if span)
        found.append(Ruling(asked.question, cells, asked.reject, asked.note))
    return tuple(ruling for ruling in found if ruling.cells)


def decided(proposed: Sequence[Question], rulings: Sequence[Ruling], voices: Voices) -> list[Question]:
    """Return the rows with the desk's in the place of the proposals that they decide: those that share a sentence.

    What the desk rejects is left out; what no ruling touches stands as proposed.
    """
    touched: set[str] = set()
    rows = []
    for ruling in rulings:
        same = [row for row in proposed if any(_shared(row, cell) for cell in ruling.cells)]
        touched.update(row.id for row in same)
        if ruling.reject:
            continue
        answers = tuple(_ruled(cell, same, voices) for cell in ruling.cells)
        first = same[0] if same else None
        rows.append(
            Question(
                id=f"desk-{slug(ruling.words)}",
                kind="desk",
                answers=answers,
                words=ruling.words,
                entry=first.entry if first else None,
                measure=first.measure if first else None,
                day=first.day if first else None,
                note=ruling.note,
                because=reason("claims.desk"),
            )
        )
    return [*rows, *(row for row in proposed if row.id not in touched)]


def _shared(row: Question, cell: tuple[str, Span, str]) -> bool:
    return any(answer.article == cell[0] and answer.span.overlaps(cell[1]) for answer in row.answers)


def _ruled(cell: tuple[str, Span, str], same: Sequence[Question], voices: Voices) -> Answer:
    """Return the desk's cell as an answer; who says it: by the desk, else by the rules, else by the quote it is in."""
    article, span, speaker = cell
    if speaker:
        return Answer(article, span, speaker, voices.called(speaker), because=reason("claims.desk-speaker"))
    for answer in (a for row in same for a in row.answers if _shared(replace(row, answers=(a,)), cell)):
        return Answer(article, span, answer.words, answer.entity, "", answer.figure, answer.because)
    quote = voices.speaking(article, span)
    named = quote.quote.speaker.name or "" if quote and quote.quote.speaker else ""
    return Answer(article, span, named, quote.entity if quote else None, because=reason("claims.speaks"))
