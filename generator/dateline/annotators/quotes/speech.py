"""Intermediate values on the way to a quote: cues with speakers, direct speech, reported speech, drafts."""

from dataclasses import dataclass
from typing import NamedTuple

from dateline.model import QuoteMode, Span
from dateline.reasons import Reason


class CueMatch(NamedTuple):
    """The cue (`said`, `according to`, a colon), the words for the speaker, and the rule that found them."""

    cue: Span
    speaker: Span
    because: Reason
    rule: str


@dataclass
class DirectSpeech:
    """A direct quote, built up part by part."""

    parts: list[Span]
    match: CueMatch
    unclosed: bool = False
    """True if the closing mark of its last part is missing."""
    cue_follows: bool = False
    """True if the cue came after the first part, so that the speech may go on after it."""


class ReportedSpeech(NamedTuple):
    """Reported speech, in two parts if the cue interrupts it."""

    parts: tuple[Span, ...]
    match: CueMatch


class QuoteDraft(NamedTuple):
    """A quote's parts in text order, its cue, and how much of it is in the speaker's own words."""

    parts: tuple[Span, ...]
    match: CueMatch
    mode: QuoteMode
