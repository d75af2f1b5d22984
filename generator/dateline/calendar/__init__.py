"""Calendar arithmetic, independent of language and articles: periods, holidays, TIMEX3 values, written dates."""
