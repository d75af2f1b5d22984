"""Shared fixtures: the two seeds, read once; built projects; and the option that rewrites golden pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import intake, publish, scaffold
from dateline.build import build
from dateline.settings import Settings

ROOT = Path(__file__).parent.parent
OURS = "  - dateline:\n"
"""The line below which mkdocs.yml holds our settings."""
BY_HAND = (publish.ADDRESSES, *scaffold.BY_HAND, scaffold.TOOL)
"""The documents of this project that are not generated, below `docs/`."""
ARABIC = """---
title: إغلاق الميناء بعد العاصفة على الساحل
date: 2021-01-05
language: ar
---
قال مجلس الميناء يوم الاثنين إن الميناء سيبقى مغلقا حتى يوم الجمعة بعد العاصفة التي ضربت الساحل في الثاني من يناير.

وأضاف المجلس أن 40 قاربا فقدت في ليلة واحدة، وأن نحو 120 منزلا تضررت (بحسب التقرير الأول).
"""
RUSSIAN = """---
title: Порт закрыт до пятницы после шторма
date: 2021-01-05
---
Порт останется закрытым до пятницы после шторма 2 января, сообщил в понедельник портовый совет.

«Мы потеряли сорок лодок за одну ночь», – сказали в совете на встрече с жителями города.
"""


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden from what is made now")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site of the two seeds, as values."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return build(intake.read(Settings(root=ROOT)))


@pytest.fixture(scope="session")
def html_of(tmp_path_factory):
    """Build a project with these seeds (name → bytes) by a bare, strict `mkdocs build`; return the folder of HTML.

    `ours` are options of the plugin, beside those of this project; `theirs` are lines of MkDocs' own.
    """

    def made(seeds: dict[str, bytes], theirs: str = "", **ours: str) -> Path:
        project = tmp_path_factory.mktemp("html")
        (project / "docs").mkdir()
        (project / "seeds").mkdir()
        config = (ROOT / "mkdocs.yml").read_text("utf-8")
        assert OURS in config
        more = "".join(f"      {key}: {value}\n" for key, value in ours.items())
        (project / "mkdocs.yml").write_text(theirs + config.replace(OURS, f"{OURS}{more}"), "utf-8")
        shutil.copytree(ROOT / "overrides", project / "overrides")
        for name in BY_HAND:
            copy = shutil.copytree if (ROOT / "docs" / name).is_dir() else shutil.copyfile
            copy(ROOT / "docs" / name, project / "docs" / name)
        for name, seed in seeds.items():
            (project / "seeds" / name).write_bytes(seed)
        there = {"XDG_CACHE_HOME": str(project / ".cache")}
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
def russian(html_of):
    """The built HTML of a Russian edition: the two seeds, English both, and an Arabic and a Russian article."""
    seeds = {file.name: file.read_bytes() for file in (ROOT / "seeds").iterdir()}
    others = {"harbour-ar.txt": ARABIC, "harbour-ru.txt": RUSSIAN}
    return html_of(seeds | {name: words.encode() for name, words in others.items()}, language="ru")


@pytest.fixture(scope="session")
def html(html_of):
    """The built HTML of the two seeds."""
    return html_of({file.name: file.read_bytes() for file in (ROOT / "seeds").iterdir()})
