"""A parser's grammar labels, supplied by the language's lexicon so that no code has to name one."""

from dataclasses import dataclass
from typing import ClassVar

EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SyntaxLabels:
    """What the labels mean: relations to the governing token (`dep`), then word forms (`tag`).

    If a parser has no label for something, its set is empty, and whatever depends on it is never found.
    """

    file: ClassVar[str] = "syntax"

    roots: frozenset[str] = EMPTY
    """The head of a sentence."""
    active_subjects: frozenset[str] = EMPTY
    """`⟨Police⟩ closed the road`."""
    passive_subjects: frozenset[str] = EMPTY
    """`⟨The road⟩ was closed`."""
    clausal_subjects: frozenset[str] = EMPTY
    """`⟨Closing⟩ the road was a mistake`."""
    expletives: frozenset[str] = EMPTY
    """`⟨There⟩ were roadblocks`: a subject that refers to nothing."""
    agents: frozenset[str] = EMPTY
    """The preposition of a passive's agent: `closed ⟨by⟩ police`."""
    objects: frozenset[str] = EMPTY
    """`closed ⟨the road⟩`."""
    prepositional_objects: frozenset[str] = EMPTY
    """`at ⟨the border⟩`."""
    auxiliaries: frozenset[str] = EMPTY
    """`⟨has⟩ closed`, `⟨will⟩ close`."""
    passive_auxiliaries: frozenset[str] = EMPTY
    """`⟨was⟩ closed`."""
    negations: frozenset[str] = EMPTY
    """`did ⟨not⟩ close`."""
    particles: frozenset[str] = EMPTY
    """`closed ⟨down⟩`."""
    particle_adverbs: frozenset[str] = EMPTY
    """Labels that the parser uses when it mistakes a particle for an adverb."""
    noun_clauses: frozenset[str] = EMPTY
    """A clause that modifies a noun: `the road that ⟨leads⟩ north`, `the decision ⟨taken⟩ by police`."""
    noun_complements: frozenset[str] = EMPTY
    """A clause that modifies a noun but isn't relative: `the decision ⟨taken⟩ by police`."""
    complements: frozenset[str] = EMPTY
    """A clause that is its verb's object: `said the road ⟨was⟩ closed`."""
    conjuncts: frozenset[str] = EMPTY
    """`closed the road and ⟨left⟩`."""
    prepositions: frozenset[str] = EMPTY
    """`spoke ⟨at⟩ the border`."""
    adverbial_clauses: frozenset[str] = EMPTY
    """`left when the road was ⟨closed⟩`."""
    side_clauses: frozenset[str] = EMPTY
    """A clause next to another one, not part of it: `the road, police ⟨said⟩, was closed`."""
    markers: frozenset[str] = EMPTY
    """`said ⟨that⟩ the road was closed`."""
    coordinators: frozenset[str] = EMPTY
    """`closed the road ⟨and⟩ left`."""
    interjections: frozenset[str] = EMPTY
    """`⟨Well⟩, they closed the road`."""
    open_complements: frozenset[str] = EMPTY
    """A complement without its own subject: `expected to ⟨close⟩`."""
    prepositional_complements: frozenset[str] = EMPTY
    """A clause that a preposition governs: `accused of ⟨closing⟩ the road`."""
    predicatives: frozenset[str] = EMPTY
    """A noun that describes the subject through the verb: `was a ⟨disaster⟩`."""
    predicative_adjectives: frozenset[str] = EMPTY
    """`is ⟨due⟩ to close`."""
    adverbs: frozenset[str] = EMPTY
    """`closed ⟨again⟩`."""
    adverbial_nouns: frozenset[str] = EMPTY
    """A noun phrase used as an adverb: `closed ⟨Monday⟩`."""
    adjectives: frozenset[str] = EMPTY
    """A modifier before its noun: `the ⟨closed⟩ road`."""
    compounds: frozenset[str] = EMPTY
    """`⟨police⟩ station`."""
    appositions: frozenset[str] = EMPTY
    """`the road, the only ⟨one⟩ north`."""
    possessors: frozenset[str] = EMPTY
    """`⟨their⟩ road`."""
    punctuation: frozenset[str] = EMPTY
    governed_predicates: frozenset[str] = EMPTY
    """A verb or adjective that is part of a larger predicate: `was expected to ⟨close⟩`."""
    subject_sharing: frozenset[str] = EMPTY
    """Relations through which a verb without a subject takes the subject of the verb above it."""
    modifying_verbs: frozenset[str] = EMPTY
    """A verb form that doesn't head a clause: an auxiliary, `the ⟨closed⟩ road`, `⟨Closing⟩ Day`."""

    verbs: frozenset[str] = EMPTY
    """All verb forms."""
    nouns: frozenset[str] = EMPTY
    """All noun forms."""
    gerunds: frozenset[str] = EMPTY
    """`closing`."""
    participles: frozenset[str] = EMPTY
    """`closed` in `was closed`."""
    finite_verbs: frozenset[str] = EMPTY
    """Forms that are finite without an auxiliary: `closes`, `close`, `closed`."""
    present_verbs: frozenset[str] = EMPTY
    """Finite forms of the present."""
    past_verbs: frozenset[str] = EMPTY
    """Finite forms of the past."""
    infinitives: frozenset[str] = EMPTY
    """`close` in `to close`."""
    modals: frozenset[str] = EMPTY
    """`may`."""
    plural_nouns: frozenset[str] = EMPTY
    proper_nouns: frozenset[str] = EMPTY
    """Proper nouns in the singular."""
    cardinals: frozenset[str] = EMPTY
    determiners: frozenset[str] = EMPTY
    personal_pronouns: frozenset[str] = EMPTY
    possessive_pronouns: frozenset[str] = EMPTY
    relative_pronouns: frozenset[str] = EMPTY
    preposition_forms: frozenset[str] = EMPTY
    """Prepositions and words that open a clause."""
    quotation_marks: frozenset[str] = EMPTY

    @property
    def nominal_subjects(self) -> frozenset[str]:
        """Noun phrases as subjects, without those that refer to nothing."""
        return self.active_subjects | self.passive_subjects

    @property
    def referring_subjects(self) -> frozenset[str]:
        """All subjects except the `there` and `it` that refer to nothing."""
        return self.nominal_subjects | self.clausal_subjects

    @property
    def subjects(self) -> frozenset[str]:
        """Subjects of every kind."""
        return self.referring_subjects | self.expletives


NO_LABELS = SyntaxLabels()
"""For text that isn't parsed."""
