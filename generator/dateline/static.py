"""What every site has beside its pages: styles, scripts, the icon, and the schemas of the desk's files.

The package is their only source. The MkDocs plugin hands them over in memory, `dateline build` writes them below
`docs/` for engines that run no plugin.
"""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

ASSETS = "assets"
"""The folder below `docs/` of the styles, scripts and the icon; of the same name in the package."""
SCHEMAS = "schemas"
"""The folder below `docs/` of the JSON schemas; of the same name in the package."""
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
"""The scripts that every page loads, in order; those that these ask for themselves are not among them."""

TEMPLATE = "dateline.html"
"""The template of our pages, in `overrides/`."""
GLOBAL = "dateline"
"""The variable by which the templates know what the plugin hands them."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is the same in every build."""

    path: str
    """Below `docs/`, as a page's."""
    content: bytes


def assets() -> tuple[Asset, ...]:
    """Return all assets, in the order of their paths."""
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
    """Return the folder of our templates: below the package in the wheel, at the top of a checkout."""
    carried = _package() / "overrides"
    return carried if carried.is_dir() else _package().parents[1] / "overrides"


def _package() -> Path:
    return Path(str(files("dateline")))
