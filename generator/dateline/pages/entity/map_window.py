"""The part of the world that a map shows, and the position of places in the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

Point = tuple[float, float]
_WORLD = (-180.0, -57.0, 180.0, 78.0)
_LEAST = 48.0
"""Minimum width of a window in degrees of longitude: any closer, coasts are too few and too coarse for orientation."""
_ASPECT = 2.0
_FAR = 150.0
"""Width in degrees of longitude from which the whole world is shown."""
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
        """Units per degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def _stretch(self) -> float:
        whole = self.east - self.west > _FAR
        return 1.0 if whole else 1 / cos(radians((self.south + self.north) / 2))

    @property
    def view_box(self) -> str:
        """The window in the units of `assets/world.svg`: tenths of a degree eastward and southward."""
        box = (self.west, -self.north, self.east - self.west, self.north - self.south)
        return ",".join(f"{number * 10:.1f}" for number in box)

    @property
    def height(self) -> int:
        """Height in units."""
        return round((self.north - self.south) * self.scale * self._stretch)

    def project(self, longitude: float, latitude: float) -> Point:
        """Return the place's position in the drawing."""
        return (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self._stretch


def window(places: Sequence[Point]) -> Window:
    """Return a window that holds all places (longitude, latitude), zoomed in if they are close together."""
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
