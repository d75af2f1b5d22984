"""What several tests share: the two seeds read once, built projects, and the option that rewrites golden pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build
from generator.settings import Settings

ROOT = Path(__file__).parent.parent
BY_HAND = ("introduction.md", "about.md", "method.md", "design.md", "desk.md", "messages.md", "schemas", "assets")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what is made now")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site of the two seeds, as values."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return build(Settings(root=ROOT))


@pytest.fixture(scope="session")
def html_of(tmp_path_factory):
    """Build a project with these seeds (name → bytes) by a bare, strict `mkdocs build`; return the folder of HTML."""

    def made(seeds: dict[str, bytes]) -> Path:
        project = tmp_path_factory.mktemp("html")
        (project / "docs").mkdir()
        (project / "seeds").mkdir()
        shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
        for folder in ("overrides", "generator"):
            shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for name in BY_HAND:
            copy = shutil.copytree if (ROOT / "docs" / name).is_dir() else shutil.copyfile
            copy(ROOT / "docs" / name, project / "docs" / name)
        for name, words in seeds.items():
            (project / "seeds" / name).write_bytes(words)
        there = {"XDG_CACHE_HOME": str(project / ".cache"), "PYTHONPATH": str(project)}
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=project,
            env=os.environ | there,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return project / "site"

    return made


@pytest.fixture(scope="session")
def html(html_of):
    """The built HTML of the two seeds."""
    return html_of({file.name: file.read_bytes() for file in (ROOT / "seeds").iterdir()})
