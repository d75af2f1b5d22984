"""The desk's authors, as reasons show them."""

import datetime as dt
from typing import Literal

from dateline.reasons import Reason, reason

UNNAMED = "desk"
"""The author of an item that names nobody."""


def author_reason(by: str) -> str | Reason:
    """Return an author as part of a reason: the name as written."""
    return reason("desk.unnamed") if by == UNNAMED else by


def explain_decision(
    verb: Literal["accept", "reject", "change", "add"], by: str, on: dt.date | None, why: str
) -> Reason:
    """Return who decided, when and why."""
    match verb:
        case "accept":
            explained = reason("desk.accepted", by=author_reason(by))
        case "change":
            explained = reason("desk.changed", by=author_reason(by))
        case "add":
            explained = reason("desk.added", by=author_reason(by))
        case "reject":
            explained = reason("desk.rejected", by=author_reason(by))
    if on:
        explained = reason("desk.on", said=explained, day=on)
    return add_why(explained, why)


def add_why(explained: Reason, why: str) -> Reason:
    """Return a reason with the editor's own addition, if any."""
    return reason("desk.why", said=explained, why=why) if why else explained
