"""The commands about a project and the program itself: init, completion."""

from pathlib import Path

import click
from click.shell_completion import get_completion_class

from dateline.cli.output import print_script, report, say
from dateline.cli.parameters import LANGUAGES, Command, quiet_option

SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Command, examples=["dateline init news", "dateline init novosti --language ru"])
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of the interface."
)
@quiet_option
def init(folder: Path, language: str, *, quiet: bool) -> int:
    """Make a new project in a folder that does not exist yet or is empty."""
    from dateline import scaffold
    from dateline.shell import format_command

    problems = scaffold.init(folder, language)
    if not problems and not quiet:
        cd = format_command("cd", (str(folder),))
        say(f"made {folder}" + (f"; now: {cd} && dateline build && mkdocs serve" if cd else ""))
    return report(problems)


@click.command(
    cls=Command,
    examples=[
        'eval "$(dateline completion bash)"',
        'eval "$(dateline completion zsh)"',
        "dateline completion fish > ~/.config/fish/completions/dateline.fish",
    ],
)
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print the script that makes a shell complete commands, options and files.

    SHELL is bash, zsh or fish. Put the first or second example into ~/.bashrc or ~/.zshrc.
    """
    kind = get_completion_class(shell)
    assert kind, f"click knows {shell}"
    print_script(kind(ctx.find_root().command, {}, "dateline", "_DATELINE_COMPLETE").source())
    return 0
