"""Numbers as English writes them: "80.1", "1,200", "1.2 million", "twenty-one", "two thirds", "nine out of ten".

This only finds numbers: the caller decides what they count, and whether one is a year, an ordinal or part of a name.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from dateline.languages.en import ENGLISH
from dateline.languages.lexicons.number_words import NumberWords

NUMBERS: Final = ENGLISH.lexicon(NumberWords)


class Number(NamedTuple):
    """A number from `start` to `end` in the text searched."""

    start: int
    end: int
    value: float
    fraction: bool = False
    """True for a share of a whole ("two thirds", "one in five"): the value is between 0 and 1."""


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers in a range of text from left to right, without overlaps."""
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        value = _read_value(match)
        # "Nine out of ten" is a share, "10 out of 2" a slip or a score. Hundreds of digits are no number of anything.
        if value is not None and math.isfinite(value):
            yield Number(match.start(), match.end(), value, match["share"] is not None)


@cache
def _pattern() -> re.Pattern[str]:
    cardinals = NUMBERS.cardinals
    units = _any_of(word for word, n in cardinals.items() if 0 < n < 10)  # noqa: PLR2004
    teens = _any_of(word for word, n in cardinals.items() if n == 0 or 10 <= n < 20)  # noqa: PLR2004
    tens = _any_of(word for word, n in cardinals.items() if n >= 20)  # noqa: PLR2004
    great = _any_of(word for word in NUMBERS.magnitudes if word != "hundred")
    short = _any_of(NUMBERS.short_magnitudes)
    below_hundred = rf"(?:{tens}(?:[- ]{units})?|{teens}|{units})"
    below_thousand = rf"(?:(?:{below_hundred}|an?) hundred(?: and)?(?: {below_hundred})?|{below_hundred})"
    words = (
        rf"(?:(?:half an?|{below_thousand}(?: and a (?:half|quarter))?|an?)[ -]{great}"
        rf"(?:(?: and)? {below_thousand}(?: {great})?)*|{below_thousand}(?: and a (?:half|quarter))?)"
    )
    vulgar = f"[{''.join(NUMBERS.vulgar)}]"
    digits = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ -]?{vulgar}|[ -]\d/[2-8])?"
    figures = rf"(?:{digits}(?:[ -]?(?:hundred|{great})|[ -]?{short}(?!\w))?|\d/[2-8]|{vulgar})"
    parts = _any_of(word for word in NUMBERS.denominators if word != "half")
    share = (
        rf"(?:{below_hundred}|\d+|an?)[- ](?:{parts}s?|half|halves)(?=[ -]of\b| the\b)"
        r"|half(?= (?:of|the|its|their|his|her|all)\b)"
        rf"|{below_hundred}[- ]{parts}s"
        rf"|(?:{below_hundred}|{digits}) (?:out of(?: every)?|of every) (?:{below_hundred}|{digits})"
        rf"|{units} in (?:every )?(?:{below_hundred}|\d{{1,3}}(?:,000)*)(?![\d,.]*\d)"
    )
    edge_before, edge_after = (
        r"(?<![\w./:#@’'+-])(?<!\d,)",
        rf"(?:(?={_any_of(NUMBERS.glued)}\b)|(?!\w))(?![:/]\d|[.,]\d)",
    )
    # Most words don't begin like a number: checking one letter first saves trying every alternative.
    opening = "".join({word[0] for word in (*cardinals, "half", "a")})
    return re.compile(
        rf"(?=[\d{opening}{vulgar[1:-1]}]){edge_before}(?:(?P<share>{share})|(?P<figures>{figures})|(?P<words>{words})){edge_after}",
        re.IGNORECASE,
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def _read_value(match: re.Match[str]) -> float | None:
    words = match.group().lower()
    if match["share"] is None:
        return _add_up(words)
    pair = re.split(r" (?:out of|of|in)(?: every)? ", words)
    if len(pair) == 2:  # noqa: PLR2004
        part, whole = _add_up(pair[0]), _add_up(pair[1])
        return part / whole if part < whole else None
    *count, denominator = re.split(r"[ -]", words)
    return _add_up(" ".join(count) or "one") / _denominator(denominator)


def _denominator(word: str) -> int:
    table = NUMBERS.denominators
    return 2 if word == "halves" else table[word] if word in table else table[word.removesuffix("s")]


def _add_up(words: str) -> float:
    """Add up a number that isn't a share: each magnitude multiplies what comes before it."""
    scale = {**NUMBERS.magnitudes, **NUMBERS.short_magnitudes}
    total, group = 0.0, 0.0
    words = re.sub(r"half an? ", "0.5 ", re.sub(r" and a half", " 0.5", re.sub(r" and a quarter", " 0.25", words)))
    for piece in re.findall(r"\d[\d,]*(?:\.\d+)?(?:/\d+)?|[^\W\d]+|[^\w\s,-]", words):
        if piece == "hundred":
            group = (group or 1) * 100
        elif piece in scale:
            total, group = total + (group or 1) * scale[piece], 0.0
        else:
            group += _read_word(piece)
    return total + group


def _read_word(piece: str) -> float:
    if piece in {"a", "an"}:
        return 1.0
    if "/" in piece:
        above, below = piece.split("/")
        return float(above) / float(below) if float(below) else 0.0
    if piece[0].isdigit():
        return float(piece.replace(",", ""))
    return NUMBERS.cardinals.get(piece, NUMBERS.vulgar.get(piece, 0.0))
