"""What we rely on inside the theme is listed in one module, and exists in the installed theme."""

import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import material
import pytest
import yaml

from dateline import static, theme

ROOT = Path(__file__).parent.parent
THEME = Path(material.__file__).parent / "templates"
OVERRIDES = {name: content.decode() for name, content in static.templates().items()}
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


CHECKED = {
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/javascripts/content.html": "3722e156f0f6339d",
}
"""The partials with inline scripts as they were when ours were written, each by the hash of its bytes."""


def test_the_partials_with_inline_scripts_that_every_page_has_are_replaced_by_ours():
    names = {name for name in theme.SCRIPT_PARTIALS if (static.overrides() / name).is_file()}

    assert names == theme.SCRIPT_PARTIALS.keys() == CHECKED.keys()
    assert set(theme.SCRIPT_PARTIALS.values()) <= OURS.keys()
    for name, script in theme.SCRIPT_PARTIALS.items():
        assert script in OVERRIDES[name]


@pytest.mark.parametrize("name", sorted(CHECKED))
def test_the_themes_inline_scripts_are_those_that_ours_were_written_after(name):
    assert hashlib.sha256((THEME / name).read_bytes()).hexdigest()[:16] == CHECKED[name], (
        f"the theme's {name} has changed: compare its script with our {theme.SCRIPT_PARTIALS[name]}, "
        "then write its new hash here"
    )


def test_the_policy_of_the_templates_is_that_of_the_response_headers():
    (policy,) = re.findall(r'"Content-Security-Policy" content="(.*?)">', OVERRIDES["dateline.html"])
    headers = next(asset.content.decode() for asset in static.assets() if asset.path == static.HEADERS)

    assert re.sub(r"\{\{.*?\}\}", "", policy) == static.POLICY
    assert f"  Content-Security-Policy: {static.POLICY}; frame-ancestors 'self'\n" in headers
    assert "unsafe-inline" not in next(one for one in static.POLICY.split("; ") if one.startswith("script-src"))


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
