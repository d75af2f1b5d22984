"""The two machine-readable outputs, as plain values for JSON Lines: an article a line, a timeline entry a line.

The format is the project's public data format: fields may be added, none changes its meaning or goes.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, assert_never

from generator.model import (
    Annotated,
    Byline,
    Claim,
    Credit,
    Dateline,
    Event,
    Figure,
    Furniture,
    Header,
    Name,
    Note,
    Paragraph,
    Quote,
    Span,
    Speaker,
    Time,
    Title,
)
from generator.records import FOLDERS, PAGED, Corpus, Entry

Record = dict[str, Any]
_PAGED = frozenset(FOLDERS[kind] for kind in PAGED)


def articles(corpus: Corpus) -> Iterator[Record]:
    """Yield each article with its annotations, by day and stem."""
    attributed = {(a.article, a.quote.span, a.quote.parts): a.entity for a in corpus.attributions}
    for annotated in corpus.articles:
        article = annotated.article
        yield {
            "article": article.slug,
            "sha256": article.sha256,
            "published": _day(article.published),
            "title": title(annotated),
            "language": article.language,
            "annotations": [_annotation(corpus, annotated, claim, attributed) for claim in annotated.claims],
        }


def timeline(corpus: Corpus, *, undated: bool) -> Iterator[Record]:
    """Yield the dated entries in time order, then, if asked for, those without a date."""
    for entry in (*corpus.entries, *(corpus.undated if undated else ())):
        yield _entry(entry)


def title(annotated: Annotated) -> str | None:
    """Return the article's title in the words of the file, line ends inside it as blanks; None where it has none."""
    for mark in annotated.of(Title):
        return " ".join(annotated.article.at(mark.span).split())
    return None


def _annotation(corpus: Corpus, annotated: Annotated, claim: Claim, attributed: dict[Any, str | None]) -> Record:
    record: Record = {"kind": claim.kind, "start": claim.span.start, "end": claim.span.end}
    record |= {"by": claim.by, "because": claim.because, "sure": claim.sure}
    if claim.others:
        record["or"] = list(claim.others)
    if isinstance(claim, Quote):
        entity = attributed.get((annotated.article.slug, claim.span, claim.parts))
        return record | _quote(corpus, claim, entity)
    if isinstance(claim, Name):
        return record | _name(corpus, annotated, claim)
    return record | _fields(claim)


def _fields(claim: Claim) -> Record:
    """Return what each kind alone knows; names and quotes need the corpus and are handled by their own functions."""
    match claim:
        case Header():
            return {"date": _day(claim.date)}
        case Dateline():
            return {"place": claim.place, "day": _day(claim.day)}
        case Byline():
            return {"who": claim.who}
        case Credit():
            return {"agencies": list(claim.agencies)}
        case Furniture():
            return {}
        case Paragraph():
            return {"number": claim.number}
        case Title():
            return {"given": claim.given, "speaker": claim.speaker.name if claim.speaker else None}
        case Time():
            days = {"first": _day(claim.first), "last": _day(claim.last)}
            return {"type": claim.type, "value": claim.value} | days | {"edtf": claim.edtf, "grain": claim.grain}
        case Figure():
            links = {"of": _pair(claim.of), "whose": _pair(claim.whose), "source": _pair(claim.source)}
            return {"value": _number(claim.value), "unit": claim.unit} | links | {"as_of": _day(claim.as_of)}
        case Event():
            return {"date": claim.date, "until": claim.until, "status": claim.status, "time": _pair(claim.time)}
        case Note():
            return {"about": claim.about, "author": claim.author, "text": claim.text}
        case Name() | Quote():
            message = f"a {claim.kind} is linked over the corpus"
            raise TypeError(message)
        case _:
            assert_never(claim)


def _name(corpus: Corpus, annotated: Annotated, name: Name) -> Record:
    entity = corpus.by_id[corpus.bearer[annotated.article.slug, name.span]]
    return {"type": name.type, "name": entity.name, "id": address(entity.id), "role": _pair(name.role)}


def _quote(corpus: Corpus, quote: Quote, entity: str | None) -> Record:
    return {
        "parts": [[part.start, part.end] for part in quote.parts],
        "mode": quote.mode,
        "speaker": _speaker(corpus, quote.speaker, entity),
        "cue": {"start": quote.cue.start, "end": quote.cue.end} if quote.cue else None,
    }


def _speaker(corpus: Corpus, speaker: Speaker | None, entity: str | None) -> Record | None:
    if speaker is None:
        return None
    start, end = (speaker.span.start, speaker.span.end) if speaker.span else (None, None)
    name = corpus.by_id[entity].name if entity else speaker.name
    return {"start": start, "end": end, "name": name, "id": address(entity)}


def address(entity: str | None) -> str | None:
    """Return an entity's address on the site, None where its type has no pages."""
    return entity if entity and entity.split("/")[0] in _PAGED else None


def _entry(entry: Entry) -> Record:
    return {
        "id": entry.id,
        "date": entry.date,
        "until": entry.until,
        "first": _day(entry.first),
        "last": _day(entry.last),
        "edtf": entry.edtf,
        "precision": entry.grain,
        "status": entry.status,
        "due": entry.due,
        "headline": entry.headline,
        "score": round(entry.score, 4),
        "key": entry.key,
        "because": entry.because,
        "tellings": [
            {"article": t.article, "start": t.event.span.start, "end": t.event.span.end} for t in entry.tellings
        ],
        "articles": entry.articles,
        "outlets": entry.outlets,
        "origins": entry.origins,
        "first_told": _day(entry.first_told),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value
