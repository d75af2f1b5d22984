"""Quotation marks in pairs, in any language: ⟦each quotation⟧ is found with its marks, and nothing else."""

import pytest

from dateline.annotators.quotes.quotation_marks import find_blocks
from marked import article, marked


def quotations(text: str) -> list[tuple[str, bool]]:
    seed = article(text)
    return [(seed.words(q.span), q.closed) for block in find_blocks(seed) for q in block.quotations]


@pytest.mark.parametrize(
    "case",
    [
        "Ab ⟦“cd ef”⟧ gh ⟦“ij”⟧.",
        'Ab ⟦"cd ef"⟧ gh.',
        "Ab ⟦„cd ef“⟧ gh.",
        "Ab ⟦«cd ef»⟧ gh.",
        "Ab ⟦``cd ef''⟧ gh.",
        "Ab ⟦‘cd ef,’⟧ gh.",
        "Ab ⟦“cd ‘ef’ gh”⟧.",
        "Ab ⟦«cd “ef” gh»⟧.",
        "Ab (⟦“cd”⟧) ef.",
    ],
)
def test_a_pair_of_marks_is_a_quotation(case):
    text, marks = marked(case)
    assert quotations(text) == [(mark.words, True) for mark in marks]


def test_a_quotation_whose_closing_mark_is_missing_ends_with_its_paragraph():
    assert quotations("Ab “cd ef.\n\nGh.") == [("“cd ef.", False)]


def test_a_quotation_ends_where_the_next_one_opens():
    assert quotations("Ab “cd “ef” gh.") == [("“cd", False), ("“ef”", True)]


@pytest.mark.parametrize("text", ["The dogs’ day", "It's the dogs' day.", "A 6' plank", "Ab ’cd’ ef", "Ab ‘cd’ ef"])
def test_an_apostrophe_quotes_nothing(text):
    assert quotations(text) == []


def test_a_line_that_ends_like_a_sentence_is_a_block_of_its_own():
    seed = article("Ab cd.\nEf gh\nij.")
    assert [seed.words(block.span) for block in find_blocks(seed)] == ["Ab cd.", "Ef gh\nij."]
