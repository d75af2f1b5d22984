"""Every mark of an article in words, for a terminal: its location, value, certainty and reason."""

from collections.abc import Iterator
from typing import Any

from dateline import export
from dateline.linked import Corpus

_COMMON = {"kind", "start", "end", "by", "because", "sure", "or", "rule"}
_EMPTY: tuple[Any, ...] = (None, "", [], False)


def explain(corpus: Corpus, *, rules: bool = False) -> Iterator[str]:
    """Yield a line for each mark in text order: location, kind, words, values, certainty, annotator, reason.

    With `rules`, each line also names the rule that decided the mark.
    """
    for annotated, record in zip(corpus.articles, export.articles(corpus), strict=True):
        article = annotated.article
        yield f"{article.path}: published {record['published']}, “{record['title']}”"
        for mark in record["annotations"]:
            if mark["start"] is None:
                yield f"without its place: {mark['kind']} “{mark['words']}”: {mark['because']}"
                continue
            place = article.place(mark["start"])
            words = " ".join(article.text[mark["start"] : mark["end"]].split())
            values = ", ".join(
                f"{key} {_format_value(value, article.text)}"
                for key, value in mark.items()
                if key not in _COMMON and value not in _EMPTY
            )
            doubt = f" (or {', '.join(mark['or'])})" if "or" in mark else ""
            what = f"{place.line}:{place.column} {mark['kind']} “{words}”: {values}{doubt}"
            rule = f" ({mark['rule']})" if rules and mark.get("rule") else ""
            yield f"{what}; {mark['sure']}, by {mark['by']}{rule}: {mark['because']}"


def _format_value(value: Any, text: str) -> str:  # noqa: ANN401
    """Show spans as their words, everything else unchanged."""
    match value:
        case [int(start), int(end)]:
            return f"“{text[start:end]}”"
        case {"start": int(start), "end": int(end)}:
            return f"“{text[start:end]}”" + (f" = {value['name']}" if value.get("name") else "")
        case [[_, _], *_]:
            return " … ".join(_format_value(part, text) for part in value)
        case _:
            return str(value)
