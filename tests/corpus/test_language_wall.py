"""A language of a dozen words: the corpus is linked with its words, and without English ones."""

import datetime as dt
from pathlib import Path

import pytest

from dateline.calendar.periods import Period
from dateline.corpus import link
from dateline.languages import LANGUAGES, Language
from dateline.linked import Corpus
from dateline.model import Annotated, AnyMark, Article, Event, Name, Paragraph, Quote, Span, Speaker, order

DAY = dt.date(2021, 1, 10)
WORDS = {
    "events": '[classes]\nvote = ["votu", "balotu"]\n',
    "content": 'function_words = ["la", "e"]\ninflections = ["j"]\n',
    "stances": 'denials = ["ne"]\nauxiliaries = ["ja"]\n'
    '[kinds.outcome]\nevents = ["vote"]\naffirm = ["akcept*"]\ndeny = ["rifuz*"]\nobjects = ["rezult"]\n',
}


@pytest.fixture(autouse=True)
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in WORDS.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    language = Language(code="xx", pipeline="", folder=tmp_path, load_annotators=tuple)
    monkeypatch.setitem(LANGUAGES, "xx", language)  # type: ignore[arg-type]


def article(slug: str, text: str, *marks: AnyMark, language: str = "xx") -> Annotated:
    body = Paragraph(span=Span(0, len(text)), by="layout", number=1)
    seed = Article(slug, f"seeds/{slug}.txt", text, "", DAY, (body,), language)
    return Annotated(seed, tuple(sorted(marks, key=order)))


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def event(text: str, words: str, lemma: str) -> Event:
    return Event(span=at(text, words), by="events", status="happened", lemma=lemma, when=Period("day", DAY).when)


def name(text: str, words: str) -> Name:
    return Name(span=at(text, words), by="names", type="organisation", name=words)


def quote(text: str, words: str, speaker: str) -> Quote:
    span = at(text, words)
    who = Speaker(span=None, name=speaker, type="organisation")
    return Quote(
        span=span,
        by="quotes",
        parts=(span,),
        mode="direct",
        speaker=who,
    )


def vote(language: str = "xx") -> Corpus:
    yes, no = "Votu esti dimo. Norda akcept la rezult.", "Balotu esti dimo. Suda ne ja akcept la rezult."
    return link(
        [
            article("a", yes, event(yes, "Votu esti dimo", "votu"), name(yes, "Norda"), language=language),
            article("b", no, event(no, "Balotu esti dimo", "balotu"), name(no, "Suda"), language=language),
        ]
    )


def test_two_words_of_one_class_report_one_event():
    (entry,) = vote().entries

    assert [mention.article for mention in entry.mentions] == ["a", "b"]


def test_its_verbs_of_stance_make_a_question():
    (question,) = vote().questions

    assert [(answer.words, answer.sense) for answer in question.answers] == [("Norda", "affirms"), ("Suda", "denies")]


def test_its_words_mean_nothing_in_another_language():
    assert vote("en").questions == ()


def test_english_words_mean_nothing_in_it():
    yes, no = "Votu esti. Norda recognised the results.", "Balotu esti. Suda rejected the results."
    found = link(
        [
            article("a", yes, event(yes, "Votu esti", "votu"), name(yes, "Norda")),
            article("b", no, event(no, "Balotu esti", "balotu"), name(no, "Suda")),
        ]
    )

    assert found.questions == ()


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        ("La navoj trovu portu bonaj dimoj", "la navo trovu portu bona dimo", 1),
        ("La navoj trovu portu bonaj dimoj", "la navo ne trovu portu bona dimo", 0),
    ],
)
def test_quotes_are_compared_without_its_endings_and_with_its_denials(one, other, groups):
    texts = [f"“{words}”, Norda." for words in (one, other)]
    articles = [
        article(slug, text, quote(text, text.split(",")[0], "Norda"), name(text, "Norda"))
        for slug, text in zip("ab", texts, strict=True)
    ]

    assert len(link(articles).quote_variants) == groups
