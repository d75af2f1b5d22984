"""A cache of annotated articles: an unchanged article costs nothing, and a warm build loads no model.

An entry is keyed by the seed's bytes, its folder by the model and by the code and data of the rules, so a change to
any of them is a miss, never a stale answer. The cache is in the user's cache folder, outside every project: a file has
the same marks in any project. An entry carries its checksum, and one that is not as it was written is a miss, too.
Without a cache, builds only take longer.
"""

import hashlib
import os
import shutil
import typing
from contextlib import suppress
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import Discriminator, TypeAdapter, ValidationError

from dateline import files, last_good
from dateline.inputs import read_bytes
from dateline.model import Annotated, AnyMark, Article
from dateline.nlp import spacy_reader
from dateline.problems import Grade, Place, Problem, RefusedError

RULES = (
    "annotators",
    "calendar",
    "data",
    "i18n_format.py",
    "inputs.py",
    "languages",
    "layout",
    "lexicon.py",
    "located.py",
    "model.py",
    "nlp",
    "reasons.py",
    "rules.py",
    "seeds.py",
)
"""What decides an article's marks, relative to the package; a test compares it with the annotators' imports."""
_WORDINGS = ("labels", "reasons")
"""Prefixes of the data files that only affect how marks are shown."""
_KEPT_FOLDERS = 4
_IN_USE = 3600
"""Seconds after a write during which a folder counts as in use by another build with other rules."""
# Discriminated by kind: trying one class after the other takes four times as long.
_CLAIMS = TypeAdapter(tuple[typing.Annotated[AnyMark, Discriminator("kind")], ...])


class Cache:
    """A folder of marks made by one version of the rules and one model."""

    def __init__(self, pipeline: str, folder: Path | None = None) -> None:
        self.problems: tuple[Problem, ...] = ()
        """Why articles are annotated without a cache, if they are: known after the first one that it lacks."""
        version = hashlib.sha256(f"{rules()} {spacy_reader.identity(pipeline)}".encode()).hexdigest()
        base = folder or files.cache_folder()
        self.folder = base / version[:16] if base else None
        if base is None or self.folder is None:
            self._do_without("the cache", "there is no home folder for it; set HOME or XDG_CACHE_HOME")
            return
        # What keeps a folder from being written matters only if there is something to write: `put` reports it.
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            os.utime(self.folder)
            _prune(base, self.folder)

    def get(self, article: Article) -> Annotated | None:
        """Return the article with its marks, or None if it has no entry or a damaged one."""
        if self.folder is None:
            return None
        try:
            content = files.unseal(read_bytes(self.folder / _name(article)))
            return Annotated(article, _CLAIMS.validate_json(content)) if content is not None else None
        except (OSError, ValidationError):
            # `put` reports what keeps a new entry from being written.
            return None

    def put(self, annotated: Annotated) -> None:
        """Store an article's marks: a concurrent reader sees either the old entry or the new one."""
        if self.folder is None or self.problems:
            return
        try:
            files.write(self.folder, _name(annotated.article), files.seal(_CLAIMS.dump_json(annotated.marks)))
        except RefusedError as refused:
            self._do_without(refused.problems[0].place.path, refused.problems[0].message)

    def _do_without(self, path: str, why: str) -> None:
        message = f"{why}; until then, each build annotates all articles anew"
        self.problems = (Problem(Place(path), message, "DL409", Grade.NOTICE),)


def _name(article: Article) -> str:
    # The desk may override the detected language.
    return f"{article.sha256}-{article.language}.json"


def rules() -> str:
    """Return the hash of all code and data that decide an article's marks."""
    digest = hashlib.sha256()
    for name in RULES:
        for path, source in _sources(resources.files("dateline") / name, name):
            digest.update(f"{path}\0{len(source)}\0".encode() + source)
    return digest.hexdigest()


def _sources(here: Traversable, path: str) -> list[tuple[str, bytes]]:
    if here.is_file():
        return [(path, here.read_bytes())] if path.endswith((".py", ".toml")) else []
    if not here.is_dir():
        return []
    children = sorted((c for c in here.iterdir() if not c.name.startswith(_WORDINGS)), key=lambda child: child.name)
    return [pair for child in children for pair in _sources(child, f"{path}/{child.name}")]


def _prune(base: Path, current: Path) -> None:
    """Remove what older rules made, except the last few folders and those in use: switching back stays cheap."""
    folders = (f for f in base.iterdir() if f.is_dir() and f.name != last_good.FOLDER)
    used = sorted(((f.stat().st_mtime, f) for f in folders), reverse=True)
    newest = used[0][0]
    for last, folder in used[_KEPT_FOLDERS:]:
        # The newest is the current one.
        if newest - last > _IN_USE:
            shutil.rmtree(folder, ignore_errors=True)
    for half in current.iterdir():
        if files.is_temporary(half.name) and newest - half.stat().st_mtime > _IN_USE:
            half.unlink()
