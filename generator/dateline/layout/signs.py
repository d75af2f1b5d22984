"""The signs and forms of datelines, from `data/datelines.toml`."""

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from dateline.layout.patterns import any_of
from dateline.rules import Rule

SPACE = " \t\u00a0\u202f\u2009"
_STRICT = {"extra": "forbid"}
_LONGEST_CLOSING = 3
"""Maximum number of signs in a row that close a dateline: ` .-` and `---` occur; a longer row is a horizontal rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule(Rule):
    """A sign that has a fixed function in datelines."""

    __pydantic_config__: ClassVar = _STRICT

    sign: str
    leading: bool = False
    """True if it counts only at the start of the dateline."""
    spaced: bool = False
    """True if it counts only between spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRule(Rule):
    """A sign between a dateline and the lead."""

    __pydantic_config__: ClassVar = _STRICT

    sign: str
    kind: Literal["dash", "colon", "stop"]
    glued: bool = False
    """True if it closes even without spaces."""
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JointRule(Rule):
    """A sign between two elements of a dateline."""

    __pydantic_config__: ClassVar = _STRICT

    sign: str
    dash: bool = False
    before: str = ""
    """Signs, one of which must follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRule(Rule):
    """The signs around a credit."""

    __pydantic_config__: ClassVar = _STRICT

    opens: str
    closes: str


Feature = Literal[
    "agency", "credit", "framed", "slashed", "place", "day", "city", "known", "capitals", "dash", "colon", "closed",
    "long", "signless", "alone", "named-again",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule(Rule):
    """What a dateline must have and must not have."""

    __pydantic_config__: ClassVar = _STRICT

    needs: tuple[Feature, ...]
    lacks: tuple[Feature, ...] = ()
    likely: bool = False
    """True if only the article's prose supports it, so that it is not certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineSigns:
    """The signs and forms of datelines."""

    file: ClassVar[str] = "datelines"

    closings: tuple[ClosingRule, ...]
    joints: tuple[JointRule, ...]
    frames: tuple[FrameRule, ...]
    agency_joints: tuple[SignRule, ...]
    day_joints: tuple[SignRule, ...]
    city_joints: tuple[SignRule, ...]
    region_joints: tuple[SignRule, ...]
    agency_closings: tuple[SignRule, ...]
    city_closings: tuple[SignRule, ...]
    forms: tuple[FormRule, ...]


class DatelineGrammar:
    """The signs of datelines, compiled."""

    def __init__(self, signs: DatelineSigns) -> None:
        self.signs = signs
        space = rf"[{SPACE}]*"
        self.kinds = {rule.sign: rule.kind for rule in signs.closings}
        """The kind of each closing sign."""
        self.glued = frozenset(rule.sign for rule in signs.closings if rule.glued)
        """Signs that close even without spaces."""
        self.long = tuple(rule.sign for rule in signs.closings if rule.long)
        marks = _class({mark for rule in signs.closings for mark in rule.sign})
        self.closing = re.compile(rf"{space}({marks}{{0,{_LONGEST_CLOSING}}})")
        """The run of signs that closes a dateline; group 1 holds them."""
        stops = "|".join(
            re.escape(rule.sign) + (rf"(?={space}{_class(set(rule.before))})" if rule.before else "")
            for rule in signs.joints
            if not rule.dash
        )
        dashes = _class({rule.sign for rule in signs.joints if rule.dash})
        self.joint = re.compile(rf"{space}((?:{stops or '(?!)'})?){space}({dashes}?){space}")
        """What joins two elements: group 1 holds a sign, group 2 a dash."""
        self.frames = {rule.opens: rule.closes for rule in signs.frames}
        self.slashes = frozenset(rule.opens for rule in signs.frames if rule.opens == rule.closes)
        """Signs that both open and close a frame."""
        spaced = any_of(rule.sign for rule in signs.agency_joints if rule.spaced)
        tight = any_of(rule.sign for rule in signs.agency_joints if not rule.spaced)
        self.agency_joint = re.compile(rf"\s*(?:(?:{tight})|\s(?:{spaced})\s)\s*")
        """What joins two agencies."""
        self.agency_rest = re.compile(rf"(?:(?!\s(?:{spaced})\s|{tight}).)*", re.DOTALL)
        """The rest of an agency's name, up to such a joint."""
        self.day_joint = re.compile(rf"{space}(?:{any_of(rule.sign for rule in signs.day_joints)}){space}")
        self.city_joint = re.compile(rf"[{SPACE}]?(?:{any_of(rule.sign for rule in signs.city_joints)})[{SPACE}]?")
        self.region_joint = re.compile(rf"(?:{any_of(rule.sign for rule in signs.region_joints)})[{SPACE}]+")
        # A slash after an agency joins it to another agency, not to a place.
        self.agency_closings = frozenset(
            {"", *(rule.sign for rule in (*signs.agency_closings, *signs.city_joints) if not rule.leading)}
        )
        """Signs that follow an agency outside brackets; empty for the end of the line."""
        self.leading_agency_closings = frozenset(rule.sign for rule in signs.agency_closings if rule.leading)
        self.city_closings = frozenset(rule.sign for rule in signs.city_closings)


def _class(marks: set[str]) -> str:
    """Return a character class, or a pattern that never matches if there are no marks."""
    return f"[{''.join(re.escape(mark) for mark in sorted(marks))}]" if marks else "(?!)"
