"""The editors' commands: what they write, what they say, and what they leave alone."""

import json
import os
import re
from pathlib import Path

import pytest

from command_line import run
from dateline.desk import desk_files
from dateline.desk.importing import read

ROOT = Path(__file__).parents[2]
STORY = (
    " date 2021-01-04 ALDPORT, January 4. /TASS/. The harbour will stay closed until Friday, Mayor Ann Reed said.\n\n"
    '"We lost forty boats," Reed said. "We lost forty boats in one night," she said again.\n'
)
CONFIG = "site_name: A test\nplugins:\n  dateline:\n    seeds: seeds\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "seeds" / "a.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_note_writes_the_item_beside_the_seed_and_keeps_what_stood_there(project):
    (project / "seeds" / "a.yml").write_text("# mine\nnotes:\n  - note: Old.\n    at: Friday\n", encoding="utf-8")

    result = run("note", "seeds/a.txt", "Mayor Ann Reed", "Since March.", "--about", "check", "--by", "mk")

    assert (result.exit_code, result.stdout) == (0, "seeds/a.yml: Since March., Mayor Ann Reed, check, mk\n")
    assert (project / "seeds" / "a.yml").read_text("utf-8") == (
        "# mine\nnotes:\n  - note: Old.\n    at: Friday\n"
        "  - note: Since March.\n    at: Mayor Ann Reed\n    about: check\n    by: mk\n"
    )


def test_words_that_stand_twice_are_listed_with_their_lines_and_nothing_is_written(project):
    result = run("note", "seeds/a.txt", "We lost forty boats", "Which?")

    assert result.exit_code == 1
    assert result.stderr == (
        "seeds/a.txt: “We lost forty boats” occurs 2 times in seeds/a.txt; say which one with before, after or nth; "
        "--nth 1: line 3:2; --nth 2: line 3:36 [DL221]\n"
    )
    assert not (project / "seeds" / "a.yml").exists()


def test_accept_writes_the_values_that_the_mark_has_now(project):
    assert run("accept", "seeds/a.txt", "time", "Friday", "--by", "mk").exit_code == 0
    assert run("accept", "seeds/a.txt", "quote", "We lost forty boats", "--nth", "1").exit_code == 0
    assert (project / "seeds" / "a.yml").read_text("utf-8") == (
        "marks:\n  - accept: time\n    at: Friday\n    value: 2021-01-08\n    by: mk\n"
        "  - accept: quote\n    at: We lost forty boats\n    nth: 1\n    speaker: Ann Reed\n    mode: direct\n"
    )


def test_reject_writes_the_wrong_mark_and_reports_if_there_is_none(project):
    assert run("reject", "seeds/a.txt", "figure", "forty", "--nth", "1").exit_code == 0
    assert (project / "seeds" / "a.yml").read_text("utf-8") == (
        "marks:\n  - reject: figure\n    at: forty\n    nth: 1\n"
    )
    results = [
        run("reject", "seeds/a.txt", "name", "again"),
        run("accept", "seeds/a.txt", "name", "forty", "--nth", "1"),
    ]
    assert [result.exit_code for result in results] == [1, 1]
    assert [result.stderr.rstrip() for result in results] == [
        "seeds/a.txt:3:80: there is no name here to reject [DL237]",
        "seeds/a.txt:3:10: there is no name here to accept; there is: figure, quote [DL237]",
    ]


def test_review_lists_the_worst_first_and_counts_what_is_done(project):
    (project / "seeds" / "b.txt").write_text(
        " date 2021-01-05 ALDPORT, January 9. The council met. A report was due, officials said. Anne Reed came.\n",
        encoding="utf-8",
    )
    (project / "seeds" / "a.yml").write_text(
        "reviewed: {by: mk, on: 2021-01-05}\nnotes:\n  - note: x\n    at: ferries\n", encoding="utf-8"
    )

    result = run("review")
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[0].startswith("seeds/a.yml:3:5: “ferries” is not in seeds/a.txt")
    assert lines[1].startswith("seeds/b.txt:1:27: the dateline's day, 2021-01-09, is later than the header's")
    assert any(line.startswith("    dateline accept seeds/b.txt quote ") for line in lines)
    assert any("“Ann Reed” and “Anne Reed” may be the same" in line for line in lines)
    assert "marks reviewed, the whole by mk on 2021-01-05" in lines[-2]
    assert lines[-1].startswith("seeds/b.txt: 0 of ")


def test_review_prints_json_with_the_rank_reason_and_command_of_each_item(project):
    (project / "seeds" / "a.yml").write_text(
        "notes:\n  - note: x\n    at: ferries\nmarks:\n  - {accept: time, at: Friday}\n", encoding="utf-8"
    )
    (project / "seeds" / "b.txt").write_text(
        " date 2021-01-05 ALDPORT. A report was due, officials said. Anne Reed came.\n", encoding="utf-8"
    )
    (project / "seeds" / "b.yml").write_text("reviewed: {by: mk, on: 2021-01-06}\n", encoding="utf-8")
    result = run("review", "--json")
    record = json.loads(result.stdout)
    lost, *_, alike = record["review"]

    assert result.exit_code == 0
    assert lost == {
        "path": "seeds/a.yml",
        "line": 2,
        "column": 5,
        "article": "a",
        "rank": 1,
        "kind": None,
        "reason": "“ferries” is not in seeds/a.txt; copy the words from the article",
        "command": None,
        "entities": [],
    }
    assert (alike["rank"], alike["entities"]) == (7, ["people/ann-reed", "people/anne-reed"])
    assert [item["rank"] for item in record["review"]] == sorted(item["rank"] for item in record["review"])
    a, b = record["articles"]
    assert (a["path"], a["article"], a["reviewed"], a["by"], a["on"]) == ("seeds/a.txt", "a", 1, None, None)
    assert (b["reviewed"], b["by"], b["on"]) == (b["marks"], "mk", "2021-01-06")


@pytest.mark.parametrize(
    ("call", "section"),
    [
        (("note", "seeds/a.txt", "Friday", "Which?"), "notes"),
        (("accept", "seeds/a.txt", "time", "Friday"), "marks"),
        (("reject", "seeds/a.txt", "time", "Friday"), "marks"),
        (("import", "a.ann"), "notes"),
    ],
)
def test_quiet_writes_the_item_and_prints_nothing(project, call, section):
    (project / "a.ann").write_text(BRAT, encoding="utf-8")
    result = run(*call, "--quiet")

    assert (result.exit_code, result.output) == (0, "")
    assert (project / "seeds" / "a.yml").read_text("utf-8").startswith(f"{section}:\n")


HYPOTHESIS = {
    "total": 1,
    "rows": [
        {
            "user": "acct:mk@hypothes.is",
            "text": "Which Friday?",
            "uri": "https://example.org/dateline/articles/2021-01-04-a/",
            "target": [
                {
                    "selector": [
                        {"type": "TextPositionSelector", "start": 3, "end": 9},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "Friday",
                            "prefix": "closed until ",
                            "suffix": ", Mayor",
                        },
                    ]
                }
            ],
        },
        {"text": "A page note", "uri": "https://example.org/", "target": [{"source": "https://example.org/"}]},
    ],
}
WEB = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "creator": {"name": "Ann"},
    "body": {"type": "TextualBody", "value": "Said twice."},
    "target": {
        "source": "https://example.org/story",
        "selector": {"type": "TextQuoteSelector", "exact": "We lost forty boats", "suffix": " in one night"},
    },
}
BRAT = (
    "T1\tPerson 78 86\tAnn Reed\n#1\tAnnotatorNotes T1\tThe mayor.\nR1\tX Arg1:T1 Arg2:T1\nT2\tPlace 17 24\tALDPORT\n"
)


def test_notes_of_hypothesis_stand_where_they_stood(project):
    (project / "h.json").write_text(json.dumps(HYPOTHESIS), encoding="utf-8")

    result = run("import", "h.json")

    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 of 1 notes imported")
    assert (project / "seeds" / "a.yml").read_text("utf-8") == (
        'notes:\n  - note: "Which Friday?"\n    plain: true\n    at: Friday\n    by: mk\n'
    )


def test_a_web_annotation_finds_its_article_by_url_and_its_words_by_what_follows(project):
    (project / "seeds" / "a.yml").write_text("article:\n  url: https://example.org/story\n", encoding="utf-8")
    (project / "w.json").write_text(json.dumps(WEB), encoding="utf-8")

    assert run("import", "w.json").exit_code == 0
    assert (project / "seeds" / "a.yml").read_text("utf-8") == (
        "article:\n  url: https://example.org/story\n\n"
        "notes:\n  - note: Said twice.\n    plain: true\n    at: We lost forty boats\n    nth: 2\n    by: Ann\n"
    )


def test_only_line_ends_divide_the_notes_of_brat():
    said = "One\u2028two\x85three"
    notes, _ = read("a.ann", f"T1\tX 0 1\tAnn\r\n#1\tAnnotatorNotes T1\t{said}\r\nT2\tX 4 5\tReed\n")

    assert [(note.at, note.text, note.place.line) for note in notes] == [("Ann", said, 1), ("Reed", "X", 3)]


def test_brat_s_remarks_and_labels_become_notes(project):
    (project / "a.ann").write_text(BRAT, encoding="utf-8")

    assert run("import", "a.ann").exit_code == 0
    assert (project / "seeds" / "a.yml").read_text("utf-8") == (
        "notes:\n  - note: The mayor.\n    plain: true\n    at: Ann Reed\n"
        "  - note: Place\n    plain: true\n    at: ALDPORT\n"
    )


def test_what_was_taken_over_comes_out_again_where_it_stood(project):
    (project / "a.ann").write_text(BRAT, encoding="utf-8")
    run("import", "a.ann")
    notes = [n for n in json.loads(run("annotate", "seeds").stdout)["annotations"] if n["kind"] == "note"]

    assert [(STORY[n["start"] : n["end"]], n["text"]) for n in notes] == [
        ("ALDPORT", "Place"),
        ("Ann Reed", "The mayor."),
    ]


@pytest.mark.parametrize(
    ("name", "words", "line"),
    [
        (
            "x.json",
            "[",
            "x.json:1:2: not JSON: Expecting value; export the file from the annotation tool again [DL260]",
        ),
        (
            "x.json",
            "{}",
            "x.json: no annotations found; export Hypothesis JSON, W3C Web Annotation or brat .ann [DL261]",
        ),
        (
            "x.json",
            '{"type": "Annotation", "target": {"selector": {"type": "TextQuoteSelector", "exact": "Friday"}}}',
            "x.json (annotation 1): no article has the address ''; name it with --seed [DL262]",
        ),
        ("b.ann", "T1\tX 0 1\tAnn Reed\n", "b.ann:1:1: no article has the address 'b'; name it with --seed [DL262]"),
        (
            "a.ann",
            "T1\tX 0 1\tferries\n",
            "a.ann:1:1: “ferries” is not in seeds/a.txt; the note “X” was not imported [DL263]",
        ),
        (
            "a.ann",
            "T1\tX 0 1\tforty\n",
            "a.ann:1:1: “forty” occurs 2 times in seeds/a.txt; the note “X” was not imported [DL263]",
        ),
    ],
)
def test_what_cannot_be_imported_is_reported_and_nothing_is_guessed(project, name, words, line):
    (project / name).write_text(words, encoding="utf-8")

    result = run("import", name)

    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == line
    assert not (project / "seeds" / "a.yml").exists()


def test_a_missing_or_binary_file_is_reported(project):
    (project / "latin.json").write_bytes(b"caf\xe9")

    results = [run("import", name) for name in ("none.json", "latin.json")]

    assert [result.exit_code for result in results] == [1, 1]
    assert [result.stderr.rstrip() for result in results] == [
        "none.json: can't be read: No such file or directory; name a file of text in UTF-8 [DL264]",
        "latin.json: can't be read: not UTF-8 (byte 3); name a file of text in UTF-8 [DL264]",
    ]


def test_any_json_is_read_without_a_fault():
    for odd in ([], [1], {"rows": [None, {"target": 3}]}, {"items": [{"target": [{"selector": [7]}]}]}, "x", None, 3):
        assert read("x.json", json.dumps(odd))[0] == ()


@pytest.mark.parametrize(
    ("there", "code"),
    [
        (b"notes: some text\n", "DL202"),
        (b"notes:\n  first: some text\n", "DL202"),
        (b"- note: One.\n  at: Friday\n", "DL202"),
        (b"some text\n", "DL202"),
        (b"{reviewed: {by: mk, on: 2021-01-05}}\n", "DL219"),
        (b"notes:\n  - note: caf\xe9\n    at: Friday\n", "DL215"),
    ],
)
@pytest.mark.parametrize("command", [("note", "x"), ("import",)])
def test_what_cannot_be_read_is_never_replaced(project, there, code, command):
    (project / "seeds" / "a.yml").write_bytes(there)
    (project / "a.ann").write_text(BRAT, encoding="utf-8")
    result = run("note", "seeds/a.txt", "Friday", "Which?") if command[0] == "note" else run("import", "a.ann")

    assert result.exit_code == 1
    assert f"[{code}]" in result.stderr
    assert (project / "seeds" / "a.yml").read_bytes() == there


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_folder_or_pipe_in_place_of_the_file_is_reported(project, make):
    make(project / "seeds" / "a.yml")
    result = run("note", "seeds/a.txt", "Friday", "Which?")

    assert result.exit_code == 1
    assert "seeds/a.yml: can't be read" in result.stderr
    assert "[DL215]" in result.stderr


def test_a_link_that_leads_out_of_the_seeds_is_not_written_over(project):
    (project / "mine.yml").write_text("mine: 1\n", "utf-8")
    (project / "seeds" / "a.yml").symlink_to(project / "mine.yml")
    result = run("note", "seeds/a.txt", "Friday", "Which?")

    assert result.exit_code == 1
    assert (project / "mine.yml").read_text("utf-8") == "mine: 1\n"


def test_a_link_to_another_file_of_the_desk_is_followed(project):
    (project / "seeds" / "real.yml").write_text("notes: []\n", "utf-8")
    (project / "seeds" / "a.yml").symlink_to("real.yml")

    assert run("note", "seeds/a.txt", "Friday", "Which").exit_code == 0
    assert (project / "seeds" / "a.yml").is_symlink()
    assert (project / "seeds" / "real.yml").read_text("utf-8") == "notes:\n  - note: Which\n    at: Friday\n"


def test_line_ends_of_windows_and_a_byte_order_mark_stay(project):
    (project / "seeds" / "a.yml").write_bytes(b"\xef\xbb\xbfnotes:\r\n  - note: One.\r\n    at: Friday\r\n")
    run("note", "seeds/a.txt", "Mayor Ann Reed", "Two.")

    assert (project / "seeds" / "a.yml").read_bytes() == (
        b"\xef\xbb\xbfnotes:\r\n  - note: One.\r\n    at: Friday\r\n  - note: Two.\r\n    at: Mayor Ann Reed\r\n"
    )


@pytest.mark.parametrize(
    "call",
    [
        ("note", "seeds/a.txt", "Friday", "Which?"),
        ("accept", "seeds/a.txt", "time", "Friday"),
        ("accept", "seeds/a.txt", "quote", "We lost forty boats in one night"),
        ("reject", "seeds/a.txt", "time", "Friday"),
        ("import", "a.ann"),
    ],
)
def test_what_is_said_twice_is_written_once(project, call):
    (project / "a.ann").write_text(BRAT, encoding="utf-8")
    run(*call)
    once = (project / "seeds" / "a.yml").read_bytes()
    again = run(*call, "--quiet")

    assert again.exit_code == 0
    words = re.sub(r"(time|quote) is already (accept|reject)ed", "note is already", again.stderr)
    assert words.splitlines()[0] == "seeds/a.yml:2:5: notice: this note is already here; nothing was added [DL266]"
    assert (project / "seeds" / "a.yml").read_bytes() == once


def test_a_second_import_says_how_many_notes_were_new(project):
    (project / "a.ann").write_text(BRAT, encoding="utf-8")
    run("note", "seeds/a.txt", "Ann Reed", "The mayor.", "--by", "mk")

    assert run("import", "a.ann").stdout.splitlines()[-1] == "1 of 2 notes imported"
    assert run("import", "a.ann").stdout == "0 of 2 notes imported\n"


@pytest.mark.parametrize(("first", "then"), [("accept", "reject"), ("reject", "accept")])
def test_a_mark_is_not_accepted_and_rejected(project, first, then):
    run(first, "seeds/a.txt", "quote", "We lost forty boats in one night")
    once = (project / "seeds" / "a.yml").read_bytes()
    result = run(then, "seeds/a.txt", "quote", "We lost forty boats in")

    assert result.exit_code == 1
    assert result.stderr.rstrip().replace("reject", "accept") == (
        "seeds/a.yml:2:5: this item says 'accept' of the same quote; rewrite it, or remove it first [DL267]"
    )
    assert (project / "seeds" / "a.yml").read_bytes() == once


def test_a_mark_that_an_editor_accepts_and_rejects_by_hand_is_reported(project):
    (project / "seeds" / "a.yml").write_text(
        "marks:\n  - {accept: time, at: Friday}\n  - {reject: time, at: Friday}\n"
        "  - {reject: figure, at: forty, nth: 1}\n  - {add: figure, at: forty, nth: 1, value: 40, unit: boat}\n",
        "utf-8",
    )
    lines = run("check").stdout.splitlines()

    assert [line for line in lines if "DL267" in line] == [
        (
            "seeds/a.yml:3:5: warning: this rejects the time that line 2 accepts, "
            "and the later one counts; keep one [DL267]"
        )
    ]


def test_the_former_versions_of_a_file_are_kept_up_to_a_number(project, monkeypatch):
    monkeypatch.setattr(desk_files, "FORMER_KEPT", 3)
    versions = []
    for number in range(6):
        run("note", "seeds/a.txt", "Friday", f"Note {number}.")
        versions.append((project / "seeds" / "a.yml").read_bytes())
        os.utime(project / "seeds" / "a.yml", (number, number))
    former = sorted((project / "seeds" / ".former").iterdir())

    assert [file.read_bytes() for file in former] == versions[2:5]
    assert former[0].name.startswith("a.1970-01-01T00-00-02.")
    assert run("check").exit_code == 0, "former versions are no files of the desk"


def test_a_seed_outside_the_project_gets_its_file_beside_it(project):
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "b.txt").write_text(STORY, "utf-8")

    assert run("note", "elsewhere/b.txt", "Friday", "Which?").exit_code == 0
    assert (project / "elsewhere" / "b.yml").exists()
