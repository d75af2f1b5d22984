"""What the commands `note`, `accept` and `reject` write: the right item, into the right file, or why not."""

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import dateline.desk.files as disk
from dateline.desk.anchors import stand
from dateline.desk.deciding import Marks
from dateline.desk.fields import mark_value
from dateline.desk.importing import Foreign
from dateline.desk.items import VALUES, MarkKind
from dateline.desk.name_register import Register
from dateline.desk.selectors import Words, occurrences
from dateline.desk.writing import Item, Value, add
from dateline.model import Annotated, AnyMark, Article, Quote, Span, Time
from dateline.problems import Place, Problem

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def note(article: Article, words: Words, text: str, about: str, by: str) -> tuple[Item | None, tuple[Problem, ...]]:
    """Return the item of a note on these words; None where they have no one place."""
    span, problems = placed(article, words)
    if span is None:
        return None, problems
    item: dict[str, Value] = {"note": text, **pointed(article, words)}
    return item | ({"about": about} if about != "context" else {}) | ({"by": by} if by else {}), ()


def accept(annotated: Annotated, kind: MarkKind, words: Words, by: str) -> tuple[Item | None, tuple[Problem, ...]]:
    """Return the item that accepts the mark that stands there, with the values that it has now."""
    return _decision(annotated, "accept", kind, words, by)


def reject(annotated: Annotated, kind: MarkKind, words: Words, by: str) -> tuple[Item | None, tuple[Problem, ...]]:
    """Return the item that rejects the mark that stands there."""
    return _decision(annotated, "reject", kind, words, by)


def write(seed: Path, shown: str, section: str, items: Sequence[Item]) -> tuple[Problem, ...]:
    """Write items into the file beside a seed, all of them or, where the file is at fault, none."""
    text = disk.text_of(seed.with_suffix(".yml"))
    for item in items:
        text, problems = add(shown, text, section, item)
        if problems:
            return problems
    disk.save(seed.with_suffix(".yml"), text)
    return ()


def placed(article: Article, words: Words) -> tuple[Span | None, tuple[Problem, ...]]:
    """Return where the words stand; where that is not sure, the problem lists the places to choose from."""
    standing = stand(article, words, None)
    if standing.span:
        return standing.span, ()
    places = [article.place(span.start) for span in occurrences(article.text, words)]
    where = "".join(f"; --nth {n}: line {place.line}:{place.column}" for n, place in enumerate(places, 1))
    return None, (Problem(Place(article.path), standing.message + where, standing.code),)


def pointed(article: Article, words: Words) -> Item:
    """Return the keys that point at a place, as few as it needs."""
    item: dict[str, Value] = {"at": words.at}
    if words.before:
        item["before"] = words.before
    if words.after:
        item["after"] = words.after
    if words.nth and len(list(occurrences(article.text, Words(at=words.at, place=words.place)))) > 1:
        item["nth"] = words.nth
    return item


def _decision(
    annotated: Annotated, verb: str, kind: MarkKind, words: Words, by: str
) -> tuple[Item | None, tuple[Problem, ...]]:
    article = annotated.article
    span, problems = placed(article, words)
    if span is None:
        return None, problems
    mark = Marks(article, annotated.marks, Register()).mark(kind, span)
    if mark is None:
        there = sorted({mark.kind for mark in annotated.marks if mark.span.overlaps(span) and mark.kind in VALUES})
        what = f"; there are: {', '.join(there)}" if there else ""
        return None, (Problem(article.place(span.start), f"there is no {kind} here to {verb}{what}", "DL237"),)
    item: dict[str, Value] = {verb: kind, **pointed(article, words)}
    return item | (_values(mark, kind) if verb == "accept" else {}) | ({"by": by} if by else {}), ()


def _values(mark: AnyMark, kind: MarkKind) -> dict[str, Value]:
    """Return the values that a mark has, as a decision gives them."""
    found: dict[str, Value] = {}
    for name in VALUES[kind]:
        if name == "then":
            continue
        value = mark_value(mark, name)
        if isinstance(mark, Quote) and name == "speaker":
            value = (mark.speaker.name if mark.speaker else None) or ""
        if isinstance(mark, Time) and name == "type":
            continue
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, str) and name != "name" and _DAY.fullmatch(value):
            value = dt.date.fromisoformat(value)
        if isinstance(value, str | int | float | dt.date):
            found[name] = value
    return found


def taken_over(
    foreign: Sequence[Foreign], articles: Sequence[Article], only: str
) -> tuple[dict[str, list[Item]], tuple[Problem, ...]]:
    """Return the items of others' notes by the article they belong to; those without a sure place are problems.

    `only` is the stem of the article that all are about, if they do not say it themselves.
    """
    items: dict[str, list[Item]] = {}
    problems: list[Problem] = []
    for one in foreign:
        article = _meant(one, articles, only)
        if article is None:
            problems.append(
                Problem(one.place, f"is about no article here ({one.target or 'none named'}); see --seed", "DL262")
            )
            continue
        words = _anchored(article, one)
        if isinstance(words, Problem):
            problems.append(words)
            continue
        item: dict[str, Value] = {"note": one.text or "…", **pointed(article, words)}
        items.setdefault(article.slug, []).append(item | ({"by": one.by} if one.by else {}))
    return items, tuple(problems)


def _meant(one: Foreign, articles: Sequence[Article], only: str) -> Article | None:
    """Return the article a note is on: by its own address, else by its stem in the address of the page."""
    if only:
        return next((article for article in articles if article.slug == only), None)
    by_url = [article for article in articles if one.target and article.fact("url") == one.target]
    by_stem = [a for a in articles if re.search(rf"(?<!\w){re.escape(a.slug)}(?![\w-])", one.target)]
    found = by_url or by_stem
    return found[0] if len(found) == 1 else None


def _anchored(article: Article, one: Foreign) -> Words | Problem:
    """Return how the desk points at the words that another tool quotes, or why that is not sure.

    What stands beside them decides, then where they stand by the other's count: if it counts this very text.
    """
    place = one.place
    plain = Words(at=one.at.strip(), place=place)
    spans = list(occurrences(article.text, plain)) if plain.at else []
    if len(spans) == 1:
        return plain
    for before, after in ((one.before, one.after), (one.before[-20:], one.after[:20])):
        beside = Words(at=plain.at, before=before, after=after, place=place)
        found = list(occurrences(article.text, beside)) if spans and (before.strip() or after.strip()) else []
        if len(found) == 1:
            return Words(at=plain.at, nth=spans.index(found[0]) + 1, place=place)
    counted = [n for n, span in enumerate(spans, 1) if span.start == one.start]
    if counted:
        return Words(at=plain.at, nth=counted[0], place=place)
    many = f"stands {len(spans)} times in" if spans else "does not stand in"
    words = " ".join(plain.at.split())[:60]
    message = f"“{words}” {many} {article.path}; the note “{one.text[:60]}” is not taken over"
    return Problem(place, message, "DL263")
