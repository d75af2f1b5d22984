"""Whose words: from the words that name a speaker to the document's canonical name."""

from collections.abc import Sequence

from generator.lexicon import lexicon
from generator.model import Article, Name, NameType, Span, Speaker

_SPEAK = frozenset({"person", "organisation", "place"})
_HE, _SHE, _IT = frozenset({"he", "him", "his"}), frozenset({"she", "her"}), frozenset({"it", "its"})


class Cast:
    """The names of an article as possible speakers; asked in the order of the text, it remembers who spoke last."""

    def __init__(self, article: Article, names: Sequence[Name]) -> None:
        self._article = article
        self._names = [name for name in names if name.type in _SPEAK]
        self._spoke: list[tuple[str, NameType]] = []

    def speaker(self, span: Span) -> Speaker:
        """Return who the words stand for; the name is None where nothing in the article decides."""
        name, kind, because = self._resolve(span)
        if name and kind:
            self._spoke.append((name, kind))
        return Speaker(span=span, name=name, type=kind, because=because)

    def _resolve(self, span: Span) -> tuple[str | None, NameType | None, str]:
        words = self._article.at(span)
        pronoun = words.lower()
        if pronoun in _HE | _SHE:
            return self._last("person", span)
        if pronoun in _IT:
            return self._last("organisation", span)
        inside = [name for name in self._names if span.overlaps(name.span)]
        at_end = [name for name in inside if name.span.end >= span.end or name.span.end == span.end]
        people = [name for name in inside if name.type == "person" and self._heads(name, span)]
        if at_end or people:
            best = (at_end or people)[-1]
            return best.name, best.type, "named"
        return self._office(words) or self._body(words, span) or (None, None, "not named in this article")

    def _heads(self, name: Name, span: Span) -> bool:
        """Say whether the name is what the phrase is about, not what it belongs to (`Trump’s campaign`)."""
        return not self._article.text[name.span.end : span.end].lstrip().startswith(("’s", "'s", "’", "'"))

    def _last(self, kind: NameType, span: Span) -> tuple[str | None, NameType | None, str]:
        for spoke, type_ in reversed(self._spoke):
            if type_ == kind:
                return spoke, type_, "the last speaker that fits"
        for name in reversed(self._names):
            if name.span.end <= span.start and name.type == kind:
                return name.name, kind, "the last one named before"
        return None, None, "nobody named before"

    def _office(self, words: str) -> tuple[str, NameType, str] | None:
        """Resolve `Russia’s top diplomat` by the titles that the article gives."""
        told = " ".join(words.lower().replace("’s", " ").replace("'s", " ").split()).removeprefix("the ")
        offices: dict[str, list[str]] = lexicon("titles")["offices"]
        wanted = [told, *(title for office, titles in offices.items() if told.endswith(office) for title in titles)]
        fitting: dict[str, str] = {}
        for name in self._names:
            if name.role is None or name.type != "person":
                continue
            role = self._article.at(name.role).lower()
            if any(role == w or role.endswith(" " + w) or w.endswith(role) for w in wanted) and _same_country(
                words, role
            ):
                fitting[name.name] = role
        if len(fitting) == 1:
            bearer, role = next(iter(fitting.items()))
            return bearer, "person", f"{words!r} is the {role!r} of this article"
        return None

    def _body(self, words: str, span: Span) -> tuple[str, NameType, str] | None:
        """Resolve `the ministry` to the last body named before that ends so, else the only one in the article."""
        last = words.lower().split()[-1]
        if last not in lexicon("titles")["bodies"]["words"]:
            return None
        bodies = [n for n in self._names if n.type == "organisation" and last in n.name.lower().split()]
        before = [n for n in bodies if n.span.end <= span.start]
        if before:
            return before[-1].name, "organisation", f"{words!r} is the one named before"
        return None


def _same_country(words: str, role: str) -> bool:
    """Say whether two phrases don't name different countries."""
    one, other = _countries(words), _countries(role)
    return not one or not other or bool(one & other)


def _countries(words: str) -> set[str]:
    lowered = words.lower().replace("’s", "").replace("'s", "")
    found = set()
    for country, forms in lexicon("places")["countries"].items():
        if any(f" {form.lower()} " in f" {lowered} " for form in (country, *forms)):
            found.add(country)
    return found
