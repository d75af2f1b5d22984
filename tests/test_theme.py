"""What we rely on inside the theme is listed in one module, and exists in the installed theme."""

import re
from importlib.metadata import version
from pathlib import Path

import material
import pytest
import yaml

from dateline import static, theme

ROOT = Path(__file__).parent.parent
THEME = Path(material.__file__).parent / "templates"
OVERRIDES = {file.name: file.read_text("utf-8") for file in static.overrides().glob("*.html")}
OURS = {asset.path: asset.content.decode() for asset in static.assets() if asset.path.endswith((".css", ".js"))}
PYTHON = {str(file): file.read_text("utf-8") for file in (ROOT / "generator").rglob("*.py") if file.stem != "theme"}
TEMPLATES = "".join(file.read_text("utf-8") for file in THEME.rglob("*.html"))
STYLES = "".join(file.read_text("utf-8") for file in (THEME / "assets" / "stylesheets").rglob("*.min.css"))
SCRIPTS = "".join(file.read_text("utf-8") for file in (THEME / "assets" / "javascripts").rglob("bundle.*.min.js"))
CLASS = re.compile(r"(?<![\w-])md-[a-z]+(?:(?:__|--|-)[a-z]+)*")


def named(pattern: str, texts: dict[str, str]) -> set[str]:
    return {found for text in texts.values() for found in re.findall(pattern, text)}


def test_the_installed_theme_is_the_one_that_our_templates_and_styles_were_checked_against():
    installed = ".".join(version("mkdocs-material").split(".")[:2])

    assert installed == theme.VERSION, (
        f"mkdocs-material {installed} is installed, our overrides were checked against {theme.VERSION}: "
        "run this file's other tests, look at the pages in a browser, "
        "then raise `VERSION` in generator/dateline/theme.py and the limits in pyproject.toml"
    )


def test_every_style_sheet_is_loaded_by_every_page():
    assert {asset.path for asset in static.assets() if asset.path.endswith(".css")} == set(static.STYLES)


def test_every_block_that_our_templates_fill_is_listed():
    assert named(r"{%-? block (\w+)", OVERRIDES) == set(theme.BLOCKS)


@pytest.mark.parametrize("block", theme.BLOCKS)
def test_the_theme_has_the_block(block):
    assert f"{{% block {block} %}}" in (THEME / "base.html").read_text("utf-8")


def test_every_class_of_the_themes_that_we_name_is_listed():
    used = named(CLASS.pattern, OURS) | named(CLASS.pattern, OVERRIDES)
    # In styles, scripts and templates the same form is part of attributes and custom properties.
    others = {name.removeprefix("--").removeprefix("data-") for name in theme.PROPERTIES | theme.ATTRIBUTES}

    assert used - others - theme.CLASSES == set()
    assert theme.CLASSES - used == set()


def test_no_page_is_made_with_a_class_of_the_themes():
    assert [file for file, code in PYTHON.items() if CLASS.search(code)] == []


@pytest.mark.parametrize("name", sorted(theme.CLASSES))
def test_the_theme_has_the_class(name):
    assert re.search(rf"(?<![\w-]){name}(?![\w-])", TEMPLATES + STYLES + SCRIPTS)


def test_every_custom_property_and_attribute_of_the_themes_that_we_name_is_listed():
    assert named(r"--md-[a-z]+(?:--?[a-z]+)*", OURS) == theme.PROPERTIES
    assert named(r"data-md-[a-z]+(?:-[a-z]+)*", OURS | OVERRIDES) == theme.ATTRIBUTES


@pytest.mark.parametrize("name", sorted(theme.PROPERTIES | theme.ATTRIBUTES))
def test_the_theme_has_the_custom_property_or_attribute(name):
    assert name in TEMPLATES + STYLES + SCRIPTS


def test_every_icon_that_we_name_is_listed():
    config = yaml.compose((ROOT / "mkdocs.yml").read_text("utf-8"))
    scalars = [node.value for node in walk(config) if isinstance(node, yaml.ScalarNode)]
    used = {words for words in scalars if words.startswith("material/")}

    assert used | named(r"\.icons/([\w/-]+)\.svg", OVERRIDES) == set(theme.ICONS)


@pytest.mark.parametrize("icon", theme.ICONS)
def test_the_theme_has_the_icon(icon):
    assert (THEME / ".icons" / f"{icon}.svg").is_file()


@pytest.mark.parametrize("words", theme.MARKUP)
def test_the_markup_that_our_templates_look_for_is_in_them_and_in_the_themes(words):
    assert words in OVERRIDES["dateline.html"]
    # A template writes `tabindex=""` as a condition that came out empty.
    assert words.removesuffix('"').strip() in TEMPLATES


def walk(node: yaml.Node):
    yield node
    if isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from walk(inner)
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for inner in pair:
                yield from walk(inner)
