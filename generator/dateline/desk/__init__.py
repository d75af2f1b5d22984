"""The editors' desk: notes, decisions on marks, corrections, the register of names, questions, timeline decisions.

All of it is YAML beside the seeds. Its items select the articles' own words and are applied after the rules: where the
two differ, the desk wins.
"""

from dateline.desk.applying import apply, apply_facts, apply_timeline, collect_anchors, place_cells
from dateline.desk.correction_register import report_unregistered, update_register
from dateline.desk.desk_files import write_anchors, write_corrections
from dateline.desk.load import Desk, read

__all__ = [
    "Desk",
    "apply",
    "apply_facts",
    "apply_timeline",
    "collect_anchors",
    "place_cells",
    "read",
    "report_unregistered",
    "update_register",
    "write_anchors",
    "write_corrections",
]
