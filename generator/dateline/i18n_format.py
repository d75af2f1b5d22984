"""The words of the interface in each language, and its formats for days and numbers.

English is in `data/NAME.toml`; a translation is in `data/NAME.LANGUAGE.toml`, under the same keys. What a translation
lacks is shown in English; `coverage` reports it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale
from babel.numbers import format_decimal, format_scientific

from dateline.lexicon import load_table

_HUGE = 1e15
"""From here on a float no longer tells neighbouring numbers apart to the tenth, and Babel has no room for decimals."""
FALLBACK = "en"
"""The language shown where a translation is missing, and that of commands and file names."""
FILES = ("labels", "reasons")
"""The files that a translation consists of."""


@dataclass(frozen=True, slots=True)
class TranslationCoverage:
    """How much of the interface is translated into a language."""

    language: str
    totals: tuple[tuple[str, int], ...]
    """Name of each file and the number of its keys in English."""
    missing: tuple[tuple[str, str], ...]
    """File and `section.key` of everything shown in English instead, in the order of the English files."""

    def __str__(self) -> str:
        return f"{self.language}: " + ", ".join(self._share(file, total) for file, total in self.totals)

    def _share(self, file: str, total: int) -> str:
        lacking = sum(name == file for name, _ in self.missing)
        # Rounded down: only a complete translation reaches 100%.
        return f"{(total - lacking) * 100 // max(1, total)}% of {total} {file}"


def coverage(language: str) -> TranslationCoverage:
    """Return how much of the English labels and reasons a language translates."""
    english = {file: _keys(load_words(file, FALLBACK)) for file in FILES}
    translated = {file: set(_keys(load_words(file, language))) for file in FILES}
    missing = tuple((file, key) for file in FILES for key in english[file] if key not in translated[file])
    return TranslationCoverage(language, tuple((file, len(english[file])) for file in FILES), missing)


def _keys(words: Mapping[str, Mapping[str, object]]) -> list[str]:
    return [f"{section}.{name}" for section, names in words.items() for name in names]


def load_words(file: str, language: str) -> dict[str, Any]:
    """Load a file of words in a language, without the fallback; empty if the language doesn't have the file."""
    try:
        return load_table(file if language == FALLBACK else f"{file}.{language}")
    except FileNotFoundError:
        return {}


def find_words(file: str, key: str, language: str) -> tuple[Any, str]:
    """Return a file's value of `section.key` and its language: English if the translation lacks it.

    Raises KeyError if English lacks it too.
    """
    section, _, name = key.partition(".")
    translated = load_words(file, language).get(section, {})
    if name in translated:
        return translated[name], language
    return load_words(file, FALLBACK)[section][name], FALLBACK


def find_section(section: str, language: str) -> dict[str, Any]:
    """Return a section of the labels, completed from English. Raises KeyError if English lacks the section."""
    return {**load_words("labels", FALLBACK)[section], **load_words("labels", language).get(section, {})}


def plural(forms: Mapping[str, str], number: float, language: str) -> str:
    """Return the plural form for a number, by the rules of the Unicode CLDR: 1 статья, 2 статьи, 5 статей."""
    return forms[Locale(language).plural_form(number)]


def plural_label(key: str, number: float, language: str) -> str:
    """Return the plural form of a label for a number, by the rules of the label's language."""
    forms, used = find_words("labels", key, language)
    return plural(forms, number, used)


def amount(number: float, language: str) -> str:
    """Return a number as the language writes it: `1,234.5`, `1 234,5`; a huge one with its power of ten: `1E20`."""
    rounded = float(f"{number:.10g}")
    if abs(rounded) >= _HUGE:
        return str(format_scientific(rounded, "0.##########E0", locale=language))
    return str(format_decimal(rounded, "#,##0.##########", locale=language))


def degrees(number: float, language: str) -> str:
    """Return degrees of latitude or longitude to two decimals: `53.90`, `53,90`."""
    return str(format_decimal(number, "0.00", locale=language))


def label(key: str, language: str) -> Any:  # noqa: ANN401 — a label is a string, a list or a table of plural forms
    """Return the label `section.key` in a language. Raises KeyError if English has no such label."""
    return find_words("labels", key, language)[0]


def day(date: dt.date, language: str) -> str:
    """Return a day in the format used on every page: `26 Nov 2020`."""
    name = label("date.months", language)[date.month - 1]
    return str(label("date.day", language).format(day=date.day, month=name, year=date.year))


def month(date: dt.date, language: str) -> str:
    """Return the month of a day: `Nov 2020`."""
    name = label("date.months-alone", language)[date.month - 1]
    return str(label("date.month", language).format(month=name, year=date.year))
