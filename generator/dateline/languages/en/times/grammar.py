"""The English grammar of time expressions: vocabulary, notation, and the rules stage by stage."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from dateline.annotators.times.annotator import TimeGrammar
from dateline.annotators.times.tokenizer import Notation
from dateline.languages.en import ENGLISH
from dateline.languages.en.times.clocks import CLOCKS
from dateline.languages.en.times.dates import DATES
from dateline.languages.en.times.joins import JOINS, PARTS_OF_PERIODS
from dateline.languages.en.times.lengths import LENGTHS
from dateline.languages.en.times.number_rules import NUMBERS
from dateline.languages.en.times.ranges import DAY_RANGES, RANGES
from dateline.languages.en.times.recurring import RECURRING
from dateline.languages.en.times.tense import find_direction
from dateline.languages.en.times.time_words import HOLIDAYS, WORDS
from dateline.languages.en.times.unit_rules import UNITS
from dateline.languages.lexicons.number_words import NumberWords


def _numerals() -> dict[str, dict[str, int]]:
    """Return numerals by class: `forty` then `five` is one number, `five` then `forty` is two."""
    numbers = ENGLISH.lexicon(NumberWords)
    classes = (("ONES", range(1, 10)), ("TEENS", range(10, 20)), ("TENS", range(20, 100)))
    return {
        **{of: {word: n for word, n in numbers.cardinals.items() if n in values} for of, values in classes},
        "HUNDRED": {word: int(numbers.magnitudes[word]) for word in ("hundred", "thousand")},
        "DOZEN": {"dozen": int(numbers.magnitudes["dozen"])},
    }


def _words() -> dict[str, Mapping[str, Any]]:
    tables = {field.name: getattr(WORDS, field.name) for field in fields(WORDS)}
    return {
        **{name.upper(): table for name, table in tables.items() if isinstance(table, Mapping)},
        **_numerals(),
        "HOLIDAY": {name: name for name in HOLIDAYS},
    }


ENGLISH_TIMES = TimeGrammar(
    words=_words(),
    numbers=NUMBERS,
    stages=(
        (*DATES, *UNITS, *LENGTHS, *RECURRING, *CLOCKS),
        DAY_RANGES,
        JOINS,
        PARTS_OF_PERIODS,
        RANGES,
    ),
    capitalized=frozenset(name.upper() for name in (*WORDS.capitalized, "holiday")),
    notation=Notation(
        ordinal_suffix=r"(?i:st|nd|rd|th)",
        decade_suffix="s",
        half_day=r"(?i:[ap]\.\s?m\b\.?|[ap]m\b)",
        joined_half_day=r"(?i:[ap]m\b)",
    ),
    find_direction=find_direction,
)
