"""Search: who and what is found under which words, where each find leads, and that every piece stays small."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from generator.search import pieces as cut
from generator.search.files import address_in, write
from generator.search.finds import KINDS, Find, finds
from generator.search.pieces import MOST, PIECE, pieces
from generator.search.terms import terms


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Republic’s elections", ["the", "republic", "election"]),
        ("All-Belarusian People's Assembly", ["all", "belarusian", "people", "assembly"]),
        ("Wałęsa, Erdoğan, Müller, Sørensen", ["walesa", "erdogan", "muller", "sorensen"]),
        ("The U.S. and J.Smith paid $1,500.", ["the", "us", "and", "j", "smith", "paid", "1500"]),
        ("countries, cities and a series", ["country", "city", "and", "a", "sery"]),
        ("Minsk bus crisis, less gas", ["minsk", "bus", "crisi", "less", "gas"]),
        ("“We are ready,” he said…", ["we", "are", "ready", "he", "said"]),
        ("Світлана Ціханоўская", ["світлана", "ціханоуская"]),
        ("cafe\u0301 café CAFÉ", ["cafe", "cafe", "cafe"]),
        ("— … !", []),
    ],
)
def test_words_are_compared_without_case_accents_and_plural(words, expected):
    assert list(terms(words)) == expected


@pytest.fixture(scope="module")
def found(site):
    return finds(site.corpus)


def under(found, *words: str) -> list[Find]:
    """Everything that has all of these words, in whatever spelling, as the index has it."""
    files = pieces(found, lambda page: page)
    held = {}
    for name, content in files.items():
        if name.startswith("t"):
            held |= {term: flat for term, *flat in opened(content)}
    numbers = set(range(len(found)))
    for term in terms(" ".join(words)):
        at, here = 0, set()
        for distance in held.get(term, [0])[1::2]:
            at += distance
            here.add(at)
        numbers &= here
    return [found[number] for number in sorted(numbers)]


def opened(content: bytes):
    name, inside = re.fullmatch(rf"{cut.CALL}\((\"\w+\"),(.*)\)\n", content.decode(), re.DOTALL).groups()
    assert name
    return json.loads(inside)


def test_a_person_is_found_under_every_spelling_that_the_register_knows(found):
    for spelling in ("Tikhanovskaya", "Tsikhanouskaya", "tikhanovskaia"):
        assert "Svetlana Tikhanovskaya" in {find.title for find in under(found, spelling) if find.kind == "person"}


def test_what_holds_a_person_is_found_under_another_spelling_too(found):
    one, other = (
        [find.page for find in under(found, spelling) if find.kind == "article"]
        for spelling in ("Tikhanovskaya", "Tsikhanouskaya")
    )

    assert one == other != []


def test_a_quote_is_found_by_its_speaker_and_its_words(found):
    quotes = [find for find in under(found, "Lavrov", "mediation") if find.kind == "quote"]

    assert [find.title for find in quotes] == ["Sergey Lavrov"]
    assert "unilateral mediation services" in quotes[0].words[0]


def test_what_somebody_said_is_found_by_that_word_whatever_the_articles_verb(found):
    said = [find for find in under(found, "Lavrov", "said") if find.kind == "quote"]

    assert said == [find for find in under(found, "Lavrov") if find.kind == "quote" and find.title == "Sergey Lavrov"]


def test_an_event_is_found_by_its_headline_and_says_its_date_and_status(found):
    events = [find for find in under(found, "elections") if find.kind == "event"]

    assert any("9 Aug 2020" in find.about and "happened" in find.about for find in events)


def test_kinds_follow_each_other_and_the_newest_comes_first(found):
    assert [find.kind for find in found] == sorted((find.kind for find in found), key=KINDS.index)
    for kind in KINDS:
        days = [find.day or dt.date.min for find in found if find.kind == kind]
        assert days == sorted(days, reverse=True)


def test_every_find_leads_to_a_place_that_is_there(found, html):
    for find in found:
        page = html / address_in(html, find.page) / "index.html"
        words = page.read_text("utf-8")
        assert not find.fragment or f'id="{find.fragment}"' in words
        if find.kind == "article":
            assert all(f'id="p{number}"' in words for number in range(1, len(find.words) + 1))


def test_the_hook_made_the_index_and_the_same_corpus_makes_the_same_bytes(site, html, tmp_path):
    for page in html.rglob("index.html"):
        copy = tmp_path / page.relative_to(html)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    write(site.corpus, tmp_path)

    assert index(tmp_path) == index(html) != {}


def index(site: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (site / "search").glob("*.js")}


def test_a_piece_that_is_no_longer_made_goes_and_what_is_not_ours_stays(site, tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "t999.js").write_text("old", encoding="utf-8")
    (tmp_path / "search" / "index.html").write_text("page", encoding="utf-8")
    write(site.corpus, tmp_path)

    assert not (tmp_path / "search" / "t999.js").exists()
    assert (tmp_path / "search" / "index.html").exists()


def test_addresses_are_those_of_files_where_the_engine_made_them_so(tmp_path):
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "lavrov.html").touch()

    assert address_in(tmp_path, "people/lavrov.md") == "people/lavrov.html"
    assert address_in(tmp_path, "people/other.md") == "people/other/"


def test_pieces_stay_small_whatever_the_number_of_articles():
    many = [
        Find("article", f"articles/{n}.md", "", f"Title {n}", "", (f"The ministry said that case {n} is open.",))
        for n in range(20_000)
    ]
    files = pieces(many, lambda page: page)

    assert max(map(len, files.values())) < 2 * PIECE
    assert len(files["index.js"]) < PIECE
    said = next(row for name, file in files.items() if name[0] == "t" for row in opened(file) if row[0] == "said")
    assert said[1] == len(many)
    assert len(said[2:]) == 2 * MOST


def test_words_of_an_article_never_leave_their_string():
    hostile = 'a"); alert(1); ("</script><script>alert(2)</script>\u2028'
    files = pieces([Find("article", "articles/1.md", "", hostile, hostile, (hostile,))], lambda page: page)

    assert opened(files["f0.js"])[0][1:4] == [hostile, hostile, [hostile]]
