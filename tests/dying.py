"""A process that dies at a chosen write: nothing more of it reaches the disk, and half of the last write may have."""

import os
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Self

import pytest

from dateline import files

PARTS = ("none", "half")
"""How much of its last operation a dying process still does. With half, only what has a half counts as one."""


class Death(BaseException):
    """What the simulated kill raises: nothing may catch it."""


class Dying:
    """Replaces what the one writer does on disk, and dies at the operation with this number, counted from 1."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int = 0, part: str = "none") -> None:
        self.number, self.part, self.is_dead = number, part, False
        self.log: list[str] = []
        """The files written or removed so far, one for each operation."""
        real = {name: getattr(os, name) for name in ("fsync", "replace", "unlink", "rmdir")}
        stand_in = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)})
        for name, act in real.items():
            setattr(stand_in, name, self._wrapped(act))
        patch.setattr(files, "os", stand_in)
        patch.setattr(files, "open", self._open, raising=False)

    def step(self, name: str, act: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        if self.is_dead:
            raise Death
        if half or self.part != "half":
            self.log.append(name)
            if len(self.log) == self.number:
                self.is_dead = True
                if half and self.part == "half":
                    half()
                raise Death
        return act()

    def _wrapped(self, act: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args: self.step(str(args[0]), lambda: act(*args))

    def _open(self, path: Any, mode: str) -> Any:
        return _File(self, str(path), self.step(str(path), lambda: open(path, mode)))  # noqa: PTH123


class _File:
    def __init__(self, dying: Dying, name: str, file: Any) -> None:
        self.dying, self.name, self.file = dying, name, file
        self.flush, self.fileno = file.flush, file.fileno

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        half = content[: len(content) // 2]
        self.dying.step(self.name, lambda: self.file.write(content), lambda: self.file.write(half))
