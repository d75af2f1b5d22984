"""Rewordings of one statement: found by what they share, never for common words, never a denial with what it denies."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corpus.paraphrases import compare_wordings, group_variants
from dateline.linked import Attribution
from dateline.model import Annotated, Article, Paragraph, Quote, Span


def told(slug: str, text: str) -> Annotated:
    """An article whose quotes stand in ⟦⟧."""
    plain, marks, start = "", [], 0
    for piece in re.split(r"([⟦⟧])", text):
        if piece == "⟦":
            start = len(plain)
        elif piece == "⟧":
            span = Span(start, len(plain))
            marks.append(Quote(span=span, by="quotes", parts=(span,), mode="direct"))
        else:
            plain += piece
    body = Paragraph(span=Span(0, len(plain)), by="layout", number=1)
    return Annotated(Article(slug, f"seeds/{slug}.txt", plain, "", dt.date(2021, 1, 1), (body,)), tuple(marks))


def folded(*articles: Annotated, speaker: str | None = "people/a") -> list[list[str]]:
    by_slug = {a.article.slug: a for a in articles}
    said = [Attribution(a.article.slug, quote, speaker) for a in articles for quote in a.marks_of(Quote)]
    found = group_variants(by_slug, said)
    return [[f"{q.article}{said.index(q)}" for q in group.quotes] for group in found]


REPORT = "⟦The bridge over the river should be rebuilt before the winter⟧, the mayor said."
WORDS = "⟦“We hear you. I am sure that we should rebuild the bridge over the river before winter comes to us.”⟧"


def test_a_report_and_the_words_themselves_are_one_statement():
    assert folded(told("a", f"{REPORT}\n{WORDS}")) == [["a0", "a1"]]


def test_the_same_words_in_another_article_are_one_statement():
    assert folded(told("a", WORDS), told("b", f"Today. {WORDS}")) == [["a0", "b1"]]


def test_a_denial_is_no_rewording_of_what_it_denies():
    denial = "⟦The bridge over the river should not be rebuilt before the winter⟧, the mayor said."

    assert folded(told("a", f"{REPORT}\n{denial}")) == []


def test_a_shared_topic_is_not_a_shared_statement():
    other = "⟦The bridge was a gift of the river's fishermen to their grandmothers⟧, the mayor said."

    assert folded(told("a", f"{REPORT}\n{other}")) == []


def test_the_same_words_with_other_numbers_are_another_statement():
    first = "⟦Some 35 people crossed the bridge over the river before the winter⟧, the mayor said."
    second = "⟦Some 77 people crossed the bridge over the river before the winter⟧, the mayor said."

    assert folded(told("a", f"{first}\n{second}")) == []
    assert folded(told("a", f"{first}\n{first}")) == [["a0", "a1"]]


def test_quotes_of_nobody_known_are_not_joined():
    assert folded(told("a", f"{REPORT}\n{WORDS}"), speaker=None) == []


def test_three_wordings_are_one_group():
    third = "⟦The bridge over that river must be rebuilt before winter, said briefly⟧"

    assert folded(told("a", REPORT), told("b", WORDS), told("c", third)) == [["a0", "b1", "c2"]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the bridge will be rebuilt", "The bridge will be rebuilt.", ["the bridge will be rebuilt"]),
        ("we will rebuild the bridge", "they will rebuild a bridge", ["will rebuild", "bridge"]),
        ("one", "two", []),
    ],
)
def test_differences_are_separated_from_shared_words(one, other, same):
    assert [run.one for run in compare_wordings(one, other) if run.same] == same


@given(st.text(), st.text())
def test_the_runs_of_a_comparison_hold_every_word_of_both(one, other):
    runs = compare_wordings(one, other)

    assert " ".join(run.one for run in runs if run.one).split() == one.split()
    assert " ".join(run.other for run in runs if run.other).split() == other.split()
