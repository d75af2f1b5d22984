"""`dateline init`: a project that builds and publishes itself, with the program in it."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline import publish, scaffold, static
from dateline.pages.kinds import GENERATED_FILES, GENERATED_FOLDERS
from dateline.wheel import make_wheel

ROOT = Path(__file__).parent.parent
IGNORED = re.compile(r"^/docs/.+$", re.MULTILINE)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "new"
    assert scaffold.init(folder) == ()
    return folder


@pytest.fixture(scope="module")
def in_russian(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "new"
    assert scaffold.init(folder, "ru") == ()
    return folder


# --- one list of what is generated, one of what is written by hand ----------------------------------------------------


def test_git_ignores_what_is_generated_and_nothing_else(request):
    folders = [f"/docs/{folder}/" for folder in (*static.FOLDERS, *GENERATED_FOLDERS)]
    generated = [*(f"/docs/{file}" for file in (publish.MANIFEST, *GENERATED_FILES, static.HEADERS)), *folders]
    file = ROOT / ".gitignore"
    if request.config.getoption("--update-golden"):
        lines = "".join(f"{line}\n" for line in generated)
        file.write_text(
            re.sub(r"(?:^/docs/.+\n)+", lines, file.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8"
        )

    assert IGNORED.findall(file.read_text("utf-8")) == generated


def test_every_page_lies_in_a_folder_that_is_listed_as_generated(site):
    places = {page.path.split("/")[0] for page in site.pages}

    assert places == {*GENERATED_FILES, *GENERATED_FOLDERS}
    assert {asset.path.split("/")[0] for asset in static.assets()} == {*static.FOLDERS, static.HEADERS}


def test_git_keeps_the_documents_that_are_listed_as_written_by_hand():
    listed = subprocess.run(["git", "ls-files", "docs"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    kept = {line.removeprefix("docs/").split("/")[0] for line in listed.splitlines()}

    assert kept == {*scaffold.BY_HAND, scaffold.TOOL, publish.ADDRESSES}


def test_the_navigation_of_this_site_names_every_document():
    nav = next(v for k, v in yaml.compose((ROOT / "mkdocs.yml").read_text("utf-8")).value if k.value == "nav")
    named = set(re.findall(r"value='([\w/-]+\.md)'", repr(nav)))
    tool = {f"{scaffold.TOOL}/{file.name}" for file in (ROOT / "docs" / scaffold.TOOL).glob("*.md")}
    lists = {f"{folder}/index.md" for folder in GENERATED_FOLDERS if folder != "search"}

    assert named == {*scaffold.DOCUMENTS, *tool, *GENERATED_FILES, *lists}


def test_the_wheel_carries_all_that_a_new_project_shares_with_this_one():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = config["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert carried == {"overrides": "dateline/overrides"} | {
        name: f"dateline/project/{name}" for name in scaffold.SHARED
    }
    assert all((ROOT / source).exists() for source in carried)


# --- the project ------------------------------------------------------------------------------------------------------


def test_a_new_project_has_all_that_it_needs(project):
    made = set(tree(project))

    assert {path for path in made if path.endswith((".whl", ".txt", ".yml", ".md"))} == {
        f"vendor/{make_wheel()[0]}",
        "requirements.txt",
        "mkdocs.yml",
        ".github/workflows/site.yml",
        ".github/dependabot.yml",
        "seeds/example.txt",
        "seeds/example.yml",
        *(f"docs/{name}" for name in scaffold.BY_HAND),
    }
    assert {f"docs/{asset.path}" for asset in static.assets()} <= made
    assert {f"overrides/{name}" for name in static.templates()} <= made


def test_a_new_project_says_nothing_of_the_programs_own_documents(project):
    texts = "".join(file.read_text("utf-8") for file in project.rglob("*.md"))
    texts += (project / "mkdocs.yml").read_text("utf-8")

    assert "dateline/" not in texts.replace("generator/dateline/search", "").replace("example.org/dateline/", "")
    assert "HeidelTime" not in texts


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=project,
        env=os.environ | {"XDG_CACHE_HOME": str(project.parent / ".cache"), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_project_builds_at_once(project):
    done = build(project)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert (project / "site" / "articles" / "2021-01-04-example" / "index.html").exists()


def test_a_project_in_russian_is_so_wherever_there_is_a_translation(in_russian):
    config = (in_russian / "mkdocs.yml").read_text("utf-8")
    done = build(in_russian)

    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert "      language: ru\n" in config
    assert "  - Главные даты: index.md\n" in config
    assert "# О сайте" in (in_russian / "docs" / "about.md").read_text("utf-8")
    assert "Пример примечания" in (in_russian / "seeds" / "example.yml").read_text("utf-8")
    front = (in_russian / "site" / "index.html").read_text("utf-8")
    assert '<html lang="ru"' in front
    assert "Статьи на одну тему" in front
    assert '<div lang="en">' not in (in_russian / "site" / "about" / "index.html").read_text("utf-8")
    assert '<div lang="en">' in (in_russian / "site" / "desk" / "index.html").read_text("utf-8")


def test_a_language_without_a_translation_falls_back_to_english(project, tmp_path):
    assert scaffold.init(tmp_path / "new", "xx") == ()
    for name in scaffold.BY_HAND:
        assert (tmp_path / "new" / "docs" / name).read_bytes() == (project / "docs" / name).read_bytes()


def test_a_folder_that_holds_anything_is_not_made_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "file").touch()

    assert [str(problem) for problem in scaffold.init(Path("mine"))] == [
        "mine: is there and not empty; name a folder that is not there yet [DL303]"
    ]
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["file"]


def test_a_program_that_is_not_installed_is_reported_and_nothing_is_made(tmp_path, monkeypatch):
    def missing():
        raise PackageNotFoundError

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(scaffold, "make_wheel", missing)

    assert [str(problem) for problem in scaffold.init(Path("mine"))] == [
        (
            "mine: a project carries the program, which is not installed here; "
            "run `pip install .` in the checkout first [DL306]"
        )
    ]
    assert not (tmp_path / "mine").exists()


# --- the wheel in it --------------------------------------------------------------------------------------------------


def test_the_wheel_is_the_same_each_time_and_its_record_is_true():
    name, content = make_wheel()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    folder = name.split("-py3")[0] + ".dist-info"
    rows = list(csv.reader(files[f"{folder}/RECORD"].decode().splitlines()))

    assert make_wheel() == (name, content)
    assert {row[0] for row in rows} == set(files)
    assert {row[0]: int(row[2]) for row in rows if row[2]} == {
        path: len(data) for path, data in files.items() if not path.endswith("RECORD")
    }


def test_the_wheel_holds_the_types_and_no_module_of_the_checkout():
    with zipfile.ZipFile(io.BytesIO(make_wheel()[1])) as archive:
        names = archive.namelist()

    assert "dateline/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"dateline"}
    assert [name for name in names if name.endswith("__main__.py") or "__pycache__" in name] == []


def test_the_wheel_holds_what_the_build_tool_would_put_into_it(tmp_path):
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as archive:
        theirs = {name: archive.read(name) for name in archive.namelist() if not name.endswith("RECORD")}
    with zipfile.ZipFile(io.BytesIO(make_wheel()[1])) as archive:
        ours = {name: archive.read(name) for name in archive.namelist() if not name.endswith("RECORD")}

    assert set(ours) == set(theirs)
    assert {name for name in ours if ours[name] != theirs[name]} == set(), "install the checkout anew"


def test_the_metadata_is_whole_and_names_no_address():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    known = metadata("dateline")

    assert config["version"] == known["Version"], "install the checkout anew"
    assert known["License-Expression"] == "MIT"
    assert known["Author"] == "Dateline contributors"
    assert known["Keywords"]
    assert "Typing :: Typed" in known.get_all("Classifier")
    assert "urls" not in config


def test_nothing_is_loaded_as_a_module_of_the_source_folder():
    code = (
        "import runpy, sys; sys.argv = ['generator', '--help']\n"
        "try: runpy.run_module('generator', run_name='__main__', alter_sys=True)\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('generator.') and name != 'generator.__main__'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


# --- what is pinned ---------------------------------------------------------------------------------------------------


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))


def test_a_project_pins_what_this_one_pins_and_names_no_host(project):
    lock = (ROOT / "generator" / "dateline" / "data" / "project" / "requirements.lock").read_text("utf-8")
    everything = pins((ROOT / "requirements.lock").read_text("utf-8"))
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[=<>!\[]", one)[0].lower() for one in needed}

    assert names <= set(pins(lock))
    assert {name: v for name, v in pins(lock).items() if everything.get(name) != v} == {}, "run make lock"
    assert "://" not in (project / "requirements.txt").read_text("utf-8")


# --- its workflow -----------------------------------------------------------------------------------------------------


def workflow(project: Path) -> dict[str, dict[str, Any]]:
    found = yaml.safe_load((project / ".github" / "workflows" / "site.yml").read_text("utf-8"))["jobs"]
    assert isinstance(found, dict)
    return found


def steps(job: dict[str, Any], key: str) -> list[str]:
    found = job["steps"]
    assert isinstance(found, list)
    return [step[key] for step in found if key in step]


def test_the_workflow_checks_pull_requests_and_publishes_only_main(project):
    jobs = workflow(project)

    assert set(jobs) == {"check", "build", "deploy"}
    assert jobs["check"]["if"] == "github.event_name == 'pull_request'"
    assert "dateline check" in steps(jobs["check"], "run")
    assert [use for use in steps(jobs["check"], "uses") if "pages" in use] == []
    assert "!= 'pull_request'" in str(jobs["build"]["if"])
    assert "refs/heads/main" in str(jobs["build"]["if"])
    assert jobs["deploy"]["needs"] == "build"


def test_no_warning_keeps_the_workflow_from_publishing(project):
    assert [command for job in workflow(project).values() for command in steps(job, "run") if "strict" in command] == []


@pytest.mark.parametrize("ours", [True, False], ids=["this project's", "a new one's"])
def test_files_with_errors_are_published_around_and_the_run_fails_all_the_same(project, ours):
    jobs = workflow(ROOT if ours else project)
    build = next(step for step in jobs["build"]["steps"] if step.get("id") == "build")
    last = jobs["deploy"]["steps"][-1]

    assert build["continue-on-error"] is True
    assert build["run"] == ("make site" if ours else "mkdocs build")
    assert jobs["build"]["outputs"] == {"built": "${{ steps.build.outcome }}"}
    assert last["if"] == "needs.build.outputs.built != 'success'"
    assert last["run"].endswith("exit 1\n")


@pytest.mark.wheel
def test_every_step_of_the_workflow_runs_in_a_project_made_from_the_wheel_alone(tmp_path):
    """Install the wheel as a newcomer does, make a project with it, and do in it what the workflow does."""
    name, content = make_wheel()
    (tmp_path / name).write_bytes(content)
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}

    def run(folder: Path, command: str, home: str) -> subprocess.CompletedProcess[str]:
        path = f"{tmp_path / home / 'bin'}{os.pathsep}{environment['PATH']}"
        return subprocess.run(
            ["bash", "-ec", command],
            cwd=folder,
            env=environment
            | {"PATH": path, "XDG_CACHE_HOME": str(tmp_path / ".cache"), "GITHUB_ACTIONS": "true"}
            | {"PIP_NO_COMPILE": "1", "SITE_URL": "https://example.org/mine"},
            capture_output=True,
            text=True,
            check=False,
        )

    # The dependencies are lent by this environment; the program itself is the wheel's.
    venv.create(tmp_path / "newcomer", with_pip=True)
    site_packages = next((tmp_path / "newcomer").glob("lib/python*/site-packages"))
    (site_packages / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    for command in (f"pip install --quiet --no-index --no-deps --force-reinstall ./{name}", "dateline init new"):
        done = run(tmp_path, command, "newcomer")
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    project = tmp_path / "new"
    assert (project / "vendor" / name).read_bytes() == content, "the wheel made from the installed one is another"

    venv.create(tmp_path / "runner", with_pip=True)
    shutil.rmtree(tmp_path / "newcomer")
    jobs = workflow(project)
    for command in (*steps(jobs["check"], "run"), *steps(jobs["build"], "run")):
        done = run(project, command, "runner")
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    page = (project / "site" / "articles" / "2021-01-04-example" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/mine/articles/2021-01-04-example/">' in page
    assert (project / "site" / static.STYLES[0]).is_file()
