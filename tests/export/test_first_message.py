"""The first message to a prospect."""

from __future__ import annotations

from typing import Any

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
