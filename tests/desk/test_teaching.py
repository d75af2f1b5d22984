"""`docs/desk.md` is true: each of its examples, put into its file, is valid."""

import re
import shlex
from pathlib import Path

import pytest

from dateline import cli
from dateline.build import gather
from dateline.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "desk.md").read_text("utf-8")
FIRST, SECOND = (text for text in re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) if "\n\n" in text)
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [line for line in re.findall(r"^\$ dateline (.*)$", PAGE, re.MULTILINE) if "example.txt" in line]


def belongs_to(example: str) -> str:
    """Return the file that an example is one of."""
    if "$schema" in example:
        return "example.yml"
    if named := re.match(r"# seeds/(\S+)\n", example):
        return named[1]
    key = re.match(r"(?:- )?(\w+):", example)
    assert key, f"an example is a whole file, and begins with a key:\n{example}"
    others = {"name": "names", "question": "claims"} | dict.fromkeys(("pin", "split"), "timeline")
    return f"{others.get(key[1], 'example')}.yml"


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A test\n", encoding="utf-8")
    (tmp_path / "seeds" / "example.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "seeds" / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def _cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def test_the_article_of_the_examples_is_the_one_that_every_new_project_has():
    assert (ROOT / "generator" / "dateline" / "data" / "project" / "example.txt").read_text("utf-8") == FIRST


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda words: words.splitlines()[0])
def test_an_example_is_valid_in_its_file(project, example):
    (project / "seeds" / belongs_to(example)).write_text(example, encoding="utf-8")
    _, problems = gather(Settings(root=project))

    # To split what is one telling already is nothing; the page says that it is for two articles.
    assert [str(problem) for problem in problems if problem.code != "DL252"] == []


def test_all_kinds_of_file_have_an_example():
    files = {"example.yml", "second.yml", "names.yml", "claims.yml", "timeline.yml"}

    assert {belongs_to(example) for example in EXAMPLES} == files


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_does_what_it_says(project, command):
    assert cli.main(shlex.split(command)) == 0
    assert (project / "seeds" / "example.yml").exists()


def test_the_mistake_shown_on_the_page_gives_the_message_shown(project, capsys):
    (project / "seeds" / "example.yml").write_text("notes:\n  - nota: x\n    at: Mayor Ann Reed\n", encoding="utf-8")
    cli.main(["check"])
    told = re.findall(r"^seeds/example\.yml:.*\]$", PAGE, re.MULTILINE)

    assert told
    assert set(told) <= set(capsys.readouterr().out.splitlines())
