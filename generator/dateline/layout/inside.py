"""Words of the page inside a paragraph: what a page leaves there that was saved without its breaks.

Credits and captions of pictures, notes of the page's player, stamps of its last change, correspondents' names above
their columns, headings. The words stand in `data/layout.toml`; what is not surely the page's is left to the
prose.
"""

import re
from collections.abc import Iterator
from functools import cache

from dateline.layout.filing import cities, regions
from dateline.layout.head import BY
from dateline.layout.tail import inner_byline
from dateline.layout.unstopped import sentence_start, unstopped
from dateline.lexicon import lexicon
from dateline.model import Byline, Furniture, Layout, Span, order
from dateline.reasons import reason

_NAME = r"[^\W\d_a-z][\w'’-]+(?: (?:[^\W\d_a-z][\w'’-]+|van|de|al|bin|der)){1,3}"
_PLACE = r"(?:al-)?[^\W\d_a-z][\w'’-]+"


def inside(text: str, block: Span) -> list[Layout]:
    """Return the marks of the page's words inside a paragraph, none where it is prose from end to end."""
    marks: list[Layout] = []
    for mark in sorted(_found(text, block), key=order):
        if not marks or mark.span.start >= marks[-1].span.end:
            marks.append(mark)
    for piece, pulled in _pieces(text, block, marks):
        captions = unstopped(text, piece, pulled=pulled)
        marks.extend(Furniture(span=caption, by=BY, because=reason("layout.caption")) for caption in captions)
    return marks


def set_apart(text: str, block: Span, marks: list[Layout]) -> bool:
    """Say whether nothing of the block is left beside its marks."""
    return bool(marks) and not any(_pieces(text, block, sorted(marks, key=order)))


def _found(text: str, block: Span) -> Iterator[Layout]:
    """Yield what is known by its own words; where two overlap, the earlier and longer one stands."""
    for found in _phrases().finditer(text, block.start, block.end):
        yield Furniture(span=Span(*found.span()), by=BY, because=reason("layout.page-words"))
    for found in _rest().finditer(text, block.start, block.end):
        if _opens(text, block, found.start()):
            yield Furniture(span=Span(found.start(), block.end), by=BY, because=reason("layout.page-words"))
            break
    for found in _pulled().finditer(text, block.start, block.end):
        again = found["quote"] and _opens(text, block, found.start())
        yield Furniture(
            span=Span(found.start() if again else found.start("end"), found.end()),
            by=BY,
            because=reason("layout.pulled"),
        )
    for found in _pictures().finditer(text, block.start, block.end):
        # Brackets may close any sentence; a credit without them follows its caption.
        start = found.start() if found["bracket"] else sentence_start(text, block.start, found.start() - 1)
        yield Furniture(span=Span(start, found.end()), by=BY, because=reason("layout.picture"))
    for found in _correspondents().finditer(text, block.start, block.end):
        if _opens(text, block, found.start()):
            yield Byline(
                span=Span(*found.span()), by=BY, who=found["by"] or found["alone"], because=reason("layout.column")
            )
    yield from inner_byline(text, block)


def _opens(text: str, block: Span, offset: int) -> bool:
    """Say whether a sentence begins there."""
    return sentence_start(text, block.start, offset) == offset


def _pieces(text: str, block: Span, marks: list[Layout]) -> Iterator[tuple[Span, bool]]:
    """Yield what lies between the marks, each with whether it follows words that the page pulled out."""
    start, pulled = block.start, False
    for mark in [*marks, None]:
        end = mark.span.start if mark else block.end
        if text[start:end].strip():
            yield Span(start, end), pulled
        if mark:
            start = mark.span.end
            pulled = text.endswith(tuple(lexicon("layout")["pulled"]), mark.span.start, mark.span.end)


@cache
def _pulled() -> re.Pattern[str]:
    """Return the pattern of the words that close a quotation set large beside the prose, and of the quotation."""
    closing = _any(lexicon("layout")["pulled"])
    return re.compile(rf"(?<!\S)(?:(?P<quote>[\"“][^\"“”]{{3,480}}[\"”]) )?(?P<end>{closing})(?!\S)")


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(lexicon('layout')['inside'])})(?!\S)")


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(lexicon('layout')['to_the_end'])})")


@cache
def _pictures() -> re.Pattern[str]:
    """Return the pattern of a credit that closes a caption: `Photograph: Jane Doe/AFP/Getty Images`."""
    words = _any(lexicon("layout")["picture_words"])
    agency = _any(lexicon("layout")["picture_agencies"])
    named = r"(?:[^\W\d_a-z][\w.'’-]*(?: (?:[\w.'’-]+)){0,5} ?/ ?)"
    bracket = rf"(?P<bracket>\((?:{words}|Credit): [^()]{{2,120}}\))"
    return re.compile(rf"(?<!\S)(?:(?:{words}): ?{named}{{0,3}}(?:{agency})(?![\w/])|{bracket})(?!\S)")


@cache
def _correspondents() -> re.Pattern[str]:
    """Return the pattern of a correspondent's name and desk above a column: `Jane Doe BBC News, Minsk The talks`."""
    agency = rf"(?:{_any(_agencies())})(?! News\b)(?: (?:News )?(?:Channel|Online|World Service|website))?"
    desk = r"(?:[A-Za-z-]+ ){0,4}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Aa]nalyst)"
    region = rf"(?i:{regions().pattern})"
    place = rf"(?:(?:{_any(list(cities().values()))})\b|{region}|{_PLACE})"
    where = rf"(?:(?:,| in) {place}(?:, (?:{region}|{_PLACE}))?)"
    office = rf"(?:{desk}, {agency}|{agency} {desk})"
    signed = rf"By (?P<by>{_NAME}),? (?:{office}|{agency}){where}?"
    unsigned = rf"(?P<alone>{_NAME}) (?:{office}{where}?|{agency}{where})"
    return re.compile(rf"(?<!\S)(?:{signed}|{unsigned})(?=\s+[\"“'‘]?[^\W\d_a-z])")


def _agencies() -> list[str]:
    """Return the agencies' names as they are written."""
    return [form for forms in lexicon("agencies")["agencies"].values() for form in forms]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
