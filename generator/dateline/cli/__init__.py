"""The command line: `dateline COMMAND`. A command imports what it needs when it runs."""

from dateline.cli.command_group import main

__all__ = ["main"]
