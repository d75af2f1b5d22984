"""What a single line or paragraph gives away by its shape: a date line, a byline, furniture, a title.

The words that make them up stand in `data/layout.toml`.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from dateline.calendar import written_dates
from dateline.calendar.written_dates import Written
from dateline.layout import agencies
from dateline.lexicon import lexicon
from dateline.model import Span

_SIGN = re.compile(r"[ \t]*[,;:|–—-]+(?=\s)")
"""What may stand between a header's date and the text on its line."""
_PROMISE = re.compile(r"date[ \t]*(?:(?P<colon>:)[ \t]*(?=\S)|[ \t](?=\d\S*[-/.]))", re.IGNORECASE)
_BAR = re.compile(r"[ \t]*\|")
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_LINK = r"and|de|van|von|der|al|bin|&|in|for|of|the"
_BYLINE = re.compile(rf"(?:By|BY|by) (?P<who>{_NAME}(?:,? (?:{_NAME}|{_LINK})){{0,12}}),?")
_HANDLE = re.compile(r"\(?[ ]*(?P<who>@\w{2,30})[ ]*\)?")
_PERSON = rf"{_NAME}(?: (?:{_NAME}|de|van|von|al|bin))? {_NAME}"
_BARE_NAME = re.compile(rf"{_PERSON}(?:(?:,| and|;) {_PERSON})*")
_SENTENCE_END = re.compile(
    r"\b(?!(?:Gen|Sen|Rep|Gov|Mrs|Col|Capt|Sgt|Prof|Rev)\.)[^\W_]{3,}[.!?]['\"”’)]*[ \u00a0]+['\"“‘(]*[^\W\d_a-z]"
)
_PROSE = re.compile(r"^(?:The|A|An)\b|\bsaid\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""Words of a short lead that a headline does without."""
Follows = Literal["head", "blank", "paragraph", "line"]
"""What comes after a line: more of the head (date, byline, dateline), a blank line, a paragraph, or its next line."""
_ENDS = (".", "!", "?", "…", ":", ";", ",", "-", "–", "—")
_NO_HEADLINE = '"“«„([*-–—•@'
_LONGEST_TITLE = 200
_MOST_WORDS = 28
_SURE_WORDS = 16
_LONGEST_LINE = 420
_MOST_AFFILIATED = 6
_MOST_IN_HEADING = 7
_LONGEST_DATE_LINE = 60
_DAY_BEGINS = re.compile(
    r"(?<!\S)(?=(?:[^\W\d_]{3,9},? )?(?:\d{1,2}(?:st|nd|rd|th)? [^\W\d_]{3,9}|[^\W\d_]{3,9} \d{1,2},?) \d{4}\b)"
)
_ZONE = re.compile(r"\d[ap.m]* ?\(?(?:UTC|GMT|[A-Z]{1,3}[SD]?T|MSK)\)?\Z")
_LATEST_STAMP = 420
_BEFORE_A_DAY = {"on", "at", "by", "since", "from", "until", "till", "of", "to", "before", "after", "and", "for"}


@cache
def _lead_ins() -> tuple[re.Pattern[str], re.Pattern[str]]:
    own, later = (
        "|".join(re.escape(words) for words in sorted(lexicon("layout")[key], key=lambda w: (-len(w), w)))
        for key in ("date_words", "later_words")
    )
    return (
        re.compile(rf"(?:{own})(?P<mark>[ \t]*:[ \t]*|[ \t]+)", re.IGNORECASE),
        re.compile(rf"(?:{later})\b[ \t:]*", re.IGNORECASE),
    )


@cache
def _whole(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in lexicon("layout")[kind]), re.IGNORECASE | re.DOTALL)


def date_line(text: str, line: Span) -> tuple[Written, bool] | None:
    """Return the date that a line gives as the article's own, and whether the whole line is spent on it.

    After a word like `date` text may follow; a date without one must have the line for itself.
    """
    own, _ = _lead_ins()
    lead = own.match(text, line.start, line.end)
    if lead and (written := written_dates.full(text, lead.end(), line.end)):
        if _spent(text, written, line):
            return replace(written, end=line.end), True
        sign = _SIGN.match(text, written.end, line.end)
        written = replace(written, end=sign.end()) if sign else written
        return (written, False) if lead[0].lower().startswith("date") else None
    written = written_dates.full(text, line.start, line.end)
    if written is None:
        return None
    if _spent(text, written, line):
        return replace(written, end=line.end), True
    # `August 16, 2020 10:45 AM | Updated 2 hours ago`
    bar = _BAR.match(text, written.end, line.end)
    return (replace(written, end=bar.end()), False) if bar else None


def _spent(text: str, written: Written, line: Span) -> bool:
    return not text[written.end : line.end].strip(" \t\u00a0.,;|")


def bad_date(text: str, line: Span) -> Span | None:
    """Return what stands where a line on top promises a date, `Date: …` or `date 2020-99`, and can't be read as one."""
    found = _PROMISE.match(text, line.start, line.end)
    if found is None or (found["colon"] and line.end - line.start > _LONGEST_DATE_LINE):
        return None
    words = text[found.end() : line.end]
    return Span(found.end(), line.end if found["colon"] else found.end() + len(words.split()[0]))


def day_line(text: str, line: Span) -> bool:
    """Say whether the line holds a day without its year and nothing else: `16 AUG, 10:45`."""
    written = written_dates.partial(text, line.start, line.end)
    return written is not None and _spent(text, written, line)


def affiliation(text: str, line: Span) -> bool:
    """Say whether the line tells whom the byline above it works for: `BBC News, Minsk`."""
    words = text[line.start : line.end]
    short = len(words.split()) <= _MOST_AFFILIATED and not words.endswith((".", "!", "?"))
    return short and agencies.at(text, line.start, line.end) is not None


def later_date_line(text: str, line: Span) -> bool:
    """Say whether the line holds the date of an update, `Last updated at 15:41 GMT, 28 September 2011`, and no more."""
    _, later = _lead_ins()
    lead = later.match(text, line.start, line.end)
    written = written_dates.partial(text, lead.end(), line.end) if lead else None
    return written is not None and _spent(text, written, line)


def stamp(text: str, line: Span) -> Span | None:
    """Return the page's own date with its clock and time zone, `26 April 2020 10.40 BST`, where prose follows it.

    Before it stand a headline and a standfirst at most, without the break that the page had there.
    """
    for found in _DAY_BEGINS.finditer(text, line.start, min(line.end, line.start + _LATEST_STAMP)):
        written = written_dates.full(text, found.start(), line.end)
        later = _updated().match(text, written.end, line.end) if written else None
        end = later.end() if later else written.end if written and _ZONE.search(text, found.start(), written.end) else 0
        if end and text[end : line.end].strip() and _no_clause_before(text[line.start : found.start()]):
            return Span(found.start(), end)
    return None


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{lexicon('layout')['updated']})(?!\S)")


def _no_clause_before(words: str) -> bool:
    """Say whether the words may stand above a date of the page, and are not the clause that it belongs to."""
    last = words.split()[-1:]
    return not last or (last[0].lower() not in _BEFORE_A_DAY and last[0][-1:] not in {",", "("})


def byline(text: str, block: Span) -> str | None:
    """Return who signs, where the block is a byline and nothing else."""
    words = text[block.start : block.end]
    if len(words) > _LONGEST_LINE:
        return None
    if handle := _HANDLE.fullmatch(words):
        return handle["who"]
    signed = _BYLINE.fullmatch(" ".join(words.split()))
    if signed:
        return signed["who"]
    if _whole("bylines").fullmatch(words):
        return " ".join(words.split()).strip("()[] ")
    return None


def bare_name(text: str, line: Span) -> bool:
    """Say whether the line is a person's name and nothing else; only its neighbours tell whether it signs."""
    words = text[line.start : line.end]
    return len(words.split()) <= 8 and not words.isupper() and _BARE_NAME.fullmatch(words) is not None  # noqa: PLR2004


def furniture(text: str, block: Span) -> bool:
    """Say whether the block is made of the page's words, not of the article's."""
    words = text[block.start : block.end]
    if len(words) > _LONGEST_LINE:
        return False
    return _whole("furniture").fullmatch(words) is not None or agencies.signed(text, block) is not None


def runs_on(text: str, words: Span) -> bool:
    """Say whether no sentence ends inside the words: headlines and what stands below them have no stops."""
    return _SENTENCE_END.search(text, words.start, words.end) is None


def heading(text: str, above: Span, block: Span, below: Span) -> bool:
    """Say whether the block is a heading: a few words without a stop, with prose above and below it."""
    words = text[block.start : block.end]
    few = len(words.split()) <= _MOST_IN_HEADING and "\n" not in words
    bare = words[0].isupper() and words[-1].isalpha() and not any(sign in words for sign in '"“”«»:;')
    return few and bare and all(_stopped(text[side.start : side.end]) for side in (above, below))


def _stopped(words: str) -> bool:
    """Say whether a paragraph is prose that ends with a stop."""
    return len(words.split()) > 2 * _MOST_IN_HEADING and words.rstrip("\"'”’)").endswith((".", "!", "?"))


def title(text: str, line: Span, *, before: Follows, on_header: bool) -> bool:
    """Say whether a line on top, `before` something, is a title; `on_header`: it stands on the archive's own date line.

    A lead that is taken for a title would lose its place, so in doubt it is none.
    """
    words = text[line.start : line.end]
    tokens = words.split()
    long = len(words) > _LONGEST_TITLE or len(tokens) > _MOST_WORDS
    if long or words.endswith((":", ",")) or "http" in words or not any(c.isalpha() for c in words):
        return False
    if before == "head" or words[0] in _NO_HEADLINE:
        return before == "head"
    stopped = words.rstrip("\"'”’)").endswith(_ENDS)
    if before in {"paragraph", "line"}:
        return before == "paragraph" and not stopped and len(tokens) <= _SURE_WORDS
    if _SENTENCE_END.search(words):
        return False
    short = len(tokens) <= _SURE_WORDS and not _PROSE.search(words)
    return not stopped or _headline_case(tokens) or (on_header and short)


def _headline_case(tokens: list[str]) -> bool:
    """Say whether the words are capitalised as in an American headline."""
    long = [token.lstrip("'\"“‘(") for token in tokens if len(token) > 3 and token[0].isalpha()]  # noqa: PLR2004
    return len(long) > 2 and sum(word[:1].isupper() for word in long) >= 0.8 * len(long)  # noqa: PLR2004
