"""The editors' desk: notes, decisions on marks, corrections, the register of names, claims, the timeline's decisions.

All of it stands in YAML beside the seeds, addressed by the articles' own words, and is applied after the rules have
spoken: where the two differ, the desk wins.
"""

from generator.desk.applying import apply, apply_timeline, kept, place_cells, received
from generator.desk.files import write_anchors, write_corrections
from generator.desk.keeping import renewed, unkept
from generator.desk.reading import Desk, read

__all__ = [
    "Desk",
    "apply",
    "apply_timeline",
    "kept",
    "place_cells",
    "read",
    "received",
    "renewed",
    "unkept",
    "write_anchors",
    "write_corrections",
]
