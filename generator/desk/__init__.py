"""The editors' desk: notes, decisions on marks, corrections, the register of names, claims and the timeline's decisions.

All of it stands in YAML beside the seeds, addressed by the articles' own words, and is applied after the rules have
spoken: where the two differ, the desk wins.
"""
