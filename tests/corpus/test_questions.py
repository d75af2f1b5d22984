"""Who claims what about the same question: proposed where sources differ, decided by the desk, and never a verdict."""

import datetime as dt

import pytest

from dateline.calendar.periods import Period
from dateline.corpus.figures import measures
from dateline.corpus.questions import apply_rulings, questions
from dateline.corpus.speakers import SpeakerIndex
from dateline.linked import (
    Entry,
    EventMention,
    Question,
    QuestionRuling,
)
from dateline.model import Annotated, AnyMark, Article, Event, Figure, Name, Paragraph, Span, order

DAY = dt.date(2021, 1, 10)


class Told:
    """An article in the making: words with marks on them."""

    def __init__(self, slug: str, text: str, day: int = 12) -> None:
        self.slug, self.text, self.day = slug, text, day
        self.marks: list[AnyMark] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def name(self, words: str, kind="organisation") -> "Told":
        self.marks.append(Name(span=self.at(words), by="names", type=kind, name=words))
        return self

    def event(self, words: str, lemma: str) -> "Told":
        event = Event(span=self.at(words), by="events", status="happened", lemma=lemma, when=Period("day", DAY).when)
        self.marks.append(event)
        return self

    def figure(self, words: str, unit: str, of: str, source: str) -> "Told":
        spans = {"span": self.at(words), "of": self.at(of), "source": self.at(source)}
        self.marks.append(Figure(by="figures", value=float(words.split(maxsplit=1)[0]), unit=unit, **spans))
        return self

    def annotated(self) -> Annotated:
        body = Paragraph(span=Span(0, len(self.text)), by="layout", number=1)
        published = dt.date(2021, 1, self.day)
        article = Article(self.slug, f"seeds/{self.slug}.txt", self.text, "", published, (body,))
        return Annotated(article, tuple(sorted(self.marks, key=order)))


def rows(*told: Told, rulings: tuple[QuestionRuling, ...] = ()) -> list[Question]:
    articles = [one.annotated() for one in told]
    bearer = {(a.article.slug, n.span): f"x/{n.name}" for a in articles for n in a.marks_of(Name)}
    speakers = SpeakerIndex(articles, bearer, ())
    tellings = [EventMention(a.article.slug, event) for a in articles for event in a.marks_of(Event)]
    at = (tellings[0].article, tellings[0].event.span) if tellings else ("", Span(0, 1))
    entries = (
        [Entry("e", "the vote", at, "happened", tuple(tellings), when=Period("day", DAY).when)] if tellings else []
    )
    return list(questions(articles, entries, measures(articles, speakers), speakers, rulings))


def said(question: Question, *told: Told) -> list[tuple[str, str, str]]:
    text = {one.slug: one.text for one in told}
    return [(a.entity or a.words, a.sense, text[a.article][a.span.start : a.span.end]) for a in question.answers]


def vote() -> tuple[Told, Told]:
    first = Told("a", "The vote was held on Sunday. Nordland recognised the results.")
    second = Told("b", "The vote was held on Sunday. Westland did not recognise the outcome.")
    return first.event("The vote was held", "vote").name("Nordland"), second.event("The vote was held", "vote").name(
        "Westland"
    )


def test_recognition_and_its_denial_stand_side_by_side_in_whole_sentences():
    told = vote()

    assert [said(row, *told) for row in rows(*told)] == [
        [
            ("x/Nordland", "affirms", "Nordland recognised the results."),
            ("x/Westland", "denies", "Westland did not recognise the outcome."),
        ]
    ]


def test_two_who_agree_are_no_question():
    told = Told("a", "The vote was held on Sunday. Nordland recognised the results. Westland accepted the outcome.")

    assert rows(told.event("The vote was held", "vote").name("Nordland").name("Westland")) == []


def test_who_contradicts_only_himself_is_no_question():
    told = Told(
        "a", "The vote was held on Sunday. Nordland recognised the results. Nordland never accepted the outcome."
    )
    told.event("The vote was held", "vote").name("Nordland")
    again = told.at("Nordland never")
    mark = Name(span=Span(again.start, again.start + 8), by="names", type="organisation", name="Nordland")
    told.marks.append(mark)

    assert rows(told) == []


def test_the_shares_of_the_vote_by_the_commission_answer_its_denial():
    first = Told("a", "The vote was held on Sunday. The Commission gave the mayor 80 percent of the vote.")
    first.event("The vote was held", "vote").name("Commission")
    first.figure("80 percent", "percent", "the vote", "Commission")
    second = Told("b", "The vote was held on Sunday. The opposition did not recognise the results.")
    second.event("The vote was held", "vote")

    assert [[(who, sense) for who, sense, _ in said(row, first, second)] for row in rows(first, second)] == [
        [("x/Commission", "figure"), ("The opposition", "denies")]
    ]


def toll(slug: str, number: int, source: str, day: int = 12) -> Told:
    told = Told(slug, f"{source} says {number} people have been killed since Sunday.", day)
    return told.name(source).figure(f"{number}", "people", "people", source)


def test_two_sources_that_count_one_thing_differently_are_a_question():
    assert [
        sorted((a.entity, a.figure.value) for a in row.answers if a.figure)
        for row in rows(toll("a", 100, "Oslo"), toll("b", 150, "Bergen"))
    ] == [[("x/Bergen", 150), ("x/Oslo", 100)]]


def test_rounding_a_later_count_and_one_source_alone_are_no_question():
    assert rows(toll("a", 100, "Oslo"), toll("b", 104, "Bergen")) == []
    assert rows(toll("a", 100, "Oslo", 1), toll("b", 150, "Bergen", 12)) == []
    assert rows(toll("a", 100, "Oslo"), toll("b", 150, "Oslo")) == []


def test_a_nameless_source_may_be_the_named_one_and_makes_no_question():
    assert rows(toll("a", 100, "Oslo"), toll("b", 150, "The ministry")) != []

    anonymous = toll("b", 150, "The ministry")
    anonymous.marks = [mark for mark in anonymous.marks if not isinstance(mark, Name)]
    assert rows(toll("a", 100, "Oslo"), anonymous) == []


def test_the_desks_question_takes_the_place_of_the_proposal_that_it_decides():
    first, second = vote()
    words = "Nordland recognised"
    ruling = QuestionRuling(
        "Who recognised the vote?", (("a", first.at(words), ""), ("b", second.at("outcome"), "Westland"))
    )

    found = rows(first, second, rulings=(ruling,))
    assert [(row.kind, row.words, row.entry) for row in found] == [("desk", "Who recognised the vote?", "e")]
    assert [(answer.entity, answer.sense) for answer in found[0].answers] == [("x/Nordland", ""), ("x/Westland", "")]


def test_a_proposal_that_the_desk_rejects_is_gone_and_the_others_stay():
    first, second = vote()
    (proposed,) = rows(first, second)
    other = Question("other", "figure", ())
    ruling = QuestionRuling("none", (("a", first.at("Nordland recognised"), ""),), reject=True)

    assert apply_rulings([proposed, other], [ruling], SpeakerIndex([], {}, ())) == [other]


def test_the_two_seeds_give_one_question(site):
    (row,) = (q for q in site.corpus.questions if q.entry)
    speakers = {site.corpus.by_id[a.entity].name if a.entity else a.words.lower() for a in row.answers}

    assert {"Central Election Commission", "Russian Foreign Ministry"} < speakers
    assert "the opposition" in speakers
    assert "Svetlana Tikhanovskaya" in speakers
    assert row.day == dt.date(2020, 8, 9)


@pytest.mark.parametrize(
    ("one", "other", "days", "is_question"),
    [
        pytest.param(100, 108, 0, False, id="rounding"),
        pytest.param(100, 113, 0, True, id="more than a tenth apart"),
        pytest.param(100, 560, 0, True, id="five times as many"),
        pytest.param(100, 700, 0, False, id="seven times as many count something else"),
        pytest.param(100, 150, 2, True, id="two days apart"),
        pytest.param(100, 150, 3, False, id="three days apart the toll may have risen"),
    ],
)
def test_figures_are_a_question_if_they_differ_by_more_than_rounding_within_two_days(one, other, days, is_question):
    found = rows(toll("a", one, "Oslo", 12), toll("b", other, "Bergen", 12 + days))

    assert bool(found) == is_question


@pytest.mark.parametrize(("between", "is_question"), [(1, True), (2, False)])
def test_words_are_of_the_event_at_most_two_sentences_before(between, is_question):
    filler = "Rain fell. " * between
    first = Told(
        "a", f"The vote was held on Sunday. {filler}Nordland recognised the results. A ballot was held in May."
    )
    second = Told("b", f"The vote was held on Sunday. {filler}Westland rejected the results. A ballot was held in May.")
    for told, who in ((first, "Nordland"), (second, "Westland")):
        told.event("The vote was held", "vote").event("A ballot was held", "ballot").name(who)
    articles = [first.annotated(), second.annotated()]
    bearer = {(a.article.slug, n.span): f"x/{n.name}" for a in articles for n in a.marks_of(Name)}
    entries = [
        Entry(
            identity,
            "",
            ("a", Span(0, 1)),
            "happened",
            tuple(EventMention(a.article.slug, e) for a in articles for e in a.marks_of(Event) if e.lemma == lemma),
        )
        for identity, lemma in (("e", "vote"), ("f", "ballot"))
    ]
    found = questions(articles, entries, (), SpeakerIndex(articles, bearer, ()))

    assert [question.entry for question in found] == (["e"] if is_question else [])
