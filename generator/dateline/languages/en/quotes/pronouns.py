"""Who `he`, `she` and `it` can be: the type and gender of pronouns, and of people by the words next to them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.languages.en.quotes.offices import TITLES
from dateline.model import Name, NameType
from dateline.nlp.parse import Parse


def _gender(word: str) -> str | None:
    return next((gender for gender, words in TITLES.gender.items() if word.lower().rstrip(".") in words), None)


def pronoun_type(pronoun: str) -> tuple[NameType, str | None] | None:
    """Return the type and gender that a pronoun requires, or None if it can't refer to a single name."""
    if pronoun in TITLES.body_pronouns:
        return "organisation", None
    gender = _gender(pronoun) if pronoun in TITLES.personal_pronouns else None
    return ("person", gender) if gender else None


def genders(parse: Parse, names: Sequence[Name]) -> dict[str, str]:
    """Return `he` or `she` for each person, by the majority of the gendered words right next to the name."""
    people = [name for name in names if name.type == "person" and parse.tokens_in(name.span)]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for index, name in enumerate(people):
        inside = parse.tokens_in(name.span)
        following = parse.tokens_in(people[index + 1].span)[0] if index + 1 < len(people) else len(parse.tokens)
        end = min(following, parse.tokens_of(parse.tokens[inside[-1]].sentence)[-1] + 1)
        beside = (max(inside[0] - 1, 0), *range(inside[-1] + 1, end))
        shown = next((gender for i in beside if (gender := _gender(parse.tokens[i].text))), None)
        if shown:
            votes[name.name][shown] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def main_subjects(parse: Parse, names: Sequence[Name]) -> list[Name]:
    """Return the names that are subjects of main clauses, in text order."""
    return [name for name in names if any(_is_main_subject(parse, index) for index in parse.tokens_in(name.span))]


def _is_main_subject(parse: Parse, index: int) -> bool:
    tokens = parse.tokens
    verb = tokens[index].head
    while tokens[verb].dep in parse.labels.conjuncts and tokens[verb].head != verb:
        verb = tokens[verb].head
    return tokens[index].dep in parse.labels.nominal_subjects and tokens[verb].dep in parse.labels.roots
