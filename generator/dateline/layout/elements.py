"""The elements of a dateline (place, region, day, credit), in whatever order the press joins them."""

import re

from dateline.calendar import written_dates
from dateline.layout import agencies
from dateline.layout.filing import Filing, regions
from dateline.model import Span

SPACE = " \t\u00a0\u202f\u2009"
_WORD = re.compile(r"(?:(?:St|ST|Mt|MT|Ft|FT)\.|[^\W\d_]+(?:['’.-][^\W\d_]+)*)")
_PARTICLES = frozenset({"de", "la", "el", "al", "on", "of", "es", "upon", "am", "an", "der", "del", "sur", "and"})
_MOST_WORDS = 5
_LONGEST_CREDIT = 80
_BRACKETS = {"(": ")", "[": "]", "/": "/"}
_JOINT = re.compile(rf"[{SPACE}]*((?:[.,]|:(?=[{SPACE}]*[(\[]))?)[{SPACE}]*([-–—]?)[{SPACE}]*")
_COMMA = re.compile(rf",[{SPACE}]+")
_SLASH = re.compile(rf"[{SPACE}]?/[{SPACE}]?")
_CREDIT_JOINT = re.compile(rf"[{SPACE}]*[-–—,][{SPACE}]*")
_DASHES = {"-", "–", "—"}


class Elements:
    """Takes the elements that stand from a point of a line on, each kind once."""

    def __init__(self, text: str, end: int, filing: Filing) -> None:
        self.text = text
        self.end = end
        self.filing = filing

    def take(self, start: int) -> int:
        """Take as many elements as there are; return where the last one ends, `start` where there is none."""
        stop, position, sign, dash = start, start, "", ""
        while position < self.end:
            after = self._take_one(position, sign, dashed=bool(dash))
            joint = _JOINT.match(self.text, after, self.end) if after else None
            stop = after or stop
            if joint is None or joint.end() == stop:
                break
            sign, dash, position = joint[1], joint[2], joint.end()
        return stop

    def _take_one(self, start: int, sign: str, *, dashed: bool) -> int | None:
        """Take the element at `start`; None where there is none that may stand here."""
        filing = self.filing
        if not dashed:
            if not filing.names and (after := self._framed(start)):
                return after
            if not filing.day and (day := written_dates.partial(self.text, start, self.end)):
                filing.day = day
                return day.end
        if not filing.names and (after := self._signed(start, sign, dashed=dashed)):
            return after
        if filing.places or filing.day or filing.framed or dashed:
            return None
        return self._place_after_agency(start) if filing.names else self._places(start)

    def _signed(self, start: int, sign: str, *, dashed: bool) -> int | None:
        """Take an agency outside brackets: a sign closes its name, and where it opens a clause no comma does."""
        found = agencies.at(self.text, start, self.end)
        if found is None:
            return None
        close = self.text[found.end() : self.end].lstrip(SPACE)[:1]
        if close not in {"", ".", ":", "/", *_DASHES} and not (close == "," and not sign and not dashed):
            return None
        self.filing.names = agencies.listed(self.text, *found.span())
        self.filing.credit = Span(*found.span())
        return found.end()

    def _framed(self, start: int) -> int | None:
        """Take a credit in brackets or slashes, with the day that may close it or stand there alone."""
        text = self.text
        closing = _BRACKETS.get(text[start])
        shut = text.find(closing, start + 1, min(self.end, start + _LONGEST_CREDIT)) if closing else -1
        if closing == "/" and shut >= 0 and (whole := agencies.at(text, start + 1, self.end)):
            # RFE/RL holds a slash itself.
            shut = whole.end() if text[whole.end() : whole.end() + 1] == "/" else shut
        if shut < 0:
            return None
        day = written_dates.partial(text, start + 1, shut)
        if day and day.end == shut and not self.filing.day:
            self.filing.day = day
            return shut + 1
        who, day = shut, None
        for gap in _CREDIT_JOINT.finditer(text, start + 1, shut):
            written = written_dates.partial(text, gap.end(), shut)
            if written and not text[written.end : shut].strip():
                who, day = gap.start(), written
                break
        words = text[start + 1 : who]
        names = agencies.listed(text, start + 1, who)
        lands = regions()
        if not any(c.isalpha() for c in words) or not all(
            known or (name[:1].isupper() and not lands.fullmatch(name)) for name, known in names
        ):
            return None
        lead = len(words) - len(words.lstrip())
        self.filing.credit = Span(start + 1 + lead, start + 1 + len(words.rstrip()))
        self.filing.names, self.filing.framed = names, True
        self.filing.day = self.filing.day or day
        return shut + 1

    def _place_after_agency(self, start: int) -> int | None:
        """Take the place of `Interfax. Moscow. 27 January.`; a sentence that begins there has no stop so soon."""
        city = self._city(start)
        if city is None or self.text[city.end : city.end + 1] not in {".", ","}:
            return None
        self.filing.places.append(city)
        self.filing.capitals = self.text[city.start : city.end].isupper()
        return city.end

    def _places(self, start: int) -> int | None:
        """Take one or more cities and the region behind them."""
        filing, text = self.filing, self.text
        stop = position = start
        while city := self._city(position):
            if position > start and agencies.at(text, position, self.end):
                break
            filing.places.append(city)
            stop = city.end
            slash = _SLASH.match(text, stop, self.end)
            if slash is None:
                break
            position = slash.end()
        if not filing.places:
            return None
        filing.capitals = all(text[city.start : city.end].isupper() for city in filing.places)
        for _ in range(2):
            comma = _COMMA.match(text, stop, self.end)
            region = self._region(comma.end()) if comma else None
            if region is None:
                break
            stop = region
        return stop

    def _city(self, start: int) -> Span | None:
        """Return the capitalised words at `start`; a word in lower case may stand between, as in Rio de Janeiro."""
        text, position = self.text, start
        words: list[re.Match[str]] = []
        capitals = False
        while len(words) < _MOST_WORDS and (word := _WORD.match(text, position, self.end)):
            form = word[0]
            if words and self._other(position):
                break
            capitals = capitals if words else form.isupper() and len(form) > 1
            if not (form.isupper() if capitals else form[0].isupper() or (words and form in _PARTICLES)):
                break
            words.append(word)
            position = word.end()
            if text[position : position + 1] not in (" ", "\u00a0"):
                break
            position += 1
        while words and words[-1][0] in _PARTICLES:
            words.pop()
        return Span(start, words[-1].end()) if words else None

    def _region(self, start: int) -> int | None:
        """Return where the state or country at `start` ends; one that is not known needs an agency beside it."""
        if known := regions().match(self.text, start, self.end):
            self.filing.region_known = True
            return known.end()
        city = None if self._other(start) else self._city(start)
        return city.end if city else None

    def _other(self, start: int) -> bool:
        """Say whether a day or an agency stands at `start`, which is no part of a place."""
        day = written_dates.partial(self.text, start, self.end)
        return day is not None or agencies.at(self.text, start, self.end) is not None
