"""Who `he`, `she` and `it` are: the last speaker or subject that fits, by what the article's own pronouns tell."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from generator.model import Name, NameType, Span
from generator.reading import Reading

_GENDER = {
    "he": "he",
    "him": "he",
    "his": "he",
    "mr": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "mrs": "she",
    "ms": "she",
}
_GENDER |= {"spokesman": "he", "chairman": "he", "spokeswoman": "she", "chairwoman": "she", "congresswoman": "she"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def stands_for(pronoun: str) -> tuple[NameType, str | None] | None:
    """Return the type and the gender that a pronoun asks for; None where it can't be resolved to one bearer."""
    gender = _GENDER.get(pronoun)
    if gender:
        return "person", gender
    return ("organisation", None) if pronoun in {"it", "its"} else None


def genders(reading: Reading, names: Sequence[Name]) -> dict[str, str]:
    """Return `he` or `she` for each person of whom the article's words beside the name tell it more often."""
    people = [name for name in names if name.type == "person"]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for index, name in enumerate(people):
        inside = reading.within(name.span)
        if not inside:
            continue
        following = people[index + 1].span.start if index + 1 < len(people) else None
        for place in (
            inside[0] - 1,
            *range(inside[-1] + 1, reading.tokens_of(reading.tokens[inside[-1]].sentence)[-1] + 1),
        ):
            token = reading.tokens[max(place, 0)]
            if following is not None and token.start >= following:
                break
            if gender := _GENDER.get(token.text.lower().rstrip(".")):
                votes[name.name][gender] += 1
                break
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def subjects(reading: Reading, names: Sequence[Name]) -> list[Name]:
    """Return the names that are the subject of a main clause, in the order of the text."""
    return [name for name in names if any(_leads(reading, index) for index in reading.within(name.span))]


def _leads(reading: Reading, index: int) -> bool:
    tokens = reading.tokens
    verb = tokens[index].head
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    return tokens[index].dep in _SUBJECTS and tokens[verb].dep == "ROOT"


def head(reading: Reading, span: Span) -> int | None:
    """Return the token of a phrase that governs the others in it."""
    inside = reading.within(span)
    return next((i for i in inside if reading.tokens[i].head not in inside or reading.tokens[i].head == i), None)
