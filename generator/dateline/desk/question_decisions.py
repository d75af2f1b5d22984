"""Questions that the articles answer: `seeds/claims.yml`. Who claims what, side by side."""

from dataclasses import dataclass
from typing import Any

from dateline.desk.selectors import Selector
from dateline.located import YamlReader
from dateline.problems import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Selector):
    """One answer: exact words of one article."""

    article: str
    """The seed's stem."""
    speaker: str = ""
    """Who claims it, by name; empty if the article's own mark of a quote says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDecision:
    """A row: a question that the desk asks, with the answers of the articles."""

    question: str
    cells: tuple[Cell, ...]
    reject: bool = False
    """True if the rules propose a row of these words and the desk rejects it."""
    note: str = ""
    """Markdown beside the row."""
    place: Place

    @classmethod
    def read_yaml(cls, reader: YamlReader, node: Any, entries: dict[str, Any]) -> "QuestionDecision | None":  # noqa: ANN401 - only `located` knows YAML nodes
        """Read a question; it must have words, because pages show them and name the row after them."""
        decision = reader.fill(node, entries, cls)
        if decision is None or decision.question.strip():
            return decision
        reader.report(entries["question"][1], "question: there are no words; write what is asked", "DL206")
        return None
