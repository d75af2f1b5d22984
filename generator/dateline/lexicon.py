"""Word lists and tables of the rules: `data/*.toml`; a comment in each says what for and where from."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the table `data/NAME.toml`; it is read once a process and must not be changed."""
    return tomllib.loads((files("dateline") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
