"""Figures: each measure that several articles or sources tell, as a table and as CSV, and what is told but once."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import TypeVar

from dateline import markdown as md
from dateline.corpus.figures import strip_determiners
from dateline.languages import DEFAULT
from dateline.linked import (
    FigureStatement,
    Measure,
    Page,
    Point,
)
from dateline.model import Figure
from dateline.pages.shared.context import (
    Edition,
    Here,
    article_path,
    excerpt,
    folded,
    place_id,
)
from dateline.pages.shared.i18n import (
    amount,
    capital,
    count,
    day,
    foreign,
    label,
    labels,
    say,
    tell,
)
from dateline.pages.shared.rows import rows, told_by

T = TypeVar("T", str, md.Markdown)
PATH = "figures/index.md"
_COLUMNS = ("day", "value", "whose", "source", "told")
_SPARSE = frozenset({"whose", "source"})
_NONE = md.text("–")
LISTED = 300
"""Measures that the list shows, those in most articles first; each of the others has its page all the same."""
ONCE = 60
"""Figures told but once that the list shows, the newest first."""


def figures_pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of measures, and for each series a page with its table and the same as CSV."""
    yield _index(edition)
    for measure in edition.series.values():
        yield _series(edition, measure)
        yield Page(f"figures/{measure.id}.csv", measure.id, csv_of(edition, measure))


def measure_words(edition: Edition, measure: Measure) -> str:
    """Return what a measure counts, in words: `percent of vote`, `people killed in Aleppo`."""
    return _counted(edition, measure, say, str, str)


def measure_shown(edition: Edition, measure: Measure) -> md.Markdown:
    """Return the same for a page, the articles' own words marked as of their language."""
    language = edition.corpus.by_slug[measure.points[0].statements[0].article].article.language
    return _counted(edition, measure, tell, md.text, lambda words: foreign(language, md.text(words)))


def _counted(
    edition: Edition, measure: Measure, fill: Callable[..., T], ours: Callable[[str], T], theirs: Callable[[str], T]
) -> T:
    """Return what a measure counts: `fill` fills a label with what `ours` makes of labels, `theirs` of the articles."""
    named = measure.unit in labels("unit-name")
    shown = ours(label(f"unit-name.{measure.unit}")) if named else theirs(_plural(measure.unit))
    if measure.what:
        shown = fill("figures.of", unit=shown, what=theirs(_spelled(edition, measure)))
    if measure.deed:
        shown = fill("figures.deed", measure=shown, deed=ours(label(f"deed.{measure.deed}")))
    if measure.place:
        shown = fill("figures.place", measure=shown, place=ours(edition.corpus.by_id[measure.place].name))
    return shown


def _spelled(edition: Edition, measure: Measure) -> str:
    """Return what is counted as most articles spell it."""
    stated = (one for point in measure.points for one in point.statements if one.figure.of)
    texts = ((edition.corpus.by_slug[one.article].article, one.figure.of) for one in stated)
    forms = Counter(strip_determiners(folded(article.at(of))) for article, of in texts if of)
    return min(forms, key=lambda form: (-forms[form], form)) if forms else measure.what


def _plural(noun: str) -> str:
    """Return a counted noun in the plural, as the articles' language makes it; of a rate only its head."""
    head, per, rate = noun.partition(" per ")
    first, _, last = head.rpartition(" ")
    return f"{first} {DEFAULT.plural(last)}{per}{rate}".strip()


def _index(edition: Edition) -> Page:
    here, title = Here(edition, PATH), str(label("figures.title"))
    series = sorted(edition.series.values(), key=lambda m: (-len(_articles(m)), -len(m.points), m.id))
    once = [m for m in edition.corpus.measures if m.id not in edition.series]
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "figures"}),
        md.line("p", {"class": "dl-lead"}, md.text(label("figures.lead"))),
        *_listed(here, series[:LISTED]),
        *_once(here, once),
    )
    return Page(PATH, title, body, (("title", md.front(title)), ("hide", ("navigation", "toc"))))


def _listed(here: Here, series: Sequence[Measure]) -> Iterator[md.Markdown]:
    if not series:
        return
    head = [md.text(label(f"figures.{column}")) for column in ("measure", "values", "articles", "days")]
    lines = (
        [
            here.link(f"figures/{measure.id}.md", md.capital(measure_shown(here.edition, measure))),
            md.text(str(len(measure.points))),
            md.text(str(len(_articles(measure)))),
            md.text(_days(measure)),
        ]
        for measure in series
    )
    yield md.heading(2, md.text(label("figures.series")), {"id": "series"})
    yield md.block("div", {"class": "dl-names dl-list"}, md.table(head, lines))


def _once(here: Here, measures: Sequence[Measure]) -> Iterator[md.Markdown]:
    stated = [point.statements[0] for measure in measures for point in measure.points]
    stated.sort(key=lambda s: (s.day is None, -(s.day.toordinal() if s.day else 0), s.article, s.figure.span))
    if stated:
        yield md.heading(2, md.text(label("figures.once")), {"id": "once"})
        yield rows([_statement(here, one) for one in stated[:ONCE]], "dl-mentions")


def _statement(here: Here, stated: FigureStatement) -> md.Markdown:
    article = here.edition.corpus.by_slug[stated.article].article
    before, words, after = excerpt(article, stated.figure.span)
    shown = md.join([md.text(before), md.element("mark", {}, md.text(words)), md.text(after)])
    place = place_id(article, stated.figure.span.start)
    link = here.article(stated.article, foreign(article.language, shown), place)
    source = md.element("span", {"class": "dl-because"}, md.text(told_by(article)))
    return md.line("li", {}, md.join([link, source], " "))


def _series(edition: Edition, measure: Measure) -> Page:
    here, title = Here(edition, f"figures/{measure.id}.md"), capital(measure_words(edition, measure))
    table = [_row(here, point) for point in measure.points]
    # A column in which nothing stands is none: few measures are somebody's, and often nobody is named for any value.
    shown = [n for n, column in enumerate(_COLUMNS) if column not in _SPARSE or any(row[n] != _NONE for row in table)]
    head = [md.text(label(f"figures.{_COLUMNS[n]}")) for n in shown]
    lead = say("figures.series-lead", values=len(measure.points), articles=count("articles", len(_articles(measure))))
    body = md.blocks(
        md.heading(1, md.capital(measure_shown(edition, measure)), {"id": "measure"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        md.block("div", {"class": "dl-series"}, md.table(head, ([row[n] for n in shown] for row in table))),
        md.line("p", {"class": "dl-more"}, here.link(f"figures/{measure.id}.csv", md.text(label("figures.csv")))),
        md.heading(2, md.text(label("figures.sentences")), {"id": "sentences"}),
        rows([_statement(here, one) for point in measure.points for one in point.statements], "dl-mentions"),
    )
    return Page(here.path, title, body, (("title", md.front(title)), ("hide", ("navigation", "toc"))))


def _row(here: Here, point: Point) -> list[md.Markdown]:
    first = point.statements[0]
    language = here.edition.corpus.by_slug[first.article].article.language
    links = []
    for one in {stated.article: stated for stated in reversed(point.statements)}.values():
        article = here.edition.corpus.by_slug[one.article].article
        links.append(here.article(one.article, md.text(told_by(article)), place_id(article, one.figure.span.start)))
    return [
        md.text(_day(first)),
        md.text(value(first.figure)),
        here.entity(first.owner) or _named(language, first.whose),
        here.entity(first.authority) or _named(language, first.source),
        md.join(links[::-1], "; "),
    ]


def _named(language: str, words: str) -> md.Markdown:
    """Return an article's words for somebody without a page, a dash where it names nobody."""
    return foreign(language, md.text(folded(words))) if words else _NONE


def _day(stated: FigureStatement) -> str:
    if stated.day is None:
        return str(label("date.undated"))
    return say(f"figures.day-{stated.dated}", day=day(stated.day))


def value(figure: Figure) -> str:
    """Return a number with its groups of thousands; the unit stands at the head of the table."""
    return amount(figure.value)


def _articles(measure: Measure) -> set[str]:
    return {stated.article for point in measure.points for stated in point.statements}


def _days(measure: Measure) -> str:
    days = sorted(stated.day for point in measure.points for stated in point.statements if stated.day)
    if not days:
        return str(label("date.undated"))
    return day(days[0]) if days[0] == days[-1] else say("date.range", first=day(days[0]), last=day(days[-1]))


# --- CSV --------------------------------------------------------------------------------------------------------------

COLUMNS = (
    "measure",
    "unit",
    "day",
    "day_is",
    "value",
    "as_written",
    "whose",
    "according_to",
    "article",
    "published",
    "page",
    "sentence",
)
"""The CSV's columns, one line a statement: a public format, to which columns may be added at the end."""


def csv_of(edition: Edition, measure: Measure) -> str:
    """Return a measure as CSV (RFC 4180 but for bare line feeds): every statement of every value."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for stated in (one for point in measure.points for one in point.statements):
        article = edition.corpus.by_slug[stated.article].article
        owner, authority = (
            edition.corpus.by_id.get(stated.owner or ""),
            edition.corpus.by_id.get(stated.authority or ""),
        )
        cells = [
            measure_words(edition, measure),
            measure.unit,
            stated.day.isoformat() if stated.day else "",
            stated.dated,
            f"{stated.figure.value:.10g}",
            article.at(stated.figure.span),
            owner.name if owner else folded(stated.whose),
            authority.name if authority else folded(stated.source),
            stated.article,
            article.published.isoformat() if article.published else "",
            article_path(article),
            folded(article.at(stated.sentence)),
        ]
        writer.writerow([_harmless(cell) for cell in cells])
    return table.getvalue()


def _harmless(cell: str) -> str:
    # A spreadsheet takes a cell that begins so for a formula, whoever wrote the article.
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} and not cell[1:2].isdigit() else cell
