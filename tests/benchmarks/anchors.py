"""How well the desk's items stay anchored when articles change: `python tests/benchmarks/anchors.py FOLDER`.

FOLDER contains any articles as `.txt`. The benchmark picks random words in each, changes the article at random, and
counts whether the words are found in their new place, given up or, which must never happen, found elsewhere. The right
answer comes from how the text was changed, never from the code being measured.
"""

import argparse
import datetime as dt
import hashlib
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from dateline.desk.anchors import anchor_item, create_anchor
from dateline.desk.selectors import Selector, find_occurrences
from dateline.layout import layout
from dateline.model import Article, Span
from dateline.problems import Place

_SENTENCE = re.compile(r"[^\s][^\n]*?(?:[.!?][\"”’']*(?=\s+[A-Z0-9\"“(`])|(?=\n)|\Z)")
_WORD = re.compile(r"[A-Za-z]{3,}|\d+")
_OPENERS = re.compile(
    r"(?:th(?:e|is|at|ese|ose)|during|in|on|at|by|for|from|to|of|with|as|after|but|and|its?|s?he|since|meanwhile)"
)
"""Words that a capital makes no name."""
OUTSIDE = ("outside: a word", "outside: a sentence gone", "outside: a sentence new", "paragraphs swapped", "duplicate")


class Case(NamedTuple):
    """A changed text and where the words stand in it; None where they, or the facts about them, are gone."""

    kind: str
    text: str
    span: Span | None
    may_be_lost: bool = False
    """True where giving up is as right as finding them: a word inside has changed."""


def article(text: str) -> Article:
    """Return a text as an article."""
    sheet = layout(text, "seeds/it.txt")
    return Article(
        "it", "seeds/it.txt", text, hashlib.sha256(text.encode()).hexdigest(), dt.date(2020, 1, 1), sheet.marks
    )


def cut(text: str, span: Span, start: int, end: int, new: str) -> tuple[str, Span | None]:
    """Put `new` in place of start..end; return the text and where the span, if not touched, stands then."""
    changed = text[:start] + new + text[end:]
    if end <= span.start:
        shift = len(new) - (end - start)
        return changed, Span(span.start + shift, span.end + shift)
    return changed, span if start >= span.end else None


def cases(text: str, span: Span, rng: random.Random) -> Iterator[Case]:
    """Yield changes of each kind that the text allows."""
    sentences = [Span(m.start(), m.end()) for m in _SENTENCE.finditer(text) if m.end() - m.start() > 20]
    own = [s for s in sentences if s.overlaps(span)]
    others = [s for s in sentences if not s.overlaps(span)]
    if len(own) != 1 or not own[0].covers(span) or len(others) < 2:
        return
    home = own[0]
    yield Case("its sentence gone", cut(text, span, home.start, home.end, "")[0], None)
    gone, new = rng.choice(others), rng.choice(others)
    yield Case(OUTSIDE[1], *cut(text, span, gone.start, gone.end, ""))
    fresh = f"{_fresh(rng, text)} "
    yield Case(OUTSIDE[2], *cut(text, span, new.start, new.start, fresh))
    words = list(_WORD.finditer(text))
    outside = [m for m in words if m.end() <= span.start or m.start() >= span.end]
    word = rng.choice(outside)
    yield Case(OUTSIDE[0], *cut(text, span, word.start(), word.end(), _other(word.group(), rng, text)))
    yield from _inside(text, span, [m for m in words if span.start <= m.start() and m.end() <= span.end], rng)
    yield from _swapped(text, span, rng)
    yield from _duplicates(text, span, home, others, rng)


def _inside(text: str, span: Span, words: list[re.Match[str]], rng: random.Random) -> Iterator[Case]:
    """Change one word of the words themselves: a plain one may be followed, a name or number must not be."""
    for plain in (True, False):
        fitting = [m for m in words if _plain(text, m) == plain and (not plain or m.group().islower())]
        if fitting:
            word = rng.choice(fitting)
            new = _other(word.group(), rng, text)
            changed = text[: word.start()] + new + text[word.end() :]
            moved = Span(span.start, span.end + len(new) - len(word.group()))
            kind = f"inside: a {'plain word' if plain else 'name or number'}"
            yield Case(kind, changed, moved if plain else None, may_be_lost=plain)


def _swapped(text: str, span: Span, rng: random.Random) -> Iterator[Case]:
    breaks = [m.span() for m in re.finditer(r"\n\s*\n", text)]
    edges = [0, *(end for _, end in breaks), len(text)]
    paragraphs = [text[a:b] for a, b in pairwise(edges)]
    if len(paragraphs) < 4:
        return
    first, second = sorted(rng.sample(range(1, len(paragraphs)), 2))
    ordered = list(range(len(paragraphs)))
    ordered[first], ordered[second] = ordered[second], ordered[first]
    home = max(i for i, edge in enumerate(edges[:-1]) if edge <= span.start)
    pieces = [paragraphs[i].rstrip() + "\n\n" for i in ordered]
    start = sum(len(p) for p in pieces[: ordered.index(home)]) + span.start - edges[home]
    yield Case(OUTSIDE[3], "".join(pieces), Span(start, start + span.end - span.start))


def _duplicates(text: str, span: Span, home: Span, others: list[Span], rng: random.Random) -> Iterator[Case]:
    """Put in a copy of the sentence with one name or number changed: beside it, far from it, or in its place."""
    weighty = [m for m in _WORD.finditer(text, home.start, home.end) if not _plain(text, m)]
    if not weighty:
        return
    word = rng.choice(weighty)
    copy = text[home.start : word.start()] + _other(word.group(), rng, text) + text[word.end() : home.end]
    for where in (home.end, rng.choice(others).start):
        yield Case(OUTSIDE[4], *cut(text, span, where, where, f" {copy} "))
    far = rng.choice(others)
    with_copy, moved = cut(text, home, far.start, far.start, f"{copy} ")
    assert moved is not None
    yield Case("duplicate, its own sentence gone", cut(with_copy, moved, moved.start, moved.end, "")[0], None)
    yield Case("replaced by the duplicate", cut(text, home, home.start, home.end, copy)[0], None)


def _plain(text: str, word: re.Match[str]) -> bool:
    """Say whether a word is neither a number nor, by its capital in the midst of a sentence, a name."""
    if word.group().isdigit():
        return False
    low = word.group().lower()
    return (
        bool(_OPENERS.fullmatch(low))
        or bool(re.search(rf"\b{low}\b", text))
        or not re.search(r"[a-z],? $", text[: word.start()])
    )


def _other(word: str, rng: random.Random, text: str) -> str:
    """Return another word of the same kind."""
    if word.isdigit():
        return str(int(word) + rng.randint(1, 9))
    same: Callable[[str], bool] = str.islower if word.islower() else str.istitle
    pool = sorted({w for w in re.findall(r"[A-Za-z]{4,}", text) if same(w) and w.lower() != word.lower()})
    return rng.choice(pool or ["Harbour"])


def _fresh(rng: random.Random, text: str) -> str:
    pool = re.findall(r"[a-z]{3,}", text)
    return " ".join(rng.sample(pool, min(len(pool), 12))).capitalize() + "."


def pick(text: str, rng: random.Random) -> Span | None:
    """Return some words of the text: one to three, a phrase, or a whole sentence."""
    prose = article(text).prose
    found = (m for m in _SENTENCE.finditer(text) if any(p.covers(Span(m.start(), m.end())) for p in prose))
    sentences = [m for m in found if len(m.group().split()) > 5]
    if not sentences:
        return None
    sentence = rng.choice(sentences)
    words = list(re.finditer(r"\w[\w'’.-]*\w|\w", text[: sentence.end()][sentence.start() :]))
    if len(words) < 5:
        return None
    size = rng.choice((rng.randint(1, 3), rng.randint(4, 9), len(words)))
    first = rng.randrange(max(1, len(words) - size + 1))
    last = min(first + size, len(words)) - 1
    return Span(sentence.start() + words[first].start(), sentence.start() + words[last].end())


def item(text: str, span: Span) -> Selector | None:
    """Return how an editor would point at the words."""
    words = Selector(at=text[span.start : span.end], place=Place("seeds/it.yml", 1, 1))
    found = list(find_occurrences(text, words))
    if span not in found:
        return None
    return words if len(found) == 1 else Selector(at=words.at, nth=found.index(span) + 1, place=words.place)


def measure(texts: list[str], wanted: int, seed: int) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return for each kind of change how many items were kept, lost and wrong, and the wrong ones in words."""
    rng = random.Random(seed)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    done = 0
    while done < wanted:
        text = rng.choice(texts)
        span = pick(text, rng)
        words = span and item(text, span)
        if not span or not words:
            continue
        kept = create_anchor(article(text), words, span)
        for case in cases(text, span, rng):
            if case.text == text:
                continue
            found = anchor_item(article(case.text), words, kept).span
            verdict = _verdict(case, found)
            counts[case.kind][verdict] += 1
            done += 1
            if verdict == "wrong":
                here, there = (_sentences_round(t, s) for t, s in ((text, span), (case.text, found or span)))
                wrong.append(f"{case.kind}: {words.at!r}\n   in {here!r}\n   -> {there!r}")
    return counts, wrong


def _sentences_round(text: str, span: Span) -> str:
    return text[max(0, span.start - 300) : span.end + 300]


def _verdict(case: Case, found: Span | None) -> str:
    if found is None:
        return "kept" if case.span is None else "lost"
    if case.span is None:
        return "wrong"
    if case.may_be_lost:
        shared = min(found.end, case.span.end) - max(found.start, case.span.start)
        return "kept" if shared * 2 > case.span.end - case.span.start else "wrong"
    return "kept" if found == case.span else "wrong"


def main() -> int:
    """Measure and print a table; the exit status is 1 where anything was found in a wrong place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.txt"))
    texts = [t for f in files if len(t := f.read_bytes().decode("utf-8", "replace")) > 600]
    begun = time.perf_counter()
    counts, wrong = measure(texts, options.cases, options.seed)
    print(f"{'change':34}{'cases':>7}{'right':>7}{'lost':>7}{'wrong':>7}")
    for kind, found in sorted(counts.items()):
        print(f"{kind:34}{found.total():7}{found['kept']:7}{found['lost']:7}{found['wrong']:7}")
    outside = sum((counts[kind] for kind in OUTSIDE), Counter[str]())
    total = sum(counts.values(), Counter[str]())
    print(
        f"{len(texts)} texts, {total.total()} cases, {time.perf_counter() - begun:.0f} s; wrong: {total['wrong']}; ",
        end="",
    )
    print(f"kept where the change is outside the words: {outside['kept'] / max(outside.total(), 1):.1%}")
    for line in wrong[: options.errors]:
        print(line)
    return int(bool(total["wrong"]))


if __name__ == "__main__":
    sys.exit(main())
