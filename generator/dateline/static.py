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

EARLY = "assets/early.js"
"""The script that every page loads before it is drawn."""

HEADERS = "_headers"
"""The file with the response headers of every page, for hosts that read it: Netlify, Cloudflare Pages."""
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"
)
"""The content security policy of our pages, the same as in `overrides/dateline.html`."""
_HEADER_LINES = f"""\
# Made by Dateline; a file of your own in its place is kept.
/*
  Content-Security-Policy: {POLICY}; frame-ancestors 'self'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
"""

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
    return (
        Asset(HEADERS, _HEADER_LINES.encode()),
        *(
            Asset(file.relative_to(_package()).as_posix(), file.read_bytes())
            for folder in FOLDERS
            for file in sorted((_package() / folder).rglob("*"))
            if file.is_file() and not file.name.startswith(".")
        ),
    )


def assets_folder() -> Path:
    """Return the package's folder of styles, scripts and the icon."""
    return _package() / ASSETS


def overrides() -> Path:
    """Return the folder of our templates: inside the package in a wheel, at the top of a checkout."""
    carried = _package() / "overrides"
    return carried if carried.is_dir() else _package().parents[1] / "overrides"


def templates() -> dict[str, bytes]:
    """Return our templates by their paths in that folder, sorted."""
    found = sorted(file for file in overrides().rglob("*") if file.is_file())
    return {file.relative_to(overrides()).as_posix(): file.read_bytes() for file in found}


def _package() -> Path:
    return Path(str(files("dateline")))
