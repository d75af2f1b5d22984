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
from dateline.languages.en.quotes.speaker_resolver import SPEAKER_RULES, SpeakerResolver
from dateline.model import Name, Quote, Span
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


def test_speech_within_speech_is_not_marked_twice():
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


def speaker_rule(text: str, at: Span) -> tuple[str | None, str | None]:
    """The name of the speaker of the quote that begins there, and the rule that resolved it."""
    seed = article(text)
    parse = parse_english(seed)
    marks = run((Names(), Quotes()), seed, parse)
    resolver = SpeakerResolver(seed, parse, only(marks, Name))
    for quote in sorted(only(marks, Quote), key=lambda quote: quote.cue):
        found = resolver.find_name(quote.speaker.span)
        if quote.span.start == at.start:
            return (found.name, found.rule) if found else (None, None)
    pytest.fail(f"no quote begins at {text[at.start : at.end]!r}")


@pytest.mark.parametrize("rule", SPEAKER_RULES, ids=lambda rule: rule.name)
def test_a_rule_resolves_the_speaker_of_its_example(rule):
    text, [quote] = marked(rule.example)
    assert speaker_rule(text, quote.span) == (quote.notes[0], rule.name)


@pytest.mark.parametrize("rule", SPEAKER_RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_the_speaker_of_its_counterexample_alone(rule):
    text, found = quotes(rule.counterexample)
    assert found
    assert speaker_rule(text, found[-1].span)[1] != rule.name


def test_rules_for_speakers_have_names_of_their_own():
    names = [rule.name for rule in (*SPEAKER_RULES, *Quotes.rules)]
    assert len(names) == len(set(names))


def rules(text: str) -> list[str]:
    return [quote.rule for quote in quotes(text)[1]]


@pytest.mark.parametrize(("paragraph", "continued"), [("“We ran a lot more.”", True), ("“We ran much more.”", False)])
def test_five_words_in_quotation_marks_go_on_with_the_speech_before_them(paragraph, continued):
    assert ("continued" in rules(f"“We were better today,” the coach said.\n\n{paragraph}")) is continued


@pytest.mark.parametrize(
    ("signature", "signed"),
    [
        ("Maria Lindt, head of the bakers of the town", True),
        ("Maria Lindt, head of the bakers of the town of Oslo in Norway", False),
    ],
)
def test_a_signature_is_as_long_as_a_name_with_a_title(signature, signed):
    assert ("signed" in rules(f"“The best bread in town.” – {signature}")) is signed


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("The Long Way Home from the Sea", "indirect"),
        ("The Long Way Home from the Sea to the Hills of Oslo", "mixed"),
    ],
)
def test_only_a_short_title_is_not_somebodys_words(title, mode):
    _, [quote] = quotes(f"He said the play “{title}” was bad.")
    assert quote.mode == mode


@pytest.mark.parametrize(("nickname", "mode"), [("Big Joe", "indirect"), ("Big Old Joe", "mixed")])
def test_a_nickname_has_at_most_two_words(nickname, mode):
    _, [quote] = quotes(f"The critic said Joseph “{nickname}” Ferris opened the shop.")
    assert quote.mode == mode


@pytest.mark.parametrize(
    ("cue", "inside"),
    [
        ("he said on Monday in Oslo", True),
        ("she said on Monday in the town hall", False),
        ("the mayor of the old town said", True),
        ("the mayor and former head of the old town said", False),
    ],
)
def test_a_cue_inside_its_sentence_is_short(cue, inside):
    assert ("cue-inside" in rules(f"The roof, {cue}, must be replaced next year.")) is inside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministry announced in a letter to voters that taxes would fall.", True),
        ("Dahl warned at a rally of voters in the old harbour of Oslo that taxes would fall.", False),
    ],
)
def test_a_that_clause_is_near_its_verb(text, found):
    assert ("that-clause" in rules(text)) is found


@pytest.mark.parametrize(("clause", "kept"), [("the bridge is closed", True), ("it is bad", False)])
def test_a_clause_cut_at_the_direct_quote_in_it_keeps_four_words(clause, kept):
    text, found = quotes(f"The mayor said {clause}, before adding: “We go home.”")
    assert ([clause] in [words(text, quote) for quote in found]) is kept


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“The plan is a gift to the oil lobby,” the mayor said.", "direct"),
        ("The plan “is a gift to the oil lobby and nobody else,” the mayor said.", "mixed"),
    ],
)
def test_speech_is_direct_if_nearly_all_of_it_is_in_quotation_marks(text, mode):
    _, [quote] = quotes(text)
    assert quote.mode == mode


@pytest.mark.parametrize(("between", "name"), [(2, "Anna Berg"), (3, None)])
def test_a_pronoun_reaches_three_speakers_back(between, name):
    others = " ".join(["“Why?” the Water Agency asked."] * between)
    _, found = quotes(f"The dam is safe, according to Anna Berg. {others} “It is early,” she added.")
    assert found[-1].speaker.name == name


@pytest.mark.parametrize(("phrase", "name"), [("the company", "Nordvik Corp"), ("the ferry company", None)])
def test_only_a_bare_noun_refers_to_the_firm_just_mentioned(phrase, name):
    _, [quote] = quotes(f"Nordvik Corp rose on Monday. “We agree,” {phrase} said.")
    assert quote.speaker.name == name


@pytest.mark.parametrize(("turns", "found"), [(2, 0), (3, 3)])
def test_three_turns_make_a_transcript(turns, found):
    text = "\n\n".join(["HALL: Why now?", "DAHL: Because it is late.", "HALL: Thank you."][:turns])
    assert len(quotes(text)[1]) == found


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
@example("“0,''0 Agree")
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
            (quote.mode, seed.words(quote.speaker.span), quote.speaker.name, seed.words(quote.cue))
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


def test_in_the_first_seed_the_election_commission_is_the_authority_for_the_shares_of_the_vote(told):
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
