"""A cache of annotated articles: an unchanged article costs nothing, and a warm build loads no model.

An entry is keyed by the seed's bytes, its folder by the model and by the code and data of the rules, so a change to
any of them is a miss, never a stale answer. The cache is in the user's cache folder, outside every project: a file has
the same marks in any project.
"""

import hashlib
import os
import shutil
import tempfile
import typing
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import platformdirs
from pydantic import Discriminator, TypeAdapter, ValidationError

from dateline import last_good
from dateline.model import Annotated, AnyMark, Article
from dateline.nlp import spacy_reader

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
        base = folder or Path(platformdirs.user_cache_dir("dateline"))
        version = hashlib.sha256(f"{rules()} {spacy_reader.identity(pipeline)}".encode()).hexdigest()
        self.folder = base / version[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        os.utime(self.folder)
        _prune(base)

    def get(self, article: Article) -> Annotated | None:
        """Return the article with its marks, or None if it has no entry or a damaged one."""
        try:
            return Annotated(article, _CLAIMS.validate_json(self._file(article).read_bytes()))
        except (FileNotFoundError, ValidationError):
            return None

    def put(self, annotated: Annotated) -> None:
        """Store an article's marks atomically: a concurrent reader sees either the old entry or the new one."""
        # The user may clear the cache while a long build runs.
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as half:
            half.write(_CLAIMS.dump_json(annotated.marks))
        Path(half.name).replace(self._file(annotated.article))

    def _file(self, article: Article) -> Path:
        # The desk may override the detected language.
        return self.folder / f"{article.sha256}-{article.language}.json"


def rules() -> str:
    """Return the hash of all code and data that decide an article's marks."""
    digest = hashlib.sha256()
    for name in RULES:
        for path, source in _sources(files("dateline") / name, name):
            digest.update(f"{path}\0{len(source)}\0".encode() + source)
    return digest.hexdigest()


def _sources(here: Traversable, path: str) -> list[tuple[str, bytes]]:
    if here.is_file():
        return [(path, here.read_bytes())] if path.endswith((".py", ".toml")) else []
    if not here.is_dir():
        return []
    children = sorted((c for c in here.iterdir() if not c.name.startswith(_WORDINGS)), key=lambda child: child.name)
    return [pair for child in children for pair in _sources(child, f"{path}/{child.name}")]


def _prune(base: Path) -> None:
    """Remove what older rules made, except the last few folders and those in use: switching back stays cheap."""
    folders = (f for f in base.iterdir() if f.is_dir() and f.name != last_good.FOLDER)
    used = sorted(((f.stat().st_mtime, f) for f in folders), reverse=True)
    for last, folder in used[_KEPT_FOLDERS:]:
        # The newest is the current one.
        if used[0][0] - last > _IN_USE:
            shutil.rmtree(folder, ignore_errors=True)
