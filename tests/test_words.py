"""The interface's words in every language: the same keys and arguments, plural forms, formats of dates and numbers."""

import datetime as dt
from importlib.resources import files
from string import Formatter
from typing import get_args

import pytest
from babel import Locale

from dateline import i18n_format, reasons
from dateline.calendar.when import When
from dateline.lexicon import load_table
from dateline.pages.shared.i18n import (
    amount,
    count,
    day,
    direction,
    format_date,
    format_duration,
    interval,
    label,
    lang_attrs,
    use_language,
)
from dateline.settings import Language

OTHERS = [language for language in get_args(Language) if language != "en"]
D = dt.date
MAY = When(first=D(2020, 5, 1), last=D(2020, 5, 31), edtf="2020-05", precision="month")


def places(words):
    return sorted({name for _, name, _, _ in Formatter().parse(words) if name is not None})


def flat(labels):
    for section, names in labels.items():
        for name, words in names.items():
            yield f"{section}.{name}", words


@pytest.fixture
def partial_russian(monkeypatch):
    """Russian without the nouns that are counted, without the names of months, and without all reasons."""
    whole = i18n_format.load_words

    def load(file, language):
        words = whole(file, language)
        if language == "ru":
            words = {name: dict(names) for name, names in words.items()} if file == "labels" else {}
            words.pop("count", None)
            words.get("date", {}).pop("months", None)
        return words

    monkeypatch.setattr(i18n_format, "load_words", load)


@pytest.mark.parametrize("language", get_args(Language))
def test_a_shipped_translation_covers_nearly_everything(language):
    """A new English word is shown in English until somebody translates it; many of them are a task."""
    found = i18n_format.coverage(language)

    assert len(found.missing) * 20 <= sum(total for _, total in found.totals), str(found)


@pytest.mark.usefixtures("partial_russian")
def test_coverage_names_what_a_translation_lacks():
    found = i18n_format.coverage("ru")
    labels, reasons = dict(found.totals)["labels"], dict(found.totals)["reasons"]

    assert ("labels", "count.articles") in found.missing
    assert sum(file == "reasons" for file, _ in found.missing) == reasons
    assert f"0% of {reasons} reasons" in str(found)
    assert f"100% of {labels} labels" not in str(found)


def test_a_language_without_any_words_is_covered_to_nothing():
    found = i18n_format.coverage("xx")

    assert len(found.missing) == sum(total for _, total in found.totals)


@pytest.mark.usefixtures("partial_russian")
def test_a_label_that_a_translation_lacks_is_shown_in_english():
    with use_language("ru"):
        assert day(D(2020, 5, 9)) == "9 May 2020"
        assert label("front.latest") == dict(flat(load_table("labels.ru")))["front.latest"]


@pytest.mark.usefixtures("partial_russian")
def test_a_plural_that_a_translation_lacks_follows_the_rules_of_english():
    with use_language("ru"):
        assert (count("articles", 1), count("articles", 21)) == ("1 article", "21 articles")


@pytest.mark.usefixtures("partial_russian")
def test_a_reason_that_a_translation_lacks_is_shown_in_english():
    known = reasons.reason("names.surname", full="Jane Doe")

    assert reasons.word_reason(known, "ru") == reasons.word_reason(known, "en")


def test_a_language_of_the_settings_has_a_file_of_labels_and_no_file_is_without_a_setting():
    there = {file.name for file in (files("dateline") / "data").iterdir() if file.name.startswith("labels")}

    assert there == {"labels.toml", *(f"labels.{language}.toml" for language in OTHERS)}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_no_key_that_english_lacks(language):
    assert {key for key, _ in flat(load_table(f"labels.{language}"))} <= {key for key, _ in flat(load_table("labels"))}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_the_same_things(language):
    theirs = dict(flat(load_table(f"labels.{language}")))
    shared = [(key, words) for key, words in flat(load_table("labels")) if key in theirs]
    assert shared
    for key, words in shared:
        if isinstance(words, str):
            assert places(theirs[key]) == places(words), key
        elif isinstance(words, dict):
            assert {tuple(places(form)) for form in theirs[key].values()} == {tuple(places(words["other"]))}, key
        else:
            assert len(theirs[key]) == len(words), key


@pytest.mark.parametrize("language", get_args(Language))
def test_every_counted_label_has_exactly_the_plural_forms_of_its_language(language):
    labels = load_table("labels" if language == "en" else f"labels.{language}")
    forms = {*Locale(language).plural_form.tags, "other"}
    counted = {key: set(words) for key, words in flat(labels) if isinstance(words, dict)}

    assert counted
    assert {key: found for key, found in counted.items() if found != forms} == {}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0 статей"),
        (1, "1 статья"),
        (2, "2 статьи"),
        (5, "5 статей"),
        (11, "11 статей"),
        (21, "21 статья"),
        (104, "104 статьи"),
        (5000, "5\u00a0000 статей"),
    ],
)
def test_russian_counts_by_its_own_rules(number, shown):
    with use_language("ru"):
        assert count("articles", number) == shown


def test_numbers_are_written_as_readers_of_the_language_write_them():
    with use_language("ru"):
        assert (amount(1234.5), amount(80.1), format_duration("P1.5Y")) == ("1\u00a0234,5", "80,1", "1,5 года")
    assert (amount(1234.5), amount(80.1), amount(2_000_000)) == ("1,234.5", "80.1", "2,000,000")


def test_russian_dates_are_in_the_case_that_their_place_wants():
    with use_language("ru"):
        assert day(D(2020, 5, 9)) == "9 мая 2020"
        assert format_date(MAY) == "май 2020"
        assert interval(D(2021, 2, 11), D(2021, 2, 12)) == "11–12 фев 2021"
    assert day(D(2020, 5, 9)) == "9 May 2020"


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ru", "ltr"), ("zh", "ltr"), ("xx", "ltr"), ("not a code", "ltr")],
)
def test_a_language_is_written_its_own_way(language, way):
    assert direction(language) == way


def test_only_words_of_another_language_say_which():
    assert lang_attrs("en") == {}
    assert lang_attrs("he") == {"lang": "he", "dir": "rtl"}
    with use_language("ru"):
        assert lang_attrs("en") == {"lang": "en", "dir": "ltr"}
