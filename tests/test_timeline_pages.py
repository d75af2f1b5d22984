"""The timeline's pages: as many as needed, each entry on exactly one, and the timeline as known on any day."""

import datetime as dt
import gzip
import json
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import publish
from dateline.calendar.periods import Period
from dateline.calendar.when import UNDATED, When
from dateline.corpus.history import entry_versions
from dateline.corpus.timeline import entries
from dateline.linked import Corpus, Entity, Entry, EventMention, Mention, SourceCounts
from dateline.model import Annotated, Article, Event, Paragraph, Span
from dateline.pages import pages
from dateline.pages.blocks.entry_rows import MAX_CHIPS
from dateline.pages.shared.entry_paging import MAX_ENTRIES, entry_anchor, entry_period, split_entries
from dateline.pages.shared.site_context import SiteContext
from dateline.pages.timeline.timeline_page import timeline_pages
from dateline.reasons import reason
from dateline.settings import Settings

D = dt.date.fromisoformat


def article(slug, published, *told):
    """Return an article of one line a telling: (words, date, status)."""
    text = "\n".join(words for words, _, _ in told) + "\n"
    marks = [Paragraph(span=Span(0, len(text) - 1), by="layout", number=1)]
    for words, day, status in told:
        start = text.index(words)
        when = Period("day", D(day)).when if day else UNDATED
        span = Span(start, start + len(words))
        lemma = words.split()[-1]
        marks.append(
            Event(span=span, by="events", status=status, lemma=lemma, because=reason("events.day-after"), when=when)
        )
    layout = tuple(claim for claim in marks if isinstance(claim, Paragraph))
    made = Article(slug, f"seeds/{slug}.txt", text, "0" * 64, D(published) if published else None, layout)
    return Annotated(made, tuple(marks))


def corpus_of(*articles):
    dated, undated = entries(articles, {})
    return Corpus(tuple(articles), entries=dated, undated=undated)


def made(corpus):
    return {page.path: page.body for page in pages(corpus, Settings())}


def telling_of(annotated):
    return [EventMention(annotated.article.slug, event) for event in annotated.marks_of(Event)]


def states(entry, articles):
    days = sorted(a.article.published for a in articles)
    texts = {a.article.slug: a.article for a in articles}
    return entry_versions(
        entry,
        {slug: one.published for slug, one in texts.items()},
        days,
        lambda slugs: SourceCounts(len(slugs), len(slugs), len(slugs)),
        lambda telling: texts[telling.article].words(telling.event.span),
    )


# --- as known on a day ------------------------------------------------------------------------------------------------

FORESEEN = article("001_before", "2020-11-01", ("the assembly will meet", "2020-11-20", "scheduled"))
REPORTED = article("002_after", "2020-11-25", ("the assembly did meet", "2020-11-20", "happened"))
ELSEWHERE = article("003_other", "2020-11-22", ("a fair will open", "2021-05-01", "scheduled"))


def one_entry(*articles):
    (found,) = [entry for entry in corpus_of(*articles).entries if "assembly" in entry.headline]
    return found


def test_a_scheduled_event_stays_scheduled_until_an_article_reports_it():
    entry = one_entry(FORESEEN, REPORTED)

    assert [(str(s.since), s.entry.status, s.entry.due) for s in states(entry, [FORESEEN, REPORTED])] == [
        ("2020-11-01", "scheduled", False),
        ("2020-11-25", "happened", False),
    ]


def test_what_was_scheduled_is_due_from_the_first_article_after_its_day():
    articles = [FORESEEN, ELSEWHERE, REPORTED]
    entry = one_entry(*articles)

    assert [(str(s.since), s.entry.status, s.entry.due) for s in states(entry, articles)] == [
        ("2020-11-01", "scheduled", False),
        ("2020-11-22", "scheduled", True),
        ("2020-11-25", "happened", False),
    ]


def test_an_entry_shown_as_due_was_scheduled_before():
    articles = [FORESEEN, ELSEWHERE]
    entry = one_entry(*articles)

    assert entry.due
    assert [s.entry.due for s in states(entry, articles)] == [False, True]


def test_the_words_shown_for_a_day_were_published_by_then():
    entry = one_entry(FORESEEN, REPORTED)
    first, last = states(entry, [FORESEEN, REPORTED])

    assert first.entry.headline == "the assembly will meet"
    assert last.entry.headline == entry.headline == "the assembly did meet"
    assert (first.entry.counts.articles, last.entry.counts.articles) == (1, 2)


def test_a_row_holds_what_was_known_and_shows_what_is():
    page = made(corpus_of(FORESEEN, REPORTED))["timeline/index.md"]

    assert re.search(r'data-status="scheduled&#64;2020-11-01 happened&#64;2020-11-25"', page)
    assert re.search(r'<p class="dl-headline" data-until="2020-11-25" hidden="hidden".*the assembly will meet', page)
    assert re.search(r'<p class="dl-headline" data-from="2020-11-25" markdown.*the assembly did meet', page)
    assert len(re.findall(r'<li data-from="2020-11-(?:01|25)"', page)) == 2


def test_an_entry_of_articles_without_a_day_is_known_on_no_day():
    page = made(corpus_of(article("001_x", None, ("they did meet", "2020-11-20", "happened"))))["timeline/index.md"]
    (row,) = re.findall(r'<li id="e-[^>]*>', page)

    assert "data-from" not in row
    assert 'data-status="happened&#64;"' in row


# --- pages ------------------------------------------------------------------------------------------------------------


def entry(number, day, precision="day", status="happened"):
    first = D(day)
    event = Event(span=Span(0, 4), by="events", status=status)
    return Entry(
        id=f"{number:010x}",
        headline=f"event {number}",
        headline_at=("001_x", Span(0, 4)),
        status=status,
        mentions=(EventMention("001_x", event),),
        when=When(first=first, last=first, edtf=day, precision=precision),
        first_published=D("2021-01-01"),
        key=number % 50 == 0,
    )


def many(days, **more):
    found = sorted((entry(n, day, **more) for n, day in enumerate(days)), key=lambda e: e.when.first)
    event = found[0].mentions[0].event
    text = "They met.\n"
    layout = (Paragraph(span=Span(0, 9), by="layout", number=1),)
    one = Article("001_x", "seeds/001_x.txt", text, "0" * 64, D("2021-01-01"), layout)
    return Corpus((Annotated(one, (*layout, event)),), entries=tuple(found))


DAYS = [(dt.date(2011, 1, 1) + dt.timedelta(days=n)).isoformat() for n in range(730)]


def test_few_entries_stand_on_one_page():
    shown = {page.path for page in timeline_pages(SiteContext(many(DAYS[:20]), "Dateline"))}

    assert shown == {"timeline/index.md", "timeline/happened.md"}


def test_many_entries_are_paged_by_year_and_a_full_year_by_month():
    shown = {page.path for page in timeline_pages(SiteContext(many([*DAYS[:200], *DAYS[365:]]), "Dateline"))}

    assert {"timeline/index.md", "timeline/2011.md", "timeline/2012.md", "timeline/entries.json"} <= shown
    assert {f"timeline/2012-{month:02}.md" for month in range(1, 13)} <= shown
    assert not {path for path in shown if path.startswith("timeline/2011-")}


LONG_AGO = ["1912-04-15", "1969-07-20", "1989-11-09"]


def test_years_with_few_entries_share_a_page():
    shown = made(many([*LONG_AGO, *DAYS]))
    paths = {path for path in shown if re.match(r"timeline/\d", path)}

    assert {path for path in paths if path < "timeline/2"} == {"timeline/1900-1999.md"}
    assert shown["timeline/1900-1999.md"].count("<li id=") == 3
    assert re.findall(r'\{: id="(y\d+)" \}', shown["timeline/1900-1999.md"]) == ["y1912", "y1969", "y1989"]
    assert re.search(r'data-period="19".*\]\(1900-1999\.md\)', shown["timeline/index.md"])
    assert re.search(r'data-period="1969".*\]\(#y1969\)', shown["timeline/1900-1999.md"])
    assert "2011](2011.md)" in shown["timeline/1900-1999.md"]
    assert "1900–1999](1900-1999.md)" in shown["timeline/2011.md"]


def test_years_that_have_outgrown_their_page_keep_its_address_and_nothing_leads_there():
    shown = made(many([*LONG_AGO, *DAYS]))

    assert "](2011.md)" in shown["timeline/2010-2019.md"]
    assert "<li id=" not in shown["timeline/2010-2019.md"]
    assert not [path for path, body in shown.items() if re.search(r"\]\([^)]*20[01]0-20[19]9\.md", body)]


def test_an_entry_dated_only_to_the_year_is_on_the_page_of_that_year():
    corpus = many([*DAYS, "2012-01-01"])
    coarse = entry(10**6, "2012-01-01", precision="year")
    root = split_entries("timeline/index", (*corpus.entries, coarse))
    (year,) = [shelf for shelf in root.steps if shelf.key == "2012"]

    assert year.items == (coarse,)
    assert year.path == "timeline/2012.md"


@given(
    st.lists(
        st.tuples(st.dates(dt.date(1990, 1, 1), dt.date(1992, 12, 31)), st.sampled_from(["day", "month", "year"])),
        max_size=60,
    ),
    st.integers(1, 20),
)
def test_every_entry_is_on_one_page_and_no_page_that_can_be_divided_is_too_full(days, full):
    found = [entry(n, day.isoformat(), precision) for n, (day, precision) in enumerate(days)]
    shelves = [*split_entries("timeline/index", found, full=full).walk()]

    assert Counter(one.id for shelf in shelves for one in shelf.items) == Counter(one.id for one in found)
    assert len({shelf.path for shelf in shelves}) == len(shelves)
    for shelf in shelves:
        assert all(entry_period(one).startswith(shelf.key) for one in shelf.items)
        finer = [one for one in shelf.items if len(entry_period(one)) > len(shelf.key)]
        assert len(finer) <= full


def test_every_link_to_an_entry_leads_to_the_page_that_holds_it():
    shown = made(many(DAYS))
    held = {path: set(re.findall(r'<li id="(e-[0-9a-f]+)"', body)) for path, body in shown.items()}
    folder = "timeline/"
    links = [
        (path, target, fragment)
        for path, body in shown.items()
        for target, fragment in re.findall(r"\]\(([^()#]*)#(e-[0-9a-f]{10})\)", body)
    ]

    assert sum(map(len, held.values())) == len(DAYS)
    assert len(links) >= len(DAYS)
    for path, target, fragment in links:
        page = folder + target.removeprefix("../").removeprefix("timeline/") if target else path
        assert fragment in held[page], (path, target, fragment)


def test_the_strip_counts_every_entry_and_leads_to_its_page():
    page = made(many([*DAYS[:200], *DAYS[365:]]))["timeline/index.md"]
    cells = dict(re.findall(r'<li class="dl-cell" data-period="([\d-]+)".*?<span class="dl-count">(\d+)</span>', page))

    assert sum(map(int, cells.values())) == 565
    assert cells["2012-02"] == "29"
    assert re.search(r'data-period="2012-02".*\]\(2012-02\.md\)', page)
    assert re.search(r'data-period="2011-02".*\]\(2011\.md#m2011-02\)', page)


def test_a_timeline_of_thin_years_has_a_strip_of_years():
    page = made(many(["1999-12-08", "2020-08-09", "2020-11-26"]))["timeline/index.md"]

    assert re.findall(r'data-period="(\d{4}[^"]*)" markdown', page) == ["1999", "2020"]
    assert "](#y2020)" in page


def test_the_filters_data_names_every_entry_and_its_page():
    corpus = many([*DAYS[:200], *DAYS[365:]])
    context = SiteContext(corpus, "Dateline")
    body = next(page.body for page in timeline_pages(context) if page.path == "timeline/entries.json")
    told = {line[0]: line[1] for line in json.loads(body)["entries"]}

    assert told.keys() == {entry_anchor(one) for one in corpus.entries}
    assert all(context.page_of[one.id] == f"timeline/{told[entry_anchor(one)]}.md" for one in corpus.entries)


def test_the_words_that_are_searched_stand_in_the_order_of_the_entries():
    corpus = many([*DAYS[:200], *DAYS[365:]])
    shown = {page.path: page.body for page in timeline_pages(SiteContext(corpus, "Dateline"))}
    listed = [line[0] for line in json.loads(shown["timeline/entries.json"])["entries"]]
    words = dict(zip(listed, json.loads(shown["timeline/words.json"]), strict=True))

    assert all(words[entry_anchor(one)].startswith(one.headline) for one in corpus.entries)


def test_a_months_page_has_a_heading_for_every_day():
    page = made(many([*DAYS[:200], *DAYS[365:]]))["timeline/2012-02.md"]

    assert page.count("\n### ") == 29
    assert '### 29 Feb 2012 {: id="d2012-02-29" }' in page
    assert "[2012](2012.md)" in page


def test_each_status_has_a_page_without_scripts():
    shown = made(many(DAYS[:9], status="scheduled"))

    assert "○</span> scheduled (9)](scheduled.md)" in shown["timeline/index.md"]
    assert shown["timeline/scheduled.md"].count("(index.md#e-") == 9


def test_headings_stand_in_order_with_what_is_known_only_to_the_year_first():
    days = [entry(n, f"2020-03-{n:02}") for n in range(1, 13)]
    found = [*days, entry(20, "2020-01-01", precision="year")]
    corpus = many(["2020-03-05"])
    page = made(Corpus(corpus.articles, entries=tuple(found)))["timeline/index.md"]
    order = re.findall(r'\{: id="([ym][\d-]+)" \}|<li id="(e-[0-9a-f]+)"', page)

    assert ["".join(pair) for pair in order] == [
        "y2020",
        entry_anchor(found[-1]),
        "m2020-03",
        *map(entry_anchor, days),
    ]


def test_the_months_of_a_year_with_few_entries_have_no_headings():
    page = made(many(["2020-03-05", "2020-08-09"]))["timeline/index.md"]

    assert 'id="y2020"' in page
    assert "\n### " not in page


def test_a_row_names_its_only_article_or_gives_the_number_of_articles():
    index = made(corpus_of(FORESEEN, REPORTED, ELSEWHERE))["timeline/index.md"]

    assert "Reported 22 Nov 2020" in index
    assert "Reported in 2 articles" in index
    assert "outlet" not in index, "no source is stated"


def test_a_row_shows_no_more_names_than_can_be_scanned_those_of_its_headline_first():
    corpus = many(["2020-03-05"])
    names = [f"Name {letter}" for letter in "ABCDEFGHIJKL"]
    people = tuple(
        Entity(f"people/{n:02}", "person", name, (Mention("001_x", Span(0, 4), name),) * (20 - n))
        for n, name in enumerate(names)
    )
    one = replace(corpus.entries[0], headline="Name L met them", entities=tuple(person.id for person in people))
    page = made(replace(corpus, entities=people, entries=(one,)))["timeline/index.md"]

    assert re.findall(r"\[(Name \w)\]", page) == [*names[: MAX_CHIPS - 1], "Name L"]


def test_the_desks_own_words_stand_for_an_entry():
    corpus = many(["2020-03-05"])
    reworded = Entry(**{name: getattr(corpus.entries[0], name) for name in Entry.__slots__} | {"reworded": "So it was"})

    assert "So it was" in made(Corpus(corpus.articles, entries=(reworded,)))["timeline/index.md"]


@pytest.mark.parametrize("number", [6000])
def test_no_page_is_heavy_however_many_entries_there_are(number):
    spread = [DAYS[n * 7 % len(DAYS)] for n in range(number)]
    for page in timeline_pages(SiteContext(many(spread), "Dateline")):
        assert len(gzip.compress(publish.content(page))) < 300_000, page.path
        assert page.body.count("<li id=") <= MAX_ENTRIES


def test_no_word_of_an_article_becomes_an_attribute_of_a_row():
    page = made(corpus_of(article("001_x", "2020-11-01", ('"onmouseover=alert(1) met', "2020-11-20", "happened"))))
    rows = re.findall(r"<li id=[^>]*>", page["timeline/index.md"])

    assert rows
    assert not [row for row in rows if "onmouseover" in row]


def test_a_decade_is_listed_under_its_own_name_before_its_first_year():
    told = (("A mill opened", "1970-01-01", "happened"), ("A canal silted", "1970-01-01", "happened"))
    news = article("001_made", "2020-01-05", *told)
    (one, other) = entries([news], {})[0]
    decade = replace(other, when=Period("decade", D("1970-01-01")).when)
    year = replace(one, when=Period("year", D("1970-01-01")).when)
    body = made(Corpus((news,), entries=(year, decade)))["timeline/index.md"]
    headings = re.findall(r"^## (\S+) .*id=\"(\S+)\"", body, re.MULTILINE)

    assert headings[-2:] == [("1970s", "y1970"), ("1970", "y1970-2")]


# --- what many articles tell ------------------------------------------------------------------------------------------


def test_an_article_of_an_event_that_hundreds_tell_names_the_nearest_and_leads_to_the_timeline():
    days = [D("2020-11-20") + dt.timedelta(days=n) for n in range(300)]
    told = [
        article(f"{n:03}", day.isoformat(), ("the assembly met", "2020-11-20", "happened"))
        for n, day in enumerate(days)
    ]
    corpus = corpus_of(*told)
    (entry,) = corpus.entries
    page = made(corpus)[f"articles/{days[100].isoformat()}-100.md"]
    elsewhere = page.split('id="elsewhere"')[1].split('id="cite"')[0]

    near = re.findall(r"\]\((\d{4}-\d\d-\d\d)-\d+\.md", elsewhere)
    assert sorted(near) == [days[n].isoformat() for n in (98, 99, 101)]
    assert "296 more reports, on the timeline" in elsewhere
    assert "294 more reports, on the timeline" in page.split('id="elsewhere"')[0]
    assert f"#{entry_anchor(entry)})" in elsewhere
    assert len(gzip.compress(page.encode())) < 10_000
