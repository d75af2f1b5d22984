"""Problems of a user's input, as values with a location rather than tracebacks."""

import re
from dataclasses import dataclass
from enum import StrEnum

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it: 128 and the number of the signal."""

OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|#(?=#\[)")
"""Control characters, line separators, marks of writing direction (Unicode's Bidi_Control), lone surrogates, and what
begins a command of GitHub's runners anywhere in a line: `##[command]`.
"""
_COMMAND = re.compile(r"^([\s\ufeff]*):(?=:)")
"""What begins another command of the runners, at a line's start only: `::command::`."""
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


class Grade(StrEnum):
    """How bad a problem is.

    An error sets its file aside: the site is built without it, or with its last good version, and the command fails. A
    warning is something to fix. A notice needs a look, since an article or the rules have changed; nothing ever fails
    because of it.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


def escape_controls(text: str) -> str:
    r"""Return one line that can be printed: no character of it makes a terminal or a GitHub runner act.

    What would is shown as `\n`, `\x1b` or `\u202e`; all else is left alone, backslashes too.
    """
    return _COMMAND.sub(r"\1\\x3a", OBEYED.sub(_escape, text))


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    return _SHORT.get(sign) or (f"\\x{ord(sign):02x}" if sign <= "\xff" else f"\\u{ord(sign):04x}")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A location in a user's file; line and column count from 1, and 0 means the whole file.

    A name that can't be printed as it is, is escaped (`escape_controls`); no file of ours has one.
    """

    path: str
    line: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", escape_controls(self.path))

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


def locate(path: str, text: str, offset: int) -> Place:
    """Return file, line and column of an offset in a text; a byte order mark takes no column."""
    start = text.rfind("\n", 0, offset) + 1
    line = text.count("\n", 0, offset) + 1
    return Place(path, line, offset - start + 1 - (start == 0 < offset and text.startswith("\ufeff")))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem of the input: location, problem, fix.

    `code` (`DL101`) never changes: people search for it and silence problems by it. The message may be reworded. It
    quotes files, so whatever could make a terminal or a GitHub runner act is escaped.
    """

    place: Place
    message: str
    code: str
    grade: Grade = Grade.ERROR

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", escape_controls(self.message))

    def __str__(self) -> str:
        grade = "" if self.grade is Grade.ERROR else f"{self.grade}: "
        return f"{self.place}: {grade}{self.message} [{self.code}]"


class PipelineError(Exception):
    """The spaCy pipeline can't be used: why, with the fix, and the code of the problem."""

    def __init__(self, message: str, code: str) -> None:
        self.message = message
        self.code = code
        super().__init__(message, code)

    def problem(self, place: Place) -> Problem:
        """Return it as a problem of the setting at `place`."""
        return Problem(place, self.message, self.code)


class RefusedError(Exception):
    """The input has errors, or the disk does not take what is to be written.

    `problems` holds all problems, sorted by location; `outcome` says what was written.
    """

    def __init__(self, problems: tuple[Problem, ...], outcome: str = "nothing was written") -> None:
        self.problems = tuple(sorted(problems))
        self.outcome = outcome
        super().__init__("\n".join(str(problem) for problem in self.problems))
