"""Places on a small map: dots that link to their pages, the best known with names; a list beside it has them all."""

from collections.abc import Sequence
from math import sqrt

from dateline import markdown as md
from dateline.linked import Entity
from dateline.pages.entity.map_window import WIDTH, Window, window
from dateline.pages.shared.i18n import count, format_text, label
from dateline.pages.shared.links import Linker

WORLD = "assets/world.svg"
"""The world's land, one file for all maps."""
DOTS = 250
"""Maximum number of dots on a map, the places with most mentions first: more would overlap."""
NAMED = 14
_FEW = 40
_LETTER = 11.5
"""The width of a letter on the narrowest screen, in the drawing's units."""
_LINE = 24
_SMALL, _LARGE = 4.5, 15.0
_AREAS = frozenset({"country", "state", "continent"})

Box = tuple[float, float, float, float]


def places_with_location(entities: Sequence[Entity]) -> list[Entity]:
    """Return the places whose coordinates are known, those with most mentions first."""
    found = [e for e in entities if e.geo and e.geo.latitude is not None and e.geo.longitude is not None]
    return sorted(found, key=lambda entity: (-len(entity.mentions), entity.id))


def place_map(linker: Linker, places: Sequence[Entity], *, at: Entity | None = None) -> md.Markdown:
    """Return a map of the places with coordinates; empty without any. `at` is the place that the page is about.

    The map and its links are hidden from screen readers, whose users have the list beside it.
    """
    shown = places_with_location(places)[:DOTS]
    if not shown:
        return md.text("")
    view = window([_coordinates(place) for place in shown])
    whole = {"viewBox": f"0 0 {WIDTH} {view.height}", "class": "dl-map", "aria-hidden": "true"}
    coast = md.image(f"{linker.address(WORLD)}#svgView(viewBox({view.view_box}))", {"class": "dl-land"})
    names = _place_labels(view, shown if at is None else [at, *(place for place in shown if place != at)], at)
    dots = [_dot(linker, view, place, names.get(place.id), at) for place in shown[::-1]]
    drawn = md.join([coast, md.element("svg", whole, md.join(dots))])
    words = [] if at else [format_text("map.places", places=count("places", len(shown)))]
    if any(place.geo and place.geo.kind in _AREAS for place in shown):
        words.append(str(label("map.areas")))
    words.append(str(label("map.source")))
    return md.block(
        "div",
        {"class": "dl-atlas"},
        md.line("div", {"class": "dl-map-frame"}, drawn),
        md.line("p", {"class": "dl-because"}, md.text(" ".join(words))),
    )


def _coordinates(place: Entity) -> tuple[float, float]:
    geo = place.geo
    assert geo is not None, "only located places are drawn"
    assert geo.longitude is not None, "only located places are drawn"
    assert geo.latitude is not None, "only located places are drawn"
    return geo.longitude, geo.latitude


def _radius(place: Entity, at: Entity | None = None) -> float:
    if at:
        return 9.0 if place == at else 5.0
    return min(_LARGE, _SMALL + sqrt(len(place.mentions)) / 2)


def _dot(linker: Linker, view: Window, place: Entity, name: Box | None, at: Entity | None) -> md.Markdown:
    x, y = view.project(*_coordinates(place))
    area = "dl-area" if place.geo and place.geo.kind in _AREAS else "dl-town"
    title = md.element("title", {}, md.text(place.name))
    circle = {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": f"{_radius(place, at):.1f}"}
    parts = [md.element("circle", circle, title)]
    if name:
        after = name[0] > x
        spot = {"x": f"{name[0] if after else name[2]:.0f}", "y": f"{name[3] - 7:.0f}"}
        parts.append(md.element("text", spot | ({} if after else {"class": "dl-before"}), md.text(place.name)))
    css = f"dl-dot {area}" + (" dl-here" if place == at else "")
    if place == at:
        return md.element("g", {"class": css}, md.join(parts))
    return md.link(linker.entity_address(place), md.join(parts), {"class": css, "tabindex": "-1"})


def _place_labels(view: Window, places: Sequence[Entity], at: Entity | None) -> dict[str, Box]:
    """Return the names' positions, as boxes, for the first places whose names fit on the map without hiding another.

    If there are few dots, names don't hide dots either.
    """
    taken = [_box(view, place, at) for place in places] if len(places) <= _FEW else []
    found: dict[str, Box] = {}
    for place in places:
        x, y = view.project(*_coordinates(place))
        long, gap = len(place.name) * _LETTER, _radius(place, at) + 3
        top, bottom = y - _LINE / 2, y + _LINE / 2
        for box in ((x + gap, top, x + gap + long, bottom), (x - gap - long, top, x - gap, bottom)):
            inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= view.height
            if inside and not any(_overlap(box, other) for other in taken):
                taken += [box, _box(view, place, at)]
                found[place.id] = box
                break
        if len(found) == NAMED:
            break
    return found


def _box(view: Window, place: Entity, at: Entity | None) -> Box:
    (x, y), radius = view.project(*_coordinates(place)), _radius(place, at)
    return x - radius, y - radius, x + radius, y + radius


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
