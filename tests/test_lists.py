"""Lists of every size: short ones whole, others by letter and time; activity strips, the map, co-mentions."""

import datetime as dt
import gzip
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import publish
from dateline.corpus.sources import sources
from dateline.linked import (
    Attribution,
    CoMention,
    Corpus,
    Entity,
    Geo,
    Mention,
    Role,
)
from dateline.model import Annotated, Article, Credit, Note, Paragraph, Quote, Span
from dateline.pages import pages
from dateline.pages.blocks.activity import activity
from dateline.pages.entity.entity_page import MENTIONS
from dateline.pages.entity.map_window import WIDTH, window
from dateline.pages.shared.histogram import time_bins
from dateline.pages.shared.name_paging import initials
from dateline.pages.shared.pagination import LETTERS, MAX_ITEMS, TIME, UNDATED, split_list
from dateline.reasons import reason
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
TEXT = "Anna Adams met Boris Bell in Minsk. They talked."
DAY = dt.date(2020, 11, 26)
LIMIT = 300_000


def article(number: int, day: dt.date | None = DAY, agency: str = "") -> Annotated:
    layout = (Paragraph(span=Span(0, len(TEXT)), by="layout", number=1),)
    credit = (Credit(span=Span(0, 4), by="layout", agencies=(agency,)),) if agency else ()
    slug = f"{number:04}_made"
    return Annotated(Article(slug, f"seeds/{slug}.txt", TEXT, "", day, (*layout, *credit)), (*layout, *credit))


def person(name: str, articles, **more) -> Entity:
    address = f"people/{name.lower().replace(' ', '-')}"
    mentions = tuple(Mention(a.article.slug, Span(0, 10), name) for a in articles)
    return Entity(address, "person", name, mentions, **({"is_registered": True} | more))


def place(name: str, latitude: float, longitude: float, articles) -> Entity:
    mentions = tuple(Mention(a.article.slug, Span(29, 34), name) for a in articles)
    geo = Geo(name, "city", "BY", latitude, longitude, reason("places.only"))
    return Entity(f"places/{name.lower()}", "place", name, mentions, geo=geo, is_registered=True)


def made(corpus: Corpus):
    return {page.path: page for page in pages(corpus, Settings(site_name="Test"))}


def links(page) -> set[str]:
    """The pages that a page leads to."""
    found = re.findall(r"\]\(([^)#]+\.md)", page.body)
    return {posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))) for path in found}


def days(number: int) -> list[dt.date]:
    return [DAY + dt.timedelta(days=2 * step) for step in range(number)]


@pytest.fixture(scope="module")
def great():
    """Many articles, all of which name one person and quote her, and many names."""
    articles = tuple(article(number, day, "Wire") for number, day in enumerate(days(450)))
    articles += tuple(article(number, None) for number in range(450, 700))
    names = [person(f"Anna {chr(65 + n % 26)}{'abcdefgh'[n % 8]}{n}", articles[:1]) for n in range(1200)]
    quote = Quote(span=Span(0, 10), by="quotes", parts=(Span(0, 10),), mode="direct")
    heard = tuple(replace(a, marks=(*a.marks, quote)) for a in articles)
    said = tuple(
        Attribution(a.article.slug, quote, "people/anna-adams" if n % 2 else None) for n, a in enumerate(heard)
    )
    everybody = sorted([person("Anna Adams", heard), *names], key=lambda entity: entity.id)
    return made(Corpus(heard, tuple(everybody), said, sources=sources(heard)))


# --- long lists -------------------------------------------------------------------------------------------------------


@given(st.lists(st.dates(dt.date(2009, 1, 1), dt.date(2012, 1, 1)) | st.none(), max_size=80), st.integers(1, 20))
def test_each_item_of_a_divided_list_is_on_the_one_page_named_for_it(found, full):
    names = [day.isoformat() if day else "" for day in found]
    parts = split_list("people/x/quotes", list(enumerate(names)), lambda item: item[1], TIME, full)

    assert sorted(item for part in parts for item in part.items) == list(enumerate(names))
    assert len({part.path for part in parts}) == len(parts)
    for part in parts:
        assert all(name.startswith(part.key) or (part.key == UNDATED and not name) for _, name in part.items)
        assert len(part.items) <= full


def test_a_letter_with_too_many_names_is_divided_by_the_next_letter():
    parts = split_list("people/by-letter", ["bell", "abel", "adams", "amis"], lambda name: name, LETTERS, 2)

    assert [part.path for part in parts] == [
        "people/by-letter/ab.md",
        "people/by-letter/ad.md",
        "people/by-letter/am.md",
        "people/by-letter/b.md",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "place_in_list"),
    [
        ("Anna Adams", "person", "adams anna"),
        ("Élodie", "person", "elodie"),
        ("The Hague", "place", "hague"),
        ("9th Circuit", "organisation", "0 9th circuit"),
        ("Минск", "place", "минск"),
        ("+++", "organisation", "0 0"),
    ],
)
def test_people_stand_by_their_last_word_and_signs_before_letters(name, kind, place_in_list):
    assert initials(name, person=kind == "person") == place_in_list


def test_short_lists_stand_whole_on_one_page():
    news = article(1)
    shown = made(Corpus((news,), (person("Anna Adams", [news]), person("Boris Bell", [news]))))

    assert not [path for path in shown if "/by-letter/" in path or path.startswith(("articles/from", "quotes/un"))]
    assert {"people/anna-adams.md", "people/boris-bell.md"} <= links(shown["people/index.md"])


def test_every_name_article_and_quote_of_a_great_corpus_can_be_reached(great):
    reached, new = {"index.md"}, {"people/index.md", "articles/index.md", "quotes/index.md", "sources/index.md"}
    while new:
        reached |= new
        new = {path for known in new if known in great for path in links(great[known])} - reached

    assert {path for path in great if path.startswith(("people/", "articles/", "quotes/", "sources/"))} <= reached
    assert reached <= set(great), "a link leads nowhere"


def test_no_page_of_a_great_corpus_is_large(great):
    sizes = {path: len(gzip.compress(publish.content(page))) for path, page in great.items()}

    assert {path: size for path, size in sizes.items() if size > LIMIT} == {}
    assert sizes["people/index.md"] < LIMIT / 10
    assert sizes["people/anna-adams.md"] < LIMIT / 10


def test_a_page_of_a_long_list_says_what_it_holds_and_leads_to_the_others(great):
    page = great["people/anna-adams/quotes/2021.md"]

    assert page.title == "Anna Adams: quotes: 2021"
    assert "people/anna-adams.md" in links(page)
    assert '<b aria-current="page">2021</b>' in page.body


def test_quotes_of_speakers_without_a_page_are_listed_by_time(great):
    unresolved = [path for path in great if path.startswith("quotes/unresolved/")]

    assert "quotes/unresolved/undated.md" in unresolved
    assert sum(great[path].body.count("<blockquote") for path in unresolved) == 350


def test_a_source_has_a_page_with_its_articles(great):
    assert "sources/wire.md" in links(great["sources/index.md"])
    assert "450 articles" in great["sources/wire.md"].body
    assert sum(great[path].body.count('class="dl-row"') for path in great if path.startswith("sources/wire/")) == 450


# --- strips -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), min_size=1, max_size=20))
def test_a_strip_leaves_no_stretch_out_and_counts_every_day(found):
    strip = time_bins(found)

    assert sum(strip.counts(found)) == len(found)
    assert list(strip.keys) == sorted(set(strip.keys))
    assert strip.counts(found)[0] > 0
    assert strip.counts(found)[-1] > 0


def test_the_counts_of_a_strip_stand_there_in_words():
    shown = activity([dt.date(2020, 9, 1), dt.date(2020, 9, 1), dt.date(2020, 11, 26)])

    assert 'role="img"' in shown
    assert "Most in September 2020&#58; 2 articles." in shown
    assert "September 2020&#58; 2 · November 2020&#58; 1" in shown
    assert not activity([DAY, DAY])


# --- names without a page ---------------------------------------------------------------------------------------------


def unregistered(name: str, *articles) -> Entity:
    return person(name, articles, is_registered=False)


def test_a_name_met_in_one_article_has_a_line_that_leads_to_its_paragraph():
    news = article(1)
    shown = made(Corpus((news,), (unregistered("Anna Adams", news), unregistered("Boris Bell", news))))

    assert "people/anna-adams.md" not in shown
    assert (
        '| [Anna Adams](../articles/2020-11-26-0001_made.md#p1){: id="n-anna-adams" }' in shown["people/index.md"].body
    )
    assert "(../people/index.md#n-anna-adams)" in shown["articles/2020-11-26-0001_made.md"].body


def test_a_second_article_gives_a_name_a_page():
    both = article(1), article(2)
    shown = made(Corpus(both, (unregistered("Anna Adams", *both),)))

    assert "people/anna-adams.md" in shown
    assert '| [Anna Adams](anna-adams.md){: id="n-anna-adams" }' in shown["people/index.md"].body


def test_a_quote_gives_a_name_a_page():
    news, adams = article(1), unregistered("Anna Adams", article(1))
    said = Quote(span=Span(0, 10), by="quotes", parts=(Span(0, 10),), mode="direct")
    quoted = replace(news, marks=(*news.marks, said))
    shown = made(Corpus((quoted,), (adams,), attributions=(Attribution(news.article.slug, said, adams.id),)))

    assert "people/anna-adams.md" in shown


def test_a_note_on_a_name_gives_it_a_page_and_a_note_elsewhere_does_not():
    news = article(1)
    adams, bell = unregistered("Anna Adams", news), person("Boris Bell", [], is_registered=False)
    bell = replace(bell, mentions=(Mention(news.article.slug, Span(15, 25), "Boris Bell"),))
    note = Note(span=Span(0, 10), by="desk", about="context", author="mk", text="A poet.")
    shown = made(Corpus((replace(news, marks=(*news.marks, note)),), (adams, bell)))

    assert "people/anna-adams.md" in shown
    assert "people/boris-bell.md" not in shown


def test_an_entry_of_the_register_gives_a_name_a_page():
    news = article(1)

    assert "people/anna-adams.md" in made(Corpus((news,), (person("Anna Adams", [news]),)))


def test_the_line_of_a_rare_name_on_a_long_list_is_on_its_letters_page():
    both = article(1), article(2)
    often = [unregistered(f"Anna Name{number:03}", *both) for number in range(MAX_ITEMS)]
    shown = made(Corpus(both, (*often, unregistered("Zoe Zorn", both[0]))))

    assert 'id="n-zoe-zorn"' not in shown["people/index.md"].body
    assert 'id="n-zoe-zorn"' in shown["people/by-letter/z.md"].body
    assert "(../people/by-letter/z.md#n-zoe-zorn)" in shown["articles/2020-11-26-0001_made.md"].body


def test_every_link_to_a_line_leads_to_a_list_that_has_it():
    news = article(1)
    names = [f"{first} {last}" for first in ("Anna", "Boris") for last in ["Adams", "Bell", "Stone", "Young", "Zorn"]]
    rare = [unregistered(name, news) for name in names] + [place("Most", 50.5, 13.6, [news])]
    shown = made(Corpus((news,), tuple(replace(one, is_registered=False) for one in rare)))
    found = [
        (posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)), fragment)
        for page in shown.values()
        for path, fragment in re.findall(r"\]\(([^)#]+\.md)#(n-[^)]+)\)", page.body)
    ]

    assert len(found) > len(names)
    assert all(f'id="{fragment}"' in shown[path].body for path, fragment in found)


# --- the map ----------------------------------------------------------------------------------------------------------

degrees = st.tuples(st.floats(-179, 179), st.floats(-56, 77))


@given(st.lists(degrees, min_size=1, max_size=8))
def test_a_window_holds_all_its_places(found):
    view = window(found)

    for longitude, latitude in found:
        x, y = view.project(longitude, latitude)
        assert -0.01 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= view.height + 1


def test_a_map_zooms_to_places_that_are_close_together():
    near, far = window([(27.6, 53.9), (30.3, 59.9)]), window([(27.6, 53.9), (-77.0, 38.9), (151.2, -33.9)])

    assert 40 < near.east - near.west < 60, "wide enough to show coasts"
    assert far.east - far.west == 360


def test_a_map_shows_its_part_of_the_one_drawing_of_the_land():
    news = article(1)
    shown = made(Corpus((news,), (place("Minsk", 53.9, 27.6, [news]),)))
    (box,) = re.findall(
        r"!\[\]\(\.\./assets/world\.svg#svgView\(viewBox\(([-.,\d]+)\)\)\)", shown["places/minsk.md"].body
    )
    x, y, width, height = map(float, box.split(","))

    assert x < 276 < x + width
    assert y < -539 < y + height
    assert (ROOT / "generator" / "dateline" / "assets" / "world.svg").exists()
    assert "<path" not in shown["places/minsk.md"].body


def test_places_are_dots_that_lead_to_their_pages_and_stand_in_the_list_too():
    news = article(1)
    towns = (place("Brest", 52.1, 23.7, [news]), place("Minsk", 53.9, 27.6, [news]))
    shown = made(Corpus((news,), towns))
    index, minsk = shown["places/index.md"].body, shown["places/minsk.md"].body

    assert re.search(
        r'aria-hidden="true">.*\[<circle .*</circle>.*\]\(minsk\.md\)\{: class="[\w -]+" tabindex="-1" \}', index
    )
    assert "| [Minsk](minsk.md)" in index
    assert 'class="dl-dot dl-town dl-here"' in minsk
    assert "53.90° N, 27.60° E" in minsk
    russian = {p.path: p.body for p in pages(Corpus((news,), towns), Settings(language="ru"))}["places/minsk.md"]
    assert "53,90° с" in russian


def test_without_located_places_there_is_no_map():
    news = article(1)
    shown = made(Corpus((news,), (replace(place("Minsk", 0, 0, [news]), geo=None),)))

    assert "dl-map" not in shown["places/index.md"].body


# --- somebody's page --------------------------------------------------------------------------------------------------


def test_who_is_named_with_whom_is_a_table_and_a_drawing():
    news = article(1)
    four = [person(name, [news]) for name in ("Anna Adams", "Boris Bell", "Carla Cole", "Dora Dean")]
    others = {one.id: tuple(CoMention(other.id, 2, 1) for other in four if other != one) for one in four}
    shown = made(Corpus((news,), tuple(replace(one, co_mentions=others[one.id]) for one in four)))
    body = shown["people/anna-adams.md"].body

    assert "| [Boris Bell](boris-bell.md) | 2 | 1 |" in body
    assert body.count('class="dl-arc"') == 3, "the three others are named together"
    assert "Boris Bell and Carla Cole, 2 paragraphs" in body
    assert "Who is named with whom" in shown["people/index.md"].body


def test_two_who_are_named_together_once_need_no_drawing():
    news = article(1)
    three = [person(name, [news]) for name in ("Anna Adams", "Boris Bell", "Carla Cole")]
    others = {one.id: tuple(CoMention(other.id, 2, 1) for other in three if other != one) for one in three}
    body = made(Corpus((news,), tuple(replace(one, co_mentions=others[one.id]) for one in three)))[
        "people/anna-adams.md"
    ]

    assert "dl-arcs" not in body.body
    assert "Boris Bell and Carla Cole, 2 paragraphs" in body.body


def test_a_list_gives_the_title_that_several_articles_tell_before_a_turn_of_phrase():
    news = [article(number) for number in range(3)]
    told = [("Foreign Minister", 0, 1), ("Foreign Minister", 1, 2), ("outgoing chief of the", 2, 3)]
    roles = tuple(Role(words, news[at].article.slug, Span(0, 4), dt.date(2020, 11, on)) for words, at, on in told)
    shown = made(Corpus(tuple(news), (person("Anna Adams", news, roles=roles),)))

    assert '<span class="dl-about">Foreign Minister</span>' in shown["people/index.md"].body


def test_of_an_article_that_names_somebody_in_every_paragraph_the_first_are_shown_and_the_others_counted():
    text = "\n".join(["Anna Adams met them."] * 20)
    spans = [Span(at, at + 20) for at in range(0, len(text), 21)]
    layout = tuple(Paragraph(span=span, by="layout", number=n) for n, span in enumerate(spans, 1))
    long = Annotated(Article("0001_made", "seeds/0001_made.txt", text, "", DAY, layout), layout)
    mentions = tuple(Mention("0001_made", Span(span.start, span.start + 10), "Anna Adams") for span in spans)
    shown = made(Corpus((long,), (Entity("people/anna-adams", "person", "Anna Adams", mentions, is_registered=True),)))
    body = shown["people/anna-adams.md"].body

    assert body.count("<mark>Anna Adams</mark>") == MENTIONS
    assert f"[{20 - MENTIONS} more paragraphs](../articles/2020-11-26-0001_made.md#p{MENTIONS + 1})" in body


def test_titles_stand_with_their_first_and_last_day_of_telling():
    told = [article(number, day) for number, day in enumerate(days(3))]
    span = Span(0, 4)
    roles = [Role("President", a.article.slug, span, a.article.published) for a in told]
    roles.append(Role("candidate", told[0].article.slug, span, DAY))
    body = made(Corpus(tuple(told), (person("Anna Adams", told, roles=tuple(roles)),)))["people/anna-adams.md"].body

    assert re.search(r"<b>President</b> · \[26 Nov 2020\]\([^)]+\) – \[30 Nov 2020\]\([^)]+\), in 3 articles", body)
    assert re.search(r"<b>Candidate</b> · \[26 Nov 2020\]\([^)]+\)</li>", body)


def test_the_page_shows_what_the_register_says():
    news = article(1)
    known = person("Anna Adams", [news], description="A poet", wikidata="Q2280", also=("A. Adams",), link="ftp://x")
    shown = made(Corpus((news,), (known,)))
    body = shown["people/anna-adams.md"].body

    assert "A poet" in body
    assert "[Q2280](https://www.wikidata.org/wiki/Q2280)" in body
    assert "A. Adams" in body
    assert "](ftp" not in body, "only the web is linked"
    assert "A poet" in shown["people/index.md"].body


def test_first_and_last_day_lead_to_the_articles():
    told = [article(number, day) for number, day in enumerate(days(3))]
    body = made(Corpus(tuple(told), (person("Anna Adams", told),)))["people/anna-adams.md"].body

    assert re.search(r"First named</dt>\s+<dd[^>]*>\[26 Nov 2020.*\]\(\.\./articles/2020-11-26-0000_made\.md\)", body)
    assert re.search(r"Last named</dt>\s+<dd[^>]*>\[30 Nov 2020.*\]\(\.\./articles/2020-11-30-0002_made\.md\)", body)


def test_a_page_of_its_own_is_the_rule_for_a_long_list_only(great):
    assert MAX_ITEMS < 450
    assert "The latest 40" in great["articles/index.md"].body
    assert "The latest 30" in great["people/anna-adams.md"].body
