"""Questions about grammar, asked of small sentences that the real model parses."""

import pytest

from dateline.languages.en import ENGLISH
from dateline.model import Span
from dateline.nlp import syntax
from dateline.nlp.parse import Parse, Token
from marked import article, parse_english


def parsed(sentence: str) -> Parse:
    return parse_english(article(sentence))


def at(parse: Parse, word: str) -> int:
    """The index of the one token that reads so."""
    (found,) = [index for index, token in enumerate(parse.tokens) if token.text == word]
    return found


def text(parse: Parse, index: int | None) -> str | None:
    return None if index is None else parse.tokens[index].text


@pytest.mark.parametrize("word", ["police", "Oslo"])
def test_common_and_proper_nouns_are_nouns(word):
    parse = parsed("The police left Oslo.")
    assert syntax.is_noun(parse, at(parse, word))


@pytest.mark.parametrize("word", ["left", "He"])
def test_verbs_and_pronouns_are_no_nouns(word):
    parse = parsed("He left the town of Oslo.")
    assert not syntax.is_noun(parse, at(parse, word))


@pytest.mark.parametrize(("word", "yes"), [("closed", True), ("has", False), ("retired", False)])
def test_a_verb_is_neither_an_auxiliary_nor_a_modifier(word, yes):
    parse = parsed("The retired judge has closed the case.")
    assert syntax.is_verb(parse, at(parse, word)) is yes


@pytest.mark.parametrize(("word", "yes"), [("closed", True), ("has", False), ("case", False)])
def test_a_predicate_is_a_verb_by_its_part_of_speech(word, yes):
    parse = parsed("The judge has closed the case.")
    assert syntax.is_predicate(parse, at(parse, word)) is yes


@pytest.mark.parametrize(("word", "yes"), [("left", True), ("adding", False), ("resign", False)])
def test_a_form_that_shows_its_tense_is_finite(word, yes):
    parse = parsed("He left early, adding that he would resign.")
    assert syntax.is_finite(parse, at(parse, word)) is yes


def test_the_head_of_a_phrase_governs_the_rest_of_it():
    parse = parsed("The former mayor of Oslo left.")
    assert text(parse, syntax.phrase_head(parse, range(5))) == "mayor"


def test_a_phrase_of_no_tokens_has_no_head():
    assert syntax.phrase_head(parsed("He left."), range(0)) is None


def test_the_first_dependent_in_a_relation_is_its_child():
    parse = parsed("Police closed the road.")
    assert text(parse, syntax.child(parse, at(parse, "closed"), "dobj", "nsubj")) == "Police"
    assert syntax.child(parse, at(parse, "closed"), "neg") is None


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Police closed the road.", "closed", "Police"),
        ("The road was closed.", "closed", "road"),
        ("There were 40 boats.", "were", "There"),
        ("Police came and closed the road.", "closed", None),
    ],
)
def test_a_verb_has_a_subject_of_its_own(sentence, verb, subject):
    parse = parsed(sentence)
    assert text(parse, syntax.own_subject(parse, at(parse, verb))) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Ministers are expected to meet in Oslo.", "meet", "Ministers"),
        ("Police came and closed the road.", "closed", "Police"),
        ("Close the road.", "Close", None),
    ],
)
def test_a_predicate_shares_its_subject(sentence, verb, subject):
    parse = parsed(sentence)
    assert text(parse, syntax.find_subject(parse, at(parse, verb))) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "agent"),
    [
        ("Police closed the road.", "closed", "Police"),
        ("The road was closed by the police.", "closed", "police"),
        ("The road was closed.", "closed", None),
        ("There were 40 boats.", "were", None),
    ],
)
def test_who_acts_is_the_agent_of_a_passive_or_the_active_subject(sentence, verb, agent):
    parse = parsed(sentence)
    assert text(parse, syntax.own_agent(parse, at(parse, verb))) == agent


@pytest.mark.parametrize(
    ("sentence", "verb", "agent"),
    [
        ("The mayor left early, adding that he would return.", "adding", "mayor"),
        ("The ministry issued a statement saying that the dam was safe.", "saying", "statement"),
        ("Nobody believed the claim made in Oslo.", "made", None),
    ],
)
def test_a_verb_without_an_agent_of_its_own_takes_that_of_the_words_above_it(sentence, verb, agent):
    parse = parsed(sentence)
    assert text(parse, syntax.find_agent(parse, at(parse, verb))) == agent


def test_a_verb_has_a_direct_object_and_a_preposition_has_one():
    parse = parsed("Police closed the road at the border.")
    assert text(parse, syntax.direct_object(parse, at(parse, "closed"))) == "road"
    assert text(parse, syntax.prepositional_object(parse, at(parse, "at"))) == "border"


def test_a_verb_without_an_object_has_none():
    parse = parsed("The boat sank.")
    assert syntax.direct_object(parse, at(parse, "sank")) is None
    assert syntax.prepositional_object(parse, at(parse, "sank")) is None


def test_auxiliaries_come_with_or_without_that_of_the_passive():
    parse = parsed("The road has been closed.")
    verb = at(parse, "closed")
    assert [text(parse, i) for i in syntax.auxiliaries(parse, verb)] == ["has", "been"]
    assert [text(parse, i) for i in syntax.auxiliaries(parse, verb, passive=False)] == ["has"]


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [("Police did not close the road.", True), ("Police closed the road that did not reach Oslo.", False)],
)
def test_only_a_negation_of_the_verb_itself_negates_it(sentence, yes):
    parse = parsed(sentence)
    verb = at(parse, "close" if yes else "closed")
    assert syntax.is_negated(parse, verb) is yes


def test_a_clause_reaches_over_all_that_its_verb_governs():
    parse = parsed("Dahl said the road to the border was closed.")
    bounds = syntax.clause_bounds(parse, at(parse, "closed"))
    assert article("Dahl said the road to the border was closed.").words(bounds) == "the road to the border was closed"


@pytest.mark.parametrize(
    ("sentence", "verb", "finite"),
    [
        ("Ministers are expected to meet in Oslo.", "meet", "expected"),
        ("Police came and closed the road.", "closed", "came"),
        ("Police came and the mayor left.", "left", "left"),
    ],
)
def test_the_finite_verb_of_a_predicate_carries_its_subject(sentence, verb, finite):
    parse = parsed(sentence)
    assert text(parse, syntax.finite_verb(parse, at(parse, verb))) == finite


def test_the_main_verb_is_highest_in_the_grammar():
    parse = parsed("Dahl said that the road was closed.")
    assert text(parse, syntax.main_verb(parse, range(len(parse.tokens)))) == "said"


def test_words_without_a_verb_have_no_main_verb():
    parse = parsed("Dahl said that the road was closed.")
    assert syntax.main_verb(parse, range(1)) is None


@pytest.mark.parametrize(
    ("sentence", "verb", "lemma"),
    [
        ("Dahl called off the talks.", "called", "call off"),
        ("The talks took place in Oslo.", "took", "take place"),
        ("Dahl took the prize.", "took", "take"),
    ],
)
def test_a_phrasal_verb_keeps_what_makes_it_one(sentence, verb, lemma):
    parse = parsed(sentence)
    assert syntax.lemma_with_particle(parse, at(parse, verb), ["off"], {"take": "place"}) == lemma


@pytest.mark.parametrize(("verbs", "agent"), [(6, "He"), (7, None)])
def test_an_agent_is_looked_for_at_most_six_verbs_up(verbs, agent):
    """By a parse made by hand: `He ran and ran and ran …`, each verb joined to the one before it."""
    tokens = [Token(0, 2, "He", "he", "PRON", "PRP", "nsubj", 1, 0)]
    for n in range(1, verbs + 1):
        head, relation = (1, "ROOT") if n == 1 else (n - 1, "conj")
        tokens.append(Token(4 * n, 4 * n + 3, "ran", "run", "VERB", "VBD", relation, head, 0))
    parse = Parse(tuple(tokens), (Span(0, tokens[-1].end),), labels=ENGLISH.labels)
    assert text(parse, syntax.find_agent(parse, verbs)) == agent


def test_labels_of_the_language_name_every_kind_of_subject_once():
    labels = ENGLISH.labels
    kinds = [labels.active_subjects, labels.passive_subjects, labels.clausal_subjects, labels.expletives]
    assert sum(map(len, kinds)) == len(labels.subjects)
    assert labels.referring_subjects == labels.subjects - labels.expletives
