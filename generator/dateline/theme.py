"""Everything we rely on inside the theme, Material for MkDocs: names of templates, blocks, classes and plugins.

The theme guarantees none of this; any minor version may change it. `tests/test_theme.py` compares this list with the
installed theme and with our templates, styles and scripts. After updating the theme, run that test, look at the pages,
then raise `VERSION`.
"""

NAME = "material"
VERSION = "9.8"
"""The minor version against which the names below were checked."""

SEARCH_PLUGINS = ("material/search", "search")
"""The theme's own search plugin; the theme's templates check its option `enabled`."""
INSTANT_NAVIGATION = "navigation.instant"
"""Prefix of the features with which the theme's script swaps pages without a full load."""

HIDE = "hide"
"""The front matter key that lists the sidebars to hide."""
SIDEBARS = ("navigation", "toc")
"""The theme's names for its sidebars: the site's navigation and the page's table of contents."""
PROBLEM_BOX = "admonition failure"
"""The classes of a box that reports a failure."""
BOX_TITLE = "admonition-title"
"""The class of a box's title."""

SCRIPT_PARTIALS = {
    "partials/javascripts/base.html": "assets/theme/base.js",
    "partials/javascripts/palette.html": "assets/theme/palette.js",
    "partials/javascripts/content.html": "assets/theme/content.js",
}
"""The theme's partials with inline scripts that every page has, and our files that do the same."""
SCRIPTS_BY_DEPTH = ("partials/javascripts/base.html", "partials/javascripts/outdated.html")
"""The theme's partials with an inline script that says how deep below the site's root its page is."""

BLOCKS = ("site_meta", "header", "site_nav", "content", "extrahead", "htmltitle", "styles", "fonts", "scripts")
"""The blocks of `base.html` that our templates fill or extend."""
ICONS = ("material/magnify", "material/calendar-text-outline", "material/weather-night", "material/weather-sunny")
"""The icons that our templates and mkdocs.yml name."""
MARKUP = (
    '<meta charset="utf-8">',
    ' data-md-component="source"',
    ' tabindex=""',
    ' for="__toc"',
    ' id="__toc"',
)
"""Markup in the theme's templates that ours match or replace verbatim."""
HEADING_LINK_CLASS = "headerlink"
"""The class of the link beside a heading."""
HEADING_LINK = '<a class="headerlink"'
"""The start of the link that the Markdown extension `toc` adds to a heading; the templates and the search match it."""

CLASSES = frozenset(
    {
        "md-button",
        "md-content",
        "md-content__button",
        "md-content__inner",
        "md-footer",
        "md-grid",
        "md-header",
        "md-header--shadow",
        "md-header__inner",
        "md-header__topic",
        "md-main",
        "md-main__inner",
        "md-nav",
        "md-nav__item",
        "md-nav__link",
        "md-nav__title",
        "md-search__icon",
        "md-search__input",
        "md-sidebar",
        "md-sidebar--primary",
        "md-sidebar--secondary",
        "md-skip",
        "md-tabs",
        "md-tabs__item--active",
        "md-tabs__link",
        "md-top",
        "md-typeset",
        "md-typeset__scrollwrap",
        "md-typeset__table",
    }
)
"""The classes that our styles and scripts select."""
PROPERTIES = frozenset(
    {
        "--md-accent-bg-color",
        "--md-accent-fg-color",
        "--md-code-bg-color",
        "--md-code-fg-color",
        "--md-code-font-family",
        "--md-default-bg-color",
        "--md-default-fg-color",
        "--md-default-fg-color--light",
        "--md-default-fg-color--lighter",
        "--md-default-fg-color--lightest",
        "--md-footer-bg-color",
        "--md-footer-bg-color--dark",
        "--md-footer-fg-color",
        "--md-footer-fg-color--light",
        "--md-footer-fg-color--lighter",
        "--md-primary-bg-color",
        "--md-primary-bg-color--light",
        "--md-primary-fg-color",
        "--md-text-font",
        "--md-typeset-a-color",
        "--md-typeset-color",
        "--md-typeset-mark-color",
    }
)
"""The custom properties that our styles read or set."""
ATTRIBUTES = frozenset(
    {
        "data-md-color-accent",
        "data-md-color-media",
        "data-md-color-primary",
        "data-md-color-scheme",
        "data-md-component",
    }
)
"""The attributes that our styles, scripts and templates select."""
