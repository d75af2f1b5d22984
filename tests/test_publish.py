"""Publication touches only files that are ours and have changed."""

import pytest

from dateline import publish
from dateline.linked import Page

INDEX = Page("index.md", "Front", "# Front\n")
LAVROV = Page("people/sergey-lavrov.md", "Sergey Lavrov", "# Sergey Lavrov\n", (("title", 'A "quoted": title'),))


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "introduction.md").write_text("By hand.\n", encoding="utf-8")
    return tmp_path / "docs"


def files(docs):
    return {p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file()} - {publish.MANIFEST}


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


def test_a_build_cut_off_half_way_can_go_on(docs, monkeypatch):
    publish.write((INDEX, LAVROV), docs)
    changed = (Page("index.md", "Front", "# New\n"), Page(LAVROV.path, "x", "# New too\n"))
    real, calls = publish.Path.write_bytes, []

    def cut_off(self, data):
        if calls:
            raise KeyboardInterrupt
        calls.append(self)
        return real(self, data)

    monkeypatch.setattr(publish.Path, "write_bytes", cut_off)
    with pytest.raises(KeyboardInterrupt):
        publish.write(changed, docs)
    monkeypatch.setattr(publish.Path, "write_bytes", real)

    assert publish.find_obstacles(changed, docs) == ()
    assert publish.write(changed, docs) == publish.Written(1, 1, 0)
