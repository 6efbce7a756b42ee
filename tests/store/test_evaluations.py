"""The evaluations of programmes in the journal."""

import pytest

from mentorlog.errors import ConflictError, DamagedError
from mentorlog.model import Evaluation
from tests.store.build import LOCAL, NOW, connection, day


def evaluate(journal, label="HK 2026", on="06-01", **fields):
    """Record an evaluation."""
    with journal.command("programme", now=NOW) as change:
        change.evaluate(label, on=day(on), **fields)


def due(journal, until="12-31"):
    """The evaluations to repeat by a day."""
    return journal.watch(until=day(until), now=LOCAL).evaluations


def test_a_second_one_on_the_same_day_replaces_the_given_fields(journal):
    """Capitals of the label make no difference; None clears a field."""
    evaluate(journal, note="Too few meetings", look_again_on=day("09-01"))
    evaluate(journal, "hk 2026", note=None)
    evaluate(journal, on="09-07")
    assert journal.evaluations() == (
        Evaluation("hk 2026", day("06-01"), None, day("09-01")),
        Evaluation("HK 2026", day("09-07")),
    )


def test_only_the_latest_of_a_label_is_to_be_repeated(journal):
    """By the day that it names, the earliest first; a later one without a day ends it."""
    evaluate(journal, on="06-01", look_again_on=day("07-01"))
    evaluate(journal, on="06-15", look_again_on=day("12-01"))
    evaluate(journal, "Nord", look_again_on=day("11-01"))
    assert [(each.programme, each.look_again_on) for each in due(journal)] == [
        ("Nord", day("11-01")),
        ("HK 2026", day("12-01")),
    ]
    assert [each.programme for each in due(journal, "11-30")] == ["Nord"]
    evaluate(journal, "nord", on="11-02")
    assert [each.programme for each in due(journal)] == ["HK 2026"]


def test_it_is_deleted_and_undone(journal):
    """Each is one recorded command; deleting one that is not there records nothing."""
    evaluate(journal, note="x")
    with journal.command("programme", now=NOW) as change:
        change.remove_evaluation("hk 2026", on=day("06-01"))
    assert journal.evaluations() == ()
    with journal.command("programme", now=NOW) as change:
        change.remove_evaluation("HK 2026", on=day("06-01"))
    assert journal.count_commands() == 2
    journal.undo(now=NOW)
    assert journal.evaluations() == (Evaluation("HK 2026", day("06-01"), "x"),)
    journal.undo(now=NOW)
    assert journal.evaluations() == ()
    with pytest.raises(ConflictError):
        journal.undo(now=NOW)


@pytest.mark.parametrize("column", ["day", "look_again_on"])
def test_a_day_that_another_program_wrote_is_reported_as_damage(journal, column):
    """Not as a bug."""
    evaluate(journal, look_again_on=day("09-01"))
    at = connection(journal)
    at.execute("PRAGMA ignore_check_constraints = ON")
    at.execute("DROP TRIGGER record_evaluation_update")
    at.execute(f"UPDATE evaluation SET {column} = '2026-13-40'")  # noqa: S608
    with pytest.raises(DamagedError, match="a row of `evaluation` has a value that its column does not allow"):
        journal.evaluations()
