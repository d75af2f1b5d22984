"""Furniture inside a paragraph, left over when a page was saved without line breaks.

Picture credits and captions, notes from media players, update stamps, correspondents' names above their columns,
headings. Anything uncertain stays prose.
"""

from collections.abc import Iterator

from dateline.layout.captions import find_captions, find_sentence_start
from dateline.layout.head import BY
from dateline.layout.layout_language import SeedText
from dateline.model import Byline, Furniture, Layout, Span, order
from dateline.reasons import reason


def find_inline_marks(seed: SeedText, block: Span) -> list[Layout]:
    """Return the marks of the furniture inside a paragraph."""
    marks: list[Layout] = []
    for mark in sorted(_find_by_words(seed, block), key=order):
        if not marks or mark.span.start >= marks[-1].span.end:
            marks.append(mark)
    for piece, pulled in _prose_pieces(seed, block, marks):
        captions = find_captions(seed, piece, after_quotation=pulled)
        marks.extend(
            Furniture(span=caption.span, by=BY, because=reason("layout.caption"), rule=caption.rule)
            for caption in captions
        )
    return marks


def is_all_marked(seed: SeedText, block: Span, marks: list[Layout]) -> bool:
    """Return True if the marks cover the whole block."""
    return bool(marks) and not any(_prose_pieces(seed, block, sorted(marks, key=order)))


def _find_by_words(seed: SeedText, block: Span) -> Iterator[Layout]:
    """Yield furniture recognised by its own words; where marks overlap, the caller picks the earlier and longer one."""
    language, area = seed.language, (seed.text, block.start, block.end)
    for found in language.inline_furniture.finditer(*area):
        yield Furniture(span=Span(found.start, found.end), by=BY, because=reason("layout.page-words"), rule=found.rule)
    for found in language.trailing_furniture.finditer(*area):
        if _begins_sentence(seed, block, found.start):
            span = Span(found.start, block.end)
            yield Furniture(span=span, by=BY, because=reason("layout.page-words"), rule=found.rule)
            break
    for found in language.quotation_ends.finditer(*area):
        whole = found.match.start()
        repeats = found.match["quotation"] and _begins_sentence(seed, block, whole)
        span = Span(whole if repeats else found.start, found.end)
        yield Furniture(span=span, by=BY, because=reason("layout.pulled"), rule=found.rule)
    for found in language.pictures.finditer(*area):
        # Brackets may close any sentence; a credit without them follows its caption.
        in_brackets = found.group("bracket") is not None
        start = found.start if in_brackets else find_sentence_start(seed, block.start, found.start - 1)
        yield Furniture(span=Span(start, found.end), by=BY, because=reason("layout.picture"), rule=found.rule)
    for found in language.correspondents.finditer(*area):
        if _begins_sentence(seed, block, found.start):
            span, who = Span(found.start, found.end), found.group("who") or ""
            yield Byline(span=span, by=BY, who=who, because=reason("layout.column"), rule=found.rule)
    yield from _find_closing_byline(seed, block)


def _find_closing_byline(seed: SeedText, block: Span) -> Iterator[Layout]:
    """Yield the byline that closes the paragraph: `… he said. (Reporting by Jane Doe; editing by John Roe)`."""
    found = seed.language.closing_bylines.search(seed.text, block.start, block.end)
    if found:
        span = Span(found.start, found.end)
        who = " ".join(seed.text[span.start : span.end].split()).strip("()[]. ")
        because = reason("layout.byline-brackets")
        yield Byline(span=span, by=BY, who=who, because=because, rule=found.rule, sure="sure")


def _begins_sentence(seed: SeedText, block: Span, offset: int) -> bool:
    return find_sentence_start(seed, block.start, offset) == offset


def _prose_pieces(seed: SeedText, block: Span, marks: list[Layout]) -> Iterator[tuple[Span, bool]]:
    """Yield the prose between the marks, each piece with whether it follows a pull quote."""
    quotation_ends = {rule.name for rule in seed.language.words.quotation_ends}
    start, pulled = block.start, False
    for mark in [*marks, None]:
        end = mark.span.start if mark else block.end
        if seed.text[start:end].strip():
            yield Span(start, end), pulled
        if mark:
            start = mark.span.end
            pulled = mark.rule in quotation_ends
