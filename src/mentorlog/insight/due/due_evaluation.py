"""The reminder to evaluate a programme again."""

from __future__ import annotations

from mentorlog.insight.due.reminder import Reminder
from mentorlog.shell_line import join

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Evaluation


def evaluation_reminder(evaluation: Evaluation, *, today: dt.date) -> Reminder:
    """To evaluate a programme again on the day that its last evaluation names. It has no ref and no relationship."""
    label, due_on = evaluation.programme, evaluation.look_again_on or today
    return Reminder(
        "programme_evaluation",
        ref=None,
        relationship=None,
        relationship_ref=None,
        person="",
        due_on=due_on,
        days=(due_on - today).days,
        text=f"Evaluate the programme {' '.join(label.split())}",
        settle=programme_line(label, "--evaluated", "today"),
        alternatives=(programme_line(label, "--evaluated", evaluation.on.isoformat(), "--again", "DATE"),),
    )


def programme_line(label: str, *options: str) -> str:
    """The command line about a programme. Blanks in its label are typed as single spaces, which matches it."""
    label = " ".join(label.split())
    words = (*options, "--", label) if label.startswith("-") else (label, *options)
    return join(("mentorlog", "programme", *words))
