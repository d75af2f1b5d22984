"""The editors' commands: review, note, accept, reject, import. Each imports what it needs when it runs."""

from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

import click

from dateline.cli.output import place_record, print_json, report, say, tell
from dateline.cli.parameters import (
    MARK_KINDS,
    NOTE_KINDS,
    Command,
    by_option,
    config_option,
    json_option,
    nth_option,
    quiet_option,
    seed_argument,
    words_argument,
)
from dateline.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.desk.commands import ItemOrProblems, ItemsFile
    from dateline.desk.decisions import MarkKind
    from dateline.desk.review_queue import ReviewTask
    from dateline.desk.writing import YamlItem
    from dateline.model import Annotated, Article
    from dateline.settings import Settings

kind_argument = click.argument("kind", type=click.Choice(MARK_KINDS), metavar="KIND")


@click.command(cls=Command, examples=["dateline review", "dateline review --json"])
@config_option
@json_option
@quiet_option
def review(config: Path, *, as_json: bool, quiet: bool) -> int:
    """List what needs an editor's look, worst first, with the command that settles it.

    With --json: {"review": [{"path", "line", "column", "article", "rank", "kind", "reason", "command", "entities"}, …],
    "articles": [{"path", "article", "reviewed", "marks", "by", "on"}, …]}.
    """
    from dateline.build import gather
    from dateline.desk import review_queue

    corpus, problems = gather(_settings(config))
    if corpus is None:
        return report(problems)
    looks = review_queue.review(corpus, problems)
    if as_json:
        articles = [_progress_record(annotated) for annotated in corpus.articles]
        print_json({"review": [_look_record(look) for look in looks], "articles": articles})
        return 0
    for look in looks:
        say(f"{look.place}: {look.what}")
        if look.command:
            say(f"    {look.command}")
    if not quiet:
        for annotated in corpus.articles:
            say(_progress(annotated))
    return 0


@click.command(
    cls=Command,
    examples=[
        'dateline note seeds/example.txt "Mayor Ann Reed" "In office since March." --by mk',
        'dateline note seeds/example.txt "forty boats" "Others say thirty." --about disputed --nth 2',
    ],
)
@seed_argument
@words_argument
@click.argument("text", metavar="NOTE")
@nth_option
@click.option(
    "--about", type=click.Choice(NOTE_KINDS), default="context", show_default=True, help="What kind of note it is."
)
@by_option
@config_option
@quiet_option
def note(*, seed: Path, words: str, text: str, nth: int | None, about: str, by: str, config: Path, quiet: bool) -> int:
    """Write a note on words of an article into its YAML file.

    WORDS are copied from the article SEED; NOTE is Markdown.
    """
    from dateline.desk import commands
    from dateline.desk.selectors import Selector

    read = _settings(config)
    article = _article(seed)
    if article is None:
        return 1
    selector = Selector(at=words, nth=nth, place=Place(seed.as_posix()))

    def make(there: "ItemsFile") -> "ItemOrProblems":
        return commands.note(article, selector, text, there, about=about, by=by)

    return _add(read, seed, "notes", make, quiet=quiet)


@click.command(
    cls=Command,
    examples=[
        'dateline accept seeds/example.txt time "January 8"',
        'dateline accept seeds/example.txt quote "We lost forty boats" --nth 1 --by mk',
    ],
)
@seed_argument
@kind_argument
@words_argument
@nth_option
@by_option
@config_option
@quiet_option
def accept(*, seed: Path, kind: "MarkKind", words: str, nth: int | None, by: str, config: Path, quiet: bool) -> int:
    """Write that a mark is right, with its values, into the article's YAML file.

    KIND is event, figure, name, quote, time or title; WORDS are copied from the article SEED.
    """
    return _decide("accept", seed=seed, kind=kind, words=words, nth=nth, by=by, config=config, quiet=quiet)


@click.command(
    cls=Command,
    examples=[
        'dateline reject seeds/example.txt name "Aldport" --nth 1',
        'dateline reject seeds/example.txt figure "forty" --by mk',
    ],
)
@seed_argument
@kind_argument
@words_argument
@nth_option
@by_option
@config_option
@quiet_option
def reject(*, seed: Path, kind: "MarkKind", words: str, nth: int | None, by: str, config: Path, quiet: bool) -> int:
    """Write that a mark is wrong into the article's YAML file.

    KIND is event, figure, name, quote, time or title; WORDS are copied from the article SEED.
    """
    return _decide("reject", seed=seed, kind=kind, words=words, nth=nth, by=by, config=config, quiet=quiet)


@click.command(
    "import",
    cls=Command,
    examples=["dateline import annotations.json", "dateline import notes.ann --seed example"],
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--seed", default="", metavar="STEM", help="The article that all of it is about.")
@config_option
@quiet_option
def import_(file: Path, seed: str, config: Path, *, quiet: bool) -> int:
    """Import notes of Hypothesis or Web Annotation (JSON) or of brat (.ann)."""
    from dateline import desk, inputs, seeds
    from dateline.desk import commands, importing

    read = _settings(config)
    articles, _ = seeds.read(read.seeds, read.shown)
    said, _ = desk.read(read.seeds, read.shown, articles)
    known = [desk.apply_facts(said, article) for article in articles]
    try:
        text = inputs.read_bytes(file).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = inputs.describe_error(error) if isinstance(error, OSError) else f"not UTF-8 (byte {error.start})"
        message = f"can't be read: {why}; name a file of text in UTF-8"
        return report([Problem(Place(file.as_posix()), message, "DL264")])
    foreign, faults = importing.read(file.as_posix(), text)
    items, lost = commands.match_notes(foreign, known, seed)
    status = report((*faults, *lost))
    imported = 0
    with _locked_folder(read, read.seeds) as folder:
        for article in known:
            there = _load(folder, read.root / article.path) if article.slug in items else None
            if there is None:
                status |= article.slug in items
                continue
            new, notices = commands.select_new(article, items[article.slug], there)
            report(notices)
            failed = _write(folder, there, "notes", new, quiet=quiet) if new else 0
            imported += 0 if failed else len(new)
            status |= failed
    if not quiet:
        say(f"{imported} of {len(foreign)} notes imported")
    return status


def _decide(
    verb: Literal["accept", "reject"],
    *,
    seed: Path,
    kind: "MarkKind",
    words: str,
    nth: int | None,
    by: str,
    config: Path,
    quiet: bool,
) -> int:
    from dateline import desk
    from dateline.desk import commands
    from dateline.desk.name_register import apply_register
    from dateline.desk.selectors import Selector
    from dateline.pipeline import annotate_one

    read = _settings(config)
    article = _article(seed)
    if article is None:
        return 1
    register = desk.read(read.seeds, read.shown, (article,))[0].register
    annotated = apply_register(annotate_one(article, read.pipeline), register)
    decide = commands.accept if verb == "accept" else commands.reject
    selector = Selector(at=words, nth=nth, place=Place(seed.as_posix()))

    def make(there: "ItemsFile") -> "ItemOrProblems":
        return decide(annotated, kind, selector, by, there)

    return _add(read, seed, "marks", make, quiet=quiet)


def _settings(config: Path) -> "Settings":
    """Return the settings. Raises RefusedError if they have errors: a decision must not rely on defaults."""
    from dateline import settings
    from dateline.build import refuse

    read, problems = settings.read(config)
    refuse(problems)
    return read


def _article(seed: Path) -> "Article | None":
    from dateline import seeds

    article, problems = seeds.read_one(seed, PurePosixPath(seed.as_posix()))
    report(problems)
    return article


def _add(
    read: "Settings",
    seed: Path,
    section: str,
    make: "Callable[[ItemsFile], ItemOrProblems]",
    *,
    quiet: bool,
) -> int:
    """Add the item that `make` returns to the file beside the seed and print it, or report why not."""
    with _locked_folder(read, seed) as folder:
        there = _load(folder, seed)
        if there is None:
            return 1
        item, problems = make(there)
        return report(problems) if item is None else _write(folder, there, section, [item], quiet=quiet)


@contextmanager
def _locked_folder(read: "Settings", seed: Path) -> "Iterator[Path]":
    """Lock the folder of seeds, or that of a seed elsewhere, and yield it."""
    from dateline import files

    folder = read.seeds if seed.resolve().is_relative_to(read.seeds.resolve()) else seed.parent
    files.sweep(folder, tell)
    with files.lock(folder, tell):
        yield folder


def _load(folder: Path, seed: Path) -> "ItemsFile | None":
    from dateline.desk import commands

    there = commands.load(folder, seed)
    if isinstance(there, Problem):
        report([there])
        return None
    return there


def _write(folder: Path, there: "ItemsFile", section: str, items: "Sequence[YamlItem]", *, quiet: bool) -> int:
    """Write the items and print the last one, or report why they can't be written."""
    from dateline.desk import commands

    problems = commands.write(folder, there, section, items)
    if not problems and not quiet:
        say(f"{there.shown}: {', '.join(str(value) for value in items[-1].values())}")
    return report(problems)


def _look_record(look: "ReviewTask") -> dict[str, object]:
    """Return one item of the review list as `review --json` prints it."""
    return place_record(look.place) | {
        "article": look.slug,
        "rank": look.rank,
        "kind": look.mark.kind if look.mark else None,
        "reason": str(look.what),
        "command": look.command or None,
        "entities": list(look.entities),
    }


def _progress(annotated: "Annotated") -> str:
    from dateline.desk.review_queue import count_reviewed

    done, marks = count_reviewed(annotated)
    who = f", the whole by {annotated.review.by} on {annotated.review.on}" if annotated.review else ""
    return f"{annotated.article.path}: {done} of {marks} marks reviewed{who}"


def _progress_record(annotated: "Annotated") -> dict[str, object]:
    """Return an article's review progress as `review --json` prints it."""
    from dateline.desk.review_queue import count_reviewed

    done, marks = count_reviewed(annotated)
    on = annotated.review.on if annotated.review else None
    return {
        "path": annotated.article.path,
        "article": annotated.article.slug,
        "reviewed": done,
        "marks": marks,
        "by": annotated.review.by if annotated.review else None,
        "on": on.isoformat() if on else None,
    }


COMMANDS = (review, note, accept, reject, import_)
