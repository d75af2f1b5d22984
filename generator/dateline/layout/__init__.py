"""The layout of a seed: its date, title, dateline, credit, bylines, furniture and paragraphs.

It is read before any parsing. The text is never altered; the result is marks on it.
"""

import datetime as dt
from dataclasses import dataclass, replace

from dateline.calendar.written_dates import WrittenDate
from dateline.languages.identify import language_code
from dateline.layout import shapes
from dateline.layout.agencies import find_credit, split_agencies
from dateline.layout.faults import Faults
from dateline.layout.front import FrontMatter, read_front_matter
from dateline.layout.head import BY, Head, read_head
from dateline.layout.inline import find_inline_marks, is_all_marked
from dateline.layout.layout_language import SeedText, find_layout_language
from dateline.layout.lines import has_blank_line, paragraphs, strip_span
from dateline.model import Byline, Credit, Dateline, Furniture, Header, Layout, Paragraph, Span, Title, order
from dateline.problems import Problem
from dateline.reasons import reason

__all__ = ["SeedLayout", "layout"]


@dataclass(frozen=True, slots=True)
class SeedLayout:
    """A seed's layout."""

    marks: tuple[Layout, ...]
    """In the order of the text."""
    published: dt.date | None
    facts: tuple[tuple[str, str], ...]
    language: str | None
    """As given in the front matter."""
    problems: tuple[Problem, ...]


def layout(text: str, path: str) -> SeedLayout:
    """Read the layout of a file's text; `path` names the file in messages."""
    faults = Faults(text, path)
    matter = read_front_matter(text, path)
    language = _language(matter, faults)
    seed = SeedText(text, find_layout_language(language))
    start = matter.end if matter else len(text) - len(text.removeprefix("\ufeff"))
    front_date = _front_matter_date(matter, seed, faults)
    head = read_head(seed, start, titled=bool(matter and matter.values.title))
    published = _publication_day(head, front_date, faults, matter)
    marks = [
        *_front_matter_marks(matter, front_date, text),
        *_header_marks(text, head, start),
        *_body_marks(seed, head, start, published),
    ]
    marks = [_complete_dateline(mark, head, published) for mark in marks]
    marks.extend(_credit_marks(seed, marks))
    if not any(isinstance(mark, Paragraph) for mark in marks):
        faults.report_missing_text()
    return SeedLayout(
        tuple(sorted(marks, key=order)), published, _facts(matter, text), language, tuple(sorted(faults.problems))
    )


def _front_matter_date(matter: FrontMatter | None, seed: SeedText, faults: Faults) -> WrittenDate | None:
    """Return the front matter's date."""
    if matter is None:
        return None
    faults.problems.extend(matter.problems)
    given = matter.values.date
    if given is None:
        return None
    written = seed.language.dates.read_full(seed.text, given.start, given.end)
    if written is None or seed.text[written.end : given.end].strip():
        faults.report_unreadable_date(Span(given.start, max(given.end, given.start + 1)))
        return None
    return written


def _publication_day(
    head: Head, front_date: WrittenDate | None, faults: Faults, matter: FrontMatter | None
) -> dt.date | None:
    """Return the day from the front matter, else from the first header line, else from a dateline with a year."""
    given = [*([front_date] if front_date else []), *head.dates]
    good = [written for written in given if faults.check_day(written)]
    for bad in head.bad_dates:
        faults.report_unreadable_date(bad)
    days = {day for written in good if (day := written.calendar_day())}
    if len(days) > 1:
        faults.report_disagreement(good)
    filing = head.filing.day if head.filing else None
    if day := good[0].calendar_day() if good else None:
        if filing and len(days) == 1:
            faults.check_dateline(filing, day)
        return day
    if filing and filing.year and faults.check_day(filing):
        return filing.calendar_day()
    if not (given or head.bad_dates or (matter and (matter.problems or matter.values.date))):
        faults.report_missing_date()
    return None


def _front_matter_marks(matter: FrontMatter | None, front_date: WrittenDate | None, text: str) -> list[Layout]:
    if matter is None:
        return []
    marks: list[Layout] = [
        Furniture(span=Span(matter.start, matter.end), by=BY, because=reason("layout.front-matter"), sure="sure")
    ]
    given = matter.values.title
    if given and (title := strip_span(text, given.start, given.end)):
        marks.append(Title(span=title, by=BY, given=True, because=reason("layout.front-matter"), sure="sure"))
    if front_date and (day := front_date.calendar_day()):
        marks.append(
            Header(
                span=Span(front_date.start, front_date.end),
                by=BY,
                date=day,
                because=reason("layout.front-matter"),
                sure="sure",
            )
        )
    return marks


def _header_marks(text: str, head: Head, start: int) -> list[Layout]:
    """Return the marks of header lines, each from the line's first word to the end of the date."""
    marks: list[Layout] = []
    for written in head.dates:
        line = strip_span(text, max(start, text.rfind("\n", 0, written.start) + 1), written.end)
        span, start = line or Span(written.start, written.end), written.end
        if (day := written.calendar_day()) and not written.ambiguous:
            marks.append(Header(span=span, by=BY, date=day, because=reason("layout.header-line"), sure="sure"))
        else:
            marks.append(Furniture(span=span, by=BY, because=reason("layout.header-without-day"), sure="sure"))
    return marks


def _body_marks(seed: SeedText, head: Head, start: int, published: dt.date | None) -> list[Layout]:
    """Return the marks of the head and of the body: paragraphs, and furniture between and inside them."""
    marks = list(head.marks)
    number = 0
    blocks = list(paragraphs(seed.text, head.body, by_blank_lines=has_blank_line(seed.text, start)))
    prose_start = head.filing.span.end if head.filing else start
    for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        is_between = bool(number and above and below)
        if mark := _block_mark(seed, block, published):
            marks.append(mark)
        elif is_between and above and below and shapes.is_heading(seed, above, block, below):
            marks.append(Furniture(span=block, by=BY, because=reason("layout.heading")))
        else:
            prose = strip_span(seed.text, max(block.start, prose_start), block.end)
            inline = find_inline_marks(seed, prose) if prose else []
            if not is_all_marked(seed, block, inline):
                number += 1
                because = reason("layout.paragraph")
                marks.append(Paragraph(span=block, by=BY, number=number, because=because, sure="sure"))
            marks.extend(inline)
    return marks


def _block_mark(seed: SeedText, block: Span, published: dt.date | None) -> Layout | None:
    """Return the mark of a paragraph that is entirely a byline, furniture or the article's day."""
    if signature := shapes.find_byline(seed, block):
        because = reason("layout.own-paragraph")
        return Byline(span=block, by=BY, who=signature.who, because=because, rule=signature.rule, sure="sure")
    rule = shapes.find_furniture(seed, block)
    if rule is not None or shapes.is_update_line(seed, block):
        return Furniture(span=block, by=BY, because=reason("layout.page-paragraph"), rule=rule or "")
    found = shapes.find_date_line(seed, block) if published else None
    if published and found and found.fills_line and found.date.calendar_day() == published:
        span = Span(block.start, found.date.end)
        return Header(span=span, by=BY, date=published, because=reason("layout.day-line"), sure="sure")
    return None


def _credit_marks(seed: SeedText, marks: list[Layout]) -> list[Layout]:
    """Return the credits that fill a line: `Source: TASS`."""
    furniture = [mark for mark in marks if isinstance(mark, Furniture)]
    found = [who for mark in furniture if (who := find_credit(seed, mark.span))]
    return [
        Credit(
            span=who,
            by=BY,
            agencies=tuple(name for name, _ in split_agencies(seed, who.start, who.end)),
            because=reason("layout.credit-line"),
        )
        for who in found
    ]


def _complete_dateline(mark: Layout, head: Head, published: dt.date | None) -> Layout:
    """Add the day to the dateline; if it has no year, use the one that puts it nearest to the article's day."""
    if (
        not isinstance(mark, Dateline)
        or mark.day
        or published is None
        or head.filing is None
        or head.filing.day is None
    ):
        return mark
    return replace(mark, day=head.filing.day.nearest(published))


def _facts(matter: FrontMatter | None, text: str) -> tuple[tuple[str, str], ...]:
    """Return the facts in the front matter; the title only if its YAML source differs from its value."""
    if matter is None:
        return ()
    values = matter.values
    given = [(key, getattr(values, key)) for key in ("source", "url", "author")]
    if values.title and text[values.title.start : values.title.end] != values.title.words:
        given.append(("title", values.title))
    return tuple((key, value.words) for key, value in given if value and value.words.strip())


def _language(matter: FrontMatter | None, faults: Faults) -> str | None:
    stated = matter.values.language if matter else None
    if stated is None or not stated.words:
        return None
    code = language_code(stated.words)
    if code is None:
        faults.report_language(Span(stated.start, stated.end))
    return code
