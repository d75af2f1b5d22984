"""Quotes: ⟦the words⟧, ⟨who says them|under which name⟩, ⟪by which cue⟫; several ⟦parts⟧ of a case are one quote."""

from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline import seeds
from dateline.annotators.base import only, run
from dateline.languages.en.names import Names
from dateline.languages.en.quotes import Quotes
from dateline.model import Quote
from marked import article, marked, parse_english


def quotes(text: str) -> tuple[str, list[Quote]]:
    seed = article(text)
    return text, only(run((Names(), Quotes()), seed, parse_english(seed)), Quote)


def words(text: str, quote: Quote) -> list[str]:
    return [text[part.start : part.end].strip(" ,.\n") for part in quote.parts]


def check(case: str) -> Quote:
    """Check that the case's one quote is found with parts, speaker, name and cue; return it."""
    plain, marks = marked(case)
    expected = [mark.words.strip(" ,.\n") for mark in marks if mark.sign == "⟦"]
    text, found = quotes(plain)
    fitting = [quote for quote in found if words(text, quote) == expected]
    assert fitting, [words(text, quote) for quote in found]
    quote = fitting[0]
    for mark in marks:
        if mark.sign == "⟨":
            assert quote.speaker
            assert quote.speaker.span
            assert text[quote.speaker.span.start : quote.speaker.span.end] == mark.words
            assert not mark.notes or quote.speaker.name == mark.notes[0]
        elif mark.sign == "⟪":
            assert quote.cue
            assert text[quote.cue.start : quote.cue.end] == mark.words
    return quote


@pytest.mark.parametrize(
    "case",
    [
        "⟨Lavrov⟩ ⟪said⟫, ⟦“We are always ready.”⟧",
        '⟦"The harvest was better than last year,"⟧ ⟨farm minister Olga Petrenko|Olga Petrenko⟩ ⟪told⟫ reporters.',
        "⟦“The bridge will open in May,”⟧ ⟪said⟫ ⟨Henrik Dahl|Henrik Dahl⟩, who heads the road agency.",
        "⟦“We lost,”⟧ ⟨the coach⟩ ⟪admitted⟫ on Sunday.",
        "⟨The governor⟩ ⟪added⟫: ⟦“Nobody will be left without heating.”⟧",
        "⟦“No,”⟧ ⟨she⟩ ⟪said⟫, ⟦“the vote was not free.”⟧",
        "⟦“The talks failed,”⟧ ⟨Dahl⟩ ⟪said⟫. ⟦“We will try again next week.”⟧",
        "⟦„Die Lage ist ernst,“⟧ ⟨the mayor⟩ ⟪said⟫.",
        "⟦``We have no comment,''⟧ ⟨a spokeswoman⟩ ⟪said⟫.",
        "⟦‘We shall appeal against the ruling,’⟧ ⟨the lawyer⟩ ⟪said⟫ outside the court.",
        "⟦“I never saw ‘The Seagull’ on stage,”⟧ ⟨the actor⟩ ⟪said⟫.",
    ],
)
def test_direct_speech_has_its_speaker_and_its_cue(case):
    assert check(case).mode == "direct"


@pytest.mark.parametrize(
    "case",
    [
        "⟨The ministry⟩ ⟪said⟫ that ⟦the border would stay closed⟧.",
        "⟦The plant will close in March⟧, ⟨the company⟩ ⟪said⟫ on Monday.",
        "⟦The museum⟧, ⟨the curator⟩ ⟪said⟫, ⟦will stay open until midnight⟧.",
        "⟪According to⟫ ⟨the commission⟩, ⟦turnout reached 61 percent⟧.",
        "⟦Turnout reached 61 percent⟧, ⟪according to⟫ ⟨the commission⟩.",
        "The mayor left early, ⟪adding⟫ that ⟦he would return on Friday⟧.",
        "⟨The union⟩ ⟪vowed⟫ ⟦to go on with the strike⟧.",
        "⟨Petrenko⟩'s ⟪claim⟫ that ⟦the count was rigged⟧ has not been proved.",
        "⟨The minister⟩ ⟪accused⟫ the bank of ⟦hiding its losses⟧.",
        "⟨The envoy⟩ ⟪denied⟫ ⟦any part in the affair⟧.",
    ],
)
def test_reported_speech_has_its_speaker_and_its_cue(case):
    assert check(case).mode == "indirect"


@pytest.mark.parametrize(
    "case",
    [
        "⟨The senator⟩ ⟪called⟫ ⟦the plan “a gift to the oil lobby”⟧.",
        "⟨Dahl⟩ ⟪said⟫ ⟦the figures were “pure invention”⟧.",
    ],
)
def test_a_reported_clause_with_words_in_quotation_marks_is_mixed(case):
    assert check(case).mode == "mixed"


def test_one_quote_runs_over_paragraphs_that_open_and_do_not_close():
    check("⟨The teacher⟩ ⟪said⟫: ⟦“The river rose within an hour.⟧\n\n⟦“We could not save the school.”⟧")


def test_an_unclosed_mark_ends_with_its_paragraph():
    check("⟨Dahl⟩ ⟪said⟫: ⟦“The river rose within an hour.⟧\n\nThe school was flooded.")


def test_a_colon_announces_what_the_next_paragraph_says():
    check("⟨The minister⟩ ⟪added⟫:\n\n⟦“Not a single job will be lost at this yard.”⟧")


def test_a_quotation_may_be_signed_after_a_dash():
    check("⟦“The best bread in town.”⟧ ― ⟨Maria Lindt|Maria Lindt⟩")


def test_every_turn_of_a_transcript_is_a_quote():
    text, found = quotes("HALL: Why now?\n\nDAHL: Because we can wait no longer.\n\nHALL: Thank you.")
    assert [(text[q.speaker.span.start : q.speaker.span.end], *words(text, q)) for q in found] == [
        ("HALL", "Why now?"),
        ("DAHL", "Because we can wait no longer"),
        ("HALL", "Thank you"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote the play “The Cherry Orchard” in two months.",
        "The so-called “smart” meters failed.",
        'Joseph "Joe" Ferris opened the shop.',
        "The mood in the “old town” was calm.",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_not_speech(text):
    assert quotes(text)[1] == []


def test_whom_somebody_speaks_of_is_not_the_speaker():
    quote = check("⟨The senator⟩ ⟪said⟫ of his rival, ⟦“He has no plan at all.”⟧")
    assert quote.speaker.name is None


def test_speech_within_speech_is_not_told_twice():
    _, found = quotes("“I know that you said that we would win,” Dahl said.")
    assert len(found) == 1


def test_two_quotes_with_two_cues_stay_two():
    text, found = quotes("“We lost,” Dahl said. “They were better,” Petrenko added.")
    assert [words(text, quote) for quote in found] == [["“We lost,”"], ["“They were better,”"]]


@pytest.mark.parametrize(
    "case",
    [
        "Norwegian Foreign Minister Henrik Dahl arrived. ⟦“We agree,”⟧ ⟨Norway’s top diplomat|Henrik Dahl⟩ said.",
        "Prime Minister Anna Berg arrived. ⟦“We agree,”⟧ ⟨the prime minister|Anna Berg⟩ said.",
        "The Polish Finance Ministry replied. ⟦“We agree,”⟧ ⟨the ministry|Polish Finance Ministry⟩ said.",
        "The Polish Finance Ministry replied. ⟦“We agree,”⟧ ⟨the Finance Ministry|Polish Finance Ministry⟩ said.",
        "“We agree,” Anna Berg said. ⟦“It is late,”⟧ ⟨she|Anna Berg⟩ added.",
        "Henrik Dahl met the crews. Critics said no. ⟦“It is late,”⟧ ⟨he|Henrik Dahl⟩ said.",
        "Nordvik Corp rose on Monday. ⟨The company|Nordvik Corp⟩ said ⟦sales had doubled⟧.",
        "The Water Agency said the dam was safe. ⟨It|Water Agency⟩ added that ⟦the lake was full⟧.",
        "⟦The dam is safe⟧, according to ⟨data of the Water Agency|Water Agency⟩.",
        "⟦“It is safe,”⟧ said ⟨a spokesman for the Water Agency|Water Agency⟩.",
        "⟦“It is safe,”⟧ said ⟨Lena Holt of the Water Agency|Lena Holt⟩.",
    ],
)
def test_the_speaker_bears_the_name_that_the_article_gives(case):
    check(case)


@pytest.mark.parametrize(
    "case",
    [
        "Norwegian Foreign Minister Henrik Dahl arrived. ⟦“We agree,”⟧ ⟨Sweden’s top diplomat⟩ said.",
        "Senator Anna Berg left. ⟦“We agree,”⟧ ⟨a senator⟩ said.",
        "The Finance Ministry and Henrik Dahl met. ⟦“We agree,”⟧ ⟨the ferry company⟩ said.",
        "Henrik Dahl left. “No,” a spokesman said. ⟦“It is late,”⟧ ⟨he⟩ added.",
        "Anna Berg spoke first. ⟦“We agree,”⟧ ⟨Berg’s campaign⟩ said.",
    ],
)
def test_a_speaker_whom_the_article_does_not_name_stays_unresolved(case):
    assert check(case).speaker.name is None


LETTERS = st.text(alphabet="ab .,:;!?“”„«»\"''‘’`—–-\n()AB", max_size=60)
PRESS = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "''",
            "‘",
            "’",
            "We agree",
            ",",
            ".",
            ":",
            " he said",
            " said Dahl",
            " Dahl",
            "\n\n",
            "\n",
            " — ",
            " that ",
        ]
    ),
    max_size=16,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(LETTERS, PRESS, st.text(max_size=40)))
@example("“")
@example('"" said')
@example("” he said “")
def test_whatever_the_marks_parts_lie_in_order_inside_the_text_and_no_speaker_in_his_own_words(text):
    _, found = quotes(text)
    for quote in found:
        assert list(quote.parts) == sorted(quote.parts)
        assert all(one.end <= other.start for one, other in pairwise(quote.parts))
        assert quote.parts[-1].end <= len(text)
        assert quote.speaker
        assert quote.speaker.span
        assert not any(part.overlaps(quote.speaker.span) for part in quote.parts)


@pytest.fixture(scope="module")
def told():
    """For each seed, by the start of its slug: mode, speaker's words, speaker's name and cue of its quotes."""
    articles, _ = seeds.read(Path(__file__).parents[2] / "seeds", PurePosixPath("seeds"))
    found = {}
    for seed in articles:
        marks = run((Names(), Quotes()), seed, parse_english(seed))
        found[seed.slug[:3]] = [
            (quote.mode, seed.at(quote.speaker.span), quote.speaker.name, seed.at(quote.cue))
            for quote in only(marks, Quote)
        ]
    return found


def test_in_the_first_seed_lavrov_speaks_three_times_directly_and_once_in_the_lead(told):
    assert [quote for quote in told["000"] if quote[2] == "Sergey Lavrov"] == [
        ("indirect", "Russian Foreign Minister Sergey Lavrov", "Sergey Lavrov", "said"),
        ("direct", "Lavrov", "Sergey Lavrov", "pointed"),
        ("direct", "Russia’s top diplomat", "Sergey Lavrov", "said"),
        ("direct", "Lavrov", "Sergey Lavrov", "stressed"),
    ]


def test_in_the_first_seed_the_shares_of_the_vote_are_told_by_the_election_commission(told):
    expected = (
        "indirect",
        "the final data of the Central Election Commission",
        "Central Election Commission",
        "According to",
    )
    assert expected in told["000"]


def test_in_the_second_seed_all_forms_of_the_ministry_are_one_speaker(told):
    assert [quote[:2] + quote[3:] for quote in told["004"] if quote[2] == "Russian Foreign Ministry"] == [
        ("indirect", "the Russian Foreign Ministry", "said"),
        ("indirect", "the Russian Foreign Ministry", "adding"),
        ("direct", "the Foreign Ministry", "said"),
        ("indirect", "it", "noted"),
        ("direct", "the ministry", "added"),
        ("indirect", "It", "added"),
        ("direct", "the ministry", "said"),
    ]


def test_in_the_second_seed_the_opposition_claims_and_stays_unnamed(told):
    assert ("indirect", "The opposition", None, "claiming") in told["004"]
