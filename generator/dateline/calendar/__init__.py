"""Calendar arithmetic: periods, holidays, TIMEX3 values and dates as people write them; no language, no article."""
