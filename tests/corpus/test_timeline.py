"""What several articles report together: ⟦the clause⟧ of each with its date, status and trigger."""

import datetime as dt
import itertools
import re
from calendar import monthrange
from dataclasses import replace

import pytest

from dateline.calendar.when import Precision, When
from dateline.corpus.importance import Coverage, score
from dateline.corpus.mention_features import MentionFeatures
from dateline.corpus.origins import Provenance
from dateline.corpus.timeline import FEWEST_KEY, KEY_PER_DATE, entries
from dateline.linked import Entry
from dateline.model import Annotated, AnyMark, Article, Credit, Event, Name, Paragraph, Span, Status

EventCase = tuple[str, Status, str]
"""Date (`2020`, `2020-08`, `2020-08-09`), status, and the lemma of the trigger."""


def span_of(text: str, words: str) -> Span:
    """Return where the words stand."""
    return Span(text.index(words), text.index(words) + len(words))


def covered(date: str) -> tuple[dt.date, dt.date, Precision]:
    """Return the days that a date covers, and its precision."""
    numbers = [int(part) for part in date.split("-")]
    first = dt.date(*[*numbers, 1, 1][:3])
    if len(numbers) == 3:
        return first, first, "day"
    if len(numbers) == 2:
        return first, first.replace(day=monthrange(first.year, first.month)[1]), "month"
    return first, first.replace(month=12, day=31), "year"


def article(slug: str, day: str, marked: str, *events: EventCase, credit: tuple[str, ...] = ()) -> Annotated:
    """Return an article whose bracketed clauses tell these events, in their order; ⟨names⟩ are persons."""
    text = re.sub(r"[⟦⟧⟨⟩]", "", marked)
    clauses = [re.sub(r"[⟨⟩]", "", words) for words in re.findall(r"⟦(.*?)⟧", marked)]
    marks: list[AnyMark] = [Paragraph(span=Span(0, len(text)), by="layout", number=1)]
    if credit:
        marks.append(Credit(span=Span(0, 1), by="layout", agencies=credit))
    marks += [
        Name(span=span_of(text, words), by="names", type="person", name=words)
        for words in re.findall(r"⟨(.*?)⟩", marked)
    ]
    for words, (date, status, lemma) in zip(clauses, events, strict=True):
        first, last, precision = covered(date)
        marks.append(
            Event(
                span=span_of(text, words),
                by="events",
                status=status,
                when=When(date=date, first=first, last=last, edtf=date, precision=precision),
                lemma=lemma,
            )
        )
    seed = Article(
        slug=slug,
        path=f"{slug}.txt",
        text=text,
        sha256="",
        published=dt.date.fromisoformat(day),
        layout=tuple(claim for claim in marks if isinstance(claim, Paragraph | Credit)),
    )
    return Annotated(seed, tuple(sorted(marks, key=lambda c: (c.span, c.kind))))


def lasting(annotated: Annotated) -> Annotated:
    """Let the article's events go on until its own day."""
    day = annotated.article.published
    assert day is not None
    marks = tuple(
        replace(c, when=replace(c.when, last=day, until=day.isoformat(), precision="range"))
        if isinstance(c, Event)
        else c
        for c in annotated.marks
    )
    return replace(annotated, marks=marks)


def timeline(*articles: Annotated) -> tuple[Entry, ...]:
    """Return the dated entries; a name's bearer is its own words."""
    bearer = {(a.article.slug, name.span): f"people/{name.name.lower()}" for a in articles for name in a.marks_of(Name)}
    return entries(articles, bearer)[0]


ANNOUNCED = article(
    "a",
    "2020-11-01",
    "⟦⟨Duval⟩ will sign the fishing treaty in Oslo on 15 November⟧, aides say.",
    ("2020-11-15", "scheduled", "sign"),
)
SIGNED = article(
    "b",
    "2020-11-16",
    "⟦⟨Duval⟩ signed the fishing treaty in Oslo on Sunday⟧.",
    ("2020-11-15", "happened", "sign"),
)
LATER = article(
    "c",
    "2020-12-20",
    "Boats stay away although ⟦the fishing treaty was signed⟧ in November.",
    ("2020-11", "happened", "sign"),
)
FLOOD = article(
    "d",
    "2020-11-17",
    "⟦A dam burst near the town of Arle on Sunday⟧.",
    ("2020-11-15", "happened", "burst"),
)


def test_one_event_reported_by_two_articles_in_other_words_is_one_entry() -> None:
    other = article(
        "e", "2020-11-20", "⟦The treaty on fishing was signed by ⟨Duval⟩⟧.", ("2020-11-15", "happened", "sign")
    )
    (entry,) = timeline(SIGNED, other)
    assert [told.article for told in entry.mentions] == ["b", "e"]
    assert (entry.counts.articles, entry.first_published) == (2, dt.date(2020, 11, 16))


def test_two_events_of_one_day_are_two_entries() -> None:
    assert len(timeline(SIGNED, FLOOD)) == 2


def test_a_coarser_telling_joins_the_event_that_it_fits() -> None:
    (entry,) = timeline(SIGNED, LATER)
    assert (entry.when.date, entry.when.precision, entry.counts.articles) == ("2020-11-15", "day", 2)


def test_a_coarser_telling_that_fits_two_days_joins_neither() -> None:
    again = article("e", "2020-11-28", "⟦The fishing treaty was signed again⟧.", ("2020-11-27", "happened", "sign"))
    first = article("f", "2020-11-16", "⟦The fishing treaty was signed⟧.", ("2020-11-15", "happened", "sign"))
    assert [entry.when.date for entry in timeline(first, again, LATER)] == ["2020-11", "2020-11-15", "2020-11-27"]


def test_an_ongoing_event_is_one_entry_even_if_its_beginning_is_imprecise() -> None:
    exact = article(
        "e",
        "2020-11-20",
        "⟦Miners of ⟨Lens⟩ have been on strike since 3 November⟧.",
        ("2020-11-03", "ongoing", "strike"),
    )
    rough = article(
        "f", "2020-11-25", "⟦The miners of ⟨Lens⟩ have been striking for weeks⟧.", ("2020-11", "ongoing", "strike")
    )
    (entry,) = timeline(*(lasting(told) for told in (exact, rough)))
    assert (entry.when.date, entry.when.until) == ("2020-11-03", "2020-11-25")
    assert (entry.status, entry.counts.articles) == ("ongoing", 2)


def test_an_announced_event_later_reported_as_done_has_happened_and_says_who_foresaw_it() -> None:
    (entry,) = timeline(ANNOUNCED, SIGNED)
    assert (entry.status, str(entry.foreseen), entry.due) == ("happened", "announced 14 days ahead in a", False)


def test_without_the_article_that_reports_it_as_done_it_is_scheduled_again() -> None:
    (entry,) = timeline(ANNOUNCED)
    assert (entry.status, str(entry.foreseen), entry.due) == ("scheduled", "", False)


def test_what_was_scheduled_for_a_day_that_is_past_is_due() -> None:
    (announced, _) = timeline(ANNOUNCED, FLOOD)
    assert (announced.status, announced.due) == ("scheduled", True)


def test_what_was_called_off_after_it_was_announced_is_cancelled() -> None:
    off = article(
        "e",
        "2020-11-10",
        "⟦The signing of the fishing treaty with ⟨Duval⟩ in Oslo was called off⟧.",
        ("2020-11-15", "cancelled", "signing"),
    )
    (entry,) = timeline(ANNOUNCED, off)
    assert entry.status == "cancelled"


def test_one_telling_in_the_newsrooms_own_voice_makes_a_claim_a_fact() -> None:
    claimed = article(
        "e", "2020-11-15", "⟦⟨Duval⟩ signed the fishing treaty⟧, he says.", ("2020-11-15", "claimed", "sign")
    )
    assert timeline(claimed)[0].status == "claimed"
    assert timeline(claimed, SIGNED)[0].status == "happened"


def test_background_in_a_hundred_articles_is_one_entry() -> None:
    many = [
        article(
            f"n{number:03}",
            f"2020-12-{number % 28 + 1:02}",
            f"It rained {number} days. ⟦The fishing treaty was signed in Oslo on 15 November⟧, with {number} boats.",
            ("2020-11-15", "happened", "sign"),
        )
        for number in range(100)
    ]
    (entry,) = timeline(*many)
    assert entry.counts.articles == 100


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_the_order_of_the_files_does_not_matter(order: tuple[int, ...]) -> None:
    files = (ANNOUNCED, SIGNED, LATER, FLOOD)
    assert timeline(*(files[n] for n in order)) == timeline(*files)


def test_the_headline_is_a_sources_own_words() -> None:
    for entry in timeline(ANNOUNCED, SIGNED, LATER, FLOOD):
        slug, span = entry.headline_at
        text = {a.article.slug: a.article for a in (ANNOUNCED, SIGNED, LATER, FLOOD)}[slug]
        assert text.words(span) == entry.headline


def test_an_entry_keeps_its_id_when_other_articles_come() -> None:
    (alone,) = timeline(SIGNED)
    ids = {entry.id for entry in timeline(SIGNED, LATER, FLOOD)}
    assert alone.id in ids


def test_what_many_tell_weighs_more_and_says_why() -> None:
    told_twice, told_once = timeline(SIGNED, LATER, FLOOD)
    assert told_twice.score > told_once.score
    assert "2 articles" in str(told_twice.because)


def test_a_day_still_reported_long_after_it_weighs_more_in_any_wording() -> None:
    words = "Nobody came to ⟦the vigil of November 15⟧."
    news = article("g", "2020-11-16", "⟦The mill at Orsk burned down on Sunday⟧.", ("2020-11-15", "happened", "burn"))
    soon, late = (article("h", day, words, ("2020-11-15", "happened", "vigil")) for day in ("2020-11-17", "2020-12-17"))
    then, now = (next(e for e in timeline(news, other) if "mill" in e.headline) for other in (soon, late))
    assert now.counts.articles == then.counts.articles == 1
    assert now.score > then.score
    assert "1 of them more than a week later" in str(now.because)


def test_two_people_who_did_the_like_on_one_day_did_two_things() -> None:
    one = article(
        "e", "2020-11-16", "⟦General ⟨Aumont⟩ fled the country on Sunday⟧.", ("2020-11-15", "happened", "flee")
    )
    two = article(
        "f", "2020-11-17", "⟦General ⟨Bellac⟩ fled the country on Sunday⟧.", ("2020-11-15", "happened", "flee")
    )
    assert len(timeline(one, two)) == 2


def test_a_month_reported_as_past_before_the_day_is_not_that_day() -> None:
    early = article("e", "2020-11-10", "⟦A fishing treaty was signed this month⟧.", ("2020-11", "happened", "sign"))
    assert [entry.when.date for entry in timeline(early, SIGNED)] == ["2020-11", "2020-11-15"]


def test_a_bare_event_noun_is_the_event_of_its_day() -> None:
    vote = article(
        "e",
        "2020-11-16",
        "⟦Voters chose a new council in the election on Sunday⟧.",
        ("2020-11-15", "happened", "elect"),
    )
    bare = article(
        "f",
        "2020-11-20",
        "Since ⟦the election⟧ on November 15 much has changed.",
        ("2020-11-15", "happened", "election"),
    )
    assert len(timeline(vote, bare)) == 1


def test_outlets_and_origins_are_counted_apart() -> None:
    wire = article(
        "e",
        "2020-11-16",
        "⟦⟨Duval⟩ signed the fishing treaty⟧.",
        ("2020-11-15", "happened", "sign"),
        credit=("Norwire",),
    )
    carried = article(
        "f",
        "2020-11-16",
        "⟦⟨Duval⟩ signed the treaty on fishing⟧.",
        ("2020-11-15", "happened", "sign"),
        credit=("Daily", "Norwire"),
    )
    (entry,) = timeline(wire, carried)
    assert (entry.counts.articles, entry.counts.outlets, entry.counts.origins) == (2, 2, 1)


def test_one_day_does_not_fill_the_key_dates():
    """Of a day that many tell of in different words the weightiest stand there before others of it."""
    events = [
        "met",
        "quarrelled",
        "voted",
        "marched",
        "sang",
        "signed",
        "danced",
        "paid",
        "fell",
        "rose",
        "left",
        "won",
    ]
    told = [(f"2020-08-{9 if n < 9 else n + 3:02}", n, lemma) for n, lemma in enumerate(events)]
    articles = [
        article(f"{n:03}_a", "2020-09-01", f"⟦Group {n} of town {n} {lemma} there⟧.", (date, "happened", lemma))
        for date, n, lemma in told
    ]
    others = [
        article(f"9{n:02}_b", "2020-09-01", f"⟦Crowd {n} in port {n} sailed⟧.", (f"2019-{n:02}-01", "happened", "sail"))
        for n in range(1, 13)
    ]
    dated, _ = entries([*articles, *others], {})
    keys = [entry.when.first for entry in dated if entry.key]

    assert len(dated) > FEWEST_KEY
    assert len(keys) == FEWEST_KEY
    assert keys.count(dt.date(2020, 8, 9)) == KEY_PER_DATE


def test_three_articles_of_three_origins_with_nothing_else_score_one_half() -> None:
    mention = MentionFeatures(
        "a", "en", None, Event(span=Span(0, 1), by="events", status="happened"), "", "", frozenset(), (), in_lead=False
    )
    mentions = [replace(mention, article=slug) for slug in "abc"]
    sources = {slug: Provenance("", slug) for slug in "abc"}

    assert score(mentions, sources, Coverage([]))[0] == 0.5


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        pytest.param({}, 0.333, id="an article of one origin"),
        pytest.param({"in_lead": True}, 0.381, id="in its lead"),
        pytest.param({"entities": ("people/a",)}, 0.469, id="somebody named in all articles"),
        pytest.param({"reported": True}, 0.2, id="under the day of its report"),
        pytest.param({"delay": 1}, 0.4, id="the day after"),
        pytest.param({"delay": 7}, 0.478, id="a week after"),
        pytest.param({"delay": 8}, 0.556, id="more than a week after"),
    ],
)
def test_a_score_is_the_sum_of_what_is_known(what: dict[str, object], expected: float) -> None:
    day = dt.date(2020, 8, 9)
    delay = what.get("delay")
    when = When(first=day, last=day) if delay else When()
    event = Event(span=Span(0, 1), by="events", status="happened", reported=bool(what.get("reported")), when=when)
    published = day + dt.timedelta(days=int(str(delay))) if delay else None
    people = tuple(what.get("entities", ()))  # type: ignore[call-overload]
    mention = MentionFeatures("a", "en", published, event, "", "", frozenset(), people, in_lead="in_lead" in what)

    assert round(score([mention], {"a": Provenance("", "a")}, Coverage([mention]))[0], 3) == expected
