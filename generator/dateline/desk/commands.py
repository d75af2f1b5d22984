"""What `note`, `accept`, `reject` and `import` write: an item for the article's file, or the problem."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import dateline.desk.desk_files as disk
from dateline.desk.anchors import anchor_item
from dateline.desk.decisions import DECISIONS, Decision, MarkKind
from dateline.desk.importing import ImportedNote
from dateline.desk.items import ArticleFile, NoteItem
from dateline.desk.mark_decisions import DecidedMarks
from dateline.desk.name_register import Register
from dateline.desk.selectors import Selector, find_occurrences
from dateline.desk.writing import Value, YamlItem, insert_item
from dateline.located import Source, read
from dateline.model import Annotated, AnyMark, Article, Span
from dateline.problems import Grade, Place, Problem

ItemOrProblems = tuple[YamlItem | None, tuple[Problem, ...]]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ItemsFile:
    """The file beside a seed as a command finds it: its text, and the items that can be read."""

    file: Path
    shown: str
    """Its path in messages."""
    text: str
    notes: tuple[NoteItem, ...] = ()
    marks: tuple[Decision, ...] = ()


def load(folder: Path, seed: Path) -> ItemsFile | Problem:
    """Read the file beside a seed, or say why it can't be read."""
    file = seed.with_suffix(".yml")
    text = disk.load_text(folder, file, file.as_posix())
    if isinstance(text, Problem):
        return text
    # Whatever else is wrong with it is reported by the next build.
    there, _ = read(Source(file.as_posix(), text), ArticleFile) if text.strip() else (None, [])
    return ItemsFile(file, file.as_posix(), text, *((there.notes, there.marks) if there else ()))


def note(  # noqa: PLR0913 - what the command line gives
    article: Article, selector: Selector, text: str, there: ItemsFile, *, about: str, by: str
) -> ItemOrProblems:
    """Return a note on these words, or None and the problem if their place is not certain, or if it is there."""
    span, problems = locate(article, selector)
    if span is None:
        return None, problems
    item: dict[str, Value] = {"note": text, **selector_keys(article, selector)}
    item |= {"about": about} if about != "context" else {}
    same = _find_note(article, item, there.notes)
    if same:
        return None, (_report_same(same, "this note is already here"),)
    return item | ({"by": by} if by else {}), ()


def accept(annotated: Annotated, kind: MarkKind, selector: Selector, by: str, there: ItemsFile) -> ItemOrProblems:
    """Return the item that accepts the mark at these words, with its present values."""
    return _decide(annotated, "accept", kind, selector, by=by, there=there)


def reject(annotated: Annotated, kind: MarkKind, selector: Selector, by: str, there: ItemsFile) -> ItemOrProblems:
    """Return the item that rejects the mark at these words."""
    return _decide(annotated, "reject", kind, selector, by=by, there=there)


def write(folder: Path, there: ItemsFile, section: str, items: Sequence[YamlItem]) -> tuple[Problem, ...]:
    """Add items to a file as it was read; if it has errors, write nothing. Call it with the folder locked."""
    text = there.text
    for item in items:
        text, problems = insert_item(there.shown, text, section, item)
        if problems:
            return problems
    disk.save(folder, there.file, text)
    return ()


def select_new(
    article: Article, items: Sequence[YamlItem], there: ItemsFile
) -> tuple[list[YamlItem], tuple[Problem, ...]]:
    """Return the notes that are not in the file yet, and a notice for each of the others."""
    same = [(item, _find_note(article, item, there.notes)) for item in items]
    notices = tuple(_report_same(old, "this note is already here") for _, old in same if old)
    return [item for item, old in same if not old], notices


def locate(article: Article, selector: Selector) -> tuple[Span | None, tuple[Problem, ...]]:
    """Return the place of the words; if it is not certain, the problem lists the places to choose from."""
    result = anchor_item(article, selector, None)
    if result.span:
        return result.span, ()
    places = [article.place(span.start) for span in find_occurrences(article.text, selector)]
    where = "".join(f"; --nth {n}: line {place.line}:{place.column}" for n, place in enumerate(places, 1))
    return None, (Problem(Place(article.path), result.message + where, result.code),)


def selector_keys(article: Article, selector: Selector) -> YamlItem:
    """Return the keys that select a place, as few as necessary."""
    item: dict[str, Value] = {"at": selector.at}
    if selector.before:
        item["before"] = selector.before
    if selector.after:
        item["after"] = selector.after
    plain = Selector(at=selector.at, place=selector.place)
    if selector.nth and len(list(find_occurrences(article.text, plain))) > 1:
        item["nth"] = selector.nth
    return item


def _decide(  # noqa: PLR0913 - what the command line gives
    annotated: Annotated,
    verb: Literal["accept", "reject"],
    kind: MarkKind,
    selector: Selector,
    *,
    by: str,
    there: ItemsFile,
) -> ItemOrProblems:
    article = annotated.article
    span, problems = locate(article, selector)
    if span is None:
        return None, problems
    marks = DecidedMarks(article, annotated.marks, Register())
    mark = marks.find_mark(kind, span)
    if mark is None:
        others = sorted({mark.kind for mark in annotated.marks if mark.span.overlaps(span) and mark.kind in DECISIONS})
        what = f"; there is: {', '.join(others)}" if others else ""
        return None, (Problem(article.place(span.start), f"there is no {kind} here to {verb}{what}", "DL237"),)
    for decision in there.marks:
        place, _ = locate(article, decision)
        if decision.kind != kind or place is None or marks.identify(kind, place) != mark.span:
            continue
        if decision.verb == verb and (verb == "reject" or decision.matches(mark)):
            return None, (_report_same(decision, f"this {kind} is already {verb}ed here"),)
        message = f"this item says '{decision.verb}' of the same {kind}; rewrite it, or remove it first"
        return None, (Problem(decision.place, message, "DL267"),)
    item: dict[str, Value] = {verb: kind, **selector_keys(article, selector)}
    return item | (_mark_values(mark, kind) if verb == "accept" else {}) | ({"by": by} if by else {}), ()


def _find_note(article: Article, item: YamlItem, notes: Sequence[NoteItem]) -> NoteItem | None:
    """Return the note that says the same about the same words, whoever wrote it."""
    words = " ".join(str(item["note"]).split())
    place = Place(article.path)
    nth = item.get("nth")
    wanted = Selector(
        at=str(item["at"]),
        before=str(item.get("before", "")),
        after=str(item.get("after", "")),
        nth=nth if isinstance(nth, int) else None,
        place=place,
    )
    span, _ = locate(article, wanted)
    same = (one for one in notes if " ".join(one.note.split()) == words and locate(article, one)[0] == span)
    return next(same, None)


def _report_same(there: Selector, message: str) -> Problem:
    return Problem(there.place, f"{message}; nothing was added", "DL266", Grade.NOTICE)


def _mark_values(mark: AnyMark, kind: MarkKind) -> dict[str, Value]:
    """Return the values of a mark as a decision states them, without those that follow from others."""
    values = DECISIONS[kind].mark_values(mark)
    if kind == "time":
        del values["type"]
    written: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, float) and value.is_integer():
            written[name] = int(value)
        elif isinstance(value, str) and name != "name" and _DAY.fullmatch(value):
            written[name] = dt.date.fromisoformat(value)
        elif isinstance(value, str | int | float | dt.date):
            written[name] = value
    return written


def match_notes(
    notes: Sequence[ImportedNote], articles: Sequence[Article], only: str
) -> tuple[dict[str, list[YamlItem]], tuple[Problem, ...]]:
    """Return imported notes as items, by article slug; a note without a certain place is a problem.

    `only` is the stem of the article that all notes are about, for files that don't name it.
    """
    items: dict[str, list[YamlItem]] = {}
    problems: list[Problem] = []
    for one in notes:
        article = _find_article(one, articles, only)
        if article is None:
            problems.append(
                Problem(
                    one.place,
                    f"no article has the address '{one.target}'; name it with --seed",
                    "DL262",
                )
            )
            continue
        selector = _select(article, one)
        if isinstance(selector, Problem):
            problems.append(selector)
            continue
        # What another tool exported is text; an editor who has read it may delete the line to have it read as Markdown.
        item: dict[str, Value] = {"note": one.text or "…", "plain": True, **selector_keys(article, selector)}
        items.setdefault(article.slug, []).append(item | ({"by": one.by} if one.by else {}))
    return items, tuple(problems)


def _find_article(one: ImportedNote, articles: Sequence[Article], only: str) -> Article | None:
    """Return the article of a note: the one with its address, or else the one whose stem is in the address."""
    if only:
        return next((article for article in articles if article.slug == only), None)
    by_url = [article for article in articles if one.target and article.fact("url") == one.target]
    by_stem = [a for a in articles if re.search(rf"(?<!\w){re.escape(a.slug)}(?![\w-])", one.target)]
    found = by_url or by_stem
    return found[0] if len(found) == 1 else None


def _select(article: Article, one: ImportedNote) -> Selector | Problem:
    """Return the selector of the words that another tool quotes, or why their place is not certain.

    The surrounding words decide, then the other tool's offset, if it fits this text.
    """
    place = one.place
    plain = Selector(at=one.at.strip(), place=place)
    spans = list(find_occurrences(article.text, plain)) if plain.at else []
    if len(spans) == 1:
        return plain
    for before, after in ((one.before, one.after), (one.before[-20:], one.after[:20])):
        beside = Selector(at=plain.at, before=before, after=after, place=place)
        found = list(find_occurrences(article.text, beside)) if spans and (before.strip() or after.strip()) else []
        if len(found) == 1:
            return Selector(at=plain.at, nth=spans.index(found[0]) + 1, place=place)
    counted = [n for n, span in enumerate(spans, 1) if span.start == one.start]
    if counted:
        return Selector(at=plain.at, nth=counted[0], place=place)
    many = f"occurs {len(spans)} times in" if spans else "is not in"
    words = " ".join(plain.at.split())[:60]
    message = f"“{words}” {many} {article.path}; the note “{one.text[:60]}” was not imported"
    return Problem(place, message, "DL263")
