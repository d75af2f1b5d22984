"""Marks in an article's text: how each kind is shown in place, and its reason in words."""

import re
from collections.abc import Callable, Iterator

from dateline import markdown as md
from dateline.linked import PAGED
from dateline.model import Annotated, Article, Event, Figure, Name, Note, Quote, Span, Time
from dateline.pages.article.editor_notes import number_notes
from dateline.pages.article.error_report import Reports
from dateline.pages.blocks.quote_rows import mark_source_language, speaker_md
from dateline.pages.blocks.review_state import reviewer
from dateline.pages.shared.i18n import (
    amount,
    capital,
    day,
    editor_name,
    format_date,
    format_duration,
    format_md,
    format_text,
    label,
    labels,
    mark_language,
    reason_md,
)
from dateline.pages.shared.links import Linker
from dateline.pages.shared.mark_ids import Addressed
from dateline.pages.shared.site_context import SiteContext
from dateline.reasons import Reason
from dateline.weave import Strand, Woven, weave

_DECIDED = {"desk.accepted", "desk.changed", "desk.added"}

# The TIMEX3 values that HTML accepts as the date or time of a `time` element.
_DATETIME = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?)?|-W\d{2})?")


def text_with_marks(linker: Linker, annotated: Annotated, span: Span) -> md.Markdown:
    """Return the exact words of a span with the marks in it."""
    shown = _strands(annotated, span)
    return md.format_nodes(weave(annotated.article.text, shown, span.start, span.end), _dress_marks(linker, annotated))


def _strands(annotated: Annotated, within: Span) -> Iterator[Strand]:
    """Yield the strands to show in a span: each name, time, figure and event, each part of a quote and its cue."""
    for mark in annotated.marks:
        match mark:
            case Name() | Time() | Figure() | Event() | Note():
                spans: tuple[Span, ...] = (mark.span,)
            case Quote():
                spans = (*mark.parts, *([mark.cue] if mark.cue else []))
            case _:
                continue
        yield from (Strand(span, mark) for span in spans if span.overlaps(within))


def _dress_marks(linker: Linker, annotated: Annotated) -> Callable[[Woven], md.Dress | None]:
    """Return the function that dresses the pieces of an article's marks."""
    ids = linker.site.mark_ids(annotated.article.slug)
    numbers = {note: number for number, note in number_notes(annotated)}

    def dress(piece: Woven) -> md.Dress | None:
        mark, span = piece.strand.mark, piece.strand.span
        if isinstance(mark, Quote) and span == mark.cue:
            return md.Element("span", {"class": "dl-cue"})
        if isinstance(mark, Note):
            named = {"id": ids[mark], "data-note": str(numbers[mark])} if piece.first else {}
            return md.Element("span", {**named, "class": f"dl-noted dl-noted-{mark.about}"})
        assert isinstance(mark, Addressed)
        common = {"class": _classes(annotated, mark), "data-why": ids[mark]}
        begins = piece.first and not (isinstance(mark, Quote) and span != mark.parts[0])
        attributes = {"id": ids[mark], **common} if begins else common
        return _dress(linker, annotated.article.slug, mark, attributes)

    return dress


def _dress(linker: Linker, slug: str, mark: Addressed, attributes: dict[str, str]) -> md.Dress:
    match mark:
        case Name():
            bearer = linker.site.find_entity(linker.site.corpus.entity_at.get((slug, mark.span)))
            if bearer:
                return md.Link(linker.entity_address(bearer), attributes)
        case Time() if _DATETIME.fullmatch(mark.value):
            return md.Element("time", {"datetime": mark.value, **attributes})
        case Figure():
            return md.Element("data", {"value": f"{mark.value:g}", **attributes})
        case _:
            pass
    return md.Element("span", attributes)


def _classes(annotated: Annotated, mark: Addressed) -> str:
    kinds = ["dl-mark", f"dl-{mark.kind}"]
    match mark:
        case Name():
            kinds.append(f"dl-{mark.type}" if mark.type in PAGED else "dl-thing")
        case Quote():
            kinds.append(f"dl-{mark.mode}")
        case _:
            pass
    kinds += ["dl-unsure"] if mark.sure == "unsure" else []
    kinds += ["dl-reviewed"] if reviewer(annotated, mark) else []
    return " ".join(kinds)


def reasons(linker: Linker, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    """Yield a list item for each mark: words, kind, value, reason, certainty, and how to report an error."""
    for mark, identity in linker.site.mark_ids(annotated.article.slug).items():
        if not isinstance(mark, Addressed):
            continue
        words = md.link(md.address("", identity), mark_source_language(annotated.article, mark.span))
        what = md.blocks(
            md.line("p", {"class": "dl-why-words"}, words),
            md.line("p", {"class": "dl-why-what"}, _what(linker, annotated, mark)),
            md.line("p", {"class": "dl-why-because"}, _reason_line(annotated, mark)),
            *_links(linker, annotated, mark),
        )
        way = reports.sentence_id(mark.span.start)
        report = {"data-report": way} if way else {}
        yield md.block("li", {"id": f"why-{identity}", "class": f"dl-why dl-why-{mark.kind}", **report}, what)


def _what(linker: Linker, annotated: Annotated, mark: Addressed) -> md.Markdown:
    words = label(f"type.{mark.type}") if isinstance(mark, Name) else label(f"kind.{mark.kind}")
    kind = md.element("span", {"class": "dl-why-kind"}, md.text(capital(words)))
    value = md.element("span", {"class": "dl-why-value"}, _value(linker.site, annotated.article, mark))
    return md.join([kind, value], " ")


def _reason_line(annotated: Annotated, mark: Addressed) -> md.Markdown:
    because = [reason_md(mark.because)] if mark.because else []
    others = [md.text(format_text("why.others", values=", ".join(mark.others)))] if mark.others else []
    sure = md.element("span", {"class": f"dl-sure dl-sure-{mark.sure}"}, md.text(label(f"sure.{mark.sure}")))
    looked = reviewer(annotated, mark)
    review = md.text(format_text("why.reviewed", by=editor_name(looked)) if looked else label("why.unreviewed"))
    parts = [*because, *others, *([] if _is_decision(mark.because) else [review])]
    return md.join([sure, md.join(parts, "; ")], " ")


def _is_decision(because: Reason) -> bool:
    """Return True if a reason already names the editor who decided on its mark."""
    within = [given for _, given in because.given if isinstance(given, Reason)]
    return because.key in _DECIDED or any(map(_is_decision, within))


def _links(linker: Linker, annotated: Annotated, mark: Addressed) -> Iterator[md.Markdown]:
    slug, site = annotated.article.slug, linker.site
    link: md.Markdown | None = None
    match mark:
        case Name():
            link = _page(linker, site.corpus.entity_at.get((slug, mark.span)))
        case Quote():
            link = _page(linker, site.speakers.get((slug, mark)))
        case Event() if entry := site.entry_of.get((slug, mark.span)):
            link = linker.entry(entry, md.text(capital(label("why.timeline"))))
        case _:
            pass
    if link:
        yield md.line("p", {"class": "dl-why-links"}, link)


def _page(linker: Linker, entity: str | None) -> md.Markdown | None:
    found = linker.site.find_entity(entity)
    return linker.entity(entity, format_text("why.page", name=found.name)) if found else None


def _value(site: SiteContext, article: Article, mark: Addressed) -> md.Markdown:
    """Return a mark's value in words: whose name, who speaks, which day, how much, what status."""
    match mark:
        case Name():
            bearer = site.corpus.by_id.get(site.corpus.entity_at.get((article.slug, mark.span), ""))
            return md.text(bearer.name if bearer else mark.name)
        case Quote():
            who = speaker_md(site, article, mark.speaker, site.speakers.get((article.slug, mark)))
            cue = [format_md("why.cue", words=mark_source_language(article, mark.cue))] if mark.cue else []
            return md.join([format_md("why.quote", mode=md.text(label(f"mode.{mark.mode}")), who=who), *cue], "; ")
        case Time():
            return md.text(_time_words(mark))
        case Figure():
            return _figure(article, mark)
        case Event():
            return md.text(_event_words(mark))


def _time_words(time: Time) -> str:
    if time.when.start:
        return format_date(time.when)
    long = format_duration(time.value)
    vague = labels("vague").get(time.value, time.value)
    value = format_text("why.time-every", duration=long) if long and time.type == "SET" else long or vague
    return format_text("why.time-undated", value=value)


def _event_words(event: Event) -> str:
    status = label(f"status.{event.status}")
    if event.when.start:
        return format_text("why.event", status=status, when=format_date(event.when))
    return format_text("why.event-undated", status=status)


def _figure(article: Article, figure: Figure) -> md.Markdown:
    """Return a figure with everything known about it: `80.1% of the vote, whose: …, according to …`."""
    value = amount(figure.value)
    if figure.unit == "percent":
        number = md.text(format_text("unit.percent", value=value))
    else:
        unit = [mark_language(article.language, md.text(figure.unit))] if figure.unit else []
        number = md.join([md.text(value), *unit], " ")
    related: list[tuple[str, Span | None]] = [("of", figure.of), ("whose", figure.whose), ("source", figure.source)]
    more = [format_md(f"why.{key}", words=mark_source_language(article, span)) for key, span in related if span]
    as_of = [md.text(format_text("why.as-of", day=day(figure.as_of)))] if figure.as_of else []
    return md.join([number, *more, *as_of], ", ")
