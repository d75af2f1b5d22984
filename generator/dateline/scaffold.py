"""A new project of one's own: the same site as this project's, with an example article in place of its seeds."""

import shutil
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from dateline.problems import Place, Problem

SHARED = ("mkdocs.yml", "overrides", "docs", ".gitignore")
"""What a new project has from this one: carried by the wheel below `dateline/project`, from the same files."""
_OWN = {
    "workflow.yml": ".github/workflows/site.yml",
    "hook.txt": "hook.py",
    "introduction.md": "docs/introduction.md",
    "example.txt": "seeds/example.txt",
    "example.yml": "seeds/example.yml",
}
"""What is a new project's own, below `dateline/data/project`."""
_SETTINGS = (("- generator/dateline/mkdocs_hook.py", "- hook.py"), ("  - seeds\n  - generator\n", "  - seeds\n"))


def init(folder: Path, language: str = "en") -> tuple[Problem, ...]:
    """Make a project in a folder that does not exist or is empty; otherwise nothing is written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = "is there and not empty; name a folder that is not there yet"
        return (Problem(Place(folder.as_posix()), message, "DL303"),)
    package = files("dateline")
    with as_file(package / "project") as carried, as_file(package / "data" / "project") as own:
        base = carried if carried.is_dir() else own.parent.parent.parent.parent
        generated = _generated(base / ".gitignore")
        for name in SHARED:
            _copy(base, base / name, folder, generated)
        for name, path in _OWN.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(own / name, folder / path)
    config = folder / "mkdocs.yml"
    settings = config.read_text("utf-8")
    for ours, theirs in _SETTINGS:
        assert ours in settings, f"mkdocs.yml has no {ours!r} any more"
        settings = settings.replace(ours, theirs)
    if language != "en":
        settings = settings.replace("  dateline:\n", f"  dateline:\n    language: {language}\n")
    config.write_text(settings, encoding="utf-8", newline="\n")
    requirements = f"dateline=={version('dateline')}\n"
    (folder / "requirements.txt").write_text(requirements, encoding="utf-8", newline="\n")
    return ()


def _generated(ignored: Path) -> frozenset[str]:
    """Return what below docs/ is generated, as git is told to ignore it."""
    lines = ignored.read_text("utf-8").splitlines()
    return frozenset(line.strip("/") for line in lines if line.startswith("/docs/"))


def _copy(base: Path, source: Path, folder: Path, generated: frozenset[str]) -> None:
    if source.is_dir():
        for inner in sorted(source.iterdir()):
            _copy(base, inner, folder, generated)
        return
    path = source.relative_to(base)
    if path.parent.parts and path.name.startswith("."):
        return  # What the tool keeps about this project's own pages.
    names = {path.as_posix(), *(parent.as_posix() for parent in path.parents)}
    if names & generated:
        return
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / path)
