"""Variants of one quote: a direct quote and a report of it, or the same words in another article.

Two quotes of one speaker are one statement if most of the content of the shorter passage is in the other: containment
(Broder 1997) over the stems of content words, each weighted by how rare it is. A passage is a sentence of a quote, or
two consecutive ones, since a report often takes one sentence of a long statement or combines two. An index by stem
finds the candidates, so the cost for a speaker with ten thousand quotes depends only on their rare words.
"""

import difflib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.corpus.mention_features import STEM
from dateline.corpus.sentences import Sentences
from dateline.languages import DEFAULT, LANGUAGES
from dateline.languages.lexicons.content_words import ContentWords
from dateline.languages.lexicons.stance_words import StanceWords
from dateline.linked import Attribution, Difference, QuoteVariants
from dateline.model import Annotated, Span

SHARED = 0.55
"""Minimum weighted share of the shorter passage's stems in the other: above half, the two say the same."""
FEWEST = 4
"""Minimum number of stems that two passages share: fewer is a common topic, not a common statement."""
COMMON = 60
"""A stem in more passages of one speaker than this yields no candidates. It bounds the work for frequent speakers."""
SMOOTHING = 100
"""Passages added to the count: in two of only ten passages, a word isn't common yet."""

_WORD = re.compile(r"[^\W_]+(?:[-.,'’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Passage:
    quote: int
    stems: frozenset[str]
    numbers: frozenset[str]
    is_denial: bool


def group_variants(articles: Mapping[str, Annotated], attributions: Sequence[Attribution]) -> tuple[QuoteVariants, ...]:
    """Return the groups of two or more quotes that say the same, in the order of `attributions`.

    Only quotes of the same known speaker are compared. A denial isn't a variant of what it denies, and two passages
    whose numbers all differ are two statements: the news of two days.
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
        for one, other in _pairs(by_speaker[speaker]):
            if not _is_nested(attributions[one], attributions[other]):
                _join(leader, one, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in leader:
        groups[_find(leader, number)].append(number)
    return tuple(QuoteVariants(tuple(attributions[n] for n in group)) for group in groups.values() if len(group) > 1)


def compare_wordings(one: str, other: str) -> tuple[Difference, ...]:
    """Return two wordings as runs of words that are equal or differ; one side of a run may be empty."""
    first, second = one.split(), other.split()
    bare = [_strip_punctuation(w) for w in first], [_strip_punctuation(w) for w in second]
    matcher = difflib.SequenceMatcher(None, *bare, autojunk=False)
    found = []
    for tag, left, right, start, end in matcher.get_opcodes():
        found.append(Difference(" ".join(first[left:right]), " ".join(second[start:end]), same=tag == "equal"))
    return tuple(found)


def _strip_punctuation(word: str) -> str:
    match = _WORD.search(word.casefold())
    return match[0] if match else word


def _passages(annotated: Annotated, attribution: Attribution, number: int, sentences: Sentences) -> Iterator[_Passage]:
    """Yield the sentences of a quote, and each pair of consecutive ones, with their content."""
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
    language = LANGUAGES.get(article.language, DEFAULT)
    content, denials = language.lexicon(ContentWords), frozenset(language.lexicon(StanceWords).denials)
    skipped = content.function_words | denials
    for piece in sorted(pieces):
        words = [match[0].casefold() for match in _WORD.finditer(article.words(piece))]
        stems = frozenset(content.strip_inflection(word)[:STEM] for word in words if word not in skipped)
        if len(stems) >= FEWEST:
            numbers = frozenset(_NUMBER.findall(article.words(piece)))
            yield _Passage(number, stems, numbers, not denials.isdisjoint(words))


def _is_nested(one: Attribution, other: Attribution) -> bool:
    """Return True if two quotes share words of one article: a quote inside a quote isn't its variant."""
    return one.article == other.article and one.quote.span.overlaps(other.quote.span)


def _pairs(passages: Sequence[_Passage]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that share a statement."""
    counts = Counter(stem for passage in passages for stem in passage.stems)
    weight = {stem: math.log(1 + (len(passages) + SMOOTHING) / count) for stem, count in counts.items()}
    index: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        shared = Counter(n for stem in passage.stems if counts[stem] <= COMMON for n in index[stem])
        for other, common in sorted(shared.items()):
            earlier = passages[other]
            if common >= FEWEST and earlier.quote != passage.quote and _says_same(passage, earlier, weight):
                yield earlier.quote, passage.quote
        for stem in sorted(passage.stems):
            index[stem].append(number)


def _says_same(one: _Passage, other: _Passage, weight: Mapping[str, float]) -> bool:
    if one.is_denial != other.is_denial or (one.numbers and other.numbers and not one.numbers & other.numbers):
        return False
    both = math.fsum(weight[stem] for stem in one.stems & other.stems)
    shorter = min(math.fsum(weight[stem] for stem in p.stems) for p in (one, other))
    return both >= SHARED * shorter


def _find(leader: dict[int, int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(leader: dict[int, int], one: int, other: int) -> None:
    first, second = sorted((_find(leader, one), _find(leader, other)))
    leader[second] = first
