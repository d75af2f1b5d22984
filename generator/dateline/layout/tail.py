"""Credits that close a paragraph of prose: `… he said. (Reporting by Jane Doe; editing by John Roe)`."""

import re

from dateline.model import Byline, Layout, Span
from dateline.reasons import reason

_CLOSING = re.compile(
    r"(?<=[.!?\"”’)])\s+(?P<credit>[(\[](?:additional |extra )?(?:reporting|writing|written|edited|editing"
    r"|compiled|translated)(?: and (?:writing|reporting|editing))? by\b[^()\[\]]{2,400}[)\]]\.?)$",
    re.IGNORECASE,
)
_LONGEST = 450


def inner_byline(text: str, block: Span) -> list[Layout]:
    """Return the byline that closes a paragraph, if one does."""
    start = max(block.start, block.end - _LONGEST)
    found = _CLOSING.search(text[start : block.end])
    if found is None:
        return []
    span = Span(start + found.start("credit"), start + found.end("credit"))
    who = " ".join(found["credit"].split()).strip("()[]. ")
    return [Byline(span=span, by="layout", who=who, because=reason("layout.byline-brackets"), sure="sure")]
