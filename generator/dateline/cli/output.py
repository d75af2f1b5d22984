"""The output of commands: lines, problems in colour or as JSON, records as JSON Lines, counts.

No other module writes to the terminal. What articles, editors and file names say can't act there, neither on a terminal
nor as a command of GitHub's runners.
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping

import click

from dateline.problems import OBEYED, Grade, Place, Problem, escape_controls

_COLOURS = {Grade.ERROR: "red", Grade.WARNING: "yellow", Grade.NOTICE: "cyan"}


def say(line: str, *, err: bool = False) -> None:
    """Print a line."""
    click.echo(escape_controls(line), err=err)


def print_script(script: str) -> None:
    """Print a program of ours for a shell, as it is."""
    click.echo(script)


def report(problems: Iterable[Problem], *, err: bool = True) -> int:
    """Print the problems, one per line, and return the exit code."""
    found = list(problems)
    for problem in found:
        # Places and messages are escaped when made. Only the location is coloured: the eye looks for it, and terminals
        # turn it into a link.
        place, message = str(problem.place), str(problem)
        click.echo(click.style(place, fg=_COLOURS[problem.grade], bold=True) + message.removeprefix(place), err=err)
    return exit_code(found)


def tell(line: str) -> None:
    """Print a line for whoever waits for a command, apart from its output."""
    say(line, err=True)


def exit_code(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """Return 1 if there is an error, or with `strict` a warning, and 0 otherwise."""
    failing = {Grade.ERROR, Grade.WARNING} if strict else {Grade.ERROR}
    return int(any(problem.grade in failing for problem in problems))


def problem_count(problems: Iterable[Problem]) -> str:
    """Return the number of problems, and of notices if there are any: `1 problem, 2 notices`."""
    grades = [problem.grade for problem in problems]
    notices = grades.count(Grade.NOTICE)
    counts = quantity(len(grades) - notices, "problem")
    return f"{counts}, {quantity(notices, 'notice')}" if notices else counts


def report_on_github(problems: Iterable[Problem]) -> None:
    """Print the problems for GitHub's runners, which show each on its line of a pull request."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    for problem in problems:
        place = problem.place
        where = f"file={_escape_property(place.path)}"
        if place.line:
            where += f",line={place.line},col={place.column}"
        click.echo(f"::{problem.grade} {where},title={problem.code}::{_escape_data(problem.message)}")


def _escape_data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(words: str) -> str:
    return _escape_data(words).replace(":", "%3A").replace(",", "%2C")


def problem_record(problem: Problem) -> dict[str, object]:
    """Return a problem as `check --json` prints it."""
    return place_record(problem.place) | {
        "code": problem.code,
        "grade": str(problem.grade),
        "message": problem.message,
    }


def place_record(place: Place) -> dict[str, object]:
    """Return a location for JSON output; line and column are null if it is the whole file."""
    return {"path": place.path, "line": place.line or None, "column": place.column or None}


def print_json(record: Mapping[str, object]) -> None:
    """Print one JSON object."""
    click.echo(_to_json(record, indent=2))


def print_json_lines(records: Iterable[Mapping[str, object]]) -> None:
    """Print JSON Lines without flushing each line as `echo` does: there may be thousands."""
    for record in records:
        sys.stdout.write(_to_json(record) + "\n")


def _to_json(record: Mapping[str, object], indent: int | None = None) -> str:
    """Return JSON in which all that `escape_controls` would escape is an escape of JSON: the same value to programs."""
    return OBEYED.sub(_escape_in_json, json.dumps(record, ensure_ascii=False, indent=indent))


def _escape_in_json(found: re.Match[str]) -> str:
    # The only line ends that JSON has as they are, are those between its values.
    return found.group() if found.group() == "\n" else f"\\u{ord(found.group()):04x}"


def quantity(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 page`, `1,000 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
