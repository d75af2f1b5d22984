"""Problems with the dates and the text of a seed: location, problem, fix."""

import datetime as dt

from dateline.calendar.written_dates import WrittenDate
from dateline.model import Span
from dateline.problems import Grade, Problem, locate

_HOW = "write the day it was published as its first line: ` date 2020-11-26`"
_MOST_DAYS = 3
"""Maximum number of days from dateline to publication without a warning: a long weekend."""


class Faults:
    """Collects the problems of one file."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.problems: list[Problem] = []

    def report_missing_date(self) -> None:
        """Report that the file has no date at all."""
        self._add(0, f"no date; {_HOW}", "DL101")

    def report_unreadable_date(self, span: Span) -> None:
        """Report words that should be a date but can't be read as one."""
        self._add(span.start, f"unreadable date: '{self._words(span)}'; write it as 2020-11-26", "DL101")

    def check_day(self, written: WrittenDate) -> bool:
        """Return True if the day exists and is unambiguous; otherwise report it. Also report a wrong weekday."""
        words = self._words(Span(written.start, written.end))
        day = written.calendar_day()
        if day is None:
            self._add(written.start, f"there is no such day: '{words}'; correct it", "DL102")
        elif written.ambiguous:
            self._add(
                written.start, f"'{words}' may be two days; write it as {day} or {_swap_day_and_month(day)}", "DL106"
            )
        elif written.weekday and written.weekday != day.isoweekday():
            message = f"'{words}' was a {_weekday(day)}; one of the two is wrong"
            self._add(written.start, message, "DL107", Grade.WARNING)
        return day is not None and not written.ambiguous

    def report_disagreement(self, given: list[WrittenDate]) -> None:
        """Report that two header lines give different days."""
        first = given[0]
        other = next(written for written in given if written.calendar_day() != first.calendar_day())
        place = locate(self.path, self.text, first.start)
        day, first_day = other.calendar_day(), first.calendar_day()
        message = f"this date, {day}, is not the one of line {place.line}, {first_day}; keep the right one"
        self._add(other.start, message, "DL103")

    def check_dateline(self, filing: WrittenDate, published: dt.date) -> None:
        """Report a dateline's day that is after the publication or long before it."""
        if filing.year and not self.check_day(filing):
            return
        day = filing.nearest(published)
        if day is None:
            words = self._words(Span(filing.start, filing.end))
            self._add(filing.start, f"there is no such day: '{words}'; check the source", "DL102", Grade.WARNING)
        elif day > published:
            message = f"the dateline's day, {day}, is later than the header's, {published}; check which is right"
            self._add(filing.start, message, "DL105", Grade.WARNING)
        elif (published - day).days > _MOST_DAYS:
            days = (published - day).days
            message = (
                f"the dateline's day, {day}, is {days} days before the header's, {published}; check which is right"
            )
            self._add(filing.start, message, "DL104", Grade.WARNING)

    def report_language(self, span: Span) -> None:
        """Report a language that isn't a valid code."""
        self._add(
            span.start,
            f"language: '{self._words(span)}' is not a language code; write `en` for English, `ru` for Russian …",
            "DL108",
        )

    def report_missing_text(self) -> None:
        """Report a file without prose."""
        self._add(0, "no text below the header; add the article or remove the file", "DL110")

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    def _add(self, offset: int, message: str, code: str, grade: Grade = Grade.ERROR) -> None:
        self.problems.append(Problem(locate(self.path, self.text, offset), message, code, grade))


def _swap_day_and_month(day: dt.date) -> dt.date:
    return dt.date(day.year, day.day, day.month)


def _weekday(day: dt.date) -> str:
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
