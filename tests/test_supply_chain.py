"""What the project and a project of `init` take from others is pinned to its bytes."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
OF_PROJECTS = ROOT / "generator" / "dateline" / "data" / "project"
WORKFLOWS = (*sorted((ROOT / ".github" / "workflows").iterdir()), OF_PROJECTS / "workflow.yml")
LOCKS = (ROOT / "requirements.lock", OF_PROJECTS / "requirements.lock")
USE = re.compile(r"^\s*(?:- )?[\"']?uses[\"']?\s*:\s*(.*)$", re.MULTILINE)
PINNED = re.compile(r"(?P<action>[\w.-]+/[\w./-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)")


def uses(file: Path) -> list[str]:
    return USE.findall(file.read_text("utf-8"))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file):
    assert uses(file)
    assert [use for use in uses(file) if not PINNED.fullmatch(use)] == []


def test_an_action_is_the_same_commit_in_all_workflows():
    pinned = [found for file in WORKFLOWS for use in uses(file) if (found := PINNED.fullmatch(use))]
    by_repository: dict[str, set[tuple[str, str]]] = {}
    for one in pinned:
        repository = "/".join(one["action"].split("/")[:2])
        by_repository.setdefault(repository, set()).add((one["commit"], one["version"]))

    assert {name: commits for name, commits in by_repository.items() if len(commits) > 1} == {}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_workflow_may_read_only_and_runs_no_words_of_others(file):
    """An expression in a command is filled in before a shell reads it; in the environment it stays a word."""
    workflow = yaml.safe_load(file.read_text("utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    checkouts = [step["with"] for step in steps if "actions/checkout@" in step.get("uses", "")]

    assert workflow["permissions"] == {"contents": "read"}
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert checkouts
    assert all(options["persist-credentials"] is False for options in checkouts)


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_dependency_is_one_version_with_the_hashes_of_its_files(file):
    lines = re.sub(r"\\\n\s*", "", file.read_text("utf-8")).splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    pinned = re.compile(r"[\w.\[\],-]+==[^\s;]+ *(?:;[^#]+?)?(?: *--hash=sha256:[0-9a-f]{64})+")

    assert len(wanted) > 30
    assert [line[:60] for line in wanted if not pinned.fullmatch(line)] == []


def test_dependabot_renews_the_actions_of_every_workflow():
    ours = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text("utf-8"))["updates"]
    theirs = yaml.safe_load((OF_PROJECTS / "dependabot.yml").read_text("utf-8"))["updates"]

    assert [one["package-ecosystem"] for one in (*ours, *theirs)] == ["github-actions", "github-actions"]
    assert ours[0]["directories"] == ["/", f"/{OF_PROJECTS.relative_to(ROOT).as_posix()}"]
    assert theirs[0]["directory"] == "/"
