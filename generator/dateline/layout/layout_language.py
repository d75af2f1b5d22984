"""What the layout needs from a language: patterns, words and dates, with agencies and the signs of datelines.

Every pattern, sign and form is a rule with an example: see `languages/en/layout.toml` and `data/datelines.toml`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from importlib.resources import files
from typing import ClassVar

from dateline.calendar.written_dates import DateReader, DateWords
from dateline.languages import DEFAULT, LANGUAGES, Language
from dateline.languages.lexicons.dateline_places import DatelinePlaces
from dateline.layout.patterns import LayoutPattern, PatternSet, any_of
from dateline.layout.signs import DatelineGrammar, DatelineSigns
from dateline.lexicon import load

_PLACEHOLDER = re.compile(r"⟨(\w+)⟩")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutWords:
    """Patterns and words of pages in one language."""

    file: ClassVar[str] = "layout"

    date_words: tuple[str, ...]
    """Words at the top that introduce the article's date."""
    archive_date_words: tuple[str, ...] = ()
    """Those that allow text to follow the date on the same line."""
    promising_date_words: tuple[str, ...] = ()
    """Words that signal a date at the top of a file."""
    later_words: tuple[str, ...] = ()
    """Words that introduce a date other than the article's own."""
    before_a_day: frozenset[str] = frozenset()
    """Words that tie a day to the clause before it."""
    credit_words: tuple[str, ...] = ()
    byline_words: tuple[str, ...] = ()
    lead_openings: tuple[str, ...] = ()
    """Words that headlines omit at the beginning."""
    lead_words: tuple[str, ...] = ()
    """Words that headlines omit anywhere."""
    abbreviated_titles: tuple[str, ...] = ()
    place_prepositions: tuple[str, ...] = ()
    picture_words: tuple[str, ...] = ()
    picture_agencies: tuple[str, ...] = ()
    speech_verbs: tuple[str, ...] = ()
    never_last: frozenset[str] = frozenset()
    """Words that no caption ends with."""
    never_first: frozenset[str] = frozenset()
    """Words that no caption begins with."""
    abbreviations: frozenset[str] = frozenset()
    """Words whose full stop doesn't end a sentence."""
    parts: dict[str, str] = field(default_factory=dict)
    """Patterns used to build others."""
    bylines: tuple[LayoutPattern, ...] = ()
    closing_bylines: tuple[LayoutPattern, ...] = ()
    bare_names: tuple[LayoutPattern, ...] = ()
    furniture: tuple[LayoutPattern, ...] = ()
    update_notes: tuple[LayoutPattern, ...] = ()
    stamp_zones: tuple[LayoutPattern, ...] = ()
    inline_furniture: tuple[LayoutPattern, ...] = ()
    trailing_furniture: tuple[LayoutPattern, ...] = ()
    quotation_ends: tuple[LayoutPattern, ...] = ()
    pictures: tuple[LayoutPattern, ...] = ()
    correspondents: tuple[LayoutPattern, ...] = ()
    openings: tuple[LayoutPattern, ...] = ()
    openings_after_small: tuple[LayoutPattern, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyForms:
    """News agencies: press name → the forms they sign with."""

    file: ClassVar[str] = "agencies"

    agencies: dict[str, tuple[str, ...]]


class LayoutLanguage:
    """The patterns and words of one language, compiled on first use."""

    def __init__(self, language: Language, signs: DatelineSigns | None = None) -> None:
        """Use the words of a language, with the default signs of datelines unless others are given."""
        data = files("dateline") / "data"
        self.words = language.lexicon(LayoutWords)
        self.dates = DateReader(language.lexicon(DateWords))
        self.date_words = language.lexicon(DateWords)
        self.places = language.lexicon(DatelinePlaces)
        self.agencies = load(AgencyForms, data).agencies
        self.grammar = DatelineGrammar(signs or load(DatelineSigns, data))

    # --- places and agencies ---

    @cached_property
    def cities(self) -> dict[str, str]:
        """The cities that datelines give without a region, by lower-case name."""
        return {name.lower(): name for name in self.places.cities}

    @cached_property
    def regions(self) -> re.Pattern[str]:
        """The pattern for the states and countries that follow a city."""
        return re.compile(rf"(?:{any_of(self.places.regions)})(?!\w)", re.IGNORECASE)

    @cached_property
    def place_word(self) -> re.Pattern[str]:
        """The pattern for one word of a place name."""
        return re.compile(rf"(?:(?:{any_of(self.places.abbreviations)})\.|[^\W\d_]+(?:['’.-][^\W\d_]+)*)")

    @cached_property
    def agency_names(self) -> dict[str, str]:
        """The agencies' press names, by lower-case form."""
        return {form.lower(): name for name, forms in self.agencies.items() for form in forms}

    @cached_property
    def agency_as_written(self) -> re.Pattern[str]:
        """The pattern for agencies in their own spelling."""
        return re.compile(rf"(?<!\w)(?:{any_of(self._agency_forms)})(?!\w)")

    @cached_property
    def agency_in_any_case(self) -> re.Pattern[str]:
        """The same, ignoring case."""
        return re.compile(self.agency_as_written.pattern, re.IGNORECASE)

    @property
    def _agency_forms(self) -> set[str]:
        return {form for forms in self.agencies.values() for form in forms}

    # --- sets of pattern rules ---

    @cached_property
    def bylines(self) -> PatternSet:
        """Bylines that fill a line or paragraph."""
        return self._set(self.words.bylines, flags=re.IGNORECASE | re.DOTALL)

    @cached_property
    def furniture(self) -> PatternSet:
        """Furniture that fills a line or paragraph."""
        return self._set(self.words.furniture, flags=re.IGNORECASE | re.DOTALL)

    @cached_property
    def bare_names(self) -> PatternSet:
        """A person's name that fills a line."""
        return self._set(self.words.bare_names)

    @cached_property
    def closing_bylines(self) -> PatternSet:
        """Bylines that close a paragraph of prose."""
        return self._set(self.words.closing_bylines, before=r"(?<=[.!?\"”’)])\s+", after="$", flags=re.IGNORECASE)

    @cached_property
    def update_notes(self) -> PatternSet:
        """Update notes, which follow the page's own date."""
        return self._set(self.words.update_notes, before=r"\s+", after=r"(?!\S)")

    @cached_property
    def stamp_zones(self) -> PatternSet:
        """Endings that identify a date as the page's own."""
        return self._set(self.words.stamp_zones, after=r"\Z")

    @cached_property
    def inline_furniture(self) -> PatternSet:
        """Furniture inside a paragraph."""
        return self._set(self.words.inline_furniture, before=r"(?<!\S)", after=r"(?!\S)")

    @cached_property
    def trailing_furniture(self) -> PatternSet:
        """Words after which the rest of a paragraph is furniture."""
        return self._set(self.words.trailing_furniture, before=r"(?<!\S)")

    @cached_property
    def quotation_ends(self) -> PatternSet:
        """Words that close a pull quote, together with the quote if it precedes them."""
        quotation = r"(?<!\S)(?:(?P<quotation>[\"“][^\"“”]{3,480}[\"”]) )?"
        return self._set(self.words.quotation_ends, before=quotation, after=r"(?!\S)")

    @cached_property
    def pictures(self) -> PatternSet:
        """Picture credits."""
        return self._set(self.words.pictures, before=r"(?<!\S)", after=r"(?!\S)")

    @cached_property
    def correspondents(self) -> PatternSet:
        """A correspondent's name and desk above a column: `Jane Doe BBC News, Minsk The talks`."""
        return self._set(self.words.correspondents, before=r"(?<!\S)", after=r"(?=\s+[\"“'‘]?[^\W\d_a-z])")

    @cached_property
    def openings(self) -> PatternSet:
        """Sentence openings that a caption may precede."""
        rules = (*self.words.openings, *self.words.openings_after_small)
        return self._set(rules, before=r"(?<=[\w)%\"”]) (?=", after=")")

    @cached_property
    def openings_after_small(self) -> frozenset[str]:
        """The names of the openings that need a lower-case word before them."""
        return frozenset(rule.name for rule in self.words.openings_after_small)

    def _set(self, rules: Iterable[LayoutPattern], *, before: str = "", after: str = "", flags: int = 0) -> PatternSet:
        patterns = {rule.name: self._expand(rule.pattern) for rule in rules}
        return PatternSet(patterns, before=before, after=after, flags=flags)

    def _expand(self, pattern: str) -> str:
        """Replace ⟨…⟩ with a part, or with the alternatives in a word list."""
        while found := _PLACEHOLDER.search(pattern):
            name = found[1]
            words = self.words.parts[name] if name in self.words.parts else any_of(self._lists[name])
            pattern = pattern.replace(found[0], words)
        return pattern

    @cached_property
    def _lists(self) -> dict[str, Iterable[str]]:
        own = {f.name: getattr(self.words, f.name) for f in fields(self.words)}
        return {**own, "agencies": self._agency_forms, "cities": self.places.cities, "regions": self.places.regions}

    # --- patterns built from words ---

    @cached_property
    def date_lead_in(self) -> re.Pattern[str]:
        """Words that introduce the article's date."""
        return re.compile(rf"(?P<words>{any_of(self.words.date_words)})(?P<mark>[ \t]*:[ \t]*|[ \t]+)", re.IGNORECASE)

    @cached_property
    def later_lead_in(self) -> re.Pattern[str]:
        """Words that introduce another date."""
        return re.compile(rf"(?:{any_of(self.words.later_words)})\b[ \t:]*", re.IGNORECASE)

    @cached_property
    def promise(self) -> re.Pattern[str]:
        """A word with a sign or number that signals a date."""
        words = any_of(self.words.promising_date_words)
        return re.compile(rf"(?:{words})[ \t]*(?:(?P<colon>:)[ \t]*(?=\S)|[ \t](?=\d\S*[-/.]))", re.IGNORECASE)

    @cached_property
    def day_begins(self) -> re.Pattern[str]:
        """Places inside a line where a date with a year may begin."""
        suffix = rf"(?:{any_of(self.date_words.ordinals)})?"
        return re.compile(
            rf"(?<!\S)(?=(?:[^\W\d_]{{3,9}},? )?"
            rf"(?:\d{{1,2}}{suffix} [^\W\d_]{{3,9}}|[^\W\d_]{{3,9}} \d{{1,2}},?) \d{{4}}\b)"
        )

    @cached_property
    def credit_line(self) -> re.Pattern[str]:
        """A line that only credits agencies."""
        agency = self.agency_as_written.pattern
        joint = any_of(rule.sign for rule in self.grammar.signs.agency_joints)
        listed = rf"(?P<who>{agency}(?:\s*(?:{joint})\s*{agency})*)"
        return re.compile(rf"(?:(?i:{any_of(self.words.credit_words)})\s*:\s*)?[(\[]?{listed}[)\]]?\.?")

    @cached_property
    def sentence_end(self) -> re.Pattern[str]:
        """The end of a sentence inside a headline or standfirst."""
        titles = any_of(self.words.abbreviated_titles)
        return re.compile(rf"\b(?!(?:{titles})\.)[^\W_]{{3,}}[.!?]['\"”’)]*[ \u00a0]+['\"“‘(]*[^\W\d_a-z]")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """Words that show a line to be a short lead, since headlines omit them."""
        return re.compile(rf"^(?:{any_of(self.words.lead_openings)})\b|\b(?:{any_of(self.words.lead_words)})\b")

    @cached_property
    def speech_in_caption(self) -> re.Pattern[str]:
        """`Jane Doe, minister: "We are ready"`: a speaker in a picture or film, and the words."""
        verbs = any_of(self.words.speech_verbs)
        return re.compile(rf"(?!.*\b(?:{verbs})\b[^\"“]*:)[^\"“”]*: ?[\"“][^\"“”]*[\"”]\Z")


@dataclass(frozen=True, slots=True)
class SeedText:
    """The text of a seed and the language used to read it."""

    text: str
    language: LayoutLanguage


def find_layout_language(code: str | None) -> LayoutLanguage:
    """Return the layout's view of a language, or of the default language if this one is not supported."""
    return _compile(LANGUAGES.get(code or "", DEFAULT))


@cache
def _compile(language: Language) -> LayoutLanguage:
    return LayoutLanguage(language)
