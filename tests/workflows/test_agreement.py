"""`agreement`: its text, the day it was made, and the day to look at it again."""

from __future__ import annotations

from typing import Any

import pytest

from mentorlog.errors import ConflictError, UsageError
from mentorlog.workflows.agreement import look_again, write_agreement
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def write(filled: Filled, text: str, **fields: Any) -> Any:
    """Write the agreement with Ana."""
    return write_agreement(filled.journal, filled.ana, text=text, now=NOW, **fields)


def test_a_new_text_was_agreed_today(filled: Filled) -> None:
    """The same text again is not new, whatever blank lines surround it."""
    filled.set(filled.one, agreement="Be kind.", agreed_on=day("03-02"))
    assert write(filled, "\nBe kind.\n").agreed_on == day("03-02")
    assert "agreement" not in filled.verbs()
    after = write(filled, "Be kind. Be on time.")
    assert (after.agreement, after.agreed_on) == ("Be kind. Be on time.", TODAY)
    assert filled.verbs()[0] == "agreement"


def test_the_day_to_look_again_stays_if_none_is_given(filled: Filled) -> None:
    """None takes it away."""
    assert write(filled, "Be kind.", look_again_on=day("12-24")).look_again_on == day("12-24")
    assert write(filled, "Be kinder.").look_again_on == day("12-24")
    assert write(filled, "Be kinder.", look_again_on=None).look_again_on is None


def test_a_day_that_has_come_does_not_outlast_a_new_text(filled: Filled) -> None:
    """They have looked at it; the same text keeps it."""
    filled.set(filled.one, agreement="Be kind.", look_again_on=TODAY)
    assert write(filled, "Be kind.").look_again_on == TODAY
    assert write(filled, "Be kinder.").look_again_on is None


def test_an_agreement_is_not_emptied_by_writing(filled: Filled) -> None:
    """That is said with --clear."""
    with pytest.raises(UsageError, match="empty") as error:
        write(filled, " \n")
    assert error.value.hint == "mentorlog edit r1 --clear agreement"


def test_looking_again_moves_the_day_alone(filled: Filled) -> None:
    """If there is something to look at."""
    with pytest.raises(ConflictError, match="Nothing is agreed"):
        look_again(filled.journal, filled.ana, look_again_on=day("12-24"), now=NOW)
    before = write(filled, "Be kind.")
    after = look_again(filled.journal, before, look_again_on=day("12-24"), now=NOW)
    assert after == before._replace(look_again_on=day("12-24"))
