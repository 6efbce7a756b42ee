"""The closing, asked one question after the other at a terminal. Any question can be skipped; whoever leaves keeps what
was answered, and takes it up again with the same command."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.ending import ending, say_what_is_open
from mentorlog.cli.input.prompts import ask, ask_day, confirm
from mentorlog.cli.output.changes import show_change
from mentorlog.dates import say_date
from mentorlog.errors import Finished, MentorlogError, Stopped
from mentorlog.insight.closing import ASKED, REASONS
from mentorlog.model import Action, Goal, Ref, Relationship, Session, Skill
from mentorlog.store import Journal
from mentorlog.workflows.close_entries import closing_fields

if TYPE_CHECKING:
    from mentorlog.store.writing import Change

_SKIP: Final = "Enter skips a question, Ctrl-C leaves and keeps the words you wrote."
_STOPPED: Final = 130
"""The exit code of a command that was left with Ctrl-C."""
_WAYS: Final[dict[str, tuple[str, ...]]] = {
    "goal": ("achieved", "dropped", "carried on"),
    "action": ("done", "dropped", "carried on"),
}


class Answers(NamedTuple):
    """What was answered: fields of the relationship, new ratings (a skill and its score), what becomes of what is open,
    and which sessions are not to be."""

    fields: dict[str, object]
    ratings: list[tuple[Skill, int]]
    settled: list[tuple[Goal | Action, str]]
    cancelled: list[Session]


def guided(app: App, journal: Journal, before: Relationship, *, ended_on: dt.date | None) -> None:
    """Ask for the closing and record it; without a day only prepare it. Leaving keeps the words answered so far."""
    answers = Answers({}, [], [], [])
    preparing = ended_on is None
    try:
        output.write_stderr(f"{'Preparing the closing' if preparing else 'The closing'} with {before.name}. {_SKIP}")
        if ended_on is not None and before.status != "ended":
            ended_on = _asked_day(app, before, ended_on)
        _ask_words(app, before, answers, preparing=preparing)
        if ended_on is not None:
            _ask_ratings(app, journal, before, answers)
            _ask_what_is_open(app, journal, before, answers, ended_on=ended_on)
            _ask_keep_in_touch(app, before, answers)
            if not confirm(app, f"End with {before.name} on {say_date(ended_on, today=app.today)}?", default=True):
                return _leave(app, journal, before, answers)
    except (Stopped, KeyboardInterrupt):  # the second where Ctrl-C comes between two questions
        _leave(app, journal, before, answers)
        raise Finished(_STOPPED) from None
    if preparing and not answers.fields:
        raise MentorlogError("Nothing was answered; nothing was saved.")
    with journal.command("end --prepare" if preparing else "end", now=app.now) as change:
        _record(journal, change, before, answers, ended_on=ended_on)
    after = journal.entry(before.ref)
    show_change(app, after, before, verb="edit" if preparing else "end", as_json=False)
    if preparing:
        return None
    carried = [entry.ref for entry, way in answers.settled if way == "carried on"]
    _say_what_was_settled(app, answers, carried)
    return say_what_is_open(app, journal, before, carried_on=carried)


def _asked_day(app: App, before: Relationship, usual: dt.date) -> dt.date:
    """The day of the end, asked again until it is one that is possible."""
    while True:
        said = ask_day(app, f"When did it end? [{say_date(usual, today=app.today)}]", looking="back")
        if said is None:
            return usual
        if said > app.today:
            output.write_stderr("That is still ahead: say a day up to today, or leave with Ctrl-C.")
        elif said < before.started_on:
            output.write_stderr(f"It began on {say_date(before.started_on, today=app.today)}.")
        else:
            return said


def _ask_words(app: App, before: Relationship, answers: Answers, *, preparing: bool) -> None:
    """The reason (of an end) and the five questions of a closing; Enter keeps an earlier answer."""
    if not preparing:
        for number, reason in enumerate(REASONS, start=1):
            output.write_stderr(f"  {number}  {reason}")
        said = _asked(app, "Why did it end? A number, or your own words:", before.reason)
        if said.isdecimal() and 1 <= int(said) <= len(REASONS):
            said = REASONS[int(said) - 1]
        if said:
            answers.fields["reason"] = said
    for field, wording in ASKED.items():
        said = _asked(app, wording[before.role], getattr(before, field))
        if said:
            answers.fields[field] = said


def _asked(app: App, question: str, kept: str | None) -> str:
    if kept is not None:
        output.write_stderr(f"  You wrote: {kept}")
        question += " (Enter keeps it)"
    return ask(app, question)


def _ask_ratings(app: App, journal: Journal, before: Relationship, answers: Answers) -> None:
    """Every skill that was rated, once more, against the first time."""
    for skill in journal.skills(before.ref):
        whose = "your own" if skill.owner == "me" else before.name
        first = f"{skill.first.score} on {say_date(skill.first.on, today=app.today)}"
        said = ask(app, f"{skill.skill} ({whose}) was {first}. Today, 1-5?")
        while said and not (said.isdecimal() and 1 <= int(said) <= 5):
            said = ask(app, "A whole number from 1 to 5, or Enter:")
        if said:
            answers.ratings.append((skill, int(said)))


def _ask_what_is_open(app: App, journal: Journal, before: Relationship, answers: Answers, *, ended_on: dt.date) -> None:
    """What becomes of each open goal and action; and of sessions that are planned after the end."""
    still: list[Goal | Action] = [*journal.goals(relationship=before.ref), *journal.actions(relationship=before.ref)]
    for entry in still:
        ways = _WAYS[entry.ref.kind]
        said = _chosen(app, f"{entry.ref}  {_called(entry)}", ways)
        if said:
            answers.settled.append((entry, said))
    for session in journal.planned(before.ref):
        if session.on >= ended_on:
            when = say_date(session.on, today=app.today)
            if confirm(app, f"{session.ref}  The session planned for {when}: cancel it?", default=True):
                answers.cancelled.append(session)


def _called(entry: Goal | Action) -> str:
    if isinstance(entry, Goal):
        return f"{entry.title} ({entry.progress}%)"
    return f"{entry.text} ({'you' if entry.owner == 'me' else entry.relationship})"


def _chosen(app: App, what: str, ways: tuple[str, ...]) -> str | None:
    """One of the ways by its number, first letters or name; None where Enter leaves it open."""
    shown = ", ".join(f"{number} {way}" for number, way in enumerate(ways, start=1))
    said = ask(app, f"{what}: {shown}?")
    while said:
        if said.isdecimal() and 1 <= int(said) <= len(ways):
            return ways[int(said) - 1]
        meant = [way for way in ways if way.startswith(said.casefold())]
        if len(meant) == 1:
            return meant[0]
        said = ask(app, f"{shown}, or Enter to leave it open:")
    return None


def _ask_keep_in_touch(app: App, before: Relationship, answers: Answers) -> None:
    kept = before.keep_in_touch_on
    known = f" [{say_date(kept, today=app.today)}]" if kept else ""
    again = ask_day(app, f"When will you get in touch again?{known}", looking="ahead")
    if again is not None:
        answers.fields["keep_in_touch_on"] = again


def _record(
    journal: Journal, change: Change, before: Relationship, answers: Answers, *, ended_on: dt.date | None
) -> None:
    change.set(before.ref, **answers.fields, **ending(ended_on))
    if ended_on is None:
        return
    for skill, score in answers.ratings:
        fields = {"relationship": before.ref, "on": ended_on, "skill": skill.skill, "owner": skill.owner}
        change.record_once_a_day("rating", private=skill.latest[-1].private, score=score, **fields)
    for entry, way in answers.settled:
        if way != "carried on":
            change.set(entry.ref, **closing_fields(entry.ref.kind, way, on=ended_on))
    for session in answers.cancelled:
        change.set(session.ref, status="cancelled")


def _leave(app: App, journal: Journal, before: Relationship, answers: Answers) -> None:
    """Keep the words that were answered so far, and say so; and what is not, which only an end settles."""
    again = f"mentorlog end {before.ref} takes it up again."
    if answers.ratings or answers.settled or answers.cancelled:
        again = f"Ratings, and what becomes of what is open, were not kept. {again}"
    if not answers.fields:
        output.write_stderr(f"Nothing was changed. {again}")
        return
    with journal.command("end --prepare", now=app.now) as change:
        change.set(before.ref, **answers.fields)
    output.write_stderr(f"The words you wrote are kept, and nothing was ended. {again}")


def _say_what_was_settled(app: App, answers: Answers, carried: list[Ref]) -> None:
    ways: dict[str, list[str]] = {}
    for entry, way in answers.settled:
        ways.setdefault(way, []).append(str(entry.ref))
    if answers.cancelled:
        ways["cancelled"] = [str(session.ref) for session in answers.cancelled]
    for way, refs in ways.items():
        output.show_line(app, f"{way.capitalize()}: {', '.join(refs)}")
