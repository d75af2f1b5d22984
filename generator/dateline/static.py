"""What every site has besides its pages: styles, scripts, the icon, and the schemas of the desk's files.

The package is their only source. The MkDocs plugin serves them from memory; `dateline build` writes them below `docs/`
for engines that run no plugins.
"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

ASSETS = "assets"
"""The folder of the styles, scripts and the icon, in the package and below `docs/`."""
SCHEMAS = "schemas"
"""The folder of the JSON schemas, in the package and below `docs/`."""
FOLDERS = (ASSETS, SCHEMAS)
STYLES = tuple(
    f"assets/css/{name}.css"
    for name in (
        "tokens",
        "frame",
        "article",
        "lists",
        "folds",
        "cards",
        "timeline",
        "compared",
        "print",
        "search",
        "alternatives",
    )
)
"""The style sheets that every page loads, in order."""
SCRIPTS = tuple(
    f"assets/{name}.js" for name in ("switches", "cards", "notes", "reports", "timeline", "search", "print")
)
"""The scripts that every page loads, in order, without those that these load on demand."""

TEMPLATE = "dateline.html"
"""The template of our pages, in `overrides/`."""
GLOBAL = "dateline"
"""The template variable that holds what the plugin passes."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is the same in every build."""

    path: str
    """Relative to `docs/`, like a page's."""
    content: bytes


def assets() -> tuple[Asset, ...]:
    """Return all assets, sorted by path."""
    return tuple(
        Asset(file.relative_to(_package()).as_posix(), file.read_bytes())
        for folder in FOLDERS
        for file in sorted((_package() / folder).rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    )


def assets_folder() -> Path:
    """Return the package's folder of styles, scripts and the icon."""
    return _package() / ASSETS


def overrides() -> Path:
    """Return the folder of our templates: inside the package in a wheel, at the top of a checkout."""
    carried = _package() / "overrides"
    return carried if carried.is_dir() else _package().parents[1] / "overrides"


def _package() -> Path:
    return Path(str(files("dateline")))
