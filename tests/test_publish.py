"""Publication touches only files that are ours and have changed."""

import json
import os

import pytest

from dateline import publish
from dateline.addresses import PublishedAddress
from dateline.files import twin
from dateline.linked import Page
from dateline.problems import RefusedError
from dateline.static import Asset

INDEX = Page("index.md", "Front", "# Front\n")
LAVROV = Page("people/sergey-lavrov.md", "Sergey Lavrov", "# Sergey Lavrov\n", (("title", 'A "quoted": title'),))


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "introduction.md").write_text("By hand.\n", encoding="utf-8")
    return tmp_path / "docs"


def files(docs):
    return {p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file()} - {
        publish.MANIFEST,
        twin(publish.MANIFEST),
    }


def test_pages_are_written_and_counted(docs):
    assert publish.write((INDEX, LAVROV), docs) == publish.Written(2, 0, 0)
    assert files(docs) == {"introduction.md", "index.md", "people/sergey-lavrov.md"}


def test_front_matter_keeps_any_title_one_string(docs):
    publish.write((LAVROV,), docs)

    assert (docs / LAVROV.path).read_text("utf-8") == '---\ntitle: "A \\"quoted\\": title"\n---\n\n# Sergey Lavrov\n'


def test_an_unchanged_page_is_not_written_again(docs):
    publish.write((INDEX, LAVROV), docs)
    before = (docs / "index.md").stat().st_mtime_ns

    assert publish.write((INDEX, LAVROV), docs) == publish.Written(0, 2, 0)
    assert (docs / "index.md").stat().st_mtime_ns == before


def test_a_page_no_longer_made_is_removed_with_its_empty_folder(docs):
    publish.write((INDEX, LAVROV), docs)

    assert publish.write((INDEX,), docs) == publish.Written(0, 1, 1)
    assert not (docs / "people").exists()


def test_a_folder_that_holds_a_file_written_by_hand_stays(docs):
    publish.write((LAVROV,), docs)
    (docs / "people" / "notes.md").write_text("By hand.\n", encoding="utf-8")
    publish.write((), docs)

    assert files(docs) == {"introduction.md", "people/notes.md"}


def test_a_file_in_the_way_that_is_not_ours_is_reported_with_the_fix(docs):
    (docs / "index.md").write_text("By hand.\n", encoding="utf-8")

    assert [str(p) for p in publish.find_obstacles((INDEX,), docs)] == [
        "docs/index.md: a page of this address is to be generated, but the file is not ours; rename or move it [DL401]"
    ]


def test_a_generated_page_edited_by_hand_is_reported_and_not_lost(docs):
    publish.write((LAVROV,), docs)
    (docs / LAVROV.path).write_text("My words.\n", encoding="utf-8")

    assert [str(p) for p in publish.find_obstacles((LAVROV,), docs)] == [
        (
            "docs/people/sergey-lavrov.md: this generated page was edited by hand; "
            "move your words to a file of your own, and delete it [DL402]"
        )
    ]
    publish.write((), docs)
    assert (docs / LAVROV.path).read_text("utf-8") == "My words.\n"


def test_the_same_bytes_without_a_manifest_are_taken_over(docs):
    publish.write((INDEX,), docs)
    (docs / publish.MANIFEST).unlink()

    assert publish.find_obstacles((INDEX,), docs) == ()
    assert publish.write((INDEX,), docs) == publish.Written(0, 1, 0)


@pytest.mark.parametrize("there", [b"", b"# Fr", b"# Fr\0\0", b"\0" * 8])
def test_a_torn_page_is_made_anew(docs, there):
    publish.write((INDEX,), docs)
    (docs / "index.md").write_bytes(there)

    assert publish.find_obstacles((INDEX,), docs) == ()
    assert publish.write((INDEX,), docs) == publish.Written(1, 0, 0)
    assert (docs / "index.md").read_bytes() == publish.content(INDEX)


def test_a_page_that_something_is_in_the_way_of_is_left_out_and_the_others_are_written(docs):
    publish.write((INDEX, LAVROV), docs)
    (docs / "index.md").write_text("My words.\n", encoding="utf-8")
    done = publish.write((Page("index.md", "Front", "# New\n"), Page(LAVROV.path, "x", "# New too\n")), docs)

    assert (done.written, [problem.code for problem in done.obstacles]) == (1, ["DL402"])
    assert (docs / "index.md").read_text("utf-8") == "My words.\n"
    assert (docs / LAVROV.path).read_text("utf-8") == "# New too\n"
    assert [problem.code for problem in publish.find_obstacles((INDEX,), docs)] == ["DL402"], "it is still ours"


def test_pages_that_are_left_stay_although_they_are_not_made(docs):
    publish.write((INDEX, LAVROV), docs)

    assert publish.write((INDEX,), docs, left=[LAVROV.path]) == publish.Written(0, 1, 0)
    assert (docs / LAVROV.path).exists()
    assert publish.write((INDEX,), docs) == publish.Written(0, 1, 1)


@pytest.mark.parametrize("path", ["../mine.md", "/mine.md", "people/../../mine.md"])
def test_nothing_outside_is_removed_whatever_a_manifest_says(docs, path):
    mine = docs.parent / "mine.md"
    mine.write_bytes(b"mine")
    publish.write((INDEX,), docs)
    record = json.loads((docs / publish.MANIFEST).read_bytes())
    record["pages"][path.replace("/mine", f"{docs.parent}/mine") if path[0] == "/" else path] = [publish._hash(b"mine")]
    (docs / publish.MANIFEST).write_text(json.dumps(record), "utf-8")

    assert [problem.code for problem in publish.find_obstacles((INDEX,), docs)] == ["DL407"]
    with pytest.raises(RefusedError, match="DL407"):
        publish.write((INDEX,), docs)
    assert mine.read_bytes() == b"mine"


def test_nothing_is_removed_over_a_link(docs):
    publish.write((INDEX, LAVROV), docs)
    (docs / "people").rename(docs.parent / "elsewhere")
    (docs / "people").symlink_to(docs.parent / "elsewhere")

    assert [str(problem) for problem in publish.find_obstacles((INDEX, LAVROV), docs)] == [
        (
            "docs/people: is a link, and nothing is written or removed over a link; "
            "put a file or folder of its own here [DL405]"
        )
    ]
    publish.write((INDEX,), docs)
    assert (docs.parent / "elsewhere" / "sergey-lavrov.md").exists()


def test_a_folder_in_place_of_a_page_and_a_file_in_place_of_a_folder_are_named(docs):
    (docs / "index.md").mkdir()
    (docs / "people").write_bytes(b"")
    other = Page("people/ann.md", "Ann", "# Ann\n")
    found = publish.find_obstacles((INDEX, LAVROV, other), docs)

    assert [str(problem) for problem in found] == [
        (
            "docs/index.md: a page of this address is to be generated, and can't be compared: a folder, not a file; "
            "move this [DL401]"
        ),
        (
            "docs/people: a folder of this name is to be generated, but a file is in its place; "
            "rename or move it [DL401]"
        ),
    ]
    assert publish.write((INDEX, LAVROV, other), docs).obstacles == found


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_a_page_that_is_no_longer_made_is_not_looked_for_in_what_is_no_file(docs, make):
    publish.write((INDEX, LAVROV), docs)
    (docs / LAVROV.path).unlink()
    make(docs / LAVROV.path)

    assert publish.write((INDEX,), docs) == publish.Written(0, 1, 0)
    assert (docs / LAVROV.path).exists()


@pytest.mark.parametrize("there", [b"", b'{\n "made by', b'{\n "made by\0\0\0'])
def test_a_torn_manifest_is_read_from_its_twin_and_written_again(docs, there):
    publish.write((INDEX, LAVROV), docs)
    whole = (docs / publish.MANIFEST).read_bytes()
    (docs / publish.MANIFEST).write_bytes(there)

    found = publish.find_obstacles((INDEX,), docs)
    assert [(problem.code, str(problem.grade)) for problem in found] == [("DL408", "notice")]
    assert publish.write((INDEX,), docs) == publish.Written(0, 1, 1)
    publish.write((INDEX, LAVROV), docs)
    assert (docs / publish.MANIFEST).read_bytes() == (docs / twin(publish.MANIFEST)).read_bytes() == whole


@pytest.mark.parametrize(
    "there", ["[]", "{}", '{"pages": []}', '{"pages": {"a.md": 1}}', '{"pages": {"a.md": [1]}}', "[" * 100_000, "\xff"]
)
def test_what_is_no_manifest_is_reported_and_nothing_is_written(docs, there):
    (docs / publish.MANIFEST).write_bytes(there.encode("latin-1"))

    assert publish.manifest(docs) == {}
    assert [str(problem) for problem in publish.find_obstacles((INDEX,), docs)] == [
        (
            "docs/.dateline: not as the tool wrote it; delete it, "
            "and then each page that the next build says is not ours [DL407]"
        )
    ]
    with pytest.raises(RefusedError, match="DL407"):
        publish.write((INDEX,), docs)
    assert not (docs / "index.md").exists()


def test_a_manifest_of_an_older_version_is_read_and_one_of_a_newer_is_not(docs):
    publish.write((INDEX, LAVROV), docs)
    record = json.loads((docs / publish.MANIFEST).read_bytes())
    del record["version"]
    (docs / publish.MANIFEST).write_text(json.dumps(record), "utf-8")
    assert publish.write((INDEX,), docs) == publish.Written(0, 1, 1)

    record["version"] = publish.VERSION + 1
    (docs / publish.MANIFEST).write_text(json.dumps(record), "utf-8")
    assert [str(problem) for problem in publish.find_obstacles((INDEX,), docs)] == [
        "docs/.dateline: a newer version of the program wrote this; update the program [DL407]"
    ]
    with pytest.raises(RefusedError, match="DL407"):
        publish.write((INDEX,), docs)


def test_a_manifest_that_cannot_be_read_is_named(docs):
    (docs / publish.MANIFEST).mkdir()

    assert [str(problem) for problem in publish.find_obstacles((INDEX,), docs)] == [
        "docs/.dateline: can't be read: a folder, not a file; check its permissions [DL407]"
    ]


def test_a_damaged_register_of_addresses_is_left_to_be_restored(docs):
    (docs / publish.ADDRESSES).write_bytes(b"<<<<<<< ours")
    publish.keep_addresses(docs, {})

    assert (docs / publish.ADDRESSES).read_bytes() == b"<<<<<<< ours"


def test_a_torn_register_of_addresses_is_read_from_its_twin(docs):
    publish.keep_addresses(docs, {"people/ann": PublishedAddress("Ann", "person", (("a", "ann"),))})
    whole = (docs / publish.ADDRESSES).read_bytes()
    (docs / publish.ADDRESSES).write_bytes(whole[:30])
    register, problems = publish.addresses(docs)

    assert list(register) == ["people/ann"]
    assert [problem.code for problem in problems] == ["DL408"]
    publish.keep_addresses(docs, register)
    assert (docs / publish.ADDRESSES).read_bytes() == whole


@pytest.mark.parametrize(
    ("there", "is_by_hand"),
    [(b"/*\n  X-Ours: 1\n", False), (b"/*\n  X-O", False), (b"", False), (b"/*\n  X-Mine: 1\n", True)],
)
def test_a_file_of_ours_that_a_crash_cut_off_is_not_taken_for_one_by_hand(docs, there, is_by_hand):
    ours = Asset("_headers", b"/*\n  X-Ours: 1\n")
    publish.write((ours,), docs)
    (docs / "_headers").write_bytes(there)

    assert publish.is_by_hand(docs, ours) is is_by_hand


def test_a_file_that_no_build_made_is_by_hand_even_if_it_is_empty(docs):
    (docs / "_headers").write_bytes(b"")

    assert publish.is_by_hand(docs, Asset("_headers", b"/*\n"))
    assert not publish.is_by_hand(docs, Asset("_other", b"/*\n"))
