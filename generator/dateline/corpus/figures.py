"""Figures of all articles by measure: what counts the same thing in the same unit is one series, whoever says it when.

A measure is told by the words of the articles: unit, what it counts or measures, and for counts of people what befell
them and where. Figures that do not say so much are left out: a sum of money that is not of anything measures nothing.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dateline.corpus.sentences import Sentences
from dateline.corpus.speakers import Voices
from dateline.lexicon import lexicon
from dateline.linked import (
    Measure,
    Point,
    Scope,
    Stated,
)
from dateline.model import Annotated, Article, Event, Figure, Span
from dateline.spelling import key, slug

_CURRENCY = 3
"""Letters of a currency's code (ISO 4217)."""
_RATE = re.compile(r"\s(?:a|per|each|every)\s(hour|day|week|month|year)\b", re.IGNORECASE)

NEAR = 80
"""Characters from a number within which a word tells what befell those counted."""


def measures(articles: Sequence[Annotated], voices: Voices) -> tuple[Measure, ...]:
    """Return the measures by id, each with its points by owner, day and value."""
    found: dict[tuple[str, str, str, str], list[Stated]] = defaultdict(list)
    for annotated in articles:
        sentences = Sentences(annotated.article)
        for figure in annotated.of(Figure):
            sentence = sentences.at(figure.span.start) or figure.span
            if (measure := measured(annotated.article, figure, sentence, voices)) is not None:
                found[measure].append(_stated(annotated, figure, sentence, voices))
    taken: dict[str, int] = defaultdict(int)
    made = []
    for name in sorted(found):
        address = slug(" ".join(part.rsplit("/", 1)[-1] for part in name if part))
        taken[address] += 1
        identity = address if taken[address] == 1 else f"{address}-{taken[address]}"
        unit, what, deed, place = name
        made.append(Measure(identity, unit, what, deed, place or None, _points(found[name])))
    return tuple(made)


def measured(article: Article, figure: Figure, sentence: Span, voices: Voices) -> tuple[str, str, str, str] | None:
    """Return what a figure measures: unit, what, deed and place; None where the words do not say it."""
    lists = lexicon("measures")["words"]
    unit = _unit(article, figure)
    what = _what(article.at(figure.of)) if figure.of else ""
    if not unit or {unit, what} & set(lists["empty"]) or (figure.of and figure.of.overlaps(figure.span)):
        return None
    if unit.split(" per ")[0] in _units():
        whole = unit in lists["wholes"] or (len(unit) == _CURRENCY and unit.isupper())
        deed = "" if whole else _deed(article.text, figure.span, sentence, set(_deeds()) - set(lists["of_quantities"]))
        return (unit, what, deed, "") if what or (" per " in unit and deed) else None
    people = unit.rsplit(" ", 1)[-1] in lists["people"]
    apart = set(lists["of_quantities"]) | (set() if people else set(lists["of_people"]))
    deed = _deed(article.text, figure.span, sentence, apart)
    if people and not deed:
        return None
    places = voices.places(article.slug, sentence) if deed else set()
    return (unit, "", deed, next(iter(places)) if len(places) == 1 else "")


@cache
def _units() -> frozenset[str]:
    """Return the units that measure; any other is a noun that is counted."""
    tables = lexicon("figures")
    codes = {code for name in ("shares", "signs", "currencies", "measures") for code in tables[name].values()}
    shared = {code for homes in tables["shared"].values() for code in homes}
    return frozenset(codes | shared | {"share"})


def _unit(article: Article, figure: Figure) -> str:
    """Return the unit, a rate where one is told after it: `barrels of oil a day`."""
    unit = figure.unit or ("share" if 0 < figure.value < 1 else "")
    unit = lexicon("measures")["same"].get(unit, unit)
    after = figure.of.end if figure.of and figure.of.start >= figure.span.end else figure.span.end
    rate = _RATE.match(article.text, after)
    return f"{unit} per {rate[1].lower()}" if unit and rate else unit


def _what(words: str) -> str:
    """Return what is counted without the words at its head that are no part of it, its number folded."""
    found = key(counted(words)).split()
    return " ".join([*found[:-1], _singular(found[-1])]) if found else ""


def counted(words: str) -> str:
    """Return what is counted as the article spells it, without the words at its head that are no part of it."""
    found = words.split()
    while found and key(found[0]) in lexicon("measures")["words"]["determiners"]:
        found.pop(0)
    return " ".join(found)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _deed(text: str, figure: Span, sentence: Span, apart: set[str]) -> str:
    """Return what befell those counted: the deed whose word stands nearest in the sentence, none of those set apart."""
    best = (NEAR, "")
    for name, pattern in _deeds().items():
        for match in pattern.finditer(text, sentence.start, sentence.end) if name not in apart else ():
            gap = max(figure.start - match.end(), match.start() - figure.end)
            best = min(best, (gap, name))
    return best[1]


@cache
def _deeds() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(r"\b(?:" + "|".join(word.replace("*", r"\w*") for word in words) + r")\b", re.IGNORECASE)
        for name, words in lexicon("measures")["deeds"].items()
    }


def _stated(annotated: Annotated, figure: Figure, sentence: Span, voices: Voices) -> Stated:
    article = annotated.article
    day, kind = _day(annotated, figure)
    whose = article.at(figure.whose) if figure.whose else ""
    source = article.at(figure.source) if figure.source else ""
    return Stated(
        article=article.slug,
        figure=figure,
        sentence=sentence,
        day=day,
        dated=kind,
        whose=whose,
        owner=voices.of(article.slug, figure.whose),
        scope=_scope(article.text, figure.span, sentence),
        source=source,
        authority=voices.of(article.slug, figure.source),
    )


def _scope(text: str, figure: Span, sentence: Span) -> Scope:
    """Say whether a number is the sum up to its day, or comes on top of others."""
    lists = lexicon("measures")["words"]
    beside = [*text[sentence.start : figure.start].split()[-1:], *text[figure.end : sentence.end].split()[:1]]
    before = " ".join(text[sentence.start : figure.start].casefold().split())
    if any(word.casefold().strip(",.") in lists["added"] for word in beside) and not before.endswith("more"):
        return "added"
    return "total" if _totals().search(text, sentence.start, sentence.end) else ""


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('measures')['words']['totals'])})\b", re.IGNORECASE)


def _day(annotated: Annotated, figure: Figure) -> tuple[dt.date | None, str]:
    """Return the day that a figure holds for and how it is known: as stated, the event's, else when it was told."""
    if figure.as_of:
        return figure.as_of, "stated"
    around = [
        e for e in annotated.of(Event) if e.span.covers(figure.span) and e.when.precision == "day" and e.when.first
    ]
    nearest = min(around, key=lambda e: (e.span.end - e.span.start, e.span), default=None)
    if nearest:
        return nearest.when.first, "event"
    return annotated.article.published, "told"


def _points(stated: Sequence[Stated]) -> tuple[Point, ...]:
    """Join what is stated alike: the same value of the same owner by the same authority."""
    groups: dict[tuple[str, float, str], list[Stated]] = defaultdict(list)
    for one in stated:
        groups[one.owner or key(one.whose), one.figure.value, one.authority or key(one.source)].append(one)
    points = [Point(tuple(sorted(group, key=_order))) for group in groups.values()]
    return tuple(sorted(points, key=lambda p: (p.stated[0].owner or key(p.stated[0].whose), *_order(p.stated[0]))))


def _order(stated: Stated) -> tuple[dt.date, str, Span]:
    return (stated.day or dt.date.max, stated.article, stated.figure.span)
