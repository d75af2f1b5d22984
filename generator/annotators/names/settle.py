"""From candidates to the names of the article: overlaps settled, known names found again, types put right."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.annotators.names.candidates import Candidate
from generator.annotators.names.phrases import Phrases
from generator.lexicon import lexicon
from generator.model import Article, NameType, Span
from generator.reading import Reading

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_SHORTEST_SURNAME = 3


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that stand, in the order of the text: no two overlap."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    ranked = sorted(candidates, key=lambda c: (-c.weight // 4, c.span.start - c.span.end, -c.weight, c.span.start))
    for candidate in ranked:
        where = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(where):
            taken.update(where)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.span)


def surname(full: str) -> str | None:
    """Return the family name of a full name, None where there is only one word."""
    words = [word for word in full.split() if word not in _SUFFIXES]
    return words[-1] if len(words) > 1 else None


def again(article: Article, reading: Reading, names: list[Candidate]) -> Iterator[Candidate]:
    """Yield the further places of names met before: surnames of full names, short forms, repeated capitals."""
    forms: dict[str, tuple[NameType, str]] = {}
    firms = set(lexicon("organisations")["heads"]["firms"])
    for name in names:
        words = article.at(name.span)
        if name.type in {"person", "organisation", "place"}:
            forms.setdefault(words, (name.type, "named elsewhere in the article"))
        if name.type == "organisation" and len(bare := words.split()) > 1 and bare[-1] in firms:
            forms.setdefault(" ".join(bare[:-1]), ("organisation", f"short for {words!r}"))
    for name in names:
        words = article.at(name.span)
        family = surname(words) if name.type == "person" else None
        if family and len(family) >= _SHORTEST_SURNAME and family[0].isupper():
            forms[family] = ("person", f"surname of {words!r}")
    for span, _, (kind, because) in Phrases(forms).found(article.text, reading):
        yield Candidate(span, kind, because, 3)


def by_majority(article: Article, names: list[Candidate]) -> list[Candidate]:
    """Return the names with one type for one form: the one that has the most weight in the article."""
    votes: dict[str, Counter[NameType]] = {}
    for name in names:
        votes.setdefault(article.at(name.span), Counter())[name.type] += name.weight
    settled = []
    for name in names:
        best = max(votes[article.at(name.span)].items(), key=lambda pair: (pair[1], pair[0] == name.type, pair[0]))[0]
        settled.append(
            name if best == name.type else name._replace(type=best, because="so typed elsewhere in the article")
        )
    return settled


def spans_of(names: Iterable[Candidate]) -> list[Span]:
    """Return where the names stand."""
    return [name.span for name in names]
