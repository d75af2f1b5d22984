"""The commands that read articles: build, check, annotate, timeline, explain, search.

Each imports what it needs when it runs, so that `--help`, completion and usage errors are fast.
"""

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from dateline.cli.output import (
    exit_code,
    print_json,
    print_json_lines,
    problem_record,
    quantity,
    report,
    report_on_github,
)
from dateline.cli.parameters import Command, config_option, json_option, quiet_option, seed_argument
from dateline.cli.progress import show_progress

if TYPE_CHECKING:
    from dateline.linked import Corpus

folder_argument = click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")


@click.command(cls=Command, examples=["dateline build", "dateline build --quiet --config news/mkdocs.yml"])
@config_option
@quiet_option
def build(config: Path, *, quiet: bool) -> int:
    """Write the pages of all seeds below docs/, ready for `mkdocs build`."""
    from dateline import build as site_builder
    from dateline import publish, settings
    from dateline.pipeline import count_marks

    read, problems = settings.read(config)
    with show_progress(quiet=quiet) as progress:
        site = site_builder.build(read, problems, progress)
    site_builder.refuse(site.problems)
    written = publish.write((*site.pages, *site_builder.assets(read)), read.docs)
    site_builder.save_registers(read, site.corpus)
    report(site.problems)
    corpus = site.corpus
    if not quiet:
        click.echo(
            f"{quantity(len(corpus.articles), 'article')}, {quantity(count_marks(corpus.articles), 'mark')}, "
            f"{quantity(len(corpus.entries), 'timeline entry', 'timeline entries')}, "
            f"{quantity(len(site.pages), 'page')}, {quantity(written.written + written.unchanged, 'file')} "
            f"({written.written} written, {written.unchanged} unchanged, {written.removed} removed), "
            f"{quantity(len(site.problems), 'problem')}"
        )
    return 0


@click.command(cls=Command, examples=["dateline check", "dateline check --strict", "dateline check --json"])
@config_option
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@json_option
@quiet_option
def check(config: Path, *, strict: bool, as_json: bool, quiet: bool) -> int:
    """Report all problems of seeds, desk and settings; write nothing.

    With --json: {"articles": 2, "problems": [{"path", "line", "column", "code", "grade", "message"}, …]}.
    """
    from dateline import build as site_builder
    from dateline import i18n_format, settings

    read, problems = settings.read(config)
    with show_progress(quiet=quiet) as progress:
        site = site_builder.build(read, problems, progress)
    found = sorted({*site.problems, *site_builder.find_pending(read, site)})
    articles = len(site.corpus.articles)
    if as_json:
        print_json({"articles": articles, "problems": [problem_record(problem) for problem in found]})
    else:
        report(found, err=False)
        report_on_github(found)
        if not quiet:
            if read.language != i18n_format.FALLBACK:
                click.echo(f"interface in {i18n_format.coverage(read.language)}")
            click.echo(f"{quantity(articles, 'article')}, {quantity(len(found), 'problem')}")
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
        click.echo(line)
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
    from dateline import publish, settings
    from dateline import search as search_index

    read, problems = settings.read(config)
    with show_progress(quiet=quiet) as progress:
        built = site_builder.build(read, problems, progress)
    site_builder.refuse(built.problems)
    done = search_index.write(built.corpus, site, read.language, publish.find_hand_written(read.docs, built.pages))
    if not quiet:
        click.echo(f"{quantity(done.finds, 'find')} in {quantity(done.files, 'piece')}, {done.size / 1000:,.0f} kB")
    return 0


def _annotated(folder: Path, *, quiet: bool) -> "tuple[Corpus, int]":
    """Annotate a folder outside any project, with the desk's files in it; report what can't be read."""
    from dateline.build import gather
    from dateline.linked import Corpus
    from dateline.settings import Settings

    with show_progress(quiet=quiet) as progress:
        corpus, problems = gather(Settings(shown=PurePosixPath(folder.as_posix())), progress)
    return corpus or Corpus(()), report(problems)


COMMANDS = (build, check, annotate, timeline, explain, search)
