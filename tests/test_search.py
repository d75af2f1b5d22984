"""Search: who and what is found by which words, where each find leads, and how small every piece stays."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pytest

from dateline.pages.shared.site_context import SiteContext
from dateline.publish import find_hand_written
from dateline.search import pieces as cut
from dateline.search.finds import KINDS, Find, finds, stamp
from dateline.search.index_files import address_in, read_sections, write
from dateline.search.pieces import MOST, PIECE, pieces
from dateline.search.sections import Section, sections
from dateline.search.terms import terms

ROOT = Path(__file__).parent.parent


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
def found(site, html):
    return finds(
        site.corpus, "en", dict(read_sections(html, path) for path in find_hand_written(ROOT / "docs", site.pages))
    )


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


def test_a_name_without_a_page_is_found_and_leads_to_its_line(found):
    (council,) = [find for find in found if find.title == "Belarusian Opposition Coordination Council"]

    assert (council.page, council.fragment) == (
        "organisations/index.md",
        "n-belarusian-opposition-coordination-council",
    )


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


def test_a_page_written_by_hand_is_found_by_section_and_its_code(found):
    sections = [find for find in under(found, "DL203") if find.kind == "page" and find.page == "dateline/messages.md"]

    assert any("DL203" in row and "unknown" in row for find in sections for row in find.words)
    assert {find.about for find in sections if find.fragment != "messages"} == {"Messages"}


def test_the_introduction_is_found_on_the_front_page_without_what_is_ours(found):
    front = [find for find in found if find.page == "index.md"]

    assert [find.fragment for find in front] == ["belarus-after-the-election-of-9-august-2020"]
    assert any("News agency reports on Belarus" in words for words in front[0].words)


def test_pages_that_are_no_answer_are_not_found(found):
    of_the_tool = {f"dateline/{name}.md" for name in ("method", "design", "messages", "data", "glossary")}
    by_hand = {"about.md", "reading.md", "desk.md", *of_the_tool}

    assert {find.page for find in found if find.kind == "page"} == {"index.md", *by_hand}


def test_a_question_is_found_by_its_words_and_by_those_who_answer(found, site):
    questions = {question.id: question for question in site.corpus.questions}
    marks = [find for find in found if find.kind == "claim"]

    assert {find.fragment for find in marks} == set(questions) != set()
    for claim in marks:
        assert claim in under(found, claim.title)
        voices = {answer.entity for answer in questions[claim.fragment].answers if answer.entity}
        spellings = [
            form for voice in voices for form in (site.corpus.by_id[voice].name, *site.corpus.by_id[voice].also)
        ]
        assert spellings
        assert all(claim in under(found, spelling) for spelling in spellings)


def test_a_series_is_one_find_and_a_single_figure_leads_to_its_article(found, site):
    context = SiteContext(site.corpus, "")
    series = [find for find in found if find.kind == "figure" and not find.fragment]
    once = [find for find in found if find.kind == "figure" and find.fragment]

    assert {find.page for find in series} == {f"figures/{name}.md" for name in context.series} != set()
    assert once
    assert all(find.page.startswith("articles/") for find in once)
    for find in series:
        for point in context.series[find.page.removeprefix("figures/").removesuffix(".md")].points:
            article = site.corpus.by_slug[point.statements[0].article].article
            assert find in under(found, article.words(point.statements[0].figure.span))


def test_kinds_follow_each_other_and_the_newest_comes_first(found):
    assert [find.kind for find in found] == sorted((find.kind for find in found), key=KINDS.index)
    for kind in KINDS:
        days = [find.day or dt.date.min for find in found if find.kind == kind]
        assert days == sorted(days, reverse=True)


def test_every_find_leads_to_a_place_that_is_there(found, html):
    for find in found:
        address = address_in(html, find.page)
        words = (html / (address if address.endswith(".html") else f"{address}index.html")).read_text("utf-8")
        assert not find.fragment or f'id="{find.fragment}"' in words
        if find.kind == "article":
            assert all(f'id="p{number}"' in words for number in range(1, len(find.words) + 1))


def test_the_plugin_made_the_index_and_the_same_corpus_makes_the_same_bytes(site, html, tmp_path):
    for page in html.rglob("index.html"):
        copy = tmp_path / page.relative_to(html)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, copy)
    write(site.corpus, tmp_path, "en", find_hand_written(ROOT / "docs", site.pages))

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


def test_of_two_names_the_one_met_more_often_weighs_more_and_words_about_its_bearer_have_no_lead():
    often = Find("person", "people/a.md", "", "Ann Reed", "", ("minister",), ("Ann Reed",), met=200)
    once = Find("person", "people/b.md", "", "Bob Reed", "", ("minister",), ("Bob Reed",))
    quote = Find("quote", "articles/1.md", "q", "Reed", "", ("the minister",))
    rows = {row[0]: row[1:] for row in opened(pieces([often, once, quote], lambda page: page)["t0.js"])}

    assert rows["reed"][2] > rows["reed"][4] > rows["reed"][6]
    assert rows["minister"][2] == rows["minister"][4] <= rows["minister"][6]


def test_an_article_of_usual_length_is_not_put_back_for_being_longer_than_a_quote():
    long = [Find("article", f"articles/{n}.md", "", "", "", ("levee " + "word " * 400,)) for n in range(3)]
    short = [Find("quote", f"articles/{n}.md", "q", "", "", ("levee breach",)) for n in range(30)]
    rows = {row[0]: row[1:] for row in opened(pieces([*short, *long], lambda page: page)["t0.js"])}

    assert len(set(rows["levee"][2::2])) == 1


def test_a_day_is_one_word_and_the_beginning_that_days_share_where_there_are_more(found):
    stamps = {find.stamp for find in found if find.kind in {"article", "event"}}

    assert {"20201126", "20210127", "20200809"} <= stamps
    assert [find.title for find in under(found, "20210127") if find.kind == "article"]
    assert (stamp(None), stamp(dt.date(2020, 8, 1), dt.date(2020, 8, 31))) == ("", "202008")
    assert (stamp(dt.date(2020, 1, 1), dt.date(2020, 12, 31)), stamp(dt.date(2019, 12, 31), dt.date(2020, 1, 1))) == (
        "2020",
        "",
    )


def test_words_of_an_article_never_leave_their_string():
    hostile = 'a"); alert(1); ("</script><script>alert(2)</script>\u2028'
    files = pieces([Find("article", "articles/1.md", "", hostile, hostile, (hostile,))], lambda page: page)

    assert opened(files["f0.js"])[0][1:4] == [hostile, hostile, [hostile]]


def test_a_page_falls_into_its_sections_and_nothing_but_its_own_words_is_in_them():
    page = """<body><nav>Menu</nav><article class="md-content">
      <p>Before &amp; above.</p>
      <h1 id="desk">The <em>desk</em><a class="headerlink" href="#desk">¶</a></h1>
      <p>One<br>line.</p><aside>Last update</aside><script>let no = "<p>words</p>";</script>
      <h2 id="files">Files</h2><h3>Without an id</h3>
      <ul><li>First <code>a.yml</code></li><li>Second<ul><li>inner</li></ul></li></ul>
      <table><tr><td>DL101</td><td>no date</td></tr></table>
    </article><p>Footer</p></body>"""

    assert sections(page) == (
        Section("", "", ("Before & above.",)),
        Section("desk", "The desk", ("One line.",)),
        Section("files", "Files", ()),
        Section("", "Without an id", ("First a.yml", "Second", "inner", "DL101 no date")),
    )


def test_a_page_without_an_article_element_has_nothing_to_find():
    assert sections("<p>words</p>") == ()
