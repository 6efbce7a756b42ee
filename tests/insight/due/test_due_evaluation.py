"""The reminder to evaluate a programme again."""

from mentorlog.insight.due.due_evaluation import programme_line
from mentorlog.insight.due.reminders import find_reminders
from mentorlog.insight.due.watched import of_relationship
from mentorlog.model import Evaluation, Watch
from tests.builders import NOW, action, day, ref

DUE = Evaluation("HK 2026", day("06-01"), "Too few meetings", day("11-25"))


def test_the_reminder_has_no_ref_and_no_relationship():
    """Its label is in the text and in the line that settles it; after its day it is late, and first."""
    (found,) = find_reminders(Watch(evaluations=(DUE,)), now=NOW)
    assert (found.reminder, found.ref, found.relationship, found.days) == ("programme_evaluation", None, None, 2)
    assert found.text == "Evaluate the programme HK 2026"
    assert found.settle == "mentorlog programme 'HK 2026' --evaluated today"
    assert found.alternatives == ("mentorlog programme 'HK 2026' --evaluated 2026-06-01 --again DATE",)
    late = DUE._replace(look_again_on=day("11-20"))
    watch = Watch(evaluations=(late,), actions=(action(1, due_on="2026-11-22"),))
    assert [(each.reminder, each.is_late) for each in find_reminders(watch, now=NOW)] == [
        ("programme_evaluation", True),
        ("action_overdue", True),
    ]


def test_the_reminders_of_one_relationship_do_not_include_it():
    """A programme has several relationships."""
    assert of_relationship(Watch(evaluations=(DUE,)), ref("r1")).evaluations == ()


def test_a_label_that_begins_with_a_dash_follows_two_dashes():
    """Else it would be read as an option."""
    assert programme_line("-x 1", "--evaluated", "today") == "mentorlog programme --evaluated today -- '-x 1'"
