"""Names of people, organisations, places and others, each with the fullest form that the article uses."""

from collections.abc import Iterable, Sequence

from dateline.annotators.names.candidates import apply_majority, resolve_candidates
from dateline.languages.en.names import evidence, model_entities, name_sources
from dateline.languages.en.names import repeat_mentions as repeats
from dateline.languages.en.names.canonical import canonical_names
from dateline.languages.en.names.roles import find_role
from dateline.model import AnyMark, Article, Name, Title
from dateline.nlp.parse import Parse
from dateline.reasons import together
from dateline.rules import Rule

__all__ = ["Names"]


class Names:
    """Finds proper names: first the model's entities, then rules over the whole article, which decide."""

    name = "names"
    rules: tuple[Rule, ...] = (*name_sources.RULES, *evidence.RULES, *repeats.RULES, *model_entities.RULES)

    def annotate(self, article: Article, parse: Parse, earlier: Sequence[AnyMark]) -> Iterable[AnyMark]:  # noqa: ARG002
        """Yield each name without its article and possessive, with its canonical form in this article."""
        sourced = [
            *name_sources.find_layout_names(article),
            *name_sources.find_listed_names(article, parse),
            *name_sources.find_bodies(article, parse),
            *name_sources.find_towns(parse),
        ]
        guessed = list(model_entities.find_model_names(article, parse))
        title = next((mark.span for mark in article.layout if isinstance(mark, Title)), None)
        # A title's capitals hide where names begin, so in titles the model comes last, and never for people.
        late = [guess for guess in guessed if title and title.overlaps(guess.span)]
        names = resolve_candidates([*sourced, *(guess for guess in guessed if guess not in late)])
        names = apply_majority(article, names, evidence.find_evidence(article, parse, names))
        names = resolve_candidates([*names, *repeats.repeat_mentions(article, parse, names)])
        late = [g for g in late if g.type != "person" and not any(g.span.overlaps(name.span) for name in names)]
        names = apply_majority(article, resolve_candidates([*names, *late]), ())
        names = [repeats.drop_full_stop(article, parse, name) for name in names]
        person = 0
        for name, canonical in zip(names, canonical_names(article, names), strict=True):
            yield Name(
                span=name.span,
                by=self.name,
                because=together(name.because, canonical.because),
                rule=name.rule,
                # A name that only the model found is likely; lists, capitals and other mentions make it sure.
                sure="likely" if canonical.sure == "sure" and name.is_guess else canonical.sure,
                others=canonical.others,
                type=name.type,
                name=canonical.name,
                role=find_role(parse, name.span, person) if name.type == "person" else None,
            )
            person = name.span.end if name.type == "person" else person
