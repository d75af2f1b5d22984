"""What the words around a name say about its type: `in X`, `X, Poland`, `the town of X`, `Mr X`, `X Ltd`."""

import re
from collections.abc import Iterator

from generator.annotators.names.candidates import Candidate
from generator.annotators.names.settle import surname
from generator.lexicon import lexicon
from generator.model import Article, NameType
from generator.reading import Reading

_WEIGHT = 6
_ACRONYM = re.compile(r"[B-DF-HJ-NP-TV-Z]{3,5}")
_WHERE = frozenset({"in", "near", "outside", "In", "Near"})
_AFTER_OF = frozenset(
    "town city village port district region province island state county suburb border north south east west capital "
    "resort outskirts battle republic coast people".split()
)
_PLACES_AFTER = frozenset(
    "airport prison county province region district island mosque port river street square valley village mountains "
    "checkpoint border suburb".split()
)
_BODIES_AFTER = frozenset(
    "agency bank company corp group newspaper party union firm daily weekly magazine club shares stock".split()
)


def evidence(article: Article, reading: Reading, names: list[Candidate]) -> Iterator[Candidate]:
    """Yield votes: a name's span with the type that its surroundings speak for."""
    places = {article.at(name.span) for name in names if name.type == "place"}
    for name in names:
        inside = reading.within(name.span)
        said = _beside(reading, inside[0], inside[-1], places, article) if inside else None
        listed = name.because.startswith("in the list")
        if said and not (listed and said[0] != "person"):
            yield name._replace(type=said[0], because=said[1], weight=_WEIGHT)


def _beside(reading: Reading, first: int, last: int, places: set[str], article: Article) -> tuple[NameType, str] | None:
    tokens = reading.tokens
    before = tokens[first - 1].text if first else ""
    two_before = tokens[first - 2].text if first > 1 else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if before in lexicon("titles")["address"] or (before.islower() and _is_role(before)):
        return "person", f"after {before!r}"
    if before in lexicon("titles")["bodies"]["words"]:
        return "organisation", f"after {before!r}"
    if first == last and _ACRONYM.fullmatch(tokens[first].text):
        return "organisation", "written as an acronym"
    if after == "," and last + 2 < len(tokens) and tokens[last + 2].text in {"who", "whose"}:
        return "person", f"before ', {tokens[last + 2].text}'"
    if after.lower() in _PLACES_AFTER:
        return "place", f"before {after!r}"
    if after in _BODIES_AFTER:
        return "organisation", f"before {after!r}"
    if before == "of" and two_before in _AFTER_OF:
        return "place", f"after '{two_before} of'"
    if before in _WHERE and after not in {"'s", "’s"}:
        return "place", f"after {before!r}"
    if after == "," and last + 2 < len(tokens) and surname(article.at(reading.span(first, last))) is None:
        beside = next((p for p in places if article.text.startswith(p, tokens[last + 2].start)), None)
        if beside and before in {"", "in", "from", "of", "near", "at", "to"}:
            return "place", f"before ', {beside}'"
        if (
            tokens[last + 2].text.isdigit()
            and len(tokens[last + 2].text) == 2
            and tokens[last + 3 : last + 4]
            and tokens[last + 3].text == ","
        ):
            return "person", "with an age"
    return None


def _is_role(word: str) -> bool:
    return word in lexicon("titles")["roles"]
