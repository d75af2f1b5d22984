"""Names: people, organisations, places and other bearers, with the fullest form that the article uses for each."""

from collections.abc import Iterable, Sequence

from dateline.languages.en.names import candidates
from dateline.languages.en.names.canonical import canonical
from dateline.languages.en.names.evidence import evidence
from dateline.languages.en.names.model_entities import from_model
from dateline.languages.en.names.resolve_candidates import (
    again,
    by_majority,
    settle,
    unstopped,
)
from dateline.languages.en.names.roles import role
from dateline.model import AnyMark, Article, Name, Title
from dateline.nlp.parse import Parse
from dateline.reasons import together
from dateline.rules import Rule

__all__ = ["Names"]


class Names:
    """Finds proper names: the model's guesses first, then rules over the whole article, which decide."""

    name = "names"
    rules: tuple[Rule, ...] = ()

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:  # noqa: ARG002
        """Yield each name once, without its article and possessive, under its canonical form in this article."""
        sought = [
            *candidates.from_layout(article),
            *candidates.from_lists(article, parse),
            *candidates.from_capitals(article, parse),
            *candidates.from_patterns(parse),
        ]
        guessed = list(from_model(article, parse))
        title = next((mark.span for mark in article.layout if isinstance(mark, Title)), None)
        # A title's capitals hide where a name begins, so there the model is asked last, and never for people.
        late = [guess for guess in guessed if title and title.overlaps(guess.span)]
        names = settle([*sought, *(guess for guess in guessed if guess not in late)])
        names = by_majority(article, names, evidence(article, parse, names))
        names = settle([*names, *again(article, parse, names)])
        late = [g for g in late if g.type != "person" and not any(g.span.overlaps(name.span) for name in names)]
        names = by_majority(article, settle([*names, *late]), ())
        names = [unstopped(article, parse, name) for name in names]
        person = 0
        for name, (form, because, sure, others) in zip(names, canonical(article, names), strict=True):
            yield Name(
                span=name.span,
                by=self.name,
                because=together(name.because, because),
                # What the model alone says is likely; lists, capitals and other places in the article make it sure.
                sure="likely" if sure == "sure" and name.because.key == "names.read-as" else sure,
                others=others,
                type=name.type,
                name=form,
                role=role(parse, name.span, person) if name.type == "person" else None,
            )
            person = name.span.end if name.type == "person" else person
