"""The register of corrections: a published correction stays, whatever happens to the file that states it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from dateline.desk.items import ArticleFile, CorrectionItem
from dateline.desk.selectors import normalize
from dateline.desk.writing import format_flow
from dateline.linked import Withdrawn
from dateline.model import Article
from dateline.problems import Grade, Place, Problem


@dataclass(frozen=True, slots=True)
class RegisteredCorrection:
    """A correction as last published, with what to show if its article is removed."""

    article: str
    """Its slug."""
    title: str
    """Empty if it has none."""
    seed: str
    """Hash of the seed then: it identifies a renamed seed."""
    old: str
    new: str
    why: str
    on: dt.date
    by: str

    @property
    def identity(self) -> tuple[str, str, str, dt.date]:
        """The key that distinguishes it from all others in the register; `why` and `by` may be amended."""
        return (self.article, normalize(self.old), normalize(self.new), self.on)

    @property
    def withdrawal(self) -> Withdrawn:
        """The correction as it is shown when its article is gone."""
        return Withdrawn(self.article, self.title, self.item(Place("")).correction)

    @property
    def yaml_item(self) -> Mapping[str, str | dt.date]:
        """The correction as an item of an article's file."""
        return {"old": self.old, "new": self.new, "why": self.why, "on": self.on, "by": self.by}

    def item(self, place: Place) -> CorrectionItem:
        """Return the correction as an article's file states it."""
        return CorrectionItem(old=self.old, new=self.new, why=self.why, on=self.on, by=self.by, place=place)


def match_to_articles(
    registered: Sequence[RegisteredCorrection], articles: Sequence[Article], files: Mapping[str, ArticleFile]
) -> tuple[dict[str, list[RegisteredCorrection]], tuple[RegisteredCorrection, ...]]:
    """Return the registered corrections by their article's current slug, and those whose article is gone.

    A renamed seed is recognised by its bytes. A seed that was renamed and changed is recognised by the corrections that
    are now in its new file, but not by one that this file had before, since one mistake may be corrected in two
    articles.
    """
    slugs = {article.slug for article in articles}
    renamed = {article.sha256: article.slug for article in articles}
    before = {one.identity for one in registered}
    moved = {
        (normalize(item.old), normalize(item.new), item.on): slug
        for slug, article_file in files.items()
        for item in article_file.corrections
        if (slug, normalize(item.old), normalize(item.new), item.on) not in before
    }
    found: dict[str, list[RegisteredCorrection]] = {}
    gone = []
    for one in registered:
        slug = one.article if one.article in slugs else renamed.get(one.seed) or moved.get(one.identity[1:])
        if slug:
            found.setdefault(slug, []).append(one)
        else:
            gone.append(one)
    return found, tuple(gone)


def find_missing(
    registered: Iterable[RegisteredCorrection], written: Iterable[CorrectionItem]
) -> tuple[RegisteredCorrection, ...]:
    """Return the registered corrections that the file no longer states.

    A correction is identified by its old and new words; reason, author and day may be amended. If the same words were
    corrected more than once, those of the same day belong together.
    """
    lost, free = list(registered), list(written)
    for dated in (True, False):
        for one in tuple(lost):
            match = next((item for item in free if _same(one, item) and (one.on == item.on or not dated)), None)
            if match:
                free.remove(match)
                lost.remove(one)
    return tuple(lost)


def restore(article_file: ArticleFile | None, article: Article, lost: Sequence[RegisteredCorrection]) -> ArticleFile:
    """Return an article's file with the corrections that it lost."""
    article_file = article_file or ArticleFile(place=Place(PurePosixPath(article.path).with_suffix(".yml").as_posix()))
    place = article_file.corrections[0].place if article_file.corrections else article_file.place
    return replace(article_file, corrections=(*article_file.corrections, *(one.item(place) for one in lost)))


def report_missing(article_file: ArticleFile, lost: Sequence[RegisteredCorrection]) -> list[Problem]:
    """Report the corrections that a file lost, each as the line to put back; `article_file` has them restored."""
    place = article_file.corrections[0].place
    return [
        Problem(
            place,
            f"the correction of {one.on} is missing from this file and stays on the page; put it back below "
            f"`corrections:` as - {format_flow(one.yaml_item)}",
            "DL217",
            Grade.WARNING,
        )
        for one in lost
    ]


def update_register(
    articles: Iterable[tuple[Article, str]], files: Mapping[str, ArticleFile], others: Iterable[RegisteredCorrection]
) -> tuple[RegisteredCorrection, ...]:
    """Return the register after a build: the corrections of these articles, with their titles, and the `others`."""
    now = (
        RegisteredCorrection(article.slug, title, article.sha256, item.old, item.new, item.why, item.on, item.by)
        for article, title in articles
        if article.slug in files
        for item in files[article.slug].corrections
    )
    return sort_register((*others, *now))


def sort_register(registered: Iterable[RegisteredCorrection]) -> tuple[RegisteredCorrection, ...]:
    """Return the register by article and day; of two equal corrections, keep the later one."""
    by_identity = {one.identity: one for one in registered}
    return tuple(sorted(by_identity.values(), key=lambda one: (one.article, one.on, one.old, one.new)))


def report_unregistered(old: Iterable[RegisteredCorrection], files: Mapping[str, ArticleFile]) -> tuple[Problem, ...]:
    """Report the corrections that aren't registered yet: nobody would notice if they got lost."""
    known = {one.identity for one in old}
    message = "this correction is not in `.corrections.json` yet; run `dateline build` and commit that file"
    return tuple(
        Problem(item.place, message, "DL218", Grade.WARNING)
        for slug, article_file in sorted(files.items())
        for item in article_file.corrections
        if (slug, normalize(item.old), normalize(item.new), item.on) not in known
    )


def _same(registered: RegisteredCorrection, item: CorrectionItem) -> bool:
    return (normalize(registered.old), normalize(registered.new)) == (normalize(item.old), normalize(item.new))
