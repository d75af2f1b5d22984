"""The desk's decisions on the timeline: pinned, hidden, merged, split, reworded, made by hand."""

import datetime as dt
from pathlib import PurePosixPath

import pytest

from dateline import desk, seeds
from dateline.calendar.periods import Period
from dateline.corpus import link
from dateline.corpus.revision import revise_timeline
from dateline.desk.timeline_decisions import Pick, TimelineFile, decide
from dateline.model import Annotated, Event, Span
from dateline.problems import Place

FIRST = (
    " date 2021-01-04\n\nThe harbour was closed on 3 January. A fair opened on 2 January. Boats were lost in 2019.\n"
)
SECOND = " date 2021-01-05\n\nAldport shut its port on 3 January. The council met.\n"
TOLD = {
    "a": (FIRST, {"The harbour was closed on 3 January": "2021-01-03", "A fair opened on 2 January": "2021-01-02"}),
    "b": (SECOND, {"Aldport shut its port on 3 January": "2021-01-03"}),
}
CLOSED = "{article: a, at: harbour was closed}"
SHUT = "{article: b, at: shut its port}"


@pytest.fixture
def timeline(tmp_path):
    """Make the timeline of the two articles with these decisions: the corpus, and the lines of the problems."""

    def made(said: str):
        for stem, (text, _) in TOLD.items():
            (tmp_path / f"{stem}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "timeline.yml").write_text(said, encoding="utf-8")
        articles, _ = seeds.read(tmp_path, PurePosixPath("seeds"))
        read, faults = desk.read(tmp_path, PurePosixPath("seeds"), articles)
        assert faults == ()
        corpus, problems = revise_timeline(
            read, link(Annotated(article, _events(article.slug)) for article in articles)
        )
        return corpus, [str(problem) for problem in problems]

    return made


def _events(stem: str) -> tuple[Event, ...]:
    text, told = TOLD[stem]
    found = []
    for words, day in told.items():
        start, when = text.index(words), Period("day", dt.date.fromisoformat(day)).when
        verb = words.split()[2]
        trigger = Span(text.index(verb, start), text.index(verb, start) + len(verb))
        span = Span(start, start + len(words))
        found.append(Event(span=span, by="events", status="happened", trigger=trigger, lemma=verb, when=when))
    return tuple(sorted(found, key=lambda event: event.span))


def lines(corpus) -> list[str]:
    return [f"{entry.when.date} {entry.reworded or entry.headline}" for entry in corpus.entries]


def test_without_decisions_the_timeline_is_the_rules_own(timeline):
    corpus, problems = timeline("")

    assert sorted(lines(corpus)) == [
        "2021-01-02 A fair opened on 2 January",
        "2021-01-03 Aldport shut its port on 3 January",
        "2021-01-03 The harbour was closed on 3 January",
    ]
    assert problems == []


def test_a_hidden_entry_is_gone(timeline):
    assert len(lines(timeline("hide:\n  - {article: a, at: A fair opened}\n")[0])) == 2


def test_a_pinned_entry_is_in_the_short_index(timeline):
    pinned = timeline("pin:\n  - {article: a, at: A fair opened}\n")[0].entries[0]

    assert (pinned.pinned, pinned.key) == (True, True)


def test_a_reworded_headline_leaves_the_sources_words_in_place(timeline):
    corpus, _ = timeline(f"reword:\n  - {CLOSED[:-1]}, headline: The port is shut}}\n")
    entry = next(entry for entry in corpus.entries if entry.reworded)

    assert (entry.reworded, entry.headline) == ("The port is shut", "The harbour was closed on 3 January")


def test_entries_that_are_one_are_merged_with_all_their_tellings(timeline):
    corpus, problems = timeline(f"merge:\n  - entries: [{CLOSED}, {SHUT}]\n")
    entry = corpus.entries[1]

    assert problems == []
    assert [telling.article for telling in entry.mentions] == ["a", "b"]
    assert (entry.counts.articles, len(corpus.entries), entry.first_published) == (2, 2, dt.date(2021, 1, 4))


def test_a_merged_entry_can_be_hidden_by_any_of_its_tellings(timeline):
    corpus, _ = timeline(f"merge:\n  - entries: [{CLOSED}, {SHUT}]\nhide: [{SHUT}]\n")

    assert lines(corpus) == ["2021-01-02 A fair opened on 2 January"]


def test_an_entry_made_by_hand_cites_the_words_of_its_source(timeline):
    corpus, problems = timeline(
        "add:\n  - {article: a, at: Boats were lost, date: 2019, headline: A year of losses, by: mk, why: told}\n"
    )
    entry = corpus.entries[0]

    assert problems == []
    assert (entry.by, entry.when.date, entry.when.precision, entry.reworded) == (
        "desk",
        "2019",
        "year",
        "A year of losses",
    )
    assert (entry.headline, str(entry.because)) == ("Boats were lost", "made by hand by mk: told")
    assert (entry.first_published, entry.counts.articles) == (dt.date(2021, 1, 4), 1)
    assert entry.mentions[0].event in corpus.by_slug["a"].marks


def test_impossible_decisions_are_reported_and_the_rest_applied(timeline):
    corpus, problems = timeline(
        "pin:\n  - {article: b, at: The council met}\n"
        "merge:\n  - entries: [{article: a, at: A fair}, {article: a, at: fair opened}]\n"
        f"split:\n  - {SHUT}\n"
        "add:\n  - {article: a, at: Boats, date: long ago}\n"
        "hide:\n  - {article: a, at: A fair opened}\n  - {article: a, at: ferries}\n"
    )
    assert sorted(problems) == [
        "seeds/timeline.yml:11:5: “ferries” is not in seeds/a.txt; copy the words from the article [DL220]",
        (
            "seeds/timeline.yml:2:5: notice: no entry of the timeline has these words; "
            "it may be hidden, or the rules no longer make it [DL250]"
        ),
        "seeds/timeline.yml:4:5: notice: this is one entry already; there is nothing to merge [DL251]",
        "seeds/timeline.yml:6:5: notice: this entry has only one mention; there is nothing to split [DL252]",
        "seeds/timeline.yml:8:35: 'long ago' is not a date; write 2020, 2020-08 or 2020-08-09 [DL235]",
    ]
    assert len(corpus.entries) == 2


def test_a_telling_that_is_another_event_becomes_an_entry_of_its_own(timeline):
    corpus, _ = timeline(f"merge:\n  - entries: [{CLOSED}, {SHUT}]\n")
    place, start = Place("seeds/timeline.yml", 1, 1), SECOND.index("shut its port")
    pick = Pick(article="b", at="shut its port", place=place)
    entries, problems = decide(
        TimelineFile(split=(pick,), place=place),
        corpus.entries,
        lambda _item, _slug: (Span(start, start + 13), None),
        lambda slugs: (len(slugs), len(slugs)),
    )

    assert problems == ()
    assert [sorted(t.article for t in entry.mentions) for entry in entries] == [["a"], ["a"], ["b"]]
