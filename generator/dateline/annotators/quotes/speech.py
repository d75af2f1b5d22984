"""Speech on its way to a quote: a cue with its speaker, direct speech while it grows, reported speech, the draft."""

from dataclasses import dataclass
from typing import NamedTuple

from dateline.model import QuoteMode, Span
from dateline.reasons import Reason


class CueMatch(NamedTuple):
    """The words that report (`said`, `according to`, a colon), the words for who speaks, and the rule that saw them."""

    cue: Span
    speaker: Span
    because: Reason
    rule: str


@dataclass
class DirectSpeech:
    """A direct quote while it grows."""

    parts: list[Span]
    match: CueMatch
    unclosed: bool = False
    """Whether the closing mark of its last part is missing."""
    cue_follows: bool = False
    """Whether the cue stood behind the first part, so that the speech may go on after it."""


class ReportedSpeech(NamedTuple):
    """What is reported, in two parts if the cue interrupts it."""

    parts: tuple[Span, ...]
    match: CueMatch


class QuoteDraft(NamedTuple):
    """A quote's parts in text order, its cue, and how much of it is in the speaker's own words."""

    parts: tuple[Span, ...]
    match: CueMatch
    mode: QuoteMode
