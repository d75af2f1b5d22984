"""The command line: `dateline COMMAND`. Only what a command needs is imported, when it runs."""

from dateline.cli.command_group import main

__all__ = ["main"]
