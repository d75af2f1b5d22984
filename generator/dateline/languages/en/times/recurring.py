"""Rules for recurring times, and for times that have no place in the calendar."""

from dateline.annotators.times.cascade import Match, TimeRule
from dateline.annotators.times.expressions import Recurring, Vague
from dateline.calendar.periods import duration_value
from dateline.languages.en.times.capitals import follows_name, is_capitalized
from dateline.languages.en.times.unit_rules import ANY


def _every_unit(m: Match) -> Recurring | None:
    if m.last_word == "second":
        return None
    return Recurring(duration_value(m.found.get("n", 2 if "o" in m.found else 1), m.found["u"]))


def _frequency(m: Match) -> Recurring | None:
    """`annually`, `daily`; but not the adjective in `quarterly dividend` or the name in `Daily Express`."""
    after = m.token_after()
    if is_capitalized(m.tokens[m.first]) and is_capitalized(after):
        return None
    return None if m.last_word == "quarterly" and after.lower[:1].isalpha() else Recurring(m.found["o"])


def _vague(m: Match) -> Vague | None:
    is_soon = m.last_word == "soon"
    is_conjunction = is_soon and (m.word_before() == "as" or m.token_after().lower in {"after", "as", "before", "-"})
    is_title = follows_name(m) and is_capitalized(m.tokens[m.first])
    return None if is_conjunction or is_title else Vague(m.found["v"], future_only=is_soon)


RECURRING = (
    TimeRule(
        "SET", "OFTEN:o", _frequency,
        name="frequency", example="They meet ⟦annually|P1Y⟧.", counterexample="He read the Daily Herald.",
    ),
    TimeRule(
        "SET", f"[every|each] (other:o|[COUNT|ORDINAL]:n)? {ANY}", _every_unit,
        name="every-unit", example="They vote ⟦every four years|P4Y⟧.", counterexample="He counts every second.",
    ),
    TimeRule(
        "SET", "[every|each] WEEKDAY:w", lambda m: Recurring(f"XXXX-WXX-{m.found['w']}"),
        name="every-weekday", example="They meet ⟦every Friday|XXXX-WXX-5⟧.",
        counterexample="They meet every one on Friday.",
    ),
    TimeRule(
        "SET", "WEEKDAYS:w", lambda m: Recurring(f"XXXX-WXX-{m.found['w']}"),
        name="weekdays", example="It opens on ⟦Sundays|XXXX-WXX-7⟧.", counterexample="It opens on Sunday.",
    ),
    TimeRule(
        "SET", "WEEKDAY:w PARTS:p", lambda m: Recurring(f"XXXX-WXX-{m.found['w']}T{m.found['p']}"),
        name="parts-of-weekdays", example="It opens on ⟦Sunday mornings|XXXX-WXX-7TMO⟧.",
        counterexample="It opens on Sunday morning.",
    ),
    TimeRule(
        "SET", "[every|each] MONTH:m", lambda m: Recurring(f"XXXX-{m.found['m']:02}"),
        name="every-month", example="They march ⟦every July|XXXX-07⟧.", counterexample="They march in July.",
    ),
    TimeRule(
        "SET", "MONTH:m of [every|each] year", lambda m: Recurring(f"XXXX-{m.found['m']:02}"),
        name="month-of-every-year", example="They fast in ⟦March of every year|XXXX-03⟧.",
        counterexample="They fast in March of this year.",
    ),
    TimeRule(
        "SET", "[every|each] SEASON:s", lambda m: Recurring(f"XXXX-{m.found['s']}"),
        name="every-season", example="They march ⟦every spring|XXXX-SP⟧.", counterexample="They march in the spring.",
    ),
    TimeRule(
        "SET", "[every|each] PART:p", lambda m: Recurring(f"XXXX-XX-XXT{m.found['p']}"),
        name="every-part-of-a-day", example="They march ⟦every morning|XXXX-XX-XXTMO⟧.",
        counterexample="They march in the morning.",
    ),
    TimeRule(
        "SET", "[once|twice] [a|per] UNIT:u", lambda m: Recurring(duration_value(1, m.found["u"])),
        name="once-a-unit", example="They meet ⟦twice a week|P1W⟧.", counterexample="They met twice.",
    ),
    TimeRule(
        "REF", "VAGUE:v", _vague,
        name="vague", example="He is ⟦now|PRESENT_REF⟧ ill.", counterexample="He left as soon as she came.",
    ),
    TimeRule(
        "REF", "NOWISH:v", lambda m: Vague(m.found["v"]),
        name="current", example="the ⟦current|PRESENT_REF⟧ president", counterexample="the current week",
    ),
    TimeRule(
        "REF", "the past", lambda _: Vague("PAST_REF"),
        name="the-past", example="They spoke of ⟦the past|PAST_REF⟧.", counterexample="They walked past the house.",
    ),
)  # fmt: skip
