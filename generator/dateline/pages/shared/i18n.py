"""The interface's words, from `data/labels*.toml`, and dates, periods and counts as readers see them.

Each build has one language: `use_language` sets it for all words made in its block.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from string import Formatter
from typing import Any

from babel import Locale, UnknownLocaleError

from dateline import i18n_format, reasons
from dateline import markdown as md
from dateline.calendar.when import Precision, When
from dateline.desk.authors import UNNAMED
from dateline.i18n_format import FALLBACK

_DURATION = re.compile(r"P(?:T(?P<clock>\d+(?:\.\d+)?[HMS])|(?P<long>\d+(?:\.\d+)?(?:DE|CE|[YMWD])))")


_LANGUAGE = ContextVar("language", default="en")


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Use a language's labels in this block."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def labels(section: str) -> dict[str, Any]:
    """Return a section of the labels."""
    return i18n_format.find_section(section, _LANGUAGE.get())


def lang_attrs(language: str | None) -> dict[str, str]:
    """Return the attributes of an element in a language; empty for the interface's own language and for None."""
    return {"lang": language, "dir": direction(language)} if language and language != _LANGUAGE.get() else {}


def mark_language(language: str | None, words: md.Markdown) -> md.Markdown:
    """Return words marked with their language if it isn't the interface's."""
    attributes = lang_attrs(language)
    return md.element("span", attributes, words) if attributes else words


def direction(language: str) -> str:
    """Return a language's direction, `ltr` or `rtl`; `ltr` if the CLDR doesn't know the language."""
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def language_name(code: str) -> str:
    """Return a language's name from the CLDR, or else its code."""
    try:
        return str(Locale.parse(code, sep="-").get_display_name(_LANGUAGE.get()) or code)
    except (UnknownLocaleError, ValueError):
        return code


def country_name(code: str | None) -> str:
    """Return a country's name from the CLDR, or else its code; empty without a code."""
    return str(Locale(_LANGUAGE.get()).territories.get(code, code)) if code else ""


def editor_name(by: str) -> str:
    """Return an editor's name, or a word for the desk if nobody is named."""
    return str(label("why.unnamed")) if by == UNNAMED else by


def label(key: str) -> Any:  # noqa: ANN401 — a label is a string, a list or a table of plural forms
    """Return the label under `section.key`. Raises KeyError if there is none."""
    return i18n_format.label(key, _LANGUAGE.get())


def format_text(key: str, **values: object) -> str:
    """Return a label with its placeholders filled."""
    return str(label(key).format(**values))


def format_md(key: str, **values: md.Markdown) -> md.Markdown:
    """Return a label as Markdown, its placeholders filled with Markdown: a link inside a sentence."""
    pieces = []
    for words, name, _, _ in Formatter().parse(label(key)):
        pieces.append(md.text(words))
        if name is not None:
            pieces.append(values[name])
    return md.join(pieces)


def reason_md(reason: reasons.Reason) -> md.Markdown:
    """Return a reason; the words it quotes are marked with their language if it isn't the interface's."""
    runs = reasons.runs(reason, _LANGUAGE.get())
    return md.join([mark_language(FALLBACK, md.text(run.words)) if run.quoted else md.text(run.words) for run in runs])


def count(what: str, number: int) -> str:
    """Return a counted noun in its plural form: `2 articles`."""
    return format_plural(f"count.{what}", number)


def format_plural(key: str, number: float) -> str:
    """Return the plural form of a label, by the Unicode CLDR's rules: 1 статья, 2 статьи, 5 статей."""
    return i18n_format.plural_label(key, number, _LANGUAGE.get()).format(n=amount(number))


def amount(number: float) -> str:
    """Return a number as readers of the language write it: `1,234.5`, `1 234,5`."""
    return i18n_format.amount(number, _LANGUAGE.get())


def degrees(number: float) -> str:
    """Return degrees of latitude or longitude, to hundredths, as readers of the language write them."""
    return i18n_format.degrees(number, _LANGUAGE.get())


def capital(words: str) -> str:
    """Return words with a capital first letter, for the start of a line."""
    return words[:1].upper() + words[1:]


def day(date: dt.date) -> str:
    """Return a day as readers see it everywhere: `26 Nov 2020`."""
    return i18n_format.day(date, _LANGUAGE.get())


def month(date: dt.date) -> str:
    """Return a month in full: `November 2020`."""
    return format_text("date.month", month=label("date.months-long")[date.month - 1], year=date.year)


def period_words(key: str) -> str:
    """Return an ISO day, month or year as readers see it: `August 2020`; for `19` or `199`, the range of years."""
    if len(key) < len("2020"):
        return format_text("date.years", first=f"{key:0<4}", last=f"{key:9<4}")
    if len(key) == len("2020"):
        return key
    return (
        day(dt.date.fromisoformat(key)) if len(key) == len("2020-08-09") else month(dt.date.fromisoformat(f"{key}-01"))
    )


def interval(first: dt.date, last: dt.date) -> str:
    """Return a range of days, as short as possible: `11–12 Feb 2021`."""
    months = label("date.months")
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return format_text(
            "date.range-days", first=first.day, last=last.day, month=months[first.month - 1], year=first.year
        )
    if first.year == last.year:
        ends = {"first_month": months[first.month - 1], "last_month": months[last.month - 1]}
        return format_text("date.range-months", first=first.day, last=last.day, year=first.year, **ends)
    return format_text("date.range", first=day(first), last=day(last))


def format_date(when: When) -> str:
    """Return a date as precisely as it is known: `26 Nov 2020`, `Aug 2020`, `about 2019`, `since 9 Aug 2020`."""
    edtf = when.edtf or ""
    if edtf.startswith(("../", "/")) and when.last:
        return format_text("date.before", date=day(when.last))
    if edtf.endswith(("/..", "/")) and when.first:
        return format_text("date.since", date=day(when.first))
    if when.start is None or when.end is None:
        return format_text("date.none")
    exact = _format_precise(when.start, when.end, when.precision, edtf)
    return format_text("date.about", date=exact) if set(edtf) & set("~%") else exact


def _format_precise(first: dt.date, last: dt.date, precision: Precision | None, edtf: str) -> str:
    season = re.match(r"(\d{4})-(2[1-4])", edtf)
    shown = {
        "month": lambda: i18n_format.month(first, _LANGUAGE.get()),
        "year": lambda: str(first.year),
        "decade": lambda: format_text("date.decade", year=first.year // 10 * 10),
        "quarter": lambda: format_text("date.quarter", number=(first.month + 2) // 3, year=first.year),
        "week": lambda: format_text("date.week", day=day(first)),
    }
    if precision == "season" and season:
        return format_text("date.season", season=label("date.seasons")[int(season[2]) - 21], year=season[1])
    return shown[precision]() if precision in shown else interval(first, last)


def format_duration(value: str) -> str | None:
    """Return a TIMEX3 duration in words (`P3M` → `3 months`), or None if it isn't a plain number of one unit."""
    found = _DURATION.fullmatch(value)
    if not found:
        return None
    number, unit = re.fullmatch(r"([\d.]+)([A-Z]+)", found["clock"] or found["long"]).groups()  # type: ignore[union-attr]
    key = unit.lower() if found["clock"] and unit == "M" else unit
    return format_plural(f"duration.{key}", float(number))
