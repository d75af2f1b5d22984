"""Words in and around names, as typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from dateline.languages.en import ENGLISH
from dateline.languages.en.lexicons import PersonTitles
from dateline.languages.lexicons.dateline_places import DatelinePlaces
from dateline.languages.lexicons.place_words import PlaceWords


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words in and around a capitalised run that are evidence about the name in it."""

    file: ClassVar[str] = "names"

    articles: frozenset[str]
    possessives: frozenset[str]
    days: frozenset[str]
    """Days and months: never the first word of a longer name."""
    owners: frozenset[str]
    """Words in the possessive inside a body's name: `the People’s Assembly`."""
    posts: frozenset[str]
    """A capitalised word before one of these is part of a title: `Defence Minister`."""
    posts_of: frozenset[str]
    """A capitalised word after one of these with `of` is part of a title: `Secretary of State`."""
    no_names: frozenset[str]
    """Capitalised words that aren't names."""
    origin_suffixes: tuple[str, ...]
    """Endings of words that aren't part of the name after them: `Oslo-based`."""

    particles: frozenset[str]
    """Lower-case words that belong to the family name after them."""
    generations: frozenset[str]
    """Words after the family name that aren't part of it: `Jr.`."""
    family_articles: tuple[str, ...]
    """Articles of family names that reports leave out: `al-`."""
    role_joints: frozenset[str]
    """Between the words of a title before a name."""
    relative_pronouns: frozenset[str]
    """After a comma, these follow a person's name."""

    place_kinds: frozenset[str]
    """With `of`, these make the capitalised words after them a place: `town`."""
    place_hints: frozenset[str]
    """With `of`, these make a name after them a place: `battle`."""
    after_place: frozenset[str]
    before_place: frozenset[str]
    before_town: frozenset[str]
    """Before a town that is followed by its country: `from Uyo, Nigeria`."""

    after_body: frozenset[str]
    firm_possessions: frozenset[str]
    """What a firm has and a town doesn't."""
    speaking_verbs: frozenset[str]
    """After a town's name, these show that it means a body."""


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Bodies that the news names without explaining them, and the words that bodies' names begin and end with."""

    file: ClassVar[str] = "organisations"

    media: tuple[str, ...]
    bodies: tuple[str, ...]
    forms: Mapping[str, str]
    """Short form → the name that the body goes by."""
    body_words: frozenset[str]
    """The last word of a capitalised run that makes it a body: `Commission`."""
    national: frozenset[str]
    """Bodies that every country has one of: `Poland’s Finance Ministry`."""
    firm_words: frozenset[str]
    """The last word of a firm's name, left out in later mentions: `Corp`."""
    before_of: frozenset[str]
    """Words before `of` in a body's name: the words after it are part of the name."""


NAMES: Final = ENGLISH.lexicon(NameWords)
BODIES: Final = ENGLISH.lexicon(BodyWords)
PLACES: Final = ENGLISH.lexicon(PlaceWords)
DATELINE_PLACES: Final = ENGLISH.lexicon(DatelinePlaces)
TITLES: Final = ENGLISH.lexicon(PersonTitles)
