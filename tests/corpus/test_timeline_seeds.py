"""The timeline of the two seeds that the project ships, as an editor would check it."""

from pathlib import Path, PurePosixPath

import pytest

from dateline import seeds
from dateline.annotators.base import run
from dateline.corpus import link
from dateline.languages.en import ENGLISH
from dateline.linked import Corpus
from dateline.model import Annotated
from marked import parse_english

FOLDER = Path(__file__).parents[2] / "seeds"
SEEDS = ("000_0fabe08459d4b4b0", "004_471574d3f8f76318")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The two seeds, linked."""
    articles, _ = seeds.read(FOLDER, PurePosixPath("seeds"))
    readings = [(a, parse_english(a)) for a in articles if a.slug in SEEDS]
    return link(Annotated(article, run(ENGLISH.annotators, article, parse)) for article, parse in readings)


def test_each_event_appears_once_under_its_own_date_and_status(corpus: Corpus) -> None:
    assert [(e.when.date, e.when.until, e.status, e.due) for e in corpus.entries] == [
        ("1999-12-08", None, "happened", False),
        ("2019", None, "happened", False),
        ("2020-08-09", None, "happened", False),
        ("2020-08-09", "2020-11-26", "ongoing", False),
        ("2020-11-26", None, "happened", False),
        ("2021-01-27", None, "claimed", False),
        ("2021-02-11", "2021-02-12", "scheduled", False),
    ]


def test_the_election_is_one_entry_reported_by_both_articles(corpus: Corpus) -> None:
    election = corpus.entries[2]
    assert {telling.article for telling in election.mentions} == set(SEEDS)
    assert (election.counts.articles, election.counts.outlets, election.counts.origins) == (2, 2, 2)
    assert "election" in election.headline


def test_an_event_without_a_time_is_not_dated_by_the_article(corpus: Corpus) -> None:
    assert any("Coordination Council" in entry.headline for entry in corpus.undated)
    assert not any("Coordination Council" in entry.headline for entry in corpus.entries)


def test_every_entry_says_why_it_weighs_what_it_weighs(corpus: Corpus) -> None:
    assert all("origin" in str(entry.because) and 0 < entry.score < 1 for entry in corpus.entries)
