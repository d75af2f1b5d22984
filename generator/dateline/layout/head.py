"""The head of an article: header, title, bylines, dateline and furniture, line by line, until the prose begins."""

from dataclasses import dataclass, field
from itertools import islice

from dateline.calendar.written_dates import WrittenDate
from dateline.layout import shapes
from dateline.layout.dateline import parse_dateline
from dateline.layout.filing import Filing, place_name
from dateline.layout.layout_language import SeedText
from dateline.layout.lines import has_blank_line, is_before_blank_line, lines, strip_span
from dateline.model import Byline, Credit, Dateline, Furniture, Layout, Span, Title
from dateline.reasons import reason

BY = "layout"
_MOST_LINES = 12
"""Maximum number of lines in a head: header, title, bylines and furniture have some eight."""
_LONGEST_WRAPPED = 120
"""Maximum number of characters in a wrapped line: programs wrap at 80 to 120."""


@dataclass(slots=True)
class Head:
    """The part of a text before the prose."""

    marks: list[Layout] = field(default_factory=list)
    dates: list[WrittenDate] = field(default_factory=list)
    """The dates that header lines give, in order."""
    bad_dates: list[Span] = field(default_factory=list)
    """Words that should be a header's date but can't be read as one."""
    filing: Filing | None = None
    body: int = 0
    """Where the prose begins: at the dateline if the lead follows on the same line."""


def read_head(seed: SeedText, start: int, *, titled: bool) -> Head:
    """Read the head that begins at `start`; `titled`: the front matter gives a title."""
    return _HeadReader(seed, start, titled=titled).read()


class _HeadReader:
    """Walks down the first lines of a text."""

    def __init__(self, seed: SeedText, start: int, *, titled: bool) -> None:
        self.seed = seed
        self.text = seed.text
        self.todo = list(islice(lines(seed.text, start), _MOST_LINES + 2))
        self.head = Head(body=start)
        self.titled = titled
        self.by_blank_lines = has_blank_line(seed.text, start)
        self.on_header = False
        """True if the line is the rest of the archive's own header line."""

    def read(self) -> Head:
        for _ in range(_MOST_LINES):
            if not self.todo or not (self._take_date() or self._take_other()):
                break
        return self.head

    def _take_date(self) -> bool:
        """Take a header's date, readable or not; the rest of its line becomes a separate line."""
        line = self.todo[0]
        found = shapes.find_date_line(self.seed, line)
        bad = None if found else shapes.find_unreadable_date(self.seed, line)
        if found:
            self.head.dates.append(found.date)
        elif bad:
            self.head.bad_dates.append(bad)
            because = reason("layout.header-unread")
            self.head.marks.append(Furniture(span=Span(line.start, bad.end), by=BY, because=because, sure="sure"))
        end = found.date.end if found else bad.end if bad else None
        if end is None:
            return False
        rest = strip_span(self.text, end, line.end)
        self._advance(end)
        if rest:
            self.todo.insert(0, rest)
            self.on_header = True
        return True

    def _take_other(self) -> bool:
        """Take a line without a date into the head; return False if it begins the prose."""
        if self._take_stamp():
            return True
        mark = self._frame_mark() or self._title()
        if mark:
            self.head.marks.append(mark)
            self.titled = self.titled or isinstance(mark, Title)
            self._advance(mark.span.end)
            return True
        return self._take_dateline()

    def _take_stamp(self) -> bool:
        """Take the page's own date inside a line, and the headline run together with it."""
        line = self.todo[0]
        stamp = None if self.head.filing else shapes.find_stamp(self.seed, line)
        if stamp is None or (self.titled and stamp.span.start > line.start):
            return False
        above = strip_span(self.text, line.start, stamp.span.start)
        if above and not shapes.has_no_sentence_end(self.seed, above):
            return False
        if above and shapes.is_title(self.seed, above, before="head", on_header=True):
            because = reason("layout.title-above-stamp")
            self.head.marks.append(Title(span=above, by=BY, given=True, sure="likely", because=because))
        elif above:
            self.head.marks.append(Furniture(span=above, by=BY, because=reason("layout.headlines-above-stamp")))
        self.titled = self.titled or above is not None
        self.head.marks.append(
            Furniture(span=stamp.span, by=BY, because=reason("layout.stamp"), rule=stamp.rule, sure="sure")
        )
        rest = strip_span(self.text, stamp.span.end, line.end)
        self._advance(stamp.span.end)
        if rest:
            self.todo.insert(0, rest)
        return True

    def _advance(self, end: int) -> None:
        self.head.body = end
        self.todo = [line for line in self.todo if line.start >= end]
        self.on_header = False

    def _frame_mark(self) -> Layout | None:
        """Return the mark of a line that is neither a title nor prose."""
        line = self.todo[0]
        if signature := shapes.find_byline(self.seed, line):
            because = reason("layout.byline-above")
            return Byline(span=line, by=BY, who=signature.who, because=because, rule=signature.rule, sure="sure")
        is_dated = shapes.is_update_line(self.seed, line) or shapes.is_day_line(self.seed, line)
        rule = "" if is_dated else shapes.find_furniture(self.seed, line)
        if rule is not None:
            return Furniture(span=line, by=BY, because=reason("layout.page-line"), rule=rule)
        above = self.head.marks[-1] if self.head.marks else None
        if isinstance(above, Byline) and shapes.is_affiliation(self.seed, line) and not self._parse(0):
            who = self.text[line.start : line.end]
            return Byline(span=line, by=BY, who=who, because=reason("layout.byline-below"))
        name = None if self.head.filing else shapes.find_bare_name(self.seed, line)
        if name and self._has_certain_dateline(1):
            who = self.text[line.start : line.end]
            return Byline(span=line, by=BY, who=who, because=reason("layout.byline-between"), rule=name)
        return None

    def _take_dateline(self) -> bool:
        """Take a dateline; return True if it fills its line, so the head may continue."""
        line = self.todo[0]
        filing = None if self.head.filing else self._parse(0)
        if filing is None:
            return False
        self.head.filing = filing
        self.head.marks.extend(_dateline_marks(self.seed, filing))
        if filing.alone:
            self._advance(line.end)
        return filing.alone

    def _title(self) -> Title | None:
        if self.titled or self.head.filing or len(self.todo) == 1 or self._parse(0):
            return None
        line, last = self.todo[0], 0
        if self._has_deck():
            line, last = Span(line.start, self.todo[1].end), 1
        if all(self._is_outside_prose(below) for below in self.todo[last + 1 :]):
            return None
        before = self._follows(line, last + 1)
        if not shapes.is_title(self.seed, line, before=before, on_header=self.on_header):
            return None
        return Title(
            span=line,
            by=BY,
            given=True,
            sure="sure" if before == "head" else "likely",
            because=reason("layout.title-line"),
        )

    def _follows(self, line: Span, index: int) -> shapes.Follows:
        """Return what follows this line."""
        if self._belongs_to_head(index):
            return "head"
        if is_before_blank_line(self.text, line.end):
            return "blank"
        following = self.todo[index]
        # A longer line can't be the wrapped end of the line above.
        wrapped = self.by_blank_lines and following.end - following.start <= _LONGEST_WRAPPED
        return "line" if wrapped else "paragraph"

    def _has_deck(self) -> bool:
        """Return True if a semicolon joins the title to a second line, as in newspaper archives."""
        first, second = self.todo[0], self.todo[1]
        adjoining = self.text.count("\n", first.end, second.start) == 1
        return self.text[first.end - 1] == ";" and adjoining and is_before_blank_line(self.text, second.end)

    def _has_certain_dateline(self, index: int) -> bool:
        """Return True if one of the next lines opens with a dateline that is certain without further evidence."""
        filing = self._parse(index)
        return filing is not None and filing.is_certain

    def _parse(self, index: int) -> Filing | None:
        """Return the dateline that opens one of the next lines, or None."""
        return (
            parse_dateline(self.seed, self.todo[index].start, self.todo[index].end) if index < len(self.todo) else None
        )

    def _belongs_to_head(self, index: int) -> bool:
        """Return True if one of the next lines belongs to a head, so the lines above it do too."""
        if self._has_certain_dateline(index):
            return True
        line = self.todo[index]
        date = shapes.find_date_line(self.seed, line)
        if date:
            return True
        words = self.text[line.start : line.end].lower()
        names_author = any(words.startswith(f"{word} ") for word in self.seed.language.words.byline_words)
        if names_author and shapes.find_byline(self.seed, line):
            return True
        return shapes.find_bare_name(self.seed, line) is not None and self._has_certain_dateline(index + 1)

    def _is_outside_prose(self, line: Span) -> bool:
        """Return True if a line is a date, a byline or furniture."""
        if shapes.find_byline(self.seed, line) or shapes.find_furniture(self.seed, line) is not None:
            return True
        return shapes.find_date_line(self.seed, line) is not None


def _dateline_marks(seed: SeedText, filing: Filing) -> list[Layout]:
    """Return the marks of a dateline."""
    first = filing.places[0] if filing.places else None
    place = place_name(seed.text[first.start : first.end], seed.language) if first else None
    because = reason("layout.opens" if filing.is_certain else "layout.opens-with-dash")
    dateline = Dateline(
        span=filing.span,
        by=BY,
        place=place,
        day=filing.day.calendar_day() if filing.day else None,
        places=tuple(filing.places),
        because=because,
        rule=filing.form,
        sure="sure" if filing.is_certain else "likely",
    )
    if filing.credit is None:
        return [dateline]
    agencies = tuple(name for name, _ in filing.names)
    return [
        dateline,
        Credit(span=filing.credit, by=BY, agencies=agencies, because=reason("layout.signs"), sure="sure"),
    ]
