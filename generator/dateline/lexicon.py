"""Word lists and tables as typed values: one frozen dataclass per file.

The class declares the keys of its file. `tests/test_lexicons.py` reads every file, so an unknown or missing key fails a
test and never a build. A comment in each file gives its purpose and its source.
"""

import tomllib
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, ClassVar, Protocol, TypeVar, cast


class Lexicon(Protocol):
    """A frozen dataclass whose fields are the keys of a TOML file."""

    file: ClassVar[str]
    """The file's name without `.toml`."""


L = TypeVar("L")


_READ: dict[tuple[type[object], str], object] = {}


def load(kind: type[L], folder: Traversable) -> L:
    """Load a lexicon from a folder, once per process; the file may be missing if every field has a default.

    Raises pydantic.ValidationError if a key is unknown or missing or a value is not of the field's type.
    """
    at = kind, str(folder)
    if at not in _READ:
        _READ[at] = _read(kind, folder)
    return cast("L", _READ[at])


def _read(kind: type[object], folder: Traversable) -> object:
    # Imported lazily: commands that read no word list don't pay for it.
    from pydantic import ConfigDict, TypeAdapter  # noqa: PLC0415

    file = folder / f"{kind.file}.toml"  # type: ignore[attr-defined]
    if not file.is_file() and not any(field.default is field.default_factory is MISSING for field in fields(kind)):  # type: ignore[arg-type]
        return kind()
    text = file.read_text(encoding="utf-8")
    kind.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    return TypeAdapter(kind).validate_python(tomllib.loads(text))


@cache
def load_table(name: str) -> dict[str, Any]:
    """Load a table of the package's data folder whose keys no class names: the interface's words.

    Raises FileNotFoundError if there is no such table.
    """
    return tomllib.loads((files("dateline") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
