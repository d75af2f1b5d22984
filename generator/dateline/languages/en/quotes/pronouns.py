"""Who `he`, `she` and `it` are: the last speaker or subject that fits, by what the article's own pronouns tell."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.lexicon import lexicon
from dateline.model import Name, NameType, Span
from dateline.nlp.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _gender(word: str) -> str | None:
    genders_: dict[str, list[str]] = lexicon("titles")["gender"]
    return next((gender for gender, words in genders_.items() if word.lower().rstrip(".") in words), None)


def stands_for(pronoun: str) -> tuple[NameType, str | None] | None:
    """Return the type and the gender that a pronoun asks for; None where it can't be resolved to one bearer."""
    if pronoun in {"it", "its"}:
        return "organisation", None
    gender = _gender(pronoun) if pronoun in lexicon("titles")["phrases"]["pronouns"] else None
    return ("person", gender) if gender else None


def genders(parse: Parse, names: Sequence[Name]) -> dict[str, str]:
    """Return `he` or `she` for each person of whom the article's words beside the name tell it more often."""
    people = [name for name in names if name.type == "person" and parse.within(name.span)]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for index, name in enumerate(people):
        inside = parse.within(name.span)
        following = parse.within(people[index + 1].span)[0] if index + 1 < len(people) else len(parse.tokens)
        end = min(following, parse.tokens_of(parse.tokens[inside[-1]].sentence)[-1] + 1)
        beside = (max(inside[0] - 1, 0), *range(inside[-1] + 1, end))
        told = next((gender for i in beside if (gender := _gender(parse.tokens[i].text))), None)
        if told:
            votes[name.name][told] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def subjects(parse: Parse, names: Sequence[Name]) -> list[Name]:
    """Return the names that are the subject of a main clause, in the order of the text."""
    return [name for name in names if any(_leads(parse, index) for index in parse.within(name.span))]


def _leads(parse: Parse, index: int) -> bool:
    tokens = parse.tokens
    verb = tokens[index].head
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    return tokens[index].dep in _SUBJECTS and tokens[verb].dep == "ROOT"


def head(parse: Parse, span: Span) -> int | None:
    """Return the token of a phrase that governs the others in it."""
    inside = parse.within(span)
    return next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)
