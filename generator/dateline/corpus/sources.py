"""Outlets and agencies: the articles that each carried or wrote."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.linked import NewsSource
from dateline.model import Annotated, Article, Credit
from dateline.spelling import file_stem, key, slug


def agencies(article: Article) -> tuple[str, ...]:
    """Return the article's agencies, carrier first and origin last; the source in the front matter is the carrier."""
    credited = next((mark.agencies for mark in article.layout if isinstance(mark, Credit)), ())
    stated = article.fact("source")
    if stated and key(stated) not in {key(agency) for agency in credited}:
        return (stated, *credited)
    return credited


def sources(articles: Sequence[Annotated]) -> tuple[NewsSource, ...]:
    """Return the sources that credits and front matter name, by name."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    carried: dict[str, list[str]] = defaultdict(list)
    origin: dict[str, list[str]] = defaultdict(list)
    for annotated in articles:
        chain = agencies(annotated.article)
        for agency in chain:
            forms[key(agency)][agency] += 1
        if chain:
            carried[key(chain[0])].append(annotated.article.slug)
            origin[key(chain[-1])].append(annotated.article.slug)
    return tuple(
        NewsSource(
            id=f"sources/{_stem(name)}",
            name=min(forms[name], key=lambda form: (-forms[name][form], form)),
            carried=tuple(carried[name]),
            origin_of=tuple(origin[name]),
        )
        for name in sorted(forms)
    )


def _stem(name: str) -> str:
    """Return the name of a source's page; `index` and `none` are other pages of the same folder."""
    stem = file_stem(slug(name))
    return f"{stem}-source" if stem in {"index", "none"} else stem
