"""Dates as the desk writes them."""

from dataclasses import replace

from dateline.calendar.timex3 import parse_period
from dateline.calendar.when import When
from dateline.located import Scalar, quote
from dateline.problems import Problem


def read_when(date: Scalar, until: Scalar | None) -> When | Problem:
    """Return the days from a date to its end, if it has one, or the problem with whichever can't be read."""
    begin, end = parse_period(date.words), parse_period(until.words) if until else None
    if begin is None or (until and end is None):
        wrong = until if begin and until else date
        return Problem(wrong.place, f"{quote(wrong.words)} is not a date; write 2020, 2020-08 or 2020-08-09", "DL235")
    if until and end:
        edtf = f"{begin.edtf}/{end.edtf}"
        return replace(begin.when, until=until.words, last=end.last, edtf=edtf, precision="range")
    return replace(begin.when, until=None)
