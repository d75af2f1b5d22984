"""The pages: golden for the two seeds, words as in the file, stable addresses, labels in one place."""

import datetime as dt
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from dateline import publish, seeds
from dateline.calendar.periods import Period
from dateline.calendar.when import When
from dateline.lexicon import load_table
from dateline.linked import (
    FOLDERS,
    PAGED,
    Attribution,
    Corpus,
    Entity,
    Entry,
    EventMention,
    Mention,
)
from dateline.model import Annotated, Correction, Event, Name, Note, Orphan, Quote, Span, Speaker, Time, Title
from dateline.pages import pages
from dateline.pages.article.citation import bibtex, csl, reference
from dateline.pages.shared.i18n import format_date, format_duration
from dateline.pages.shared.mark_ids import mark_ids
from dateline.pages.shared.site_context import SiteContext
from dateline.problems import Grade, Place, Problem
from dateline.reasons import reason
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "source", "col", "circle", "rect"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


# --- the two seeds ----------------------------------------------------------------------------------------------------


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_the_pages_of_the_two_seeds_are_the_golden_ones(site, request):
    made = {page.path: publish.content(page).decode() for page in site.pages}
    if request.config.getoption("--update-golden"):
        for old in files(GOLDEN):
            old.unlink()
        for path, words in made.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(words, encoding="utf-8")
    kept = {file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8") for file in files(GOLDEN)}

    assert sorted(made) == sorted(kept)
    for path, words in made.items():
        assert words == kept[path], f"{path} differs; if that is meant: pytest --update-golden, and review the diff"


class Elements(HTMLParser):
    """Every element of a page with its attributes and the text of all that is in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag, attrs):
        element = (tag, {name: value or "" for name, value in attrs}, [])
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for _, _, words in self.open:
            words.append(data)


def elements(file: Path) -> list[tuple[str, dict[str, str], str]]:
    reader = Elements()
    reader.feed(file.read_text("utf-8"))
    return [(tag, attributes, "".join(words)) for tag, attributes, words in reader.found]


def html_file(html: Path, path: str) -> Path:
    page = PurePosixPath(path)
    return html / (page.with_suffix(".html") if page.stem == "index" else page.with_suffix("") / "index.html")


def test_every_paragraph_of_the_built_pages_is_the_files_own_words_and_nothing_else(site, html):
    for annotated in site.corpus.articles:
        article = annotated.article
        page = html_file(html, f"articles/{article.published}-{article.slug}.md")
        shown = {a["id"]: words for _, a, words in elements(page) if a.get("class") == "dl-text"}
        text = (ROOT / article.path).read_bytes().decode("utf-8")

        assert shown == {f"p{p.number}": text[p.span.start : p.span.end] for p in article.paragraphs}
        assert len(shown) >= 7


def test_each_page_has_one_title_headings_in_order_and_ids_of_one_bearer(site, html):
    for page in site.pages:
        found = elements(html_file(html, page.path))
        levels = [HEADINGS.index(tag) + 1 for tag, attributes, _ in found if tag in HEADINGS and attributes.get("id")]
        identities = [attributes["id"] for tag, attributes, _ in found if "id" in attributes]
        inside = [i for i in identities if not i.startswith("__")]

        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.path
        assert len(inside) == len(set(inside)), page.path


def test_no_built_page_asks_anything_of_another_machine(html):
    asking = {"src", "srcset", "poster", "data", "action", "background"}
    for file in html.rglob("*.html"):
        for tag, attributes, _ in elements(file):
            wanted = {v for k, v in attributes.items() if k in asking or (tag == "link" and k == "href")}
            if attributes.get("rel") in {"canonical", "prev", "next"}:
                continue
            assert not [url for url in wanted if re.match(r"(https?:)?//", url)], (file, tag)
    for file in html.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//|@import", file.read_text("utf-8")), file


def test_links_to_our_own_pages_are_markdown_so_that_mkdocs_checks_them(site):
    for page in site.pages:
        assert not re.search(r"<a[ >]|\s(src|href)=", page.body), page.path


def test_articles_people_and_places_are_not_in_the_navigation(html):
    front = (html / "index.html").read_text("utf-8")
    for nav in re.findall(r"<nav.*?</nav>", front, re.DOTALL):
        assert "2020-11-26" not in nav
        assert "sergey-lavrov" not in nav


def test_lavrov_has_a_page_that_shows_his_words_and_where_they_stand(site):
    page = next(page for page in site.pages if page.path == "people/sergey-lavrov.md")

    assert "We are always ready to be in Minsk" in page.body
    assert re.search(r"\(\.\./articles/2020-11-26-000_0fabe08459d4b4b0\.md#q-[0-9a-f]{6}\)", page.body)


# --- pages of articles made by hand -----------------------------------------------------------------------------------


def article(tmp_path, words, name="001_made.txt"):
    (tmp_path / name).write_text(words, encoding="utf-8")
    found, _ = seeds.read(tmp_path, PurePosixPath("seeds"))
    return next(a for a in found if a.path.endswith(name))


def at(article, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def made(corpus, problems=(), introduction=""):
    return {page.path: page for page in pages(corpus, Settings(), problems, introduction)}


NEWS = ' date 2020-11-26 MINSK, November 26. /TASS/. Talks go on.\n\n"We are ready," Ms. Doe said on Thursday.\n'


DOE = reason("names.surname", full="Jane Doe")


def annotated_news(tmp_path, words=NEWS, *, speaker=True):
    news = article(tmp_path, words)
    name = Name(span=at(news, "Doe"), by="names", type="person", name="Jane Doe", because=DOE)
    said = at(news, '"We are ready,"')
    who = Speaker(span=at(news, "Ms. Doe"), name="Jane Doe" if speaker else None, type="person")
    quote = Quote(span=said, by="quotes", parts=(said,), mode="direct", speaker=who, cue=at(news, "said"))
    day = dt.date(2020, 11, 26)
    time = Time(
        span=at(news, "Thursday"),
        by="times",
        type="DATE",
        value="2020-11-26",
        when=Period("day", day).when,
    )
    return Annotated(news, (*news.layout, quote, name, time))


def corpus_of(annotated, *, speaker=True):
    slug = annotated.article.slug
    (name,) = annotated.marks_of(Name)
    (quote,) = annotated.marks_of(Quote)
    doe = Entity("people/jane-doe", "person", "Jane Doe", (Mention(slug, name.span, "Doe", name.because),))
    attribution = Attribution(slug, quote, doe.id if speaker else None)
    return Corpus((annotated,), entities=(doe,), attributions=(attribution,))


def test_a_mark_keeps_its_address_when_another_paragraph_changes(tmp_path):
    before = annotated_news(tmp_path)
    after = annotated_news(tmp_path, NEWS.replace("Talks go on.", "Talks in Minsk, long and slow, go on and on."))

    assert list(mark_ids(before).values()) == list(mark_ids(after).values())
    assert all(re.fullmatch(r"[qtm]-[0-9a-f]{6}", identity) for identity in mark_ids(before).values())


def test_the_second_of_two_equal_marks_has_a_number(tmp_path):
    news = article(tmp_path, " date 2020-11-26 MINSK. Minsk and Minsk.\n")
    names = [Name(span=at(news, "Minsk", n), by="names", type="place", name="Minsk") for n in (0, 1)]
    first, second = mark_ids(Annotated(news, (*news.layout, *names))).values()

    assert second == f"{first}-2"


def test_an_article_shows_its_title_speaker_reasons_and_origin(tmp_path):
    page = made(corpus_of(annotated_news(tmp_path)))["articles/2020-11-26-001_made.md"]

    assert "Every mark and its reason" in page.body
    assert "surname" in page.body
    assert "from the header" in page.body
    assert "seeds/001_made.txt" in page.body.replace("&#95;", "_")
    assert '[Jane Doe](../people/jane-doe.md){: class="dl-who" }' in page.body


def test_a_mark_in_a_title_line_has_its_place_in_the_title(tmp_path):
    news = article(tmp_path, " date 2020-11-26 Talks Begin in Minsk\n\nMINSK, November 26. /TASS/. They go on.\n")
    assert [mark.given for mark in news.layout if isinstance(mark, Title)] == [True]
    name = Name(span=at(news, "Minsk"), by="names", type="place", name="Minsk")
    minsk = Entity("places/minsk", "place", "Minsk", (Mention(news.slug, name.span, "Minsk"),))
    shown = made(Corpus((Annotated(news, (*news.layout, name)),), entities=(minsk,)))
    heading = next(line for line in shown["articles/2020-11-26-001_made.md"].body.splitlines() if line.startswith("# "))

    assert re.search(r'Talks Begin in \[Minsk\]\(\.\./places/index\.md#n-minsk\)\{: id="m-[0-9a-f]{6}"', heading)
    assert "articles/2020-11-26-001_made.md#title" in shown["places/index.md"].body


def test_a_note_is_beside_its_paragraph_and_its_words_bear_its_number(tmp_path):
    annotated = annotated_news(tmp_path)
    words = at(annotated.article, "Talks")
    note = Note(span=words, by="desk", about="context", author="mk", text="The *first* since May.")
    shown = made(corpus_of(replace(annotated, marks=(*annotated.marks, note))))
    body = shown["articles/2020-11-26-001_made.md"].body

    assert re.search(r'<span id="n-[0-9a-f]{6}" data-note="1" class="dl-noted dl-noted-context">Talks</span>', body)
    assert body.index('id="p1"') < body.index("The <em>first</em> since May.") < body.index('id="p2"')


def test_what_the_desk_said_of_words_that_are_gone_is_shown_in_a_box(tmp_path):
    place = Place("seeds/001_made.yml", 2, 3)
    lost = Orphan(words="Talks stop", said="Not so.", about="check", by="mk", why="no such words", place=place)
    mended = Correction(old="1999", new="1998", why="A slip.", on=dt.date(2021, 2, 1), by="mk")
    annotated = replace(annotated_news(tmp_path), orphans=(lost,), corrections=(mended,))
    body = made(corpus_of(annotated))["articles/2020-11-26-001_made.md"].body

    assert "<q>Talks stop</q>" in body
    assert "1 Feb 2021&#58; “1999” is now “1998”. A slip. (mk)" in body
    assert body.index("1998") < body.index('id="p1"') < body.index("Talks stop")


def test_a_quote_whose_speaker_is_not_known_says_so(tmp_path):
    shown = made(corpus_of(annotated_news(tmp_path, speaker=False), speaker=False))

    assert "Speaker not resolved" in shown["quotes/index.md"].body
    assert "Ms. Doe (not resolved)" in shown["quotes/index.md"].body


def test_an_article_without_a_date_has_an_address_that_says_so(tmp_path):
    news = replace(article(tmp_path, "Talks go on.\n\nIn Minsk.\n"), published=None)
    shown = made(Corpus((Annotated(news, news.layout),)))

    assert "articles/undated-001_made.md" in shown
    assert "date unknown" in shown["articles/undated-001_made.md"].body
    assert "Without a date" in shown["articles/index.md"].body


def test_an_article_in_another_language_says_that_it_is_not_annotated(tmp_path):
    news = replace(article(tmp_path, " date 2020-11-26 Переговоры продолжаются.\n"), language="ru")
    page = made(Corpus((Annotated(news, news.layout),)))["articles/2020-11-26-001_made.md"]

    assert 'lang="ru"' in page.body
    assert "not annotated" in page.body


def test_an_article_in_arabic_is_written_from_right_to_left(tmp_path):
    news = replace(
        article(tmp_path, "---\ntitle: المحادثات\ndate: 2020-11-26\n---\nالمحادثات مستمرة.\n"), language="ar"
    )
    shown = made(Corpus((Annotated(news, news.layout),)))
    page = shown["articles/2020-11-26-001_made.md"]

    assert re.search(r'{: id="p1" class="dl-text" lang="ar" dir="rtl" }', page.body)
    assert re.search(r'^# .*lang="ar" dir="rtl" }', page.body)
    assert '<span lang="ar" dir="rtl">المحادثات' in shown["articles/index.md"].body


def test_an_article_can_be_cited_in_words_and_by_programs(tmp_path):
    annotated = annotated_news(tmp_path, f"---\ntitle: Talks {{go}} on & 80% agree_d\n---\n{NEWS}")
    context = SiteContext(corpus_of(annotated), "Archive", url="https://example.org/archive")
    (item,) = json.loads(csl(context, annotated))

    plain = unescape(reference(context, annotated))
    assert plain.startswith("TASS. “Talks {go} on & 80% agree_d”. 26 Nov 2020. Archive, https:")
    assert r"title = {{Talks \{go\} on \& 80\% agree\_d}}" in bibtex(context, annotated)
    assert item["issued"] == {"date-parts": [[2020, 11, 26]]}
    assert item["URL"] == "https://example.org/archive/articles/2020-11-26-001_made/"


def test_switches_are_of_the_kinds_that_an_article_has(tmp_path):
    annotated = annotated_news(tmp_path)
    body = made(corpus_of(annotated))["articles/2020-11-26-001_made.md"].body

    assert re.findall(r'class="dl-switch-box" value="(\w+)"', body) == ["all", "quote", "person", "time"]


def test_a_site_in_russian_says_nothing_of_its_own_in_english(site):
    labels = [words for names in load_table("labels").values() for words in names.values() if isinstance(words, str)]
    sentences = [words for words in labels if re.fullmatch(r"[A-Z][a-z]+( [a-z]+){2,}[.…]?", words)]
    russian = pages(site.corpus, Settings(language="ru"))

    assert len(sentences) > 20
    for page in russian:
        assert not [words for words in sentences if words in page.body], page.path
    assert any("7 цитат" in page.body for page in russian)


def test_undated_entries_are_in_a_section_of_their_own(tmp_path):
    annotated = annotated_news(tmp_path)
    event = Event(span=at(annotated.article, "Talks go on"), by="events", status="happened")
    annotated = replace(annotated, marks=(*annotated.marks, event))
    telling = EventMention(annotated.article.slug, event)
    entry = Entry("e-talks", "Talks go on", (annotated.article.slug, event.span), "happened", (telling,))
    shown = made(replace(corpus_of(annotated), undated=(entry,)))["timeline/index.md"].body

    assert shown.index("Without a date") < shown.index("Talks go on")
    assert "## 2020" not in shown


@pytest.mark.parametrize("grade", Grade)
@pytest.mark.parametrize("preview", [True, False])
def test_warnings_stand_on_the_front_page_and_on_their_articles_page_and_all_problems_in_a_preview(
    tmp_path, grade, preview
):
    problem = Problem(Place("seeds/001_made.txt", 1, 7), "no day 2020-13-01; fix it", "DL101", grade)
    shown = pages(corpus_of(annotated_news(tmp_path)), Settings(preview=preview), (problem,))
    with_it = {page.path for page in shown if "DL101" in page.body}

    assert with_it == ({"index.md", "articles/2020-11-26-001_made.md"} if preview or grade is Grade.WARNING else set())


def test_the_editors_introduction_heads_the_front_page(tmp_path):
    page = made(corpus_of(annotated_news(tmp_path)), introduction="# Talks\n\nRead *this* first.\n")["index.md"]

    assert page.body.startswith("# Talks\n\nRead *this* first.\n\n")


def test_a_folder_without_articles_still_makes_all_lists():
    shown = made(Corpus(()))

    assert "No articles yet" in shown["index.md"].body
    assert {"timeline/index.md", "people/index.md", "quotes/index.md", "sources/index.md"} <= shown.keys()


def test_a_title_is_safe_in_front_matter_and_in_the_themes_head(tmp_path):
    words = ' date 2020-11-26 <script>x</script> "a": {{ b }} it\'s\u2028so said the man in Minsk today.\n'
    news = article(tmp_path, words)
    for page in made(Corpus((Annotated(news, news.layout),))).values():
        title = dict(page.front).get("title", "")
        assert not set(title) & set("<>\"'{}\u2028\n")


# --- words of the interface -------------------------------------------------------------------------------------------

D = dt.date


@pytest.mark.parametrize(
    ("first", "last", "precision", "edtf", "shown"),
    [
        (D(2020, 11, 26), D(2020, 11, 26), "day", "2020-11-26", "26 Nov 2020"),
        (D(2021, 2, 11), D(2021, 2, 12), "range", "2021-02-11/2021-02-12", "11–12 Feb 2021"),
        (D(2020, 11, 30), D(2020, 12, 2), "range", "2020-11-30/2020-12-02", "30 Nov – 2 Dec 2020"),
        (D(2020, 12, 30), D(2021, 1, 2), "range", "2020-12-30/2021-01-02", "30 Dec 2020 – 2 Jan 2021"),
        (D(2020, 8, 1), D(2020, 8, 31), "month", "2020-08", "Aug 2020"),
        (D(2020, 8, 1), D(2020, 8, 31), "month", "2020-08~", "about Aug 2020"),
        (D(2019, 1, 1), D(2019, 12, 31), "year", "2019", "2019"),
        (D(1990, 1, 1), D(1999, 12, 31), "decade", "199X", "1990s"),
        (D(2009, 7, 1), D(2009, 9, 30), "quarter", "2009-35", "quarter 3 of 2009"),
        (D(2020, 1, 27), D(2020, 2, 2), "week", "2020-01-27/2020-02-02", "week of 27 Jan 2020"),
        (D(2020, 6, 1), D(2020, 8, 31), "season", "2020-22", "summer 2020"),
        (D(2020, 8, 9), None, "range", "2020-08-09/..", "since 9 Aug 2020"),
        (None, D(2020, 8, 9), "range", "../2020-08-09", "before 9 Aug 2020"),
        (None, None, None, None, "no date"),
    ],
)
def test_a_date_is_shown_in_the_precision_that_is_known(first, last, precision, edtf, shown):
    assert format_date(When(first=first, last=last, precision=precision, edtf=edtf)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("P3M", "3 months"),
        ("P1D", "1 day"),
        ("PT30M", "30 minutes"),
        ("P1DE", "1 decade"),
        ("P1Y6M", None),
        ("PXM", None),
    ],
)
def test_a_duration_is_shown_in_words(value, shown):
    assert format_duration(value) == shown


def whole_sections(code):
    return {f"{section}." for section in re.findall(r'\blabels\("([a-z-]+)"\)', code)}


def test_every_label_is_used_and_every_label_used_is_there():
    folders = (ROOT / "generator" / "dateline" / folder for folder in ("pages", "search"))
    single = (ROOT / "generator" / "dateline" / name for name in ("mkdocs_plugin.py", "i18n_format.py"))
    files = [*(file for folder in folders for file in folder.rglob("*.py")), *single]
    code = "".join(file.read_text("utf-8") for file in files)
    there = {f"{section}.{name}" for section, names in load_table("labels").items() for name in names}
    named = set(
        re.findall(
            r'\b(?:format_text|format_md|label|format_plural|_sentence|_list)\(\s*(?:linker, )?"([a-z]+\.[\w-]+)"', code
        )
    )
    counted = {f"count.{what}" for what in re.findall(r'\bcount\(\s*"(\w+)"', code)}
    # A key that ends in what a mark or entity is: `label(f"status.{entry.status}")`.
    open_ended = set(re.findall(r'f"([a-z-]+\.[a-z-]*)\{', code)) | {f"{FOLDERS[kind]}." for kind in PAGED}
    open_ended |= whole_sections(code)

    assert (named | counted) <= there
    unused = {key for key in there - named - counted if f'"{key}"' not in code}
    assert not {key for key in unused if not any(key.startswith(start) for start in open_ended)}
