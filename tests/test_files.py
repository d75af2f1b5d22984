"""One writer for all files: whole or not at all, never outside the folder it is given, one process at a time."""

import errno
import os
import subprocess
import sys
import threading

import pytest

from dateline import files
from dateline.problems import Place, RefusedError

HOLD = """
import sys, pathlib
from dateline import files
with files.lock(pathlib.Path(sys.argv[1]), print):
    print("held", flush=True)
    sys.stdin.read()
"""
COUNT = """
import sys, pathlib
from dateline import files
root = pathlib.Path(sys.argv[1])
for _ in range(20):
    with files.lock(root, print):
        files.write(root, "count", str(int((root / "count").read_text()) + 1).encode())
"""


def names(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def lines(refused):
    return [str(problem) for problem in refused.value.problems]


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_a_file_is_written_with_its_folders_and_nothing_is_left_beside_it(tmp_path):
    files.write(tmp_path, "people/ann.md", b"Ann")

    assert (tmp_path / "people" / "ann.md").read_bytes() == b"Ann"
    assert names(tmp_path) == ["people/ann.md"]


def test_a_file_is_removed_with_the_folders_that_this_leaves_empty(tmp_path):
    files.write(tmp_path, "a/b/c.md", b"")
    files.write(tmp_path, "a/d.md", b"")

    assert files.remove(tmp_path, "a/b/c.md")
    assert not files.remove(tmp_path, "a/b/c.md")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["d.md"]


@pytest.mark.parametrize("path", ["../x.md", "a/../../x.md", "/x.md", "", ".", "a\0b.md"])
def test_a_path_that_leads_out_is_refused(tmp_path, path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for touch in (lambda: files.write(tmp_path / "docs", path, b""), lambda: files.remove(tmp_path / "docs", path)):
        with pytest.raises(RefusedError) as refused:
            touch()
        assert codes(refused) == ["DL405"]
        if path == "../x.md":
            assert lines(refused) == ["docs: '../x.md' is not inside this folder; remove it [DL405]"]
    assert names(tmp_path) == []


@pytest.mark.parametrize("path", ["link.md", "folder/new.md"])
def test_nothing_is_written_or_removed_over_a_link(tmp_path, path):
    docs, other = tmp_path / "docs", tmp_path / "other"
    docs.mkdir()
    files.write(other, "mine.md", b"mine")
    (docs / "link.md").symlink_to(other / "mine.md")
    (docs / "folder").symlink_to(other)

    for touch in (lambda: files.write(docs, path, b""), lambda: files.remove(docs, path)):
        with pytest.raises(RefusedError) as refused:
            touch()
        assert codes(refused) == ["DL405"]
    assert names(other) == ["mine.md"]
    assert (other / "mine.md").read_bytes() == b"mine"


def test_the_folder_itself_may_be_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "docs").symlink_to(tmp_path / "real")
    files.write(tmp_path / "docs", "a.md", b"A")

    assert names(tmp_path / "real") == ["a.md"]


def test_a_file_keeps_its_permissions(tmp_path):
    files.write(tmp_path, "a.yml", b"old")
    (tmp_path / "a.yml").chmod(0o640)
    files.write(tmp_path, "a.yml", b"new", durable=True)

    assert (tmp_path / "a.yml").stat().st_mode & 0o777 == 0o640


def test_a_full_disk_leaves_the_former_file_and_no_other(tmp_path, monkeypatch):
    files.write(tmp_path, "a.yml", b"old")
    monkeypatch.setattr(files.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left")))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RefusedError) as refused:
        files.write(tmp_path, "a.yml", b"new", durable=True)

    assert lines(refused) == [
        "a.yml: can't be written: No space left; make room on the disk and run this again [DL404]"
    ]

    assert (tmp_path / "a.yml").read_bytes() == b"old"
    assert names(tmp_path) == ["a.yml"]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_is_no_file_is_not_replaced(tmp_path, make):
    make(tmp_path / "a.md")
    with pytest.raises(RefusedError, match=r"a\.md: can't be written: not a regular file; something else is in its"):
        files.write(tmp_path, "a.md", b"")

    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_file_in_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "people").write_bytes(b"")
    with pytest.raises(RefusedError, match="something else is in its place") as refused:
        files.write(tmp_path, "people/ann.md", b"")

    assert codes(refused) == ["DL404"]


def test_a_name_as_long_as_file_systems_allow_can_be_written(tmp_path):
    name = "я" * 126 + ".md"
    files.write(tmp_path, name, b"long")

    assert names(tmp_path) == [name]


def test_what_killed_writers_left_is_swept_away_and_nothing_else(tmp_path):
    keep = ["a.md", ".hidden.tmp", ".a.md.0000000g.tmp", "a.md.0123abcd.tmp"]
    for name in (*keep, ".a.md.0123abcd.tmp", "people/.ann.md.ffffffff.tmp"):
        files.write(tmp_path, name, b"")
    files.sweep(tmp_path, lambda _: pytest.fail("nobody is there to wait for"))

    assert names(tmp_path) == sorted(keep)


@pytest.mark.parametrize(
    ("there", "torn"),
    [
        (b"", True),
        (b"whole", True),
        (b"who\0\0\0", True),
        (b"\0\0\0", True),
        (b"whole words", False),
        (b"whale", False),
        (b"whole words and more", False),
        (b"who\0\0\0\0\0\0\0\0\0\0\0", False),
    ],
)
def test_a_file_is_torn_if_it_holds_only_its_beginning_or_that_and_zeros(there, torn):
    assert files.is_torn(there, b"whole words") is torn


@pytest.mark.parametrize("there", [b"", b'{"pages', b'{"pages"\0\0'])
def test_a_torn_state_file_is_read_from_its_twin(tmp_path, there):
    files.write_state(tmp_path, ".state", b'{"pages": {}}')
    (tmp_path / ".state").write_bytes(there)

    assert files.read_state(tmp_path, ".state") == (b'{"pages": {}}', True)
    assert str(files.report_twin(Place("docs/.dateline"))) == (
        "docs/.dateline: notice: was cut off, as by a crash; its twin is read in its place, "
        "and the next build restores it [DL408]"
    )


@pytest.mark.parametrize("there", [b"{}", b'<<<<<<< ours\n{"pages": {}}', b'{"pages": {"other": []}}'])
def test_a_state_file_that_is_whole_wins_over_its_twin(tmp_path, there):
    files.write_state(tmp_path, ".state", b'{"pages": {}}')
    (tmp_path / ".state").write_bytes(there)

    assert files.read_state(tmp_path, ".state") == (there, False)


def test_a_state_file_that_was_removed_does_not_come_back_from_its_twin(tmp_path):
    files.write_state(tmp_path, ".state", b"{}")
    (tmp_path / ".state").unlink()

    assert files.read_state(tmp_path, ".state") == (None, False)


@pytest.mark.parametrize("name", [".state", ".state~"])
def test_a_torn_state_file_or_twin_is_written_again(tmp_path, name):
    files.write_state(tmp_path, ".state", b"{}")
    (tmp_path / name).write_bytes(b"")
    files.write_state(tmp_path, ".state", b"{}")

    assert (tmp_path / name).read_bytes() == b"{}"


def test_a_sealed_file_is_known_to_be_what_was_written():
    sealed = files.seal(b"[1, 2]")

    assert files.unseal(sealed) == b"[1, 2]"
    assert [files.unseal(other) for other in (b"", b"[1, 2]", sealed[:-1], sealed.replace(b"2", b"3"))] == [None] * 4


def test_a_user_without_a_home_has_no_cache(monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", lambda uid: {}[uid])

    assert files.cache_folder() is None


def test_one_process_waits_for_another_and_says_so(tmp_path):
    said = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"held\n"

        def end(words):
            said.append(words)
            other.stdin.close()

        with files.lock(tmp_path, end):
            files.write(tmp_path, "a.md", b"")

    assert len(said) == 1
    assert said[0].endswith("another dateline is writing here; waiting for it to finish")


def test_of_many_processes_one_at_a_time_holds_the_lock(tmp_path):
    (tmp_path / "count").write_text("0", "utf-8")
    others = [subprocess.Popen([sys.executable, "-c", COUNT, tmp_path], stdout=subprocess.DEVNULL) for _ in range(3)]

    assert [other.wait() for other in others] == [0, 0, 0]
    assert (tmp_path / "count").read_text("utf-8") == "60"


def test_a_process_that_never_ends_is_not_waited_for_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "WAIT", 0.1)
    monkeypatch.chdir(tmp_path.parent)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        with pytest.raises(RefusedError) as refused, files.lock(tmp_path, lambda _: None):
            pytest.fail("two hold the lock")
        other.stdin.close()

    assert [line.replace(tmp_path.name, "docs") for line in lines(refused)] == [
        ("docs: another dateline has been writing here for 0.1 seconds; wait for it to finish, or end it [DL406]")
    ]


def test_a_lock_dies_with_its_process(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        other.stdout.readline()
        other.kill()

    with files.lock(tmp_path, lambda _: pytest.fail("nobody is there to wait for")):
        pass


def test_who_holds_the_lock_may_take_it_again(tmp_path):
    refuse = threading.Event()
    with files.lock(tmp_path, lambda _: refuse.set()), files.lock(tmp_path, lambda _: refuse.set()):
        files.write(tmp_path, "a.md", b"")

    assert not refuse.is_set()
    assert names(tmp_path) == ["a.md"], "the lock's file is gone"


def test_a_folder_that_cannot_be_locked_is_named_at_once(tmp_path):
    (tmp_path / "docs").write_bytes(b"")
    with pytest.raises(RefusedError, match="docs: can't be written"), files.lock(tmp_path / "docs", print):
        pytest.fail("a file is no folder")


def test_a_folder_without_leftovers_is_not_even_locked(tmp_path):
    files.write(tmp_path, "a.md", b"")
    files.sweep(tmp_path, print)

    assert names(tmp_path) == ["a.md"]
