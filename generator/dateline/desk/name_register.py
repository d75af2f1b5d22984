"""The register of names, `seeds/names.yml`: who bears which names, and which words aren't names.

The rules join names by spelling alone; what only a person knows (that Tikhanovskaya and Tsikhanouskaya are the same
person) is written once, in the register, and applies to all articles.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from dateline.model import Annotated, AnyMark, Name, NameType, Quote, Speaker, Title
from dateline.problems import Place, Problem
from dateline.reasons import reason, together
from dateline.spelling import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A person, organisation, place or other bearer of names; or, with `kind: none`, words that are not a name."""

    name: str
    """The name by which the site calls it."""
    kind: Literal[NameType, "none"]
    also: tuple[str, ...] = ()
    """Other names and spellings, in full: each means this bearer in every article."""
    never: tuple[str, ...] = ()
    """Names that look like this bearer's but are not."""
    description: str = ""
    """A few words about who this is, for the page."""
    wikidata: str = ""
    """The item's id, like Q2280."""
    link: str = ""
    """The bearer's own page."""
    place: Place


@dataclass(frozen=True)
class Register:
    """All bearers, and lookup by name."""

    bearers: tuple[Bearer, ...] = ()

    @cached_property
    def _form_index(self) -> Mapping[str, tuple[Bearer, ...]]:
        found: dict[str, list[Bearer]] = {}
        for bearer in self.bearers:
            for form in dict.fromkeys(map(key, (bearer.name, *bearer.also))):
                found.setdefault(form, []).append(bearer)
        return {form: tuple(bearers) for form, bearers in found.items()}

    @cached_property
    def never(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """By kind and key of a bearer: the keys of the names that are never this bearer's."""
        return {(b.kind, key(b.name)): frozenset(map(key, b.never)) for b in self.bearers}

    @cached_property
    def surnames(self) -> Mapping[str, frozenset[str]]:
        """By surname: the keys of the people who bear it."""
        found: dict[str, set[str]] = {}
        for bearer in self.bearers:
            for form in map(key, (bearer.name, *bearer.also)):
                if bearer.kind == "person" and " " in form:
                    found.setdefault(form.rsplit(" ", 1)[1], set()).add(key(bearer.name))
        return {surname: frozenset(names) for surname, names in found.items()}

    def find_bearer(self, name: str, kind: str) -> Bearer | None:
        """Return who bears a name of this kind in an article.

        A name of several words is enough; a single word counts only if the kinds agree: "Washington" the place isn't a
        surname.
        """
        form = key(name)
        found = self._form_index.get(form, ())
        same = [bearer for bearer in found if bearer.kind in {kind, "none"}]
        if same:
            return same[0]
        return found[0] if len(found) == 1 and " " in form else None

    def find_by_name(self, name: str) -> Bearer | None:
        """Return the only bearer of a name of any kind."""
        found = self._form_index.get(key(name), ())
        return found[0] if len(found) == 1 else None

    def find_conflicts(self) -> Iterable[Problem]:
        """Yield the contradictions between entries of the register."""
        for form, bearers in self._form_index.items():
            first: dict[str, Bearer] = {}
            for bearer in bearers:
                other = first.setdefault(bearer.kind, bearer)
                if other is not bearer:
                    message = f"“{form}” is also a name of “{other.name}” (line {other.place.line}); remove one of them"
                    yield Problem(bearer.place, message, "DL240")
        for bearer in self.bearers:
            for form in sorted(set(map(key, (bearer.name, *bearer.also))) & set(map(key, bearer.never))):
                yield Problem(
                    bearer.place, f"“{form}” is in both the names and `never` of this bearer; keep one", "DL241"
                )


def apply_register(annotated: Annotated, register: Register) -> Annotated:
    """Return the article with the register's names for bearers and speakers, and without words that aren't names."""
    if not register.bearers:
        return annotated
    marks = (_apply_to_mark(annotated, mark, register) for mark in annotated.marks)
    return replace(annotated, marks=tuple(mark for mark in marks if mark is not None))


def _apply_to_mark(annotated: Annotated, mark: AnyMark, register: Register) -> AnyMark | None:
    if isinstance(mark, Name):
        return _apply_to_name(annotated, mark, register)
    if isinstance(mark, Quote | Title) and mark.speaker:
        return replace(mark, speaker=_apply_to_speaker(mark.speaker, register))
    return mark


def _apply_to_name(annotated: Annotated, mark: Name, register: Register) -> Name | None:
    written = annotated.article.words(mark.span)
    bearer = register.find_bearer(mark.name, mark.type) or register.find_bearer(written, mark.type)
    if bearer is None:
        return mark
    if bearer.kind == "none":
        return None
    if key(written) in map(key, bearer.never):
        because = together(mark.because, reason("desk.never", name=bearer.name))
        return replace(mark, name=" ".join(written.split()), because=because)
    if (mark.name, mark.type) == (bearer.name, bearer.kind):
        return mark
    because = together(mark.because, reason("desk.register", name=mark.name))
    return replace(mark, name=bearer.name, type=_bearer_type(bearer), because=because)


def _apply_to_speaker(speaker: Speaker, register: Register) -> Speaker:
    bearer = register.find_bearer(speaker.name, speaker.type or "") if speaker.name else None
    if bearer is None or bearer.kind == "none":
        return speaker
    return replace(speaker, name=bearer.name, type=_bearer_type(bearer))


def _bearer_type(bearer: Bearer) -> NameType:
    assert bearer.kind != "none", "only a bearer has a type"
    return bearer.kind
