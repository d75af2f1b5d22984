"""The desk's items are part of the public data, and problems show where editors look."""

import json
from pathlib import Path

import pytest

from dateline import cli

STORY = " date 2021-01-04 ALDPORT, January 4. The harbour was closed on Sunday, Mayor Ann Reed said.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A test\n", encoding="utf-8")
    (tmp_path / "seeds" / "a.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def annotated(capsys) -> dict:
    cli.main(["annotate", "seeds"])
    return json.loads(capsys.readouterr().out)


def test_notes_accepted_marks_corrections_and_the_review_are_in_the_public_data(folder, capsys):
    (folder / "seeds" / "a.yml").write_text(
        "article: {title: The harbour}\nreviewed: {by: mk, on: 2021-01-05}\n"
        "notes:\n  - {note: Since March., at: Mayor Ann Reed, by: mk, on: 2021-01-05}\n"
        "marks:\n  - {accept: time, at: Sunday, value: 2021-01-03, by: mk}\n"
        "corrections:\n  - {old: Mayer, new: Mayor, why: a slip, on: 2021-01-05}\n",
        encoding="utf-8",
    )
    record = annotated(capsys)
    note = next(mark for mark in record["annotations"] if mark["kind"] == "note")
    time = next(mark for mark in record["annotations"] if mark.get("value") == "2021-01-03")

    assert STORY[note["start"] : note["end"]] == "Mayor Ann Reed"
    assert (note["about"], note["author"], note["text"], note["written"]) == (
        "context",
        "mk",
        "Since March.",
        "2021-01-05",
    )
    assert (time["sure"], time["reviewed"]) == ("sure", "mk")
    assert record["reviewed"] == {"by": "mk", "on": "2021-01-05"}
    assert record["corrections"][0]["old"] == "Mayer"
    assert record["title"] == "The harbour"


def test_a_note_without_its_place_is_in_the_public_data_without_one(folder, capsys):
    (folder / "seeds" / "a.yml").write_text("notes:\n  - {note: Which, at: two ferries}\n", encoding="utf-8")
    note = annotated(capsys)["annotations"][-1]

    assert (note["kind"], note["start"], note["end"], note["text"], note["words"]) == (
        "note",
        None,
        None,
        "Which",
        "two ferries",
    )


def test_explain_shows_what_the_desk_says_too(folder, capsys):
    (folder / "seeds" / "names.yml").write_text("- {name: Ann Mary Reed, kind: person, also: [Ann Reed]}\n", "utf-8")
    (folder / "seeds" / "a.yml").write_text(
        "notes:\n  - {note: Which, at: two ferries}\nmarks:\n  - {reject: time, at: Sunday}\n", encoding="utf-8"
    )
    assert cli.main(["explain", "seeds/a.txt"]) == 0
    shown = capsys.readouterr().out

    assert "name Ann Mary Reed" in shown
    assert "time “Sunday”" not in shown
    assert "an editor rejected its time" in shown
    assert "without its place: note “two ferries”: “two ferries” is not in seeds/a.txt" in shown


def test_under_strict_a_warning_fails_the_check(folder, capsys):
    (folder / "seeds" / "b.yml").write_text("", encoding="utf-8")

    assert cli.main(["check"]) == 0
    assert cli.main(["check", "--strict"]) == 1
    assert "seeds/b.yml: warning: there is no seed of this name" in capsys.readouterr().out


def test_on_github_a_problem_is_shown_on_its_line_of_the_pull_request(folder, capsys, monkeypatch):
    (folder / "seeds" / "a.yml").write_text("notes:\n  - {note: 100%, at: ferries}\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    cli.main(["check"])

    assert (
        "::error file=seeds/a.yml,line=2,col=5,title=DL220::“ferries” is not in seeds/a.txt; "
        "copy the words from the article\n"
    ) in capsys.readouterr().out


def test_a_language_that_the_desk_states_is_the_one_that_is_read(folder, capsys):
    (folder / "seeds" / "a.yml").write_text("article: {language: de}\n", encoding="utf-8")
    before = [mark["kind"] for mark in annotated(capsys)["annotations"]]
    (folder / "seeds" / "a.yml").unlink()
    after = [mark["kind"] for mark in annotated(capsys)["annotations"]]

    assert "quote" not in before
    assert "quote" in after
