"""Problems of a user's input, as values with a location rather than tracebacks."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How bad a problem is: an error stops the publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A location in a user's file; line and column count from 1, and 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

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

    `code` (`DL101`) never changes: people search for it and silence problems by it. The message may be reworded.
    """

    place: Place
    message: str
    code: str
    grade: Grade = Grade.ERROR

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
    """The input has errors, so nothing was written; `problems` holds all problems, sorted by location."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
