"""Co-mentions: entities named in the same paragraph, over all articles.

A paragraph is one thought; two names that only share an article may be unrelated. Counting by paragraph makes the work
grow with the text, not with the square of the number of names.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from dateline.linked import PAGED, CoMention, Entity
from dateline.model import Annotated, Byline, Credit, Dateline

MOST = 36
"""Maximum number of co-mentions stored per entity: twice what its page shows, since overviews need more pairs."""
CROWD = 40
"""A paragraph with more names than this is a list of unrelated names."""


def add_co_mentions(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> tuple[Entity, ...]:
    """Return the entities; those with a page get the entities named beside them."""
    found = tuple(entities)
    paragraphs: Counter[tuple[str, str]] = Counter()
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (article, _), named in _paragraphs(found, articles).items():
        if len(named) <= CROWD:
            for pair in combinations(sorted(named), 2):
                paragraphs[pair] += 1
                shared[pair].add(article)
    co_mentions: dict[str, list[CoMention]] = defaultdict(list)
    for (one, other), number in paragraphs.items():
        count = len(shared[one, other])
        co_mentions[one].append(CoMention(other, number, count))
        co_mentions[other].append(CoMention(one, number, count))
    return tuple(replace(entity, co_mentions=_most_frequent(co_mentions.get(entity.id, ()))) for entity in found)


def _most_frequent(co_mentions: Iterable[CoMention]) -> tuple[CoMention, ...]:
    return tuple(sorted(co_mentions, key=lambda c: (-c.paragraphs, -c.articles, c.entity))[:MOST])


def _paragraphs(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> dict[tuple[str, int], set[str]]:
    """Return the entities named in each paragraph, by article and the paragraph's number."""
    starts = {slug: [p.span.start for p in a.article.paragraphs] for slug, a in articles.items()}
    # Dateline and credit are in the first paragraph but not part of what it says.
    skipped = {
        slug: [m.span for m in a.article.layout if isinstance(m, Credit | Byline | Dateline)]
        for slug, a in articles.items()
    }
    named: dict[tuple[str, int], set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type in PAGED:
            for mention in entity.mentions:
                if any(span.covers(mention.span) for span in skipped[mention.article]):
                    continue
                number = bisect_right(starts[mention.article], mention.span.start)
                named[mention.article, number].add(entity.id)
    return named
