"""The rules for time expressions, stage by stage: numbers, then single expressions, then what joins them.

A form is written in the classes of `generator/data/times.toml`; a class that has no table there is the word itself.
"""

from generator.annotators.times.cascade import Rule
from generator.annotators.times.clocks import CLOCKS
from generator.annotators.times.dates import DATES, NUMBERS
from generator.annotators.times.joins import EDGES, JOINS, RANGES
from generator.annotators.times.units import AGAIN, COUNTED, LENGTHS

STAGES: list[list[Rule]] = [NUMBERS, [*DATES, *COUNTED, *LENGTHS, *AGAIN, *CLOCKS], JOINS, EDGES, RANGES]
"""The rules in the order in which they are tried."""
