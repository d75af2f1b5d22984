"""An inverted index in pieces of one size, so that a search costs the same whatever the size of the corpus.

A term's postings are (find, weight) pairs; the weight is that of BM25 (Robertson and Zaragoza, 2009) without the
inverse document frequency, which the browser multiplies in. Finds are numbered by kind, the newest first, so kinds and
years are ranges of numbers and need no separate table.
"""

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from math import log10
from typing import Any
from urllib.parse import quote

from dateline.linked import PAGED
from dateline.search.finds import Find, Kind
from dateline.search.terms import terms

Address = Callable[[str], str]
"""Maps a page's path below `docs/` to its address below the site's root."""

CALL = "datelineSearch"
"""Name of the page's function that each piece calls with its content."""
PIECE = 24_000
"""Approximate characters per piece: 8 to 10 kB compressed, which fits in the first round trip of a connection."""
MOST = 2_000
"""Maximum number of postings per term, those with the highest weights: a word in every article only helps to rank."""

_K, _B = 1.2, 0.75
_TITLE = 3
_STEPS = 16
_LEAD: dict[Kind, float] = {
    "person": 3.0,
    "organisation": 2.0,
    "place": 2.0,
    "claim": 1.5,
    "quote": 1.0,
    "event": 1.0,
    "figure": 1.0,
    "article": 1.0,
    "page": 0.5,
}
"""Factors by kind. A name comes before what contains it (the words about its bearer have no factor), a comparison of
articles before a single one, and a page about the site after its articles. Of two names, the more frequent one is more
likely meant: by the logarithm of its frequency, since frequencies are skewed."""

Posting = tuple[int, int]


def pieces(finds: Sequence[Find], address: Address) -> dict[str, bytes]:
    """Return the index files by name: directory (`index.js`), terms (`t0.js` …) and finds (`f0.js` …)."""
    postings = _postings(finds)
    held = sorted(postings)
    term_files, firsts = _cut("t", ([term, *_flat(postings[term])] for term in held))
    find_files, starts = _cut("f", (_index_row(find, address) for find in finds))
    files = term_files | find_files
    head = {
        "finds": len(finds),
        "kinds": _kinds(finds),
        "terms": [held[first] for first in firsts],
        "starts": starts,
        # The build's hash is part of each request, so a browser never mixes pieces with older ones from its cache.
        "build": _hash(files),
    }
    return files | {"index.js": _script("index", _json(head))}


def _postings(finds: Sequence[Find]) -> dict[str, "array[int]"]:
    """Return the finds and weights of each term as a flat list, by number."""
    counted = [_count_terms(find) for find in finds]
    lengths = _lengths(finds, counted)
    found: dict[str, array[int]] = defaultdict(lambda: array("L"))
    for number, (find, counts) in enumerate(zip(finds, counted, strict=True)):
        long = _K * (1 - _B + _B * counts.total() / lengths[find.kind])
        named = frozenset(terms("\n".join(find.names))) if find.kind in PAGED else frozenset()
        lead = _LEAD[find.kind] * (1 + log10(find.met))
        # Most terms of a find occur in it equally often, so their weight is computed once.
        grades = {times: times * (_K + 1) / (times + long) * _STEPS for times in set(counts.values())}
        leading = {times: max(1, round(grade * lead)) for times, grade in grades.items()}
        words = {times: max(1, round(grade)) for times, grade in grades.items()} if named else leading
        for term, times in counts.items():
            found[term].extend((number, (leading if term in named else words)[times]))
    return found


def _lengths(finds: Sequence[Find], counted: Sequence[Counter[str]]) -> dict[Kind, float]:
    """Return the average number of terms of each kind: an article's length is relative to articles, not quotes."""
    found: dict[Kind, list[int]] = defaultdict(list)
    for find, counts in zip(finds, counted, strict=True):
        found[find.kind].append(counts.total())
    return {kind: sum(totals) / len(totals) for kind, totals in found.items()}


def _count_terms(find: Find) -> Counter[str]:
    counts = Counter(terms("\n".join(find.words)))
    if find.stamp:
        # Readers who search for a day want what happened or was published on it.
        counts[find.stamp] += _TITLE if find.kind in {"event", "article"} else 1
    for term in terms(find.title):
        counts[term] += _TITLE
    for term in set(terms("\n".join(find.names))):
        counts[term] += _TITLE if find.kind in PAGED else int(term not in counts)
    return counts


def _flat(postings: "array[int]") -> list[int]:
    """Return the number of finds of a term, then pairs of distance from the previous find and weight."""
    pairs: list[Posting] = list(zip(postings[::2], postings[1::2], strict=True))
    many = len(pairs)
    if many > MOST:
        pairs = sorted(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:MOST])
    flat, last = [many], 0
    for number, weight in pairs:
        flat += (number - last, weight)
        last = number
    return flat


def _index_row(find: Find, address: Address) -> list[Any]:
    where = quote(address(find.page), safe="/") + (f"#{find.fragment}" if find.fragment else "")
    names = list(find.names) if find.kind in PAGED else []
    return [where, find.title, find.about, list(find.words), names, find.language]


def _kinds(finds: Sequence[Find]) -> list[Any]:
    """Return the first number of each kind, and of each year in it; None for finds without a day."""
    kinds, at = [], 0
    for kind, of_kind in groupby(finds, key=lambda find: find.kind):
        years, first = [], at
        for year, of_year in groupby(of_kind, key=lambda find: find.day.year if find.day else None):
            years.append([year, at])
            at += sum(1 for _ in of_year)
        kinds.append([kind, first, years])
    return kinds


def _cut(letter: str, rows: Iterable[list[Any]]) -> tuple[dict[str, bytes], list[int]]:
    """Return the rows in files of about the size of a piece, and the index of each file's first row."""
    files: dict[str, bytes] = {}
    firsts: list[int] = []
    piece: list[str] = []
    size = number = 0

    def close() -> None:
        name = f"{letter}{len(files)}"
        files[f"{name}.js"] = _script(name, f"[{','.join(piece)}]")
        firsts.append(number - len(piece))

    for row in rows:
        piece.append(_json(row))
        size += len(piece[-1])
        number += 1
        if size >= PIECE:
            close()
            piece, size = [], 0
    if piece:
        close()
    return files, firsts


def _script(name: str, content: str) -> bytes:
    return f"{CALL}({_json(name)},{content})\n".encode()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _hash(files: dict[str, bytes]) -> str:
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(name.encode() + b"\0" + files[name])
    return found.hexdigest()[:8]
