"""A few kills of every command that writes; `python tests/benchmarks/kills.py` does many."""

import os
import signal

import pytest

from killing import Project, Trial, all_trials, dateline, spread, tree, wait_for

KILLS = {"dateline build": 5, "dateline note": 5, "mkdocs build": 3}
"""How often each is killed, evenly spread over its steps. `test_dying.py` tries each write of the others, in pieces."""


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("kills"))


@pytest.mark.parametrize("name", KILLS)
def test_after_a_kill_at_any_step_the_next_run_gives_the_bytes_of_an_undisturbed_one(project, name):
    trial = all_trials(project)[name]()

    assert {step: found for step in spread(trial.steps, KILLS[name]) if (found := trial.find_faults(step=step))} == {}


def test_a_kill_comes_at_its_step(project):
    """Without that, nothing above would show anything."""
    trial = all_trials(project)["dateline build"]()
    trial.begin()

    assert project.run(trial.once, step=trial.steps // 2).code == -signal.SIGKILL
    assert tree(project.folder) not in (trial.old, trial.wanted)


def test_a_trial_notices_what_is_torn_and_what_is_lost(project):
    def tear() -> int:
        for name in ("seeds/storm.yml", "docs/index.md"):
            os.truncate(project.folder / name, 10)
        return 0

    trial = Trial.of(project, tear, is_edited=False)

    assert trial.find_faults(step=2) == ["the former seeds/storm.yml is lost"]
    assert trial.compare(trial.old | {"seeds/storm.yml": b""}) == ["seeds/storm.yml"]
    assert trial.compare({**trial.old, "site/index.html": b""}) == ["site/"]


@pytest.mark.parametrize("name", ["dateline build", "dateline note"])
def test_two_at_once_give_the_bytes_of_one(project, name):
    trial = all_trials(project)[name]()
    trial.begin()
    both = [project.start(trial.once) for _ in range(2)]

    assert [ended.said for ended in map(wait_for, both) if ended.code != 0] == []
    assert trial.finish() == []


@pytest.mark.parametrize("limit", [1, 8000])
def test_after_a_full_disk_the_next_build_gives_the_bytes_of_an_undisturbed_one(project, limit):
    trial = all_trials(project)["dateline build"]()
    trial.begin()
    ended = project.run(dateline("build"), limit=limit)

    assert ended.code == 1
    assert "Traceback" not in ended.said
    assert trial.finish() == []
