"""Which articles are one story: copies, trimmed copies, other titles, later versions; and what is a second source."""

import datetime as dt

import pytest

from dateline.corpus.origins import provenance
from dateline.model import Annotated, Article, Credit, Layout, Paragraph, Span

STORY = (
    "The harbour of Arle was closed on Sunday after a dam upstream gave way and water rose by three metres. "
    "Some two hundred people were brought to schools and churches on higher ground, the mayor told reporters. "
    "Engineers had warned of cracks in the dam two years ago, but repairs were put off twice for want of money. "
    "The regional council meets on Tuesday to decide on aid for farmers who lost cattle and seed."
)
OTHER = (
    "Water swept through the streets of Arle when the old dam broke over the weekend, and the port has been shut. "
    "Schools in the hills took in families who had to leave their homes, according to the town hall. "
    "An inspection found damage to the wall as long ago as 2018. Farmers wait for money from the region."
)
TITLE = "Dam breaks near Arle, port closed"


def article(slug: str, text: str, day: int = 16, agencies: tuple[str, ...] = ()) -> Annotated:
    """Return an article of November 2020 of one paragraph."""
    layout: tuple[Layout, ...] = (Paragraph(span=Span(0, len(text)), by="layout", number=1),)
    if agencies:
        layout += (Credit(span=Span(0, 1), by="layout", agencies=agencies),)
    published = dt.date(2020, 11, day)
    seed = Article(slug=slug, path=f"{slug}.txt", text=text, sha256="", published=published, layout=layout)
    return Annotated(seed, layout)


def origins(*articles: Annotated) -> int:
    """Return the number of independent origins."""
    return len({source.origin for source in provenance(articles).values()})


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(STORY, id="a copy"),
        pytest.param(STORY[: len(STORY) // 3], id="a trimmed copy"),
        pytest.param(f"{TITLE}\n{STORY}", id="another title"),
        pytest.param(f"UPDATE 2 - {TITLE}. {STORY} One man is missing.", id="a later version"),
        pytest.param(f"CORRECTED: {STORY.replace('three metres', 'two metres')}", id="a corrected version"),
    ],
)
def test_a_reprint_is_no_second_origin(again: str) -> None:
    assert origins(article("a", STORY), article("b", again, 17)) == 1
    assert origins(article("a", again), article("b", STORY, 17)) == 1


def test_another_newsrooms_story_of_the_same_event_is_a_second_origin() -> None:
    assert origins(article("a", STORY), article("b", OTHER)) == 2


def test_two_stories_of_one_agency_are_one_origin() -> None:
    assert origins(article("a", STORY, agencies=("Norwire",)), article("b", OTHER, agencies=("Daily", "Norwire"))) == 1


def test_two_agencies_are_two_origins() -> None:
    assert origins(article("a", STORY, agencies=("Norwire",)), article("b", OTHER, agencies=("Sudwire",))) == 2


def test_a_reprint_without_credit_has_the_agencys_origin() -> None:
    found = provenance([article("a", STORY, agencies=("Norwire",)), article("b", STORY, 17)])
    assert found["a"].origin == found["b"].origin
    assert (found["a"].outlet, found["b"].outlet) == ("norwire", "")


def test_a_paragraph_of_background_in_common_does_not_make_two_stories_one() -> None:
    background = "The dam was built in 1931 and holds back nine million cubic metres of water above the town."
    assert origins(article("a", f"{STORY} {background}"), article("b", f"{OTHER} {background}")) == 2


def test_the_order_of_the_files_does_not_matter() -> None:
    files = [article("a", STORY), article("b", STORY[:200], 17), article("c", OTHER, 15), article("d", OTHER[90:], 18)]
    assert provenance(files) == provenance(files[::-1])


def test_a_thousand_reprints_are_one_origin() -> None:
    assert origins(*(article(f"n{n:04}", f"{STORY} Printed in edition {n}.", n % 28 + 1) for n in range(1000))) == 1
