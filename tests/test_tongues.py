"""An article's words are marked with their language on every page, so that screen readers pronounce them correctly.

Exceptions: names, which belong to every language (WCAG 2.2, 3.1.2); titles in the window's title bar and the theme's
own bar, which can't contain elements; and the desk's notes, which are in the desk's own words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from dateline import navigation, seeds
from dateline.lexicon import load_table
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
RUN = 5
"""Words in a row by which an article is known; three of them at least no name."""
ANY = "any"
"""The direction of what programs read, which runs from left to right whatever is in it."""
APART = {"head", "script", "style", "header"}
"""Elements of the theme that hold titles as they are."""

Words = list[tuple[str, str, str]]
"""Each word of a page with the language and the direction in which it is said to be."""


class Spoken(HTMLParser):
    """Reads the words of a page, each with the language and direction of the nearest element that says them."""

    def __init__(self) -> None:
        super().__init__()
        self.words: Words = []
        self.open: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        _, language, way = self.open[-1] if self.open else ("", "", "ltr")
        if tag in APART or "dl-note" in (given.get("class") or "").split():
            language = "apart"
        elif language != "apart":
            language = given.get("lang", language)
        if tag not in VOID:
            coded = {"dl-as-bibtex", "dl-as-csl"} & {*(given.get("class") or "").split()}
            self.open.append((tag, language, ANY if coded else given.get("dir", way)))

    def handle_endtag(self, tag):
        while tag not in VOID and self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        _, language, way = self.open[-1] if self.open else ("", "", "")
        if language != "apart":
            self.words += [(word, language, way) for word in re.findall(r"\w+", data)]


def spoken(file: Path) -> Words:
    reader = Spoken()
    reader.feed(file.read_text("utf-8"))
    return reader.words


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if sum(map(common, run)) >= 3:
            yield run


def common(word: str) -> bool:
    """Say whether a word is neither a name, a beginning of a sentence nor a number; in Arabic every word is."""
    return word.isalpha() and word == word.lower()


@pytest.fixture(scope="module")
def sources(russian):
    """The runs of words of each article, title and paragraphs, with its language."""
    found = {}
    articles, problems = seeds.read(Settings(root=russian.parent).seeds, Settings().shown)
    assert not problems
    for article in articles:
        for mark in article.layout:
            if mark.kind in {"paragraph", "title"}:
                found |= dict.fromkeys(runs(re.findall(r"\w+", article.words(mark.span))), article.language)
    return found


def test_no_words_of_an_article_stand_on_any_page_without_their_language(russian, sources):
    met: dict[str, set[str]] = defaultdict(set)
    for file in sorted(russian.rglob("*.html")):
        page = file.relative_to(russian).as_posix()
        words = spoken(file)
        for start in range(len(words) - RUN + 1):
            run = words[start : start + RUN]
            language = sources.get(tuple(word for word, _, _ in run))
            if language:
                met[page.split("/")[0]].add(language)
                right = {(language, "rtl" if language == "ar" else "ltr"), (language, ANY)}
                assert {(said, way) for word, said, way in run if common(word)} <= right, (page, run)

    assert {kind for kind, languages in met.items() if "en" in languages} >= {
        "index.html", "timeline", "articles", "people", "organisations", "places", "quotes", "claims", "figures"
    }  # fmt: skip
    assert all("ar" in met[kind] and "ru" in met[kind] for kind in ("index.html", "articles", "sources", "review"))


def test_the_pages_themselves_are_in_the_language_of_the_settings(russian):
    for file in russian.rglob("*.html"):
        assert '<html lang="ru"' in file.read_text("utf-8"), file


def test_what_a_figure_counts_is_a_label_in_part_and_in_part_the_articles_words(russian):
    listed = unescape((russian / "figures" / "index.html").read_text("utf-8"))

    assert re.search(r'>Проценты: <span lang="en" dir="ltr">[a-z ]+</span></a>', listed)


def test_an_article_that_is_not_annotated_names_its_language_in_words(russian):
    page = unescape(next(russian.glob("articles/*harbour-ar/index.html")).read_text("utf-8"))

    assert "Язык статьи: арабский." in page


def titles(file: Path) -> list[str]:
    tabs = re.search(r'<nav class="md-tabs".*?</nav>', file.read_text("utf-8"), re.DOTALL)
    assert tabs
    return [unescape(words).strip() for words in re.findall(r"<a [^>]*>([^<]+)</a>", tabs[0])]


def test_the_navigation_is_in_the_language_of_the_site(russian, html):
    assert titles(russian / "index.html")[0] == "Главные даты"
    assert titles(html / "index.html")[0] == "Key dates"
    assert [words for words in titles(russian / "index.html") if re.search("[A-Za-z]", words)] == []
    assert "Исправления" in unescape((russian / "about" / "index.html").read_text("utf-8"))


def test_a_title_of_the_users_own_stays_as_it_is():
    titles = navigation.titles("ru")
    nav = [{"Key dates": "index.md"}, {"My notes": "notes.md"}, "claims/index.md", {"About": [{"Us": "about.md"}]}]

    assert navigation.translate(nav, titles) == [
        {"Главные даты": "index.md"},
        {"My notes": "notes.md"},
        "claims/index.md",
        {"О сайте": [{"Us": "about.md"}]},
    ]


def test_every_title_in_the_navigation_has_its_word_in_the_labels():
    config = yaml.compose((ROOT / "mkdocs.yml").read_text("utf-8"))
    nav = next(value for key, value in config.value if key.value == "nav")
    given = {key.value for node in walk(nav) if isinstance(node, yaml.MappingNode) for key, _ in node.value}

    assert given == set(load_table("labels")["nav"].values())


def walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    for inside in node.value if isinstance(node, yaml.SequenceNode) else []:
        yield from walk(inside)
    for _, inside in node.value if isinstance(node, yaml.MappingNode) else []:
        yield from walk(inside)


@pytest.mark.parametrize(
    "name", ["about", "reading", "desk", "dateline/method", "dateline/design", "dateline/messages"]
)
def test_a_page_that_is_written_in_english_says_so_in_a_russian_site(russian, html, name):
    marked = '<div lang="en">'

    assert marked in (russian / name / "index.html").read_text("utf-8")
    assert marked not in (html / name / "index.html").read_text("utf-8")
