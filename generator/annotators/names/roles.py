"""The title or role beside a person's name: `Russian Foreign Minister`, `a spokesman for the group`."""

from generator.lexicon import lexicon
from generator.model import Span
from generator.reading import Reading

_LONGEST = 12


def role(reading: Reading, name: Span) -> Span | None:
    """Return where the name's title stands, before it or between commas after it."""
    inside = reading.within(name)
    if not inside:
        return None
    return _before(reading, inside[0]) or _after(reading, inside[-1])


def _is_role(word: str) -> bool:
    titles = lexicon("titles")
    return word.lower() in titles["roles"] or word.lower().removesuffix("s") in titles["roles"]


def _before(reading: Reading, first: int) -> Span | None:
    tokens = reading.tokens
    start = first
    while start > 0 and first - start < _LONGEST and tokens[start - 1].sentence == tokens[first].sentence:
        before = tokens[start - 1]
        if (
            before.pos not in {"NOUN", "PROPN", "ADJ"}
            and before.text not in {"-", "’s", "'s"}
            and not (before.text == "of" and start - 2 >= 0)
        ):
            break
        start -= 1
    if first - start and any(_is_role(token.text) for token in tokens[start:first]):
        while start < first and not tokens[start].text[0].isalnum():
            start += 1
        return reading.span(start, first - 1) if start < first else None
    return None


def _after(reading: Reading, last: int) -> Span | None:
    tokens = reading.tokens
    first = last + 2
    if first >= len(tokens) or tokens[last + 1].text != "," or tokens[first].sentence != tokens[last].sentence:
        return None
    end = first
    while end < len(tokens) and tokens[end].sentence == tokens[last].sentence and end - first < _LONGEST:
        if tokens[end].text in {",", ";", ".", ":"} or tokens[end].pos in {"VERB", "AUX"}:
            break
        end += 1
    if tokens[first].pos not in {"DET", "NOUN", "ADJ", "PROPN"} or tokens[min(end, len(tokens) - 1)].text not in {
        ",",
        ".",
        ";",
    }:
        return None
    until = next((i for i in range(first, end) if tokens[i].pos in {"ADP", "SCONJ"}), end)
    if not any(_is_role(token.text) for token in tokens[first:until]):
        return None
    if tokens[first].pos == "DET":
        first += 1
    return reading.span(first, end - 1)
