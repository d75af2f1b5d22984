"""Anchors: an item's place is inside the article, has its words, and is found again by its own anchor."""

import dataclasses

from dateline.desk.anchor_scoring import StoredAnchor
from dateline.desk.anchors import anchor_item, create_anchor
from dateline.desk.selectors import Selector, find_occurrences, normalize
from dateline.problems import Place
from fuzz.contract import CONTROL, STORY, article, parts, proper, split_words

WORDS = split_words(r"""
\x1e¦ ¦\n¦\n\n¦“¦”¦'¦’¦-¦—¦.¦(¦)¦[¦\\¦*¦+¦?¦^¦$¦|¦¶¦The mayor said that ¦ were lost in the storm. ¦forty boats
In Aldport 12 houses were damaged. ¦80.1%¦not ¦no ¦never ¦Monday¦Tuesday¦a a a a ¦İ¦ß¦ﬁ¦\u0301¦\u200b¦\xa0¦١٢¦²
1,2.3
""")


def check(data: bytes) -> None:
    """Anchor words in one text, then look for them in another: `old, new, at, before, after, nth, left, right`."""
    old, new, at, before, after, nth, left, right = parts(data, 8)
    then, now = (article(proper(text) or STORY) for text in (old, new))
    now = dataclasses.replace(now, sha256="1" * 64)
    number = int(nth[:3]) if nth[:3].isascii() and nth[:3].isdigit() else None
    item = Selector(at=at, before=before, after=after, nth=number, place=Place("seeds/a.yml", 1, 1))
    first = anchor_item(then, item, None)
    _check_result(first, then.text, item)
    if first.span:
        assert first.anchor is not None
        again = anchor_item(then, item, first.anchor)
        assert again.span == first.span
        _check_result(anchor_item(now, item, first.anchor), now.text, item)
    twin, doubles = right[:1] == "t", len(left) % 3
    foreign = StoredAnchor(at, before, after, number or 0, "2" * 64, left, right, twin, doubles)
    _check_result(anchor_item(now, item, foreign), now.text, item)
    for span in find_occurrences(now.text, item):
        assert normalize(now.words(span)) == normalize(at)
        create_anchor(now, item, span)


def _check_result(found, text: str, item: Selector) -> None:
    if found.span is None:
        assert found.code
        assert found.message.strip()
    else:
        words = text[found.span.start : found.span.end]
        assert words
        assert found.span.end <= len(text)
        if found.code != "DL224":
            assert normalize(words) == normalize(item.at)
    assert bool(found.code) == bool(found.message)
    assert not CONTROL.search(found.message) or CONTROL.search(text + item.at)
