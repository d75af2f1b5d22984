"""The English words in and around time expressions, as typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from dateline.calendar.holidays import HolidayRule
from dateline.calendar.periods import Unit
from dateline.languages.en import ENGLISH


@dataclass(frozen=True, slots=True)
class FamousDay:
    """A date that has become the name of an event, with the nouns that show it."""

    month: int
    day: int
    year: int
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Word → value, by class. Rules write classes in capitals."""

    file: ClassVar[str] = "times"

    capitalized: frozenset[str]
    famous: tuple[FamousDay, ...]
    month: Mapping[str, int]
    weekday: Mapping[str, int]
    weekdays: Mapping[str, int]
    shortday: Mapping[str, int]
    season: Mapping[str, str]
    unit: Mapping[str, Unit]
    units: Mapping[str, Unit]
    part: Mapping[str, str]
    parts: Mapping[str, str]
    noon: Mapping[str, str]
    some: Mapping[str, str]
    decades: Mapping[str, int]
    ordinal: Mapping[str, int]
    step: Mapping[str, int]
    dayword: Mapping[str, int]
    edge: Mapping[str, str]
    bound: Mapping[str, str]
    about: Mapping[str, str]
    compare: Mapping[str, str]
    least: Mapping[str, str]
    often: Mapping[str, str]
    zone: Mapping[str, str]
    vague: Mapping[str, str]
    nowish: Mapping[str, str]
    qnum: Mapping[str, int]
    nickname: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class TimeContext:
    """Words around an expression that show whether it is a time, and whether it points to the past or the future."""

    file: ClassVar[str] = "times_context"

    before_a_month: frozenset[str]
    only_before_times: frozenset[str]
    before_a_year: frozenset[str]
    before_no_year: frozenset[str]
    measures: frozenset[str]
    whose: frozenset[str]
    within: frozenset[str]
    ends: frozenset[str]
    before_a_season: frozenset[str]
    before_a_clock: frozenset[str]
    lengthening: frozenset[str]
    ends_a_clause: frozenset[str]
    ends_an_expression: frozenset[str]
    forward: frozenset[str]
    forward_beside: frozenset[str]
    back_beside: frozenset[str]
    plans: frozenset[str]
    foreseen: frozenset[str]
    states: frozenset[str]
    will: frozenset[str]
    past_auxiliaries: frozenset[str]
    have: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holidays:
    """The names of holidays, and the rule that dates each."""

    file: ClassVar[str] = "holidays"

    holidays: Mapping[str, HolidayRule]


WORDS = ENGLISH.lexicon(TimeWords)
CONTEXT = ENGLISH.lexicon(TimeContext)
HOLIDAYS = ENGLISH.lexicon(Holidays).holidays
