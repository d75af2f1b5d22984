"""The whole build, on a project of its own: the same bytes every time, from the command line and from the plugin."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from dateline import publish, static
from dateline.mkdocs_plugin import DatelinePlugin
from dateline.pages.kinds import GENERATED_FILES, GENERATED_FOLDERS

ROOT = Path(__file__).parent.parent


def find_hand_written() -> set[str]:
    """Files below docs/ that git would keep: what is not generated."""
    generated = (*GENERATED_FILES, *GENERATED_FOLDERS, *static.FOLDERS, publish.MANIFEST)
    found = (p.relative_to(ROOT / "docs") for p in (ROOT / "docs").rglob("*") if p.is_file())
    return {f"docs/{path.as_posix()}" for path in found if path.parts[0] not in generated}


@pytest.fixture(scope="session")
def new_project(tmp_path_factory):
    """Make a project with the two seeds and nothing generated."""

    def make() -> Path:
        project = tmp_path_factory.mktemp("project")
        for path in {"mkdocs.yml", *find_hand_written()}:
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / path, project / path)
        for folder in ("seeds", "overrides", "generator"):
            shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__"))
        return project

    return make


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the environment in the project; the cache is the project's own."""
    there = {
        "XDG_CACHE_HOME": str(project / ".cache"),
        "SOURCE_DATE_EPOCH": "1600000000",
        "PYTHONPATH": str(project / "generator"),
    }
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=os.environ | there | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="session")
def built(new_project):
    """A project whose pages the command wrote."""
    project = new_project()
    done = run(project, "generator", "build", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    return project, done.stdout


def test_two_builds_under_two_hash_seeds_are_equal_to_the_byte(built, new_project):
    other = new_project()
    run(other, "generator", "build", PYTHONHASHSEED="2")

    assert tree(built[0] / "docs") == tree(other / "docs")


def test_a_second_build_writes_nothing_and_needs_no_model(built):
    again = run(built[0], "generator", "build", "-h")
    assert again.returncode == 0
    before = {p: p.stat().st_mtime_ns for p in (built[0] / "docs").rglob("*")}
    again = run(built[0], "generator", "build", PYTHONPROFILEIMPORTTIME="1")

    assert "0 written" in again.stdout
    assert {p: p.stat().st_mtime_ns for p in (built[0] / "docs").rglob("*")} == before
    assert not re.search(r"\| +(spacy|thinc)$", again.stderr, re.MULTILINE)


def test_the_plugin_hands_over_what_the_command_writes(built, new_project):
    """A bare `mkdocs build` in a fresh checkout equals `dateline build`, mkdocs without plugins, `dateline search`."""
    bare = new_project()
    plugged = run(bare, "mkdocs", "build", "--strict")
    assert plugged.returncode == 0, plugged.stderr
    assert tree(bare / "docs").keys() == {path.removeprefix("docs/") for path in find_hand_written()}

    config = built[0] / "mkdocs.yml"
    without = config.read_text("utf-8").replace("  - dateline:\n      seeds: seeds\n", "")
    assert "- dateline:" not in without
    (built[0] / "plain.yml").write_text(without, encoding="utf-8")
    plain = run(built[0], "mkdocs", "build", "--strict", "--config-file", "plain.yml")
    assert plain.returncode == 0, plain.stderr
    found = run(built[0], "generator", "search")
    assert found.returncode == 0, found.stderr

    assert tree(bare / "site") == tree(built[0] / "site")


def test_a_new_seed_appears_on_all_pages_that_concern_it_and_goes_with_it(built):
    project, _ = built
    before = tree(project / "docs")
    seed = project / "seeds" / "wire" / "010_new.txt"
    seed.parent.mkdir()
    seed.write_text(
        " date 2021-02-12 MINSK, February 12. /TASS/. The All Belarusian People's Assembly ended in Minsk on Friday, "
        'President Alexander Lukashenko said.\n\n"We have done our work," Lukashenko said.\n',
        encoding="utf-8",
    )
    done = run(project, "generator", "build")
    assert done.returncode == 0, done.stderr
    pages = {path: page.decode() for path, page in tree(project / "docs").items() if path.endswith(".md")}
    there = {path for path, page in pages.items() if "2021-02-12-010_new.md" in page}
    wanted = {
        "articles/index.md",
        "timeline/index.md",
        "people/alexander-lukashenko.md",
        "places/minsk.md",
        "quotes/index.md",
        "sources/tass.md",
    }
    assert "articles/2021-02-12-010_new.md" in pages
    assert wanted <= there

    shutil.rmtree(seed.parent)
    run(project, "generator", "build")
    assert tree(project / "docs") == before


def test_bad_seeds_are_all_named_at_once_and_no_strict_build_touches_the_site(built):
    project, _ = built
    assert run(project, "mkdocs", "build").returncode == 0
    docs, site = tree(project / "docs"), tree(project / "site")
    (project / "seeds" / "bad1.txt").write_text(" date 2020-02-30 MINSK. Words.\n", encoding="utf-8")
    (project / "seeds" / "bad2.txt").write_bytes(b"")
    try:
        for done in (run(project, "generator", "build", "--strict"), run(project, "mkdocs", "build", "--strict")):
            assert done.returncode == 1
            said = done.stdout + done.stderr
            assert re.search(r"^seeds/bad1\.txt:1:\d+: ", said, re.MULTILINE)
            assert re.search(r"^seeds/bad2\.txt(:1:1)?: ", said, re.MULTILINE)
            assert "Traceback" not in said
        assert tree(project / "docs") == docs
        assert tree(project / "site") == site
    finally:
        (project / "seeds" / "bad1.txt").unlink()
        (project / "seeds" / "bad2.txt").unlink()


def test_an_edited_seed_shows_after_one_rebuild(built):
    project, _ = built
    seed = next((project / "seeds").glob("000_*.txt"))
    before = seed.read_text("utf-8")
    seed.write_text(before + "\n\nA sentence added by the desk of the wire.", encoding="utf-8")
    try:
        assert run(project, "mkdocs", "build").returncode == 0
        pages = [
            page for path, page in tree(project / "site").items() if "000_" in path and path.endswith("index.html")
        ]
        assert any(b"A sentence added by the desk of the wire." in page for page in pages)
    finally:
        seed.write_text(before, encoding="utf-8")


def test_instant_navigation_is_left_out_since_no_script_of_a_page_would_be_run(new_project):
    project = new_project()
    written = (project / "mkdocs.yml").read_text("utf-8")
    asked = written.replace(
        "  features:\n", "  features:\n    - navigation.instant\n    - navigation.instant.prefetch\n", 1
    )
    assert asked != written
    (project / "mkdocs.yml").write_text(asked, "utf-8")
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["dateline"]
    assert isinstance(plugin, DatelinePlugin)
    plugin.on_config(config)

    assert config.theme["features"] == ["navigation.tabs", "navigation.top", "toc.follow"]
