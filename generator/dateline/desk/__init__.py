"""The editors' desk: notes, decisions on marks, corrections, the register of names, claims, the timeline's decisions.

All of it stands in YAML beside the seeds, addressed by the articles' own words, and is applied after the rules have
spoken: where the two differ, the desk wins.
"""

from dateline.desk.applying import apply, apply_timeline, kept, place_cells, received
from dateline.desk.correction_register import renewed, unkept
from dateline.desk.files import write_anchors, write_corrections
from dateline.desk.load import Desk, read

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
