"""Thresholds that decide between candidates for a name, with a case on each side of each."""

from dataclasses import replace

import pytest

from dateline.annotators.base import only, run
from dateline.annotators.names.acronyms import find_acronyms
from dateline.languages.en.names import Names
from dateline.model import Dateline, Name, Paragraph, Span
from marked import article, marked, parse_english


def names(seed) -> list[Name]:
    return only(run((Names(),), seed, parse_english(seed)), Name)


def check(case: str) -> None:
    """Check that each marked name is found, with its type and, if given, its canonical name."""
    plain, marks = marked(case)
    found = {name.span: (name.type, name.name) for name in names(article(plain))}
    assert marks
    for mark in marks:
        assert mark.span in found, [plain[s.start : s.end] for s in found]
        assert found[mark.span][: len(mark.notes)] == mark.notes


@pytest.mark.parametrize(
    "case",
    [
        # The model reads each of these as a body or a person.
        "⟦Sierra Leone|place⟧ said no.",
        "They walked through ⟦Capitol Hill|place⟧ at night.",
        "⟦Buenos Aires|place⟧ won.",
        "⟦Amazon|place⟧ said no.",
        "The ⟦Abkhazia|place⟧ offer was rejected.",
    ],
)
def test_a_list_outweighs_the_model(case):
    check(case)


def test_a_form_of_address_outweighs_a_list():
    check("Mr. ⟦Jordan|person⟧ gave no reason.")
    check("Mr. ⟦La Paz|person⟧ gave no reason.")


def test_a_longer_body_outweighs_the_listed_place_in_it():
    check("The ⟦Hong Kong Harbour Board|organisation⟧ met.")


def filed(place: str, text: str):
    """An article of one paragraph that begins with a dateline."""
    span = Span(0, len(place))
    body = Paragraph(span=Span(0, len(text)), by="layout", number=1)
    return replace(
        article(text), layout=(Dateline(span=span, by="layout", place=place, day=None, places=(span,)), body)
    )


def test_a_dateline_wins_over_a_longer_name():
    found = names(filed("NORDVIK", "NORDVIK SHIPPING CORP rose."))

    assert [(name.span, name.type) for name in found] == [(Span(0, 7), "place")]


def test_a_dateline_outvotes_three_readings_of_the_model_and_not_six():
    """The model reads a body in each sentence but the first."""
    three = filed("Telmar", "Telmar - Telmar won. Telmar lost. Telmar slept. Telmar drew.")
    six = filed("Telmar", f"{three.text} Telmar won again. Telmar lost again. Telmar is late.")

    assert {name.type for name in names(three)} == {"place"}
    assert {name.type for name in names(six)} == {"organisation"}


def test_a_surname_outweighs_a_list_and_the_model():
    check("⟦Neil Jordan|person⟧ was late. ⟦Jordan|person|Neil Jordan⟧ gave no reason.")


def test_an_acronym_of_the_article_outweighs_the_model():
    check("The ⟦Dahl Union|organisation⟧ (⟦DU|organisation|Dahl Union⟧) met. ⟦DU|organisation|Dahl Union⟧ left.")


def test_a_first_name_outweighs_the_model_where_the_model_reads_a_proper_noun():
    check("⟦Savannah Dahl|person⟧ sings. They left ⟦Savannah|person|Savannah Dahl⟧ at home.")
    assert [name.name for name in names(article("Mark Dahl sings. Mark the date in your diary."))] == ["Mark Dahl"]


def test_a_surname_is_one_even_where_the_model_reads_a_common_word():
    check("⟦Anna Long|person⟧ sang. ⟦Long|person|Anna Long⟧ was glad.")


def test_a_surname_gives_way_to_a_longer_name():
    check("⟦Anna Berg|person|Anna Berg⟧ met ⟦Lars Berg|person|Lars Berg⟧ in Oslo. ⟦Anna Berg|person⟧ spoke first.")


def test_a_listed_body_that_the_article_gives_another_meaning_has_that_meaning():
    check(
        "The ⟦Water Harbour Office|organisation⟧ (⟦WHO|organisation|Water Harbour Office⟧) met. "
        "The ⟦WHO Commission|organisation|WHO Commission⟧ left."
    )


def test_the_words_beside_one_mention_outvote_two_readings_of_the_model_and_not_four():
    check("⟦Telmar|place⟧ won. They sang outside ⟦Telmar|place⟧.")
    check("Telmar won. Telmar lost. Telmar slept. Telmar drew. They sang outside ⟦Telmar|organisation⟧.")


def test_an_acronym_has_at_most_eight_letters():
    long = " ".join(f"{letter}elmar" for letter in "ABCDEFGH")
    parse = parse_english(article(f"The {long} (ABCDEFGH) met."))

    assert [found for found, *_ in find_acronyms(parse)] == ["ABCDEFGH"]


def test_capitals_of_nine_letters_are_no_acronym():
    long = " ".join(f"{letter}elmar" for letter in "ABCDEFGHI")

    assert list(find_acronyms(parse_english(article(f"The {long} (ABCDEFGHI) met.")))) == []


def test_an_acronym_skips_as_many_words_as_it_has_letters_and_two_more():
    near = parse_english(article("The Water of the old north Board (WB) met."))
    far = parse_english(article("The Water of the very old north Board (WB) met."))

    assert [short for short, *_ in find_acronyms(near)] == ["WB"]
    assert list(find_acronyms(far)) == []


def test_a_long_country_before_its_body_is_found():
    check("Dominican Republic’s ⟦Finance Ministry|organisation|Dominican Finance Ministry⟧ said no.")


def test_a_role_is_at_most_twelve_words_long():
    eleven = "former deputy assistant regional harbour safety inspection office staff union leader"
    fourteen = f"very senior {eleven} candidate"
    found = [names(article(f"They met Anna Berg, the {role}, on Monday."))[0].role for role in (eleven, fourteen)]

    assert [role is not None for role in found] == [True, False]
