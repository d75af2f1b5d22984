"""The command line: outputs as other programs read them, exit codes, help, suggestions, colour and completion."""

import json
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import get_args

import click
import pytest

from command_line import run, start
from dateline import cli, settings
from dateline.cli.command_group import command_group
from dateline.cli.parameters import LANGUAGES, MARK_KINDS, NOTE_KINDS, Command
from dateline.desk.decisions import DECISIONS
from dateline.model import About

ROOT = Path(__file__).parent.parent
FIRST, SECOND = "000_0fabe08459d4b4b0", "004_471574d3f8f76318"
STORY = " date 2021-01-04 ALDPORT, January 4. The harbour was closed on Sunday, Mayor Ann Reed said.\n"
BAD_DAY = " date 2020-02-30 ALDPORT. The harbour was closed.\n"
COMMANDS = sorted(command_group.commands)
EXAMPLES = [
    (name, example)
    for name, command in command_group.commands.items()
    if isinstance(command, Command)
    for example in command.examples
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The two seeds in a folder outside the project."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path_factory.mktemp("elsewhere") / "texts"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def project(tmp_path, monkeypatch, cache) -> Path:
    """A project of one article, with an empty desk."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("seeds", "docs", "news", "texts", "public"):
        (tmp_path / name).mkdir()
    for name in ("mkdocs.yml", "news/mkdocs.yml"):
        (tmp_path / name).write_text("site_name: A test\n", encoding="utf-8")
    (tmp_path / "seeds" / "example.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def lines(*arguments: str) -> list[dict]:
    result = run(*arguments)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_annotate_prints_an_article_a_line_by_day(folder):
    printed = lines("annotate", str(folder))

    assert [(a["article"], a["published"]) for a in printed] == [(FIRST, "2020-11-26"), (SECOND, "2021-01-27")]


def test_every_annotation_has_the_public_fields_and_marks_its_own_words(folder):
    fields = {
        "quote": {"parts", "mode", "speaker", "cue"},
        "time": {"type", "value", "first", "last", "edtf", "grain"},
        "figure": {"value", "unit", "of", "whose", "source", "as_of"},
        "event": {"date", "until", "status", "time"},
        "name": {"type", "name", "id"},
    }
    met = set()
    for article in lines("annotate", str(folder)):
        text = (folder / f"{article['article']}.txt").read_bytes().decode()
        for mark in article["annotations"]:
            met.add(mark["kind"])
            assert {"kind", "start", "end", "by", "because", "sure"} <= mark.keys()
            assert text[mark["start"] : mark["end"]].strip()
            assert mark["sure"] in {"sure", "likely", "unsure"}
            assert fields.get(mark["kind"], set()) <= mark.keys()

    assert met >= fields.keys()


def test_timeline_prints_an_entry_a_line_in_time_order(folder):
    printed = lines("timeline", str(folder))
    fields = {"id", "date", "until", "first", "last", "edtf", "precision", "status", "due", "headline", "score", "key"}

    assert len(printed) > 2
    assert [e["first"] for e in printed] == sorted(e["first"] for e in printed)
    assert all(fields | {"tellings", "articles", "outlets", "origins", "first_told"} <= e.keys() for e in printed)
    assert all(e["date"] for e in printed)


def test_undated_entries_are_printed_last_and_only_when_asked_for(folder):
    dated = lines("timeline", str(folder))
    everything = lines("timeline", str(folder), "--undated")

    assert everything[: len(dated)] == dated
    assert all(e["date"] is None for e in everything[len(dated) :])


def test_neither_command_writes_into_the_folder(folder):
    before = sorted(p.name for p in folder.rglob("*"))
    lines("annotate", str(folder))
    lines("timeline", str(folder))

    assert sorted(p.name for p in folder.rglob("*")) == before


def test_a_seed_that_cannot_be_read_is_reported_and_the_others_are_printed(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "texts")
    (tmp_path / "texts" / "bad.txt").write_bytes(b"\xff\xfe\x00\x01")
    result = run("annotate", str(tmp_path / "texts"))

    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert f"{tmp_path.as_posix()}/texts/bad.txt" in result.stderr


def test_explain_gives_the_reason_of_every_mark(folder):
    result = run("explain", str(folder / f"{FIRST}.txt"))
    printed = result.stdout.splitlines()
    reasons = [re.search(r"; (?:sure|likely|unsure), by \w+: (.*)$", line) for line in printed[1:]]

    assert result.exit_code == 0
    assert any("time “Thursday”" in line and "2020-11-26" in line for line in printed)
    assert reasons
    assert all(reason and reason[1].strip() for reason in reasons)


def test_explain_names_the_rule_of_a_mark_when_asked_to(folder):
    seed = str(folder / f"{FIRST}.txt")
    plain, named = (run("explain", seed, *more).stdout.splitlines() for more in ([], ["--rules"]))
    stripped = [re.sub(r"(; (?:sure|likely|unsure), by \w+) \([^)]+\): ", r"\1: ", line) for line in named]

    assert stripped == plain
    assert any(re.match(r"\d+:\d+ time “Thursday”.*, by times \(.+\): ", line) for line in named)


def test_a_pipeline_that_is_not_installed_is_reported_where_it_is_set(project):
    config = "site_name: A\nplugins:\n  dateline:\n    pipeline: no_such_pipeline\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = run("check")

    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == (
        "mkdocs.yml:4:15: no spaCy pipeline named 'no_such_pipeline' is installed; "
        "install it, or name one that is installed [DL302]"
    )


def test_build_writes_the_pages_and_sums_up(project):
    result = run("build")

    assert result.exit_code == 0
    assert (project / "docs" / "articles" / "2021-01-04-example.md").exists()
    assert re.fullmatch(
        r"1 article, \d+ marks, \d+ timeline entr(y|ies), \d+ pages, \d+ files "
        r"\(\d+ written, 0 unchanged, 0 removed\), 0 problems\n",
        result.stdout,
    )
    assert result.stderr.splitlines()[-1] == "annotated 1 of 1"


def test_a_strict_build_refuses_an_input_with_errors_and_writes_nothing(project):
    (project / "seeds" / "bad.txt").write_text(BAD_DAY, encoding="utf-8")
    result = run("build", "--strict", "--quiet")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "seeds/bad.txt:1:7: there is no such day: '2020-02-30'; correct it [DL102]\nnothing was written: 1 problem\n"
    )
    assert list((project / "docs").iterdir()) == []


def test_check_writes_nothing(project):
    result = run("check")

    assert (result.exit_code, result.stdout) == (0, "1 article, 0 problems\n")
    assert list((project / "docs").iterdir()) == []


def test_check_says_how_much_of_the_interface_is_translated(project):
    config = "site_name: A test\nplugins:\n  - dateline:\n      language: ru\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    first, last = run("check").stdout.splitlines()

    assert re.fullmatch(r"interface in ru: \d+% of \d+ labels, \d+% of \d+ reasons", first)
    assert last == "1 article, 0 problems"


def test_check_prints_json_with_the_location_code_and_grade_of_each_problem(project, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (project / "seeds" / "bad.txt").write_text(BAD_DAY, encoding="utf-8")
    (project / "seeds" / "lone.yml").write_text("", encoding="utf-8")
    result = run("check", "--json")
    bad, lone = json.loads(result.stdout)["problems"]

    assert result.exit_code == 1
    assert bad == {
        "path": "seeds/bad.txt",
        "line": 1,
        "column": 7,
        "code": "DL102",
        "grade": "error",
        "message": "there is no such day: '2020-02-30'; correct it",
    }
    assert (lone["path"], lone["line"], lone["column"], lone["grade"]) == ("seeds/lone.yml", None, None, "warning")


@pytest.mark.usefixtures("project")
def test_check_prints_json_for_a_good_project_too():
    assert json.loads(run("check", "--json").stdout) == {"articles": 1, "problems": []}


@pytest.mark.usefixtures("project")
def test_search_needs_a_built_site():
    result = run("search")

    assert result.exit_code == 2
    assert "Error: site holds no built site: build it first, or name its folder" in result.stderr


def test_search_writes_the_index_beside_the_built_site(project):
    (project / "public" / "index.html").write_text("<title>A test</title>", encoding="utf-8")
    result = run("search", "public")

    assert result.exit_code == 0
    assert re.fullmatch(r"\d+ finds in \d+ pieces?, [\d,]+ kB\n", result.stdout)
    assert list((project / "public" / "search").iterdir())


def test_init_makes_a_project_in_the_language_asked_for(project):
    result = run("init", "novosti", "--language", "ru")

    assert (result.exit_code, result.stdout) == (
        0,
        "made novosti; now: cd novosti && dateline build && mkdocs serve\n",
    )
    assert settings.read(project / "novosti" / "mkdocs.yml")[0].language == "ru"


@pytest.mark.usefixtures("project")
def test_init_leaves_a_folder_alone_that_holds_anything():
    result = run("init", "seeds")

    assert result.exit_code == 1
    assert result.stderr == "seeds: is there and not empty; name a folder that is not there yet [DL303]\n"


@pytest.mark.parametrize(
    "command",
    ["build", "check", "annotate seeds", "timeline seeds", "search public", "review", "init new"],
)
def test_quiet_prints_neither_progress_nor_a_summary(project, command):
    (project / "public" / "index.html").write_text("<title>A test</title>", encoding="utf-8")
    result = run(*shlex.split(command), "--quiet")
    data = command.split()[0] in {"annotate", "timeline"}

    assert (result.exit_code, result.stderr) == (0, "")
    assert all(line.startswith("{") for line in result.stdout.splitlines()) if data else result.stdout == ""


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "check",
        "search public",
        "review",
        "note seeds/example.txt Sunday x",
        "accept seeds/example.txt time Sunday",
        "reject seeds/example.txt time Sunday",
        "import notes.json",
    ],
)
def test_a_missing_mkdocs_yml_is_reported_before_any_work(project, command):
    (project / "mkdocs.yml").unlink()
    (project / "public" / "index.html").touch()
    result = run(*shlex.split(command))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.rstrip() == (
        "mkdocs.yml: no such file; run this where mkdocs.yml is, name it with --config, "
        "or make a project: dateline init [DL301]"
    )


@pytest.mark.usefixtures("project")
def test_a_config_file_that_does_not_exist_is_reported_by_its_name():
    result = run("check", "--config", "old/mkdocs.yml")

    assert result.exit_code == 2
    assert result.stderr.startswith("old/mkdocs.yml: no such file; ")


def test_a_decision_is_not_made_by_settings_with_errors(project):
    (project / "mkdocs.yml").write_text("plugins:\n  dateline:\n    seeds: 3\n", encoding="utf-8")
    result = run("accept", "seeds/example.txt", "time", "Sunday")

    assert result.exit_code == 1
    assert result.stderr.endswith("nothing was written: 1 problem\n")
    assert not (project / "seeds" / "example.yml").exists()


@pytest.mark.parametrize(
    ("seed", "line"),
    [
        ("seeds/exampel.txt", "seeds/exampel.txt: no such file; did you mean seeds/example.txt? [DL115]"),
        ("seeds/example", "seeds/example: no such file; did you mean seeds/example.txt? [DL115]"),
        ("example.txt", "example.txt: no such file; did you mean seeds/example.txt? [DL115]"),
        ("seeds/zzz", "seeds/zzz: no such file; name an article's .txt file [DL115]"),
    ],
)
@pytest.mark.parametrize("command", ["explain {}", "note {} a b", "accept {} time a", "reject {} time a"])
@pytest.mark.usefixtures("project")
def test_a_seed_that_does_not_exist_is_reported_with_the_one_that_was_meant(command, seed, line):
    result = run(*command.format(seed).split())

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{line}\n")


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ("biuld", "Error: No such command 'biuld'. Did you mean 'build'?"),
        ("anotate seeds", "Error: No such command 'anotate'. Did you mean 'annotate'?"),
        ("zzz", "Error: No such command 'zzz'."),
        ("check --strct", "Error: No such option '--strct'. Did you mean '--strict'?"),
        ("timeline seeds --undatd", "Error: No such option '--undatd'. Did you mean '--undated'?"),
        ("annotate", "Error: Missing argument 'FOLDER'."),
        ("note seeds/example.txt a b --nth 0", "Error: Invalid value for '--nth': 0 is not in the range x>=1."),
        (
            "reject seeds/example.txt tme Sunday",
            "Error: Invalid value for 'KIND': 'tme' is not one of 'event', 'figure', 'name', 'quote', 'time', 'title'.",
        ),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_wrong_call_exits_with_2_and_suggests_what_was_meant(call, line):
    result = run(*call.split())

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == line


def test_a_call_without_a_command_exits_with_2_and_shows_the_help():
    result = run()

    assert result.exit_code == 2
    assert "Commands:" in result.stderr


def test_the_help_lists_every_command_and_the_exit_codes():
    printed = run("--help").stdout
    listed = re.findall(r"^  (\w+)  +\S", printed.split("Commands:")[1].split("Exit codes:")[0], re.MULTILINE)

    assert sorted(listed) == COMMANDS
    assert re.findall(r"^  (\d)  ", printed.split("Exit codes:")[1], re.MULTILINE) == ["0", "1", "2"]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_its_examples(name):
    result = run(name, "--help")
    command = command_group.commands[name]

    assert result.exit_code == 0
    assert isinstance(command, Command)
    assert command.examples
    assert result.stdout.split("Examples:\n")[1].splitlines() == [f"  {example}" for example in command.examples]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_says_what_it_does(name):
    options = [param for param in command_group.commands[name].params if isinstance(param, click.Option)]

    assert all(option.help and option.help.endswith(".") for option in options)


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
@pytest.mark.usefixtures("project")
def test_an_example_of_the_help_is_a_valid_call(name, example):
    call = re.search(r"dateline ([^>)]*)", example)
    assert call
    word, *arguments = shlex.split(call[1].rstrip('"').rstrip(")") if "$(" in example else call[1])
    assert word == name

    with command_group.commands[name].make_context(name, arguments) as context:
        assert context.command.name == name


def test_values_that_the_help_lists_are_those_that_the_program_knows():
    assert sorted(DECISIONS) == list(MARK_KINDS)
    assert get_args(About) == NOTE_KINDS
    assert get_args(settings.Language) == LANGUAGES


def test_the_version_is_that_of_the_package():
    assert re.fullmatch(r"dateline \d+\.\d+\.\d+\S*\n", run("--version").stdout)


@pytest.mark.parametrize(("shell", "words"), [("zsh", "#compdef dateline"), ("fish", "complete --no-files")])
def test_completion_prints_the_script_of_a_shell(shell, words):
    result = run("completion", shell)

    assert result.exit_code == 0
    assert words in result.stdout
    assert "_DATELINE_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["ch"], {"check"}),
        (["check", "--st"], {"--strict"}),
        (["accept", "seeds/example.txt", "ti"], {"time", "title"}),
        (["init", "news", "--language", ""], {"en", "ru"}),
    ],
)
def test_a_shell_is_offered_commands_options_and_values(typed, offered):
    words = {"COMP_WORDS": shlex.join(["dateline", *typed]), "COMP_CWORD": str(len(typed))}
    result = run(env=words | {"_DATELINE_COMPLETE": "bash_complete"})

    assert {line.split(",")[1] for line in result.stdout.splitlines()} == offered


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_accepts_its_completion_script():
    script = run("completion", "bash").stdout
    checked = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)

    assert (checked.returncode, checked.stderr) == (0, "")


def test_errors_are_red_and_warnings_yellow_and_both_plain_with_no_color(project):
    (project / "seeds" / "bad.txt").write_text(BAD_DAY, encoding="utf-8")
    (project / "seeds" / "lone.yml").write_text("", encoding="utf-8")
    error, warning = run("check", color=True).stdout.splitlines()[:2]

    assert error.startswith("\x1b[31m\x1b[1mseeds/bad.txt:1:7\x1b[0m: ")
    assert warning.startswith("\x1b[33m\x1b[1mseeds/lone.yml\x1b[0m: ")
    assert "\x1b[31mNo such option" in run("check", "--x", color=True).stderr
    assert "\x1b" not in run("check", env={"NO_COLOR": "1"}, color=True).stdout
    assert "\x1b" not in run("check", "--x", env={"NO_COLOR": "1"}, color=True).stderr


def test_output_to_a_file_has_no_colours_and_is_utf_8_whatever_the_locale(project):
    process = start("explain", "seeds/example.txt", folder=project, LC_ALL="C", PYTHONIOENCODING="ascii")
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert "time “Sunday”".encode() in out
    assert b"\x1b" not in out
    assert b"\r" not in out


def test_a_reader_who_stops_reading_is_no_error(folder):
    reading, writing = os.pipe()
    os.close(reading)
    process = start("annotate", str(folder), "--quiet", stdout=writing)
    os.close(writing)
    _, err = process.communicate()

    assert (process.returncode, err) == (0, b"")


@pytest.mark.usefixtures("project")
def test_main_returns_the_exit_code(capsys):
    assert [cli.main(["check"]), cli.main(["check", "--x"]), cli.main(["--version"])] == [0, 2, 0]
    assert capsys.readouterr().out.startswith("1 article, 0 problems\n")
