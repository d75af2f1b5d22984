"""Who holds an office or bears a common noun: `Russia’s top diplomat`, `the ministry`, by the titles given."""

from collections.abc import Iterable

from dateline.lexicon import lexicon


def bare(words: str) -> str:
    """Return the words in small letters, without possessives."""
    return " ".join(words.lower().replace("’s", " ").replace("'s", " ").split())


def definite(words: str) -> bool:
    """Say whether the words are about one that is known: `the mayor`, `Norway’s mayor`, not `a mayor`, `his mayor`."""
    parts = bare(words).split()
    return bool(parts) and parts[0] not in lexicon("titles")["phrases"]["open"]


def names_a_person(words: str) -> bool:
    """Say whether the words name somebody by what he is: `the lawyer`, `two officials`."""
    roles = lexicon("titles")["roles"]
    return any(word in roles or word.removesuffix("s") in roles for word in words.lower().split())


def another(words: str) -> bool:
    """Say whether the words bring in one who was not told of before: `a senator`."""
    return words.lower().split(maxsplit=1)[0] in lexicon("titles")["phrases"]["another"]


def holder(words: str, roles: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the one name whose title fits the words, with the title; `roles` are names with their titles.

    A title fits where one of the two only says more than the other and no other country is named.
    """
    told = bare(words).removeprefix("the ")
    offices: dict[str, list[str]] = lexicon("titles")["offices"]
    wanted = [told, *(title for office, titles in offices.items() if told.endswith(office) for title in titles)]
    fitting = {
        name: bare(role)
        for name, role in roles
        if any(_same_office(bare(role), title) for title in wanted) and _same_country(words, role)
    }
    return next(iter(fitting.items())) if len(fitting) == 1 else None


def _same_office(role: str, wanted: str) -> bool:
    one, other = role.split(), wanted.split()
    within = set(one) <= set(other) or set(other) <= set(one)
    apart = set(one) ^ set(other)
    return bool(one and other) and one[-1] == other[-1] and within and apart.isdisjoint(lexicon("titles")["apart"])


def _same_country(words: str, role: str) -> bool:
    one, other = _countries(words), _countries(role)
    return not one or not other or bool(one & other)


def _countries(words: str) -> set[str]:
    told = f" {bare(words)} "
    countries: dict[str, list[str]] = lexicon("places")["countries"]
    return {country for country, forms in countries.items() if any(f" {f.lower()} " in told for f in (country, *forms))}
