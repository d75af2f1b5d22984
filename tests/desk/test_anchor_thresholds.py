"""Thresholds of anchoring, with a case on each side: halving or doubling one fails a test."""

import datetime as dt
import hashlib

import pytest

from dateline.desk.anchor_context import extract_context, extract_outside
from dateline.desk.anchor_scoring import CONTEXT_WORDS, Candidate, find_similar, score_place
from dateline.desk.anchors import anchor_item, create_anchor, find_best
from dateline.desk.selectors import Selector, find_occurrences
from dateline.model import Article, Span
from dateline.problems import Place

BEFORE = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
AFTER = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
SPAN = Span(0, 1)
LEFT = "Fishermen had waited for weeks in vain and the council said that morning"
RIGHT = "were lost in the storm which reached the coast before dawn on Friday"


def article(text: str) -> Article:
    return Article("a", "seeds/a.txt", text, hashlib.sha256(text.encode()).hexdigest(), dt.date(2021, 1, 4), ())


def selector(at: str) -> Selector:
    return Selector(at=at, place=Place("seeds/a.yml", 1, 3))


def score(at: str, old: str, new: str) -> float:
    """The score of the only place of the words in the new text, by their anchor in the old one."""
    item = selector(at)
    anchor = create_anchor(article(old), item, next(find_occurrences(old, item)))
    return score_place(article(new), next(find_occurrences(new, item)), anchor).score


def is_found(at: str, old: str, new: str) -> bool:
    item = selector(at)
    return anchor_item(article(new), item, anchor_item(article(old), item, None).anchor).span is not None


def loss(distance: int) -> float:
    """What it costs the score if the word at this distance before the item changes."""
    words = BEFORE.split()
    changed = [*words[:-distance], "other", *words[len(words) - distance + 1 :]]
    old, new = (f"{' '.join(before)} ITEM {AFTER}\n" for before in (words, changed))
    return 1 - score("ITEM", old, new)


def test_the_stored_context_holds_a_sentence_of_a_hundred_words():
    text = "Two words. " * 240 + "HERE" + " Two words." * 240
    left, right = extract_context(article(text), Span(2640, 2644))

    assert 500 <= len(left) <= 700
    assert 500 <= len(right) <= 700


def test_a_longer_sentence_is_stored_up_to_its_four_hundredth_word():
    sentence = " words" * 300
    text = f"Some. The{sentence} HERE{sentence}. Others."
    left, right = extract_context(article(text), next(find_occurrences(text, selector("HERE"))))

    assert (left, right) == (f"The{sentence} ", f"{sentence}. ")

    text = f"Some. The{sentence * 3} HERE{sentence * 3}. Others."
    left, right = extract_context(article(text), next(find_occurrences(text, selector("HERE"))))

    assert 2000 <= len(left) <= 3000
    assert 2000 <= len(right) <= 3000


def test_the_text_above_and_below_a_paragraph_is_stored_as_far_as_it_is_compared():
    text = "word " * 80 + "\n\nHERE\n\n" + "word " * 80
    sides = extract_outside(article(text), Span(402, 406))

    assert all(CONTEXT_WORDS < len(side.split()) < 2 * CONTEXT_WORDS for side in sides)


@pytest.mark.parametrize(("changes", "found"), [(2, False), (5, True)])
def test_a_sentence_beside_the_words_is_the_same_if_half_of_its_words_are(changes, found):
    beside = "Boats from Aldport had left before noon."
    other = beside
    for old, new in [
        ("Aldport", "Westham"),
        ("Boats", "Nets"),
        ("left", "gone"),
        ("noon", "dusk"),
        ("before", "after"),
    ][:changes]:
        other = other.replace(old, new)
    text = "Fishermen waited for weeks in vain. The council closed the whole harbour. "

    assert is_found("closed the whole harbour", f"{text}{beside}\n", f"{text}{other}\n") is found


@pytest.mark.parametrize(("behind", "found"), [("More news of Aldport and boats", True), ("Castle and the Bay", False)])
def test_behind_a_heading_six_words_are_another_sentence_and_four_are_not(behind, found):
    heading = "Storm takes forty boats in Aldport"

    assert is_found("forty boats", f"{heading}\n", f"{heading} {behind}\n") is found


def test_a_word_twelve_words_away_counts_and_one_sixteen_words_away_does_not():
    assert loss(12) > 0
    assert loss(16) == pytest.approx(0)


def test_a_word_three_words_away_counts_more_than_one_six_words_away():
    assert loss(3) > loss(6) + 0.01


def test_a_context_that_agrees_in_half_its_words_suffices():
    assert Candidate(SPAN, 0.5, "").is_good
    assert not Candidate(SPAN, 0.45, "").is_good
    assert not Candidate(SPAN, 0.9, "Aldport").is_good


def test_four_words_may_be_matched_approximately_and_three_may_not():
    assert list(find_similar(article("Later three boats sank again.\n"), "three boats sank yesterday"))
    assert not list(find_similar(article("Later three boats sank.\n"), "three boats burnt"))


@pytest.mark.parametrize(
    ("number", "changed", "found"), [(12, 3, True), (12, 5, False), (80, 12, True), (80, 15, False)]
)
def test_one_word_in_four_may_have_changed_and_twelve_at_most(number, changed, found):
    words = [f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(number)]
    new = [*words[: number - changed], *(f"{word}x" for word in words[number - changed :])]
    # The changed words are not the last: a shorter window would do without them.
    new = [*new[number // 2 :], *new[: number // 2]]
    words = [*words[number // 2 :], *words[: number // 2]]

    assert bool(list(find_similar(article(" ".join(new)), " ".join(words)))) is found


@pytest.mark.parametrize(
    ("sentence", "found"), [("The new mayor closed the harbour.", True), ("The mayor left.", False)]
)
def test_a_sentence_of_six_words_is_known_anywhere_and_one_of_three_is_not(sentence, found):
    old = f"Fishermen had waited for weeks in vain. {sentence} Boats stayed in port until Friday noon.\n"
    new = f"Prices of bread rose again last month. {sentence} Bakers blame drought and costly fuel.\n"
    at = "mayor"

    assert (score(at, old, new) >= 0.5) is found
    assert not found or 0.75 < score(at, old, new) < 1


def test_the_best_place_must_be_clearly_better_than_the_second():
    best = Candidate(SPAN, 0.9, "")

    assert find_best([best, Candidate(Span(5, 6), 0.65, "")], 0.5) == best
    assert find_best([best, Candidate(Span(5, 6), 0.78, "")], 0.5) is None


def rewrite(changes: int) -> str:
    """A sentence about forty boats with so many words changed on each side, every second one from the nearest."""
    before, after = LEFT.split(), RIGHT.split()
    for n in range(changes):
        before[-1 - 2 * n], after[2 * n] = f"other{'abcdef'[n]}", f"different{'abcdef'[n]}"
    return f"{' '.join(before)} forty boats {' '.join(after)}.\n"


@pytest.mark.parametrize(("changes", "found"), [(2, True), (4, False)])
def test_two_words_need_more_of_their_context(changes, found):
    assert is_found("forty boats", rewrite(0), rewrite(changes)) is found


@pytest.mark.parametrize(("changes", "found"), [(1, True), (2, False)])
def test_words_that_occur_twice_need_most_of_their_context(changes, found):
    other = "\nInsurers of the northern ports would pay for forty boats at most, a broker in Westham explained.\n"
    item = Selector(at="forty boats", nth=1, place=Place("seeds/a.yml", 1, 3))
    anchor = anchor_item(article(rewrite(0) + other), item, None).anchor

    assert (anchor_item(article(rewrite(changes) + other), item, anchor).span is not None) is found
