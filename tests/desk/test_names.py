"""The register of names: who has which name, in every article, and which words aren't names."""

import datetime as dt

from dateline.corpus import link
from dateline.desk.name_register import Bearer, Register, apply_register
from dateline.model import Annotated, Article, Name, Quote, Span, Speaker
from dateline.problems import Place
from dateline.reasons import reason


def bearer(name: str, kind: str, *also: str, never: tuple[str, ...] = (), **more) -> Bearer:
    return Bearer(name=name, kind=kind, also=also, never=never, place=Place("seeds/names.yml", 1, 3), **more)


def told(stem: str, *names: tuple[str, str]) -> Annotated:
    """An article that holds these names, each under itself as canonical form."""
    text, marks = "", []
    for kind, words in names:
        span = Span(len(text), len(text) + len(words))
        marks.append(Name(span=span, by="names", type=kind, name=words, because=reason("names.elsewhere")))
        text += f"{words}. "
    return Annotated(Article(stem, f"seeds/{stem}.txt", text, "", dt.date(2021, 1, 1), ()), tuple(marks))


def linked(register: Register, *articles: Annotated) -> dict[str, int]:
    corpus = link([apply_register(annotated, register) for annotated in articles], register)
    return {entity.id: len(entity.mentions) for entity in corpus.entities}


TIKHANOVSKAYA = bearer(
    "Svetlana Tikhanovskaya", "person", "Sviatlana Tsikhanouskaya", description="candidate", wikidata="Q1"
)


def test_two_transliterations_are_one_person_over_all_articles():
    first, second = told("a", ("person", "Svetlana Tikhanovskaya")), told("b", ("person", "Sviatlana Tsikhanouskaya"))

    assert linked(Register((TIKHANOVSKAYA,)), first, second) == {"people/svetlana-tikhanovskaya": 2}
    assert len(linked(Register(), first, second)) == 2


def test_a_bare_surname_in_the_other_spelling_joins_its_bearer():
    first, second = told("a", ("person", "Svetlana Tikhanovskaya")), told("b", ("person", "Tsikhanouskaya"))

    assert linked(Register((TIKHANOVSKAYA,)), first, second) == {"people/svetlana-tikhanovskaya": 2}


def test_the_register_gives_a_page_its_description_and_links():
    corpus = link(
        [apply_register(told("a", ("person", "Sviatlana Tsikhanouskaya")), Register((TIKHANOVSKAYA,)))],
        Register((TIKHANOVSKAYA,)),
    )

    entity = corpus.entities[0]
    assert (entity.name, entity.description, entity.wikidata) == ("Svetlana Tikhanovskaya", "candidate", "Q1")
    assert "in the register of names" in str(entity.mentions[0].because)


def test_a_full_name_typed_wrongly_by_the_machine_takes_the_registers_kind():
    register = Register((bearer("Union State of Russia and Belarus", "organisation", "Union State"),))

    assert linked(register, told("a", ("place", "Union State"))) == {
        "organisations/union-state-of-russia-and-belarus": 1
    }


def test_a_single_word_of_another_kind_is_somebody_else():
    register = Register((bearer("Sputnik", "organisation"),))

    assert linked(register, told("a", ("work", "Sputnik"), ("organisation", "Sputnik"))) == {
        "organisations/sputnik": 1,
        "works/sputnik": 1,
    }


def test_a_name_that_is_never_a_bearers_stays_by_itself():
    register = Register((bearer("Ann Reed", "person", never=("Reed",)),))

    assert linked(register, told("a", ("person", "Ann Reed")), told("b", ("person", "Reed"))) == {
        "people/ann-reed": 1,
        "people/reed": 1,
    }


def test_words_that_are_no_name_are_no_name_anywhere():
    settled = apply_register(told("a", ("place", "Constitutional")), Register((bearer("Constitutional", "none"),)))

    assert settled.marks == ()


def test_a_speaker_is_called_as_the_register_has_it():
    annotated = told("a", ("person", "Sviatlana Tsikhanouskaya"))
    span = Span(0, 24)
    speaker = Speaker(span=span, name="Sviatlana Tsikhanouskaya", type="person")
    quote = Quote(span=span, by="quotes", parts=(span,), mode="direct", speaker=speaker)
    settled = apply_register(Annotated(annotated.article, (*annotated.marks, quote)), Register((TIKHANOVSKAYA,)))

    assert settled.marks_of(Quote)[0].speaker.name == "Svetlana Tikhanovskaya"
    assert link([settled], Register((TIKHANOVSKAYA,))).attributions[0].entity == "people/svetlana-tikhanovskaya"
