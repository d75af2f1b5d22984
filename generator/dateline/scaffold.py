"""A new project: this project's site with an example instead of its articles, ready to build and publish."""

import hashlib
import re
from collections.abc import Mapping
from importlib import resources
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import get_args

from dateline import files, publish, static
from dateline.inputs import read_optional
from dateline.pages.lists.front_page import INTRODUCTION
from dateline.pages.shared.i18n import labels, use_language
from dateline.problems import Place, Problem
from dateline.settings import Language
from dateline.wheel import make_wheel

DOCUMENTS = ("about.md", "desk.md", "reading.md")
"""The hand-written documents below `docs/` that every project has besides its introduction."""
BY_HAND = (INTRODUCTION, *DOCUMENTS)
"""The files below `docs/` of a new project that are not generated."""
TOOL = "dateline"
"""The folder below `docs/` with the documents about the program itself, which no other project has."""
SHARED = ("mkdocs.yml", ".gitignore", *(f"docs/{name}" for name in DOCUMENTS))
"""The files that a new project copies from this one; the wheel carries them below `dateline/project`."""
_OWN = {
    "workflow.yml": ".github/workflows/site.yml",
    "dependabot.yml": ".github/dependabot.yml",
    "example.txt": "seeds/example.txt",
}
"""A new project's own files, the same in every language, below `dateline/data/project`."""
_TRANSLATED = {
    "introduction.md": f"docs/{INTRODUCTION}",
    "example.yml": "seeds/example.yml",
    **{name: f"docs/{name}" for name in DOCUMENTS},
}
"""A new project's translated files, below `dateline/data/project/LANGUAGE`; English is the fallback."""
_FALLBACK = "en"
_TOOL_NAV = re.compile(r"^      - Dateline:\n(?:          - .+\n)+", re.MULTILINE)
"""The section of the navigation with the documents about the program."""
_TOOL_LINK = re.compile(r"\s?\(\[DL\d+\]\(dateline/[^)]*\)\)|\s\[[^\]]*\]\(dateline/[^)]*\)[^.]*\.")
"""A code in parentheses, or a sentence, that links to the documents about the program."""


def init(folder: Path, language: str = _FALLBACK) -> tuple[Problem, ...]:
    """Make a project in a folder that is empty or doesn't exist; otherwise write nothing.

    Settings, introduction, documents and the example's note are in this language if translated.
    """
    try:
        wheel, content = make_wheel()
    except PackageNotFoundError:
        message = (
            "a project carries the program, which is not installed here; run `pip install .` in the checkout first"
        )
        return (Problem(Place(folder.as_posix()), message, "DL306"),)
    own = Path(str(resources.files("dateline"))) / "data" / "project"
    made = {path: (_shared() / path).read_bytes() for path in SHARED}
    made |= {path: (own / name).read_bytes() for name, path in _OWN.items()}
    for code in dict.fromkeys((_FALLBACK, language)):
        there = {name: own / code / name for name in _TRANSLATED}
        made |= {_TRANSLATED[name]: file.read_bytes() for name, file in there.items() if file.is_file()}
    made |= {path: _without_tool(made[path].decode()).encode() for path in made if path.endswith(".md")}
    made["mkdocs.yml"] = _settings(made["mkdocs.yml"].decode(), language).encode()
    made |= {f"overrides/{name}": content for name, content in static.templates().items()}
    made[f"vendor/{wheel}"] = content
    made["requirements.txt"] = _requirements(wheel, content, (own / "requirements.lock").read_text("utf-8"))
    if _is_occupied(folder, made):
        message = "is there and not empty; name a folder that is not there yet"
        return (Problem(Place(folder.as_posix()), message, "DL303"),)
    for path, written in made.items():
        files.write(folder, path, written)
    publish.write(static.assets(), folder / "docs")
    return ()


def _is_occupied(folder: Path, made: Mapping[str, bytes]) -> bool:
    """Return True if a folder holds anything but what `init` wrote before it was cut off."""
    if not folder.is_dir():
        return folder.exists()
    if not any(folder.iterdir()):
        return False
    assets = {f"docs/{asset.path}": asset.content for asset in static.assets()}
    states = {f"docs/{name}" for name in (publish.MANIFEST, files.twin(publish.MANIFEST))}
    return not all(
        found.is_dir()
        or files.is_temporary(found.name)
        or path in states
        or _holds(found, {**made, **assets}.get(path))
        for found in folder.rglob("*")
        for path in [found.relative_to(folder).as_posix()]
    )


def _holds(file: Path, content: bytes | None) -> bool:
    try:
        return content is not None and read_optional(file) == content
    except OSError:
        return False


def _shared() -> Path:
    package = Path(str(resources.files("dateline")))
    carried = package / "project"
    return carried if carried.is_dir() else package.parents[1]


def _settings(config: str, language: str) -> str:
    """Return mkdocs.yml for a new project: in its language, without the documents about the program."""
    config = _TOOL_NAV.sub("", config)
    if language == _FALLBACK or language not in get_args(Language):
        return config
    english = labels("nav")
    with use_language(language):
        for key, words in labels("nav").items():
            config = re.sub(rf"^( +- ){english[key]}:", rf"\g<1>{words}:", config, flags=re.MULTILINE)
    config = config.replace("  name: material\n", f"  name: material\n  language: {language}\n", 1)
    return config.replace("      seeds: seeds\n", f"      seeds: seeds\n      language: {language}\n", 1)


def _without_tool(document: str) -> str:
    return _TOOL_LINK.sub("", document)


def _requirements(wheel: str, content: bytes, lock: str) -> bytes:
    """Return requirements for `pip install --require-hashes`: the wheel in the project and its dependencies."""
    head = (
        "# The program lies in vendor/ until it can be had from an index; all else is pinned, too. To update, run\n"
        "# `dateline init` of a newer version in another folder and take vendor/ and this file from there.\n"
    )
    return f"{head}./vendor/{wheel} --hash=sha256:{hashlib.sha256(content).hexdigest()}\n{lock}".encode()
