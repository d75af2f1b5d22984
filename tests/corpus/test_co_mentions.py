"""Co-mentions: by paragraph, never from the report's own credits."""

import pytest

from dateline.corpus.co_mentions import add_co_mentions
from dateline.linked import Entity, Mention
from dateline.model import Annotated, Article, Credit, Paragraph, Span

TEXT = "(Agency) Anna and Boris met.\nAnna left. Carla came."


def entity(name: str) -> Entity:
    starts = [i for i in range(len(TEXT)) if TEXT.startswith(name, i)]
    return Entity(
        f"people/{name.lower()}", "person", name, tuple(Mention("a", Span(i, i + len(name)), name) for i in starts)
    )


def test_those_of_one_paragraph_are_in_company_and_the_agency_is_not():
    first, second = Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 1, len(TEXT))
    layout = (
        Credit(span=Span(1, 7), by="layout", agencies=("Agency",)),
        Paragraph(span=first, by="layout", number=1),
        Paragraph(span=second, by="layout", number=2),
    )
    article = Annotated(Article("a", "seeds/a.txt", TEXT, "", None, layout), layout)
    found = add_co_mentions([entity(name) for name in ("Agency", "Anna", "Boris", "Carla")], {"a": article})

    assert {e.name: [c.entity for c in e.co_mentions] for e in found} == {
        "Agency": [],
        "Anna": ["people/boris", "people/carla"],
        "Boris": ["people/anna"],
        "Carla": ["people/anna"],
    }


@pytest.mark.parametrize(("number", "shown"), [(37, 36), (40, 36), (41, 0)])
def test_a_paragraph_of_more_than_forty_names_is_a_list_and_three_dozen_are_shown(number, shown):
    names = [f"N{n:02}" for n in range(number)]
    text = " ".join(names)
    layout = (Paragraph(span=Span(0, len(text)), by="layout", number=1),)
    article = Annotated(Article("a", "seeds/a.txt", text, "", None, layout), layout)
    spans = {name: Span(text.index(name), text.index(name) + len(name)) for name in names}
    named = [Entity(f"people/{n}", "person", n, (Mention("a", spans[n], n),)) for n in names]
    found = add_co_mentions(named, {"a": article})

    assert {len(entity.co_mentions) for entity in found} == {shown}
