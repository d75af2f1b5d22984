"""The world's land as an SVG path: a window of it, cut out and no finer than is seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians

from dateline.lexicon import lexicon

Point = tuple[float, float]
_WORLD = (-180.0, -57.0, 180.0, 78.0)
_LEAST = 48.0
"""Degrees of longitude that a window shows at least: nearer, few coasts tell where it lies, and they are too coarse."""
_ASPECT = 2.0
_FAR = 150.0
"""Degrees of longitude from which the whole world is shown."""
WIDTH = 680


@dataclass(frozen=True)
class Window:
    """A part of the world, equirectangular, true to scale at its own middle, drawn `WIDTH` units wide."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Units to a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def _stretch(self) -> float:
        whole = self.east - self.west > _FAR
        return 1.0 if whole else 1 / cos(radians((self.south + self.north) / 2))

    @property
    def height(self) -> int:
        """Height in units."""
        return round((self.north - self.south) * self.scale * self._stretch)

    def project(self, longitude: float, latitude: float) -> Point:
        """Return where a place lies in the drawing."""
        return (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self._stretch


def window(places: Sequence[Point]) -> Window:
    """Return a window that holds all places (longitude, latitude): near to them where they are close together."""
    west, east = min(x for x, _ in places), max(x for x, _ in places)
    south, north = min(y for _, y in places), max(y for _, y in places)
    middle = (west + east) / 2, (south + north) / 2
    flat = cos(radians(max(-70.0, min(70.0, middle[1]))))
    wide = max(1.3 * (east - west), _LEAST, 1.4 * (north - south) * _ASPECT / flat)
    if wide > _FAR:
        return Window(*_WORLD)
    high = wide * flat / _ASPECT
    low = max(-85.0, min(85.0 - high, middle[1] - high / 2))
    return Window(middle[0] - wide / 2, low, middle[0] + wide / 2, low + high)


def land(view: Window) -> str:
    """Return the land inside a window as the data of an SVG path."""
    pieces = []
    for ring in _rings():
        points = ring
        for inside, cut in _sides(view):
            points = _clip(points, inside, cut)
        placed = [view.project(*point) for point in points]
        drawn = list(dict.fromkeys((round(x), round(y)) for x, y in placed))
        if len(drawn) > 2:  # noqa: PLR2004 — two points enclose nothing
            steps = ((x - w, y - v) for (w, v), (x, y) in pairwise(drawn))
            pieces.append(f"M{drawn[0][0]} {drawn[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z")
    return "".join(pieces)


@cache
def _rings() -> tuple[tuple[Point, ...], ...]:
    """Return the outlines in degrees; kept, for there is a map on many pages."""
    found = []
    for words in lexicon("outlines")["rings"]:
        numbers = [int(number) for number in words.split()]
        x = y = 0
        ring = []
        for across, up in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + up
            ring.append((x / 10, y / 10))
        found.append(tuple(ring))
    return tuple(found)


_Cut = Callable[[Point, Point], Point]


def _sides(view: Window) -> list[tuple[Callable[[Point], bool], _Cut]]:
    """Return the window's four sides: who is inside, and where a line crosses; a little beyond what is seen."""
    edge = (view.east - view.west) / 100
    return [
        _side(0, view.west - edge, 1),
        _side(0, view.east + edge, -1),
        _side(1, view.south - edge, 1),
        _side(1, view.north + edge, -1),
    ]


def _side(axis: int, limit: float, sign: int) -> tuple[Callable[[Point], bool], _Cut]:
    def is_inside(point: Point) -> bool:
        return sign * (point[axis] - limit) >= 0

    def cut(one: Point, other: Point) -> Point:
        share = (limit - one[axis]) / (other[axis] - one[axis])
        return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])

    return is_inside, cut


def _clip(ring: Sequence[Point], inside: Callable[[Point], bool], cut: _Cut) -> tuple[Point, ...]:
    """Return what of a ring lies on one side of a line (Sutherland and Hodgman 1974)."""
    found: list[Point] = []
    for before, point in zip((*ring[-1:], *ring), ring, strict=False):
        if inside(before) != inside(point):
            found.append(cut(before, point))
        if inside(point):
            found.append(point)
    return tuple(found)
