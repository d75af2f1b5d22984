"""The settings in mkdocs.yml, and the messages about wrong ones."""

from pathlib import Path, PurePosixPath

import pytest

from dateline import settings
from dateline.problems import Place

ROOT = Path(__file__).parent.parent


def read(folder: Path, text: str | bytes) -> tuple[settings.Settings, list[str]]:
    (folder / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    found, problems = settings.read(folder / "mkdocs.yml")
    return found, [str(problem) for problem in problems]


def test_this_projects_own_settings_are_sound() -> None:
    found, problems = settings.read(ROOT / "mkdocs.yml")
    assert problems == ()
    assert found.seeds == ROOT / "seeds"
    assert found.docs == ROOT / "docs"


def test_what_is_not_set_has_its_default(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "site_name: News\n")
    assert problems == []
    assert found.seeds == tmp_path / "seeds"
    assert (found.shown, found.pipeline, found.docs_dir) == (PurePosixPath("seeds"), settings.PIPELINE, "docs")
    assert (found.site_name, found.site_url) == ("News", "")


def test_settings_are_read_with_their_places(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        "site_name: News\nsite_url: https://example.org/news/\ndocs_dir: pages\nplugins:\n"
        "  - search\n  - dateline:\n      seeds: texts/wire\n      pipeline: en_core_web_lg\n",
    )
    assert problems == []
    assert (found.seeds, found.docs) == (tmp_path / "texts" / "wire", tmp_path / "pages")
    assert (found.pipeline, found.site_url) == ("en_core_web_lg", "https://example.org/news/")
    assert found.place("pipeline") == Place("mkdocs.yml", 8, 17)
    assert found.place("unset") == Place("mkdocs.yml")


def test_tags_and_anchors_of_mkdocs_are_its_own_affair(tmp_path: Path) -> None:
    text = "site_name: &n News\nsite_url: !ENV [URL, '']\nplugins:\n  - x: !!python/name:os.system\ncopyright: *n\n"
    found, problems = read(tmp_path, text)
    assert problems == []
    assert (found.site_name, found.site_url) == ("News", "")


@pytest.mark.parametrize("folder", ["x" * 255, "x/" * 511 + "xx", "../other", "/elsewhere", "."])
def test_a_folder_may_be_anywhere_if_a_system_can_hold_it(tmp_path: Path, folder: str) -> None:
    found, problems = read(tmp_path, f"docs_dir: {folder}\nplugins:\n  - dateline:\n      seeds: {folder}\n")
    assert problems == []
    assert (found.docs_dir, found.shown) == (folder, PurePosixPath(folder))


WRONG = [
    ("plugins:\n  - dateline:\n      seds: x\n", "mkdocs.yml:3:7: unknown key 'seds'; did you mean 'seeds'? [DL203]"),
    (
        "plugins:\n  - dateline:\n      seeds: 3\n",
        "mkdocs.yml:3:14: seeds: expected text, got the number '3'; put it in quotes [DL205]",
    ),
    ("plugins:\n  dateline: [a]\n", "mkdocs.yml:2:13: expected `key: value` lines, got a list [DL202]"),
    (
        "extra:\n  dateline:\n    seeds: texts\n",
        "mkdocs.yml:2:3: the settings have moved; write them below `plugins:` as `- dateline:` [DL304]",
    ),
    (
        "plugins:\n  - dateline:\n      at: /news\n",
        "mkdocs.yml:3:11: at: '/news' is no folder below the site; write it like 'news/' [DL209]",
    ),
    (
        "site_name: a\nsite_name: b\n",
        "mkdocs.yml:2:1: duplicate key 'site_name' (first on line 1); keep one [DL204]",
    ),
    ("- a\n", "mkdocs.yml:1:1: expected `key: value` lines [DL202]"),
    ("docs_dir: [a]\n", "mkdocs.yml:1:11: docs_dir: expected text, got a list [DL205]"),
    ("site_url: 3\n", "mkdocs.yml:1:11: site_url: expected text, got the number '3'; put it in quotes [DL205]"),
    ("docs_dir: ''\n", "mkdocs.yml:1:1: docs_dir: the name is empty; name a folder [DL307]"),
    ('docs_dir: "a\\0b"\n', "mkdocs.yml:1:1: docs_dir: the name has a NUL character; name a folder [DL307]"),
    (f"docs_dir: {'x' * 256}\n", "mkdocs.yml:1:1: docs_dir: the name is too long; name a folder [DL307]"),
    (f"docs_dir: {'x/' * 512}x\n", "mkdocs.yml:1:1: docs_dir: the name is too long; name a folder [DL307]"),
    (
        "plugins:\n  - dateline:\n      seeds: ' '\n",
        "mkdocs.yml:3:14: seeds: the name is empty; name a folder [DL307]",
    ),
    (
        f"plugins:\n  - dateline:\n      at: {'x' * 256}\n",
        "mkdocs.yml:3:11: at: the name is too long; name a folder [DL307]",
    ),
    (b"site_name: caf\xe9\n", "mkdocs.yml: not UTF-8 (byte 14); save it as UTF-8 [DL301]"),
]


@pytest.mark.parametrize(("text", "line"), WRONG)
def test_a_wrong_setting_is_reported_and_the_default_applies(tmp_path: Path, text: str | bytes, line: str) -> None:
    found, problems = read(tmp_path, text)
    assert problems == [line]
    assert found.shown == PurePosixPath("seeds")


def test_a_missing_mkdocs_yml_is_reported_with_the_fix(tmp_path: Path) -> None:
    _, problems = settings.read(tmp_path / "mkdocs.yml")
    assert [str(problem) for problem in problems] == [
        (
            "mkdocs.yml: can't be read: No such file or directory; "
            "run this where mkdocs.yml stands, or name it with --config [DL301]"
        )
    ]


@pytest.mark.parametrize("written", ["news", "news/", "'news/'"])
def test_with_a_prefix_pages_and_address_lie_below_it(tmp_path: Path, written: str) -> None:
    found, problems = read(
        tmp_path, f"site_url: https://example.org/house\nplugins:\n  - search\n  - dateline:\n      at: {written}\n"
    )
    assert problems == []
    assert found.is_guest
    assert (found.docs, found.shown_docs) == (tmp_path / "docs" / "news", PurePosixPath("docs/news"))
    assert found.site_url == "https://example.org/house/news/"


@pytest.mark.parametrize("wrong", ["/news", "../news", "a//b", ".", "a/../b", ".git", "news\\x"])
def test_a_prefix_that_leaves_the_site_is_refused(tmp_path: Path, wrong: str) -> None:
    found, problems = read(tmp_path, f"plugins:\n  - dateline:\n      at: '{wrong}'\n")
    assert [line.rsplit(" ", 1)[1] for line in problems] == ["[DL209]"]
    assert not found.is_guest


@pytest.mark.parametrize(
    "plugins",
    ["[search, dateline]", "\n  - dateline", "\n  - dateline:", "\n  dateline: {}", "\n  - dateline: {enabled: true}"],
)
def test_the_plugin_may_be_listed_in_every_way_that_mkdocs_knows(tmp_path: Path, plugins: str) -> None:
    found, problems = read(tmp_path, f"plugins: {plugins}\n")
    assert problems == []
    assert found.shown == PurePosixPath("seeds")
