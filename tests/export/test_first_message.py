"""The first message to a prospect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.export.first_message import MOST_WORDS, write_first_message
from mentorlog.export.translation import LANGUAGES, Translator
from tests.builders import relationship
from tests.golden_files import Golden, golden_files

WHOLE: dict[str, Any] = {
    "found_through": "the union's network",
    "admire": "calm in negotiations",
    "background": "led the 2024 talks",
    "skills": ("negotiating", "listening", "saying no"),
    "hope": "a sounding board.",
    "offer": "help with spreadsheets",
}
CASES = {"whole": WHOLE, "some": {"admire": "calm in negotiations", "offer": "a fresh pair of eyes!"}, "bare": {}}
TEXTS = st.text(max_size=400) | st.lists(st.sampled_from(["calm", "a.", "😀", "{text}"]), max_size=300).map(" ".join)


def prospect(role: str, fields: dict[str, Any]) -> Any:
    """A prospect with these fields."""
    return relationship(3, name="Lone Dahl", role=role, status="prospect", private=True, **fields)


@golden_files(
    "draft", [f"{case}.{role}.{lang}.txt" for case in CASES for role in ("mentor", "mentee") for lang in LANGUAGES]
)
def test_the_messages_equal_their_golden_files(golden: Golden) -> None:
    """`mentor` offers to mentor, `mentee` asks for a mentor."""
    case, role, language, _ = golden.name.split(".")
    message = write_first_message(
        prospect(role, CASES[case]), Translator(language), owner="Åse" if case == "whole" else None
    )
    assert not message.shortened
    golden.check(f"{message.text}\n")


@given(
    fields=st.fixed_dictionaries(
        {},
        optional={name: TEXTS for name in WHOLE if name != "skills"}
        | {"skills": st.lists(TEXTS, max_size=4).map(tuple)},
    ),
    role=st.sampled_from(["mentor", "mentee"]),
    language=st.sampled_from(LANGUAGES),
)
def test_no_message_is_too_long_or_has_a_gap(fields: dict[str, Any], role: str, language: str) -> None:
    """Whatever was recorded, it has at most 120 words, no empty paragraph and no sentence without its content."""
    message = write_first_message(prospect(role, fields), Translator(language), owner="Åse")
    assert len(message.text.split()) <= MOST_WORDS
    assert "\n\n\n" not in message.text
    assert ": ." not in message.text
    assert len(message.text.split("\n\n")) >= 4
    assert all(paragraph.strip() for paragraph in message.text.split("\n\n"))


def test_a_sentence_is_not_put_after_a_preposition() -> None:
    """It follows a colon, as what is hoped for does, without the capital of a small word."""
    fields = {"found_through": "Your manager told me.", "hope": "To learn how you do it", "admire": "She listens"}
    for role, lead in (("mentee", "How I found you"), ("mentor", "How I heard of you")):
        text = write_first_message(prospect(role, fields), Translator("en")).text
        assert f"{lead}: Your manager told me." in text
        assert "What I hope for: to learn how you do it." in text
        assert ": She listens." in text
    danish = write_first_message(prospect("mentee", {"found_through": "Vi mødte hinanden"}), Translator("da")).text
    assert "Sådan fandt jeg dig: Vi mødte hinanden." in danish


def test_a_preposition_that_was_typed_is_not_repeated() -> None:
    """The sentence has the word itself."""
    prospect = relationship(status="prospect", role="mentee", found_through="Through Mette")
    assert "I found you through Mette." in write_first_message(prospect, Translator("en"), owner=None).text


JENS: dict[str, Any] = {
    "admire": "hendes ro.",
    "hope": "at du vil hjælpe mig med at blive bedre til at lytte",
    "offer": "Jeg kan hjælpe med regneark",
    "background": "Har ledet forhandlingerne i 2024",
    "found_through": "min leder, Pia",
    "skills": ("at lytte", "at forhandle", "at sige nej"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_a_sentence_is_left_out_rather_than_broken_off(role: str, language: str) -> None:
    """Ordinary fields that are too long together lose the lower-ranked ones, and no text is cut."""
    message = write_first_message(prospect(role, JENS), Translator(language))
    assert "\u2026" not in message.text
    assert JENS["hope"] in message.text
    assert JENS["offer"] in message.text
    assert set(message.shortened) <= {"background", "found_through", "skills"}
    longer = JENS | {"skills": tuple(f"{skill} hver dag og i hver uge" for skill in JENS["skills"])}
    message = write_first_message(prospect(role, longer), Translator(language))
    assert "skills" in message.shortened
    assert "\u2026" not in message.text
    assert "at lytte hver dag" in message.text


def test_only_a_field_that_is_too_long_alone_is_cut() -> None:
    """The others keep their place if there is room."""
    fields = JENS | {"hope": "ord " * 150}
    message = write_first_message(prospect("mentee", fields), Translator("da"))
    assert message.text.count("\u2026") == 1
    assert "ord ord\u2026" in message.text
    assert "hendes ro" in message.text


def test_a_greeting_has_the_given_name_or_the_whole_name() -> None:
    """A title, an initial and a family name that comes first are no given name."""
    greetings = {
        "Lone Dahl": "Lone",
        "Hansen, Peter": "Peter Hansen",
        "Bo Lind, MD": "Bo",
        "Fru Hansen": "Fru Hansen",
        "Dr. Anna Holm": "Dr. Anna Holm",
        "A. Holm": "A. Holm",
        "J P Holm": "J P Holm",
        "Lone,": "Lone",
        "von Holm": "von Holm",
        "Anne-Marie Bo": "Anne-Marie",
    }
    for name, greeting in greetings.items():
        person = relationship(status="prospect", role="mentee", name=name)
        assert write_first_message(person, Translator("en")).text.startswith(f"Dear {greeting},\n"), name
        assert write_first_message(person, Translator("da")).text.startswith(f"Kære {greeting}\n"), name
