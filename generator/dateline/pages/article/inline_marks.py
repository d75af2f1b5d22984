"""Marks in an article's text: how each kind is shown in place, and its reason in words."""

import re
from collections.abc import Callable, Iterator

from dateline import markdown as md
from dateline.linked import PAGED
from dateline.model import Annotated, Article, Event, Figure, Name, Note, Quote, Span, Speaker, Time
from dateline.pages.article.editor_notes import numbered
from dateline.pages.article.error_report import Reports
from dateline.pages.shared.context import Edition, Here, folded
from dateline.pages.shared.i18n import (
    amount,
    capital,
    day,
    duration,
    foreign,
    label,
    labels,
    say,
    tell,
    when_words,
    who,
    why,
)
from dateline.pages.shared.mark_ids import Addressed
from dateline.reasons import Reason
from dateline.weave import Strand, Woven, weave

_DECIDED = {"desk.accepted", "desk.changed", "desk.added"}

# What HTML takes as the date or time of a `time` element, of the values that TIMEX3 knows.
_DATETIME = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?)?|-W\d{2})?")


def in_place(here: Here, annotated: Annotated, span: Span) -> md.Markdown:
    """Return the words of a span, exactly, with the marks that lie in it."""
    shown = _strands(annotated, span)
    return md.woven(weave(annotated.article.text, shown, span.start, span.end), _dressed(here, annotated))


def _strands(annotated: Annotated, within: Span) -> Iterator[Strand]:
    """Yield what is shown in a span: each name, time, figure and event, each part of a quote and its cue."""
    for mark in annotated.marks:
        match mark:
            case Name() | Time() | Figure() | Event() | Note():
                spans: tuple[Span, ...] = (mark.span,)
            case Quote():
                spans = (*mark.parts, *([mark.cue] if mark.cue else []))
            case _:
                continue
        yield from (Strand(span, mark) for span in spans if span.overlaps(within))


def _dressed(here: Here, annotated: Annotated) -> Callable[[Woven], md.Dress | None]:
    """Return how the pieces of an article's marks are shown."""
    ids = here.edition.ids(annotated.article.slug)
    numbers = {note: number for number, note in numbered(annotated)}

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
        return _shown(here, annotated.article.slug, mark, attributes)

    return dress


def _shown(here: Here, slug: str, mark: Addressed, attributes: dict[str, str]) -> md.Dress:
    match mark:
        case Name():
            bearer = here.edition.paged(here.edition.corpus.entity_at.get((slug, mark.span)))
            if bearer:
                return md.Link(here.address(f"{bearer.id}.md"), attributes)
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


def reasons(here: Here, annotated: Annotated, reports: Reports) -> Iterator[md.Markdown]:
    """Yield a list's item for each mark: its words, what it is, its value, why, how sure, how to report an error."""
    for mark, identity in here.edition.ids(annotated.article.slug).items():
        if not isinstance(mark, Addressed):
            continue
        words = md.link(md.address("", identity), theirs(annotated.article, mark.span))
        what = md.blocks(
            md.line("p", {"class": "dl-why-words"}, words),
            md.line("p", {"class": "dl-why-what"}, _what(here, annotated, mark)),
            md.line("p", {"class": "dl-why-because"}, _because(annotated, mark)),
            *_links(here, annotated, mark),
        )
        way = reports.identity(mark.span.start)
        told = {"data-report": way} if way else {}
        yield md.block("li", {"id": f"why-{identity}", "class": f"dl-why dl-why-{mark.kind}", **told}, what)


def _what(here: Here, annotated: Annotated, mark: Addressed) -> md.Markdown:
    words = label(f"type.{mark.type}") if isinstance(mark, Name) else label(f"kind.{mark.kind}")
    kind = md.element("span", {"class": "dl-why-kind"}, md.text(capital(words)))
    value = md.element("span", {"class": "dl-why-value"}, _value(here.edition, annotated.article, mark))
    return md.join([kind, value], " ")


def reviewer(annotated: Annotated, mark: Addressed) -> str:
    """Return who of the desk looked at a mark: by itself, or with the whole article; nothing where nobody did."""
    return mark.reviewed or (annotated.review.by if annotated.review else "")


def _because(annotated: Annotated, mark: Addressed) -> md.Markdown:
    because = [why(mark.because)] if mark.because else []
    others = [md.text(say("why.others", values=", ".join(mark.others)))] if mark.others else []
    sure = md.element("span", {"class": f"dl-sure dl-sure-{mark.sure}"}, md.text(label(f"sure.{mark.sure}")))
    looked = reviewer(annotated, mark)
    review = md.text(say("why.reviewed", by=who(looked)) if looked else label("why.unreviewed"))
    told = [*because, *others, *([] if _decided(mark.because) else [review])]
    return md.join([sure, md.join(told, "; ")], " ")


def _decided(because: Reason) -> bool:
    """Tell whether a reason says already who of the desk decided on its mark."""
    within = [given for _, given in because.given if isinstance(given, Reason)]
    return because.key in _DECIDED or any(map(_decided, within))


def _links(here: Here, annotated: Annotated, mark: Addressed) -> Iterator[md.Markdown]:
    slug, edition = annotated.article.slug, here.edition
    link: md.Markdown | None = None
    match mark:
        case Name():
            link = _page(here, edition.corpus.entity_at.get((slug, mark.span)))
        case Quote():
            link = _page(here, edition.speakers.get((slug, mark)))
        case Event() if entry := edition.entry_of.get((slug, mark.span)):
            link = here.entry(entry, md.text(capital(label("why.timeline"))))
        case _:
            pass
    if link:
        yield md.line("p", {"class": "dl-why-links"}, link)


def _page(here: Here, entity: str | None) -> md.Markdown | None:
    found = here.edition.paged(entity)
    return here.entity(entity, say("why.page", name=found.name)) if found else None


def _value(edition: Edition, article: Article, mark: Addressed) -> md.Markdown:
    """Return what a mark says: whose name, who speaks, which day, how much, what status."""
    match mark:
        case Name():
            bearer = edition.corpus.by_id.get(edition.corpus.entity_at.get((article.slug, mark.span), ""))
            return md.text(bearer.name if bearer else mark.name)
        case Quote():
            who = speaker_shown(edition, article, mark.speaker, edition.speakers.get((article.slug, mark)))
            cue = [tell("why.cue", words=theirs(article, mark.cue))] if mark.cue else []
            return md.join([tell("why.quote", mode=md.text(label(f"mode.{mark.mode}")), who=who), *cue], "; ")
        case Time():
            return md.text(_time_words(mark))
        case Figure():
            return _figure(article, mark)
        case Event():
            return md.text(_event_words(mark))


def theirs(article: Article, span: Span) -> md.Markdown:
    """Return an article's words on one line, marked as of their language where it is not the interface's."""
    return foreign(article.language, md.text(folded(article.at(span))))


def speaker_words(edition: Edition, article: Article, speaker: Speaker | None, entity: str | None) -> str:
    """Return who speaks: the name over all articles, the article's own, or that it is not resolved."""
    if entity:
        return edition.corpus.by_id[entity].name
    if speaker and speaker.name:
        return speaker.name
    if speaker and speaker.span:
        return say("why.speaker-unresolved", words=folded(article.at(speaker.span)))
    return str(label("why.speaker-none"))


def speaker_shown(edition: Edition, article: Article, speaker: Speaker | None, entity: str | None) -> md.Markdown:
    """Return the same, the article's own words for a speaker who is not resolved marked as of its language."""
    if speaker and speaker.span and not (entity or speaker.name):
        return tell("why.speaker-unresolved", words=theirs(article, speaker.span))
    return md.text(speaker_words(edition, article, speaker, entity))


def _time_words(time: Time) -> str:
    if time.when.start:
        return when_words(time.when)
    long = duration(time.value)
    vague = labels("vague").get(time.value, time.value)
    value = say("why.time-every", duration=long) if long and time.type == "SET" else long or vague
    return say("why.time-undated", value=value)


def _event_words(event: Event) -> str:
    status = label(f"status.{event.status}")
    if event.when.start:
        return say("why.event", status=status, when=when_words(event.when))
    return say("why.event-undated", status=status)


def _figure(article: Article, figure: Figure) -> md.Markdown:
    """Return a figure with all that is known of it: `80.1% of the vote, whose: …, according to …`."""
    value = amount(figure.value)
    if figure.unit == "percent":
        said = md.text(say("unit.percent", value=value))
    else:
        unit = [foreign(article.language, md.text(figure.unit))] if figure.unit else []
        said = md.join([md.text(value), *unit], " ")
    related: list[tuple[str, Span | None]] = [("of", figure.of), ("whose", figure.whose), ("source", figure.source)]
    more = [tell(f"why.{key}", words=theirs(article, span)) for key, span in related if span]
    as_of = [md.text(say("why.as-of", day=day(figure.as_of)))] if figure.as_of else []
    return md.join([said, *more, *as_of], ", ")
