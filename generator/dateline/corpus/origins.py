"""Find articles that are one story: reprints, whole or trimmed, under another title, or later versions.

Two texts are one story if most word shingles of the shorter one are in the other (Broder, "On the resemblance and
containment of documents", 1997). An index over a sample of the shingles (those whose hash is 0 mod 4) finds the
candidates; all shingles decide. An article is compared with stories, not with articles, so a story reprinted a thousand
times costs no more than one reprinted twice.
"""

import datetime as dt
import re
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from dateline.corpus.sources import agencies
from dateline.linked import SourceCounts
from dateline.model import Annotated
from dateline.spelling import key

SHINGLE = 4
"""Words per shingle: shorter ones are common phrases, longer ones miss texts with small edits."""
SHARED = 0.5
"""Share of the shorter text's shingles that the longer one must have: a reprint keeps more than half."""
FEWEST = 8
"""Minimum number of shingles, about a dozen words: a shorter text may be no more than a common phrase."""
COMMON = 40
"""A shingle in more stories than this is a stock phrase and yields no candidates. It bounds the work."""
CANDIDATES = 3
"""Maximum number of stories compared in full, starting with those that share most of the sample."""

SAMPLING = 4
"""One shingle in this many is indexed: a quarter of the memory, yet two on average even of the `FEWEST`."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The outlet that carried an article, and its origin: an agency, or the story's first article."""

    outlet: str
    origin: str


@dataclass
class _Story:
    """A story: its first article, its shingles so far, and the agency that wrote it."""

    first: str
    shingles: "array[int]"
    agency: str = ""


def provenance(articles: Sequence[Annotated]) -> dict[str, Provenance]:
    """Return each article's provenance by slug; the order of `articles` doesn't matter.

    An article without a credit is its own origin unless it is a reprint. Two stories of one agency are one origin:
    an agency doesn't confirm itself.
    """
    stories: list[_Story] = []
    index: dict[int, list[int]] = {}
    number: dict[str, int] = {}
    for annotated in sorted(articles, key=_by_day):
        slug = annotated.article.slug
        number[slug] = _assign(annotated, stories, index)
        story = stories[number[slug]]
        story.agency = story.agency or _carrier_and_origin(annotated)[1]
    return {
        a.article.slug: Provenance(_carrier_and_origin(a)[0], story.agency or f"article {story.first}")
        for a in articles
        for story in (stories[number[a.article.slug]],)
    }


def count_sources(slugs: Collection[str], sources: Mapping[str, Provenance]) -> SourceCounts:
    """Count the outlets and origins of a set of articles."""
    found = [sources[slug] for slug in slugs]
    return SourceCounts(len(slugs), len({one.outlet for one in found}), len({one.origin for one in found}))


def _by_day(annotated: Annotated) -> tuple[dt.date, str]:
    return (annotated.article.published or dt.date.max, annotated.article.slug)


def _carrier_and_origin(annotated: Annotated) -> tuple[str, str]:
    """Return carrier and origin, folded; empty if the article doesn't name them."""
    chain = agencies(annotated.article)
    return (key(chain[0]), key(chain[-1])) if chain else ("", "")


def _assign(annotated: Annotated, stories: list[_Story], index: dict[int, list[int]]) -> int:
    """Add the article to its story, or to a new one, and return the story's number."""
    shingles = _shingles(annotated)
    number = _find_story(shingles, stories, index)
    if number is None:
        number = len(stories)
        stories.append(_Story(annotated.article.slug, array("I")))
    story = stories[number]
    fresh = sorted(shingles.difference(story.shingles))
    story.shingles.extend(fresh)
    for shingle in _sample(fresh):
        index.setdefault(shingle, []).append(number)
    return number


def _shingles(annotated: Annotated) -> set[int]:
    article = annotated.article
    words = [w for piece in article.prose for w in _WORD.findall(article.words(piece).casefold())]
    return {crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)}


def _sample(shingles: Iterable[int]) -> Iterable[int]:
    return (shingle for shingle in shingles if shingle % SAMPLING == 0)


def _find_story(shingles: set[int], stories: Sequence[_Story], index: dict[int, list[int]]) -> int | None:
    """Return the story that shares most with the text, if it shares enough; if several do, the earliest."""
    if len(shingles) < FEWEST:
        return None
    shared = Counter(n for s in _sample(shingles) if len(index.get(s, ())) <= COMMON for n in index.get(s, ()))
    best: tuple[float, int] | None = None
    for number in sorted(shared, key=lambda n: (-shared[n], n))[:CANDIDATES]:
        story = stories[number].shingles
        share = sum(s in shingles for s in story) / max(FEWEST, min(len(shingles), len(story)))
        if share >= SHARED and (best is None or share > best[0]):
            best = (share, number)
    return best[1] if best else None
