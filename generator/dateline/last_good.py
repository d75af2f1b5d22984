"""The last good version of each article and of the desk's other files, for builds in which they have errors.

It is kept in the user's cache folder, by project. An article's seed and its desk file are kept together: only together
do they make the page that readers know. An entry is named after what it is about and what it says, so that a build
which changes nothing reads one folder's listing and writes nothing.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from dateline import files
from dateline.problems import RefusedError

FOLDER = "good"
"""The folder below the program's cache folder."""
KEPT_PROJECTS = 50
"""Number of projects to remember: more than anybody edits at once."""
_KEY = 32
"""Hexadecimal digits of a hash in a name: no two are ever alike."""

Texts = Mapping[str, str]
"""Texts by their path as shown in messages."""


class LastGood:
    """The last good versions of one project's files."""

    def __init__(self, seeds: Path) -> None:
        """Open the versions kept for the project with this folder of seeds; without a cache folder, there are none."""
        base = files.cache_folder()
        self._base = base / FOLDER if base else None
        self._project = _hash(str(seeds.resolve()))

    def read(self, unit: str) -> Texts | None:
        """Return the texts of a unit, or None if no good version of it is known."""
        for name in self._names():
            if name.startswith(_hash(unit)):
                return self._open(name)
        return None

    def keep(self, units: Mapping[str, Texts], *, complete: bool) -> None:
        """Keep these versions, and if the units are `complete`, no others.

        A cache that can't be written to is no reason to fail: there will just be no last good version.
        """
        if self._base is None:
            return
        new = {_name(unit, texts): texts for unit, texts in units.items()}
        old = self._names()
        replaced = {_hash(unit) for unit in units}
        with suppress(RefusedError, OSError):
            for name, texts in new.items():
                if name not in old:
                    content = json.dumps(texts, ensure_ascii=False).encode()
                    files.write(self._base, f"{self._project}/{name}", files.seal(content))
            for name in old - new.keys():
                if complete or name[:_KEY] in replaced:
                    files.remove(self._base, f"{self._project}/{name}")
            self._prune(self._base)

    def _names(self) -> set[str]:
        with suppress(OSError):
            return {file.name for file in (self._base / self._project).iterdir()} if self._base else set()
        return set()

    def _open(self, name: str) -> Texts | None:
        assert self._base, "a name comes from its folder"
        with suppress(OSError, ValueError):
            content = files.unseal((self._base / self._project / name).read_bytes())
            return json.loads(content) if content is not None else None
        return None

    def _prune(self, base: Path) -> None:
        """Forget the projects that were built longest ago."""
        with suppress(FileNotFoundError):
            os.utime(base / self._project)
        used = sorted(base.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in used[KEPT_PROJECTS:]:
            shutil.rmtree(folder, ignore_errors=True)


def _name(unit: str, texts: Texts) -> str:
    return f"{_hash(unit)}-{_hash(json.dumps(texts, sort_keys=True))}"


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()[:_KEY]
