"""The editors' commands: note, accept, reject, review, import, init. A thin skin over `dateline.desk`."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import get_args

from dateline import (
    desk,
    scaffold,
    seeds,
    settings,
)
from dateline.build import gather
from dateline.desk import commands, importing
from dateline.desk.items import VALUES
from dateline.desk.name_register import settle
from dateline.desk.review_queue import counted, review
from dateline.desk.selectors import Words
from dateline.desk.writing import Item
from dateline.model import About, Annotated, Article
from dateline.pipeline import annotate_one
from dateline.problems import Grade, Place, Problem

Command = Callable[[str, object, str], argparse.ArgumentParser]


def register(command: Command) -> None:
    """Add the editors' commands to the parser."""
    sub = command("review", _review, "list what wants an editor's look, worst first")
    sub.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")
    sub = command("note", _note, "write a note on words of an article into its YAML file")
    _place(sub)
    sub.add_argument("text", metavar="NOTE", help="the note, in Markdown")
    sub.add_argument("--about", choices=get_args(About), default="context", help="what kind of note it is")
    for verb, words in (("accept", "write that a mark is right"), ("reject", "write that a mark is wrong")):
        sub = command(verb, _decide, f"{words} into the article's YAML file")
        sub.add_argument("seed", type=Path, metavar="SEED", help="the article's file")
        sub.add_argument("kind", choices=sorted(VALUES), help="the kind of mark")
        _words(sub)
        sub.set_defaults(verb=verb)
    sub = command("import", _import, "take over notes of Hypothesis or Web Annotation (JSON) or of brat (.ann)")
    sub.add_argument("file", type=Path, metavar="FILE", help="what the other tool exported")
    sub.add_argument("--seed", default="", metavar="STEM", help="the article that all of it is about")
    sub.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")
    sub = command("init", _init, "make a new project in a folder")
    sub.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")


def _place(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("seed", type=Path, metavar="SEED", help="the article's file")
    _words(sub)


def _words(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("words", metavar="WORDS", help="words of the article, copied from it")
    sub.add_argument("--nth", type=int, help="which of them, if they stand there more than once")
    sub.add_argument("--by", default="", help="who says so")
    sub.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the project's mkdocs.yml")


def _note(options: argparse.Namespace) -> int:
    article = _article(options.seed)
    if article is None:
        return 1
    item, problems = commands.note(article, _said(options), options.text, options.about, options.by)
    return _written(options.seed, "notes", [item] if item else [], problems)


def _decide(options: argparse.Namespace) -> int:
    article = _article(options.seed)
    if article is None:
        return 1
    read, _ = settings.read(options.config)
    register_ = desk.read(read.seeds, read.shown, (article,))[0].register
    annotated = settle(annotate_one(article, read.pipeline), register_)
    decide = commands.accept if options.verb == "accept" else commands.reject
    item, problems = decide(annotated, options.kind, _said(options), options.by)
    return _written(options.seed, "marks", [item] if item else [], problems)


def _review(options: argparse.Namespace) -> int:
    read, _ = settings.read(options.config)
    corpus, problems = gather(read)
    if corpus is None:
        return _report(problems)
    for look in review(corpus, problems):
        print(look)
    for annotated in corpus.articles:
        print(_progress(annotated))
    return 0


def _progress(annotated: Annotated) -> str:
    done, marks = counted(annotated)
    who = f", the whole by {annotated.review.by} on {annotated.review.on}" if annotated.review else ""
    return f"{annotated.article.path}: {done} of {marks} marks reviewed{who}"


def _import(options: argparse.Namespace) -> int:
    read, _ = settings.read(options.config)
    articles, _ = seeds.read(read.seeds, read.shown)
    said, _ = desk.read(read.seeds, read.shown, articles)
    known = [desk.received(said, article) for article in articles]
    try:
        text = options.file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = f"not UTF-8 (byte {error.start})" if isinstance(error, UnicodeDecodeError) else error.strerror or error
        message = f"can't be read: {why}; name a file of text in UTF-8"
        return _report([Problem(Place(options.file.as_posix()), message, "DL264")])
    foreign, faults = importing.read(options.file.as_posix(), text)
    items, lost = commands.taken_over(foreign, known, options.seed)
    status = _report((*faults, *lost))
    for article in known:
        if found := items.get(article.slug):
            status |= _written(read.root / article.path, "notes", found, ())
    print(f"{sum(map(len, items.values()))} of {len(foreign)} notes taken over")
    return status


def _init(options: argparse.Namespace) -> int:
    problems = scaffold.init(options.folder)
    if not problems:
        print(f"made {options.folder}; now: cd {options.folder} && dateline build && mkdocs serve")
    return _report(problems)


def _article(seed: Path) -> Article | None:
    article, problems = seeds.read_one(seed, PurePosixPath(seed.as_posix()))
    _report(problems)
    return article


def _said(options: argparse.Namespace) -> Words:
    return Words(at=options.words, nth=options.nth, place=Place(options.seed.as_posix()))


def _written(seed: Path, section: str, items: Sequence[Item], problems: Iterable[Problem]) -> int:
    """Write the items into the file beside the seed and say so; report what kept them from being written."""
    found = list(problems)
    shown = seed.with_suffix(".yml").as_posix()
    if items:
        found += commands.write(seed, shown, section, items)
    if not found:
        print(f"{shown}: {', '.join(str(value) for value in items[-1].values())}")
    return _report(found)


def _report(problems: Iterable[Problem]) -> int:
    found = list(problems)
    for problem in found:
        print(problem, file=sys.stderr)
    return int(any(problem.grade is Grade.ERROR for problem in found))
