"""Finds the holder of an office (`Russia’s top diplomat`) from the titles in the article."""

from collections.abc import Iterable

from dateline.languages.en import ENGLISH
from dateline.languages.en.lexicons import PersonTitles
from dateline.languages.lexicons.place_words import PlaceWords

TITLES = ENGLISH.lexicon(PersonTitles)


def strip_possessives(words: str) -> str:
    """Return the words in lower case, without possessives."""
    words = words.lower()
    for possessive in TITLES.possessives:
        words = words.replace(possessive, " ")
    return " ".join(words.split())


def is_definite(words: str) -> bool:
    """Return True if the words refer to somebody known: `the mayor`, `Norway’s mayor`, not `a mayor`, `his mayor`."""
    parts = strip_possessives(words).split()
    return bool(parts) and parts[0] not in TITLES.indefinite


def has_role(words: str) -> bool:
    """Return True if the words contain a role: `the lawyer`, `two officials`."""
    return any(TITLES.is_role(word) for word in words.split())


def is_newcomer(words: str) -> bool:
    """Return True if the words introduce somebody new: `a senator`."""
    return words.lower().split(maxsplit=1)[0] in TITLES.newcomers


def find_holder(words: str, roles: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the only name whose title fits the words, with the title; `roles` are names with their titles.

    A title fits if one only adds words to the other and they don't name different countries.
    """
    office = strip_possessives(words)
    for article in TITLES.definite_articles:
        office = office.removeprefix(f"{article} ")
    wanted = [office, *(title for name, titles in TITLES.offices.items() if office.endswith(name) for title in titles)]
    titles = ((name, role, strip_possessives(role)) for name, role in roles)
    fitting = {
        name: title
        for name, role, title in titles
        if any(_is_same_office(title, other) for other in wanted) and _can_be_same_country(words, role)
    }
    return next(iter(fitting.items())) if len(fitting) == 1 else None


def _is_same_office(role: str, wanted: str) -> bool:
    one, other = role.split(), wanted.split()
    within = set(one) <= set(other) or set(other) <= set(one)
    apart = set(one) ^ set(other)
    return bool(one and other) and one[-1] == other[-1] and within and apart.isdisjoint(TITLES.apart)


def _can_be_same_country(words: str, role: str) -> bool:
    one, other = _countries(words), _countries(role)
    return not one or not other or bool(one & other)


def _countries(words: str) -> set[str]:
    padded = f" {strip_possessives(words)} "
    countries = ENGLISH.lexicon(PlaceWords).countries
    return {
        country for country, forms in countries.items() if any(f" {f.lower()} " in padded for f in (country, *forms))
    }
