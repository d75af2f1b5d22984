"""The one rule for bad files: they are set aside, the rest is built, and what readers know stays as it was."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli as mkdocs_cli
from mkdocs.config import load_config

from command_line import run
from dateline import intake, publish, settings
from dateline.mkdocs_plugin import DatelinePlugin

CONFIG = "site_name: A test\ntheme: material\nplugins:\n  - dateline\n"
HARBOUR = (
    " date 2021-01-04 ALDPORT, January 4. The harbour was closed on Sunday, Mayor Ann Reed said.\n\n"
    '"We lost forty boats," Reed said. A storm reached Aldport on January 2.\n'
)
FAIR = " date 2021-01-05 ALDPORT, January 5. A winter fair opened in Aldport on Monday, Mayor Ann Reed said.\n"
NEW = " date 2021-01-06 NORDEN, January 6. A school was opened in Norden on Wednesday.\n"
BAD_DAY = HARBOUR.replace("2021-01-04", "2020-02-30")
NO_SUCH_DAY = "seeds/a.txt:1:7: there is no such day: '2020-02-30'; correct it [DL102]"
KEPT_SEED = (
    "seeds/a.txt: notice: set aside because of its errors; the article is shown as it last was without errors [DL410]"
)
KEPT_DESK = (
    "seeds/a.yml: notice: set aside because of its errors; the article is shown as it last was without errors [DL410]"
)
STAYING = (
    "seeds/a.txt: notice: set aside because of its errors; "
    "the article's page stays as an earlier build wrote it [DL411]"
)
LEFT_OUT = (
    "seeds/a.txt: notice: set aside because of its errors; "
    "the article is left out, since no version without errors is known [DL411]"
)
DESK = """notes:
  - {note: In office since March., at: Mayor Ann Reed}
marks:
  - {reject: name, at: Aldport}
corrections:
  - {old: "thirty boats", new: "forty boats", why: "a slip", on: 2021-01-05, by: "mk"}
"""
PAGE = "docs/articles/2021-01-04-a.md"
OTHER_PAGE = "docs/articles/2021-01-05-b.md"
NEW_PAGE = "docs/articles/2021-01-06-c.md"


class Newsroom:
    """A project of two articles, one with a desk file, and what commands say about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("seeds", "docs"):
            (folder / name).mkdir()
        self.put("mkdocs.yml", CONFIG)
        self.put("seeds/a.txt", HARBOUR)
        self.put("seeds/a.yml", DESK)
        self.put("seeds/b.txt", FAIR)

    def put(self, path: str, words: str | bytes) -> None:
        raw = words.encode() if isinstance(words, str) else words
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(raw)

    def read(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def has(self, path: str) -> bool:
        return (self.folder / path).exists()

    def tree(self, name: str = "docs") -> dict[str, bytes]:
        folder = self.folder / name
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    def forget(self) -> None:
        """Remove all last good versions, as on another computer."""
        shutil.rmtree(self.folder / "cache" / "dateline" / "good", ignore_errors=True)

    def mkdocs(self, *arguments: str) -> Result:
        return CliRunner().invoke(mkdocs_cli, ["build", *arguments])


@pytest.fixture
def room(tmp_path, monkeypatch) -> Newsroom:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return Newsroom(tmp_path)


@pytest.fixture
def built(room) -> Newsroom:
    """The same, built once."""
    done = run("build")
    assert done.exit_code == 0, done.stderr
    return room


@pytest.fixture
def unread(monkeypatch):
    """Fail if anything is annotated."""

    def annotate(*_: object) -> None:
        pytest.fail("articles were annotated before the build was refused")

    monkeypatch.setattr("dateline.build.annotate", annotate)


def said(result: Result) -> list[str]:
    """Return the lines of problems."""
    return [line for line in (result.stdout + result.stderr).splitlines() if line.endswith("]")]


def test_a_bad_seed_keeps_its_last_good_page_and_the_rest_is_built(built):
    before = built.read(PAGE)
    built.put("seeds/a.txt", BAD_DAY)
    built.put("seeds/c.txt", NEW)
    done = run("build")

    assert done.exit_code == 1
    assert said(done) == [KEPT_SEED, NO_SUCH_DAY]
    assert built.read(PAGE) == before
    assert built.has(NEW_PAGE)
    assert done.stdout.endswith(" 1 problem, 1 notice\n")


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe\x00\x01", b" date 2021-01-04\n\n"], ids=["empty", "binary", "no text"])
def test_a_seed_without_any_text_keeps_its_last_good_page_too(built, raw):
    before = built.read(PAGE)
    built.put("seeds/a.txt", raw)
    done = run("build")

    assert done.exit_code == 1
    assert KEPT_SEED in said(done)
    assert built.read(PAGE) == before


def test_a_bad_seed_that_was_never_good_is_left_out_and_the_rest_is_built(room):
    room.put("seeds/a.txt", BAD_DAY)
    done = run("build")

    assert (done.exit_code, said(done)) == (1, [LEFT_OUT, NO_SUCH_DAY])
    assert room.has(OTHER_PAGE)
    assert not list((room.folder / "docs" / "articles").glob("*-a.md"))


def test_the_page_of_a_bad_seed_stays_even_if_its_last_good_version_is_gone(built):
    before = built.read(PAGE)
    built.forget()
    built.put("seeds/a.txt", BAD_DAY)
    for _ in range(2):
        done = run("build")

        assert (done.exit_code, said(done)) == (1, [STAYING, NO_SUCH_DAY])
        assert built.read(PAGE) == before
    built.put("seeds/a.txt", HARBOUR.replace("forty", "fifty"))
    assert run("build").exit_code == 0
    assert "fifty boats" in built.read(PAGE)


def test_all_is_as_before_once_the_bad_file_is_good_again(built):
    before = built.tree()
    built.put("seeds/a.txt", BAD_DAY)
    built.put("seeds/a.yml", "notes: [")
    run("build")
    built.put("seeds/a.txt", HARBOUR)
    built.put("seeds/a.yml", DESK)

    assert run("build").exit_code == 0
    assert built.tree() == before


def test_a_typo_in_yaml_brings_no_rejected_mark_back(built):
    before = built.read(PAGE)
    assert "Aldport" not in re.findall(r'data-name="([^"]*)"', before)
    built.put("seeds/a.yml", DESK.replace("reject: name,", "reject: name"))
    done = run("build")

    assert done.exit_code == 1
    assert said(done)[0] == KEPT_DESK
    assert [line[:13] for line in said(done)[1:]] == ["seeds/a.yml:4"]
    assert built.read(PAGE) == before


def test_without_a_good_version_an_article_with_a_bad_desk_file_is_not_built_either(room):
    room.put("seeds/a.yml", DESK.replace("reject: name,", "reject: name"))
    done = run("build")

    assert done.exit_code == 1
    assert said(done)[0] == LEFT_OUT.replace("a.txt", "a.yml")
    assert not room.has(PAGE)
    assert room.has(OTHER_PAGE)


def test_an_article_is_kept_as_a_whole_so_a_good_seed_waits_for_its_desk_file(built):
    before = built.read(PAGE)
    built.put("seeds/a.txt", HARBOUR.replace("forty", "fifty"))
    built.put("seeds/a.yml", DESK.replace("at: Mayor", "att: Mayor"))
    run("build")
    assert built.read(PAGE) == before

    built.put("seeds/a.yml", DESK)
    assert run("build").exit_code == 0
    assert "fifty boats" in built.read(PAGE)


def test_what_is_wrong_with_both_files_of_an_article_is_said_in_one_run(room):
    room.put("seeds/a.txt", b"")
    room.put("seeds/a.yml", "notes:\n  - {note: x, att: y}\n")

    assert said(run("check")) == [
        "seeds/a.txt: empty; add the article or remove the file [DL111]",
        "seeds/a.yml:2:5: missing key 'at'; add it [DL206]",
        "seeds/a.yml:2:15: unknown key 'att'; did you mean 'at'? [DL203]",
    ]


NAMES = "- {name: Ann Reed, kind: person, also: [Mayor Ann Reed], description: mayor of Aldport}\n"
CLAIMS = "- question: How many boats?\n  cells:\n    - {article: a, at: forty boats, speaker: Ann Reed}\n"
TIMELINE = "reword:\n  - {article: b, at: A winter fair opened, headline: The fair is open}\n"


@pytest.mark.parametrize(
    ("name", "good", "bad", "shown"),
    [
        ("names", NAMES, "- {name: X, kind: no}\n", ("docs/people/ann-reed.md", "mayor of Aldport")),
        ("claims", CLAIMS, "- {question: x, cels: []}\n", ("docs/claims/index.md", "How many boats?")),
        ("timeline", TIMELINE, "pinn: []\n", ("docs/timeline/index.md", "The fair is open")),
    ],
)
def test_of_a_bad_file_about_all_articles_what_it_last_said_applies(room, name, good, bad, shown):
    room.put(f"seeds/{name}.yml", good)
    assert run("build").exit_code == 0
    before = room.tree()
    assert shown[1] in room.read(shown[0])
    room.put(f"seeds/{name}.yml", bad)
    done = run("build")

    assert done.exit_code == 1
    assert said(done)[0] == (
        f"seeds/{name}.yml: notice: set aside because of its errors; its last good version is used [DL410]"
    )
    assert room.tree() == before


@pytest.mark.parametrize(
    ("name", "words", "page", "shown"),
    [
        ("names", f"{NAMES}- {{name: X, kind: no}}\n", "docs/people/ann-reed.md", "mayor of Aldport"),
        ("claims", f"{CLAIMS}- {{question: x, cels: []}}\n", "docs/claims/index.md", "How many boats?"),
        ("timeline", f"{TIMELINE}pinn: []\n", "docs/timeline/index.md", "The fair is open"),
    ],
)
def test_without_a_good_version_its_readable_items_apply(room, name, words, page, shown):
    room.put(f"seeds/{name}.yml", words)
    done = run("build")

    assert done.exit_code == 1
    assert (
        f"seeds/{name}.yml: notice: has errors; of its items, those that can be read apply, "
        "since no version without errors is known [DL412]"
    ) in said(done)
    assert shown in room.read(page)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (
            True,
            "docs/introduction.md: notice: set aside because of its errors; its last good version is used [DL410]",
        ),
        (
            False,
            (
                "docs/introduction.md: notice: set aside because of its errors; "
                "the front page goes without, since no good version of it is known [DL412]"
            ),
        ),
    ],
)
def test_a_bad_introduction_is_replaced_by_the_last_good_one(room, known, line):
    room.put("docs/introduction.md", "# Our harbour\n")
    assert run("build").exit_code == 0
    if not known:
        room.forget()
    room.put("docs/introduction.md", b"# Our h\xe4rbour\n")
    done = run("build")

    assert (done.exit_code, said(done)) == (
        1,
        ["docs/introduction.md: not UTF-8 (byte 7); save it as UTF-8 [DL308]", line],
    )
    assert ("# Our harbour" in room.read("docs/index.md")) is known
    assert room.has(PAGE)


def test_a_page_edited_by_hand_stays_and_the_others_are_written(built):
    built.put(OTHER_PAGE, "# Mine\n")
    built.put("seeds/a.txt", HARBOUR.replace("forty", "fifty"))
    line = (
        f"{OTHER_PAGE}: this generated page was edited by hand; move your words to a file of your own, "
        "and delete it [DL402]"
    )
    for _ in range(2):
        done = run("build")

        assert done.exit_code == 1
        assert line in said(done)
        assert built.read(OTHER_PAGE) == "# Mine\n"
        assert "fifty boats" in built.read(PAGE)
    (built.folder / OTHER_PAGE).unlink()
    assert run("build").exit_code == 0
    assert "winter fair" in built.read(OTHER_PAGE)


def test_a_file_where_a_page_should_be_stays_and_the_others_are_written(room):
    room.put(OTHER_PAGE, "# Mine\n")
    line = (
        f"{OTHER_PAGE}: a page of this address is to be generated, but the file is not ours; rename or move it [DL401]"
    )
    for _ in range(2):
        done = run("build")

        assert (done.exit_code, said(done)) == (1, [line])
        assert room.read(OTHER_PAGE) == "# Mine\n"
        assert room.has(PAGE)
    assert OTHER_PAGE.removeprefix("docs/") not in publish.manifest(room.folder / "docs")


def test_several_bad_files_are_named_at_once_and_each_is_set_aside(built):
    built.put("seeds/a.yml", "notes: [\n")
    built.put("seeds/b.txt", b"")
    built.put("seeds/names.yml", "- {name: X, kind: no}\n")
    built.put("seeds/c.txt", NEW)
    built.put("docs/index.md", "# Mine\n")
    done = run("build")

    assert done.exit_code == 1
    assert [re.split(r": (?:notice: )?", line)[0] + " " + line[-6:-1] for line in said(done)] == [
        "docs/index.md DL402",
        "seeds/a.yml DL410",
        "seeds/a.yml:2:1 DL201",
        "seeds/b.txt DL111",
        "seeds/b.txt DL410",
        "seeds/names.yml DL412",
        "seeds/names.yml:1:19 DL209",
    ]
    assert "In office since March." in built.read(PAGE)
    assert "winter fair" in built.read(OTHER_PAGE)
    assert built.has(NEW_PAGE)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("seeds/b.txt", BAD_DAY),
        ("seeds/a.yml", "notes: [\n"),
        ("seeds/a.yml", "notes:\n  - {note: x, at: not there}\n"),
        ("seeds/a.yml", "marks:\n  - {accept: time, at: Sunday, value: soon}\n"),
        ("seeds/a.yml", "marks:\n  - {add: event, at: The harbour, date: soon}\n"),
        ("seeds/a.yml", "marks:\n  - {add: quote, at: The harbour, then: [{at: harbour was}]}\n"),
        ("seeds/timeline.yml", "add:\n  - {article: a, at: forty boats, date: soon}\n"),
        ("seeds/claims.yml", "- {question: x, cells: [{article: b, at: not there}]}\n"),
        ("seeds/claims.yml", "- {question: x, cells: [{article: nobody, at: forty boats}]}\n"),
        ("seeds/lone.yml", "notes: []\n"),
    ],
)
@pytest.mark.parametrize("command", ["dateline", "mkdocs"])
@pytest.mark.usefixtures("unread")
def test_strict_builds_refuse_before_anything_is_annotated(room, path, words, command):
    room.put(path, words)
    before = room.tree(".")
    done = run("build", "--strict") if command == "dateline" else room.mkdocs("--strict")

    assert done.exit_code == 1
    assert said(done)[0].startswith(path)
    assert ("nothing was written: 1 problem" if command == "dateline" else "nothing was built:") in done.output
    assert {path for path in room.tree(".").keys() - before.keys() if not path.startswith("cache/")} == set()


def test_a_strict_build_writes_nothing_if_a_page_is_edited(built):
    built.put(OTHER_PAGE, "# Mine\n")
    built.put("seeds/c.txt", NEW)
    before = built.tree()

    assert run("build", "--strict").exit_code == 1
    assert built.tree() == before


@pytest.mark.parametrize(
    ("path", "words", "line"),
    [
        ("mkdocs.yml", CONFIG.replace("- dateline", "- dateline: {seds: x}"), "mkdocs.yml:4:16: unknown key 'seds'"),
        ("mkdocs.yml", CONFIG.replace("- dateline", "- dateline: {pipeline: none}"), "mkdocs.yml:4:26: no spaCy"),
        ("mkdocs.yml", CONFIG.replace("- dateline", "- dateline: {seeds: none}"), "none: no such folder of seeds"),
        ("seeds/.anchors.json", "<<<<", "seeds/.anchors.json:1:1: this file is damaged"),
        ("seeds/.corrections.json", "<<<<", "seeds/.corrections.json:1:1: this file is damaged"),
        ("docs/.dateline", "<<<<", "docs/.dateline: not as the tool wrote it"),
        ("docs/.addresses.json", "<<<<", "docs/.addresses.json:1:1: not as the tool wrote it"),
    ],
)
@pytest.mark.usefixtures("unread")
def test_what_is_no_single_file_refuses_the_build_before_anything_is_annotated(room, path, words, line):
    room.put(path, words)
    before = room.tree()
    for done in (run("build"), room.mkdocs()):
        assert done.exit_code == 1
        assert any(one.startswith(line) for one in said(done)), done.output
    assert room.tree() == before
    assert not room.has("site")


@pytest.mark.usefixtures("unread")
def test_if_no_article_is_left_the_last_good_site_stays(room):
    room.put("seeds/a.txt", BAD_DAY)
    (room.folder / "seeds" / "b.txt").unlink()
    done = run("build")

    assert (done.exit_code, said(done)) == (
        1,
        ["seeds: every article has errors, so there is nothing to build; fix one [DL413]", NO_SUCH_DAY],
    )
    assert room.tree() == {}


def test_a_seed_set_aside_makes_no_other_file_bad(built):
    """Neither is its desk file without a seed (DL211), nor is what names it wrong (DL214)."""
    built.put("seeds/claims.yml", CLAIMS)
    built.put("seeds/timeline.yml", "pin:\n  - {article: a, at: The harbour was closed}\n")
    assert run("build").exit_code == 0
    built.put("seeds/a.txt", b"")
    wrong = "seeds/a.txt: empty; add the article or remove the file [DL111]"

    assert said(run("check")) == [wrong]
    assert said(run("build")) == [wrong, KEPT_SEED]
    built.forget()
    assert said(run("check")) == [wrong]
    assert said(run("build")) == [wrong, STAYING]


def test_items_for_the_new_words_of_a_bad_seed_are_not_wrong_by_its_old_ones(built):
    built.put("seeds/claims.yml", CLAIMS.replace("forty boats", "fifty boats"))
    built.put("seeds/a.txt", HARBOUR.replace("forty", "fifty").encode() + b"\xff")

    assert [re.sub(r":.*\[", " ", one) for one in said(run("check"))] == ["seeds/a.txt DL113]"]


def registers(room: Newsroom) -> tuple[str, str]:
    return room.read("seeds/.anchors.json"), room.read("seeds/.corrections.json")


@pytest.mark.parametrize("path", ["seeds/a.txt", "seeds/a.yml"])
@pytest.mark.parametrize("known", [True, False])
def test_the_registers_keep_what_they_say_of_an_article_set_aside(built, path, known):
    before = registers(built)
    assert '"forty boats"' in before[1]
    assert "Mayor Ann Reed" in before[0]
    if not known:
        built.forget()
    built.put(path, b"\xff\xfe\x00\x01")

    assert run("build").exit_code == 1
    assert registers(built) == before


@pytest.mark.parametrize("path", ["seeds/a.txt", "seeds/a.yml"])
@pytest.mark.parametrize("known", [True, False])
def test_an_article_set_aside_is_not_listed_as_removed(built, path, known):
    if not known:
        built.forget()
    built.put(path, b"\xff\xfe\x00\x01")
    run("build")

    assert "no longer on this site" not in built.read("docs/corrections/index.md")
    assert ("forty boats" in built.read("docs/corrections/index.md")) is known


def test_the_anchors_of_a_bad_timeline_stay(room):
    room.put("seeds/timeline.yml", TIMELINE)
    run("build")
    before = registers(room)
    assert "A winter fair opened" in before[0]
    room.forget()
    room.put("seeds/timeline.yml", "pin: [\n")

    assert run("build").exit_code == 1
    assert registers(room) == before


STALE = (
    "seeds/a.yml:2:5: notice: the seed has changed and “Mayor Ann Reed” is no longer in it; "
    "check whether the item still fits, then copy its words from the article again [DL222]"
)


def test_a_stale_item_is_a_notice_that_fails_nothing(built):
    built.put("seeds/a.txt", HARBOUR.replace("Mayor Ann Reed", "an officer of the port"))
    for command in (["check"], ["check", "--strict"], ["build", "--strict"], ["build"]):
        done = run(*command)

        assert (done.exit_code, said(done)) == (0, [STALE])
    done = built.mkdocs("--strict")
    assert done.exit_code == 0, done.output
    assert "In office since March." in built.read("site/articles/2021-01-04-a/index.html")


def test_readers_see_no_errors_and_no_notices_and_editors_see_all(built):
    built.put("seeds/a.txt", HARBOUR.replace("Mayor Ann Reed", "an officer of the port"))
    built.put("seeds/b.txt", BAD_DAY)
    run("build")
    assert "DL" not in built.read("docs/index.md")

    read, problems = settings.read(built.folder / "mkdocs.yml")
    plugin = preview(built)
    pages = {page.path: page.body for page in plugin.site.pages}
    assert "DL102" in pages["index.md"]
    assert "DL222" in pages["articles/2021-01-04-a.md"]
    assert (problems, read.preview) == ((), False)


def preview(room: Newsroom) -> DatelinePlugin:
    """Return the plugin after one build of `mkdocs serve`."""
    config = load_config(str(room.folder / "mkdocs.yml"))
    plugin = config.plugins["dateline"]
    assert isinstance(plugin, DatelinePlugin)
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    plugin.on_pre_build(config=config)
    plugin.on_shutdown()
    return plugin


@pytest.mark.parametrize("known", [True, False])
def test_the_preview_sets_bad_files_aside_and_goes_on(built, known):
    if not known:
        built.forget()
    built.put("seeds/a.yml", "notes: [\n")
    paths = {page.path for page in preview(built).site.pages}

    assert ("articles/2021-01-04-a.md" in paths) is known
    assert "articles/2021-01-05-b.md" in paths


def test_mkdocs_builds_the_rest_and_ends_with_an_error(built):
    assert built.mkdocs().exit_code == 0
    before = built.read("site/articles/2021-01-04-a/index.html")
    built.put("seeds/a.yml", "notes: [\n")
    built.put("seeds/c.txt", NEW)
    built.put(OTHER_PAGE, "# Mine\n\nMy words.\n")
    done = built.mkdocs("--quiet")

    assert done.exit_code == 1
    assert done.stdout.strip().splitlines()[0] == "the site was built without the files that have errors:"
    assert [line[:20] for line in said(done)] == ["docs/articles/2021-0", "seeds/a.yml:2:1: not"]
    assert re.sub("next|prev", "", built.read("site/articles/2021-01-04-a/index.html")).count("Mayor") == re.sub(
        "next|prev", "", before
    ).count("Mayor")
    assert "My words." in built.read("site/articles/2021-01-05-b/index.html")
    assert built.has("site/articles/2021-01-06-c/index.html")


def test_both_commands_hand_over_the_same_site_with_files_set_aside(built):
    built.put("seeds/a.txt", BAD_DAY)
    built.put("seeds/c.txt", NEW)
    built.put(OTHER_PAGE, "# Mine\n\nMy words.\n")
    assert built.mkdocs().exit_code == 1
    bare = built.tree("site")
    run("build")
    assert built.mkdocs().exit_code == 1

    assert built.tree("site") == bare


def test_github_shows_a_notice_as_one(built, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    built.put("seeds/a.txt", HARBOUR.replace("Mayor Ann Reed", "an officer of the port"))
    printed = run("check", "--strict").stdout.splitlines()

    assert [line for line in printed if line.startswith("::")] == [
        "::notice file=seeds/a.yml,line=2,col=5,title=DL222::"
        + STALE.removeprefix("seeds/a.yml:2:5: notice: ").removesuffix(" [DL222]")
    ]
    assert printed[-1] == "2 articles, 0 problems, 1 notice"


def test_json_has_the_grade_of_a_notice(built):
    built.put("seeds/a.txt", HARBOUR.replace("Mayor Ann Reed", "an officer of the port"))

    assert [one["grade"] for one in json.loads(run("check", "--json").stdout)["problems"]] == ["notice"]


def test_the_search_index_is_made_of_what_could_be_built(built):
    assert built.mkdocs().exit_code == 0
    built.put("seeds/a.txt", b"")
    done = run("search")

    assert (done.exit_code, said(done)) == (
        1,
        ["seeds/a.txt: empty; add the article or remove the file [DL111]", KEPT_SEED],
    )
    assert " finds in " in done.stdout


def good(room: Newsroom) -> dict[str, bytes]:
    return room.tree("cache/dateline/good")


def test_good_versions_are_written_only_when_they_change(built):
    before = good(built)
    assert len(before) == 2
    stamps = {path: (built.folder / "cache/dateline/good" / path).stat().st_mtime_ns for path in before}
    run("build")
    assert {path: (built.folder / "cache/dateline/good" / path).stat().st_mtime_ns for path in before} == stamps

    built.put("seeds/b.txt", FAIR.replace("winter", "summer"))
    run("build")
    assert len(good(built)) == 2
    assert len(good(built).keys() & before.keys()) == 1


def test_a_removed_article_is_forgotten_but_not_while_something_is_wrong(built):
    (built.folder / "seeds" / "b.txt").unlink()
    built.put("seeds/a.txt", b"")
    run("build")
    assert len(good(built)) == 2

    built.put("seeds/a.txt", HARBOUR)
    run("build")
    assert len(good(built)) == 1


def test_a_damaged_good_version_counts_as_none(built):
    for path in good(built):
        built.put(f"cache/dateline/good/{path}", b"{}")
    built.put("seeds/a.txt", BAD_DAY)

    assert said(run("build")) == [STAYING, NO_SUCH_DAY]


def test_a_cache_that_cannot_be_written_to_fails_no_build(room):
    room.put("cache/dateline/good", "a file in the way")

    assert run("build").exit_code == 0
    room.put("seeds/a.txt", BAD_DAY)
    assert said(run("build")) == [STAYING, NO_SUCH_DAY]


def test_neither_check_nor_a_refused_build_keeps_anything(room):
    run("check")
    room.put("seeds/.anchors.json", "<<<<")
    run("build")

    assert not room.has("cache/dateline/good")


def test_the_second_of_two_seeds_of_one_address_is_left_out_and_the_first_stays(built):
    built.put("seeds/wire/b.txt", FAIR.replace("winter", "summer"))
    done = run("build")

    assert done.exit_code == 1
    assert "winter fair" in built.read(OTHER_PAGE)


def test_what_a_build_selects_says_nothing_of_last_good_versions(built):
    """The old words of an article raise no problems in files that were written for its new ones."""
    built.put("seeds/timeline.yml", "pin:\n  - {article: a, at: A storm reached Aldport}\n")
    built.put("seeds/a.txt", b"")
    read, problems = settings.read(built.folder / "mkdocs.yml")
    taken = intake.read(read, problems)

    assert [one.code for one in taken.problems] == ["DL111"]
    assert "a" in {article.slug for article in taken.articles}
    assert taken.set_aside == {"seeds/a"}
