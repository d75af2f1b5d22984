"""The two machine-readable outputs, as plain values for JSON Lines: one article or timeline entry per line.

This is a public data format: fields may be added, but never removed or given another meaning.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from dateline.calendar.when import When
from dateline.linked import FOLDERS, PAGED, Corpus, Entry
from dateline.model import Annotated, AnyMark, Correction, Mark, Name, Quote, Review, Span, Speaker, Time, Title

Record = dict[str, Any]
_COMMON = {field.name for field in fields(Mark)} | {"kind"}
_PAGED = frozenset(FOLDERS[kind] for kind in PAGED)


def articles(corpus: Corpus) -> Iterator[Record]:
    """Yield each article with its annotations, by day and stem."""
    attributed = {(a.article, a.quote.span, a.quote.parts): a.entity for a in corpus.attributions}
    for annotated in corpus.articles:
        article = annotated.article
        yield {
            "article": article.slug,
            "sha256": article.sha256,
            "published": _json(article.published),
            "title": title(annotated),
            "language": article.language,
            "annotations": [
                *(_annotation(corpus, annotated, mark, attributed) for mark in annotated.marks),
                *_orphaned_notes(annotated),
            ],
            "corrections": [_plain(correction) for correction in annotated.corrections],
            "reviewed": _plain(annotated.review) if annotated.review else None,
        }


def timeline(corpus: Corpus, *, undated: bool) -> Iterator[Record]:
    """Yield the dated entries in chronological order, then, if `undated`, the others."""
    for entry in (*corpus.entries, *(corpus.undated if undated else ())):
        yield _entry(entry)


def title(annotated: Annotated) -> str | None:
    """Return the desk's title, else the file's, on one line; None if there is neither."""
    if stated := annotated.article.fact("title"):
        return stated
    for mark in annotated.marks_of(Title):
        return " ".join(annotated.article.words(mark.span).split())
    return None


def _annotation(corpus: Corpus, annotated: Annotated, mark: AnyMark, attributed: dict[Any, str | None]) -> Record:
    record: Record = {"kind": mark.kind, "start": mark.span.start, "end": mark.span.end}
    record |= {"by": mark.by, "because": str(mark.because), "sure": mark.sure}
    if mark.others:
        record["or"] = list(mark.others)
    if mark.reviewed:
        record["reviewed"] = mark.reviewed
    if mark.rule:
        record["rule"] = mark.rule
    if isinstance(mark, Quote):
        entity = attributed.get((annotated.article.slug, mark.span, mark.parts))
        return record | _quote(corpus, mark, entity)
    if isinstance(mark, Name):
        return record | _name(corpus, annotated, mark)
    return record | _fields(mark)


def _orphaned_notes(annotated: Annotated) -> Iterator[Record]:
    """Yield the notes whose passage is no longer in the article; other orphans aren't annotations."""
    for orphan in annotated.orphans:
        if orphan.about:
            yield {
                "kind": "note",
                "start": None,
                "end": None,
                "by": "desk",
                "because": orphan.why,
                "sure": "unsure",
                "about": orphan.about,
                "author": orphan.by,
                "text": orphan.said,
                "plain": orphan.plain,
                "words": orphan.words,
            }


def _plain(value: Correction | Review) -> Record:
    return {field.name: _json(getattr(value, field.name)) for field in fields(value)}


def _fields(mark: AnyMark) -> Record:
    """Return the fields specific to a mark's kind, under their names in `dateline.model`, which are public."""
    record: Record = {}
    for name in (field.name for field in fields(mark) if field.name not in _COMMON):
        value = getattr(mark, name)
        if isinstance(value, When):
            record |= _when(value)
        else:
            record[name] = _json(value)
    if isinstance(mark, Time):
        # Already part of the value.
        del record["date"], record["until"]
    return record


def _when(when: When) -> Record:
    """Return the fields of a mark's time. Its precision is exported as `grain`."""
    record = {field.name: _json(getattr(when, field.name)) for field in fields(when)}
    return record | {"grain": record.pop("precision")}


def _json(value: Any) -> Any:  # noqa: ANN401
    match value:
        case dt.date():
            return value.isoformat()
        case Span():
            return [value.start, value.end]
        case Speaker():
            return value.name
        case tuple():
            return [_json(part) for part in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def _name(corpus: Corpus, annotated: Annotated, name: Name) -> Record:
    entity = corpus.by_id[corpus.entity_at[annotated.article.slug, name.span]]
    return {"type": name.type, "name": entity.name, "id": address(entity.id), "role": _json(name.role)}


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
    """Return an entity's address on the site, or None if its type has no pages."""
    return entity if entity and entity.split("/")[0] in _PAGED else None


def _entry(entry: Entry) -> Record:
    return {
        "id": entry.id,
        "date": entry.when.date,
        "until": entry.when.until,
        "first": _json(entry.when.first),
        "last": _json(entry.when.last),
        "edtf": entry.when.edtf,
        "precision": entry.when.precision,
        "status": entry.status,
        "due": entry.due,
        "headline": entry.headline,
        "score": round(entry.score, 4),
        "key": entry.key,
        "because": str(entry.because),
        "by": entry.by,
        "reworded": entry.reworded or None,
        "tellings": [
            {"article": t.article, "start": t.event.span.start, "end": t.event.span.end} for t in entry.mentions
        ],
        "articles": entry.counts.articles,
        "outlets": entry.counts.outlets,
        "origins": entry.counts.origins,
        "first_told": _json(entry.first_published),
    }
