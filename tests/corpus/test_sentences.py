"""Whole sentences, found by marks alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.corpus.sentences import Sentences
from dateline.model import Article, Paragraph, Span


def cut(text: str) -> list[str]:
    spans = [Span(0, len(text))] if text.strip() else []
    body = tuple(Paragraph(span=span, by="layout", number=1) for span in spans)
    article = Article("a", "seeds/a.txt", text, "", None, body)
    return [article.words(span) for span in Sentences(article).spans]


@pytest.mark.parametrize(
    "text",
    [
        "The vote was fair.|It was not, said Mr. Novak.|The U.S. Senate agreed.",
        "“We won.|They lost,” said Gen. A. B. Novak on Monday.",
        "He asked: “Why?”|Nobody knew.",
        "It rose by 3.5 percent.|In Jan. 2021 it fell.",
        "It ended… Then it began.".replace("… ", "…|"),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(text):
    assert cut(text.replace("|", " ")) == text.split("|")


@given(st.text())
def test_sentences_hold_all_that_is_no_white_space_and_never_overlap(text):
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
