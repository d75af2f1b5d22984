"""A quotation that its cue splits: each part is named by its exact words, and all are one quote."""

from pathlib import PurePosixPath

import pytest

from dateline import desk, export, seeds
from dateline.corpus import link
from dateline.desk.name_register import Register
from dateline.desk.writing import insert_item
from dateline.model import Annotated, Quote, Span, Speaker

STORY = (
    " date 2021-01-04\n\n“We are ready,” Mayor Ann Reed said on Sunday, “to open the port. But not yet.” She paused. "
    "“Not before May,” she said, “and not for ferries.” The port, to open in May, is old.\n"
)
SPLIT = "marks:\n  - add: quote\n    at: “We are ready,”\n    then:\n      - at: “to open the port. But not yet.”\n"


def at(words: str) -> Span:
    start = STORY.index(words)
    return Span(start, start + len(words))


def quote(*parts: str, speaker: str = "") -> Quote:
    spans = tuple(at(part) for part in parts)
    told = Speaker(span=None, name=speaker, type="person") if speaker else None
    return Quote(span=Span(spans[0].start, spans[-1].end), by="quotes", parts=spans, mode="direct", speaker=told)


FIRST, SECOND = quote("“We are ready,”"), quote("“to open the port. But not yet.”")
OTHER = quote("“Not before May,”", "“and not for ferries.”")


@pytest.fixture
def apply(tmp_path):
    """Apply a desk's file to the story with these quotes; return it and the lines of the problems."""

    def made(said: str, *quotes: Quote, story: str = STORY):
        (tmp_path / "a.txt").write_text(story, encoding="utf-8")
        (tmp_path / "a.yml").write_text(said, encoding="utf-8")
        articles, _ = seeds.read(tmp_path, PurePosixPath("seeds"))
        read, faults = desk.read(tmp_path, PurePosixPath("seeds"), articles)
        annotated, problems = desk.apply(read, Annotated(articles[0], quotes))
        desk.write_anchors(tmp_path, desk.collect_anchors(read, articles))
        return annotated, [str(problem) for problem in (*faults, *problems)]

    return made


def said(annotated: Annotated) -> list[list[str]]:
    return [[annotated.article.words(part) for part in quote.parts] for quote in annotated.marks_of(Quote)]


def test_a_quote_of_two_parts_is_one_quote_and_reads_as_one_in_the_public_data(apply):
    annotated, problems = apply(SPLIT + "    speaker: Ann Reed\n")
    made = annotated.marks_of(Quote)[0]

    assert problems == []
    assert made.parts == (at("“We are ready,”"), at("“to open the port. But not yet.”"))
    assert made.span == Span(made.parts[0].start, made.parts[1].end)
    assert (made.mode, made.speaker.name, made.by) == ("direct", "Ann Reed", "desk")
    record = next(export.articles(link([annotated], Register())))["annotations"][0]
    assert record["parts"] == [[part.start, part.end] for part in made.parts]


def test_parts_that_the_rules_took_for_quotes_of_their_own_are_joined(apply):
    annotated, problems = apply(SPLIT.replace("add", "change"), FIRST, SECOND, OTHER)

    assert problems == []
    assert said(annotated) == [
        ["“We are ready,”", "“to open the port. But not yet.”"],
        ["“Not before May,”", "“and not for ferries.”"],
    ]


def test_if_the_rules_now_mark_one_part_of_an_added_quote_the_whole_stays_and_is_reported(apply):
    annotated, problems = apply(SPLIT, FIRST)

    assert len(said(annotated)[0]) == 2
    assert problems == ["seeds/a.yml:2:5: notice: the rules now mark another quote here; the desk's is kept [DL236]"]


def test_where_the_rules_now_find_all_parts_nothing_is_to_be_said(apply):
    annotated, problems = apply(SPLIT, quote("“We are ready,”", "“to open the port. But not yet.”"))

    assert (len(annotated.marks_of(Quote)), problems) == (1, [])


def test_a_part_given_without_its_marks_takes_the_place_of_the_one_that_has_them(apply):
    whole = quote("“We are ready,”", "“to open the port. But not yet.”")
    annotated, _ = apply(SPLIT.replace("“to open the port. But not yet.”", "to open the"), whole)

    assert said(annotated) == [["“We are ready,”", "to open the"]]


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (
            ["“to close the harbour for good.”"],
            (
                "seeds/a.yml:5:9: “to close the harbour for good.” is not in seeds/a.txt; "
                "copy the words from the article [DL220]"
            ),
        ),
        (
            ["to open"],
            "seeds/a.yml:5:9: “to open” occurs 2 times in seeds/a.txt; say which one with before, after or nth [DL221]",
        ),
        (
            ["“and not for ferries.”", "“to open the port. But not yet.”"],
            (
                "seeds/a.yml:6:9: this part comes before the previous one; "
                "name each part once, in the order of the article [DL238]"
            ),
        ),
        (
            ["“to open the port.", "the port. But not yet.”"],
            (
                "seeds/a.yml:6:9: this part overlaps the previous one; "
                "name each part once, in the order of the article [DL238]"
            ),
        ),
    ],
    ids=["absent", "twice", "order", "overlap"],
)
def test_an_invalid_part_is_reported_on_its_own_line_and_no_quote_is_made(apply, parts, line):
    then = "".join(f"      - at: {part}\n" for part in parts)
    annotated, problems = apply(f"marks:\n  - add: quote\n    at: “We are ready,”\n    then:\n{then}")

    assert problems == [line]
    assert annotated.marks_of(Quote) == ()


def test_of_words_that_stand_twice_a_part_says_which(apply):
    annotated, problems = apply(
        "marks:\n  - add: quote\n    at: “We are ready,”\n    then:\n      - at: to open\n        nth: 1\n"
    )

    assert problems == []
    assert said(annotated) == [["“We are ready,”", "to open"]]


@pytest.mark.parametrize(
    ("verb", "line"),
    [
        ("reject: quote", "a rejected quote has no 'then'; remove it, or 'change' the quote [DL232]"),
        ("accept: name", "a name has no 'then'; it has type, name [DL231]"),
    ],
)
def test_only_quotes_that_stay_have_parts(apply, verb, line):
    assert apply(SPLIT.replace("add: quote", verb), FIRST)[1] == [f"seeds/a.yml:2:5: {line}"]


def test_each_part_is_known_again_when_the_seed_changes(apply):
    apply(SPLIT)
    moved = STORY.replace("“We are ready,”", "Later. “We are ready,”")
    annotated, problems = apply(SPLIT, story=moved)
    assert (said(annotated), problems) == ([["“We are ready,”", "“to open the port. But not yet.”"]], [])

    annotated, problems = apply(SPLIT, story=STORY.replace("to open the port. But not yet", "to close. Soon"))
    assert problems == [
        (
            "seeds/a.yml:5:9: notice: the seed has changed and “to open the port. But not yet.” is no longer in it; "
            "check whether the item still fits, then copy its words from the article again [DL222]"
        )
    ]
    assert annotated.marks_of(Quote) == ()
    assert annotated.orphans[0].words == "“We are ready,” … “to open the port. But not yet.”"


def test_an_item_written_after_one_with_parts_leaves_it_as_it_is():
    text, problems = insert_item("seeds/a.yml", SPLIT, "marks", {"reject": "name", "at": "Sunday"})

    assert problems == ()
    assert text == SPLIT + "  - reject: name\n    at: Sunday\n"
