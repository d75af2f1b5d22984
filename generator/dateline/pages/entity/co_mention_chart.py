"""Co-mentions: a table, and a drawing whose arcs join entities named together."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline import markdown as md
from dateline.linked import CoMention, Entity
from dateline.pages.shared.i18n import (
    amount,
    count,
    format_text,
    label,
)
from dateline.pages.shared.links import Linker

TOGETHER = 14
"""Maximum number of co-mentioned names on a page, those that share most paragraphs first."""
_OVERVIEW = 16
"""Number of names in the overview of a list."""
_PAIRS = 24
ARCS = 20
"""Maximum number of arcs, those of most paragraphs first: in a large corpus, everybody is named with everybody once."""
FEWEST = 2
"""Minimum number of arcs for a drawing; words suffice for a single one."""
_LINE = 24
_DOT = 120
_WIDE = 380
_LONGEST = 32
_SAID = 5

Pair = tuple[int, int, int]
"""Two names by their index in the drawing, and the number of paragraphs that they share."""


def co_mentions(linker: Linker, entity: Entity) -> Iterator[md.Markdown]:
    """Yield the table and drawing of an entity's co-mentions."""
    found = entity.co_mentions[:TOGETHER]
    if not found:
        return
    others = [linker.site.corpus.by_id[one.entity] for one in found]
    head = [md.text(label(f"together.{column}")) for column in ("name", "paragraphs", "articles")]
    lines = (_row([linker.entity(one.entity) or md.text("")], one) for one in found)
    drawn = _drawing(others, [one.paragraphs for one in found])
    yield md.heading(2, md.text(label("together.title")), {"id": "together"})
    yield _lead(str(label("together.lead")), drawn)
    yield _side_by_side(drawn, md.table(head, lines))
    yield _pair_summary(others)


def overview(linker: Linker, entities: Sequence[Entity]) -> Iterator[md.Markdown]:
    """Yield the co-mentions among the most mentioned names of a list."""
    shown = entities[:_OVERVIEW]
    pairs = _pairs(shown)
    if not pairs:
        return
    head = [md.text(label(f"together.{column}")) for column in ("pair", "paragraphs", "articles")]
    strongest = sorted(pairs, key=lambda pair: (-pair[2], pair))[:_PAIRS]
    lines = []
    for one, other, _ in strongest:
        names = [linker.entity(shown[at].id) or md.text("") for at in (one, other)]
        lines.append(_row(names, _co_mention(shown[one], shown[other])))
    yield md.heading(2, md.text(label("together.overview")), {"id": "together"})
    drawn = _drawing(shown, [len(entity.mentions) for entity in shown])
    yield _lead(format_text("together.overview-lead", n=len(shown)), drawn)
    yield _side_by_side(drawn, md.table(head, lines))


def _lead(words: str, drawn: md.Markdown) -> md.Markdown:
    sentences = [words, *([str(label("together.arcs"))] if drawn else [])]
    return md.line("p", {"class": "dl-because"}, md.text(" ".join(sentences)))


def _side_by_side(drawn: md.Markdown, table: md.Markdown) -> md.Markdown:
    inside = [md.line("div", {"class": "dl-arcs"}, drawn)] if drawn else []
    return md.block("div", {"class": "dl-company"}, *inside, md.block("div", {"class": "dl-names"}, table))


def _row(names: Iterable[md.Markdown], shared: CoMention | None) -> list[md.Markdown]:
    return [
        md.join(names, " · "),
        md.text(amount(shared.paragraphs if shared else 0)),
        md.text(amount(shared.articles if shared else 0)),
    ]


def _co_mention(one: Entity, other: Entity) -> CoMention | None:
    """Return how often two entities are named together; each stores only its most frequent co-mentions."""
    found = next((c for c in one.co_mentions if c.entity == other.id), None)
    return found or next((c for c in other.co_mentions if c.entity == one.id), None)


def _pairs(shown: Sequence[Entity]) -> list[Pair]:
    found = []
    for one, other in combinations(range(len(shown)), 2):
        if shared := _co_mention(shown[one], shown[other]):
            found.append((one, other, shared.paragraphs))
    return found


def _drawing(shown: Sequence[Entity], weights: Sequence[int]) -> md.Markdown:
    """Return the names one below the other, with dots sized by count and arcs between those named together."""
    pairs = sorted(_pairs(shown), key=lambda pair: -pair[2])[:ARCS]
    if len(pairs) < FEWEST:
        return md.text("")
    most, widest = max(weights), max(pair[2] for pair in pairs)
    parts = [_arc(pair, widest, len(shown)) for pair in pairs[::-1]]
    for number, (entity, weight) in enumerate(zip(shown, weights, strict=True)):
        y = str(_LINE * number + _LINE // 2)
        radius = f"{2.5 + 5.5 * (weight / most) ** 0.5:.1f}"
        dot = {"cx": str(_DOT), "cy": y, "r": radius, "class": f"dl-node dl-node-{entity.type}"}
        parts.append(md.element("circle", dot, md.text("")))
        words = entity.name if len(entity.name) <= _LONGEST else f"{entity.name[: _LONGEST - 1]}…"
        place = {"x": str(_DOT + 14), "y": str(_LINE * number + _LINE // 2 + 5)}
        parts.append(md.element("text", place, md.text(words)))
    box = {"viewBox": f"0 0 {_WIDE} {_LINE * len(shown)}", "role": "img", "aria-label": str(label("together.drawing"))}
    return md.element("svg", box, md.join(parts))


def _arc(pair: Pair, widest: int, number: int) -> md.Markdown:
    one, other, paragraphs = pair
    top, bottom = (_LINE * at + _LINE // 2 for at in (one, other))
    reach = round((_DOT - 8) * (other - one) / max(1, number - 1))
    path = f"M{_DOT} {top}C{_DOT - reach * 4 // 3} {top} {_DOT - reach * 4 // 3} {bottom} {_DOT} {bottom}"
    thick = f"{0.8 + 4.2 * paragraphs / widest:.1f}"
    return md.element("path", {"class": "dl-arc", "d": path, "stroke-width": thick}, md.text(""))


def _pair_summary(shown: Sequence[Entity]) -> md.Markdown:
    """Return in words what the arcs show and the table doesn't: who is named with whom."""
    pairs = sorted(_pairs(shown), key=lambda pair: -pair[2])[:_SAID]
    if not pairs:
        return md.text("")
    words = [
        format_text(
            "together.pair-said", one=shown[one].name, other=shown[other].name, paragraphs=count("paragraphs", number)
        )
        for one, other, number in pairs
    ]
    sentence = format_text("together.each-other", pairs="; ".join(words))
    return md.line("p", {"class": "dl-because"}, md.text(sentence))
