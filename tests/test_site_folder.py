"""The published folder: whatever ends a build, the last good site or the new one is there, whole."""

import errno
import os
import shutil
import signal
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from mkdocs.__main__ import cli
from mkdocs.commands.build import build
from mkdocs.config import load_config

from dateline import site_folder
from dateline.problems import RefusedError

CONFIG = """site_name: Storms
theme: material
hooks: [hooks.py]
plugins:
  - dateline
"""
STORY = ' date 2021-01-04 ALDPORT, January 4. "We lost forty boats," Mayor Ann Reed said.\n'
HOOKS = """import os, resource, signal


def end_at(event):
    def end(item=None, **_):
        at, _, how = os.environ.get("END", "=").partition("=")
        if event != at:
            return
        if how.startswith("SIG"):
            os.kill(os.getpid(), getattr(signal, how))
        elif how == "full disk":
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
        elif how == "error":
            raise ValueError("the fault of another plugin")

    return end


for event in ("files", "env", "page_content", "post_page", "post_build"):
    globals()[f"on_{event}"] = end_at(event)
"""
"""Hooks of MkDocs, which run as another plugin does: at the event that the environment names, the build ends."""
LITTER = (".site.part", ".site.lock", ".site.former")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(file: Path, words: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")


def mkdocs(project: Path, *arguments: str, end: str = "=") -> tuple[int, str]:
    """Run `mkdocs build` in a child of this process, which has loaded it; return exit code (or -signal) and log."""
    log = project / "log.txt"
    child = os.fork()
    if child == 0:
        os.chdir(project)
        os.environ |= {"END": end, "SOURCE_DATE_EPOCH": "1600000000", "XDG_CACHE_HOME": str(project / ".cache")}
        sys.stdout = sys.stderr = log.open("w", encoding="utf-8", buffering=1)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            cli.main(["build", *arguments])
        except SystemExit as ended:
            os._exit(int(ended.code or 0))
        finally:
            os._exit(99)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    for name, words in {
        "mkdocs.yml": CONFIG,
        "hooks.py": HOOKS,
        "seeds/storm.txt": STORY,
        "docs/more.md": "one",
    }.items():
        write(folder / name, words)
    with pytest.MonkeyPatch.context() as patch:
        # The first build is done here: what it loads, its children need not load again.
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", "1600000000")
        patch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
        build(load_config(str(folder / "mkdocs.yml")))
    return folder


@pytest.fixture(scope="module")
def old(project):
    return tree(project / "site")


@pytest.fixture
def changed(project, old):
    """The project with the last good site, and a page that has changed since."""
    shutil.rmtree(project / "site")
    for path, content in old.items():
        (project / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / path).write_bytes(content)
    write(project / "docs" / "more.md", "two")
    return project


def litter(project: Path) -> list[str]:
    return [name for name in LITTER if (project / name).exists()]


@pytest.mark.parametrize(
    ("event", "end", "exit_code"),
    [
        ("files", "SIGKILL", -9),
        ("post_page", "SIGKILL", -9),
        ("post_build", "SIGKILL", -9),
        ("post_page", "SIGTERM", -15),
    ],
)
def test_a_build_that_is_killed_leaves_the_last_good_site(changed, old, event, end, exit_code):
    code, log = mkdocs(changed, end=f"{event}={end}")

    assert code == exit_code
    assert tree(changed / "site") == old
    assert "Traceback" not in log
    assert mkdocs(changed)[0] == 0
    assert "two" in tree(changed / "site")["more/index.html"].decode()
    assert litter(changed) == []


def test_ctrl_c_ends_with_a_short_message_and_leaves_nothing_behind(changed, old):
    code, log = mkdocs(changed, end="post_page=SIGINT")

    assert code == 130
    assert tree(changed / "site") == old
    assert log.splitlines()[-1] == "INFO    -  dateline: interrupted; the site that was built before is still there"
    assert litter(changed) == []


@pytest.mark.parametrize("event", ["files", "page_content", "post_build"])
def test_the_fault_of_another_plugin_leaves_the_last_good_site(changed, old, event):
    code, _ = mkdocs(changed, end=f"{event}=error")

    assert code != 0
    assert tree(changed / "site") == old
    assert litter(changed) == []


def test_a_full_disk_ends_in_a_message_and_leaves_the_last_good_site(changed, old):
    code, log = mkdocs(changed, end="env=full disk")

    assert code == 1
    assert log.strip().splitlines()[-1] == (
        "site: can't be written: File too large; make room on the disk and run this again [DL404]"
    )
    assert "Traceback" not in log
    assert tree(changed / "site") == old
    assert litter(changed) == []


def test_a_site_that_strict_mode_refuses_is_not_published(changed, old):
    write(changed / "docs" / "more.md", "[nowhere](nowhere.md)")
    code, log = mkdocs(changed, "--strict")

    assert code == 1
    assert "Aborted with 1 warnings in strict mode!" in log
    assert tree(changed / "site") == old
    assert litter(changed) == []


def test_bad_settings_leave_the_last_good_site(changed, old):
    write(changed / "bad.yml", CONFIG.replace("material", "readthedocs"))
    code, _ = mkdocs(changed, "-f", "bad.yml")

    assert code == 1
    assert tree(changed / "site") == old


def test_two_builds_at_once_both_publish_a_whole_site(changed):
    code, _ = mkdocs(changed)
    assert code == 0
    whole = tree(changed / "site")
    folder = site_folder.prepare(changed / "site", "site", print)
    second = os.fork()
    if second == 0:
        os._exit(mkdocs(changed)[0])
    write(folder.part / "index.html", "the first of the two")
    site_folder.publish(folder)
    _, status = os.waitpid(second, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert tree(changed / "site") == whole
    assert litter(changed) == []


def test_what_follows_a_build_finds_the_folder_where_the_settings_say(changed, monkeypatch):
    """`mkdocs gh-deploy` publishes what is there."""
    monkeypatch.chdir(changed)
    monkeypatch.setenv("XDG_CACHE_HOME", str(changed / ".cache"))
    config = load_config(str(changed / "mkdocs.yml"))
    config.plugins.on_startup(command="gh-deploy", dirty=False)
    build(config)
    config.plugins.on_shutdown()

    assert config.site_dir == str(changed / "site")
    assert "two" in tree(changed / "site")["more/index.html"].decode()


def test_a_dirty_build_writes_into_the_last_site(changed):
    write(changed / "site" / "by-hand.txt", "stays")
    code, _ = mkdocs(changed, "--dirty")

    assert code == 0
    assert tree(changed / "site")["by-hand.txt"] == b"stays"
    assert "two" in tree(changed / "site")["more/index.html"].decode()


# --- without MkDocs


def swap(site: Path) -> list[str]:
    """Publish a site of two files; return what was said."""
    said: list[str] = []
    folder = site_folder.prepare(site, "site", said.append, patience=0.1)
    write(folder.part / "index.html", "new")
    write(folder.part / "a" / "index.html", "new")
    site_folder.publish(folder)
    return said


NEW = {"index.html": b"new", "a/index.html": b"new"}


@pytest.fixture(params=["at once", "by renames", "file by file"])
def way(request, monkeypatch):
    """The ways to swap: the system's own, that of systems without it, and that of folders that can't be renamed."""
    if request.param != "at once":
        monkeypatch.setattr(site_folder, "_exchange", lambda *_: False)
    if request.param == "file by file":
        put = site_folder._put

        def refuse_the_whole(new, place, former):
            if place.name == "site":
                raise OSError(errno.EBUSY, "Device or resource busy", str(place))
            put(new, place, former)

        monkeypatch.setattr(site_folder, "_put", refuse_the_whole)
    return request.param


@pytest.mark.usefixtures("way")
def test_a_new_site_takes_the_place_of_the_old_one(tmp_path):
    site = tmp_path / "site"
    for name in ("index.html", "gone.html", "gone/index.html", "a/old.html"):
        write(site / name, "old")
    write(site / ".git" / "HEAD", "kept")
    write(site / ".nojekyll", "")
    site.chmod(0o750)

    assert swap(site) == []
    assert tree(site) == NEW | {".git/HEAD": b"kept", ".nojekyll": b""}
    assert stat.S_IMODE(site.stat().st_mode) == 0o750
    assert list(tmp_path.iterdir()) == [site]


def test_the_first_site_needs_no_other(tmp_path):
    swap(tmp_path / "below" / "site")

    assert tree(tmp_path) == {f"below/site/{path}": content for path, content in NEW.items()}


def test_a_linked_folder_stays_a_link_and_what_it_leads_to_is_swapped(tmp_path):
    write(tmp_path / "real" / "old.html", "old")
    (tmp_path / "site").symlink_to("real")
    swap(tmp_path / "site")

    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "real") == NEW


def test_hidden_files_of_the_new_site_win(tmp_path):
    write(tmp_path / "site" / ".nojekyll", "old")
    folder = site_folder.prepare(tmp_path / "site", "site", print)
    write(folder.part / ".nojekyll", "new")
    site_folder.publish(folder)

    assert tree(tmp_path / "site") == {".nojekyll": b"new"}


def test_the_last_good_site_returns_if_a_build_ended_between_two_renames(tmp_path):
    write(tmp_path / ".site.former" / "index.html", "old")
    write(tmp_path / ".site.part" / "index.html", "new")
    folder = site_folder.prepare(tmp_path / "site", "site", print)

    assert tree(tmp_path / "site") == {"index.html": b"old"}
    assert tree(folder.part) == {}
    site_folder.discard(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_last_good_site_stays_if_the_second_rename_fails(tmp_path, monkeypatch):
    write(tmp_path / "site" / "index.html", "old")
    monkeypatch.setattr(site_folder, "_exchange", lambda *_: False)
    folder = site_folder.prepare(tmp_path / "site", "site", print)
    folder.part.rmdir()
    with pytest.raises(FileNotFoundError):
        site_folder._put(folder.part, folder.site, tmp_path / ".site.former")
    site_folder.discard(folder)

    assert tree(tmp_path) == {"site/index.html": b"old"}


def test_a_build_waits_for_another_one_and_says_so_but_not_for_ever(tmp_path):
    folder = site_folder.prepare(tmp_path / "site", "site", print)
    said: list[str] = []
    with pytest.raises(RefusedError) as refused:
        site_folder.prepare(tmp_path / "site", "site", said.append, patience=0.1)

    assert said == ["another build is writing site; waiting until it is done"]
    assert str(refused.value) == (
        "site: another build has been writing here for 0 minutes; end it, then build again [DL416]"
    )
    site_folder.discard(folder)
    assert swap(tmp_path / "site") == []


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path):
    write(tmp_path / "site", "words")
    with pytest.raises(RefusedError) as refused:
        site_folder.prepare(tmp_path / "site", "site", print)

    assert str(refused.value) == "site: not a folder; remove it, or choose another with `site_dir` [DL417]"
    assert tree(tmp_path) == {"site": b"words"}


def test_a_link_in_the_place_of_the_part_is_never_followed(tmp_path):
    write(tmp_path / "elsewhere" / "precious.txt", "kept")
    (tmp_path / ".site.part").symlink_to("elsewhere")
    with pytest.raises(RefusedError):
        site_folder.prepare(tmp_path / "site", "site", print)

    assert tree(tmp_path / "elsewhere") == {"precious.txt": b"kept"}


def as_somebody(folder: Path, do) -> None:
    """Do something in a child process without the rights of root, who may write everywhere."""
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            do()
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, folder


@pytest.fixture
def locked():
    """A folder in which nobody may make files, with a site that belongs to somebody. All may walk to it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "site" / "old.html", "old")
        if os.getuid() == 0:
            os.chown(folder / "site", 65534, 65534)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_site_is_swapped_file_by_file_where_its_parent_is_not_ours(locked):
    as_somebody(locked, lambda: swap(locked / "site"))

    assert tree(locked) == {f"site/{path}": content for path, content in NEW.items()}
    assert sorted(path.name for path in (locked / "site").iterdir()) == ["a", "index.html"]


def test_a_folder_without_rights_is_refused(locked):
    said = locked / "site" / "said.txt"

    def refuse():
        try:
            site_folder.prepare(locked / "new", "new", print)
        except RefusedError as refused:
            said.write_text(str(refused), encoding="utf-8")

    as_somebody(locked, refuse)

    assert said.read_text("utf-8") == ("new: can't be written: Permission denied; check its permissions [DL404]")
