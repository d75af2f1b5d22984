"""Registers, the manifest and the cache: a damaged one is reported or made anew; what was written is read back.

A register has a twin, which counts only if the register itself is torn; it is the second part of an input.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import dateline.desk.desk_files as disk
from dateline import publish
from dateline.model import Annotated
from dateline.problems import Grade, Problem
from fuzz.contract import STORY, article, check_problems, open_cache, split_words, write_files

WORDS = split_words(r"""
\x1e¦anchors\n¦corrections\n¦addresses\n¦manifest\n¦cache\n¦{¦}¦[¦]¦:¦,¦"¦null¦true¦1¦-1¦1e999¦NaN¦Infinity
999999999999999999999999999999999999999999999999999999999999¦"\\ud800"¦"\\u0000"¦"x"¦{}¦[]¦0.5¦"at"¦"before"
"after"¦"nth"¦"seed"¦"left"¦"right"¦"twin"¦"doubles"¦"corrections"¦"article"¦"title"¦"old"¦"new"¦"why"¦"on"
"2021-01-05"¦"by"¦"addresses"¦"name"¦"type"¦"seen"¦"pages"¦"../../x"¦"/x"¦"made by"¦"kind"¦"span"¦"start"¦"end"
\ufeff
""")


def check(data: bytes) -> None:
    """Read one of the tool's own files; its name is the first line."""
    name, _, content = data.partition(b"\n")
    kinds = {
        b"anchors": _check_anchors,
        b"corrections": _check_corrections,
        b"addresses": _check_addresses,
        b"manifest": _check_manifest,
        b"cache": _check_cache,
    }
    if name in kinds:
        kinds[name](content)


def _write_twins(name: str, content: bytes) -> tuple[Path, PurePosixPath]:
    """Write a register and, if there is a second part, its twin."""
    return write_files(dict(zip((name, f"{name}~"), content.split(b"\x1e", 1), strict=False)))


def _is_damaged(problems: Iterable[Problem], name: str, content: bytes) -> bool:
    """Check the problems, and return True if one of them is an error."""
    problems = tuple(problems)
    there, _, twin = content.partition(b"\x1e")
    # A fault of the twin, which is read in place of a torn register, is behind the end of that.
    texts = {} if twin.startswith(there.rstrip(b"\0")) else {f"seeds/{name}": there.decode("utf-8", "replace")}
    check_problems(problems, texts)
    return any(problem.grade is Grade.ERROR for problem in problems)


def _check_anchors(content: bytes) -> None:
    folder, shown = _write_twins(disk.ANCHORS, content)
    found, problems = disk.read_anchors(folder, shown)
    if _is_damaged(problems, disk.ANCHORS, content):
        assert not found
        return
    for anchor in found.values():
        words = (anchor.at, anchor.before, anchor.after, anchor.seed, anchor.left, anchor.right)
        assert all(isinstance(one, str) for one in words), anchor
        assert isinstance(anchor.nth, int)
        assert isinstance(anchor.doubles, int)
        assert isinstance(anchor.twin, bool)
    disk.write_anchors(folder, found)
    assert disk.read_anchors(folder, shown) == (found, [])
    assert not disk.write_anchors(folder, found)


def _check_corrections(content: bytes) -> None:
    folder, shown = _write_twins(disk.CORRECTIONS, content)
    found, problems = disk.read_corrections(folder, shown)
    if _is_damaged(problems, disk.CORRECTIONS, content):
        assert not found
        return
    for one in found:
        assert isinstance(one.on, dt.date)
        assert isinstance(one.yaml_item["old"], str)
    disk.write_corrections(folder, found)
    assert disk.read_corrections(folder, shown) == (found, [])
    assert not disk.write_corrections(folder, found)


def _check_addresses(content: bytes) -> None:
    docs, shown = _write_twins(publish.ADDRESSES, content)
    found, problems = publish.addresses(docs, shown)
    if _is_damaged(problems, publish.ADDRESSES, content):
        assert not found
        return
    for address, one in found.items():
        assert isinstance(address, str)
        assert isinstance(one.name, str)
        assert isinstance(one.type, str)
        assert all(isinstance(words, str) for form in one.forms for words in form)
    publish.keep_addresses(docs, found)
    assert publish.addresses(docs, shown) == (found, ())


def _check_manifest(content: bytes) -> None:
    docs, _ = _write_twins(publish.MANIFEST, content)
    found = publish.manifest(docs)
    for path, hashes in found.items():
        assert isinstance(path, str)
        assert all(isinstance(one, str) for one in hashes)


def _check_cache(content: bytes) -> None:
    cache = open_cache()
    seed = article(STORY)
    cache.put(Annotated(seed, seed.layout))
    file = next(cache.folder.glob(f"{seed.sha256}*"))
    # As it is, and with the checksum before it that an entry has.
    for entry in (content, hashlib.sha256(content).digest() + content):
        file.write_bytes(entry)
        found = cache.get(seed)
        if found is not None:
            cache.put(found)
            assert cache.get(seed) == found
