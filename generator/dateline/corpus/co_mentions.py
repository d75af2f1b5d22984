"""With whom somebody appears: who else is named in the same paragraphs, over all articles.

A paragraph is one thought; who only shares an article may have nothing to do with him. Counted by paragraph, so that
the work grows with the text and not with the square of the names.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from dateline.linked import PAGED, Company, Entity
from dateline.model import Annotated, Byline, Credit, Dateline

MOST = 36
"""How many others are kept."""
CROWD = 40
"""Names in a paragraph from which it is a list, and its names are not in each other's company."""


def accompanied(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> tuple[Entity, ...]:
    """Return the entities, those that have a page with whom they are named."""
    found = tuple(entities)
    paragraphs: Counter[tuple[str, str]] = Counter()
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (article, _), names in _paragraphs(found, articles).items():
        if len(names) <= CROWD:
            for pair in combinations(sorted(names), 2):
                paragraphs[pair] += 1
                together[pair].add(article)
    company: dict[str, list[Company]] = defaultdict(list)
    for (one, other), number in paragraphs.items():
        shared = len(together[one, other])
        company[one].append(Company(other, number, shared))
        company[other].append(Company(one, number, shared))
    return tuple(replace(entity, company=_closest(company.get(entity.id, ()))) for entity in found)


def _closest(company: Iterable[Company]) -> tuple[Company, ...]:
    return tuple(sorted(company, key=lambda c: (-c.paragraphs, -c.articles, c.entity))[:MOST])


def _paragraphs(entities: Iterable[Entity], articles: Mapping[str, Annotated]) -> dict[tuple[str, int], set[str]]:
    """Return who is named in each paragraph, by article and the paragraph's number."""
    starts = {slug: [p.span.start for p in a.article.paragraphs] for slug, a in articles.items()}
    # Who carried the report and from where stands in its first paragraph, in nobody's company.
    apart = {
        slug: [m.span for m in a.article.layout if isinstance(m, Credit | Byline | Dateline)]
        for slug, a in articles.items()
    }
    named: dict[tuple[str, int], set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type in PAGED:
            for mention in entity.mentions:
                if any(span.covers(mention.span) for span in apart[mention.article]):
                    continue
                number = bisect_right(starts[mention.article], mention.span.start)
                named[mention.article, number].add(entity.id)
    return named
