"""The output of commands: problems in colour or as JSON, records as JSON Lines, counts."""

import json
import os
import sys
from collections.abc import Iterable, Mapping

import click

from dateline.problems import Grade, Place, Problem

_COLOURS = {Grade.ERROR: "red", Grade.WARNING: "yellow", Grade.NOTICE: "cyan"}


def report(problems: Iterable[Problem], *, err: bool = True) -> int:
    """Print the problems, one per line, and return the exit code."""
    found = list(problems)
    for problem in found:
        # Only the location is coloured: the eye looks for it, and terminals turn it into a link.
        place, message = str(problem.place), str(problem)
        click.echo(click.style(place, fg=_COLOURS[problem.grade], bold=True) + message.removeprefix(place), err=err)
    return exit_code(found)


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
        where = f"file={place.path}" + (f",line={place.line},col={place.column}" if place.line else "")
        words = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        click.echo(f"::{problem.grade} {where},title={problem.code}::{words}")


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
    click.echo(json.dumps(record, ensure_ascii=False, indent=2))


def print_json_lines(records: Iterable[Mapping[str, object]]) -> None:
    """Print JSON Lines without flushing each line as `echo` does: there may be thousands."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def quantity(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 page`, `1,000 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
