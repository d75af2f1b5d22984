"""The command line: `dateline COMMAND`. A command imports what it needs when it runs."""

import sys
from collections.abc import Sequence

from dateline.problems import INTERRUPTED

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        # Imported here: Ctrl-C may come while the command line is loaded, too.
        from dateline.cli.command_group import run  # noqa: PLC0415

        return run(arguments)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)  # noqa: T201 - there may be no click yet
        return INTERRUPTED
