"""Which names in several articles are one entity: by spelling, never by chance."""

import datetime as dt

from dateline.corpus.entities import entities
from dateline.model import Annotated, Article, Name, Span
from dateline.spelling import key, slug


def told(stem: str, day: int, *names: tuple[str, str]) -> Annotated:
    """An article of January 2021 that holds these names, each under its canonical form, and nothing else."""
    text, marks = "", []
    for kind, words in names:
        span = Span(len(text), len(text) + len(words))
        marks.append(Name(span=span, by="names", type=kind, name=words))
        text += f"{words}. "
    article = Article(stem, f"seeds/{stem}.txt", text, "", dt.date(2021, 1, day), ())
    return Annotated(article, tuple(marks))


def names(*articles: Annotated) -> dict[str, int]:
    return {e.id: len(e.mentions) for e in entities(articles)[0]}


def test_one_spelling_over_two_articles_is_one_person():
    first, second = told("a", 1, ("person", "Sergey Lavrov")), told("b", 2, ("person", "Sergey Lavrov"))

    assert names(first, second) == {"people/sergey-lavrov": 2}


def test_capitals_accents_and_apostrophes_do_not_make_two():
    article = told("a", 1, ("place", "MINSK"), ("place", "Minsk"), ("place", "Medellín"), ("place", "Medellin"))

    assert names(article) == {"places/medellin": 2, "places/minsk": 2}
    assert entities([article])[0][1].name == "Minsk"


def test_a_bare_surname_joins_the_only_person_who_bears_it():
    first, second = told("a", 1, ("person", "Sergey Lavrov")), told("b", 2, ("person", "Lavrov"))

    assert names(first, second) == {"people/sergey-lavrov": 2}
    assert "only person with that surname" in str(entities([first, second])[0][0].mentions[1].because)


def test_two_people_of_one_surname_stay_two_and_the_bare_surname_joins_neither():
    article = told("a", 1, ("person", "Bill Clinton"), ("person", "Hillary Clinton"))

    assert names(article, told("b", 2, ("person", "Clinton"))) == {
        "people/bill-clinton": 1,
        "people/clinton": 1,
        "people/hillary-clinton": 1,
    }


def test_an_acronym_keeps_its_capitals_when_it_is_mostly_written_so():
    article = told("a", 1, ("organisation", "BP"), ("organisation", "BP"), ("organisation", "Bp"))

    assert [entity.name for entity in entities([article])[0]] == ["BP"]


def test_a_bearer_called_index_does_not_take_the_lists_address():
    assert names(told("a", 1, ("organisation", "Index"))) == {"organisations/index-2": 1}


def test_a_middle_initial_given_or_left_out_does_not_make_two():
    first, second = told("a", 1, ("person", "John F. Kennedy")), told("b", 2, ("person", "John Kennedy"))

    assert names(first, second, told("c", 3, ("person", "Kennedy"))) == {"people/john-kennedy": 3}


def test_two_different_middle_initials_are_two_people_and_a_name_without_joins_neither():
    article = told("a", 1, ("person", "George W. Bush"), ("person", "George H. W. Bush"), ("person", "George Bush"))

    assert names(article) == {"people/george-bush": 1, "people/george-h-w-bush": 1, "people/george-w-bush": 1}


def test_an_organisation_is_never_joined_by_the_beginning_of_its_name():
    assert names(told("a", 1, ("organisation", "Apple"), ("organisation", "Apple Corps"))) == {
        "organisations/apple": 1,
        "organisations/apple-corps": 1,
    }


def test_a_person_and_a_place_of_one_name_are_two():
    assert names(told("a", 1, ("person", "Washington"), ("place", "Washington"))) == {
        "people/washington": 1,
        "places/washington": 1,
    }


def test_the_order_of_the_articles_changes_nothing():
    articles = [told("a", 1, ("person", "Lavrov")), told("b", 2, ("person", "Sergey Lavrov"), ("place", "Minsk"))]

    assert entities(articles)[0] == entities(articles[::-1])[0]


def test_a_name_in_another_script_has_an_address_of_its_own():
    assert slug("Сергей Лавров") == "сергей-лавров"
    assert slug("!!!") == "unnamed"
    assert key("O’Brien-Smith, Jr.") == "obrien smith jr"
