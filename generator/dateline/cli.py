"""The command `dateline`. A thin skin: each command is a few calls below; the editors' own are in `cli_desk`."""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from dateline import cli_desk, export, publish, search, seeds, settings, static
from dateline.build import build, corpus_of, gather, keep, refuse, unkept
from dateline.explain import explain
from dateline.linked import Corpus
from dateline.pipeline import Progress, count_marks
from dateline.problems import Grade, Problem, RefusedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 1 where the input has errors, 2 where the call itself is wrong."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        status: int = options.run(options)
    except RefusedError as refused:
        _report(refused.problems, sys.stderr)
        print(f"nothing was written: {_counted(len(refused.problems), 'problem')}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output (`| head`) has seen enough; silence Python's own complaint at exit.
        sys.stdout = None
        return 0
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Turns a folder of news articles in plain text into an annotated, chronological, searchable site.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, words: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=words)
        sub.set_defaults(run=run)
        return sub

    for name, run, words in (
        ("build", _build, "write the pages for all seeds below docs/, ready for `mkdocs build`"),
        ("check", _check, "report all problems of seeds and settings; write nothing"),
    ):
        sub = command(name, run, words)
        sub.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")
        if name == "check":
            sub.add_argument("--strict", action="store_true", help="fail on warnings too")
    for name, run, words in (
        ("annotate", _annotate, "print every article of a folder with its annotations, as JSON Lines"),
        ("timeline", _timeline, "print the timeline of a folder of articles, as JSON Lines"),
    ):
        sub = command(name, run, words)
        sub.add_argument("folder", type=Path, metavar="FOLDER", help="a folder of seeds, subfolders included")
        if name == "timeline":
            sub.add_argument("--undated", action="store_true", help="print the entries without a date too, at the end")
    sub = command("explain", _explain, "print every mark of one seed with its value and its reason")
    sub.add_argument("seed", type=Path, metavar="SEED", help="a seed file")
    words = "make the search index of a site that another engine than mkdocs built"
    sub = command("search", _search, words)
    sub.add_argument("site", type=Path, nargs="?", default=Path("site"), metavar="SITE", help="the built site's folder")
    sub.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")
    cli_desk.register(command)
    return parser


def _build(options: argparse.Namespace) -> int:
    read, problems = settings.read(options.config)
    with _progress() as progress:
        site = build(read, problems, progress)
    refuse(site.problems)
    written = publish.write((*site.pages, *static.assets()), read.docs)
    keep(read, site.corpus)
    _report(site.problems, sys.stderr)
    corpus = site.corpus
    print(
        f"{_counted(len(corpus.articles), 'article')}, {_counted(count_marks(corpus.articles), 'mark')}, "
        f"{_counted(len(corpus.entries), 'timeline entry', 'timeline entries')}, "
        f"{_counted(len(site.pages), 'page')}, {_counted(written.written + written.unchanged, 'file')} "
        f"({written.written} written, {written.unchanged} unchanged, {written.removed} removed), "
        f"{_counted(len(site.problems), 'problem')}"
    )
    return 0


def _check(options: argparse.Namespace) -> int:
    read, problems = settings.read(options.config)
    with _progress() as progress:
        site = build(read, problems, progress)
    found = sorted({*site.problems, *unkept(read, site)})
    _report(found, sys.stdout)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in found:
            print(_on_github(problem))
    print(f"{_counted(len(site.corpus.articles), 'article')}, {_counted(len(found), 'problem')}")
    return int(any(problem.grade is Grade.ERROR or options.strict for problem in found))


def _on_github(problem: Problem) -> str:
    """Write a problem as GitHub's runners read it, to be shown on its line of a pull request."""
    place = problem.place
    where = f"file={place.path}" + (f",line={place.line},col={place.column}" if place.line else "")
    words = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{problem.grade} {where},title={problem.code}::{words}"


def _annotate(options: argparse.Namespace) -> int:
    corpus, status = _corpus(options.folder)
    _lines(export.articles(corpus))
    return status


def _timeline(options: argparse.Namespace) -> int:
    corpus, status = _corpus(options.folder)
    _lines(export.timeline(corpus, undated=options.undated))
    return status


def _explain(options: argparse.Namespace) -> int:
    article, problems = seeds.read_one(options.seed, PurePosixPath(options.seed.as_posix()))
    _report(problems, sys.stderr)
    if article is None:
        return 1
    for line in explain(corpus_of(article, options.seed.parent, settings.Settings().pipeline)):
        print(line)
    return 0


def _search(options: argparse.Namespace) -> int:
    if not (options.site / "index.html").exists():
        print(f"{options.site} holds no built site: build it first, or name its folder", file=sys.stderr)
        return 2
    read, problems = settings.read(options.config)
    with _progress() as progress:
        site = build(read, problems, progress)
    refuse(site.problems)
    done = search.write(site.corpus, options.site, read.language, publish.by_hand(read.docs, site.pages))
    print(f"{_counted(done.finds, 'find')} in {_counted(done.files, 'piece')}, {done.size / 1000:,.0f} kB")
    return 0


def _corpus(folder: Path) -> tuple[Corpus, int]:
    """Annotate a folder outside any project, the desk's files too; what can't be read is reported, the rest printed."""
    with _progress() as progress:
        corpus, problems = gather(settings.Settings(shown=PurePosixPath(folder.as_posix())), progress)
    _report(problems, sys.stderr)
    return corpus or Corpus(()), int(any(problem.grade is Grade.ERROR for problem in problems))


def _lines(records: Iterable[export.Record]) -> None:
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _report(problems: Iterable[Problem], where: TextIO) -> None:
    for problem in problems:
        print(problem, file=where)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show a bar on a terminal; elsewhere a plain line now and then, so that a log of 10,000 articles stays short."""
    console = Console(stderr=True)
    if console.is_terminal:
        with Bar(TextColumn("annotating"), BarColumn(), MofNCompleteColumn(), console=console) as bar:
            task = bar.add_task("", total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
        return
    shown = -1

    def plain(done: int, total: int) -> None:
        nonlocal shown
        tenth = done * 10 // total if total else 10
        if tenth > shown:
            shown = tenth
            print(f"annotated {done} of {total}", file=sys.stderr)

    yield plain


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
