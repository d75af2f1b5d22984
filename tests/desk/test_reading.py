"""Problems in the desk's files are reported with file, line and column, all at once, and the rest is read."""

import json
import re
import time
from pathlib import Path, PurePosixPath

import jsonschema
import pytest
import yaml

from dateline import desk, seeds
from dateline.desk.schemas import schemas

ROOT = Path(__file__).parents[2]
STORY = (
    " date 2021-01-04 ALDPORT, January 4. The harbour was closed, Mayor Ann Reed said on Monday.\n\n"
    "“We lost forty boats,” Reed said. Reed leads the council.\n"
)


class _DatesAsText(yaml.SafeLoader):
    """Reads dates as text, as YAML 1.2 does."""


_DatesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture
def read(tmp_path):
    """Read a folder with the one seed `a.txt` and these files; return the desk and the lines of its problems."""

    def made(**files: str):
        (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
        for name, words in files.items():
            (tmp_path / f"{name}.yml").write_text(words, encoding="utf-8")
        articles, unread = seeds.read(tmp_path, PurePosixPath("seeds"))
        assert unread == ()
        said, problems = desk.read(tmp_path, PurePosixPath("seeds"), articles)
        return said, [str(problem) for problem in problems]

    return made


def test_all_problems_of_all_files_are_reported_at_once_with_their_lines(read):
    _, problems = read(
        a=(
            "notes:\n"
            "  - note: Words.\n"
            "    att: forty boats\n"
            "  - note: Words.\n"
            "    at: forty boats\n"
            "    about: contex\n"
            "    on: 27th\n"
            "marks:\n"
            "  - at: forty boats\n"
            "  - reject: name\n"
            "    accept: name\n"
            "    at: Reed\n"
            "  - change: name\n"
            "    at: Reed\n"
            "  - change: name\n"
            "    at: Reed\n"
            "    speaker: Ann Reed\n"
            "  - reject: name\n"
            "    at: Reed\n"
            "    type: person\n"
            "  - add: name\n"
            "    at: council\n"
            "  - add: name\n"
            "    at: council\n"
            "    type: DATE\n"
            "  - change: event\n"
            "    at: council\n"
            "    until: 2020\n"
        ),
        b="notes: []\n",
        names="- name: Ann Reed\n  kind: persn\n",
        claims="- question: How many?\n  cells:\n    - article: aa\n      at: forty boats\n",
        timeline="pin:\n  - article: zzzzzz\n    at: x\n",
    )

    assert problems == [
        "seeds/a.yml:2:5: missing key 'at'; add it [DL206]",
        "seeds/a.yml:3:5: unknown key 'att'; did you mean 'at'? [DL203]",
        (
            "seeds/a.yml:6:12: about: 'contex' is not one of 'context', 'disputed', 'correction', 'check', "
            "'translation'; did you mean 'context'? [DL209]"
        ),
        "seeds/a.yml:7:9: on: expected a date, YYYY-MM-DD, got the text '27th' [DL205]",
        "seeds/a.yml:9:5: a decision has exactly one of 'accept', 'reject', 'change', 'add'; this has none [DL230]",
        (
            "seeds/a.yml:10:5: a decision has exactly one of 'accept', 'reject', 'change', 'add'; "
            "this has 'accept' and 'reject' [DL230]"
        ),
        "seeds/a.yml:13:5: this changes nothing of the name; give type or name [DL233]",
        "seeds/a.yml:15:5: a name has no 'speaker'; it has type, name [DL231]",
        "seeds/a.yml:18:5: a rejected name has no 'type'; remove it, or 'change' the name [DL232]",
        "seeds/a.yml:21:5: an added name needs 'type' [DL234]",
        (
            "seeds/a.yml:25:11: type: 'DATE' is not one of 'person', 'organisation', 'place', 'people', 'event', "
            "'work', 'law', 'other' [DL209]"
        ),
        "seeds/a.yml:26:5: an event's 'until' needs its 'date'; give both [DL234]",
        "seeds/b.yml: warning: there is no seed of this name; a file of the desk has the name of its seed [DL211]",
        "seeds/claims.yml:3:7: there is no article 'aa'; did you mean 'a'? [DL214]",
        (
            "seeds/names.yml:2:9: kind: 'persn' is not one of 'person', 'organisation', 'place', 'people', 'event', "
            "'work', 'law', 'other', 'none'; did you mean 'person'? [DL209]"
        ),
        "seeds/timeline.yml:2:5: there is no article 'zzzzzz' [DL214]",
    ]


def test_a_file_at_fault_leaves_the_others_and_its_own_good_items(read):
    said, problems = read(
        a="notes:\n  - note: Good.\n    at: forty boats\n  - note: Bad.\n",
        names="- name: Ann Reed\n  kind: person\n- name: Bo\n",
    )

    assert [note.note for note in said.files["a"].notes] == ["Good."]
    assert [bearer.name for bearer in said.register.bearers] == ["Ann Reed"]
    assert len(problems) == 2


def test_an_empty_file_says_nothing_and_is_no_fault(read):
    assert read(a="", names="# nobody yet\n")[1] == []


def test_a_note_that_is_not_text_is_reported_with_how_to_write_it(read):
    assert read(a="notes:\n  - note: 2020\n    at: forty boats\n")[1] == [
        "seeds/a.yml:2:11: note: expected text, got the number '2020'; put it in quotes [DL205]"
    ]


def test_a_mapping_instead_of_a_list_is_reported(read):
    assert read(names="name: Ann Reed\n")[1] == [
        "seeds/names.yml:1:1: expected a list, with a dash before each item, got a mapping [DL202]"
    ]


def test_a_title_has_nothing_to_change(read):
    assert read(a="marks:\n  - change: title\n    at: The harbour\n  - accept: title\n    at: x\n    unit: y\n")[1] == [
        "seeds/a.yml:2:5: a title has no values to change; 'reject' it, or 'add' another [DL233]",
        "seeds/a.yml:4:5: a title has no 'unit'; it has no values [DL231]",
    ]


def test_contradictory_names_are_reported(read):
    _, problems = read(
        names=(
            "- name: Ann Reed\n  kind: person\n"
            "- name: Bo Reed\n  kind: person\n  also: [ANN REED]\n  never: [Bo Reed]\n"
        )
    )

    assert problems == [
        "seeds/names.yml:3:3: “ann reed” is also a name of “Ann Reed” (line 1); remove one of them [DL240]",
        "seeds/names.yml:3:3: “bo reed” is in both the names and `never` of this bearer; keep one [DL241]",
    ]


def test_other_suffixes_reserved_stems_and_foreign_bytes_are_reported(tmp_path):
    (tmp_path / "names.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("notes: []\n", encoding="utf-8")
    (tmp_path / "a.yml").write_bytes(b"notes: \xff\n")
    (tmp_path / "b.yml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.yml").write_bytes(b"#" * (2**20 + 1))
    (tmp_path / ".anchors.json").write_text("{\n<<<<", encoding="utf-8")
    articles, _ = seeds.read(tmp_path, PurePosixPath("seeds"))

    assert [str(p) for p in desk.read(tmp_path, PurePosixPath("seeds"), articles)[1]] == [
        (
            "seeds/.anchors.json:2:1: this file is damaged (Expecting property name enclosed in double quotes); "
            "restore the last good version from the project's history [DL216]"
        ),
        "seeds/a.yaml: warning: files of this name are not read; rename it to a.yml [DL212]",
        "seeds/a.yml: not UTF-8 (byte 7); save it as UTF-8 [DL215]",
        "seeds/b.yml: can't be read: No such file or directory; put a file there that you may read [DL215]",
        "seeds/c.yml: more than 256 kB of YAML; split the file, or check that it is the right one [DL207]",
        "seeds/names.txt: the name names is reserved for the desk's file names.yml; rename the seed [DL213]",
    ]


@pytest.mark.parametrize(
    ("hostile", "code"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\n", "DL207"),
        ("notes: !!python/object/apply:os.system ['true']\n", "DL208"),
        ("notes: []\nnotes: []\n", "DL204"),
        ("notes: " + "[" * 5000 + "\n", "DL207"),
        ("x" * 10_000_000, "DL207"),
        ("notes: [\n", "DL201"),
        ("- a\n- b\n", "DL202"),
    ],
    ids=["bomb", "tag", "twice", "deep", "10 MB", "broken", "list"],
)
def test_hostile_yaml_is_refused_soon_and_with_a_message(read, hostile, code):
    begun = time.monotonic()
    _, problems = read(a=hostile)

    assert time.monotonic() - begun < 5
    assert len(problems) == 1
    assert re.fullmatch(rf"seeds/a\.yml(:\d+:\d+)?: .* \[{code}\]", problems[0])


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_published_schema_is_the_one_of_the_code(name, request):
    file = ROOT / "generator" / "dateline" / "schemas" / f"{name}.json"
    made = json.dumps(schemas()[name], ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--update-golden"):
        file.write_text(made, encoding="utf-8")

    assert file.read_text("utf-8") == made, "run pytest --update-golden and look at the difference"


@pytest.mark.parametrize("file", sorted((ROOT / "seeds").glob("*.yml")), ids=lambda file: file.name)
def test_the_projects_own_files_keep_to_the_schemas(file):
    schema = schemas()[file.stem if file.stem in {"names", "claims", "timeline"} else "article"]
    value = yaml.load(file.read_text("utf-8"), Loader=_DatesAsText)  # noqa: S506 - a safe loader

    assert list(jsonschema.Draft202012Validator(schema).iter_errors(value)) == []


def test_every_code_of_a_message_is_in_the_docs_and_no_other():
    page = (ROOT / "docs" / "dateline" / "messages.md").read_text("utf-8")
    sources = (file.read_text("utf-8") for file in (ROOT / "generator").rglob("*.py"))
    used = {code for source in sources for code in re.findall(r"\"(DL\d{3})\"", source)}

    assert re.findall(r"^\| (DL\d{3}) ", page, re.MULTILINE) == sorted(used)


def test_every_key_of_the_desks_files_is_in_the_docs():
    page = (ROOT / "docs" / "desk.md").read_text("utf-8")

    def keys(schema):
        for name, inner in schema.get("properties", {}).items():
            yield name
            yield from keys(inner)
        for inner in (*([schema["items"]] if "items" in schema else []), *schema.get("oneOf", ())):
            yield from keys(inner)

    absent = {key for schema in schemas().values() for key in keys(schema) if not re.search(rf"\b{key}\b", page)}
    assert absent == set()


@pytest.mark.parametrize("language", ["a/b", "../../x", "x" * 300, '"a\\0b"', "Geʀman"])
def test_a_language_that_is_no_code_is_reported_because_a_file_is_named_after_it(read, language):
    said, problems = read(a=f"article:\n  language: {language}\n")

    assert said.files["a"].article.language == ""
    assert [problem.rsplit(" ", 1)[1] for problem in problems] == ["[DL108]"]


def test_a_language_is_read_from_its_tag_like_in_front_matter(read):
    said, problems = read(a="article:\n  language: ru-RU\n")

    assert (said.files["a"].article.language, problems) == ("ru", [])
    line = "seeds/a.yml:2:13: language: 'German' is not a language code; write `en`, `ru` … [DL108]"
    assert read(a="article:\n  language: German\n")[1] == [line]


@pytest.mark.parametrize("words", ['""', '" "'])
def test_a_question_without_words_is_reported(read, words):
    said, problems = read(claims=f"- question: {words}\n  cells:\n    - {{article: a, at: forty boats}}\n")

    assert said.questions == ()
    assert problems == ["seeds/claims.yml:1:13: question: there are no words; write what is asked [DL206]"]
