"""A process that dies at a chosen write: nothing more of it reaches the disk, and half of the last write may have."""

import os
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, Self

import pytest

from dateline import files

PARTS = ("none", "half", "all")
"""How much of its last operation a dying process still does."""


class Death(BaseException):
    """What the simulated kill raises: nothing may catch it."""


class Dying:
    """Replaces what the one writer does on disk, and dies at the operation with this number, counted from 1."""

    def __init__(self, patch: pytest.MonkeyPatch, number: int = 0, part: str = "none") -> None:
        self.number, self.part, self.count, self.is_dead = number, part, 0, False
        real = {name: getattr(os, name) for name in ("fsync", "replace", "unlink", "rmdir")}
        stand_in = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)})
        for name, act in real.items():
            setattr(stand_in, name, self._wrapped(act))
        patch.setattr(files, "os", stand_in)
        patch.setattr(files, "open", self._open, raising=False)

    def step(self, act: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        if self.is_dead:
            raise Death
        self.count += 1
        if self.count != self.number:
            return act()
        self.is_dead = True
        if self.part == "all":
            act()
        elif self.part == "half" and half:
            half()
        raise Death

    def _wrapped(self, act: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args: self.step(lambda: act(*args))

    def _open(self, path: Any, mode: str) -> Any:
        return _File(self, self.step(lambda: open(path, mode)))  # noqa: PTH123


class _File:
    def __init__(self, dying: Dying, file: Any) -> None:
        self.dying, self.file = dying, file
        self.flush, self.fileno = file.flush, file.fileno

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, content: bytes) -> None:
        self.dying.step(lambda: self.file.write(content), lambda: self.file.write(content[: len(content) // 2]))
