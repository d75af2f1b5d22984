"""From what can be found to an inverted index in pieces of one size, so that a search costs as much at every size.

A term's postings are (find, weight) pairs; the weight is that of BM25 (Robertson and Zaragoza, 2009) without the
rarity of the term, which the browser multiplies in. A find is a number: kinds lie one after the other and the newest
first in each, so that kind and year are ranges of numbers and need no table of their own.
"""

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from generator.search.finds import Find
from generator.search.terms import terms

Address = Callable[[str], str]
"""From a page's path below `docs/` to its address below the site's root."""

CALL = "datelineSearch"
"""The function of the page's script that a piece hands its content to."""
PIECE = 24_000
"""About how many characters a piece holds: 8 to 10 kB as it travels."""
MOST = 2_000
"""How many postings a term keeps, the weightiest ones: what is in every article (`said`) helps to rank, not to find."""

_K, _B = 1.2, 0.75
_TITLE = 3
_STEPS = 16
_LEAD = {"person": 3.0, "organisation": 2.0, "place": 2.0, "quote": 1.0, "event": 1.0, "article": 1.0}
"""A name itself comes before what merely holds it."""

Posting = tuple[int, int]


def pieces(finds: Sequence[Find], address: Address) -> dict[str, bytes]:
    """Return the files of the index by name: what lies where (`index.js`), terms (`t0.js` …) and finds (`f0.js` …)."""
    postings = _postings(finds)
    term_pieces = list(_cut((term, *_flat(postings[term])) for term in sorted(postings)))
    find_pieces = list(_cut(_shown(find, address) for find in finds))
    files = {f"t{n}.js": _script(f"t{n}", piece) for n, piece in enumerate(term_pieces)}
    files |= {f"f{n}.js": _script(f"f{n}", piece) for n, piece in enumerate(find_pieces)}
    starts, at = [], 0
    for piece in find_pieces:
        starts.append(at)
        at += len(piece)
    head = {
        "finds": len(finds),
        "kinds": _kinds(finds),
        "terms": [piece[0][0] for piece in term_pieces],
        "starts": starts,
        # Pieces of one build are asked for under its own name: a browser never mixes them with older ones it kept.
        "build": _hash(files),
    }
    return files | {"index.js": _script("index", head)}


def _postings(finds: Sequence[Find]) -> dict[str, "array[int]"]:
    """Return each term's finds and weights, flat, by number."""
    counted = [_counted(find) for find in finds]
    length = sum(map(Counter.total, counted)) / (len(counted) or 1)
    found: dict[str, array[int]] = defaultdict(lambda: array("L"))
    for number, (find, counts) in enumerate(zip(finds, counted, strict=True)):
        long = _K * (1 - _B + _B * counts.total() / length)
        for term, times in counts.items():
            weight = times * (_K + 1) / (times + long) * _LEAD[find.kind]
            found[term].extend((number, max(1, round(weight * _STEPS))))
    return found


def _counted(find: Find) -> Counter[str]:
    counts: Counter[str] = Counter()
    for words in find.words:
        counts.update(terms(words))
    for term in terms(find.title):
        counts[term] += _TITLE
    named = {term for name in find.names for term in terms(name)}
    for term in named:
        counts[term] += _TITLE if find.kind in {"person", "organisation", "place"} else int(term not in counts)
    return counts


def _flat(postings: "array[int]") -> list[int]:
    """Return how many finds have a term, then the weightiest: distance from the last one, weight, and so on."""
    pairs: list[Posting] = list(zip(postings[::2], postings[1::2], strict=True))
    kept = sorted(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:MOST])
    flat, last = [len(pairs)], 0
    for number, weight in kept:
        flat += (number - last, weight)
        last = number
    return flat


def _shown(find: Find, address: Address) -> list[Any]:
    where = quote(address(find.page), safe="/") + (f"#{find.fragment}" if find.fragment else "")
    names = list(find.names) if find.kind in {"person", "organisation", "place"} else []
    return [where, find.title, find.about, list(find.words), names, find.language]


def _kinds(finds: Sequence[Find]) -> list[Any]:
    """Return for each kind its first number, and the first number of each year in it, None for what has no day."""
    kinds, at = [], 0
    for kind, of_kind in groupby(finds, key=lambda find: find.kind):
        years, first = [], at
        for year, of_year in groupby(of_kind, key=lambda find: find.day.year if find.day else None):
            years.append([year, at])
            at += sum(1 for _ in of_year)
        kinds.append([kind, first, years])
    return kinds


def _cut(rows: Iterator[Any]) -> Iterator[list[Any]]:
    """Yield rows in runs of about one piece's size."""
    piece: list[Any] = []
    size = 0
    for row in rows:
        piece.append(row)
        size += len(_json(row))
        if size >= PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _script(name: str, content: object) -> bytes:
    return f"{CALL}({_json(name)},{_json(content)})\n".encode()


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _hash(files: dict[str, bytes]) -> str:
    found = hashlib.sha256()
    for name in sorted(files):
        found.update(name.encode() + b"\0" + files[name])
    return found.hexdigest()[:8]
