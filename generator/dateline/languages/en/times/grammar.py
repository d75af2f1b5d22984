"""The rules for time expressions, stage by stage: numbers, single expressions, what joins them.

A form is written in the classes of `data/times.toml` (capitals) and in words that mean themselves (small
letters); `MONTH:m` names what it finds, `[DASH|to]` is the one or the other, `(…)` groups, `?` is for what may lack.
"""

from dateline.annotators.times.cascade import Rule
from dateline.languages.en.times.clocks import CLOCKS
from dateline.languages.en.times.dates import DATES, NUMBERS
from dateline.languages.en.times.joins import (
    EDGES,
    JOINS,
    RANGES,
    SPANS,
)
from dateline.languages.en.times.lengths import AGAIN, LENGTHS
from dateline.languages.en.times.units import COUNTED

STAGES: list[list[Rule]] = [NUMBERS, [*DATES, *COUNTED, *LENGTHS, *AGAIN, *CLOCKS], SPANS, JOINS, EDGES, RANGES]
"""The rules in the order in which they are tried."""
