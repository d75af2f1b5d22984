"""The labels of a parser's grammar, as a language's lexicon gives them, so that no function here names one."""

from dataclasses import dataclass
from typing import ClassVar

EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class SyntaxLabels:
    """Which labels mean what: relations to the governing token (`dep`), then forms of words (`tag`).

    A parser that has no label for something leaves the set empty, and what depends on it is never found.
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
    """Labels by which the parser now and then takes a particle for an adverb."""
    noun_clauses: frozenset[str] = EMPTY
    """A clause that modifies a noun: `the road that ⟨leads⟩ north`, `the decision ⟨taken⟩ by police`."""
    noun_complements: frozenset[str] = EMPTY
    """Of the clauses that modify a noun, those that aren't relative: `the decision ⟨taken⟩ by police`."""
    complements: frozenset[str] = EMPTY
    """A clause that is its verb's object: `said the road ⟨was⟩ closed`."""
    conjuncts: frozenset[str] = EMPTY
    """`closed the road and ⟨left⟩`."""
    prepositions: frozenset[str] = EMPTY
    """`spoke ⟨at⟩ the border`."""
    adverbial_clauses: frozenset[str] = EMPTY
    """`left when the road was ⟨closed⟩`."""
    side_clauses: frozenset[str] = EMPTY
    """A clause beside another one, not part of it: `the road, police ⟨said⟩, was closed`."""
    markers: frozenset[str] = EMPTY
    """`said ⟨that⟩ the road was closed`."""
    coordinators: frozenset[str] = EMPTY
    """`closed the road ⟨and⟩ left`."""
    interjections: frozenset[str] = EMPTY
    """`⟨Well⟩, they closed the road`."""
    open_complements: frozenset[str] = EMPTY
    """A complement without a subject of its own: `expected to ⟨close⟩`."""
    prepositional_complements: frozenset[str] = EMPTY
    """A clause that a preposition governs: `accused of ⟨closing⟩ the road`."""
    predicatives: frozenset[str] = EMPTY
    """A noun that the verb says of its subject: `was a ⟨disaster⟩`."""
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
    """Relations over which a verb without a subject takes that of the verb above it."""
    modifying_verbs: frozenset[str] = EMPTY
    """A verb's form that heads no clause: an auxiliary, `the ⟨closed⟩ road`, `⟨Closing⟩ Day`."""

    verbs: frozenset[str] = EMPTY
    """Every form of a verb."""
    nouns: frozenset[str] = EMPTY
    """Every form of a noun."""
    gerunds: frozenset[str] = EMPTY
    """`closing`."""
    participles: frozenset[str] = EMPTY
    """`closed` in `was closed`."""
    finite_verbs: frozenset[str] = EMPTY
    """Forms that are finite by themselves: `closes`, `close`, `closed`."""
    present_verbs: frozenset[str] = EMPTY
    """Of the finite forms, those of the present."""
    past_verbs: frozenset[str] = EMPTY
    """Of the finite forms, those of the past."""
    infinitives: frozenset[str] = EMPTY
    """`close` in `to close`."""
    modals: frozenset[str] = EMPTY
    """`may`."""
    plural_nouns: frozenset[str] = EMPTY
    proper_nouns: frozenset[str] = EMPTY
    """A name's words in the singular."""
    cardinals: frozenset[str] = EMPTY
    determiners: frozenset[str] = EMPTY
    personal_pronouns: frozenset[str] = EMPTY
    possessive_pronouns: frozenset[str] = EMPTY
    relative_pronouns: frozenset[str] = EMPTY
    preposition_forms: frozenset[str] = EMPTY
    """The form of prepositions and of words that open a clause."""
    quotation_marks: frozenset[str] = EMPTY

    @property
    def nominal_subjects(self) -> frozenset[str]:
        """Subjects that are noun phrases and refer to somebody or something."""
        return self.active_subjects | self.passive_subjects

    @property
    def referring_subjects(self) -> frozenset[str]:
        """Subjects other than `there` and `it` that refer to nothing."""
        return self.nominal_subjects | self.clausal_subjects

    @property
    def subjects(self) -> frozenset[str]:
        """Subjects of every kind: whatever makes a verb a clause."""
        return self.referring_subjects | self.expletives


NO_LABELS = SyntaxLabels()
"""For a text that isn't parsed."""
