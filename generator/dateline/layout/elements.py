"""The elements of a dateline (place, region, day, credit), in any order that the press uses."""

from typing import TYPE_CHECKING

from dateline.layout.agencies import match_agency, split_agencies
from dateline.layout.filing import Filing
from dateline.layout.layout_language import SeedText
from dateline.layout.signs import SPACE
from dateline.model import Span

if TYPE_CHECKING:
    import re

_MOST_WORDS = 5
"""Maximum number of words in a city's name: `Las Palmas de Gran Canaria`."""
_LONGEST_CREDIT = 80
"""Maximum characters in brackets: `APP - UrduPoint / Pakistan Point News - 26th November, 2020` has some 60."""


class Elements:
    """Takes the elements that begin at a point in a line, each kind once."""

    def __init__(self, seed: SeedText, end: int, filing: Filing) -> None:
        self.seed = seed
        self.text = seed.text
        self.language = seed.language
        self.grammar = seed.language.grammar
        self.end = end
        self.filing = filing

    def take(self, start: int) -> int:
        """Take as many elements as possible; return where the last one ends, or `start` if there are none."""
        stop, position, sign, dash = start, start, "", ""
        while position < self.end:
            after = self._take_one(position, sign, dashed=bool(dash))
            joint = self.grammar.joint.match(self.text, after, self.end) if after else None
            stop = after or stop
            if joint is None or joint.end() == stop:
                break
            sign, dash, position = joint[1], joint[2], joint.end()
        return stop

    def _take_one(self, start: int, sign: str, *, dashed: bool) -> int | None:
        """Take the element at `start` and return where it ends, or None if there is no element."""
        filing = self.filing
        if not dashed:
            if not filing.names and (after := self._frame(start)):
                return after
            if not filing.day and (day := self.language.dates.read_partial(self.text, start, self.end)):
                filing.day = day
                return day.end
        if not filing.names and (after := self._agency(start, sign, dashed=dashed)):
            return after
        if filing.places or filing.day or filing.framed or dashed:
            return None
        return self._place_after_agency(start) if filing.names else self._places(start)

    def _agency(self, start: int, sign: str, *, dashed: bool) -> int | None:
        """Take an agency outside brackets: a sign closes its name, a comma only at the start of the dateline."""
        found = match_agency(self.seed, start, self.end)
        if found is None:
            return None
        close = self.text[found.end() : self.end].lstrip(SPACE)[:1]
        is_leading = not sign and not dashed and close in self.grammar.leading_agency_closings
        if close not in self.grammar.agency_closings and not is_leading:
            return None
        self.filing.names = split_agencies(self.seed, *found.span())
        self.filing.credit = Span(*found.span())
        return found.end()

    def _frame(self, start: int) -> int | None:
        """Take a credit in brackets or slashes, with or without a day at its end, or a day alone."""
        text = self.text
        closing = self.grammar.frames.get(text[start])
        shut = text.find(closing, start + 1, min(self.end, start + _LONGEST_CREDIT)) if closing else -1
        if closing == text[start] and shut >= 0 and (whole := match_agency(self.seed, start + 1, self.end)):
            # RFE/RL itself contains a slash.
            shut = whole.end() if text[whole.end() : whole.end() + 1] == closing else shut
        if shut < 0:
            return None
        day = self.language.dates.read_partial(text, start + 1, shut)
        if day and day.end == shut and not self.filing.day:
            self.filing.day = day
            return shut + 1
        who, day = shut, None
        for gap in self.grammar.day_joint.finditer(text, start + 1, shut):
            written = self.language.dates.read_partial(text, gap.end(), shut)
            if written and not text[written.end : shut].strip():
                who, day = gap.start(), written
                break
        words = text[start + 1 : who]
        names = split_agencies(self.seed, start + 1, who)
        if not any(c.isalpha() for c in words) or not all(
            known or (name[:1].isupper() and not self.language.regions.fullmatch(name)) for name, known in names
        ):
            return None
        lead = len(words) - len(words.lstrip())
        self.filing.credit = Span(start + 1 + lead, start + 1 + len(words.rstrip()))
        self.filing.names, self.filing.framed = names, True
        self.filing.day = self.filing.day or day
        return shut + 1

    def _place_after_agency(self, start: int) -> int | None:
        """Take the place in `Interfax. Moscow. 27 January.`; a sentence wouldn't have a stop so soon."""
        city = self._city(start)
        if city is None or self.text[city.end : city.end + 1] not in self.grammar.city_closings:
            return None
        self.filing.places.append(city)
        self.filing.capitals = self.text[city.start : city.end].isupper()
        return city.end

    def _places(self, start: int) -> int | None:
        """Take one or more cities and the region after them."""
        filing, text = self.filing, self.text
        stop = position = start
        while city := self._city(position):
            if position > start and match_agency(self.seed, position, self.end):
                break
            filing.places.append(city)
            stop = city.end
            slash = self.grammar.city_joint.match(text, stop, self.end)
            if slash is None:
                break
            position = slash.end()
        if not filing.places:
            return None
        filing.capitals = all(text[city.start : city.end].isupper() for city in filing.places)
        for _ in range(2):
            comma = self.grammar.region_joint.match(text, stop, self.end)
            region = self._region(comma.end()) if comma else None
            if region is None:
                break
            stop = region
        return stop

    def _city(self, start: int) -> Span | None:
        """Return the capitalised words at `start`, with any particles between them: `Rio de Janeiro`."""
        text, position = self.text, start
        words: list[re.Match[str]] = []
        capitals = False
        while len(words) < _MOST_WORDS and (word := self.language.place_word.match(text, position, self.end)):
            form = word[0]
            if words and self._has_day_or_agency(position):
                break
            capitals = capitals if words else form.isupper() and len(form) > 1
            if not (
                form.isupper() if capitals else form[0].isupper() or (words and form in self.language.places.particles)
            ):
                break
            words.append(word)
            position = word.end()
            if text[position : position + 1] not in (" ", "\u00a0"):
                break
            position += 1
        while words and words[-1][0] in self.language.places.particles:
            words.pop()
        return Span(start, words[-1].end()) if words else None

    def _region(self, start: int) -> int | None:
        """Return where the state or country at `start` ends; an unknown one needs an agency next to it."""
        if known := self.language.regions.match(self.text, start, self.end):
            self.filing.region_known = True
            return known.end()
        city = None if self._has_day_or_agency(start) else self._city(start)
        return city.end if city else None

    def _has_day_or_agency(self, start: int) -> bool:
        """Return True if a day or an agency begins at `start`, so the place ends before it."""
        day = self.language.dates.read_partial(self.text, start, self.end)
        return day is not None or match_agency(self.seed, start, self.end) is not None
