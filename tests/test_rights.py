"""Without rights to a file or folder, a build says what can't be read or written, and does without a cache."""

import contextlib
import io
import multiprocessing
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from command_line import run
from dateline.cli import main

NOBODY = 65534
STORY = " date 2021-01-04 ALDPORT, January 4. /TASS/. The harbour will stay closed until Friday, Mayor Ann Reed said.\n"


@pytest.fixture(scope="module")
def built():
    """A project in a folder that everybody may enter, built once, so that all of the program is in memory."""
    folder = Path(tempfile.mkdtemp())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        (folder / "project" / "seeds").mkdir(parents=True)
        patch.chdir(folder / "project")
        Path("mkdocs.yml").write_text("site_name: A test\n", "utf-8")
        Path("seeds/a.txt").write_text(STORY, "utf-8")
        Path("seeds/a.yml").write_text("notes:\n  - {note: x, at: Mayor Ann Reed}\n", "utf-8")
        assert run("build", "--quiet").exit_code == 0
        assert run("note", "seeds/a.txt", "Friday", "Which?").exit_code == 0
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def folder(built):
    copy = Path(tempfile.mkdtemp())
    shutil.copytree(built, copy, dirs_exist_ok=True)
    yield copy
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(copy)


def run_as_nobody(folder: Path, *command: str) -> tuple[int, str]:
    """Run a command without the rights that the tests may have."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_run, (folder, command))


def _run(folder: Path, command: tuple[str, ...]) -> tuple[int, str]:
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.chdir(folder / "project")
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        return main(command), said.getvalue()


def give_away(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)


@pytest.mark.parametrize(
    ("path", "mode", "said"),
    [
        (
            "project/docs",
            0o500,
            [
                "docs: can't be written: Permission denied; check its permissions [DL404]",
                "nothing was written: 1 problem",
            ],
        ),
        (
            "project/docs/articles",
            0o500,
            [
                "docs/articles/index.md: can't be written: Permission denied; check its permissions [DL404]",
                "not everything was written: 1 problem",
            ],
        ),
        (
            "project/docs/.addresses.json",
            0o000,
            [
                "docs/.addresses.json: can't be read: Permission denied; restore it from the last commit [DL403]",
                "nothing was written: 1 problem",
            ],
        ),
    ],
    ids=["the folder of pages", "a folder of articles", "a register"],
)
def test_what_a_user_may_not_write_or_read_is_named(folder, path, mode, said):
    (folder / "project" / "seeds" / "b.txt").write_text(STORY, "utf-8")
    give_away(folder)
    (folder / path).chmod(mode)

    assert run_as_nobody(folder, "build", "--quiet") == (1, "".join(f"{line}\n" for line in said))


def test_a_note_is_not_written_into_a_folder_without_rights(folder):
    give_away(folder)
    (folder / "project" / "seeds").chmod(0o500)

    assert run_as_nobody(folder, "note", "seeds/a.txt", "Ann", "Who?") == (
        1,
        "seeds: can't be written: Permission denied; check its permissions [DL404]\nnothing was written: 1 problem\n",
    )


@pytest.mark.parametrize("mode", [0o000, 0o500], ids=["unreadable", "read-only"])
def test_a_cache_without_rights_costs_time_and_one_notice_at_most(folder, mode):
    give_away(folder)
    for path in [*(folder / "cache").rglob("*")][::-1]:
        path.chmod(mode)
    status, said = run_as_nobody(folder, "build", "--quiet")

    assert status == 0
    assert said.count("[DL409]") == (0 if mode else 1)
