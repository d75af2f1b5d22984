"""Recognises a line or paragraph by its shape: a date line, a byline, furniture, a title."""

from dataclasses import dataclass, replace
from typing import Literal

from dateline.calendar.written_dates import WrittenDate
from dateline.layout.agencies import find_credit, match_agency
from dateline.layout.layout_language import SeedText
from dateline.model import Span

Follows = Literal["head", "blank", "paragraph", "line"]
"""What comes after a line: more of the head (date, byline, dateline), a blank line, a paragraph, or another line."""
_DATE_SIGNS = ",;:|–—-"
"""Signs between a header's date and the text on its line."""
_SENTENCE_STOPS = (".", "!", "?")
_NO_TITLE_ENDS = (".", "!", "?", "…", ":", ";", ",", "-", "–", "—")
_NO_TITLE_BEGINNINGS = '"“«„([*-–—•@'
_LONGEST_TITLE = 200
"""Maximum number of characters: archive headlines with their decks have up to 180."""
_MOST_WORDS_IN_TITLE = 28
"""Includes any deck: the longest in archives have some 25."""
_MOST_WORDS_IN_SURE_TITLE = 16
"""Few leads are this short; headlines without a deck are."""
_LONGEST_FURNITURE = 420
"""Maximum number of characters in furniture or a byline; an open-ended pattern must not swallow a report."""
_MOST_WORDS_IN_AFFILIATION = 6
"""`Environment correspondent, BBC News, New Delhi` has six."""
_MOST_WORDS_IN_HEADING = 7
"""For headings between paragraphs; a longer line without a stop is just as often truncated prose."""
_MOST_WORDS_IN_BARE_NAMES = 8
"""Two names of four words, or three of two and the words between them."""
_LONGEST_DATE_LINE = 60
"""Maximum number of characters in `Date: …`: a longer line is a sentence that begins with the word."""
_LATEST_STAMP = 420
"""Maximum number of characters up to the end of the page's own date, which may follow a headline and standfirst."""
_LEAST_IN_CAPITALS = 0.8
"""Minimum share of capitalised longer words in an American headline: some `from` and `with` stay lower-case."""
_SHORT_WORD = 3
"""Maximum length of words left lower-case in American headlines; also the fewest longer words that show the style."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives the article's own date."""

    date: WrittenDate
    fills_line: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """The author in a byline, and the rule that found it."""

    who: str
    rule: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """The page's own date inside a line, and the rule that found it."""

    span: Span
    rule: str


def find_date_line(seed: SeedText, line: Span) -> DateLine | None:
    """Return the date that a line gives as the article's own.

    Text may follow a date that an archive's word introduces; a date without such a word must fill the line.
    """
    text, dates = seed.text, seed.language.dates
    lead_in = seed.language.date_lead_in.match(text, line.start, line.end)
    if lead_in and (written := dates.read_full(text, lead_in.end(), line.end)):
        if _fills_line(text, written, line):
            return DateLine(replace(written, end=line.end), fills_line=True)
        written = replace(written, end=_skip_sign(text, written.end, line.end))
        words = " ".join(lead_in["words"].lower().split())
        return DateLine(written, fills_line=False) if words in seed.language.words.archive_date_words else None
    full = dates.read_full(text, line.start, line.end)
    if full is None:
        return None
    if _fills_line(text, full, line):
        return DateLine(replace(full, end=line.end), fills_line=True)
    # `August 16, 2020 10:45 AM | Updated 2 hours ago`
    after = text[full.end : line.end].lstrip(" \t")
    bar = line.end - len(after) + 1
    return DateLine(replace(full, end=bar), fills_line=False) if after.startswith("|") else None


def _skip_sign(text: str, offset: int, end: int) -> int:
    """Return where the signs after a date end if white space follows them, else `offset`."""
    after = text[offset:end].lstrip(" \t")
    rest = after.lstrip(_DATE_SIGNS)
    return end - len(rest) if len(rest) < len(after) and rest[:1].isspace() else offset


def _fills_line(text: str, written: WrittenDate, line: Span) -> bool:
    return not text[written.end : line.end].strip(" \t\u00a0.,;|")


def find_unreadable_date(seed: SeedText, line: Span) -> Span | None:
    """Return the words that can't be read as a date although the line signals one: `Date: …` or `date 2020-99`."""
    found = seed.language.promise.match(seed.text, line.start, line.end)
    if found is None or (found["colon"] and line.end - line.start > _LONGEST_DATE_LINE):
        return None
    words = seed.text[found.end() : line.end]
    return Span(found.end(), line.end if found["colon"] else found.end() + len(words.split()[0]))


def is_day_line(seed: SeedText, line: Span) -> bool:
    """Return True if the line is just a day without a year: `16 AUG, 10:45`."""
    written = seed.language.dates.read_partial(seed.text, line.start, line.end)
    return written is not None and _fills_line(seed.text, written, line)


def is_affiliation(seed: SeedText, line: Span) -> bool:
    """Return True if the line says who the author in the byline above works for: `BBC News, Minsk`."""
    words = seed.text[line.start : line.end]
    is_short = len(words.split()) <= _MOST_WORDS_IN_AFFILIATION and not words.endswith(_SENTENCE_STOPS)
    return is_short and match_agency(seed, line.start, line.end) is not None


def is_update_line(seed: SeedText, line: Span) -> bool:
    """Return True if the line only dates an update: `Last updated at 15:41 GMT, 28 September 2011`."""
    lead_in = seed.language.later_lead_in.match(seed.text, line.start, line.end)
    written = seed.language.dates.read_partial(seed.text, lead_in.end(), line.end) if lead_in else None
    return written is not None and _fills_line(seed.text, written, line)


def find_stamp(seed: SeedText, line: Span) -> Stamp | None:
    """Return the page's own date with its clock and time zone, `26 April 2020 10.40 BST`, if prose follows it.

    A headline and a standfirst may precede it, with the page's line breaks lost.
    """
    text, language = seed.text, seed.language
    for begin in language.day_begins.finditer(text, line.start, min(line.end, line.start + _LATEST_STAMP)):
        written = language.dates.read_full(text, begin.start(), line.end)
        if written is None:
            continue
        note = language.update_notes.match(text, written.end, line.end)
        found = note or language.stamp_zones.search(text, begin.start(), written.end)
        end = found.end if found else 0
        if found and text[end : line.end].strip() and _may_precede_stamp(seed, text[line.start : begin.start()]):
            return Stamp(Span(begin.start(), end), found.rule)
    return None


def _may_precede_stamp(seed: SeedText, words: str) -> bool:
    """Return True if the words may precede the page's date, because they aren't a clause that the date belongs to."""
    last = words.split()[-1:]
    return not last or (last[0].lower() not in seed.language.words.before_a_day and last[0][-1:] not in {",", "("})


def find_byline(seed: SeedText, block: Span) -> Signature | None:
    """Return the author if the whole block is a byline."""
    if block.end - block.start > _LONGEST_FURNITURE:
        return None
    found = seed.language.bylines.fullmatch(seed.text, block.start, block.end)
    if found is None:
        return None
    who = found.group("who") or seed.text[block.start : block.end].strip("()[] ")
    return Signature(" ".join(who.split()), found.rule)


def find_bare_name(seed: SeedText, line: Span) -> str | None:
    """Return the rule if the line is just a person's name; only its neighbours show that it is a byline."""
    words = seed.text[line.start : line.end]
    if len(words.split()) > _MOST_WORDS_IN_BARE_NAMES or words.isupper():
        return None
    found = seed.language.bare_names.fullmatch(seed.text, line.start, line.end)
    return found.rule if found else None


def find_furniture(seed: SeedText, block: Span) -> str | None:
    """Return the rule by which the whole block is furniture, "" if it only credits agencies, else None."""
    if block.end - block.start > _LONGEST_FURNITURE:
        return None
    found = seed.language.furniture.fullmatch(seed.text, block.start, block.end)
    if found:
        return found.rule
    return "" if find_credit(seed, block) else None


def has_no_sentence_end(seed: SeedText, words: Span) -> bool:
    """Return True if no sentence ends within the words, as in headlines and standfirsts."""
    return seed.language.sentence_end.search(seed.text, words.start, words.end) is None


def is_heading(seed: SeedText, above: Span, block: Span, below: Span) -> bool:
    """Return True if the block is a heading: a few words without a stop, with prose above and below it."""
    words = seed.text[block.start : block.end]
    is_short = len(words.split()) <= _MOST_WORDS_IN_HEADING and "\n" not in words
    is_bare = words[0].isupper() and words[-1].isalpha() and not any(sign in words for sign in '"“”«»:;')
    return is_short and is_bare and all(_is_prose(seed.text[side.start : side.end]) for side in (above, below))


def _is_prose(words: str) -> bool:
    """Return True if a paragraph is longer than two headings and ends with a stop."""
    return len(words.split()) > 2 * _MOST_WORDS_IN_HEADING and words.rstrip("\"'”’)").endswith(_SENTENCE_STOPS)


def is_title(seed: SeedText, line: Span, *, before: Follows, on_header: bool) -> bool:
    """Return True if a line at the top, followed by `before`, is a title; `on_header`: a date precedes it on its line.

    A lead mistaken for a title would no longer be the lead, so a doubtful line isn't a title.
    """
    words = seed.text[line.start : line.end]
    tokens = words.split()
    is_long = len(words) > _LONGEST_TITLE or len(tokens) > _MOST_WORDS_IN_TITLE
    if is_long or words.endswith((":", ",")) or "http" in words or not any(c.isalpha() for c in words):
        return False
    if before == "head" or words[0] in _NO_TITLE_BEGINNINGS:
        return before == "head"
    has_stop = words.rstrip("\"'”’)").endswith(_NO_TITLE_ENDS)
    if before in {"paragraph", "line"}:
        return before == "paragraph" and not has_stop and len(tokens) <= _MOST_WORDS_IN_SURE_TITLE
    if seed.language.sentence_end.search(words):
        return False
    is_short = len(tokens) <= _MOST_WORDS_IN_SURE_TITLE and not seed.language.lead.search(words)
    return not has_stop or _is_headline_case(tokens) or (on_header and is_short)


def _is_headline_case(tokens: list[str]) -> bool:
    """Return True if the words are capitalised as in an American headline."""
    long = [token.lstrip("'\"“‘(") for token in tokens if len(token) > _SHORT_WORD and token[0].isalpha()]
    return len(long) >= _SHORT_WORD and sum(word[:1].isupper() for word in long) >= _LEAST_IN_CAPITALS * len(long)
