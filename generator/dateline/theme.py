"""All that we rely on inside the theme, Material for MkDocs: its names for templates, blocks, classes and plugins.

None of this is a promise of the theme's; any minor version may change it. `tests/test_theme.py` compares this list with
the installed theme and with our templates, styles and scripts. After an update of the theme: run that test, look at
the pages, then raise `VERSION`.
"""

NAME = "material"
VERSION = "9.8"
"""The minor version against which the names below were checked."""

SEARCH_PLUGINS = ("material/search", "search")
"""The theme's own search, whose templates ask its option `enabled`."""
INSTANT_NAVIGATION = "navigation.instant"
"""What the features begin with under which the theme's script exchanges pages without loading them."""

HIDE = "hide"
"""The key of a page's front matter under which the theme looks for sidebars to leave out."""
SIDEBARS = ("navigation", "toc")
"""The sidebars by the theme's names: the site's navigation and the page's own headings."""
PROBLEM_BOX = "admonition failure"
"""The classes of a box that reports a failure."""
BOX_TITLE = "admonition-title"
"""The class of a box's title."""

BLOCKS = ("header", "site_nav", "content", "extrahead", "htmltitle", "styles", "fonts", "scripts")
"""The blocks of `base.html` that our templates fill or extend."""
ICONS = ("material/magnify", "material/calendar-text-outline", "material/weather-night", "material/weather-sunny")
"""The icons that our templates and mkdocs.yml name."""
MARKUP = (
    ' data-md-component="source"',
    ' tabindex=""',
    ' for="__toc"',
    ' id="__toc"',
)
"""Words of the theme's templates that ours look for or replace, character by character."""
HEADING_LINK_CLASS = "headerlink"
"""The class of the link beside a heading."""
HEADING_LINK = '<a class="headerlink"'
"""How the Markdown extension `toc` begins the link beside a heading; the templates and the search look for it."""

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
ATTRIBUTES = frozenset({"data-md-color-scheme", "data-md-component"})
"""The attributes that our styles, scripts and templates select."""
