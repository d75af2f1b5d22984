"""Plural and singular of English nouns."""

import pytest

from dateline.languages.en.inflection import plural, singular, stem


@pytest.mark.parametrize(
    ("noun", "several"),
    [("city", "cities"), ("day", "days"), ("church", "churches"), ("man", "men"), ("boss", "bosses"), ("GW", "GW")],
)
def test_a_noun_has_a_plural(noun, several):
    assert plural(noun) == several


@pytest.mark.parametrize(("several", "noun"), [("cities", "city"), ("ships", "ship"), ("boss", "boss"), ("oil", "oil")])
def test_a_plural_has_a_singular(several, noun):
    assert singular(several) == noun


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("cars", "car"),
        ("ties", "ty"),
        ("gas", "gas"),
        ("houses", "house"),
        ("shoes", "shoe"),
        ("virus", "virus"),
        ("loss", "loss"),
        ("boats", "boat"),
    ],
)
def test_search_strips_the_plural_of_words_of_four_letters_and_more(word, kept):
    assert stem(word) == kept
