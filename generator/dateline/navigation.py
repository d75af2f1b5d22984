"""The navigation in mkdocs.yml: nested lists and mappings of titles and paths, rewritten for our pages."""

from typing import Any

from dateline.pages.shared.i18n import labels, use_language


def titles(language: str) -> dict[str, str]:
    """Map each default title in mkdocs.yml to its translation."""
    english = labels("nav")
    with use_language(language):
        return {words: labels("nav")[key] for key, words in english.items()}


def translate(nav: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - nested YAML: titles, paths, lists
    """Return the navigation with its titles translated."""
    match nav:
        case list():
            return [translate(item, names) for item in nav]
        case dict():
            return {names.get(title, title): translate(inside, names) for title, inside in nav.items()}
        case _:
            return nav


def leave_out(nav: Any, path: str) -> Any:  # noqa: ANN401 - nested YAML: titles, paths and lists
    """Return the navigation without a page, and without the sections that this leaves empty."""
    match nav:
        case list():
            return [rest for item in nav if (rest := leave_out(item, path)) is not None]
        case dict():
            rest = {title: inside for title, item in nav.items() if (inside := leave_out(item, path)) is not None}
            return rest or None
        case _:
            return None if nav == path else nav


def fill_in(nav: Any, folder: str, lists: list[Any]) -> Any:  # noqa: ANN401 - what YAML holds
    """Expand every reference to our folder (`- News: news/`) in the navigation into our lists."""
    match nav:
        case list():
            return [fill_in(item, folder, lists) for item in nav]
        case dict():
            return {title: fill_in(inside, folder, lists) for title, inside in nav.items()}
        case _:
            return lists if nav == folder else nav


def paths(nav: Any) -> list[str]:  # noqa: ANN401 - what YAML holds
    """Return the paths of the pages that the navigation names."""
    match nav:
        case list():
            return [path for item in nav for path in paths(item)]
        case dict():
            return paths(list(nav.values()))
        case _:
            return [str(nav)]
