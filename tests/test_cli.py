"""The command's outputs as other programs read them, and its exit statuses."""

import json
import re
import shutil
from pathlib import Path

import pytest

from dateline.cli import main

ROOT = Path(__file__).parent.parent
FIRST, SECOND = "000_0fabe08459d4b4b0", "004_471574d3f8f76318"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The two seeds in a folder outside the project."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path_factory.mktemp("elsewhere") / "texts"))


def lines(capsys, *arguments: str) -> list[dict]:
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_annotate_prints_an_article_a_line_by_day(folder, capsys):
    printed = lines(capsys, "annotate", str(folder))

    assert [(a["article"], a["published"]) for a in printed] == [(FIRST, "2020-11-26"), (SECOND, "2021-01-27")]


def test_every_annotation_has_the_public_fields_and_marks_its_own_words(folder, capsys):
    for article in lines(capsys, "annotate", str(folder)):
        text = (folder / f"{article['article']}.txt").read_bytes().decode()
        for mark in article["annotations"]:
            assert {"kind", "start", "end", "by", "because", "sure"} <= mark.keys()
            assert text[mark["start"] : mark["end"]].strip()
            assert mark["sure"] in {"sure", "likely", "unsure"}
            if mark["kind"] == "quote":
                assert {"parts", "mode", "speaker", "cue"} <= mark.keys()
            if mark["kind"] == "time":
                assert {"type", "value", "first", "last", "edtf", "grain"} <= mark.keys()
            if mark["kind"] == "figure":
                assert {"value", "unit", "of", "whose", "source", "as_of"} <= mark.keys()
            if mark["kind"] == "event":
                assert {"date", "until", "status", "time"} <= mark.keys()
            if mark["kind"] == "name":
                assert {"type", "name", "id"} <= mark.keys()


def test_timeline_prints_an_entry_a_line_in_time_order(folder, capsys):
    printed = lines(capsys, "timeline", str(folder))
    fields = {"id", "date", "until", "first", "last", "edtf", "precision", "status", "due", "headline", "score", "key"}

    assert [e["first"] for e in printed] == sorted(e["first"] for e in printed)
    assert all(fields | {"tellings", "articles", "outlets", "origins", "first_told"} <= e.keys() for e in printed)
    assert all(e["date"] for e in printed)


def test_undated_entries_are_printed_last_and_only_when_asked_for(folder, capsys):
    dated = lines(capsys, "timeline", str(folder))
    everything = lines(capsys, "timeline", str(folder), "--undated")

    assert everything[: len(dated)] == dated
    assert all(e["date"] is None for e in everything[len(dated) :])


def test_neither_command_writes_into_the_folder(folder, capsys):
    before = sorted(p.name for p in folder.rglob("*"))
    lines(capsys, "annotate", str(folder))
    lines(capsys, "timeline", str(folder))

    assert sorted(p.name for p in folder.rglob("*")) == before


def test_a_seed_that_cannot_be_read_is_reported_and_the_others_are_printed(folder, tmp_path, capsys):
    shutil.copytree(folder, tmp_path / "texts")
    (tmp_path / "texts" / "bad.txt").write_bytes(b"\xff\xfe\x00\x01")
    status = main(["annotate", str(tmp_path / "texts")])
    printed = capsys.readouterr()

    assert status == 1
    assert len(printed.out.splitlines()) == 2
    assert f"{tmp_path.as_posix()}/texts/bad.txt" in printed.err


def test_explain_gives_the_reason_of_every_mark(folder, capsys):
    assert main(["explain", str(folder / f"{FIRST}.txt")]) == 0
    printed = capsys.readouterr().out.splitlines()

    assert any("time “Thursday”" in line and "2020-11-26" in line for line in printed)
    reasons = [re.search(r"; (?:sure|likely|unsure), by \w+: (.*)$", line) for line in printed[1:]]
    assert all(reason and reason[1].strip() for reason in reasons)


def test_a_pipeline_that_is_not_installed_is_named_where_it_is_set(tmp_path, capsys):
    (tmp_path / "seeds").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\nextra:\n  dateline:\n    pipeline: no_such_pipeline\n", encoding="utf-8")

    assert main(["check", "--config", str(config)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        "mkdocs.yml:4:15: no spaCy pipeline named 'no_such_pipeline' is installed; "
        "install it, or name one that is installed [DL302]"
    )
