"""A published correction stays, whatever happens to its line, its file or its seed."""

import json
import re
from pathlib import Path

import pytest

from dateline import cli

STORY = " date 2021-01-04 ALDPORT, January 4. The harbour was closed on Sunday, Mayor Ann Reed said.\n"
BOATS = '{old: "thirty boats", new: "forty boats", why: "a slip", on: 2021-01-05, by: "mk"}'
MAYOR = '{old: "Mayer", new: "Mayor", why: "a misprint", on: 2021-01-06, by: "desk"}'
GONE = (
    "warning: the correction of 2021-01-05 is missing from this file and stays on the page; put it back below "
    '`corrections:` as - {old: "thirty boats", new: "forty boats", why: "a slip", on: 2021-01-05, by: "mk"} [DL217]'
)
UNREAD = (
    "seeds/.corrections.json: this file is damaged; restore the last good version from the project's history [DL216]"
)


class Project:
    """A project of one seed, with what its last command printed."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder, self._capsys = folder, capsys
        (folder / "seeds").mkdir()
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text("site_name: A test\n", encoding="utf-8")
        self.put("a.txt", STORY)

    def put(self, name: str, words: str) -> None:
        (self.folder / "seeds" / name).write_text(words, encoding="utf-8")

    def says(self, *corrections: str, name: str = "a") -> None:
        self.put(f"{name}.yml", "corrections:\n" + "".join(f"  - {one}\n" for one in corrections))

    def run(self, *command: str) -> tuple[int, list[str]]:
        """Run a command; return its status and the lines of problems."""
        status = cli.main(command)
        said = self._capsys.readouterr()
        return status, [line for line in (said.out + said.err).splitlines() if line.endswith("]")]

    @property
    def register(self) -> Path:
        return self.folder / "seeds" / ".corrections.json"

    @property
    def kept(self) -> list[tuple[str, str, str]]:
        rows = json.loads(self.register.read_text("utf-8"))["corrections"]
        return [(row["article"], row["new"], row["why"]) for row in rows]

    def page(self, name: str = "articles/2021-01-04-a") -> str:
        return (self.folder / "docs" / f"{name}.md").read_text("utf-8")

    def exported(self) -> list[list[str]]:
        cli.main(["annotate", "seeds"])
        lines = self._capsys.readouterr().out.splitlines()
        return [[one["new"] for one in json.loads(line)["corrections"]] for line in lines]


@pytest.fixture
def project(tmp_path, monkeypatch, capsys) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return Project(tmp_path, capsys)


def test_a_build_keeps_every_correction_and_a_second_one_changes_nothing(project):
    project.says(BOATS, MAYOR)
    assert project.run("build") == (0, [])
    before = project.register.read_bytes()

    assert project.kept == [("a", "forty boats", "a slip"), ("a", "Mayor", "a misprint")]
    assert len(before.splitlines()) == 4, "one line each, so that a diff shows one"
    assert project.run("build") == (0, [])
    assert project.register.read_bytes() == before


def test_without_corrections_no_register_is_made(project):
    assert project.run("build") == (0, [])
    assert not project.register.exists()


def test_a_correction_deleted_from_its_file_stays_on_page_list_and_export_and_is_reported(project):
    project.says(MAYOR, BOATS)
    project.run("build")
    before = project.page(), project.page("corrections/index"), project.exported(), project.register.read_bytes()
    project.says(MAYOR)

    assert project.run("check") == (0, [f"seeds/a.yml:2:5: {GONE}"])
    assert project.run("build") == (0, [f"seeds/a.yml:2:5: {GONE}"])
    assert (project.page(), project.page("corrections/index")) == before[:2]
    assert project.exported() == [["Mayor", "forty boats"]] == before[2]
    assert project.register.read_bytes() == before[3]


def test_the_line_of_the_message_put_back_settles_it(project):
    project.says(MAYOR, BOATS)
    project.run("build")
    project.says(MAYOR)
    said = project.run("check")[1][0]
    project.says(MAYOR, re.search(r"- (\{.*\})", said)[1])

    assert project.run("check", "--strict") == (0, [])


@pytest.mark.parametrize(("left", "place"), [("notes: []\n", ":1:1"), ("", ""), (None, "")])
def test_with_the_last_correction_the_section_or_the_file_may_be_gone_too(project, left, place):
    project.says(BOATS)
    project.run("build")
    if left is None:
        (project.folder / "seeds" / "a.yml").unlink()
    else:
        project.put("a.yml", left)

    assert project.run("build") == (0, [f"seeds/a.yml{place}: {GONE}"])
    assert "forty boats" in project.page()


@pytest.mark.parametrize(
    "amended",
    [
        BOATS.replace("a slip", "A figure of an earlier report."),
        BOATS.replace("mk", "Ann Field"),
        BOATS.replace("2021-01-05", "2021-01-07"),
        BOATS.replace('"thirty boats"', "thirty\n        boats"),
    ],
    ids=["reason", "author", "day", "line ends"],
)
def test_reason_author_and_day_may_be_amended(project, amended):
    project.says(BOATS)
    project.run("build")
    project.says(amended)

    assert project.run("build") == (0, [])
    assert len(project.kept) == 1
    assert project.exported() == [["forty boats"]]
    assert project.run("check", "--strict") == (0, [])


def test_other_words_are_another_correction(project):
    project.says(BOATS)
    project.run("build")
    project.says(BOATS.replace("forty", "fifty"))

    assert project.run("build") == (0, [f"seeds/a.yml:2:5: {GONE}"])
    assert project.exported() == [["fifty boats", "forty boats"]]


def test_the_same_words_put_right_twice_are_two_corrections(project):
    again = BOATS.replace("01-05", "02-05")
    project.says(BOATS, again)
    project.run("build")
    project.says(again)

    assert project.run("build") == (0, [f"seeds/a.yml:2:5: {GONE}"])
    assert project.exported() == [["forty boats", "forty boats"]]


def test_a_seed_of_another_name_takes_its_corrections_along(project):
    project.says(BOATS)
    project.run("build")
    seeds = project.folder / "seeds"
    (seeds / "a.txt").rename(seeds / "harbour.txt")

    assert project.run("build")[1] == [
        "seeds/a.yml: warning: there is no seed of this name; a file of the desk has the name of its seed [DL211]",
        f"seeds/harbour.yml: {GONE}",
    ]
    assert "forty boats" in project.page("articles/2021-01-04-harbour")
    (seeds / "a.yml").rename(seeds / "harbour.yml")
    assert project.run("build") == (0, [])
    assert project.kept == [("harbour", "forty boats", "a slip")]


def test_a_seed_renamed_and_changed_is_known_by_its_corrections(project):
    project.says(BOATS)
    project.run("build")
    for suffix in ("txt", "yml"):
        (project.folder / "seeds" / f"a.{suffix}").unlink()
    project.put("harbour.txt", STORY.replace("harbour", "port"))
    project.says(BOATS, name="harbour")

    assert project.run("build") == (0, [])
    assert project.kept == [("harbour", "forty boats", "a slip")]
    assert project.page("corrections/index").count("forty boats") == 1


def test_one_mistake_corrected_in_two_articles_stays_two_when_one_of_them_goes(project):
    project.put("b.txt", STORY.replace("harbour", "port"))
    project.says(BOATS)
    project.says(BOATS, name="b")
    project.run("build")
    for suffix in ("txt", "yml"):
        (project.folder / "seeds" / f"a.{suffix}").unlink()

    assert project.run("build") == (0, [])
    assert [slug for slug, *_ in project.kept] == ["a", "b"]
    assert project.page("corrections/index").count("forty boats") == 2


def test_the_correction_of_an_article_that_is_gone_stays_on_the_list_without_a_link(project):
    project.put("a.yml", f"article: {{title: The harbour}}\ncorrections:\n  - {BOATS}\n")
    project.put("b.txt", STORY.replace("harbour", "port"))
    project.run("build")
    for suffix in ("txt", "yml"):
        (project.folder / "seeds" / f"a.{suffix}").unlink()

    assert project.run("build") == (0, [])
    listed = project.page("corrections/index")
    assert re.search(r'<p class="dl-headline"[^>]*>The harbour</p>', listed)
    assert "The article is no longer on this site." in listed
    assert "forty boats" in listed
    assert "2021-01-04-a" not in listed
    assert project.kept == [("a", "forty boats", "a slip")]


def test_of_a_file_at_fault_no_loss_is_reported_and_nothing_is_lost(project):
    project.says(BOATS, MAYOR)
    project.run("build")
    before = project.register.read_bytes()
    project.says(MAYOR, "{old: thirty boats, new: forty boats}")

    assert project.run("check")[1] == [
        "seeds/a.yml:3:5: missing key 'on'; add it [DL206]",
        "seeds/a.yml:3:5: missing key 'why'; add it [DL206]",
    ]
    assert project.run("build")[0] == 1
    assert project.register.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (
            lambda words: "<<<<<<< HEAD\n" + words,
            (
                "seeds/.corrections.json:1:1: this file is damaged (Expecting value); "
                "restore the last good version from the project's history [DL216]"
            ),
        ),
        (lambda words: words.replace('"on": "2021-01-05"', '"on": "soon"'), UNREAD),
        (lambda words: words.replace('"why": "a slip", ', ""), UNREAD),
        (lambda words: words.replace('"a slip"', "5"), UNREAD),
        (lambda _: "[]", UNREAD),
    ],
    ids=["merge", "day", "key", "value", "list"],
)
def test_a_damaged_register_is_reported_and_never_written_over(project, damage, line):
    project.says(BOATS)
    project.run("build")
    project.register.write_text(damage(project.register.read_text("utf-8")), encoding="utf-8")
    before = project.register.read_bytes()

    assert project.run("check") == (1, [line])
    assert project.run("build") == (1, [line])
    assert project.register.read_bytes() == before


def test_a_correction_registered_on_two_branches_is_one_after_a_merge(project):
    project.says(BOATS)
    project.run("build")
    head, line, tail = project.register.read_text("utf-8").splitlines()
    project.register.write_text("\n".join([head, line.replace("slip", "trip") + ",", line, tail]), encoding="utf-8")

    assert project.run("build") == (0, [])
    assert project.kept == [("a", "forty boats", "a slip")]


def test_a_correction_that_no_build_has_registered_yet_is_reported_by_the_check(project):
    project.says(BOATS)
    said = (
        "seeds/a.yml:2:5: warning: this correction is not in `.corrections.json` yet; "
        "run `dateline build` and commit that file [DL218]"
    )

    assert project.run("check") == (0, [said])
    assert project.run("check", "--strict") == (1, [said])
    project.run("build")
    assert project.run("check", "--strict") == (0, [])
