"""From candidates to the names of the article: overlaps settled, known names found again, types put right."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.languages.en.names.candidates import Candidate
from dateline.languages.en.names.phrases import Phrases
from dateline.lexicon import lexicon
from dateline.model import Article, NameType, Span
from dateline.nlp.parse import Parse
from dateline.reasons import Reason, reason

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_ARTICLE = re.compile(r"^(?:al|el)-", re.IGNORECASE)
_FIXED = 9
"""From this weight on a candidate stands before all others, however long."""
_ALONE = frozenset({"person", "organisation", "place"})
_LONGEST_ACRONYM = 8
_SEEN, _SHORT, _SURNAME, _ACRONYM = 3, 4, 5, 6
_Form = tuple[NameType, Reason, int, str]
"""A form's type, why it is a name, its weight as a candidate, and the fuller form that it stands for."""


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those that stand, in the order of the text: of two that overlap the longer, then the weightier."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    ranked = sorted(
        candidates, key=lambda c: (c.weight < _FIXED, c.span.start - c.span.end, -c.weight, c.span.start, c.type)
    )
    for candidate in ranked:
        where = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(where):
            taken.update(where)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.span)


def unstopped(article: Article, parse: Parse, name: Candidate) -> Candidate:
    """Return a firm without the full stop that ends its sentence (`bought Nordvik Corp.`)."""
    words = article.at(name.span)
    last = parse.within(name.span)[-1:]
    ends = last and (
        last[0] + 1 == len(parse.tokens) or parse.tokens[last[0] + 1].sentence != parse.tokens[last[0]].sentence
    )
    firm = words.endswith(".") and words.split()[-1] in lexicon("organisations")["heads"]["firms"]
    return name._replace(span=Span(name.span.start, name.span.end - 1)) if ends and firm else name


def surname(full: str) -> str | None:
    """Return the family name of a full name, with its `von` or `bin`; None where there is no other name before it."""
    words = [word for word in full.split() if word not in _SUFFIXES]
    first = len(words) - 1
    while first > 0 and words[first - 1].lower() in lexicon("names")["particles"]:
        first -= 1
    return " ".join(words[first:]) if first > 0 else None


def root(family: str) -> str:
    """Return a family name without the article that reports leave out: `Assad` for `al-Assad`."""
    return _ARTICLE.sub("", family)


def again(article: Article, parse: Parse, names: list[Candidate]) -> Iterator[Candidate]:
    """Yield the further places of names met before: surnames and first names of full names, short forms, capitals."""
    forms = dict(_same(article, names))
    listed = {article.at(name.span) for name in names if name.listed}
    for name in names:
        words = article.at(name.span)
        if name.type == "organisation":
            forms.update(
                (short, ("organisation", reason("names.short", full=words), _SHORT, words))
                for short in bare(words) - listed
            )
    forms.update(_acronyms(article, parse))
    lower = {token.text for token in parse.tokens if token.text.islower()}
    for name in names:
        # A surname is no word of the article: `Nordvik Cables` with its cables is a firm.
        if name.type == "person" and (surname(article.at(name.span)) or "").lower() not in lower:
            forms.update(_parts(article.at(name.span), forms, listed))
    proper = {token.start for token in parse.tokens if token.pos == "PROPN" or not token.text.istitle()}
    known = {name.span for name in names}
    for span, _, (kind, because, weight, full) in Phrases(forms).found(article.text, parse):
        if span.start in proper or weight >= _SHORT or span in known:
            yield Candidate(span, kind, because, weight, full)


def _parts(full: str, forms: dict[str, _Form], listed: set[str]) -> Iterator[tuple[str, _Form]]:
    """Yield a full name's surname, its initial with the surname, and its first word, each as a name of the person."""
    family = surname(full)
    if family is None or root(family).islower():
        return
    first = full.split(maxsplit=1)[0]
    if first not in listed and len(first.rstrip(".")) > 1:
        # Where the last word never stands alone and the first one does, the family name comes first.
        leads = family not in forms and first in forms
        because = reason("names.first-word", full=full)
        weak: _Form = ("person", because, _SEEN, full)
        yield first, ("person", because, _SHORT, full) if leads else forms.get(first, weak)
    last: _Form = ("person", reason("names.surname", full=full), _SURNAME, full)
    yield root(family), last
    yield f"{first[0]}. {family}", ("person", reason("names.initial", full=full), _SURNAME, full)
    yield family, last


def _same(article: Article, names: list[Candidate]) -> Iterator[tuple[str, _Form]]:
    """Yield each form with the type that has the most weight in the article."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for name in names:
        if name.type in _ALONE:
            votes[article.at(name.span)][name.type] += name.weight
    for form, counted in votes.items():
        yield (
            form,
            (max(counted.items(), key=lambda pair: (pair[1], pair[0]))[0], reason("names.elsewhere"), 1, ""),
        )


def bare(words: str) -> set[str]:
    """Return a firm's name without `Inc`, `International Corp` and the like: one form for each word left out."""
    firms = set(lexicon("organisations")["heads"]["firms"])
    parts, forms = words.split(), set()
    while len(parts) > 1 and parts[-1] in firms:
        parts = parts[:-1]
        if parts[-1] not in {"&", "and"}:
            forms.add(" ".join(parts))
    return forms


def _acronyms(article: Article, parse: Parse) -> Iterator[tuple[str, _Form]]:
    """Yield the acronyms that stand in brackets after the words whose initials they are."""
    tokens = parse.tokens
    for index in range(2, len(tokens) - 1):
        short = tokens[index].text
        if tokens[index - 1].text == "(" and tokens[index + 1].text == ")" and 1 < len(short) <= _LONGEST_ACRONYM:
            long = long_form(parse, index - 2, short)
            if long is not None:
                words = article.at(parse.span(long, index - 2))
                yield short, ("organisation", reason("names.short", full=words), _ACRONYM, words)


def long_form(parse: Parse, last: int, short: str) -> int | None:
    """Return the first token of the words before the bracket whose initials spell the acronym, None where none do."""
    letters = re.sub(r"\W", "", short)
    if not letters.isupper():
        return None
    wanted = list(letters)
    for index in range(last, max(-1, last - 2 * len(letters) - 2), -1):
        word = parse.tokens[index].text
        if word[0].upper() == wanted[-1] and word[0].isupper():
            wanted.pop()
            if not wanted:
                return index
    return None


def by_majority(article: Article, names: list[Candidate], evidence: Iterable[Candidate]) -> list[Candidate]:
    """Return the names with one type for one form: the one with the most weight in the article."""
    votes: dict[str, Counter[NameType]] = defaultdict(Counter)
    for name in (*names, *evidence):
        votes[article.at(name.span)][name.type] += name.weight
    settled = []
    for name in names:
        counted = votes[article.at(name.span)]
        best = max(counted.items(), key=lambda pair: (pair[1], pair[0] == name.type, pair[0]))[0]
        if best != name.type:
            name = name._replace(type=best, because=reason("names.mostly", type=reason(f"type.{best}")))  # noqa: PLW2901
        settled.append(name)
    return settled
