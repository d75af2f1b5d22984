"""Make `generator/dateline/assets/world.svg` from `land-110m.json` of the npm package `world-atlas` 2.0.2.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/outlines.py package/land-110m.json > generator/dateline/assets/world.svg

The package carries Natural Earth 4.1.0, 1:110m land, as TopoJSON; Natural Earth is in the public domain. Only coasts:
a border would take a side.
"""

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

_EDGE = 1800
"""Tenths of a degree of longitude at which the world's map is cut."""
_ICE = -600
"""Tenths of a degree of latitude south of which there is nothing to show."""
HEAD = """\
<!-- The world's land, for the small maps of places: Natural Earth 4.1.0, 1:110m, public domain (naturalearthdata.com),
as the npm package `world-atlas` 2.0.2 carries it; made by tools/outlines.py. One unit is a tenth of a degree,
eastward and southward; a map names the part that it shows: world.svg#svgView(viewBox(x,y,width,height)). -->
"""
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -850 3600 1450" preserveAspectRatio="none">'
LAND = '<path fill-rule="evenodd" fill="#000" fill-opacity="0.5" stroke="#000" vector-effect="non-scaling-stroke" d="'


def rings(topology: Any) -> list[list[tuple[int, int]]]:  # noqa: ANN401 — JSON
    """Return the rings of all land in tenths of a degree, without those too small to be seen."""
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        places = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        arcs.append([(round(10 * (x * width + west)), round(10 * (y * height + south))) for x, y in places])
    found = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points: list[tuple[int, int]] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                points += [point for point in arc if not points or point != points[-1]]
            whole = _unwrapped(points)
            if max(y for _, y in whole) > _ICE:
                found += [[(x + turn, y) for x, y in whole] for turn in (-3600, 0, 3600) if _seen(whole, turn)]
    return found


def _seen(ring: list[tuple[int, int]], turn: int) -> bool:
    return min(x for x, _ in ring) + turn < _EDGE and max(x for x, _ in ring) + turn > -_EDGE


def _unwrapped(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a ring without jumps: what crosses the 180th meridian eastwards goes on beyond it."""
    steps = [(x - w, y - v) for (w, v), (x, y) in pairwise(ring)]
    east = [((x + 1800) % 3600 - 1800, y) for x, y in steps]
    return list(accumulate(east, lambda at, step: (at[0] + step[0], at[1] + step[1]), initial=ring[0]))


def main() -> None:
    """Write the drawing to standard output."""
    lines = []
    for ring in rings(json.loads(Path(sys.argv[1]).read_text("utf-8"))):
        steps = " ".join(f"{x - w} {v - y}" for (w, v), (x, y) in pairwise(ring))
        lines.append(f"M{ring[0][0]} {-ring[0][1]}l{steps}z\n")
    sys.stdout.write(f'{HEAD}{ROOT}\n{LAND}\n{"".join(lines)}"/>\n</svg>\n')


if __name__ == "__main__":
    main()
