"""Who recognises, who denies: ⟨subject⟩ and verb as a journalist would mark them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corpus.stances import stances
from dateline.model import Article, Span


def found(text: str) -> list[tuple[str, str]]:
    article = Article("a", "seeds/a.txt", text, "", None, ())
    return [(stance.sense, article.words(stance.subject)) for stance in stances(article, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("marked", "sense"),
    [
        ("⟨The union⟩ recognised the results of the referendum.", "affirms"),
        ("However, ⟨they⟩ did not recognize the outcome of the polls.", "denies"),
        ("⟨The party⟩ has never accepted the result.", "denies"),
        ("⟨Poland⟩ refused to recognise the vote.", "denies"),
        ("⟨The senator⟩ agreed to accept the outcome.", "affirms"),
        ("The results were rejected by ⟨the two largest parties⟩.", "denies"),
        ("The president was not recognised as the winner by ⟨Norway⟩.", "denies"),
        ("The minister said that ⟨his government⟩ does not dispute the results.", "affirms"),
        ("⟨The rebels⟩ claimed responsibility for the attack.", "affirms"),
        ("⟨The company⟩ denied any involvement in the leak.", "denies"),
        ("⟨The company⟩ has refused to accept blame.", "denies"),
    ],
)
def test_a_stand_has_its_sense_and_its_holder(marked, sense):
    holder = marked[marked.index("⟨") + 1 : marked.index("⟩")]

    assert found(marked.replace("⟨", "").replace("⟩", "")) == [(sense, holder)]


@pytest.mark.parametrize(
    "text",
    [
        "The union called on Oslo to recognise the results.",
        "If they recognise the results, talks can begin.",
        "The union will recognise the results.",
        "The challenge of the election was its cost.",
        "The results were recognised.",
        "She recognised her brother at once.",
        "Recognising the results will take time.",
    ],
)
def test_what_is_asked_possible_or_without_a_holder_is_no_stand(text):
    assert found(text) == []


WORDS = [
    *["The", "union", "did", "not", "to", "recognise", "rejected", "results", "vote", "by", "if", "was"],
    ",",
    ".",
    "“",
    "”",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_words_break_it(text):
    for _, holder in found(text or "."):
        assert holder.strip()


@pytest.mark.parametrize(("titles", "is_stance"), [(6, True), (7, False)])
def test_a_subject_has_nine_words_at_most(titles, is_stance):
    subject = f"the {'old ' * titles}party's leader"

    assert bool(found(f"In May {subject} recognised the results.".replace("In May", "–"))) == is_stance


@pytest.mark.parametrize(("words", "is_stance"), [(13, True), (14, False)])
def test_what_is_recognised_is_in_the_same_clause_as_the_verb(words, is_stance):
    assert bool(found(f"The union recognised {'early ' * words}results.")) == is_stance


@pytest.mark.parametrize(("between", "is_stance"), [("Norway", False), ("the new head of Norway", True)])
def test_a_condition_shortly_before_the_verb_leaves_the_stance_open(between, is_stance):
    assert bool(found(f"Talks begin if {between} recognised the results.")) == is_stance
