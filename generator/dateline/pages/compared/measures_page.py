"""Figures: each measure with several values, as a table and as CSV, and figures reported only once."""

import csv
import re
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
from dateline.pages.blocks.article_rows import source_and_day
from dateline.pages.blocks.rows import rows
from dateline.pages.shared.article_text import excerpt, one_line, place_id
from dateline.pages.shared.i18n import (
    amount,
    capital,
    count,
    day,
    format_md,
    format_text,
    label,
    labels,
    mark_language,
)
from dateline.pages.shared.links import Linker, article_path
from dateline.pages.shared.page_builder import build_page
from dateline.pages.shared.site_context import SiteContext

T = TypeVar("T", str, md.Markdown)
PATH = "figures/index.md"
_COLUMNS = ("day", "value", "whose", "source", "told")
_SPARSE = frozenset({"whose", "source"})
_NONE = md.text("–")
LISTED = 300
"""Maximum number of measures on the list, those in most articles first; every series has a page regardless."""
ONCE = 60
"""Maximum number of figures reported only once on the list, the newest first."""


def figures_pages(site: SiteContext) -> Iterator[Page]:
    """Yield the list of measures, and for each series a page with its table and a CSV file."""
    yield _index(site)
    for measure in site.series.values():
        yield _series(site, measure)
        yield Page(f"figures/{measure.id}.csv", measure.id, measure_csv(site, measure))


def measure_words(site: SiteContext, measure: Measure) -> str:
    """Return what a measure counts, in words: `percent of vote`, `people killed in Aleppo`."""
    return _name_measure(site, measure, format_text, str, str)


def measure_md(site: SiteContext, measure: Measure) -> md.Markdown:
    """Return the same as Markdown, with the articles' own words marked with their language."""
    language = site.corpus.by_slug[measure.points[0].statements[0].article].article.language
    return _name_measure(site, measure, format_md, md.text, lambda words: mark_language(language, md.text(words)))


def _name_measure(
    site: SiteContext, measure: Measure, fill: Callable[..., T], ours: Callable[[str], T], theirs: Callable[[str], T]
) -> T:
    """Return what a measure counts: `fill` fills a label; `ours` wraps labels, `theirs` the articles' words."""
    named = measure.unit in labels("unit-name")
    shown = ours(label(f"unit-name.{measure.unit}")) if named else theirs(_plural(measure.unit))
    if measure.what:
        shown = fill("figures.of", unit=shown, what=theirs(_usual_spelling(site, measure)))
    if measure.deed:
        shown = fill("figures.deed", measure=shown, deed=ours(label(f"deed.{measure.deed}")))
    if measure.place:
        shown = fill("figures.place", measure=shown, place=ours(site.corpus.by_id[measure.place].name))
    return shown


def _usual_spelling(site: SiteContext, measure: Measure) -> str:
    """Return the counted noun as most articles spell it."""
    stated = (one for point in measure.points for one in point.statements if one.figure.of)
    texts = ((site.corpus.by_slug[one.article].article, one.figure.of) for one in stated)
    forms = Counter(strip_determiners(one_line(article.words(of))) for article, of in texts if of)
    return min(forms, key=lambda form: (-forms[form], form)) if forms else measure.what


def _plural(noun: str) -> str:
    """Return a counted noun in the plural, by the articles' language; of a rate, only the head is plural."""
    head, per, rate = noun.partition(" per ")
    first, _, last = head.rpartition(" ")
    return f"{first} {DEFAULT.plural(last)}{per}{rate}".strip()


def _index(site: SiteContext) -> Page:
    linker, title = Linker(site, PATH), str(label("figures.title"))
    series = sorted(site.series.values(), key=lambda m: (-len(_articles(m)), -len(m.points), m.id))
    once = [m for m in site.corpus.measures if m.id not in site.series]
    body = md.blocks(
        md.heading(1, md.text(title), {"id": "figures"}),
        md.line("p", {"class": "dl-lead"}, md.text(label("figures.lead"))),
        *_series_table(linker, series[:LISTED]),
        *_once(linker, once),
    )
    return build_page(PATH, title, body)


def _series_table(linker: Linker, series: Sequence[Measure]) -> Iterator[md.Markdown]:
    if not series:
        return
    head = [md.text(label(f"figures.{column}")) for column in ("measure", "values", "articles", "days")]
    lines = (
        [
            linker.link(f"figures/{measure.id}.md", md.capital(measure_md(linker.site, measure))),
            md.text(str(len(measure.points))),
            md.text(str(len(_articles(measure)))),
            md.text(_days(measure)),
        ]
        for measure in series
    )
    yield md.heading(2, md.text(label("figures.series")), {"id": "series"})
    yield md.block("div", {"class": "dl-names dl-list"}, md.table(head, lines))


def _once(linker: Linker, measures: Sequence[Measure]) -> Iterator[md.Markdown]:
    stated = [point.statements[0] for measure in measures for point in measure.points]
    stated.sort(key=lambda s: (s.day is None, -(s.day.toordinal() if s.day else 0), s.article, s.figure.span))
    if stated:
        yield md.heading(2, md.text(label("figures.once")), {"id": "once"})
        yield rows([_statement(linker, one) for one in stated[:ONCE]], "dl-mentions")


def _statement(linker: Linker, stated: FigureStatement) -> md.Markdown:
    article = linker.site.corpus.by_slug[stated.article].article
    before, words, after = excerpt(article, stated.figure.span)
    shown = md.join([md.text(before), md.element("mark", {}, md.text(words)), md.text(after)])
    place = place_id(article, stated.figure.span.start)
    link = linker.article(stated.article, mark_language(article.language, shown), place)
    source = md.element("span", {"class": "dl-because"}, md.text(source_and_day(article)))
    return md.line("li", {}, md.join([link, source], " "))


def _series(site: SiteContext, measure: Measure) -> Page:
    linker, title = Linker(site, f"figures/{measure.id}.md"), capital(measure_words(site, measure))
    table = [_row(linker, point) for point in measure.points]
    # Empty columns are left out: few measures have an owner, and often no value has a source.
    shown = [n for n, column in enumerate(_COLUMNS) if column not in _SPARSE or any(row[n] != _NONE for row in table)]
    head = [md.text(label(f"figures.{_COLUMNS[n]}")) for n in shown]
    lead = format_text(
        "figures.series-lead", values=len(measure.points), articles=count("articles", len(_articles(measure)))
    )
    body = md.blocks(
        md.heading(1, md.capital(measure_md(site, measure)), {"id": "measure"}),
        md.line("p", {"class": "dl-lead"}, md.text(lead)),
        md.block("div", {"class": "dl-series"}, md.table(head, ([row[n] for n in shown] for row in table))),
        md.line("p", {"class": "dl-more"}, linker.link(f"figures/{measure.id}.csv", md.text(label("figures.csv")))),
        md.heading(2, md.text(label("figures.sentences")), {"id": "sentences"}),
        rows([_statement(linker, one) for point in measure.points for one in point.statements], "dl-mentions"),
    )
    return build_page(linker.path, title, body)


def _row(linker: Linker, point: Point) -> list[md.Markdown]:
    first = point.statements[0]
    language = linker.site.corpus.by_slug[first.article].article.language
    links = []
    for one in {stated.article: stated for stated in reversed(point.statements)}.values():
        article = linker.site.corpus.by_slug[one.article].article
        links.append(
            linker.article(one.article, md.text(source_and_day(article)), place_id(article, one.figure.span.start))
        )
    return [
        md.text(_day(first)),
        md.text(value(first.figure)),
        linker.entity(first.owner) or _words_or_dash(language, first.whose),
        linker.entity(first.authority) or _words_or_dash(language, first.source),
        md.join(links[::-1], "; "),
    ]


def _words_or_dash(language: str, words: str) -> md.Markdown:
    """Return an article's words for somebody without a page, or a dash if it names nobody."""
    return mark_language(language, md.text(one_line(words))) if words else _NONE


def _day(stated: FigureStatement) -> str:
    if stated.day is None:
        return str(label("date.undated"))
    return format_text(f"figures.day-{stated.dated}", day=day(stated.day))


def value(figure: Figure) -> str:
    """Return a number with thousands separators; the unit is in the table's heading."""
    return amount(figure.value)


def _articles(measure: Measure) -> set[str]:
    return {stated.article for point in measure.points for stated in point.statements}


def _days(measure: Measure) -> str:
    days = sorted(stated.day for point in measure.points for stated in point.statements if stated.day)
    if not days:
        return str(label("date.undated"))
    return day(days[0]) if days[0] == days[-1] else format_text("date.range", first=day(days[0]), last=day(days[-1]))


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
"""The CSV's columns, with a line per statement: a public format; new columns may only be added at the end."""
_FORMULA = re.compile(r"^(?=[\t\r]|\s*[=+\-@＝＋－＠])|(?<=;)(?=[=+\-@＝＋－＠])")
"""Where a formula could begin."""
_NUMBER = re.compile(r"[+-]?[0-9][0-9,.]*(?:[eE][+-]?[0-9]+)?")


def measure_csv(site: SiteContext, measure: Measure) -> str:
    """Return a measure as CSV (RFC 4180, except for bare line feeds): every statement of every value."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for stated in (one for point in measure.points for one in point.statements):
        article = site.corpus.by_slug[stated.article].article
        owner, authority = (
            site.corpus.by_id.get(stated.owner or ""),
            site.corpus.by_id.get(stated.authority or ""),
        )
        cells = [
            measure_words(site, measure),
            measure.unit,
            stated.day.isoformat() if stated.day else "",
            stated.dated,
            f"{stated.figure.value:.10g}",
            one_line(article.words(stated.figure.span)),
            owner.name if owner else one_line(stated.whose),
            authority.name if authority else one_line(stated.source),
            stated.article,
            article.published.isoformat() if article.published else "",
            article_path(article),
            one_line(article.words(stated.sentence)),
        ]
        writer.writerow([_make_inert(cell) for cell in cells])
    return table.getvalue()


def _make_inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, whoever wrote the article.

    Some ignore the white space before one, and some read full-width signs as these; where the decimal sign is a comma,
    a semicolon begins a new cell. Only numbers may begin with a sign.
    """
    return cell if _NUMBER.fullmatch(cell) else _FORMULA.sub("'", cell)
