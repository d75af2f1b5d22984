"""Ends of a build from outside: no process outlives it, and Ctrl-C ends in a word."""

import os
import re
import signal
import subprocess
import sys
import time

import pytest

from command_line import run
from dateline import cli, pipeline, seeds
from dateline.cli import command_group
from dateline.problems import INTERRUPTED
from killing import PROCESSES, find_processes
from marked import article

WORKERS = pytest.mark.skipif(
    not PROCESSES.is_dir() or (os.cpu_count() or 1) < 2, reason="needs /proc and more than one core"
)
WORDS = "The harbour of Aldport was closed on Sunday, Mayor Ann Reed said. Boat {} was lost.\n"


@pytest.fixture
def cold_build(tmp_path):
    """A build whose workers have begun, as a process with a session of its own."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A test\n", encoding="utf-8")
    for number in range(pipeline.MANY):
        text = " date 2021-01-04\n\n" + WORDS.format(number)
        (tmp_path / "seeds" / f"{number}.txt").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main())", "build"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path / ".cache")},
        start_new_session=True,
        text=True,
    )
    yield process
    process.stderr.close()
    for left in find_processes(process.pid):
        os.kill(left, signal.SIGKILL)


def wait_until(is_so) -> bool:
    """True as soon as it is so, False if that takes a minute."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


@WORKERS
@pytest.mark.parametrize(("how", "line"), [(signal.SIGKILL, 0), (signal.SIGKILL, 1), (signal.SIGTERM, 0)])
def test_no_worker_outlives_a_build_that_is_killed(cold_build, how, line):
    """The workers load until the second line of progress."""
    for _ in range(line + 1):
        cold_build.stderr.readline()
    # The build, the process in which Python tracks resources, and the workers.
    assert wait_until(lambda: len(find_processes(cold_build.pid)) > 3)
    cold_build.send_signal(how)

    assert cold_build.wait() == -how
    assert wait_until(lambda: find_processes(cold_build.pid) == [])


@WORKERS
@pytest.mark.parametrize("line", [0, 1], ids=["while they load", "while they work"])
def test_ctrl_c_ends_a_build_and_its_workers_without_a_traceback(cold_build, line):
    for _ in range(line + 1):
        cold_build.stderr.readline()
    assert wait_until(lambda: len(find_processes(cold_build.pid)) > 3)
    os.killpg(cold_build.pid, signal.SIGINT)

    # Progress may have been made meanwhile.
    *progress, last = filter(None, cold_build.stderr.read().splitlines())
    assert last == "interrupted"
    assert all(re.fullmatch(r"annotated \d+ of \d+", words) for words in progress)
    assert cold_build.wait() == INTERRUPTED
    assert wait_until(lambda: find_processes(cold_build.pid) == [])


def test_the_workers_end_before_an_error_is_handled(monkeypatch):
    """A traceback keeps alive what its frames hold, and so would keep the workers until somebody drops it."""
    ends = []

    def annotate_all(_articles, _pipeline):
        try:
            yield 1
        finally:
            ends.append("closed")

    class Full:
        def get(self, _):
            return None

        def put(self, _):
            raise OSError

    monkeypatch.setattr(pipeline, "_annotate", annotate_all)
    with pytest.raises(OSError):  # noqa: PT011 - that it arrives is enough
        pipeline.annotate([article("Words.")], "", Full(), pipeline.quiet)

    assert ends == ["closed"]


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "check",
        "annotate seeds",
        "timeline seeds",
        "review",
        "explain seeds/a.txt",
        "note seeds/a.txt Words Why",
    ],
)
def test_ctrl_c_ends_any_command_with_one_word_and_the_exit_code_of_shells(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: A test\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(" date 2021-01-04\n\nWords.\n", encoding="utf-8")

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(seeds, "read", interrupt)
    monkeypatch.setattr(seeds, "read_one", interrupt)

    assert cli.main(command.split()) == INTERRUPTED
    assert capsys.readouterr().err.split() == ["interrupted"]


def test_ctrl_c_while_the_program_loads_ends_it_in_the_same_way(monkeypatch, capsys):
    class Loading:
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, command_group.__name__, Loading())

    assert cli.main(["--version"]) == INTERRUPTED
    assert capsys.readouterr().err == "interrupted\n"


def test_the_help_lists_the_exit_code_of_an_interrupt():
    assert [str(INTERRUPTED), "interrupted", "with", "Ctrl-C"] == run("--help").output.splitlines()[-1].split()
