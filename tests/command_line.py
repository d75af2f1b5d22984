"""The command line for tests: in this process with click's runner, or as a separate program."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from dateline.cli.command_group import command_group


def run(*arguments: str, env: dict[str, str] | None = None, color: bool = False) -> Result:
    """Run a command; an unexpected exception fails the test."""
    return CliRunner().invoke(command_group, arguments, env=env, color=color, catch_exceptions=False)


def start(
    *arguments: str, folder: Path | None = None, stdout: int = subprocess.PIPE, **env: str
) -> subprocess.Popen[bytes]:
    """Start the installed command as a process."""
    program = [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())"]
    return subprocess.Popen(
        [*program, *arguments], cwd=folder, stdout=stdout, stderr=subprocess.PIPE, env=os.environ | env
    )
