"""The mkdocs hook: the same site as `dateline build` makes, handed over in memory, so that a bare `mkdocs serve` works.

Only convenience: after `dateline build` the same `docs/` and `mkdocs.yml` build with any engine that reads Markdown.
"""

import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath

# A bare `mkdocs build` in a fresh checkout has not installed the package: its folder is the one above this file's.
if (_ROOT := str(Path(__file__).resolve().parent.parent)) not in sys.path:
    sys.path.insert(0, _ROOT)

from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from dateline import publish, search, settings
from dateline.build import build, refuse
from dateline.linked import Site
from dateline.pages.editors import review_page
from dateline.pages.shared.i18n import labels, use_language
from dateline.problems import Grade, Problem, RefusedError

_LOG = get_plugin_logger("dateline")


class _State:
    """What one call of mkdocs has to remember between its events."""

    serving = False
    language = "en"
    site: Site | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001
    """Remember whether this is a preview: there problems stand on the pages and the rest is built."""
    _State.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Let theme and navigation speak our language; a page left out of the site leaves the navigation too.

    Pages are loaded whole: our scripts set up the page that they came with.
    """
    read, _ = settings.read(Path(config.config_file_path))
    config.theme["features"] = _loading_whole(config.theme.get("features", []))
    _State.language = config.theme["language"] = read.language
    config.nav = _translated(config.nav, _titles(read.language))
    with use_language(read.language):
        config.mdx_configs.setdefault("toc", {}).setdefault("permalink_title", labels("heading")["permalink"])
    if not read.review:
        config.nav = _without(config.nav, review_page.PATH)


def _loading_whole(features: list[str]) -> list[str]:
    """Return the theme's features without its instant navigation, under which no script of a page would be run."""
    instant = [feature for feature in features if feature.startswith("navigation.instant")]
    if instant:
        _LOG.info("%s of theme.features left out: every page is loaded whole, with its scripts", ", ".join(instant))
    return [feature for feature in features if feature not in instant]


def _titles(language: str) -> dict[str, str]:
    """Return the titles that mkdocs.yml gives by default, each with what it is in a language."""
    english = labels("nav")
    with use_language(language):
        return {words: labels("nav")[key] for key, words in english.items()}


def _translated(nav: Any, titles: dict[str, str]) -> Any:  # noqa: ANN401 - what YAML holds: lists of titles, paths, lists
    match nav:
        case list():
            return [_translated(item, titles) for item in nav]
        case dict():
            return {titles.get(title, title): _translated(inside, titles) for title, inside in nav.items()}
        case _:
            return nav


def _without(nav: Any, path: str) -> Any:  # noqa: ANN401 - what YAML holds: lists of titles, paths and lists
    match nav:
        case list():
            return [kept for item in nav if (kept := _without(item, path)) is not None]
        case dict():
            kept = {title: inside for title, item in nav.items() if (inside := _without(item, path)) is not None}
            return kept or None
        case _:
            return None if nav == path else nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Hand our words to the templates below `overrides/`."""
    with use_language(_State.language):
        env.globals["dateline"] = labels("missing")


def on_pre_build(config: MkDocsConfig) -> None:
    """Build, and refuse bad input before mkdocs empties `site/`, so that the last good site stays.

    Strictness refuses the desk's warnings too: these can always be settled. What an article itself says at odds can't
    be mended where articles are never edited.
    """
    read, problems = settings.read(Path(config.config_file_path))
    site = build(read, problems)
    for problem in site.problems:
        if problem.grade is Grade.WARNING or _State.serving:
            _LOG.info("%s", problem)
    if not _State.serving:
        try:
            refuse(tuple(_strictly(problem) for problem in site.problems) if config.strict else site.problems)
        except RefusedError as refused:
            message = f"nothing was built:\n{refused}"
            raise Abort(message) from None
    _State.site = site


def _strictly(problem: Problem) -> Problem:
    return replace(problem, grade=Grade.ERROR) if problem.place.path.endswith(".yml") else problem


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand the pages over; what an earlier `dateline build` left on disk gives way to them."""
    assert _State.site is not None, "mkdocs calls on_pre_build first"
    ours = {page.path for page in _State.site.pages} | set(publish.manifest(Path(config.docs_dir)))
    kept = [file for file in files if file.src_uri not in ours]
    made = [File.generated(config, page.path, content=publish.content(page)) for page in _State.site.pages]
    # The order of the files is that of the search index and the sitemap: the same as from the disk.
    return Files(sorted([*kept, *made], key=_as_walked))


def on_post_build(config: MkDocsConfig) -> None:
    """Put the index of the search beside the pages."""
    assert _State.site is not None, "mkdocs calls on_pre_build first"
    by_hand = publish.by_hand(Path(config.docs_dir), _State.site.pages)
    search.write(_State.site.corpus, Path(config.site_dir), _State.language, by_hand)


def _as_walked(file: File) -> list[tuple[bool, bool, str]]:
    """Sort as mkdocs walks a folder: its files before its folders, an index before all."""
    path = PurePosixPath(file.src_uri)
    folders = [(True, True, folder) for folder in path.parts[:-1]]
    return [*folders, (False, path.stem not in {"index", "README"}, path.name)]
