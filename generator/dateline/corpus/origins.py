"""Which articles are one story: reprints of it, whole or trimmed, under another title, or its own later versions.

Two texts are one story where most of the shorter one's word shingles stand in the other (Broder, "On the resemblance
and containment of documents", 1997). An index over a sample of the shingles (those whose hash is 0 mod 4) finds the
candidates; all of them decide. An article is compared with stories, not with articles, so that a story reprinted a
thousand times costs no more than one reprinted twice.
"""

import datetime as dt
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from dateline.corpus.sources import agencies
from dateline.model import Annotated
from dateline.spelling import key

SHINGLE = 4
"""Words of a shingle."""
SHARED = 0.5
"""The share of the shorter text's shingles that must stand in the longer one."""
FEWEST = 8
"""Shingles below which a text is too short to be told from a common phrase."""
COMMON = 40
"""A shingle that stands in more stories than this is a stock phrase and leads to no candidate."""
CANDIDATES = 3
"""Stories looked at more closely, those first that share most of the sample."""

_SAMPLING = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The outlet that carried an article, and its origin: an agency, else the story's first article."""

    outlet: str
    origin: str


@dataclass
class _Story:
    """One story in the making: its first article, its shingles as they came, the agency that wrote it."""

    first: str
    shingles: "array[int]"
    agency: str = ""


def provenance(articles: Sequence[Annotated]) -> dict[str, Provenance]:
    """Return each article's provenance by slug; the order of `articles` does not matter.

    An article without a credit is its own origin unless it is a reprint. Two stories of one agency are one origin,
    for an agency does not confirm itself.
    """
    stories: list[_Story] = []
    index: dict[int, list[int]] = {}
    number: dict[str, int] = {}
    for annotated in sorted(articles, key=_by_day):
        slug = annotated.article.slug
        number[slug] = _file(annotated, stories, index)
        story = stories[number[slug]]
        story.agency = story.agency or _credited(annotated)[1]
    return {
        a.article.slug: Provenance(_credited(a)[0], story.agency or f"article {story.first}")
        for a in articles
        for story in (stories[number[a.article.slug]],)
    }


def _by_day(annotated: Annotated) -> tuple[dt.date, str]:
    return (annotated.article.published or dt.date.max, annotated.article.slug)


def _credited(annotated: Annotated) -> tuple[str, str]:
    """Return carrier and origin in their search form; empty where the article names none."""
    chain = agencies(annotated.article)
    return (key(chain[0]), key(chain[-1])) if chain else ("", "")


def _file(annotated: Annotated, stories: list[_Story], index: dict[int, list[int]]) -> int:
    """Put the article under the story that it retells, a new one if none, and return the story's number."""
    shingles = _shingles(annotated)
    number = _same(shingles, stories, index)
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
    words = [w for piece in article.prose for w in _WORD.findall(article.at(piece).casefold())]
    return {crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)}


def _sample(shingles: Iterable[int]) -> Iterable[int]:
    return (shingle for shingle in shingles if shingle % _SAMPLING == 0)


def _same(shingles: set[int], stories: Sequence[_Story], index: dict[int, list[int]]) -> int | None:
    """Return the story that shares most with the text, where that is enough; of equals the earliest."""
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
