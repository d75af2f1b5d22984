"""Header, dateline, credit, byline and paragraphs: what the layout of a seed gives away."""
# PROVISIONAL: being replaced

import re
from datetime import date

from generator.model import Credit, Dateline, Header, Layout, Paragraph, Span

_HEADER = re.compile(r"\s*date (\d{4})-(\d\d)-(\d\d)")
_DATELINE = re.compile(r"(?P<place>[A-Z][A-Z .,'-]+),? (?P<day>[A-Z][a-z]+\.? \d{1,2})\. ?/(?P<credit>[A-Z]+)/\.")
_SPUTNIK = re.compile(r"(?P<place>[A-Z]+) \((?P<credit>UrduPoint News / Sputnik) - [^)]*\)")


def layout(text: str) -> tuple[Layout, ...]:
    marks: list[Layout] = []
    start = 0
    if m := _HEADER.match(text):
        marks.append(Header(span=Span(m.start(1) - 5, m.end()), by="layout", date=date(*map(int, m.groups()))))
        start = m.end()
    body = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.S)
    if "\n\n" not in text:
        body = re.compile(r"[^\n]+")
    number = 0
    for m in body.finditer(text, start):
        words = m.group()
        if not words.strip() or words.strip().startswith("(@"):
            continue
        number += 1
        first = m.start() + len(words) - len(words.lstrip())
        span = Span(first, m.start() + len(words.rstrip()))
        marks.append(Paragraph(span=span, by="layout", number=number))
        for pattern in (_DATELINE, _SPUTNIK):
            if number <= 2 and (d := pattern.match(text, first)):
                marks.append(Dateline(span=Span(first, d.end()), by="layout", place=d["place"], day=None))
                marks.append(Credit(span=Span(*d.span("credit")), by="layout", agencies=tuple(d["credit"].split(" / "))))
    return tuple(marks)
