"""The desk's work on the site: the review list, corrections, facts, error reports, entries made by hand."""

import datetime as dt
import gzip
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dateline import intake, navigation, settings
from dateline.calendar.periods import Period
from dateline.desk.review_queue import review
from dateline.linked import (
    Corpus,
    Entity,
    Entry,
    EventMention,
    Mention,
)
from dateline.model import Annotated, Article, Correction, Dateline, Event, Orphan, Paragraph, Review, Span, Time
from dateline.pages import pages
from dateline.pages.editors.corrections_page import PATH as CORRECTIONS
from dateline.pages.editors.review_page import MOST
from dateline.pages.editors.review_page import PATH as REVIEW
from dateline.problems import Grade, Place, Problem
from dateline.reasons import reason
from dateline.settings import Settings

DAY = dt.date(2021, 1, 4)
WORDS = "The harbour opened on Friday, said Ann Reed & “the board” {page}."
TRACKER = "https://github.com/example/site/issues/new?title={title}&body={body}"


def span(words):
    return Span(WORDS.index(words), WORDS.index(words) + len(words))


FRIDAY = Time(
    span=span("Friday"), by="times", type="DATE", value="2021-01-08", because=reason("layout.title-line"),
    sure="unsure", others=("2021-01-01",), when=Period("day", DAY).when,
)  # fmt: skip
OPENED = Event(span=span("The harbour opened"), by="events", lemma="open", status="happened")


def annotated(slug="001_made", facts=(), **more):
    whole = Paragraph(span=Span(0, len(WORDS)), by="layout", number=1)
    article = Article(slug, f"seeds/{slug}.txt", WORDS + "\n", "0" * 64, DAY, (whole,), facts=tuple(sorted(facts)))
    return Annotated(article, (whole, FRIDAY, OPENED), **more)


def made(*articles, problems=(), entries=(), entities=(), **given):
    corpus = Corpus(tuple(articles), entries=tuple(entries), entities=tuple(entities))
    return {page.path: page.body for page in pages(corpus, Settings(**given), problems)}


def page_of(shown, slug="001_made"):
    return shown[f"articles/2021-01-04-{slug}.md"]


# --- review -----------------------------------------------------------------------------------------------------------


def test_what_wants_a_look_is_listed_worst_first_with_links_to_the_places():
    lost = Problem(Place("seeds/001_made.yml", 2, 3), "the words are gone", "DL222", Grade.NOTICE)
    odd = Problem(Place("seeds/001_made.txt", 1, 1), "two days", "DL105", Grade.WARNING)
    orphan = Orphan(words="gone", said="x", about="check", by="mk", why="", place=lost.place)
    body = made(annotated(orphans=(orphan,)), problems=(odd, lost))[REVIEW]

    assert re.findall(r"^## .*id=\"(\w+)\"", body, re.MULTILINE) == ["lost", "conflicts", "times", "articles"]
    assert "[the words are gone](../articles/2021-01-04-001_made.md#orphans)" in body
    assert "[two days](../articles/2021-01-04-001_made.md)" in body
    assert re.search(r"is unsure .*\]\(\.\./articles/2021-01-04-001_made\.md#t-[0-9a-f]{6}\)", body)
    assert "dateline accept seeds/001&#95;made&#46;txt time Friday".replace("&#46;", ".") in body


def test_the_place_that_an_orphan_leads_to_is_there():
    orphan = Orphan(words="gone", said="x", about="check", by="mk", why="", place=Place("seeds/001_made.yml"))

    assert 'id="orphans"' in page_of(made(annotated(orphans=(orphan,))))


def test_names_that_may_be_one_are_both_linked():
    entities = [
        Entity(
            f"people/{name.lower().replace(' ', '-')}", "person", name, (Mention("001_made", span("Ann Reed"), name),)
        )
        for name in ("Ann Reed", "Anne Reed", "A Reed", "Zed Moor")
    ]
    body = made(annotated(), entities=entities)[REVIEW]
    pairs = re.findall(r"\]\(\.\./people/([\w-]+)\.md\)\S+ \S+ \[.*?\]\(\.\./people/([\w-]+)\.md\)", body)

    looks = review(Corpus((annotated(),), entities=tuple(entities)), ())
    assert {look.entities for look in looks if look.rank == 7} == {
        ("people/ann-reed", "people/anne-reed"),
        ("people/ann-reed", "people/a-reed"),
        ("people/anne-reed", "people/a-reed"),
    }
    assert len(re.findall("dl-chip", body)) == 6, pairs


def test_reviewed_marks_are_counted_shown_and_no_longer_asked_for():
    looked = replace(annotated(), marks=(annotated().marks[0], replace(FRIDAY, reviewed="mk", sure="sure"), OPENED))
    shown = made(looked)

    assert "1 of 2 marks reviewed · 0 of 1 article read in full" in shown[REVIEW]
    assert "reviewed by mk" in page_of(shown)
    assert "[1 of 2 marks reviewed](../review/index.md)" in page_of(shown)
    assert 'id="times"' not in shown[REVIEW]


def test_neither_the_acceptor_of_a_mark_nor_its_words_are_shown_twice():
    because = reason("desk.accepted", by="mk")
    accepted = replace(FRIDAY, reviewed="mk", because=because, others=())
    shown = made(replace(annotated(), marks=(annotated().marks[0], accepted)))
    sums = replace(FRIDAY, because=reason("times.sum", words="Friday", sum=reason("layout.title-line")))
    doubtful = made(replace(annotated(), marks=(annotated().marks[0], sums)))[REVIEW]

    assert "accepted by mk</p>" in page_of(shown)
    assert "time is unsure (or 2021-01-01)" in doubtful


def test_an_article_read_as_a_whole_vouches_for_each_of_its_marks():
    shown = made(annotated(review=Review("mk", DAY)))

    assert "2 of 2 marks reviewed · 1 of 1 article read in full" in shown[REVIEW]
    assert page_of(shown).count("reviewed by mk") == 3
    assert "Nothing to review." in shown[REVIEW]


def test_a_large_archive_has_a_short_page_of_review():
    articles = [annotated(f"{number:04}_made") for number in range(600)]
    body = made(*articles)[REVIEW]

    assert body.count('class="dl-look"') == MOST
    assert "Showing 100 of 600" in body
    assert len(gzip.compress(body.encode())) < 30_000


def test_the_page_of_review_can_be_left_out(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  dateline:\n    review: false\n", encoding="utf-8")
    read, _ = settings.read(tmp_path / "mkdocs.yml")
    shown = made(annotated(), review=read.review)

    assert REVIEW not in shown
    assert "review/index.md" not in "".join(shown.values())
    nav = [{"About": ["about.md", {"Review": REVIEW}]}, {"Review": REVIEW}, "index.md"]
    assert navigation.leave_out(nav, REVIEW) == [{"About": ["about.md"]}, "index.md"]


# --- corrections and facts --------------------------------------------------------------------------------------------


def test_corrections_stand_on_top_of_their_page_and_on_one_of_all_the_newest_first():
    old, new = (
        Correction(old="199", new=str(year), why="A <slip>.", on=dt.date(year, 2, 1), by="mk") for year in (2001, 2003)
    )
    shown = made(annotated("001_made", corrections=(old,)), annotated("002_made", corrections=(new,)))
    every = shown[CORRECTIONS]

    assert every.index("“199” is now “2003”") < every.index("“199” is now “2001”")
    assert "<slip>" not in every
    assert "](../articles/2021-01-04-002_made.md)" in every
    assert page_of(shown).index("is now “2001”") < page_of(shown).index('id="p1"')


def test_without_corrections_their_page_says_so():
    assert "No corrections yet." in made(annotated())[CORRECTIONS]


def test_many_corrections_are_divided_by_time():
    faults = tuple(
        Correction(old="a", new="b", why="c", on=DAY - dt.timedelta(days=number), by="mk") for number in range(500)
    )
    shown = made(annotated(corrections=faults))
    parts = [path for path in shown if path.startswith("corrections/from/")]

    assert shown[CORRECTIONS].count('class="dl-row"') == 200
    assert sum(shown[path].count('class="dl-row"') for path in parts) == 500


def test_what_the_desk_knows_of_an_article_goes_before_the_file():
    facts = [
        ("title", "The *harbour*"), ("summary", "It opened."), ("place", "Aldport"),
        ("url", "https://example.org/a"), ("archived", "https://example.org/b"),
    ]  # fmt: skip
    shown = made(annotated(facts=facts))
    body = page_of(shown)

    assert body.startswith("# The &#42;harbour&#42; {:")
    assert "Title by the editors" in body
    assert body.index("It opened.") < body.index("Aldport") < body.index('id="p1"')
    assert "(https://example.org/b)" in body
    assert "The &#42;harbour&#42;" in shown["articles/index.md"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reworded": "It is open"}, "headline by the editors"),
        ({"pinned": True}, "kept as a key date by the editors"),
        ({"by": "desk", "because": reason("desk.made", by="mk")}, "added by the editors"),
    ],
)
def test_an_entry_says_what_of_it_is_the_desks(change, said):
    telling = EventMention("001_made", OPENED)
    plain = Entry(
        "a1", "The harbour opened", ("001_made", OPENED.span), "happened", (telling,), when=Period("day", DAY).when
    )
    entry = replace(plain, first_published=DAY, **change)

    assert said in made(annotated(), entries=[entry])["timeline/index.md"]
    assert said not in made(annotated(), entries=[replace(plain, first_published=DAY)])["timeline/index.md"]


def test_a_mark_says_whether_an_editor_looked_at_it_by_its_line_and_in_words():
    plain = annotated()
    one = replace(plain, marks=tuple(replace(c, reviewed="mk") if c == FRIDAY else c for c in plain.marks))
    whole = annotated(review=Review("mk", DAY))
    bodies = [page_of(made(a)) for a in (plain, one, whole)]

    assert [len(re.findall(r'class="dl-mark [^"]*dl-reviewed"', body.split('id="reasons"')[0])) for body in bodies] == [
        1,
        2,
        3,
    ]
    assert [body.count("not yet reviewed</p>") for body in bodies] == [2, 1, 0]
    assert [body.count("reviewed by mk</p>") for body in bodies] == [0, 1, 2]


# --- reports of errors ------------------------------------------------------------------------------------------------


SEVERAL = (
    "PORT (AP) - It opened. Mr. Reed said: “50% & *more* + #1?” [see](x) <b>this</b>.",
    "It opened late.\nNobody {page} knew.",
    "One sentence stands here",
)
"""Three paragraphs, the first with a dateline, of two, two and one sentences."""


def told(*paragraphs, language="en", layout=()):
    """Return an article of these paragraphs, each on lines of its own."""
    text, marks = "", []
    for number, words in enumerate(paragraphs, 1):
        marks.append(Paragraph(span=Span(len(text), len(text) + len(words)), by="layout", number=number))
        text += f"{words}\n\n"
    before = annotated().article
    article = replace(before, text=text, layout=tuple(sorted((*marks, *layout), key=lambda mark: mark.span)))
    return replace(annotated(), article=replace(article, language=language), marks=article.layout)


def ways(*articles):
    """Return the addresses that an article's page offers for reports, by the ids of the links."""
    body = page_of(made(*articles, report=TRACKER, site_url="https://example.org/news/"))
    found = re.findall(r"\]\((https://github\.com\S+)\)\{: id=\"(s\d+)\"", body)
    return {identity: href for href, identity in found}


def asked(href):
    return {name: given for name, (given,) in parse_qs(urlsplit(href).query).items()}


def repeated(href):
    """Return the words that a report quotes."""
    return asked(href)["body"].split("\n")[0].removeprefix("> ")


def test_each_sentence_has_a_way_to_report_an_error_filled_in_with_its_words_and_places():
    dateline = Dateline(span=Span(0, len("PORT (AP) - ")), by="layout", place="Port", day=None)
    found = ways(told(*SEVERAL, layout=(dateline,)))

    assert [repeated(href) for href in found.values()] == [
        "PORT (AP) - It opened.",
        "Mr. Reed said: “50% & *more* + #1?” [see](x) <b>this</b>.",
        "It opened late.",
        "Nobody {page} knew.",
        "One sentence stands here",
    ]
    assert asked(found["s4"]) == {
        "title": "Error in seeds/001_made.txt:4:1",
        "body": "> Nobody {page} knew.\n\nPage: https://example.org/news/articles/2021-01-04-001_made/#p2\n"
        "File: seeds/001_made.txt:4:1\n\nWhat is wrong: ",
    }


def test_a_paragraph_of_one_sentence_has_a_plain_link_and_one_of_several_a_list():
    body = page_of(made(told(*SEVERAL), report=TRACKER))
    _, first, second, third = body.split('class="dl-para"')

    assert body.count('<details class="dl-reports"') == 2
    for part in (first, second):
        assert 'aria-label="Report an error in a sentence of paragraph' in part
        assert "Report an error in this sentence" not in part
    assert "[It opened late.](https" in second
    assert "dl-reports" not in third
    assert 'aria-label="Report an error in this sentence (paragraph 3)"' in third


def test_where_no_sentences_are_known_a_report_is_on_the_paragraph():
    found = ways(told("Порт открыли. A B. Об этом сообщили.", "Вторник.", language="ru"))

    assert [repeated(href) for href in found.values()] == ["Порт открыли. A B. Об этом сообщили.", "Вторник."]


def test_a_mark_says_which_sentence_contains_it():
    article = told("It opened. Nobody knew.", WORDS)
    moved = span("Friday").start + article.article.text.index(WORDS)
    friday = replace(FRIDAY, span=Span(moved, moved + len("Friday")))
    marked = replace(article, marks=(*article.marks, friday))

    assert re.search(r'<li id="why-t-\w+" class="dl-why dl-why-time" data-report="s3"', page_of(
        made(marked, report=TRACKER)
    ))  # fmt: skip
    assert 'data-report="s' not in page_of(made(marked))


@pytest.mark.parametrize("words", ["more " * 3000, "и" * 3000])
def test_a_long_sentence_is_shortened_in_a_report(words):
    (href,) = ways(told(words.strip())).values()

    assert len(href) < 3000
    assert words.startswith(repeated(href).removesuffix(" …")[:300])
    assert len(repeated(href)) > 300


def test_without_a_tracker_there_is_no_link():
    assert "dl-report" not in page_of(made(annotated()))


@pytest.mark.parametrize(
    ("words", "report"),
    [
        ("repo_url: https://github.com/a/b/\n", "https://github.com/a/b/issues/new?title={title}&body={body}"),
        (
            "repo_url: https://gitlab.com/a/b\n",
            "https://gitlab.com/a/b/-/issues/new?issue[title]={title}&issue[description]={body}",
        ),
        ("repo_url: https://example.org/a\n", ""),
        ("", ""),
        (
            "repo_url: https://github.com/a/b\nplugins: {dateline: {report: 'https://x.org/?{page}'}}\n",
            "https://x.org/?{page}",
        ),
    ],
)
def test_where_errors_are_reported_follows_from_the_repository_or_is_said(tmp_path: Path, words, report):
    (tmp_path / "mkdocs.yml").write_text(f"site_name: News\n{words}", encoding="utf-8")
    read, problems = settings.read(tmp_path / "mkdocs.yml")

    assert (read.report, problems) == (report, ())


def test_an_invalid_switch_is_reported(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  dateline:\n    review: maybe\n", encoding="utf-8")

    assert [str(problem) for problem in settings.read(tmp_path / "mkdocs.yml")[1]] == [
        "mkdocs.yml:3:13: review: expected true or false, got the text 'maybe' [DL205]"
    ]


def test_an_address_for_reports_that_no_browser_should_follow_is_refused(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  dateline:\n    report: 'javascript:x'\n", encoding="utf-8")
    read, problems = settings.read(tmp_path / "mkdocs.yml")

    assert [str(problem) for problem in problems] == [
        "mkdocs.yml:3:13: report: 'javascript:x' is no address on the web; let it begin with https:// [DL209]"
    ]
    assert "dl-report" not in page_of(made(annotated(), report=read.report))


# --- strictness -------------------------------------------------------------------------------------------------------


def test_strictness_refuses_the_desks_warnings_and_not_what_an_article_itself_says():
    ours = Problem(Place("seeds/a.yml", 1, 1), "no seed", "DL211", Grade.WARNING)
    theirs = Problem(Place("seeds/a.txt", 1, 1), "two days", "DL105", Grade.WARNING)
    stale = Problem(Place("seeds/a.yml", 1, 1), "lost", "DL222", Grade.NOTICE)
    wrong = Problem(Place("seeds/a.txt", 1, 1), "no such day", "DL102")

    assert [intake.is_refused(one) for one in (ours, theirs, stale, wrong)] == [True, False, False, True]
