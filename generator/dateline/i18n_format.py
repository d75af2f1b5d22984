"""Days, numbers and counted things as readers of a language write them, and the files that hold its words.

What English has in `data/NAME.toml`, another language has in `NAME.LANGUAGE.toml`, under the same keys.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

from dateline.lexicon import lexicon

FALLBACK = "en"
"""The language of the interface where a translation is missing; commands and file names are in it too."""


def load_words(name: str, language: str) -> dict[str, Any]:
    """Return a file of words in a language."""
    return lexicon(name if language == "en" else f"{name}.{language}")


def plural(forms: Mapping[str, str], number: float, language: str) -> str:
    """Return the form that a number wants, by the Unicode CLDR's rules: 1 статья, 2 статьи, 5 статей."""
    return forms[Locale(language).plural_form(number)]


def amount(number: float, language: str) -> str:
    """Return a number as readers of the language write it: `1,234.5`, `1 234,5`."""
    return str(format_decimal(float(f"{number:.10g}"), "#,##0.##########", locale=language))


def degrees(number: float, language: str) -> str:
    """Return degrees of latitude or longitude, to hundredths: `53.90`, `53,90`."""
    return str(format_decimal(number, "0.00", locale=language))


def label(key: str, language: str) -> Any:  # noqa: ANN401 — a label is a string, a list or a table of plural forms
    """Return what the labels of a language hold under `section.key`; KeyError where there is none."""
    section, _, name = key.partition(".")
    return load_words("labels", language)[section][name]


def day(date: dt.date, language: str) -> str:
    """Return a day as readers know it everywhere: `26 Nov 2020`."""
    name = label("date.months", language)[date.month - 1]
    return str(label("date.day", language).format(day=date.day, month=name, year=date.year))


def month(date: dt.date, language: str) -> str:
    """Return the month of a day: `Nov 2020`."""
    name = label("date.months-alone", language)[date.month - 1]
    return str(label("date.month", language).format(month=name, year=date.year))
