"""Figures: ⟦the number⟧, ⟨what it counts⟩, ⟪whose it is⟫, ⦃on whose authority⦄."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.calendar.periods import Period
from dateline.languages.en.figures import Figures
from dateline.languages.en.numbers import find_numbers
from dateline.model import AnyMark, Article, Dateline, Figure, Name, Paragraph, Quote, Span, Speaker, Time
from marked import parse_english

SIGNS = re.compile("[⟦⟧⟨⟩⟪⟫⦃⦄]")


def article(text: str, place: str | None = None) -> Article:
    layout: list[Dateline | Paragraph] = []
    if place:
        layout.append(Dateline(span=Span(0, len(place)), by="layout", place=place, day=None))
    spans = (Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    layout += [Paragraph(span=span, by="layout", number=number) for number, span in enumerate(spans, 1)]
    return Article(slug="case", path="case.txt", text=text, sha256="", published=None, layout=tuple(layout))


def marked(text: str) -> tuple[str, dict[str, list[str]]]:
    plain = SIGNS.sub("", text)
    pairs = {"figure": ("⟦", "⟧"), "of": ("⟨", "⟩"), "whose": ("⟪", "⟫"), "source": ("⦃", "⦄")}
    found = {kind: re.findall(f"{a}(.*?){b}", text) for kind, (a, b) in pairs.items()}
    return plain, {kind: [SIGNS.sub("", words) for words in all_] for kind, all_ in found.items()}


def figures(seed: Article, earlier: tuple[AnyMark, ...] = ()) -> list[Figure]:
    return list(Figures().annotate(seed, parse_english(seed), (*seed.layout, *earlier)))


def at(text: str, words: Span | None) -> str | None:
    return text[words.start : words.end] if words else None


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The ruling party won ⟦62.5%⟧ of ⟨the seats⟩.", 62.5, "percent"),
        ("⟪The mayor⟫ received ⟦48 per cent⟧ of ⟨the ballots⟩ cast.", 48, "percent"),
        ("⟪Anna Berg⟫, who was little known a year ago, garnered ⟦7 percent⟧ of ⟨the vote⟩.", 7, "percent"),
        ("⟨Unemployment⟩ fell to ⟦5.1 percent⟧.", 5.1, "percent"),
        ("The bank raised ⟨its main rate⟩ by ⟦25 basis points⟧.", 25, "basis point"),
        ("A ⟦$3,750⟧ ⟨fine⟩ was imposed on the shop.", 3750, "USD"),
        ("The ministry signed a ⟦€1.2 billion⟧ ⟨contract⟩ for trains.", 1.2e9, "EUR"),
        ("⟪The company⟫ posted ⟨a loss⟩ of ⟦£40m⟧.", 40e6, "GBP"),
        ("The club sold him for ⟦12 million Swiss francs⟧.", 12e6, "CHF"),
        ("The treaty comes with ⟦31⟧ ⟨road maps⟩.", 31, "road map"),
        ("The storm killed at least ⟦twenty-four⟧ ⟨people⟩.", 24, "people"),
        ("Police arrested ⟦two dozen⟧ ⟨demonstrators⟩.", 24, "demonstrator"),
        ("⟦Two thirds⟧ of ⟨the voters⟩ stayed at home.", 2 / 3, None),
        ("⟦Nine out of ten⟧ ⟨farmers⟩ opposed the bill.", 0.9, None),
        ("The tanker spilled ⟦40,000 barrels⟧ of ⟨oil⟩.", 40000, "barrel"),
        ("The tunnel is ⟦57 km⟧ long.", 57, "kilometre"),
        ("⟦Half a million⟧ ⟨refugees⟩ crossed the border.", 500000, "refugee"),
        ("⟪The airline⟫ employs ⟦3,000⟧ ⟨pilots⟩.", 3000, "pilot"),
        ("The bank holds ⟦$18 billion⟧ in ⟨assets⟩.", 18e9, "USD"),
        ("⟦One of every nine⟧ ⟨voters⟩ is under 25 years of age.", 1 / 9, None),
        ("A ⟦51-year-old⟧ ⟪driver⟫ was arrested.", 51, "year"),
        ("⟪The driver⟫, aged ⟦51⟧, was arrested.", 51, "year"),
        ("Peter Novak, a ⟦39-year-old⟧ plumber, was arrested.", 39, "year"),
    ],
)
def test_a_figure_has_its_number_its_unit_and_what_it_counts(text: str, value: float, unit: str | None) -> None:
    plain, expected = marked(text)
    found = figures(article(plain))
    assert [plain[f.span.start : f.span.end] for f in found] == expected["figure"]
    assert found[0].value == pytest.approx(value)
    assert found[0].unit == unit
    assert not expected["of"] or at(plain, found[0].of) in expected["of"]
    assert not expected["whose"] or at(plain, found[0].whose) in expected["whose"]


@pytest.mark.parametrize(
    "text",
    [
        "The law was passed in 1994 and amended in 2010.",
        "Article 5 of the treaty was invoked.",
        "Flight 370 disappeared over the sea.",
        "The home side won 3-1 on Saturday.",
        "The court ruled in a 5-4 decision.",
        "He finished 31st in the marathon.",
        "Call 555-0142 for details.",
        "The two countries signed a treaty.",
        "The seven were held in jail.",
        "One of the ministers resigned.",
        "He lived there for three years.",
        "The meeting begins at 10:30 on May 12.",
        "They flew F-16 jets during COVID-19.",
        "The group is ten times the size of its rival.",
        "He wrote a book about 9/11.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert figures(article(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("Between ⟦12 and 18⟧ people were hurt.", 12, "18"),
        ("Prices rose ⟦3-4 percent⟧.", 3, "4"),
        ("The plant will make ⟦80-100 million⟧ chips.", 80e6, "100000000"),
        ("Some ⟦5 to 7 tonnes⟧ of fuel leaked.", 5, "7"),
    ],
)
def test_a_range_is_one_figure_with_both_its_numbers(text: str, value: float, other: str) -> None:
    plain, expected = marked(text)
    (found,) = figures(article(plain))
    assert plain[found.span.start : found.span.end] == expected["figure"][0]
    assert (found.value, found.others) == (value, (other,))
    assert "a range" in str(found.because)


def test_a_change_from_one_number_to_another_is_two_figures() -> None:
    found = figures(article("Unemployment fell from 7 percent to 5 percent."))
    assert [f.value for f in found] == [7, 5]


@pytest.mark.parametrize(
    ("words", "meaning"),
    [("at least", "no less"), ("up to", "no more"), ("about", "approximate"), ("more than", "more")],
)
def test_an_approximation_becomes_the_reason(words: str, meaning: str) -> None:
    (found,) = figures(article(f"The fire destroyed {words} 200 houses."))
    assert f"“{words}” before it: {meaning}" in str(found.because)


def test_the_authority_of_an_enumeration_is_carried_to_its_next_sentence() -> None:
    text = (
        "According to the final count of the Electoral Board, Maria Silva won 54.2% of the vote. "
        "Joao Costa garnered 31% of the vote. Turnout was 67%."
    )
    names = (
        Name(span=span(text, "Electoral Board"), by="names", type="organisation", name="Electoral Board"),
        Name(span=span(text, "Maria Silva"), by="names", type="person", name="Maria Silva"),
        Name(span=span(text, "Joao Costa"), by="names", type="person", name="Joao Costa"),
    )
    first, second, third = figures(article(text), names)
    assert [f.source for f in (first, second, third)] == [names[0].span, names[0].span, None]
    assert [f.whose for f in (first, second)] == [names[1].span, names[2].span]
    assert second.sure == "likely"
    assert "continues from the sentence before" in str(second.because)


def test_an_authority_is_not_carried_into_another_paragraph() -> None:
    text = "According to the board, Maria Silva won 54.2% of the vote.\nJoao Costa garnered 31% of the vote."
    assert [f.source is None for f in figures(article(text))] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "⦃Police⦄ said ⟦12⟧ people had died.",
        "⦃The statistics office⦄ reported that exports rose ⟦4 percent⟧.",
        "The flood killed ⟦40⟧ people, according to ⦃rescue workers⦄.",
    ],
)
def test_who_reports_a_figure_is_its_authority(text: str) -> None:
    plain, expected = marked(text)
    (found,) = figures(article(plain))
    assert at(plain, found.source) == expected["source"][0]


def test_a_figure_inside_a_quote_has_its_speaker_as_authority() -> None:
    text = "“We lost 300 houses,” the governor told reporters."
    speaker = Speaker(span=span(text, "the governor"))
    part = span(text, "“We lost 300 houses,”")
    quote = Quote(span=part, by="quotes", parts=(part,), mode="direct", speaker=speaker)
    (found,) = figures(article(text), (quote,))
    assert found.source == speaker.span


def test_a_number_beside_a_person_s_name_is_an_age() -> None:
    text = "Anna Berg, 24, was arrested with 11 others."
    name = Name(span=span(text, "Anna Berg"), by="names", type="person", name="Anna Berg")
    first, _ = figures(article(text), (name,))
    assert (first.value, first.unit, first.whose) == (24, "year", name.span)


def test_a_time_and_a_name_hold_no_figure() -> None:
    text = "The Group of 77 met for 12 sessions over 40 working days."
    name = Name(span=span(text, "Group of 77"), by="names", type="organisation", name="Group of 77")
    time = Time(span=span(text, "40 working days"), by="times", type="DURATION", value="P40D")
    assert [f.value for f in figures(article(text), (name, time))] == [12]


def test_as_of_dates_a_figure() -> None:
    text = "The clinic had treated 310 patients as of Friday."
    day = dt.date(2024, 5, 3)
    time = Time(span=span(text, "Friday"), by="times", type="DATE", value="2024-05-03", when=Period("day", day).when)
    (found,) = figures(article(text), (time,))
    assert found.as_of == day


def test_a_dollar_is_the_country_s_of_the_dateline_and_says_so() -> None:
    text = "SYDNEY The fund lost $5 million."
    (found,) = figures(article(text, "SYDNEY"))
    assert (found.unit, found.others, found.sure) == ("AUD", ("USD",), "unsure")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The nine countries signed.", []),
        ("The twelve countries signed.", [12]),
        ("These six were held.", []),
    ],
)
def test_a_number_below_ten_after_the_refers_back(text, values):
    assert [figure.value for figure in figures(article(text))] == values


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("Some 5 to 45 boats sank.", 5, ("45",)),
        ("Some 5 to 75 boats sank.", 5, ()),
    ],
)
def test_the_second_number_of_a_range_is_less_than_ten_times_the_first(text, value, others):
    first = figures(article(text))[0]
    assert (first.value, first.others) == (value, others) if others else first.others == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [("The crane lifted 700,000 pounds.", "pound"), ("The crane cost 1.5 million pounds.", "GBP")],
)
def test_a_million_pounds_are_money(text, unit):
    assert [figure.unit for figure in figures(article(text))] == [unit]


@pytest.mark.parametrize(("between", "is_carried"), [("It rained. ", True), ("It rained. It rained. ", False)])
def test_an_authority_reaches_over_one_sentence_and_not_over_two(between, is_carried):
    opening = "According to the Electoral Board, Maria Silva won 54.2% of the vote."
    text = f"{opening} {between}Joao Costa won 31% of the vote."
    names = (Name(span=span(text, "Electoral Board"), by="names", type="organisation", name="Electoral Board"),)
    first, second = figures(article(text), names)

    assert first.source == names[0].span
    assert (second.source == names[0].span) is is_carried


def test_the_second_number_of_a_range_may_be_long():
    (found,) = figures(article("Between 80 million and three hundred and seventy-five million boats sank."))

    assert found.others == ("375000000",)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,069,000.5", 1069000.5),
        ("3bn", 3e9),
        ("3 1/2", 3.5),
        ("2½", 2.5),
        ("two hundred and five", 205),
        ("a hundred", 100),
        ("half a dozen", 6),
        ("one and a half million", 1.5e6),
        ("three-quarters of", 0.75),
        ("one in five", 0.2),
    ],
)
def test_numbers_are_read_in_figures_and_in_words(words: str, value: float) -> None:
    (found,) = find_numbers(words)
    assert found.value == pytest.approx(value)


@given(
    st.lists(
        st.sampled_from(["1", ",", ".", "-", " ", "a", "half", "million", "in", "/", "two", "½", "%", "of", "out", "0"])
    )
)
def test_any_string_of_number_words_is_read_without_a_fault(pieces: list[str]) -> None:
    text = " ".join(pieces) + "".join(pieces)
    ends = [0]
    for number in find_numbers(text):
        assert ends[-1] <= number.start < number.end <= len(text)
        ends.append(number.end)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "80.1%",
                "$",
                "5m",
                "of",
                "the vote",
                "won",
                "between",
                "and",
                "-",
                "Anna",
                ",",
                "two",
                "thirds",
                "(",
                "in",
            ]
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_words_give_figures_inside_the_text_and_never_their_own_whole(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for figure in figures(article(text)):
        assert text[figure.span.start : figure.span.end].strip()
        assert not any(span and span.overlaps(figure.span) for span in (figure.of, figure.whose, figure.source))
