"""Everything the program offers is documented."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import settings
from dateline.cli.command_group import command_group

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def commands() -> list[str]:
    return sorted(command_group.commands)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command):
    assert f"`dateline {command}" in README


@pytest.mark.parametrize("option", ["--undated", "--json", "--quiet", "--strict", "--language", "--rules"])
def test_every_option_is_in_the_readme(option):
    assert option in README


def test_the_module_and_the_command_are_one():
    said = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert said.startswith("Usage: dateline ")


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(settings.PluginOptions)])
def test_every_setting_is_in_the_readme(name):
    assert f"`{name}`" in README


def test_every_target_of_the_makefile_that_the_readme_names_exists():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("site", "test", "serve", "lock"):
        assert f"make {target}" in README
        assert f"\n{target}:" in makefile
