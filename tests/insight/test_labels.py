"""Whether feedback is a label on the person."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.labels import _names, find_label, label_in
from mentorlog.insight.labels.matcher import build_languages, read_rules
from tests.insight.journals import texts

NAME = "Søren Østergård"
RULES = read_rules()
BUILT_IN = {"WORD", "NAME", "FIRST", "LAST"}
CORPUS = [
    line.split("\t") for line in Path(__file__).with_name("labels_corpus.tsv").read_text("utf-8").splitlines()[1:]
]
"""Sentences, each with the other person's name and the result: "trait", "praise" or "none"."""
OBSERVATIONS = [text for text, name, result in CORPUS if result == "none" and name in ("", NAME)]
TRAITS = [text for text, name, result in CORPUS if result == "trait" and name in ("", NAME)]

DOCUMENTED = {
    "Traits": ("PERSON-TRAIT", "SHARED-TRAIT"),
    "Possible traits": ("POSSIBLE-TRAIT",),
    "Bare traits": ("BARE-TRAIT",),
    "Praise": ("PRAISE",),
    "Bare praise": ("BARE-PRAISE",),
    "Called": ("INSULT",),
    "Called, if nothing follows": ("FIGURE",),
    "Poor": ("POOR",),
    "Fine": ("FINE",),
    "Roles": ("ROLE",),
    "Lacked": ("LACKED",),
}
"""The lists of docs/labels.md, and the slots that they show."""


def words(language: str, *slots: str) -> list[str]:
    """The single words of some slots."""
    return [word for code, slot, text, _ in RULES if code == language and slot in slots for word in text.split("|")]


def items(text: str) -> set[str]:
    """The slots that a pattern names."""
    return set(re.findall(r"[A-Z][A-Z-]*", text))


# results


@pytest.mark.heavy
def test_the_corpus_gives_the_same_results() -> None:
    """The corpus has every word and rule in both languages, and many sentences that are not labels."""
    changed = [
        f"{text} | {name} | expected {expected}, found {found}"
        for text, name, expected in CORPUS
        if (found := label_in(text, name=name) or "none") != expected
    ]
    assert changed == []


def test_the_corpus_is_large_and_has_no_sentence_twice() -> None:
    """The numbers of labels and observations are about equal."""
    assert len({(text, name) for text, name, _ in CORPUS}) == len(CORPUS)
    results = [result for *_, result in CORPUS]
    assert set(results) == {"trait", "praise", "none"}
    assert min(results.count("trait"), results.count("none")) >= 1000
    assert results.count("praise") >= 200


def test_a_name_matches_only_if_it_is_the_other_persons() -> None:
    """A word that is not known as a person may be a method or a dog."""
    assert label_in("Freja is lazy", name="Freja")
    assert label_in("王小明 is lazy", name="王小明")
    assert not label_in("Freja is lazy", name="Bo")
    assert not label_in("Freja is lazy")
    assert label_in("Ana is lazy", name="Dr. Ana Souza")
    assert label_in("b* [c is lazy", name="b* [c")


def test_only_a_blank_line_ends_a_sentence() -> None:
    """A line break alone does not; an accent may be a separate character."""
    assert label_in("You cut in twice, and I think you are\nlazy")
    assert not label_in("It is you that we are\n\nlazy methods were used")
    assert label_in("Du er pa\u030asta\u030aelig")
    assert label_in("you are nai\u0308ve")


def test_praise_with_an_observation_is_not_a_label() -> None:
    """A short thank-you is not an observation; a sentence about what was done is."""
    assert label_in("You are brilliant. Thank you so much!")
    assert not label_in("You are brilliant. You waited eleven seconds before you answered.")
    assert label_in("You are lazy. You waited eleven seconds before you answered.")


@given(st.one_of(st.text(), texts(), st.text("you are lazy dulrcvn'\".,!? \n")), st.text(max_size=20))
def test_any_text_gives_a_result(text: str, name: str) -> None:
    """The result is a label or None, and no error is raised."""
    assert label_in(text, name=name) in {None, "trait", "praise"}


@given(st.lists(st.sampled_from([*OBSERVATIONS, *TRAITS]), min_size=1, max_size=4))
def test_a_label_among_other_sentences_is_found(sentences: list[str]) -> None:
    """Other sentences do not hide a label, and several observations do not make one."""
    text = "\n\n".join(sentences)
    assert (label_in(text, name=NAME) is not None) is any(sentence in TRAITS for sentence in sentences)


@pytest.mark.heavy
@pytest.mark.parametrize(
    "piece",
    ["you ", "you are ", "so ", "lazy and ", "not ", "'", '"', "you are so ", "lazy, ", "du er så ", "is ", "."],
)
def test_a_long_text_takes_no_longer(piece: str) -> None:
    """A page that repeats one word is answered in seconds."""
    start = time.process_time()
    label_in(piece * 20_000 + "you are lazy", name=NAME)
    assert time.process_time() - start < 20


def test_a_long_name_matches_by_its_first_words() -> None:
    """A name of thousands of words matches as a whole and by its first eight words."""
    name = " ".join(f"Name{number}" for number in range(5000))
    assert label_in("Name1 is lazy and so are you", name=name) == "trait"
    assert label_in("You are lazy", name=name) == "trait"
    assert label_in("You sighed twice, and Name3 is never late", name=name) is None
    assert len(_names(name)) == 9


# rules


@pytest.mark.heavy
def test_every_rule_is_needed_by_its_example() -> None:
    """Without the row, the example has another result."""
    unneeded = []
    for rule in RULES:
        language, _, _, example = rule
        rules = [each for each in RULES if each[0] in (language.replace("all", "en"), "all")]
        others = [each for each in rules if each is not rule]
        results = {find_label(example, name=NAME, languages=build_languages(some)) for some in (rules, others)}
        if len(results) == 1:
            unneeded.append(rule)
    assert unneeded == []


def test_every_slot_that_a_rule_uses_has_rules() -> None:
    """The test covers each language with the shared rules; every slot with rules is used."""
    for language in {rule[0] for rule in RULES} - {"all"}:
        texts = [(slot, text) for code, slot, text, _ in RULES if code in (language, "all")]
        defined = {slot for slot, _ in texts} | BUILT_IN
        used = set().union(*(items(text) for _, text in texts)) | {"LABEL", "COMPLIMENT", "EXCUSE"}
        assert used | BUILT_IN == defined, language


def test_no_slot_lists_a_word_twice() -> None:
    """Words are in lower case. A trait is bare or not, and never praise."""
    for language in {rule[0] for rule in RULES} - {"all"}:
        for slots in [("ADVERB",), *DOCUMENTED.values()]:
            listed = words(language, *slots)
            assert len(listed) == len(set(listed)), slots
            assert all(re.fullmatch(r"[\w-]+", word) and word == word.casefold() for word in listed)
        traits, bare = (
            set(words(language, "PERSON-TRAIT", "SHARED-TRAIT", "POSSIBLE-TRAIT")),
            set(words(language, "BARE-TRAIT")),
        )
        praise = set(words(language, "PRAISE", "BARE-PRAISE"))
        assert not traits & bare
        assert not (traits | bare) & praise


def test_every_word_is_documented() -> None:
    """docs/labels.md lists all words that make a label, and no others."""
    page = (Path(__file__).parents[2] / "docs" / "labels.md").read_text(encoding="utf-8")
    for title, language in (("English", "en"), ("Danish", "da")):
        section = page.split(f"\n## {title}\n")[1].split("\n## ")[0]
        lists = {heading: block.split() for heading, block in re.findall(r"(.+):\n\n```\n([^`]*)```", section)}
        assert lists == {heading: sorted(words(language, *slots)) for heading, slots in DOCUMENTED.items()}
