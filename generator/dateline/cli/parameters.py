"""Parameters that several commands share: mkdocs.yml, a seed, words of an article. Also examples in their help."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from dateline.cli import output
from dateline.inputs import exists
from dateline.problems import Place, Problem

MARK_KINDS = ("event", "figure", "name", "quote", "time", "title")
"""The kinds of mark that can be accepted and rejected. Written out so that `--help` imports no other module."""
NOTE_KINDS = ("context", "disputed", "correction", "check", "translation")
"""What a note can be about."""
LANGUAGES = ("en", "ru")
"""The languages of the interface."""


class Command(click.Command):
    """A command whose help ends with examples."""

    def __init__(self, *args: Any, examples: Sequence[str], **attributes: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **attributes)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, one per line."""
        del ctx
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


class FileError(click.ClickException):
    """A file named on the command line does not exist. Shown like any problem: location, problem, fix."""

    exit_code = 2

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def show(self, file: Any = None) -> None:  # noqa: ANN401
        """Print the problem to stderr."""
        del file
        output.report([self.problem])


class _File(click.Path):
    """A file that must exist."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401
        """Return the file's path."""
        file = Path(value)
        if not exists(file):
            self.fail_missing(file)
        super().convert(value, param, ctx)
        return file

    def fail_missing(self, file: Path) -> NoReturn:
        """Fail and say what the user can do about it."""
        raise NotImplementedError


class ConfigFile(_File):
    """A project's mkdocs.yml."""

    def fail_missing(self, file: Path) -> NoReturn:
        """Fail before any work is done."""
        message = "no such file; run this where mkdocs.yml is, name it with --config, or make a project: dateline init"
        raise FileError(Problem(Place(file.as_posix()), message, "DL301"))


class SeedFile(_File):
    """An article's file."""

    def fail_missing(self, file: Path) -> NoReturn:
        """Fail and suggest the seed that was probably meant."""
        similar = difflib.get_close_matches(file.as_posix(), _seeds_near(file), n=1)
        fix = f"did you mean {similar[0]}?" if similar else "name an article's .txt file"
        raise FileError(Problem(Place(file.as_posix()), f"no such file; {fix}", "DL115"))


def _seeds_near(file: Path) -> Iterator[str]:
    """Yield the seeds beside a file, or those below the default folder."""
    folder = file.parent if file.parent.name and file.parent.is_dir() else Path("seeds")
    for seed in sorted(folder.rglob("*.txt")):
        yield seed.as_posix()


config_option = click.option(
    "--config", type=ConfigFile(), default="mkdocs.yml", show_default=True, help="The project's mkdocs.yml."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print neither progress nor a summary.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
seed_argument = click.argument("seed", type=SeedFile(), metavar="SEED")
words_argument = click.argument("words", metavar="WORDS")
nth_option = click.option(
    "--nth", type=click.IntRange(min=1), help="Which occurrence, if the words occur more than once."
)
by_option = click.option("--by", default="", metavar="NAME", help="Who says so.")
