"""Questions to which the articles give answers: `seeds/claims.yml`. Who claims what, side by side."""

from dataclasses import dataclass

from dateline.desk.selectors import Words
from dateline.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Words):
    """One answer: exact words of one article."""

    article: str
    """The seed's stem."""
    speaker: str = ""
    """Who claims it, by name; empty where the article's own mark of a quote says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDecision:
    """A row: a question named by the desk, with the answers that the articles give."""

    question: str
    cells: tuple[Cell, ...]
    reject: bool = False
    """True where the rules propose a row of these words and the desk says that it is none."""
    note: str = ""
    """Markdown beside the row."""
    place: Place
