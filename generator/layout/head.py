"""The head of an article: header, title, bylines, dateline and furniture, line by line, until the prose begins."""

from dataclasses import dataclass, field

from generator.calendar_dates import Written
from generator.layout import shapes
from generator.layout.dateline import Filing, parse, place_name
from generator.layout.lines import blank_follows, lines, stripped
from generator.model import Byline, Credit, Dateline, Furniture, Layout, Span, Title

BY = "layout"
_MOST_LINES = 12


@dataclass(slots=True)
class Head:
    """What stands before the prose."""

    marks: list[Layout] = field(default_factory=list)
    dates: list[Written] = field(default_factory=list)
    """The dates that header lines give, in order."""
    bad_dates: list[Span] = field(default_factory=list)
    filing: Filing | None = None
    body: int = 0
    """Where the prose begins: at the dateline, where it stands before the lead on the same line."""


def read_head(text: str, start: int, *, titled: bool) -> Head:
    """Read the head that begins at `start`; `titled` says that a title is known already."""
    head = Head(body=start)
    todo = _first_lines(text, start)
    position = 0
    on_header = False
    while position < min(len(todo), _MOST_LINES):
        line = todo[position]
        if found := shapes.date_line(text, line):
            written, whole = found
            head.dates.append(written)
            head.body = written.end
            rest = None if whole else stripped(text, written.end, line.end)
            on_header = rest is not None
            if rest:
                todo[position] = rest
            else:
                position += 1
                head.body = line.end
            continue
        if not _take(head, text, todo, position, titled=titled, on_header=on_header):
            break
        titled = titled or isinstance(head.marks[-1], Title)
        head.body, on_header = line.end, False
        position += 1
    return head


def _first_lines(text: str, start: int) -> list[Span]:
    found: list[Span] = []
    for line in lines(text, start):
        found.append(line)
        if len(found) > _MOST_LINES + 1:
            break
    return found


def _take(head: Head, text: str, todo: list[Span], position: int, *, titled: bool, on_header: bool) -> bool:
    """Take a line into the head; False where the prose begins with it."""
    line = todo[position]
    if bad := shapes.bad_date(text, line):
        head.bad_dates.append(bad)
        head.marks.append(Furniture(span=line, by=BY, because="a header line whose date can't be read"))
        return True
    if who := shapes.byline(text, line):
        head.marks.append(Byline(span=line, by=BY, who=who, because="a line of its own above the prose", sure="sure"))
        return True
    if shapes.later_date_line(text, line) or shapes.furniture(text, line):
        head.marks.append(Furniture(span=line, by=BY, because="a line of the page above the prose"))
        return True
    filing = None if head.filing else parse(text, line.start, line.end)
    if filing:
        head.filing = filing
        head.marks.extend(filed(text, filing))
        return filing.alone
    following = todo[position + 1] if position + 1 < len(todo) else None
    if following is None or head.filing:
        return False
    if shapes.bare_name(text, line) and _files(text, following):
        head.marks.append(
            Byline(span=line, by=BY, who=text[line.start : line.end], because="a name between title and dateline")
        )
        return True
    leads_in = _leads_in(text, todo, position + 1)
    apart = blank_follows(text, line.start)
    if not titled and shapes.title(text, line, leads_in=leads_in, apart=apart, on_header=on_header):
        head.marks.append(
            Title(span=line, by=BY, given=True, sure="sure" if leads_in else "likely", because="a title line")
        )
        return True
    return False


def _files(text: str, line: Span) -> bool:
    filing = parse(text, line.start, line.end)
    return filing is not None and filing.strong


def _leads_in(text: str, todo: list[Span], position: int) -> bool:
    """Say whether the line belongs to a head, so that what stands above it does too."""
    line = todo[position]
    date = shapes.date_line(text, line)
    if (date and date[1]) or shapes.byline(text, line) or _files(text, line):
        return True
    return shapes.bare_name(text, line) and position + 1 < len(todo) and _files(text, todo[position + 1])


def filed(text: str, filing: Filing) -> list[Layout]:
    """Return the marks of a dateline."""
    place = place_name(text[filing.places[0].start : filing.places[0].end]) if filing.places else None
    sure = "sure" if filing.strong else "likely"
    because = "it opens the article" if filing.strong else "a known place and a dash open the article"
    marks: list[Layout] = [
        Dateline(
            span=filing.span,
            by=BY,
            place=place,
            day=filing.day.on() if filing.day else None,
            places=tuple(filing.places),
            because=because,
            sure="sure" if sure == "sure" else "likely",
        )
    ]
    if filing.credit:
        agencies = tuple(name for name, _ in filing.names)
        marks.append(Credit(span=filing.credit, by=BY, agencies=agencies, because="it signs the dateline", sure="sure"))
    return marks
