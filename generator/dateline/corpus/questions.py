"""Who claims what about the same question: questions that the rules propose, and those that the desk asks or decides.

A question is proposed for an event whose outcome somebody recognises, or takes responsibility for, and somebody else
denies; and for a measure for which two sources give different figures within a few days. Each answer is the exact
sentence of a source. Dateline doesn't say which is right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.corpus.disputes import disputes
from dateline.corpus.outcomes import TopicIndex, outcomes
from dateline.corpus.speakers import SpeakerIndex
from dateline.desk.question_decisions import QuestionDecision
from dateline.linked import Answer, Entry, Measure, Question, QuestionRuling
from dateline.model import Annotated, Span
from dateline.reasons import reason
from dateline.spelling import slug


def questions(
    articles: Sequence[Annotated],
    entries: Sequence[Entry],
    measures: Sequence[Measure],
    speakers: SpeakerIndex,
    rulings: Sequence[QuestionRuling] = (),
) -> tuple[Question, ...]:
    """Return the desk's questions and those that the rules propose, by the day of the event or figure."""
    topics = TopicIndex(articles, entries)
    proposed = [*outcomes(articles, topics, measures, speakers), *disputes(measures)]
    found = apply_rulings(proposed, rulings, speakers)
    return tuple(sorted(found, key=lambda q: (q.day.isoformat() if q.day else "9999", q.id)))


def rulings(decisions: Iterable[tuple[QuestionDecision, Sequence[Span | None]]]) -> tuple[QuestionRuling, ...]:
    """Return the desk's questions with their words located in the articles; cells that can't be found are left out."""
    found = []
    for decision, spans in decisions:
        pairs = zip(decision.cells, spans, strict=True)
        cells = tuple((cell.article, span, cell.speaker) for cell, span in pairs if span)
        found.append(QuestionRuling(decision.question, cells, decision.reject, decision.note))
    return tuple(ruling for ruling in found if ruling.cells)


def apply_rulings(
    proposed: Sequence[Question], rulings: Sequence[QuestionRuling], speakers: SpeakerIndex
) -> list[Question]:
    """Return the questions, with the desk's in place of the proposals that share a sentence with them.

    What the desk rejects is left out. Proposals without a ruling remain.
    """
    decided: set[str] = set()
    found = []
    for ruling in rulings:
        same = [question for question in proposed if any(_shares_sentence(question, cell) for cell in ruling.cells)]
        decided.update(question.id for question in same)
        if ruling.reject:
            continue
        answers = tuple(_answer(cell, same, speakers) for cell in ruling.cells)
        first = same[0] if same else None
        found.append(
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
    return [*found, *(question for question in proposed if question.id not in decided)]


def _shares_sentence(question: Question, cell: tuple[str, Span, str]) -> bool:
    return any(answer.article == cell[0] and answer.span.overlaps(cell[1]) for answer in question.answers)


def _answer(cell: tuple[str, Span, str], same: Sequence[Question], speakers: SpeakerIndex) -> Answer:
    """Return the desk's cell as an answer. The desk names the speaker, else the rules, else the quote around it."""
    article, span, speaker = cell
    if speaker:
        return Answer(article, span, speaker, speakers.find_by_name(speaker), because=reason("claims.desk-speaker"))
    for question in same:
        for answer in question.answers:
            if _shares_sentence(replace(question, answers=(answer,)), cell):
                return Answer(article, span, answer.words, answer.entity, "", answer.figure, answer.because)
    quote = speakers.find_quote_around(article, span)
    named = quote.quote.speaker.name or "" if quote and quote.quote.speaker else ""
    return Answer(article, span, named, quote.entity if quote else None, because=reason("claims.speaks"))
