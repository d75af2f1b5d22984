"""Corrections kept for ever: what was published as put right stays, whatever becomes of the file that said so."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from dateline.desk.items import ArticleFile, CorrectionItem
from dateline.desk.selectors import plain
from dateline.desk.writing import flow
from dateline.linked import Withdrawn
from dateline.model import Article
from dateline.problems import Grade, Place, Problem


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction as it was last published, with what is to be known of its article should that go."""

    article: str
    """Its slug."""
    title: str
    """Empty where it has none."""
    seed: str
    """The seed's hash then: by it a seed under another name is known."""
    old: str
    new: str
    why: str
    on: dt.date
    by: str

    @property
    def identity(self) -> tuple[str, str, str, dt.date]:
        """What tells it from all others in the register; `why` and `by` may be amended."""
        return (self.article, plain(self.old), plain(self.new), self.on)

    @property
    def withdrawn(self) -> Withdrawn:
        """The correction as it is shown when its article is gone."""
        return Withdrawn(self.article, self.title, self.item(Place("")).published)

    def item(self, place: Place) -> CorrectionItem:
        """Return the correction as an article's file says it."""
        return CorrectionItem(old=self.old, new=self.new, why=self.why, on=self.on, by=self.by, place=place)


def housed(
    kept: Sequence[KeptCorrection], articles: Sequence[Article], files: Mapping[str, ArticleFile]
) -> tuple[dict[str, list[KeptCorrection]], tuple[KeptCorrection, ...]]:
    """Return the kept corrections by the slug of the article that they are of now, and those whose article is gone.

    A seed under another name is known by its bytes. One that was changed at the same time is known by its corrections
    having moved along into its new file; not by a correction that file was known to have before, for one mistake may
    have been made, and mended, in two articles.
    """
    here = {article.slug for article in articles}
    renamed = {article.sha256: article.slug for article in articles}
    before = {one.identity for one in kept}
    moved = {
        (plain(item.old), plain(item.new), item.on): slug
        for slug, said in files.items()
        for item in said.corrections
        if (slug, plain(item.old), plain(item.new), item.on) not in before
    }
    found: dict[str, list[KeptCorrection]] = {}
    gone = []
    for one in kept:
        slug = one.article if one.article in here else renamed.get(one.seed) or moved.get(one.identity[1:])
        if slug:
            found.setdefault(slug, []).append(one)
        else:
            gone.append(one)
    return found, tuple(gone)


def missing(kept: Iterable[KeptCorrection], written: Iterable[CorrectionItem]) -> tuple[KeptCorrection, ...]:
    """Return the kept corrections that the file no longer says.

    A correction is its old and its new words; reason, author and day may be amended. Where the same words were put
    right more than once, those of the same day belong together.
    """
    lost, free = list(kept), list(written)
    for dated in (True, False):
        for one in tuple(lost):
            pair = next((item for item in free if _same(one, item) and (one.on == item.on or not dated)), None)
            if pair:
                free.remove(pair)
                lost.remove(one)
    return tuple(lost)


def restored(said: ArticleFile | None, article: Article, lost: Sequence[KeptCorrection]) -> ArticleFile:
    """Return what the desk says about an article with the corrections that its file lost."""
    said = said or ArticleFile(place=Place(PurePosixPath(article.path).with_suffix(".yml").as_posix()))
    place = said.corrections[0].place if said.corrections else said.place
    return replace(said, corrections=(*said.corrections, *(one.item(place) for one in lost)))


def losses(said: ArticleFile, lost: Sequence[KeptCorrection]) -> list[Problem]:
    """Report the corrections that a file lost, each as it is to be put back; `said` has them again."""
    place = said.corrections[0].place
    return [
        Problem(
            place,
            f"the correction of {one.on} is gone from this file, and stays on the page; put it back below "
            f"`corrections:` as - {flow({'old': one.old, 'new': one.new, 'why': one.why, 'on': one.on, 'by': one.by})}",
            "DL217",
            Grade.WARNING,
        )
        for one in lost
    ]


def renewed(
    articles: Iterable[tuple[Article, str]], files: Mapping[str, ArticleFile], gone: Iterable[KeptCorrection]
) -> tuple[KeptCorrection, ...]:
    """Return the register after a build: those of the articles, given with their titles, and of those gone."""
    now = (
        KeptCorrection(article.slug, title, article.sha256, item.old, item.new, item.why, item.on, item.by)
        for article, title in articles
        if article.slug in files
        for item in files[article.slug].corrections
    )
    return unique((*gone, *now))


def unique(kept: Iterable[KeptCorrection]) -> tuple[KeptCorrection, ...]:
    """Return a register in its order: by article and day; of one correction given twice the later stands."""
    by_identity = {one.identity: one for one in kept}
    return tuple(sorted(by_identity.values(), key=lambda one: (one.article, one.on, one.old, one.new)))


def unkept(old: Iterable[KeptCorrection], files: Mapping[str, ArticleFile]) -> tuple[Problem, ...]:
    """Report the corrections that the register does not know yet: nobody would notice if they went."""
    known = {one.identity for one in old}
    message = "this correction is not in `.corrections.json` yet; run `dateline build` and commit that file"
    return tuple(
        Problem(item.place, message, "DL218", Grade.WARNING)
        for slug, said in sorted(files.items())
        for item in said.corrections
        if (slug, plain(item.old), plain(item.new), item.on) not in known
    )


def _same(kept: KeptCorrection, item: CorrectionItem) -> bool:
    return (plain(kept.old), plain(kept.new)) == (plain(item.old), plain(item.new))
