"""Measures over articles: figures that count the same thing are one series; figures without a counted thing aren't."""

import csv
import datetime as dt
import re
from io import StringIO

import pytest

from dateline.corpus.figures import measures, strip_determiners
from dateline.corpus.speakers import SpeakerIndex
from dateline.linked import Corpus
from dateline.model import Annotated, Article, Figure, Name, Paragraph, Span
from dateline.pages.compared import measures_page
from dateline.pages.compared.measures_page import COLUMNS, measure_csv
from dateline.pages.shared.site_context import SiteContext

KINDS = {"#": "figure", "~": "of", "@": "whose", "^": "source", "!": "place"}


def told(slug: str, marked: str, value: float, unit: str | None, day: int = 1) -> Annotated:
    """An article of one figure: #the number#, ~what it counts~, @whose@, ^by whom^, !a place!."""
    text, spans, marks = "", {}, []
    for piece in re.split(r"([#~@^!][^#~@^!]+[#~@^!])", marked):
        kind = KINDS.get(piece[:1])
        words = piece[1:-1] if kind else piece
        if kind:
            spans[kind] = Span(len(text), len(text) + len(words))
        text += words
    for kind, type_ in (("whose", "person"), ("source", "organisation"), ("place", "place")):
        if kind in spans:
            marks.append(Name(span=spans[kind], by="names", type=type_, name=text[spans[kind].start : spans[kind].end]))
    figure = Figure(
        span=spans["figure"],
        by="figures",
        value=value,
        unit=unit,
        of=spans.get("of"),
        whose=spans.get("whose"),
        source=spans.get("source"),
    )
    body = Paragraph(span=Span(0, len(text)), by="layout", number=1)
    article = Article(slug, f"seeds/{slug}.txt", text, "", dt.date(2021, 1, day), (body,))
    return Annotated(article, tuple(sorted([*marks, figure], key=lambda claim: claim.span)))


def bearers(*articles: Annotated) -> dict[tuple[str, Span], str]:
    return {(a.article.slug, n.span): f"{n.type}/{n.name}" for a in articles for n in a.marks_of(Name)}


def series(*articles: Annotated) -> dict[str, list[float]]:
    found = measures(articles, SpeakerIndex(articles, bearers(*articles), ()))
    return {measure.id: [point.statements[0].figure.value for point in measure.points] for measure in found}


def test_a_measure_runs_over_articles_and_days():
    first = told("a", "The cost of #$2 million# is ~the cost~ so far.", 2e6, "USD", 1)
    second = told("b", "~Costs~ rose to #$3 million#.", 3e6, "USD", 2)

    assert series(second, first) == {"usd-cost": [2e6, 3e6]}


def test_the_same_value_of_the_same_authority_is_one_point_with_two_statements():
    texts = [told(slug, "^Oslo^ puts ~the cost~ at #$2 million#.", 2e6, "USD", n + 1) for n, slug in enumerate("ab")]

    found = measures(texts, SpeakerIndex(texts, bearers(*texts), ()))
    assert [[stated.article for stated in point.statements] for point in found[0].points] == [["a", "b"]]


def test_people_are_counted_by_what_befell_them_and_where():
    killed = told("a", "The blast killed #12# ~people~ in !Nordby!.", 12, "people")
    hurt = told("b", "It injured #40# ~people~ in !Nordby!.", 40, "people")

    assert series(killed, hurt) == {"people-injured-nordby": [40], "people-killed-nordby": [12]}


@pytest.mark.parametrize(
    ("marked", "value", "unit"),
    [
        ("It paid #$2 million#.", 2e6, "USD"),
        ("There were #12# ~people~ in the room.", 12, "people"),
        ("It fell by ~an average~ of #5 percent#.", 5, "percent"),
    ],
)
def test_what_does_not_say_what_it_counts_is_no_measure(marked, value, unit):
    assert series(told("a", marked, value, unit)) == {}


def test_a_rate_is_another_measure_than_an_amount():
    amount = told("a", "Some #5,000# barrels of ~oil~ leaked.", 5000, "barrel")
    rate = told("b", "Some #5,000 barrels# of ~oil~ a day leaked.", 5000, "barrel")

    assert sorted(series(amount, rate)) == ["barrel-oil-leaked", "barrel-per-day-oil-leaked"]


@pytest.mark.parametrize(("between", "found"), [(60, ["people-killed"]), (120, [])])
def test_what_befell_people_is_said_within_eighty_characters_of_their_number(between, found):
    rest = "and then " * (between // len("and then "))
    article = told("a", f"It killed, {rest}#12# ~people~.", 12, "people")

    assert list(series(article)) == found


def test_money_says_what_it_is_without_what_was_done_with_it():
    assert list(series(told("a", "They collected #$900# of ~debt~.", 900, "USD"))) == ["usd-debt"]
    assert list(series(told("a", "They collected #900 barrels# of ~oil~.", 900, "barrel"))) == ["barrel-oil-collected"]


def test_a_measure_as_csv_is_read_back_and_holds_no_formula():
    article = told("a", '=cmd("x"), says ^=Oslo^ of ~the cost~: #$2 million#.', 2e6, "USD")
    found = measures([article], SpeakerIndex([article], {}, ()))
    rows = list(csv.DictReader(StringIO(measure_csv(SiteContext(Corpus((article,)), "Site"), found[0]))))

    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["value"] == "2000000"
    assert rows[0]["sentence"] == "'" + article.article.text
    assert rows[0]["according_to"] == "'=Oslo"


@pytest.mark.parametrize(
    ("cell", "inert"),
    [
        ("=1+cmd|' /C calc'!A0", "'=1+cmd|' /C calc'!A0"),
        ("+1+1", "'+1+1"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(1+1)", "'@SUM(1+1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("\tno formula", "'\tno formula"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("-1:B2", "'-1:B2"),
        ("+44 20 7946 0000", "'+44 20 7946 0000"),
        ("-٣", "'-٣"),
        ("- 5", "'- 5"),
        ("-", "'-"),
        ("-inf", "'-inf"),
        ("it fell;=1+1;+5", "it fell;'=1+1;'+5"),
        ("-5", "-5"),
        ("+3.5", "+3.5"),
        ("-1,200.50", "-1,200.50"),
        ("-1e+20", "-1e+20"),
        ("2,000", "2,000"),
        ("it fell; -5 was read", "it fell; -5 was read"),
        ("a = b + c - d @ e", "a = b + c - d @ e"),
        ("", ""),
    ],
)
def test_a_cell_of_csv_is_a_formula_to_no_spreadsheet_and_a_number_stays_one(cell, inert):
    assert measures_page._make_inert(cell) == inert


def test_a_figure_written_over_two_lines_is_one_line_of_csv():
    article = told("a", "~The cost~: #$2\nmillion#.", 2e6, "USD")
    found = measures([article], SpeakerIndex([article], {}, ()))

    assert measure_csv(SiteContext(Corpus((article,)), "Site"), found[0]).splitlines()[1].split(",")[5] == "$2 million"


def test_what_is_counted_is_spelt_as_the_articles_spell_it():
    assert strip_determiners("its Acme's share price") == "Acme's share price"
    assert strip_determiners("the UN budget") == "UN budget"


def test_the_order_of_the_articles_changes_nothing():
    texts = [told(slug, f"~The cost~ was #${n} million#.", n * 1e6, "USD", n) for n, slug in enumerate("abc", 1)]
    there, back = (measures(order, SpeakerIndex(order, {}, ())) for order in (texts, texts[::-1]))

    assert there == back
