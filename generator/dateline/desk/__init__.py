"""The editors' desk: notes, decisions on marks, corrections, the register of names, questions, timeline decisions.

All of it is YAML beside the seeds. Its items select the articles' own words and are applied after the rules: where the
two differ, the desk wins.
"""

from dateline.desk.applying import apply, apply_facts, apply_timeline, collect_anchors, find_faults, place_cells
from dateline.desk.correction_register import report_unregistered, update_register
from dateline.desk.desk_files import RESERVED, DeskFile, write_anchors, write_corrections
from dateline.desk.load import Desk, DeskFolder, interpret, read, read_folder

__all__ = [
    "RESERVED",
    "Desk",
    "DeskFile",
    "DeskFolder",
    "apply",
    "apply_facts",
    "apply_timeline",
    "collect_anchors",
    "find_faults",
    "interpret",
    "place_cells",
    "read",
    "read_folder",
    "report_unregistered",
    "update_register",
    "write_anchors",
    "write_corrections",
]
