"""The commands that read articles: build, check, annotate, timeline, explain, search.

Each imports what it needs when it runs, so that `--help`, completion and usage errors are fast.
"""

from contextlib import nullcontext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from dateline.cli.output import (
    exit_code,
    print_json,
    print_json_lines,
    problem_count,
    problem_record,
    quantity,
    report,
    report_on_github,
    say,
    tell,
)
from dateline.cli.parameters import Command, config_option, json_option, quiet_option, seed_argument
from dateline.cli.progress import show_progress

if TYPE_CHECKING:
    from dateline.linked import Corpus

folder_argument = click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")


@click.command(cls=Command, examples=["dateline build", "dateline build --quiet --config news/mkdocs.yml"])
@config_option
@click.option("--strict", is_flag=True, help="Write nothing if there are errors, or warnings about the desk's files.")
@quiet_option
def build(config: Path, *, strict: bool, quiet: bool) -> int:
    """Write the pages of all seeds below docs/, ready for `mkdocs build`.

    Files with errors are set aside: their articles stay as they last were without errors.
    """
    from dateline import build as site_builder
    from dateline import files, intake, publish, settings
    from dateline.pipeline import count_marks

    read, problems = settings.read(config)
    # Locked from here on: what keeps the pages from being written is known before articles are annotated. But if the
    # settings have errors, nothing will be written, and which folder to lock is a guess.
    with nullcontext() if exit_code(problems) else files.lock(read.docs, tell):
        taken = intake.read(read, problems)
        taken.refuse(strict=strict)
        for folder in (read.docs, read.seeds):
            files.sweep(folder, tell)
        with show_progress(quiet=quiet) as progress:
            site = site_builder.build(taken, progress)
        if strict:
            site_builder.refuse(site.problems)
        written = publish.write((*site.pages, *site_builder.assets(read)), read.docs, site.left)
        site_builder.save_registers(taken, site.corpus)
        taken.keep_good()
    status = report(sorted({*site.problems, *written.obstacles}))
    corpus = site.corpus
    if not quiet:
        say(
            f"{quantity(len(corpus.articles), 'article')}, {quantity(count_marks(corpus.articles), 'mark')}, "
            f"{quantity(len(corpus.entries), 'timeline entry', 'timeline entries')}, "
            f"{quantity(len(site.pages), 'page')}, {quantity(written.written + written.unchanged, 'file')} "
            f"({written.written} written, {written.unchanged} unchanged, {written.removed} removed), "
            f"{problem_count(site.problems)}"
        )
    return status


@click.command(cls=Command, examples=["dateline check", "dateline check --strict", "dateline check --json"])
@config_option
@click.option("--strict", is_flag=True, help="Fail on warnings too, but not on notices.")
@json_option
@quiet_option
def check(config: Path, *, strict: bool, as_json: bool, quiet: bool) -> int:
    """Report all problems of seeds, desk and settings; write nothing.

    With --json: {"articles": 2, "problems": [{"path", "line", "column", "code", "grade", "message"}, …]}.
    """
    from dateline import build as site_builder
    from dateline import i18n_format, intake, settings
    from dateline.linked import Corpus, Site
    from dateline.problems import RefusedError

    read, problems = settings.read(config)
    taken = intake.read(read, problems)
    try:
        with show_progress(quiet=quiet) as progress:
            site = site_builder.build(taken, progress)
    except RefusedError as refused:
        site = Site((), refused.problems, Corpus(()))
    # What becomes of the files that are set aside depends on what this computer has built before.
    found = sorted({*site.problems, *site_builder.find_pending(taken, site)}.difference(taken.notices))
    articles = len(site.corpus.articles)
    if as_json:
        print_json({"articles": articles, "problems": [problem_record(problem) for problem in found]})
    else:
        report(found, err=False)
        report_on_github(found)
        if not quiet:
            if read.language != i18n_format.FALLBACK:
                say(f"interface in {i18n_format.coverage(read.language)}")
            say(f"{quantity(articles, 'article')}, {problem_count(found)}")
    return exit_code(found, strict=strict)


@click.command(cls=Command, examples=["dateline annotate seeds", "dateline annotate --quiet texts > marks.jsonl"])
@folder_argument
@quiet_option
def annotate(folder: Path, *, quiet: bool) -> int:
    """Print every article of a folder with its annotations, as JSON Lines. Subfolders are included."""
    from dateline import export

    corpus, status = _annotated(folder, quiet=quiet)
    print_json_lines(export.articles(corpus))
    return status


@click.command(cls=Command, examples=["dateline timeline seeds", "dateline timeline texts --undated"])
@folder_argument
@click.option("--undated", is_flag=True, help="Print the entries without a date too, at the end.")
@quiet_option
def timeline(folder: Path, *, undated: bool, quiet: bool) -> int:
    """Print the timeline of a folder of articles, as JSON Lines."""
    from dateline import export

    corpus, status = _annotated(folder, quiet=quiet)
    print_json_lines(export.timeline(corpus, undated=undated))
    return status


@click.command(
    cls=Command, examples=["dateline explain seeds/example.txt", "dateline explain seeds/example.txt --rules"]
)
@seed_argument
@click.option("--rules", is_flag=True, help="Print the rule that decided each mark too.")
def explain(seed: Path, *, rules: bool) -> int:
    """Print every mark of one seed with its value and its reason."""
    from dateline import explain as marks_in_words
    from dateline import seeds, settings
    from dateline.build import corpus_of

    article, problems = seeds.read_one(seed, PurePosixPath(seed.as_posix()))
    report(problems)
    if article is None:
        return 1
    corpus = corpus_of(article, seed.parent, settings.Settings().pipeline)
    for line in marks_in_words.explain(corpus, rules=rules):
        say(line)
    return 0


@click.command(cls=Command, examples=["dateline search", "dateline search public --config news/mkdocs.yml"])
@click.argument("site", type=click.Path(path_type=Path), default="site", metavar="[SITE]")
@config_option
@quiet_option
def search(site: Path, config: Path, *, quiet: bool) -> int:
    """Make the search index of a site that another engine than mkdocs built.

    SITE is the folder of the built site; the default is `site`.
    """
    if not (site / "index.html").exists():
        message = f"{site} holds no built site: build it first, or name its folder"
        raise click.UsageError(message)
    from dateline import build as site_builder
    from dateline import intake, publish, settings
    from dateline import search as search_index

    read, problems = settings.read(config)
    taken = intake.read(read, problems)
    taken.refuse()
    with show_progress(quiet=quiet) as progress:
        built = site_builder.build(taken, progress)
    status = report(built.problems)
    done = search_index.write(built.corpus, site, read.language, publish.find_hand_written(read.docs, built.pages))
    if not quiet:
        say(f"{quantity(done.finds, 'find')} in {quantity(done.files, 'piece')}, {done.size / 1000:,.0f} kB")
    return status


def _annotated(folder: Path, *, quiet: bool) -> "tuple[Corpus, int]":
    """Annotate a folder outside any project, with the desk's files in it; report what can't be read."""
    from dateline.build import gather
    from dateline.linked import Corpus
    from dateline.settings import Settings

    with show_progress(quiet=quiet) as progress:
        corpus, problems = gather(Settings(shown=PurePosixPath(folder.as_posix())), progress)
    return corpus or Corpus(()), report(problems)


COMMANDS = (build, check, annotate, timeline, explain, search)
