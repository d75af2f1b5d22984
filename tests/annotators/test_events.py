"""Events of a clause: ⟦the clause⟧ in brackets, ⟨its time|the value⟩ given, so that only events are tested."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotators.base import only, run
from dateline.annotators.event_dates import resolve_dates
from dateline.calendar.when import Precision, build_when
from dateline.languages.en import ENGLISH
from dateline.languages.en.events import Events
from dateline.languages.en.events.time_anchors import find_anchor
from dateline.model import AnyMark, Article, Event, Header, Paragraph, Span, Time
from dateline.nlp.parse import Parse, Token
from dateline.reasons import reason
from marked import parse_english

DAY = dt.date(2020, 11, 26)
BEHIND = "The weather is a matter of taste. "
"""A lead without an event, so that the text after it is not the lead."""


def days(value: str) -> tuple[dt.date, dt.date, Precision]:
    """Read the value of a case: `2019`, `2020-08`, `2020-08-09`, `2021-02-11/2021-02-12`."""
    first, _, last = value.partition("/")
    numbers = [int(part) for part in first.split("-")]
    begin = dt.date(*[*numbers, 1, 1][:3])
    if last:
        return begin, dt.date.fromisoformat(last), "range"
    if len(numbers) == 3:
        return begin, begin, "day"
    if len(numbers) == 2:
        return begin, begin.replace(day=monthrange(begin.year, begin.month)[1]), "month"
    return begin, begin.replace(month=12, day=31), "year"


def time(span: Span, value: str) -> Time:
    """Make the mark of a time: a length (`P3M`) or a date."""
    if value.startswith("P"):
        return Time(span=span, by="times", because=reason("times.year"), type="DURATION", value=value)
    first, last, precision = days(value)
    return Time(
        span=span,
        by="times",
        because=reason("times.year"),
        type="DATE",
        value=value,
        when=build_when(first, last, value, precision),
    )


def parsed(marked: str, day: dt.date) -> tuple[Article, list[Time], list[str]]:
    """Take the marks off: the article, its times, and the clauses that stood in brackets."""
    text = f" date {day} "
    times: list[Time] = []
    clauses: list[tuple[int, int]] = []
    opened: list[int] = []
    begin = 0
    for piece in re.split(r"([⟦⟧⟨⟩]|\|[^⟩]*)", marked):
        match piece[:1]:
            case "⟦":
                opened.append(len(text))
            case "⟧":
                clauses.append((opened.pop(), len(text)))
            case "⟨":
                begin = len(text)
            case "|":
                times.append(time(Span(begin, len(text)), piece[1:]))
            case "⟩":
                pass
            case _:
                text += piece
    layout = (
        Header(span=Span(1, 16), by="layout", date=day),
        Paragraph(span=Span(17, len(text)), by="layout", number=1),
    )
    article = Article(slug="a", path="a.txt", text=text, sha256="", published=day, layout=layout)
    return article, times, [text[first:last] for first, last in sorted(clauses)]


class Given:
    """Marks the times of a case, in the place of the annotator of times."""

    name = "times"

    def __init__(self, times: Sequence[Time]) -> None:
        self._times = times

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:
        """Return the case's times."""
        del article, parse, earlier
        return self._times


def find_dated(marked: str, day: dt.date = DAY) -> tuple[list[Event], list[str], list[str]]:
    """Return the dated events of a case, their clauses, and the clauses expected."""
    article, times, clauses = parsed(marked, day)
    marks = run((Given(times), Events()), article, parse_english(article))
    found = [event for event in only(marks, Event) if event.when.date]
    return found, [article.words(event.span) for event in found], clauses


def case(marked: str, *expected: str) -> ParameterSet:
    """Return a case under its plain words."""
    return pytest.param(marked, list(expected), id=re.sub(r"[⟦⟧⟨⟩]|\|[^⟩]*", "", marked)[:80])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        case("⟦The treaty was signed on ⟨December 8, 1999|1999-12-08⟩⟧.", "1999-12-08 happened"),
        case("⟦In ⟨2019|2019⟩, the two countries started working on a new plan⟧.", "2019 happened"),
        case("⟦Voters went to the polls on ⟨Sunday|2020-11-22⟩⟧, officials said.", "2020-11-22 claimed"),
        case("Police said ⟦a lorry hit the crowd on ⟨Monday|2020-11-23⟩⟧.", "2020-11-23 claimed"),
        case("The ministry confirmed that ⟦two pilots died on ⟨Monday|2020-11-23⟩⟧.", "2020-11-23 happened"),
        case("⟦The factory allegedly burned down in ⟨March|2020-03⟩⟧.", "2020-03 claimed"),
        case("⟦The prime minister will visit Warsaw on ⟨Tuesday|2020-12-01⟩⟧.", "2020-12-01 scheduled"),
        case("⟦The trial is due to open on ⟨Monday|2020-11-30⟩⟧.", "2020-11-30 scheduled"),
        case("⟦The leaders are expected to meet in Geneva on ⟨December 3|2020-12-03⟩⟧.", "2020-12-03 scheduled"),
        case("⟦The vote was scheduled for ⟨December 6|2020-12-06⟩⟧.", "2020-12-06 scheduled"),
        case("⟦The ceremony planned for ⟨Saturday|2020-11-28⟩⟧ has been called off.", "2020-11-28 cancelled"),
        case("⟦Workers elected a council at a meeting on ⟨Friday|2020-11-20⟩⟧.", "2020-11-20 happened"),
        case("⟦The company fired its chief on ⟨Monday|2020-11-23⟩ and named a successor⟧.", "2020-11-23 happened"),
        case("⟦A ferry left the port and sank on ⟨Monday|2020-11-23⟩⟧.", "2020-11-23 happened"),
        case("⟦The council agreed on ⟨Friday|2020-11-20⟩ to extend its mission⟧.", "2020-11-20 happened"),
        case("⟦The government has vowed to hold a vote in ⟨May|2021-05⟩⟧.", "2021-05 scheduled"),
        case("⟦Fighting continued in the hills on ⟨Saturday|2020-11-21⟩⟧.", "2020-11-21 happened"),
        case("⟦The launch was set back on ⟨Monday|2020-11-23⟩⟧.", "2020-11-23 happened"),
        case("However, ⟦talks broke down on ⟨Tuesday|2020-11-24⟩⟧.", "2020-11-24 happened"),
    ],
)
def test_a_clause_with_a_time_is_an_event(marked: str, expected: list[str]) -> None:
    events, words, clauses = find_dated(BEHIND + marked)
    assert [f"{event.when.date} {event.status}" for event in events] == expected
    assert words == clauses


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        case("Unrest followed ⟦the ⟨August 9|2020-08-09⟩ presidential election⟧.", "2020-08-09 happened"),
        case("He was hurt after ⟦a rally in Lyon on ⟨Sunday|2020-11-22⟩⟧.", "2020-11-22 happened"),
        case("He said at ⟦a meeting of donors on ⟨Tuesday|2020-11-24⟩⟧ that aid would come.", "2020-11-24 happened"),
        case("It fears ⟦the summit scheduled for ⟨May 4-5|2021-05-04/2021-05-05⟩⟧.", "2021-05-04 scheduled"),
        case("⟦⟨Monday|2020-11-23⟩'s blast killed ten people⟧.", "2020-11-23 happened"),
        case("⟦Ten people died in ⟨Monday|2020-11-23⟩'s attack⟧.", "2020-11-23 happened"),
        case("⟦Elections were held on ⟨August 9|2020-08-09⟩⟧.", "2020-08-09 happened"),
    ],
)
def test_a_noun_with_a_time_may_be_an_event(marked: str, expected: list[str]) -> None:
    events, words, clauses = find_dated(BEHIND + marked)
    assert [f"{event.when.date} {event.status}" for event in events] == expected
    assert words == clauses


@pytest.mark.parametrize(
    "marked",
    [
        "The minister said on ⟨Tuesday|2020-11-24⟩ that the economy was strong.",
        "Analysts believe that prices could fall in ⟨2021|2021⟩.",
        "If the strike begins on ⟨Monday|2020-11-30⟩, trains will stop.",
        "Will the shops open on ⟨Monday|2020-11-30⟩?",
        "The city had 40,000 inhabitants in ⟨2010|2010⟩.",
        "It was the worst result since ⟨1998|1998⟩.",
        "The party hopes to win the vote in ⟨May|2021-05⟩.",
        "Exports are higher than in ⟨2015|2015⟩.",
        "“We met on ⟨Monday|2020-11-23⟩,” he said.",
        "The law must be changed before ⟨January|2021-01⟩.",
    ],
)
def test_speech_opinion_state_and_possibility_are_no_events(marked: str) -> None:
    assert find_dated(BEHIND + marked)[1] == []


def test_what_goes_on_begins_with_the_event_since_which_it_goes_on() -> None:
    marked = (
        "Protests have been taking place for ⟨over three months|P3M⟩ since a vote was held on ⟨August 9|2020-08-09⟩."
    )
    ongoing, vote = find_dated(BEHIND + marked)[0]
    assert (ongoing.status, ongoing.when.date, ongoing.when.until, ongoing.when.edtf) == (
        "ongoing",
        "2020-08-09",
        "2020-11-26",
        "2020-08-09/..",
    )
    assert (vote.status, vote.when.date) == ("happened", "2020-08-09")


def test_what_goes_on_for_months_begins_in_a_month_and_not_on_a_day() -> None:
    (event,) = find_dated(BEHIND + "The miners have been striking for ⟨three months|P3M⟩.")[0]
    assert (event.status, event.when.date, event.when.until) == ("ongoing", "2020-08", "2020-11-26")


def test_a_lead_that_only_says_is_an_event_of_the_day_it_gives() -> None:
    marked = "⟦France supports the deal⟧, the foreign ministry said on ⟨Thursday|2020-11-26⟩."
    ((event,), words, clauses) = find_dated(marked)
    assert (event.when.date, event.status, event.reported) == ("2020-11-26", "claimed", False)
    assert words == clauses


def test_a_lead_without_a_time_is_dated_to_the_day_of_the_report_and_says_so() -> None:
    ((event,), words, clauses) = find_dated("⟦A bridge has collapsed in Genoa⟧, police said.")
    assert (event.when.date, event.reported) == ("2020-11-26", True)
    assert "reported on 26 Nov 2020" in str(event.because)
    assert words == clauses


def test_a_lead_whose_time_dates_its_main_clause_is_not_reported_again() -> None:
    events, _, _ = find_dated("A bridge collapsed in Genoa on ⟨Wednesday|2020-11-25⟩, police said.")
    assert [(event.when.date, event.reported) for event in events] == [("2020-11-25", False)]


def test_a_caption_run_into_the_lead_is_no_part_of_it() -> None:
    _, words, clauses = find_dated("Rescuers near the fire ⟦The owner of a hotel has fled the country⟧.")
    assert words == clauses


def test_a_date_over_a_sentence_dates_it_as_in_a_chronology() -> None:
    events, words, clauses = find_dated(BEHIND + "⟨29 July 2009|2009-07-29⟩ ⟦Police search the home of the doctor⟧.")
    assert [event.when.date for event in events] == ["2009-07-29"]
    assert words == clauses


def test_in_a_chronology_a_date_may_follow_a_caption() -> None:
    days = " ".join(f"⟨{n} March 2010|2010-03-0{n}⟩ Police search a house." for n in range(1, 5))
    events, words, _ = find_dated(
        f"{BEHIND}{days} A photograph of the court ⟨5 March 2010|2010-03-05⟩ The trial opens in Lyon."
    )
    assert [(event.when.date, event.rule) for event in events] == [
        (f"2010-03-0{n}", "date-heading") for n in range(1, 6)
    ]
    assert words[-1] == "The trial opens in Lyon"


def test_three_dates_over_sentences_are_no_chronology() -> None:
    days = " ".join(f"⟨{n} March 2010|2010-03-0{n}⟩ Police search a house." for n in range(1, 4))
    caption = "A photograph of the court ⟨5 March 2010|2010-03-05⟩ The trial opens in Lyon."
    events, _, _ = find_dated(f"{BEHIND}{days} {caption}")
    assert [event.rule == "date-heading" for event in events] == [True, True, True, False]


@pytest.mark.parametrize(
    "marked",
    [
        (
            "⟦The board on ⟨Monday|2020-11-23⟩ sold the yards, the docks of the northern ports, the ferries of the "
            "islands, the sheds of the southern harbours, the cranes of the terminals, the houses of the workers⟧."
        ),
        (
            "⟦The board on ⟨Monday|2020-11-23⟩ sold the yards, the docks of the northern ports, the ferries of the "
            "islands, the sheds of the southern harbours, the cranes of the terminals, the houses of the workers, the "
            "schools of the island⟧, the gardens of the hospitals, the halls of the unions, the bridges of the canals."
        ),
        (
            "⟦Police left ⟨Monday|2020-11-23⟩, to the sound of the bells of the churches of the villages of the "
            "valleys of the mountains of the north of the island and to the songs of the choirs of the schools of the "
            "towns of the plains of the south of the island in the light of the lamps of the boats of the lake⟧."
        ),
        (
            "⟦Police left on ⟨Monday|2020-11-23⟩⟧, to the sound of the bells of the churches of the villages of the "
            "valleys of the mountains of the north of the island and to the songs of the choirs of the schools of the "
            "towns of the plains of the south of the island in the light of the lamps of the boats of the lake."
        ),
        (
            "⟦When the river rose above its banks after a week of rain, the mayor closed the bridge on "
            "⟨Monday|2020-11-23⟩⟧."
        ),
        (
            "When the river rose above its banks after a week of heavy rain in the mountains of the north, ⟦the mayor "
            "closed the bridge on ⟨Monday|2020-11-23⟩⟧."
        ),
    ],
)
def test_a_long_clause_is_cut_at_a_comma_and_loses_a_long_opening(marked: str) -> None:
    _, words, clauses = find_dated(BEHIND + marked)
    assert words == clauses


@pytest.mark.parametrize(
    ("marked", "rules"),
    [
        ("The fleet sank after the vote on ⟨Monday|2020-11-23⟩.", ["event-noun"]),
        ("Two people died after the siege and the ⟨Monday|2020-11-23⟩ vote.", ["event-noun"]),
        ("Ten people died in an attack on the ⟨Monday|2020-11-23⟩ vote.", ["reported-lead", "event-noun"]),
    ],
)
def test_an_event_far_below_the_main_verb_is_not_what_the_lead_reports(marked: str, rules: list[str]) -> None:
    assert [event.rule for event in find_dated(marked)[0]] == rules


def chain(length: int) -> Parse:
    """Return a parse in which so many words lead from a verb, the first token, down to a time, the last one."""
    words = ["left", *["far"] * (length - 1), "Monday"]
    tokens = [Token(0, 4, "left", "leave", "VERB", "VBD", "ROOT", 0, 0)]
    for index, word in enumerate(words[1:], 1):
        tokens.append(Token(10 * index, 10 * index + len(word), word, word, "ADV", "RB", "advmod", index - 1, 0))
    return Parse(tuple(tokens), (Span(0, tokens[-1].end),), labels=ENGLISH.labels)


@pytest.mark.parametrize(("length", "is_dated"), [(14, True), (15, False)])
def test_a_time_dates_no_verb_fifteen_words_above_it(length: int, *, is_dated: bool) -> None:
    parse = chain(length)
    time = parse.tokens[-1]
    assert (find_anchor(parse, Span(time.start, time.end)) is not None) == is_dated


@pytest.mark.parametrize(("length", "start"), [("P13D", "2020-11-13"), ("P14D", "2020-11")])
def test_what_goes_on_for_less_than_a_fortnight_begins_on_a_day(length: str, start: str) -> None:
    dates = resolve_dates([(time(Span(0, 1), length), "for")], DAY)
    assert dates
    assert dates.when.date == start


def test_a_line_of_the_page_is_no_event() -> None:
    assert find_dated(BEHIND + "Last updated on ⟨Monday|2020-11-23⟩ at noon.")[1] == []


def test_a_deed_without_a_time_is_undated_and_not_dated_by_the_article() -> None:
    article, _, _ = parsed(BEHIND + "The opposition set up a council in Minsk.", DAY)
    assert not only(run((Events(),), article, parse_english(article)), Event), "nobody is named"


PIECES = (
    'the On in police said killed was held vote meeting will be and who since scheduled for of Paris , . “ ” " - : ? '
    "⟨May|2020-05⟩ ⟨Friday|2020-11-27⟩ ⟨2019|2019⟩ ⟨tomorrow|2020-11-27⟩ ⟨months|P2M⟩"
)
WORDS = st.sampled_from([*PIECES.split(), "\n\n", "\t"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_no_text_breaks_the_rules_and_no_event_lies_outside_it(words: list[str]) -> None:
    marked = "So: " + " ".join(words) + " end."
    article, times, _ = parsed(marked, DAY)
    for event in only(run((Given(times), Events()), article, parse_english(article)), Event):
        assert (event.when.first is None) == (event.when.date is None)
        assert event.when.first is None or event.when.last is None or event.when.first <= event.when.last
