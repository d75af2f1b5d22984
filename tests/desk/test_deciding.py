"""Decisions on marks: the desk wins over the rules, and says so where the two differ."""

import datetime as dt
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from dateline import desk, seeds
from dateline.calendar.periods import Period
from dateline.calendar.timex3 import parse_period, timex_type
from dateline.model import Annotated, Event, Figure, Name, Note, Quote, Span, Speaker, Time

STORY = (
    " date 2021-01-04\n\nThe harbour was closed on Sunday, Mayor Ann Reed said. "
    "“We lost forty boats,” Reed said. Bo Lund leads the council. Constitutional reform is planned.\n"
)


def at(words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = STORY.index(words, start + 1)
    return Span(start, start + len(words))


MARKS = (
    Name(span=at("Ann Reed"), by="names", type="person", name="Ann Reed"),
    Name(span=at("Reed", 2), by="names", type="person", name="Ann Reed"),
    Name(span=at("Bo Lund"), by="names", type="person", name="Bo Lund"),
    Name(span=at("Constitutional"), by="names", type="place", name="Constitutional"),
    Time(
        span=at("Sunday"),
        by="times",
        type="DATE",
        value="2021-01-03",
        when=Period("day", dt.date(2021, 1, 3)).when,
    ),
    Event(
        span=at("The harbour was closed on Sunday"),
        by="events",
        status="happened",
        when=Period("day", dt.date(2021, 1, 3)).when,
        time=at("Sunday"),
    ),
    Quote(
        span=at("“We lost forty boats,”"),
        by="quotes",
        parts=(at("“We lost forty boats,”"),),
        mode="direct",
        speaker=Speaker(span=at("Reed", 2), name="Ann Reed", type="person"),
    ),
    Figure(span=at("forty"), by="figures", value=40, unit="boat"),
)


@pytest.fixture
def apply(tmp_path):
    """Apply a desk's file to the story with its marks; return it and the lines of the problems."""

    def made(said: str, marks=MARKS):
        (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
        (tmp_path / "a.yml").write_text(said, encoding="utf-8")
        articles, _ = seeds.read(tmp_path, PurePosixPath("seeds"))
        read, faults = desk.read(tmp_path, PurePosixPath("seeds"), articles)
        assert faults == ()
        article = desk.apply_facts(read, articles[0])
        annotated, problems = desk.apply(read, Annotated(article, tuple(marks)))
        return annotated, [str(problem) for problem in problems]

    return made


def test_a_rejected_mark_is_gone_and_later_rules_that_agree_are_no_matter(apply):
    said = "marks:\n  - reject: name\n    at: Constitutional\n"

    assert [n.name for n in apply(said)[0].marks_of(Name)] == ["Ann Reed", "Ann Reed", "Bo Lund"]
    assert apply(said, MARKS[:3])[1] == []


def test_a_longer_mark_of_better_rules_is_not_the_one_that_was_rejected(apply):
    better = Name(span=at("Constitutional reform"), by="names", type="other", name="Constitutional reform")

    assert apply("marks:\n  - reject: name\n    at: Constitutional\n", [better])[0].marks_of(Name) == (better,)


def test_an_accepted_mark_is_sure_and_says_who_vouches_for_it(apply):
    annotated, problems = apply("marks:\n  - accept: name\n    at: Bo Lund\n    by: mk\n")
    mark = annotated.marks_of(Name)[2]

    assert (mark.sure, mark.reviewed, mark.by) == ("sure", "mk", "names")
    assert str(mark.because).endswith("accepted by mk")
    assert problems == []


def test_a_mark_that_a_thousand_items_decide_on_can_still_explain_itself(apply):
    accepts = "".join(f"  - {{accept: name, at: Ann Reed, by: e{n}}}\n" for n in range(1000))
    changes = "".join(f"  - {{change: time, at: Sunday, value: 2021-01-{n % 28 + 1:02}}}\n" for n in range(1000))
    annotated, _ = apply(f"marks:\n{accepts}{changes}")

    assert str(annotated.marks_of(Name)[0].because) == "accepted by e0"
    assert all(str(mark.because) for mark in annotated.marks_of(Event))


def test_if_the_rules_now_say_otherwise_the_accepted_value_wins_and_is_reported(apply):
    said = "marks:\n  - accept: time\n    at: Sunday\n    value: 2021-01-10\n"
    annotated, problems = apply(said)

    assert annotated.marks_of(Time)[0].value == "2021-01-10"
    assert problems == [
        "seeds/a.yml:2:5: notice: the rules now read this time differently; the accepted one is kept [DL236]"
    ]


def test_an_accepted_mark_that_the_rules_no_longer_make_stays_and_is_reported(apply):
    annotated, problems = apply("marks:\n  - accept: time\n    at: Sunday\n    value: 2021-01-03\n", MARKS[:3])

    assert [(time.value, time.by) for time in annotated.marks_of(Time)] == [("2021-01-03", "desk")]
    assert problems == ["seeds/a.yml:2:5: notice: the rules no longer mark this time; the accepted one is kept [DL236]"]


def test_a_changed_mark_that_the_rules_no_longer_make_stays_and_is_reported(apply):
    annotated, problems = apply("marks:\n  - change: time\n    at: Sunday\n    value: 2021-01-03\n", MARKS[:3])

    assert [time.value for time in annotated.marks_of(Time)] == ["2021-01-03"]
    assert problems == ["seeds/a.yml:2:5: notice: the rules no longer mark this time; the desk's is kept [DL236]"]


def test_what_was_accepted_without_a_value_and_is_gone_is_reported(apply):
    assert apply("marks:\n  - accept: name\n    at: council\n")[1] == [
        "seeds/a.yml:2:5: notice: there is no name here to accept; to make one, 'add' it with its values [DL237]"
    ]


def test_a_changed_time_dates_its_event_anew(apply):
    annotated, problems = apply("marks:\n  - change: time\n    at: Sunday\n    value: 2020-12-27\n")
    event = annotated.marks_of(Event)[0]

    assert (event.when.date, event.when.first) == ("2020-12-27", dt.date(2020, 12, 27))
    assert problems == []


def test_a_rejected_time_leaves_its_event_without_a_date(apply):
    event = apply("marks:\n  - reject: time\n    at: Sunday\n")[0].marks_of(Event)[0]

    assert (event.when.date, event.time, event.when.precision) == (None, None, None)


def test_a_changed_speaker_is_found_among_the_names_of_the_article(apply):
    annotated, _ = apply("marks:\n  - change: quote\n    at: We lost forty\n    speaker: Bo Lund\n    why: a slip\n")
    quote = annotated.marks_of(Quote)[0]

    assert (quote.speaker.name, quote.speaker.type, quote.by, quote.sure) == ("Bo Lund", "person", "desk", "sure")
    assert str(quote.because) == "changed by desk: a slip"


def test_an_empty_speaker_is_nobody(apply):
    assert (
        apply("marks:\n  - change: quote\n    at: We lost forty\n    speaker: ''\n")[0].marks_of(Quote)[0].speaker
        is None
    )


def test_a_name_that_is_changed_speaks_by_its_new_bearer_in_its_quotes(apply):
    said = "marks:\n  - change: name\n    at: Reed\n    nth: 2\n    name: Carl Reed\n"

    assert apply(said)[0].marks_of(Quote)[0].speaker.name == "Carl Reed"


def test_marks_that_the_machine_missed_are_added(apply):
    annotated, problems = apply(
        "marks:\n"
        "  - add: name\n    at: council\n    type: organisation\n    name: Council of Aldport\n"
        "  - add: time\n    at: is planned\n    value: FUTURE_REF\n"
        "  - add: figure\n    at: a slip\n    value: 1\n".replace("a slip", "council")
        + "  - add: event\n    at: Bo Lund leads the council\n    date: 2020\n    until: 2021-06\n    status: ongoing\n"
        "  - add: quote\n    at: Constitutional reform is planned\n    speaker: Bo Lund\n"
        "  - add: title\n    at: The harbour was closed\n"
    )
    event = annotated.marks_of(Event)[1]

    assert problems == []
    assert [n.name for n in annotated.marks_of(Name) if n.by == "desk"] == ["Council of Aldport"]
    assert (event.when.date, event.when.until, event.when.edtf, event.when.last) == (
        "2020",
        "2021-06",
        "2020/2021-06",
        dt.date(2021, 6, 30),
    )
    assert [q.mode for q in annotated.marks_of(Quote) if q.by == "desk"] == ["indirect"]
    assert [t.value for t in annotated.marks_of(Time) if t.by == "desk"] == ["FUTURE_REF"]


def test_a_name_of_the_desk_takes_the_place_of_those_it_overlaps(apply):
    said = "marks:\n  - add: name\n    at: Mayor Ann Reed\n    type: person\n    name: Ann Reed\n"

    assert [STORY[n.span.start : n.span.end] for n in apply(said)[0].marks_of(Name)] == [
        "Mayor Ann Reed",
        "Reed",
        "Bo Lund",
        "Constitutional",
    ]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "change: time\n    at: Sunday\n    value: 2021-02-30",
            (
                "seeds/a.yml:4:12: '2021-02-30' is not a time value; "
                "write 2020-08-09, 2020-08, 2020, 2020-W32, P3M or PAST_REF [DL235]"
            ),
        ),
        (
            "change: figure\n    at: forty\n    value: many",
            "seeds/a.yml:4:12: 'many' is not a number; write 31 or 80.1 [DL235]",
        ),
        (
            "change: event\n    at: The harbour\n    date: soon",
            "seeds/a.yml:4:11: 'soon' is not a date; write 2020, 2020-08 or 2020-08-09 [DL235]",
        ),
        (
            "change: event\n    at: The harbour\n    date: 2020\n    until: soon",
            "seeds/a.yml:5:12: 'soon' is not a date; write 2020, 2020-08 or 2020-08-09 [DL235]",
        ),
    ],
)
def test_unreadable_values_are_reported_with_their_location_and_the_mark_stays(apply, said, line):
    annotated, problems = apply(f"marks:\n  - {said}\n")

    assert problems == [line]
    assert annotated.marks == tuple(sorted(MARKS, key=lambda c: (c.span.start, -c.span.end, c.kind)))


def test_notes_facts_corrections_and_the_review_stand_with_the_article(apply):
    annotated, problems = apply(
        "article:\n  source: Harbour News\n  summary: Boats were lost.\n"
        "reviewed:\n  by: mk\n  on: 2021-01-05\n"
        "notes:\n  - note: About *forty*.\n    at: forty boats\n    about: check\n    by: mk\n    on: 2021-01-05\n"
        "    link: https://example.org/\n"
        "corrections:\n"
        "  - {old: fifty, new: forty, why: a slip, on: 2021-01-05}\n"
        "  - {old: Mayer, new: Mayor, why: a slip, on: 2021-01-06, by: mk}\n"
    )
    note = annotated.marks_of(Note)[0]

    assert problems == []
    assert (note.span, note.text, note.about, note.author) == (at("forty boats"), "About *forty*.", "check", "mk")
    assert (note.written, note.link) == (dt.date(2021, 1, 5), "https://example.org/")
    assert annotated.article.fact("summary") == "Boats were lost."
    assert [c.on.day for c in annotated.corrections] == [6, 5]
    assert annotated.review.by == "mk"


def test_a_note_whose_words_are_gone_is_shown_apart_with_its_old_words(apply):
    said = "notes:\n  - note: Which?\n    at: two ferries\n"
    annotated, problems = apply(said)
    orphan = annotated.orphans[0]

    assert (orphan.words, orphan.said, orphan.about, str(orphan.place)) == (
        "two ferries",
        "Which?",
        "context",
        "seeds/a.yml:2:5",
    )
    assert problems == ["seeds/a.yml:2:5: “two ferries” is not in seeds/a.txt; copy the words from the article [DL220]"]


def test_a_saved_anchor_makes_a_changed_seed_a_warning_and_not_an_error(tmp_path):
    file, shown = tmp_path / "a.txt", PurePosixPath("seeds")
    file.write_text(STORY, encoding="utf-8")
    (tmp_path / "a.yml").write_text("notes:\n  - note: Which?\n    at: forty boats\n", encoding="utf-8")
    articles, _ = seeds.read(tmp_path, shown)
    assert desk.write_anchors(tmp_path, desk.collect_anchors(desk.read(tmp_path, shown, articles)[0], articles))

    file.write_text(STORY.replace("forty boats", "fifty boats"), encoding="utf-8")
    articles, _ = seeds.read(tmp_path, shown)
    said, _ = desk.read(tmp_path, shown, articles)
    annotated, problems = desk.apply(said, Annotated(articles[0], ()))

    assert [str(problem) for problem in problems] == [
        (
            "seeds/a.yml:2:5: notice: the seed has changed and “forty boats” is no longer in it; "
            "check whether the item still fits, then copy its words from the article again [DL222]"
        )
    ]
    assert annotated.orphans[0].words == "forty boats"
    assert not desk.write_anchors(tmp_path, desk.collect_anchors(said, articles))


def test_applying_is_pure_and_says_the_same_twice(apply):
    said = "marks:\n  - change: time\n    at: Sunday\n    value: 2020-12-27\n"

    assert apply(said) == apply(said)
    assert replace(MARKS[4]) == MARKS[4]


@pytest.mark.parametrize(
    ("value", "kind", "first", "last"),
    [
        ("2020-08-09", "DATE", "2020-08-09", "2020-08-09"),
        ("2020-08", "DATE", "2020-08-01", "2020-08-31"),
        ("2020", "DATE", "2020-01-01", "2020-12-31"),
        ("202", "DATE", "2020-01-01", "2029-12-31"),
        ("2020-W32", "DATE", "2020-08-03", "2020-08-09"),
        ("2020-Q3", "DATE", "2020-07-01", "2020-09-30"),
        ("2020-H2", "DATE", "2020-07-01", "2020-12-31"),
        ("2020-SU", "DATE", "2020-06-01", "2020-08-31"),
        ("2020-08-09T10:00", "TIME", "2020-08-09", "2020-08-09"),
    ],
)
def test_the_values_of_timeml_are_read_as_days(value, kind, first, last):
    covered = parse_period(value)

    assert (timex_type(value), covered.first.isoformat(), covered.last.isoformat()) == (kind, first, last)


@pytest.mark.parametrize("value", ["9999-W52", "9999-W52-WE", "9999-WI"])
def test_what_ends_after_the_last_day_of_the_calendar_is_no_date(value):
    assert parse_period(value) is None
    assert timex_type(value) is None


def test_lengths_and_vague_times_have_no_days():
    assert [timex_type(v) for v in ("P3M", "PT2H", "PXD", "PAST_REF")] == ["DURATION", "DURATION", "DURATION", "DATE"]
    assert [timex_type(v) for v in ("P", "2020-13", "Sunday", "2021-02-29")] == [None] * 4
