"""Rewordings of one quote: a report of it beside the words themselves, or the same words in another article.

Two quotes of one speaker are one statement where most of the shorter passage's content stands in the other: containment
(Broder 1997) over the stems of content words, each weighted by how rare it is. A passage is a sentence of a quote, or
two that follow each other, since a report often takes one sentence of a long statement or draws two together. An index
by stem finds the candidates, so that a speaker of ten thousand quotes costs no more than their rare words.
"""

import difflib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.corpus.sentences import Sentences
from dateline.lexicon import lexicon
from dateline.linked import Attribution, Difference, Rewording
from dateline.model import Annotated, Span

SHARED = 0.55
"""The weighted share of the shorter passage's stems that must stand in the other."""
FEWEST = 4
"""Stems that two passages share at least: fewer is a common topic, not a common statement."""
COMMON = 60
"""A stem in more passages of one speaker than this leads to no candidate."""
SMOOTHING = 100
"""Passages added to those counted: among ten, a word that stands in two of them is not a common word yet."""

_WORD = re.compile(r"[^\W_]+(?:[-.,'’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Passage:
    quote: int
    stems: frozenset[str]
    numbers: frozenset[str]
    denied: bool


def rewordings(articles: Mapping[str, Annotated], attributions: Sequence[Attribution]) -> tuple[Rewording, ...]:
    """Return the groups of quotes that say the same, the order that of `attributions`; a quote alone forms none.

    Only quotes of one known speaker meet: words like others' words are no rewording of them. A denial is no rewording
    of what it denies, nor the news of one day that of another: two passages whose numbers all differ are two.
    """
    by_speaker: dict[str, list[_Passage]] = defaultdict(list)
    sentences: dict[str, Sentences] = {}
    for number, attribution in enumerate(attributions):
        if attribution.entity:
            annotated = articles[attribution.article]
            if attribution.article not in sentences:
                sentences[attribution.article] = Sentences(annotated.article)
            cut = sentences[attribution.article]
            by_speaker[attribution.entity] += _passages(annotated, attribution, number, cut)
    leader = {number: number for number in range(len(attributions))}
    for speaker in sorted(by_speaker):
        for one, other in _alike(by_speaker[speaker]):
            if not _one_in_the_other(attributions[one], attributions[other]):
                _join(leader, one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in leader:
        groups[_find(leader, number)].append(number)
    return tuple(Rewording(tuple(attributions[n] for n in group)) for group in groups.values() if len(group) > 1)


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """Return two wordings in runs of words, each the same in both or not; a run may be empty in one of them."""
    first, second = one.split(), other.split()
    matcher = difflib.SequenceMatcher(None, [_bare(w) for w in first], [_bare(w) for w in second], autojunk=False)
    found = []
    for tag, left, right, start, end in matcher.get_opcodes():
        found.append(Difference(" ".join(first[left:right]), " ".join(second[start:end]), same=tag == "equal"))
    return tuple(found)


def _bare(word: str) -> str:
    match = _WORD.search(word.casefold())
    return match[0] if match else word


def _passages(annotated: Annotated, attribution: Attribution, number: int, sentences: Sentences) -> Iterator[_Passage]:
    """Yield the sentences of a quote, and each two that follow each other, with their content."""
    article, pieces = annotated.article, set()
    for part in attribution.quote.parts:
        first, last = sentences.index(part.start), sentences.index(part.end - 1)
        if first is None or last is None:
            pieces.add(part)
            continue
        inside = sentences.spans[first : last + 1]
        for one, other in zip(inside, (*inside[1:], inside[-1]), strict=True):
            pieces.add(Span(max(part.start, one.start), min(part.end, one.end)))
            pieces.add(Span(max(part.start, one.start), min(part.end, other.end)))
    for piece in sorted(pieces):
        words = [match[0].casefold() for match in _WORD.finditer(article.at(piece))]
        stems = frozenset(_stem(word) for word in words if word not in _stopwords())
        if len(stems) >= FEWEST:
            numbers = frozenset(_NUMBER.findall(article.at(piece)))
            yield _Passage(number, stems, numbers, bool(_denials().intersection(words)))


def _stem(word: str) -> str:
    return (word[:-1] if word.endswith("s") and not word.endswith("ss") else word)[:_STEM]


def _one_in_the_other(one: Attribution, other: Attribution) -> bool:
    """Say whether the two share words of one article: a quote inside a quote is no rewording of it."""
    return one.article == other.article and one.quote.span.overlaps(other.quote.span)


def _alike(passages: Sequence[_Passage]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that share a statement."""
    counts = Counter(stem for passage in passages for stem in passage.stems)
    weight = {stem: math.log(1 + (len(passages) + SMOOTHING) / count) for stem, count in counts.items()}
    index: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        shared = Counter(n for stem in passage.stems if counts[stem] <= COMMON for n in index[stem])
        for other, common in sorted(shared.items()):
            earlier = passages[other]
            if common >= FEWEST and earlier.quote != passage.quote and _same(passage, earlier, weight):
                yield earlier.quote, passage.quote
        for stem in sorted(passage.stems):
            index[stem].append(number)


def _same(one: _Passage, other: _Passage, weight: Mapping[str, float]) -> bool:
    if one.denied != other.denied or (one.numbers and other.numbers and not one.numbers & other.numbers):
        return False
    both = math.fsum(weight[stem] for stem in one.stems & other.stems)
    least = min(math.fsum(weight[stem] for stem in p.stems) for p in (one, other))
    return both >= SHARED * least


def _find(leader: dict[int, int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(leader: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_find(leader, one), _find(leader, other)))
    leader[second] = first


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("events")["words"]["function"]) | _denials()


@cache
def _denials() -> frozenset[str]:
    return frozenset(lexicon("stances")["denials"])
