"""Where an item of the desk is anchored after its article has changed: at the same words, or nowhere."""

import datetime as dt
import hashlib
import importlib.util
import random
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk.anchors import anchor_item, create_anchor
from dateline.desk.selectors import Selector, find_occurrences
from dateline.layout import layout
from dateline.model import Article
from dateline.problems import Place

STORY = (
    "The harbour was closed on Monday. The mayor said that forty boats were lost in the storm. "
    "Fishermen had not been warned, she added.\n\n"
    "The storm reached the coast before dawn. In Aldport 12 houses were damaged. "
    "The mayor said that help was on its way.\n\n"
    "Ferries will run again on Friday, the company said.\n"
)


def article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article("a", "seeds/a.txt", text, digest, dt.date(2021, 1, 4), layout(text, "seeds/a.txt").marks)


def words(at: str, **more) -> Selector:
    return Selector(at=at, place=Place("seeds/a.yml", 1, 3), **more)


def moved(item: Selector, new: str, old: str = STORY):
    """Where an item written for the old text stands in the new one."""
    before = anchor_item(article(old), item, None)
    assert before.span, before.message
    found = anchor_item(article(new), item, before.anchor)
    return (new[found.span.start : found.span.end] if found.span else None), found.code


def test_words_that_occur_once_are_found_and_their_surroundings_recorded():
    found = anchor_item(article(STORY), words("forty boats"), None)

    assert STORY[found.span.start : found.span.end] == "forty boats"
    assert found.anchor.left.endswith("The mayor said that ")
    assert found.anchor.right.startswith(" were lost")


@pytest.mark.parametrize(
    ("item", "code", "message"),
    [
        (words("forty ships"), "DL220", "“forty ships” is not in seeds/a.txt; copy the words from the article"),
        (
            words("The mayor told that forty boats were lost"),
            "DL220",
            (
                "“The mayor told that forty boats were lost” is not in seeds/a.txt; "
                "did you mean “The mayor said that forty boats were lost”?"
            ),
        ),
        (
            words("The mayor said"),
            "DL221",
            "“The mayor said” occurs 2 times in seeds/a.txt; say which one with before, after or nth",
        ),
        (
            words("The mayor said", nth=3),
            "DL220",
            ("“The mayor said” is not in seeds/a.txt with this before, after or nth; places without it: 2"),
        ),
    ],
)
def test_words_that_are_not_found_are_reported_with_the_fix(item, code, message):
    found = anchor_item(article(STORY), item, None)

    assert (found.code, found.message, found.span) == (code, message, None)


def test_before_after_and_nth_say_which_of_several_is_meant():
    second = STORY.index("The mayor said that help")

    for item in (
        words("The mayor said", nth=2),
        words("The mayor said", after="that help"),
        words("said", before="way. The"),
    ):
        spans = list(find_occurrences(STORY, item))
        assert item.before or [span.start for span in spans] == [second]


def test_quotation_marks_and_line_ends_need_not_be_typed_as_they_stand():
    text = "He said: “It’s\nover – for now.” Then he left.\n"

    assert [text[s.start : s.end] for s in find_occurrences(text, words('"It\'s over - for now."'))] == [
        "“It’s\nover – for now.”"
    ]


def test_a_part_of_a_word_is_not_the_word():
    assert [span.start for span in find_occurrences("The boatman has a boat.", words("boat"))] == [18]


def test_an_item_moves_with_its_paragraph():
    first, second, third = STORY.strip().split("\n\n")

    assert moved(words("forty boats"), f"{second}\n\n{third}\n\n{first}\n") == ("forty boats", "")


def test_an_item_keeps_its_place_when_words_elsewhere_change():
    assert moved(words("forty boats"), STORY.replace("before dawn", "after sunrise")) == ("forty boats", "")
    assert moved(words("forty boats"), STORY.replace("Fishermen had not been warned, she added.", "")) == (
        "forty boats",
        "",
    )


def test_words_changed_a_little_are_followed_and_reported():
    item = words("help was on its way")

    assert moved(item, STORY.replace("help was on its way", "help was already on its way")) == (
        "help was already on its way",
        "DL224",
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("forty boats were lost in the storm", "fifty boats were lost in the storm"),
        ("In Aldport 12 houses were damaged", "In Aldport 13 houses were damaged"),
        ("In Aldport 12 houses were damaged", "In Westport 12 houses were damaged"),
        ("Fishermen had not been warned", "Fishermen had been warned"),
        ("Ferries will run again on Friday, the WHO said", "Ferries will run again on Friday, the With said"),
    ],
)
def test_another_name_number_or_negation_is_another_fact(was, now):
    old = STORY.replace("the company said", "the WHO said")

    assert moved(words(was), old.replace(was, now), old) == (None, "DL222")


def test_the_same_words_in_a_sentence_about_another_are_not_the_same():
    new = STORY.replace("In Aldport 12 houses were damaged.", "In Westport 12 houses were damaged.")

    assert moved(words("houses were damaged"), new) == (None, "DL222")


SAID = (
    "Councils met on Sunday. “We lost forty boats. Nobody had warned us,” Ann Reed said. “It will happen again.”\n\n"
    "Insurers will pay half of the damage.\n"
)


@pytest.mark.parametrize("at", ["We lost forty boats", "Nobody had warned us", "It will happen again"])
def test_words_in_quotes_of_somebody_else_are_not_the_same(at):
    """Who is quoted may stand in the sentence after, or before."""
    assert moved(words(at), SAID.replace("Ann Reed", "Tom Hale"), SAID) == (None, "DL222")


def test_in_a_quotation_the_speaker_counts_wherever_the_paragraph_names_him():
    quoted = "“We lost forty boats,” Ann Reed said. “The sea was high. Nobody had warned us.” The council met.\n"
    told = quoted.replace("“", "").replace("”", "")

    assert moved(words("Nobody had warned us"), quoted.replace("Ann Reed", "Tom Hale"), quoted) == (None, "DL222")
    assert moved(words("Nobody had warned us"), told.replace("Ann Reed", "Tom Hale"), told)[0]


def test_a_pronoun_put_in_place_of_another_is_another_person():
    assert moved(words("had not been warned"), STORY.replace("she added", "he added")) == (None, "DL222")
    assert moved(words("had not been warned"), STORY.replace("she added", "she then added"))[0] == "had not been warned"


def test_a_figure_beside_a_sentence_may_be_brought_up_to_date_if_the_sentence_has_a_name_or_figure_itself():
    old = "The storm took 12 lives in the north. In Aldport many houses were damaged. It was the worst in years.\n"
    vague = old.replace("In Aldport many", "Along the coast many")

    assert moved(words("houses were damaged"), old.replace("12", "13"), old)[0] == "houses were damaged"
    assert moved(words("houses were damaged"), vague.replace("12", "13"), vague) == (None, "DL222")


def test_what_is_put_behind_the_last_sentence_of_a_paragraph_is_another_sentence():
    heading = "Storm takes forty boats in Aldport\n\nThe harbour was closed on Monday. The mayor gave no reason.\n"
    copy = "Storm takes forty boats in Westham"
    short = "The harbour was closed. The boats were insured by Hale Inc.\n\nThe mayor gave no reason for that.\n"

    assert moved(words("takes forty boats"), heading.replace("Aldport", f"Aldport {copy}"), heading)[0]
    assert moved(words("takes forty boats"), heading.replace("Aldport", copy), heading) == (None, "DL222")
    assert moved(words("insured by"), short.replace("Inc.", "Inc. Some boats were insured by Reed Inc."), short)[0]


def test_a_name_that_is_completed_is_another_name():
    heading = "Storm takes forty boats in Aldport\n\nThe harbour was closed on Monday. The mayor gave no reason.\n"

    assert moved(words("forty boats"), heading.replace("Aldport", "Aldport Castle"), heading) == (None, "DL222")


def test_in_a_list_of_headlines_without_full_stops_a_distant_name_counts():
    many = " ".join(f"What the council of the {n} towns on the coast said about boats" for n in "abcdefghijklmnopqr")
    old = f"Storm in Aldport {many} a ferry was lost in the storm\n\nThe harbour was closed on Monday.\n"

    assert len(many) > 900
    assert moved(words("a ferry was lost"), old.replace("Aldport", "Westham"), old) == (None, "DL222")


CAPTION = "A ferry leaves for Westham in the storm at noon, local time. Its owners gave no reason."
TWICE = (
    f"{CAPTION}\n\nThe harbour was closed on Monday because of high waves.\n\nFishermen had been warned early.\n\n"
    f"{CAPTION}\n\nInsurers will pay for half of the boats.\n"
)


def test_a_passage_printed_twice_is_told_by_the_text_around_its_paragraph():
    for nth in (1, 2):
        item = words("local time", nth=nth)
        old = anchor_item(article(TWICE), item, None)
        new = TWICE.replace("high waves", "waves").replace("half of", "all")
        found = anchor_item(article(new), item, old.anchor)

        assert (old.anchor.doubles, bool(old.anchor.above or old.anchor.below)) == (1, True)
        assert found.span in list(find_occurrences(new, words("local time")))
        assert (new[: found.span.start].count("local time"), found.code) == (nth - 1, "")


def test_a_passage_printed_twice_is_not_found_in_its_double():
    item = words("local time", nth=1)
    new = TWICE.replace("Its owners", "A ferry leaves for Norley in the storm at ten, local time. Its owners", 1)
    alone = TWICE.replace(CAPTION, "", 1)
    behind = TWICE.replace(f"{CAPTION}\n\n", "", 1) + f"\n{CAPTION}\n"

    for changed in (new, alone, behind):
        assert moved(item, changed, TWICE) in [(None, "DL222"), (None, "DL220")]


def test_an_anchor_of_an_earlier_version_is_completed_while_its_seed_is_unchanged():
    item = words("local time", nth=2)
    full = anchor_item(article(TWICE), item, None).anchor
    early = replace(full, above="", below="")

    assert anchor_item(article(TWICE), item, early).anchor == full
    assert {"above", "below"} <= full.list_fields().keys()
    assert not {"above", "below"} & early.list_fields().keys()


def test_words_whose_sentence_is_gone_are_not_found_in_another():
    new = STORY.replace("The mayor said that forty boats were lost in the storm. ", "")

    assert moved(words("The mayor said", nth=1), new) == (None, "DL222")
    assert moved(words("the storm"), new, STORY) == (None, "DL222")


def test_an_item_with_nth_follows_its_surroundings_and_asks_to_count_again():
    new = STORY.replace("The harbour was closed on Monday.", "The harbour was closed on Monday. The mayor said so.")

    assert moved(words("The mayor said", nth=2), new) == ("The mayor said", "DL223")


def test_an_anchor_changes_only_when_its_item_is_well_anchored_again():
    item = words("forty boats")
    kept = create_anchor(article(STORY), item, next(find_occurrences(STORY, item)))
    lost = anchor_item(article(STORY.replace("forty boats", "fifty boats")), item, kept)
    found = anchor_item(article("News. " + STORY), item, kept)

    assert lost.anchor == kept
    assert found.anchor.seed == article("News. " + STORY).sha256


def test_random_changes_never_move_an_item_to_a_wrong_place():
    """The benchmark's own changes, on articles made of parts: near-duplicate sentences all over."""
    spec = importlib.util.spec_from_file_location("bench", Path(__file__).parents[1] / "benchmarks" / "anchors.py")
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    counts, wrong = bench.measure([_made(random.Random(n)) for n in range(12)], 300, 5)
    outside = [counts[kind] for kind in bench.OUTSIDE]

    assert wrong == []
    assert sum(c["kept"] for c in outside) / sum(c.total() for c in outside) > 0.9


def _made(rng: random.Random) -> str:
    """An article of sentences that are like one another, each about another town."""
    towns = ["Aldport", "Westham", "Norley", "Easton", "Marden", "Hollin", "Corby", "Penwick", "Stanmer", "Ulverly"]
    deeds = ["lost {n} boats in the storm", "asked for {n} tents", "sent {n} teachers home", "counted {n} votes twice"]
    deeds += ["opened {n} schools again", "buried {n} victims", "repaired {n} bridges", "closed {n} roads to the north"]
    lines = [f"{t} {rng.choice(deeds).format(n=rng.randint(12, 900))}, the council of {t} said." for t in towns * 2]
    rng.shuffle(lines)
    paragraphs = [" ".join(lines[i : i + 4]) for i in range(0, len(lines), 4)]
    return " date 2021-01-04\n\n" + "\n\n".join(paragraphs) + "\n"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.data())
def test_any_words_of_any_text_stand_inside_it_or_nowhere(old, new, data):
    first = data.draw(st.integers(0, max(len(old) - 1, 0)))
    last = data.draw(st.integers(first, len(old)))
    item = words(old[first:last])
    before = anchor_item(article(old), item, None)
    after = anchor_item(article(new), item, before.anchor)

    for text, standing in ((old, before), (new, after)):
        assert standing.span is None or standing.span.end <= len(text)
        assert (standing.span is None) <= bool(standing.code)


def test_a_whole_article_as_words_is_looked_for_in_bounded_time():
    long = " ".join(_made(random.Random(n)) for n in range(8))
    begun = time.monotonic()
    before = anchor_item(article(long), words(long[:4000]), None)
    anchor_item(article(long.replace("storm", "gale")), words(long[:4000]), before.anchor)

    assert time.monotonic() - begun < 3
