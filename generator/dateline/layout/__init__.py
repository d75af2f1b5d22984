"""What the layout of a seed gives away before anything is read as language.

Where its date, title, dateline, credit, bylines, furniture and paragraphs stand. The text is never altered; all that is
found are marks on it.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from dateline.calendar import written_dates
from dateline.calendar.written_dates import Written
from dateline.layout import agencies, shapes
from dateline.layout.faults import Faults
from dateline.layout.front import Matter, front_matter
from dateline.layout.head import BY, Head, read_head
from dateline.layout.inside import inside, set_apart
from dateline.layout.lines import has_blank_line, paragraphs, stripped
from dateline.model import Byline, Credit, Dateline, Furniture, Header, Layout, Paragraph, Span, Title, order
from dateline.problems import Problem
from dateline.reasons import reason

__all__ = ["Sheet", "layout"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A seed's layout."""

    marks: tuple[Layout, ...]
    """In the one order."""
    published: dt.date | None
    facts: tuple[tuple[str, str], ...]
    language: str | None
    """As the front matter states it."""
    problems: tuple[Problem, ...]


def layout(text: str, path: str) -> Sheet:
    """Read the layout of a file's text; `path` is how messages call it."""
    faults = Faults(text, path)
    matter = front_matter(text, path)
    start = matter.end if matter else len(text) - len(text.removeprefix("\ufeff"))
    stated = _stated_date(matter, text, faults)
    head = read_head(text, start, titled=bool(matter and matter.values.title))
    published = _published(head, stated, faults, matter)
    marks = [*_matter_marks(matter, stated, text), *_headers(text, head, start), *_body(text, head, start, published)]
    marks = [_dated(mark, head, published) for mark in marks]
    marks.extend(_credits(text, marks))
    if not any(isinstance(mark, Paragraph) for mark in marks):
        faults.no_text()
    return Sheet(
        tuple(sorted(marks, key=order)),
        published,
        _facts(matter, text),
        _language(matter, faults),
        tuple(sorted(faults.problems)),
    )


def _stated_date(matter: Matter | None, text: str, faults: Faults) -> Written | None:
    """Return the date of the front matter."""
    if matter is None:
        return None
    faults.problems.extend(matter.problems)
    given = matter.values.date
    if given is None:
        return None
    written = written_dates.full(text, given.start, given.end)
    if written is None or text[written.end : given.end].strip():
        faults.no_date_in(Span(given.start, max(given.end, given.start + 1)))
        return None
    return written


def _published(head: Head, stated: Written | None, faults: Faults, matter: Matter | None) -> dt.date | None:
    """Return the day that the front matter gives, else the first header line, else a dateline with its year."""
    given = [*([stated] if stated else []), *head.dates]
    good = [written for written in given if faults.possible(written)]
    for bad in head.bad_dates:
        faults.no_date_in(bad)
    days = {day for written in good if (day := written.on())}
    if len(days) > 1:
        faults.disagree(good)
    filing = head.filing.day if head.filing else None
    if day := good[0].on() if good else None:
        if filing and len(days) == 1:
            faults.compare(filing, day)
        return day
    if filing and filing.year and faults.possible(filing):
        return filing.on()
    if not (given or head.bad_dates or (matter and (matter.problems or matter.values.date))):
        faults.no_date()
    return None


def _matter_marks(matter: Matter | None, stated: Written | None, text: str) -> list[Layout]:
    if matter is None:
        return []
    marks: list[Layout] = [
        Furniture(span=Span(matter.start, matter.end), by=BY, because=reason("layout.front-matter"), sure="sure")
    ]
    given = matter.values.title
    if given and (title := stripped(text, given.start, given.end)):
        marks.append(Title(span=title, by=BY, given=True, because=reason("layout.front-matter"), sure="sure"))
    if stated and (day := stated.on()):
        marks.append(
            Header(
                span=Span(stated.start, stated.end), by=BY, date=day, because=reason("layout.front-matter"), sure="sure"
            )
        )
    return marks


def _headers(text: str, head: Head, start: int) -> list[Layout]:
    """Return the header lines' marks, from the first word of the line to the end of the date."""
    marks: list[Layout] = []
    for written in head.dates:
        line = stripped(text, max(start, text.rfind("\n", 0, written.start) + 1), written.end)
        span, start = line or Span(written.start, written.end), written.end
        if (day := written.on()) and not written.ambiguous:
            marks.append(Header(span=span, by=BY, date=day, because=reason("layout.header-line"), sure="sure"))
        else:
            marks.append(Furniture(span=span, by=BY, because=reason("layout.header-without-day"), sure="sure"))
    return marks


def _body(text: str, head: Head, start: int, published: dt.date | None) -> list[Layout]:
    """Return the head's marks and those of all that follows: paragraphs, and what stands apart between them."""
    marks = list(head.marks)
    number = 0
    blocks = list(paragraphs(text, head.body, by_blank_lines=has_blank_line(text, start)))
    filed = head.filing.span.end if head.filing else start
    for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if who := shapes.byline(text, block):
            marks.append(Byline(span=block, by=BY, who=who, because=reason("layout.own-paragraph"), sure="sure"))
        elif shapes.furniture(text, block) or shapes.later_date_line(text, block):
            marks.append(Furniture(span=block, by=BY, because=reason("layout.page-paragraph")))
        elif published and (found := shapes.date_line(text, block)) and found[1] and found[0].on() == published:
            span = Span(block.start, found[0].end)
            marks.append(Header(span=span, by=BY, date=published, because=reason("layout.day-line"), sure="sure"))
        elif number and above and below and shapes.heading(text, above, block, below):
            marks.append(Furniture(span=block, by=BY, because=reason("layout.heading")))
        else:
            prose = stripped(text, max(block.start, filed), block.end)
            apart = inside(text, prose) if prose else []
            if set_apart(text, block, apart):
                marks.extend(apart)
                continue
            number += 1
            marks.append(Paragraph(span=block, by=BY, number=number, because=reason("layout.paragraph"), sure="sure"))
            marks.extend(apart)
    return marks


def _credits(text: str, marks: list[Layout]) -> list[Layout]:
    """Return the credits that stand on lines of their own: `Source: TASS`."""
    apart = [mark for mark in marks if isinstance(mark, Furniture)]
    found = [who for mark in apart if (who := agencies.signed(text, mark.span))]
    return [
        Credit(
            span=who,
            by=BY,
            agencies=tuple(name for name, _ in agencies.listed(text, who.start, who.end)),
            because=reason("layout.credit-line"),
        )
        for who in found
    ]


def _dated(mark: Layout, head: Head, published: dt.date | None) -> Layout:
    """Give the dateline its day: a year that it leaves out is the one that brings it nearest to the article's day."""
    if (
        not isinstance(mark, Dateline)
        or mark.day
        or published is None
        or head.filing is None
        or head.filing.day is None
    ):
        return mark
    return replace(mark, day=head.filing.day.near(published))


def _facts(matter: Matter | None, text: str) -> tuple[tuple[str, str], ...]:
    """Return what the front matter states; a title only where YAML's own signs stand between it and the text."""
    if matter is None:
        return ()
    values = matter.values
    given = [(key, getattr(values, key)) for key in ("source", "url", "author")]
    if values.title and text[values.title.start : values.title.end] != values.title.words:
        given.append(("title", values.title))
    return tuple((key, value.words) for key, value in given if value and value.words.strip())


def _language(matter: Matter | None, faults: Faults) -> str | None:
    stated = matter.values.language if matter else None
    if stated is None or not stated.words:
        return None
    code = re.compile(r"([a-z]{2,3})(?:[-_]\w+)*").fullmatch(stated.words.lower())
    if code is None:
        faults.no_language(Span(stated.start, stated.end))
        return None
    return code[1]
