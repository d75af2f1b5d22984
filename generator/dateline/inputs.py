"""Reads files that others wrote: never a pipe or a device, no link out of its folder, no JSON that breaks a parser.

What can't be read raises an OSError or ValueError whose words fit into a message; the caller knows place and fix.
"""

import errno
import json
import re
import stat
from pathlib import Path
from typing import Any

_DEEPEST = 100
"""Maximum depth of JSON: ten times that of any register or export, and a tenth of what exhausts Python's stack."""
_LONGEST_NUMBER = 20
"""Maximum number of digits of a whole number that is read exactly: more than any count or offset has."""
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[]}]', re.DOTALL)
"""A bracket of JSON, or a string, whose brackets don't count."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


class OutsideError(OSError):
    """The file is a link to something outside the folder that it must be in."""


def read_bytes(file: Path, within: Path | None = None, most: int = -1) -> bytes:
    """Return a regular file's bytes; only the first `most` if given.

    Raises OSError for anything else without opening it, since a pipe blocks and a device has no end; and OutsideError
    if the file is a link out of the folder `within`.
    """
    kind = file.stat().st_mode
    if within and file.is_symlink() and not file.resolve().is_relative_to(within.resolve()):
        raise OutsideError(0, "a link to a file outside its folder")
    if stat.S_ISDIR(kind):
        raise OSError(0, "a folder, not a file")
    if not stat.S_ISREG(kind):
        raise OSError(0, "not a regular file")
    with file.open("rb") as opened:
        return opened.read(most)


def read_optional(file: Path, within: Path | None = None) -> bytes | None:
    """Return a regular file's bytes, or None if there is no such file. Raises like `read_bytes`."""
    return read_bytes(file, within) if exists(file) else None


def exists(file: Path) -> bool:
    """Return True if there is a file, a folder or a link of this name. Raises OSError if nobody may know."""
    try:
        return file.is_symlink() or file.exists()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def is_folder(path: Path) -> bool:
    """Return True if there is a folder of this name."""
    return exists(path) and path.is_dir()


def describe_error(error: OSError) -> str:
    """Return why a file can't be read, for messages: `Permission denied`."""
    return error.strerror or str(error)


def parse_json(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what JSON holds; a whole number too long for an offset or a count becomes None.

    Raises JSONDecodeError if it isn't JSON or is nested too deep.
    """
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > _DEEPEST:
            message = f"nested more than {_DEEPEST} levels deep"
            raise json.JSONDecodeError(message, text, found.start())
    return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_NUMBER else None)


def parse_register(text: str) -> Any:  # noqa: ANN401
    """Return what a register of ours holds. Raises ValueError also if a text of it can't be written to a file again."""
    held = parse_json(text)
    if _ESCAPED_SURROGATE.search(text) and find_surrogate(json.dumps(held, ensure_ascii=False)):
        message = "half a character"
        raise ValueError(message)
    return held


def find_surrogate(words: str) -> str | None:
    """Return the first half of a character (a lone surrogate), escaped as in JSON and YAML, or None.

    It comes from such an escape in a file, or from an argument that is not UTF-8, and no file can hold it.
    """
    found = _SURROGATE.search(words)
    return f"\\u{ord(found[0]):04x}" if found else None
