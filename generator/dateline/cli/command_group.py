"""The command `dateline`: its subcommands, its exit codes, and what happens when a command fails."""

import difflib
import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from dateline.cli import build_commands, desk_commands, output, project_commands
from dateline.inputs import find_surrogate
from dateline.problems import INTERRUPTED, PipelineError, Place, RefusedError, escape_controls

GC_THRESHOLD = 50_000
"""New objects after which Python looks for reference cycles. The default, 700, costs a build a tenth of its time or
more: what is imported and read lives until the end, so searching it is futile. With a model loaded, memory grows by a
twentieth.
"""
EXIT_CODES = (
    ("0", "done; the input has no errors"),
    ("1", "the input has errors; each is printed with its location and how to fix it; what has none is done"),
    ("2", "the call is wrong: an unknown command, option or value, or a file that does not exist"),
    (str(INTERRUPTED), "interrupted with Ctrl-C"),
)
"""What each exit code means."""


class CommandGroup(click.Group):
    """A group that suggests similar commands for a typo and turns a command's outcome into an exit code."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401
    ) -> click.Context:
        """Make the context; `NO_COLOR` (no-color.org) turns colours off even on a terminal.

        Raises UsageError for an argument that is not UTF-8, which no page and no file of ours could hold.
        """
        for argument in args:
            if find_surrogate(argument):
                message = f"{argument!a} is not UTF-8; rename the file, or type the words anew"
                raise click.UsageError(message)
        if os.environ.get("NO_COLOR"):
            extra["color"] = False
        return super().make_context(info_name, args, parent, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command by name; if there is no such command, fail and suggest the most similar one."""
        name = args[0]
        if name in self.commands or name.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        similar = difflib.get_close_matches(name, self.commands, n=1)
        return ctx.fail(f"No such command {name!r}." + "".join(f" Did you mean {other!r}?" for other in similar))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a project needs them."""
        del ctx
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with the whole first sentence of their help."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in self.commands.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes below the list of commands."""
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl(EXIT_CODES)

    def invoke(self, ctx: click.Context) -> None:
        """Run the command and exit with the code that it returns."""
        try:
            status: int | None = super().invoke(ctx)
            # Flush now, to notice a closed pipe here and not while Python shuts down.
            sys.stdout.flush()
        except RefusedError as refused:
            output.report(refused.problems)
            output.say(f"{refused.outcome}: {output.problem_count(refused.problems)}", err=True)
            status = 1
        except PipelineError as error:
            output.report([error.problem(Place("mkdocs.yml"))])
            status = 1
        except BrokenPipeError:
            # The reader (`| head`) closed the pipe. Discard what is left in the buffer.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = 0
        except click.UsageError as error:
            message = escape_controls(error.format_message())
            raise click.UsageError(click.style(message, fg="red"), error.ctx) from error
        ctx.exit(status or 0)


@click.group(cls=CommandGroup, name="dateline", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", prog_name="dateline", message="%(prog)s %(version)s")
def command_group() -> None:
    """Turn a folder of news articles in plain text into an annotated, chronological, searchable site."""


for _command in (project_commands.init, *build_commands.COMMANDS, *desk_commands.COMMANDS, project_commands.completion):
    command_group.add_command(_command)


def run(arguments: Sequence[str] | None) -> int:
    """Run the command and return its exit code. Raises KeyboardInterrupt after Ctrl-C."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # The same bytes on every system, for programs that read the output.
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    gc.set_threshold(GC_THRESHOLD)
    try:
        status = command_group.main(arguments, prog_name="dateline", standalone_mode=False)
    except click.Abort as aborted:
        # click's own message would be "Aborted!", and its exit code that of errors in the input.
        raise KeyboardInterrupt from aborted
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as ended:
        return int(ended.code or 0)
    return int(status or 0)
