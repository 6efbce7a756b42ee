"""The command lines that record the answers of a closing or a pause one by one, for a recovery file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.text.unsaved import remember_lines
from mentorlog.model import OUTCOMES_BY_KIND
from mentorlog.workflows.decide import CARRIED_ON, MOVED, Decision

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship, Skill
    from mentorlog.workflows.relationships.end_relationship import ClosingAnswers

_VERBS: Final = {"dropped": "drop", "missed": "miss", "cancelled": "cancel"}
"""The command for each outcome; for every other one it is `done`."""
_OPTIONS: Final = {"keep_in_touch_on": "keep-in-touch"}
"""The options of fields that are called differently."""


def remember_closing(
    app: App,
    relationship: Relationship,
    answers: ClosingAnswers,
    *,
    ended_on: dt.date | None,
    typed_end: dt.date | None,
) -> None:
    """Remember the answers of a closing, below which an unfinished one may be noted. `ended_on` is the day of an end
    that was confirmed, `typed_end` a day that was typed for an end that was not."""
    unfinished = app.draft or ""
    lines = [*_ratings(relationship, answers.ratings)]
    decisions = [Decision(entry, outcome) for entry, outcome in answers.outcomes]
    decisions += [Decision(session, "cancelled") for session in answers.cancelled]
    lines += decision_lines(decisions)
    if ended_on is not None or answers.fields:
        end = ["--prepare"] if ended_on is None else ["--on", ended_on.isoformat()]
        lines.append(["mentorlog", "end", str(relationship.ref), *end, *_fields(answers)])
    if typed_end is not None:
        lines.append(["mentorlog", "edit", str(relationship.ref), "--until", typed_end.isoformat()])
    if lines:
        remember_lines(app, *lines)
        app.draft = f"{app.draft}{unfinished}"


def decision_lines(decisions: Iterable[Decision]) -> Iterator[list[str]]:
    """The line for each decision that changes an entry."""
    for entry, outcome, move_to in decisions:
        ref = str(entry.ref)
        if outcome == MOVED and move_to is not None:
            yield ["mentorlog", "snooze", ref, move_to.isoformat()]
        elif entry.ref.kind in OUTCOMES_BY_KIND and outcome in OUTCOMES_BY_KIND[entry.ref.kind]:
            yield ["mentorlog", "outcome", ref, "not" if outcome == "did_not_work" else outcome]
        elif outcome not in (CARRIED_ON, MOVED):
            yield ["mentorlog", _VERBS.get(outcome, "done"), ref]


def _ratings(relationship: Relationship, ratings: Iterable[tuple[Skill, int]]) -> Iterator[list[str]]:
    for skill, score in ratings:
        options = ["--mine"] if skill.owner == "me" and relationship.role == "mentor" else []
        options += ["--private"] if skill.latest[-1].private else []
        yield ["mentorlog", "rate", "--with", str(relationship.ref), *options, "--", skill.skill, str(score)]


def _fields(answers: ClosingAnswers) -> list[str]:
    return [f"--{_OPTIONS.get(field, field)}={value}" for field, value in answers.fields.items()]
