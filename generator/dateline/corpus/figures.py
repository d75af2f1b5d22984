"""Figures of all articles by measure: those that count the same thing in the same unit form one series.

The articles' words identify a measure: the unit, what is counted or measured, and for counts of people what happened to
them and where. Figures without this much are left out: a sum of money that isn't for anything measures nothing.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar

from dateline.corpus.sentences import Sentences
from dateline.corpus.speakers import SpeakerIndex
from dateline.languages import DEFAULT
from dateline.languages.lexicons.figure_words import FigureWords
from dateline.linked import FigureStatement, Measure, Point, Scope
from dateline.model import Annotated, Article, Event, Figure, Span
from dateline.spelling import file_stem, key, slug

_CURRENCY = 3
"""Number of letters in a currency code (ISO 4217)."""
NEAR = 80
"""Maximum distance in characters from a number to the word for what happened: about half a sentence of news."""


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The words near a number that say what it counts, in lower case. A word that ends in `*` is a prefix."""

    file: ClassVar[str] = "measures"

    deeds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What happens to people and things, by label key."""
    of_quantities: frozenset[str] = frozenset()
    """Deeds of quantities only."""
    of_people: frozenset[str] = frozenset()
    """Deeds of people only."""
    people: frozenset[str] = frozenset()
    """Counted nouns that don't say what happened to whom: a measure of these needs a deed."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Nouns for people by what happened to them, mapped to the noun they are counted under."""
    determiners: frozenset[str] = frozenset()
    """Words before the counted noun that aren't part of it."""
    empty: frozenset[str] = frozenset()
    """Words for the act of counting, ages and spans of time: a measure of these means nothing."""
    wholes: frozenset[str] = frozenset()
    """Units whose whole says what they measure; no deed is part of such a measure."""
    totals: tuple[str, ...] = ()
    """Words in the sentence that make a count the total up to its day."""
    added: frozenset[str] = frozenset()
    """Words beside a number that add it to an earlier count."""
    bounding: tuple[str, ...] = ()
    """Words before a number that is a bound, not an addition: `more than 50`."""
    rate_words: tuple[str, ...] = ()
    """Words between an amount and a unit of time."""
    rate_units: tuple[str, ...] = ()
    """Units of time that make an amount a rate."""


def _words() -> MeasureWords:
    return DEFAULT.lexicon(MeasureWords)


def measures(articles: Sequence[Annotated], speakers: SpeakerIndex) -> tuple[Measure, ...]:
    """Return the measures by identifier, each with its points by owner, day and value."""
    found: dict[tuple[str, str, str, str], list[FigureStatement]] = defaultdict(list)
    for annotated in articles:
        sentences = Sentences(annotated.article)
        for figure in annotated.marks_of(Figure):
            sentence = sentences.find(figure.span.start) or figure.span
            if (measure := measure_key(annotated.article, figure, sentence, speakers)) is not None:
                found[measure].append(_statement(annotated, figure, sentence, speakers))
    taken: dict[str, int] = defaultdict(int)
    made = []
    for name in sorted(found):
        address = file_stem(slug(" ".join(part.rsplit("/", 1)[-1] for part in name if part)))
        taken[address] += 1
        identity = address if taken[address] == 1 else f"{address}-{taken[address]}"
        unit, what, deed, place = name
        made.append(Measure(identity, unit, what, deed, place or None, _points(found[name])))
    return tuple(made)


def measure_key(
    article: Article, figure: Figure, sentence: Span, speakers: SpeakerIndex
) -> tuple[str, str, str, str] | None:
    """Return what a figure measures (unit, noun, deed and place), or None if its words don't say."""
    lists = _words()
    unit = _unit(article, figure)
    what = _what(article.words(figure.of)) if figure.of else ""
    if not unit or not lists.empty.isdisjoint({unit, what}) or (figure.of and figure.of.overlaps(figure.span)):
        return None
    if unit.split(" per ")[0] in _units():
        whole = unit in lists.wholes or (len(unit) == _CURRENCY and unit.isupper())
        deed = "" if whole else _deed(article.text, figure.span, sentence, set(_deeds()) - lists.of_quantities)
        return (unit, what, deed, "") if what or (" per " in unit and deed) else None
    people = unit.rsplit(" ", 1)[-1] in lists.people
    apart = lists.of_quantities if people else lists.of_quantities | lists.of_people
    deed = _deed(article.text, figure.span, sentence, apart)
    if people and not deed:
        return None
    places = speakers.places_within(article.slug, sentence) if deed else set()
    return (unit, "", deed, next(iter(places)) if len(places) == 1 else "")


@cache
def _units() -> frozenset[str]:
    """Return the units of measurement; any other unit is a counted noun."""
    return DEFAULT.lexicon(FigureWords).codes | {"share"}


def _unit(article: Article, figure: Figure) -> str:
    """Return the unit, as a rate if one follows it: `barrels of oil a day`."""
    unit = figure.unit or ("share" if 0 < figure.value < 1 else "")
    unit = _words().same.get(unit, unit)
    after = figure.of.end if figure.of and figure.of.start >= figure.span.end else figure.span.end
    rate = _rate().match(article.text, after)
    return f"{unit} per {rate[1].lower()}" if unit and rate else unit


@cache
def _rate() -> re.Pattern[str]:
    words = _words()
    return re.compile(rf"\s(?:{'|'.join(words.rate_words)})\s({'|'.join(words.rate_units)})\b", re.IGNORECASE)


def _what(words: str) -> str:
    """Return the counted noun, folded and in the singular, without determiners."""
    found = key(strip_determiners(words)).split()
    return " ".join([*found[:-1], DEFAULT.singular(found[-1])]) if found else ""


def strip_determiners(words: str) -> str:
    """Return the counted noun as the article spells it, without determiners: `its share price` → `share price`."""
    found = words.split()
    while found and key(found[0]) in _words().determiners:
        found.pop(0)
    return " ".join(found)


def _deed(text: str, figure: Span, sentence: Span, apart: AbstractSet[str]) -> str:
    """Return what happened to those counted: the deed with the nearest word in the sentence, excluding `apart`."""
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
        for name, words in _words().deeds.items()
    }


def _statement(annotated: Annotated, figure: Figure, sentence: Span, speakers: SpeakerIndex) -> FigureStatement:
    article = annotated.article
    day, kind = _day(annotated, figure)
    whose = article.words(figure.whose) if figure.whose else ""
    source = article.words(figure.source) if figure.source else ""
    return FigureStatement(
        article=article.slug,
        figure=figure,
        sentence=sentence,
        day=day,
        dated=kind,
        whose=whose,
        owner=speakers.resolve(article.slug, figure.whose),
        scope=_scope(article.text, figure.span, sentence),
        source=source,
        authority=speakers.resolve(article.slug, figure.source),
    )


def _scope(text: str, figure: Span, sentence: Span) -> Scope:
    """Return `total` if the number is the sum up to its day, `added` if it adds to an earlier count."""
    lists = _words()
    beside = [*text[sentence.start : figure.start].split()[-1:], *text[figure.end : sentence.end].split()[:1]]
    before = " ".join(text[sentence.start : figure.start].casefold().split())
    if any(word.casefold().strip(",.") in lists.added for word in beside) and not before.endswith(lists.bounding):
        return "added"
    return "total" if _totals().search(text, sentence.start, sentence.end) else ""


@cache
def _totals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words().totals)})\b", re.IGNORECASE)


def _day(annotated: Annotated, figure: Figure) -> tuple[dt.date | None, str]:
    """Return a figure's day and where it comes from: the figure's own words, the event, or else the article."""
    if figure.as_of:
        return figure.as_of, "stated"
    around = [
        e
        for e in annotated.marks_of(Event)
        if e.span.covers(figure.span) and e.when.precision == "day" and e.when.first
    ]
    nearest = min(around, key=lambda e: (e.span.end - e.span.start, e.span), default=None)
    if nearest:
        return nearest.when.first, "event"
    return annotated.article.published, "told"


def _points(stated: Sequence[FigureStatement]) -> tuple[Point, ...]:
    """Group statements of the same value for the same owner by the same authority."""
    groups: dict[tuple[str, float, str], list[FigureStatement]] = defaultdict(list)
    for one in stated:
        groups[one.owner or key(one.whose), one.figure.value, one.authority or key(one.source)].append(one)
    points = [Point(tuple(sorted(group, key=_order))) for group in groups.values()]
    return tuple(
        sorted(points, key=lambda p: (p.statements[0].owner or key(p.statements[0].whose), *_order(p.statements[0])))
    )


def _order(stated: FigureStatement) -> tuple[dt.date, str, Span]:
    return (stated.day or dt.date.max, stated.article, stated.figure.span)
