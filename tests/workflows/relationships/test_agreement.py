"""The workflow of `agreement`: its text, its date and its review date."""

from __future__ import annotations

from typing import Any

import pytest

from mentorlog.errors import ConflictError, UsageError
from mentorlog.workflows.relationships.agreement import change_agreement, write_agreement
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def write(filled: Filled, text: str, **fields: Any) -> Any:
    """Write the agreement with Ana."""
    return write_agreement(filled.journal, filled.ana, text=text, now=NOW, **fields)


def test_a_new_text_gets_the_date_of_today(filled: Filled) -> None:
    """A text that differs only in blank lines around it is not new."""
    filled.set(filled.one, agreement="Be kind.", agreed_on=day("03-02"))
    assert write(filled, "\nBe kind.\n").agreed_on == day("03-02")
    assert "agreement" not in filled.verbs()
    after = write(filled, "Be kind. Be on time.")
    assert (after.agreement, after.agreed_on) == ("Be kind. Be on time.", TODAY)
    assert filled.verbs()[0] == "agreement"


def test_the_review_day_is_kept_if_none_is_given(filled: Filled) -> None:
    """The value None clears it."""
    assert write(filled, "Be kind.", look_again_on=day("12-24")).look_again_on == day("12-24")
    assert write(filled, "Be kinder.").look_again_on == day("12-24")
    assert write(filled, "Be kinder.", look_again_on=None).look_again_on is None


def test_a_new_text_clears_a_past_review_day(filled: Filled) -> None:
    """An unchanged text keeps it."""
    filled.set(filled.one, agreement="Be kind.", look_again_on=TODAY)
    assert write(filled, "Be kind.").look_again_on == TODAY
    assert write(filled, "Be kinder.").look_again_on is None


def test_an_empty_agreement_is_refused(filled: Filled) -> None:
    """It is cleared with `edit --clear`."""
    with pytest.raises(UsageError, match="empty") as error:
        write(filled, " \n")
    assert error.value.hint == "mentorlog edit r1 --clear agreement"


def test_only_what_is_given_changes_beside_the_text(filled: Filled) -> None:
    """A day to review an agreement that has no text is refused; what may be sent can be agreed without one."""
    with pytest.raises(ConflictError, match="Nothing is agreed"):
        change_agreement(filled.journal, filled.ana, look_again_on=day("12-24"), recap="no", now=NOW)
    before = change_agreement(filled.journal, filled.ana, recap="ask", summary_readers="We two.", now=NOW)
    assert before == filled.ana._replace(recap="ask", summary_readers="We two.")
    before = write(filled, "Be kind.")
    after = change_agreement(filled.journal, before, look_again_on=day("12-24"), now=NOW)
    assert after == before._replace(look_again_on=day("12-24"))
    cleared = change_agreement(filled.journal, after, recap=None, summary_readers=None, now=NOW)
    assert cleared == after._replace(recap=None, summary_readers=None)


def test_the_text_is_recorded_with_what_may_be_sent(filled: Filled) -> None:
    """One command records all of it."""
    after = write(filled, "Be kind.", recap="no", summary_readers="We two.")
    assert (after.agreement, after.recap, after.summary_readers) == ("Be kind.", "no", "We two.")
    assert filled.verbs()[0] == "agreement"
    assert write(filled, "Be kinder.").recap == "no"
