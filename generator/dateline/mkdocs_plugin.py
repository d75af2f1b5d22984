"""The MkDocs plugin: makes the same site as `dateline build`, but in memory, so a bare `mkdocs serve` works.

It has two uses. In a site of its own, every page is ours; mkdocs.yml can configure the site, and the plugin adds
whatever it leaves out. In somebody else's site (`at: news/`), our pages, styles, scripts and files are below that
folder, our template and Markdown extensions apply only to them, and other pages change only in their navigation.

The plugin is optional: after `dateline build`, any engine that reads Markdown can build from `docs/` and mkdocs.yml.
"""

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, Literal, cast

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, nest_paths
from mkdocs.utils.templates import TemplateContext
from pathspec.gitignore import GitIgnoreSpec

from dateline import intake, navigation, publish, search, settings, site_folder, static, theme
from dateline.build import assets, build, find_errors, refuse
from dateline.files import report_failure
from dateline.inline_scripts import InlineScripts
from dateline.linked import Page, Site
from dateline.pages.kinds import GENERATED_FILES, GENERATED_FOLDERS, IN_SEARCH
from dateline.pages.lists.front_page import INTRODUCTION
from dateline.pages.lists.front_page import PATH as FRONT
from dateline.pages.shared.i18n import labels, use_language
from dateline.pages.shared.links import list_path
from dateline.problems import INTERRUPTED, Grade, Problem, RefusedError, escape_controls
from dateline.settings import PIPELINE, SEEDS, Settings

_LOG = get_plugin_logger("dateline")
EXTENSIONS = ("attr_list", "md_in_html", "tables", "def_list", "admonition", "toc")
"""The Markdown extensions that our pages need. Never `smarty` or `pymdownx.smartsymbols`: they alter the articles'
words."""
TOC = {"permalink": True, "toc_depth": 3}
"""The options of the extension `toc`."""
_FIRST, _LAST = 1000, -1000
"""Priorities of events beyond MkDocs' own 100 and -100: before all plugins that ask where the site is built, and after
all that write into it."""


class Options(Config):
    """The options below `plugins: - dateline:`. `settings` validates them, since it knows line and column."""

    seeds = c.Type(str, default=str(SEEDS))
    language = c.Choice(("en", "ru"), default="en")
    review = c.Type(bool, default=True)
    report = c.Type(str, default="")
    pipeline = c.Type(str, default=PIPELINE)
    at = c.Type(str, default="")


class DatelinePlugin(BasePlugin[Options]):
    """The hooks that MkDocs calls, in the order it calls them."""

    def __init__(self) -> None:
        self.is_serving = False
        self.is_dirty = False
        self.settings = Settings()
        self.problems: tuple[Problem, ...] = ()
        self.intake: intake.Intake | None = None
        self.site: Site | None = None
        self.is_done = False
        """True once MkDocs has built the site."""
        self.folder: site_folder.SiteFolder | None = None
        """Where the site is built before it is published; None in a preview."""
        self.site_dir = ""
        """MkDocs' own setting, while it builds elsewhere."""
        self.markdown: dict[bool, tuple[list[str], dict[str, Any]]] = {}
        """In somebody else's site: Markdown extensions and options for our pages (True) and for all others (False)."""
        self.shared: dict[str, Any] = {}
        """In somebody else's site: what our template needs on each of our pages."""
        self.inline_scripts: InlineScripts | None = None
        """In somebody else's site: the scripts in its templates."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview, which shows problems on the pages and builds the rest."""
        self.is_serving = command == "serve"
        self.is_dirty = dirty

    def on_shutdown(self) -> None:
        """Leave nothing behind, and end with exit code 1 if files with errors were set aside.

        MkDocs calls this while it handles Ctrl-C, too, and would end with a code that means an error of the input;
        shells expect another.
        """
        self._discard()
        if self.is_serving:
            return
        if isinstance(sys.exception(), KeyboardInterrupt):
            _LOG.info("interrupted; the site that was built before is still there")
            raise SystemExit(INTERRUPTED)
        if self.is_done and sys.exception() is None and (errors := find_errors(self._built().problems)):
            message = "the site was built without the files that have errors:\n" + "\n".join(map(str, errors))
            raise Abort(message)

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the settings with their positions; `on_pre_build` reports problems with them and the seeds together."""
        errors, warnings = super().load_config(options, config_file_path)
        self.settings, self.problems = settings.read(Path(config_file_path or "mkdocs.yml"))
        return ([], []) if self.problems else (errors, warnings)

    @event_priority(_FIRST)  # before the theme's search plugin, too
    def on_config(self, config: MkDocsConfig) -> None:
        """Add what our pages need to the site's configuration, and build beside the last good site."""
        self._refuse_other_themes(config)
        # The theme's instant navigation doesn't run a page's scripts.
        config.theme["features"] = _drop_instant_navigation(config.theme.get("features", []))
        config.not_in_nav = _add_patterns(config.not_in_nav, self._generated_patterns())
        config.exclude_docs = _add_patterns(config.exclude_docs, [f"/{self._at(INTRODUCTION)}"])
        with use_language(self.settings.language):
            toc = {**TOC, "permalink_title": labels("heading")["permalink"]}
        if self.settings.is_guest:
            config.theme.dirs.append(str(static.overrides()))
            theirs = list(config.markdown_extensions), dict(config.mdx_configs)
            self.markdown = {True: (list(EXTENSIONS), {"toc": toc}), False: theirs}
        else:
            self._set_up_own_site(config, toc)
        # `serve` builds in a folder of its own, and `--dirty` in what the last build left.
        if not self.is_serving and not self.is_dirty:
            self._build_beside(config)

    def _build_beside(self, config: MkDocsConfig) -> None:
        shown = os.path.relpath(config.site_dir)
        shown = config.site_dir if shown.startswith(os.pardir) else shown
        try:
            self.folder = site_folder.prepare(Path(config.site_dir), Path(shown).as_posix(), _LOG.info)
        except RefusedError as refused:
            message = f"nothing was built:\n{refused}"
            raise Abort(message) from None
        self.site_dir, config.site_dir = config.site_dir, str(self.folder.part)

    def _refuse_other_themes(self, config: MkDocsConfig) -> None:
        if config.theme.name != theme.NAME:
            message = f"theme: the pages need the theme Material, not {config.theme.name!r}; write `name: {theme.NAME}`"
            problem = Problem(self.settings.place("theme"), message, "DL305")
            refused = f"nothing was built:\n{problem}"
            raise Abort(refused)

    def _set_up_own_site(self, config: MkDocsConfig, toc: dict[str, Any]) -> None:
        """Configure a site of our own: theme, language, styles and scripts, Markdown, search and navigation."""
        config.theme["language"] = self.settings.language
        # The theme's own templates come last in its folders; a project's own overrides stay first.
        config.theme.dirs.insert(len(config.theme.dirs) - 2, str(static.overrides()))
        config.extra_css = _merge(config.extra_css, static.STYLES)
        config.extra_javascript = _merge(config.extra_javascript, static.SCRIPTS)
        config.markdown_extensions = _merge(config.markdown_extensions, EXTENSIONS)
        config.mdx_configs["toc"] = {**toc, **config.mdx_configs.get("toc", {})}
        # The theme's search fetches its whole index on every first view; `dateline.search` replaces it.
        for name in theme.SEARCH_PLUGINS:
            if name in config.plugins:
                config.plugins[name].config["enabled"] = False
        config.nav = navigation.translate(config.nav, navigation.titles(self.settings.language))
        if not self.settings.review:
            config.nav = navigation.leave_out(config.nav, list_path("review"))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build; refuse what can't be built before MkDocs empties `site/`, so that the last good site survives."""
        self.is_done = False
        self.intake = taken = intake.read(replace(self.settings, preview=self.is_serving), self.problems)
        try:
            if not self.is_serving:
                taken.refuse(strict=config.strict)
            self.site = site = build(taken)
            if config.strict and not self.is_serving:
                refuse(site.problems)
        except RefusedError as refused:
            message = f"nothing was built:\n{refused}"
            raise Abort(message) from None
        for problem in site.problems:
            # Errors are listed at the end, where nobody overlooks them.
            if problem.grade is not Grade.ERROR or self.is_serving:
                _LOG.info("%s", problem)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and assets; they replace what an earlier `dateline build` left on disk."""
        site = self._built()
        everything: list[Page | static.Asset] = [*site.pages, *assets(self.settings)]
        made = {self._at(one.path): publish.content(one) for one in everything if one.path not in site.left}
        kept = {*site.left, static.HEADERS}
        ours = {*made, *(self._at(path) for path in publish.manifest(self.settings.docs) if path not in kept)}
        rest = [file for file in files if file.src_uri not in ours]
        new = [File.generated(config, path, content=content) for path, content in made.items()]
        self._add_navigation(config, rest)
        # The search index and the sitemap follow the order of the files, so use the order they have on disk.
        return Files(sorted([*rest, *new], key=_as_walked))

    def _add_navigation(self, config: MkDocsConfig, rest: list[File]) -> None:
        """Add our lists to the navigation unless it names them."""
        if not self.settings.is_guest:
            if config.nav is None:
                config.nav = [*self._lists(), *nest_paths(_pages_of(rest))]
            return
        at = f"{self.settings.at}/"
        title = self.settings.at.name.replace("-", " ").capitalize()
        if config.nav is None:
            others = [path for path in _pages_of(rest) if not path.startswith(at)]
            by_hand = [path for path in _pages_of(rest) if path.startswith(at) and path != self._at(INTRODUCTION)]
            config.nav = [*nest_paths(others), {title: [*self._lists(), *by_hand]}]
            return
        config.nav = navigation.fill_in(config.nav, at, self._lists())
        if not any(path.startswith(at) for path in navigation.paths(config.nav)):
            config.nav = [*config.nav, {title: self._lists()}]

    def _lists(self) -> list[Any]:
        with use_language(self.settings.language):
            front = labels("nav")["key-dates"]
        paths = [f"{folder}/{FRONT}" for folder in (*IN_SEARCH, *self._rest_of_lists())]
        return [{front: self._at(FRONT)}, *map(self._at, paths)]

    def _rest_of_lists(self) -> tuple[str, ...]:
        """Return the folders that no other list links to: corrections, review, our search in somebody else's site."""
        shown = {"search": self.settings.is_guest, "corrections": True, "review": self.settings.review}
        return tuple(folder for folder, is_shown in shown.items() if is_shown)

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:  # noqa: ARG002
        """In somebody else's site, use our Markdown extensions for our pages and the site's for all others."""
        if self.settings.is_guest:
            config.markdown_extensions, config.mdx_configs = self.markdown[self._is_generated(page.file)]
        return page

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """In somebody else's site, give our pages our template and their own language."""
        if self.settings.is_guest and self._is_ours(page.file):
            page.meta.setdefault("template", static.TEMPLATE)
            if self._is_generated(page.file):
                page.meta.setdefault("language", self.settings.language)
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Pass our words and files to the templates in `overrides/`."""
        # MkDocs' preview adds an inline script to every page, different each time, that reloads the page.
        preview = {"inline_scripts": " 'unsafe-inline'"} if self.is_serving else {}
        if self.settings.is_guest:
            config.markdown_extensions, config.mdx_configs = self.markdown[False]
            # Only our own template reads them: in somebody else's site it adds our files to our pages.
            env.globals[static.GLOBAL] = self.shared = {
                "base": "main.html",
                "is_guest": True,
                "styles": [self._at(path) for path in static.STYLES],
                "scripts": [self._at(path) for path in static.SCRIPTS],
                "early": self._at(static.EARLY),
                "inline_styles": " 'unsafe-inline'",
                **preview,
            }
            self.inline_scripts = None if self.is_serving else InlineScripts(env)
            return
        # The theme inserts them as HTML.
        config.site_name = escape(config.site_name)
        config.site_description = escape(config.site_description or "")
        config.site_author = escape(config.site_author or "")
        with use_language(self.settings.language):
            env.globals[static.GLOBAL] = {"missing": labels("missing"), **preview}

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """In somebody else's site, allow the inline scripts of that site's templates on our pages."""
        if self.inline_scripts and self._is_ours(page.file):
            ours = {**self.shared, "inline_scripts": self.inline_scripts.hashes(context)}
            cast("dict[str, Any]", context)[static.GLOBAL] = ours
        return context

    def _on_post_build_index(self, *, config: MkDocsConfig) -> None:
        """Write the search index beside the pages."""
        site = self._built()
        by_hand = publish.find_hand_written(self.settings.docs, site.pages)
        search.write(site.corpus, Path(config.site_dir) / self.settings.at, self.settings.language, by_hand)
        assert self.intake, "MkDocs calls on_pre_build first"
        self.intake.keep_good()
        self.is_done = True

    @event_priority(_LAST)
    def _on_post_build_publish(self, *, config: MkDocsConfig) -> None:
        """Put the new site in the place of the last good one, unless MkDocs is going to refuse it."""
        if self.folder is None:
            return
        if not (config.strict and _count_warnings()):
            site_folder.publish(self.folder)
            _LOG.info("published in %s", self.folder.shown)
        self._discard()
        # `gh-deploy` goes on from here.
        config.site_dir = self.site_dir

    on_post_build = CombinedEvent(_on_post_build_index, _on_post_build_publish)

    @event_priority(_LAST)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site alone. A full disk, or a folder without rights, ends in a message."""
        folder = self.folder
        self._discard()
        if folder and isinstance(error, OSError) and site_folder.is_about(error, folder):
            message = f"nothing was published:\n{report_failure(Path(folder.shown), error)}"
            raise Abort(message) from None

    def _discard(self) -> None:
        if self.folder:
            site_folder.discard(self.folder)
            self.folder = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:  # noqa: ANN401, ARG002
        """Rebuild when a seed changes, or one of our styles, scripts or templates."""
        for folder in (self.settings.seeds, static.assets_folder(), static.overrides()):
            if folder.is_dir():
                server.watch(str(folder))

    def _built(self) -> Site:
        assert self.site is not None, "MkDocs calls on_pre_build first"
        return self.site

    def _at(self, path: str) -> str:
        """Return the path of one of our pages or files within the whole site. Only this method adds the prefix."""
        return (self.settings.at / path).as_posix()

    def _is_ours(self, file: File) -> bool:
        return PurePosixPath(file.src_uri).is_relative_to(self.settings.at)

    def _is_generated(self, file: File) -> bool:
        return file.generated_by == settings.PLUGIN and self._is_ours(file)

    def _generated_patterns(self) -> list[str]:
        folders = [f"/{self._at(folder)}/*" for folder in GENERATED_FOLDERS]
        return [*folders, *(f"/{self._at(file)}" for file in GENERATED_FILES)]


def _count_warnings() -> int:
    """Return how many warnings MkDocs has counted; in strict mode, it refuses the site after the last event."""
    counters = (handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler))
    return sum(count for counter in counters for _, count in counter.get_counts())


def _drop_instant_navigation(features: list[str]) -> list[str]:
    instant = [feature for feature in features if feature.startswith(theme.INSTANT_NAVIGATION)]
    if instant:
        names = escape_controls(", ".join(instant))
        _LOG.info("%s of theme.features left out: every page is loaded whole, with its scripts", names)
    return [feature for feature in features if feature not in instant]


def _add_patterns(patterns: GitIgnoreSpec | None, more: list[str]) -> GitIgnoreSpec:
    added = GitIgnoreSpec.from_lines(more)
    return patterns + added if patterns else added


def _merge(given: list[Any], ours: tuple[str, ...]) -> list[Any]:
    """Return what mkdocs.yml lists, followed by any of ours it leaves out."""
    return [*given, *(one for one in ours if one not in {str(other) for other in given})]


def _pages_of(files: list[File]) -> list[str]:
    return [
        file.src_uri
        for file in sorted(files, key=_as_walked)
        if file.is_documentation_page() and file.inclusion.is_included()
    ]


def _as_walked(file: File) -> list[tuple[bool, bool, str]]:
    """Sort in the order that MkDocs walks a folder: files before folders, the index first."""
    path = PurePosixPath(file.src_uri)
    folders = [(True, True, folder) for folder in path.parts[:-1]]
    return [*folders, (False, path.stem not in {"index", "README"}, path.name)]
