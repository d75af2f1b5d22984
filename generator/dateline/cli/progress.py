"""Progress of annotation, on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dateline.cli.output import say

Progress = Callable[[int, int], None]


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Show a progress bar on a terminal; elsewhere print a line now and then, so that even long logs stay short."""
    if quiet:
        yield lambda _done, _total: None
    elif sys.stderr.isatty():
        # Imported lazily: plain logs don't need it.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        with Bar(TextColumn("annotating"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True)) as bar:
            task = bar.add_task("", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
    else:
        yield _tenths()


def _tenths() -> Progress:
    """Return a `Progress` that prints a line at each tenth."""
    shown = -1

    def show(done: int, total: int) -> None:
        nonlocal shown
        tenth = done * 10 // total if total else 10
        if tenth > shown:
            shown = tenth
            say(f"annotated {done} of {total}", err=True)

    return show
