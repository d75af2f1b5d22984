"""Killed at any write of any command, the next build makes what it would have made, and no editor's word is lost.

So does a build after a crash that cut off any of the files that the last one left.
"""

import functools
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from command_line import run
from dateline import cache, files, scaffold, static
from dateline.corpus.geonames import geonames
from dying import PARTS, Death, Dying

STORY = (
    " date 2021-01-04 ALDPORT, January 4. /TASS/. The harbour will stay closed until Friday, Mayor Reed said.\n\n"
    '"We lost forty boats," Reed said.\n'
)
SECOND = " date 2021-01-05 ALDPORT, January 5. /TASS/. The harbour is open again, Mayor Ann Reed said on Tuesday.\n"
ITEMS = "notes:\n  - note: Since March.\n    at: Mayor Reed\n"
CORRECTED = "corrections:\n  - {old: thirty boats, new: forty boats, why: A slip., on: 2021-01-06, by: mk}\n"
BRAT = "T1\tPlace 17 24\tALDPORT\n#1\tAnnotatorNotes T1\tA harbour town.\n"
EVERY = 7
"""Of what is done to pages and assets, which are many and alike, every seventh; 1 tries all of it, in some minutes."""
PAGE = re.compile(r"/docs/\w[^~]*$|/docs/(?:\w+/)+[^/]*$|/docs/\.\w+\.(?:md|js|css)\.")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(content: dict[str, bytes], folder: Path) -> None:
    """Make a folder hold these files and nothing else."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, there in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(there)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of a project, the working folder; a cache beside it that knows the articles; two assets only."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "rules", functools.cache(cache.rules))
    assets = static.assets()[::20]
    monkeypatch.setattr(static, "assets", lambda: assets)
    geonames.cache_clear()
    (tmp_path / "project" / "seeds").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    Path("mkdocs.yml").write_text("site_name: A test\n", "utf-8")
    Path("a.ann").write_text(BRAT, "utf-8")
    write_first()
    yield tmp_path / "project"
    geonames.cache_clear()


def write_first() -> None:
    Path("seeds/a.txt").write_text(STORY, "utf-8")
    Path("seeds/a.yml").write_text(ITEMS, "utf-8")


def write_second() -> None:
    """A new article whose fuller name moves an address, a changed seed that loses a figure, and a correction."""
    Path("seeds/b.txt").write_text(SECOND, "utf-8")
    Path("seeds/a.txt").write_text(STORY.replace("until Friday", "for a week"), "utf-8")
    Path("seeds/a.yml").write_text(ITEMS + CORRECTED, "utf-8")


def build() -> None:
    done = run("build", "--quiet")
    assert done.exit_code == 0, done.stderr


def die_everywhere(folder: Path, start: dict[str, bytes], *command: str) -> Iterator[str]:
    """Run a command from the same state again and again, each time with a death at another write."""
    for part in PARTS:
        with dying(folder, start, command, part) as whole:
            assert not whole.is_dead
        for number, name in enumerate(whole.log, 1):
            if number % EVERY == 0 or not PAGE.search(name):
                with dying(folder, start, command, part, number) as cut:
                    assert cut.is_dead
                yield f"{' '.join(command)}: {part} of operation {number}, {name}"


@contextmanager
def dying(
    folder: Path, start: dict[str, bytes], command: tuple[str, ...], part: str, number: int = 0
) -> Iterator[Dying]:
    put(start, folder)
    shutil.rmtree(folder.parent / "cache" / "dateline" / "good", ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        process = Dying(patch, number, part)
        with suppress(Death):
            run(*command)
    yield process


@pytest.mark.parametrize("change", [None, write_second], ids=["the first build", "a build after changes"])
def test_a_build_that_was_killed_anywhere_is_made_good_by_the_next(folder, change):
    if change:
        build()
        change()
    start = tree(folder)
    build()
    expected = tree(folder)
    assert len({*expected.items()} - {*start.items()}) > 10

    for where in die_everywhere(folder, start, "build", "--quiet"):
        build()
        assert tree(folder) == expected, where


@pytest.mark.parametrize(
    "command",
    [
        ("note", "seeds/a.txt", "forty boats", "Others say thirty."),
        ("accept", "seeds/a.txt", "quote", "We lost forty boats"),
        ("reject", "seeds/a.txt", "figure", "forty"),
        ("import", "a.ann"),
    ],
    ids=lambda command: command[0],
)
def test_an_editors_file_is_the_old_or_the_new_one_wherever_a_command_is_killed(folder, command):
    build()
    start = tree(folder)
    assert run(*command).exit_code == 0
    old, new = start["seeds/a.yml"], Path("seeds/a.yml").read_bytes()
    build()
    expected = tree(folder)

    for where in die_everywhere(folder, start, *command):
        there = Path("seeds/a.yml").read_bytes()
        assert there in (old, new), where
        assert run(*command).exit_code == 0, where
        build()
        left = tree(folder)
        former = [content for name, content in left.items() if "/.former/" in name]
        assert former == [old], where
        assert {name: left[name] for name in left if "/.former/" not in name} == {
            name: expected[name] for name in expected if "/.former/" not in name
        }, where


def test_a_new_project_that_was_begun_by_a_killed_init_can_be_finished(folder, monkeypatch):
    made = scaffold.make_wheel()
    monkeypatch.setattr(scaffold, "make_wheel", lambda: made)
    run("init", "new")
    expected = tree(folder / "new")

    for where in die_everywhere(folder, {}, "init", "new"):
        assert run("init", "new").exit_code == 0, where
        left = tree(folder / "new")
        assert {name: left[name] for name in left if not files.is_temporary(Path(name).name)} == expected, where
    Path("new/mine.txt").write_bytes(b"")
    assert run("init", "new").exit_code == 1, "what a person added is not written over"


def test_whatever_file_a_crash_cuts_off_the_next_build_is_right(folder):
    build()
    write_second()
    build()
    expected = tree(folder)
    by_hand = {"mkdocs.yml", "a.ann", *(name for name in expected if name.endswith((".txt", ".yml")))}
    made = [folder / name for name in expected if name not in by_hand]
    made += [file for file in (folder.parent / "cache").rglob("*") if file.is_file()]
    assert {".dateline", ".dateline~", ".addresses.json", ".corrections.json", ".anchors.json"} <= {
        f.name for f in made
    }
    assert any(file.name.startswith("geonames") for file in made)

    for file in made:
        whole = file.read_bytes()
        for there in (b"", whole[: len(whole) // 2], whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2)):
            file.write_bytes(there)
            geonames.cache_clear()
            build()
            assert tree(folder) == expected, file.name


@pytest.mark.parametrize("name", ["docs", "seeds"])
def test_a_leftover_of_a_killed_build_is_removed_by_the_next_and_read_by_none(folder, name):
    build()
    expected = tree(folder)
    (folder / name / ".half.md.0123abcd.tmp").write_bytes(b"half")
    (folder / name / ".half.yml.0123abcd.tmp").write_bytes(b"half")
    assert run("check").exit_code == 0
    build()

    assert tree(folder) == expected


def test_what_refuses_to_be_written_is_known_before_articles_are_annotated(folder, monkeypatch):
    (folder / "docs").write_bytes(b"a file")
    monkeypatch.setattr("dateline.pipeline.annotate_one", lambda *_: pytest.fail("an article was annotated"))
    done = run("build", "--quiet")

    assert done.exit_code == 1
    assert done.stderr.startswith("docs: can't be written: ")
