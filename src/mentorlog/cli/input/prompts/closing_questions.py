"""Ask the closing questions one by one at a terminal. The user can skip any question and stop at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.cli import output
from mentorlog.cli.input.checks import is_score, parse_score, read_reason
from mentorlog.cli.input.prompts.ask import answer_prompt, ask, ask_day, confirm, default_answer, show_choice
from mentorlog.cli.input.prompts.asked_text import ask_text
from mentorlog.cli.input.prompts.open_entries import OUTCOMES, PASSED, choose_outcome, describe
from mentorlog.cli.input.prompts.question_heading import QuestionHeadings
from mentorlog.dates import format_recorded_date
from mentorlog.errors import Stopped, UsageError
from mentorlog.insight.closing import CLOSING_QUESTIONS, REASONS, closing_question
from mentorlog.insight.open_entries import due_day
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.relationships.end_relationship import CARRIED_ON, ClosingAnswers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.model import Dossier, Entry, Relationship, Session, Skill
    from mentorlog.store import Journal

_SKIP: Final = "Enter skips a question; Ctrl-C stops and saves your written answers."


class AskedClosing(NamedTuple):
    """The answers to the questions of a closing, and how the asking ended."""

    answers: ClosingAnswers
    """All answers, or those before the user stopped."""
    ended_on: dt.date | None
    """The day of the end; None if the closing is only prepared."""
    finish: Literal["confirmed", "declined", "stopped"]
    """Whether the user confirmed the end (or the asking only prepares it), declined it, or stopped with Ctrl-C."""


def ask_closing(app: App, journal: Journal, before: Relationship, *, ended_on: dt.date | None) -> AskedClosing:
    """Ask the questions of a closing. `ended_on` is the default for the day of the end; None asks only what can be
    prepared: the words."""
    questions = _Questions(app, journal, before, ended_on)
    is_confirmed = False
    try:
        is_confirmed = questions.ask_all()
    except (Stopped, KeyboardInterrupt):  # the second if Ctrl-C comes between two questions
        return AskedClosing(questions.answers(), questions.ended_on, "stopped")
    finally:
        questions.remember(is_confirmed=is_confirmed)
    return AskedClosing(questions.answers(), questions.ended_on, "confirmed" if is_confirmed else "declined")


class _Questions:
    """The questions about one relationship, with the answers so far."""

    def __init__(self, app: App, journal: Journal, relationship: Relationship, ended_on: dt.date | None) -> None:
        self.ended_on = self._default = ended_on
        self._app = app
        self._journal = journal
        self._relationship = relationship
        self._fields: dict[str, object] = {}
        self._ratings: list[tuple[Skill, int]] = []
        self._outcomes: list[tuple[Entry, str]] = []
        self._cancelled: list[Session] = []
        self._dossier = journal.dossier(relationship.ref)
        self._skills = () if ended_on is None else journal.skills(relationship.ref)
        self._headings = QuestionHeadings(app, self._count())

    def _count(self) -> int:
        """How many questions there are."""
        if self.ended_on is None:
            return len(CLOSING_QUESTIONS)
        when_and_why = 1 if self._relationship.status == "ended" else 2
        is_open = len(self._dossier.planned) + len(self._open_entries()) + bool(self._dossier.points)
        return when_and_why + len(CLOSING_QUESTIONS) + len(self._skills) + is_open + 1

    def answers(self) -> ClosingAnswers:
        """The answers so far."""
        return ClosingAnswers(self._fields, tuple(self._ratings), tuple(self._outcomes), tuple(self._cancelled))

    def remember(self, *, is_confirmed: bool) -> None:
        """Keep the answers so far as the command lines that record them, until they are saved."""
        from mentorlog.cli.input.prompts.decision_lines import remember_closing

        is_typed = self.ended_on not in (self._default, self._relationship.ends_on)
        remember_closing(
            self._app,
            self._relationship,
            self.answers(),
            ended_on=self.ended_on if is_confirmed else None,
            typed_end=self.ended_on if is_typed and not is_confirmed else None,
        )

    def ask_all(self) -> bool:
        """Ask every question; returns whether the user confirms the end. Raises Stopped."""
        name = self._relationship.name
        if self.ended_on is None:
            output.write_stderr(f"Closing questions for {name}, in advance. {_SKIP}")
            self._ask_words(CLOSING_QUESTIONS)
            return True
        output.write_stderr(f"Closing questions for {name}. {_SKIP}")
        self._headings.group("Why it ended")
        if self._relationship.status != "ended":
            self.ended_on = self._ask_end_day(self._default_end(self.ended_on))
        self._ask_reason()
        self._headings.group("What it gave")
        self._ask_words(field for field in CLOSING_QUESTIONS if field != "next")
        self._ask_ratings()
        self._headings.group("What stays open")
        self._ask_words(("next",))
        for entry in self._open_entries():
            self._ask_outcome(entry, OUTCOMES[entry.ref.kind])
        self._ask_planned_sessions(self._dossier)
        self._ask_points(self._dossier)
        self._ask_keep_in_touch()
        output.write_stderr("")
        return confirm(self._app, f"End with {name} on {self._date(self.ended_on)}?", default=True)

    def _date(self, day: dt.date) -> str:
        return format_recorded_date(day, today=self._app.today)

    def _default_end(self, today: dt.date) -> dt.date:
        """The day to offer: the planned end, if it has passed and no session was held after it, else today. An end that
        was typed and not confirmed was saved as the planned end."""
        planned = self._relationship.ends_on
        if planned is None or planned > today:
            return today
        last = self._journal.dossier(self._relationship.ref).last_session
        return today if last and last.on > planned else planned

    def _ask_end_day(self, default: dt.date) -> dt.date:
        """Ask for the day of the end, again until it is possible."""
        self._headings.question(f"When did it end? {default_answer(self._app, self._date(default))}")
        while True:
            day = ask_day(self._app, answer_prompt(self._app), direction="past")
            if day is None:
                return default
            if day > self._app.today:
                output.write_stderr("That is in the future: type today or an earlier day, or press Ctrl-C to stop.")
            elif day < self._relationship.started_on:
                output.write_stderr(f"It began on {self._date(self._relationship.started_on)}.")
            else:
                return day

    def _ask_reason(self) -> None:
        """Ask why it ended: the number of a usual reason, or the user's own words."""
        self._headings.question("Why did it end? A number, or your own words:")
        for number, reason in enumerate(REASONS, start=1):
            show_choice(self._app, number, reason)
        while True:
            answer = self._ask_text("Why did it end?", self._relationship.reason)
            try:
                reason = read_reason(answer)
            except UsageError as error:
                output.write_stderr(error.message)
                continue
            if reason:
                self._fields["reason"] = reason
            return

    def _ask_words(self, fields: Iterable[str]) -> None:
        """Ask for what was learned, thanks and the other texts."""
        for field in fields:
            question = closing_question(field, self._relationship)
            self._headings.question(question)
            answer = self._ask_text(question, getattr(self._relationship, field))
            if answer:
                self._fields[field] = answer

    def _ask_text(self, question: str, earlier: str | None) -> str:
        """The answer, which is typed below the question; empty if the user skips the question or keeps the earlier
        answer."""
        if earlier is not None:
            output.write_stderr(f"  You wrote: {earlier} (Enter keeps it)")
        return ask_text(self._app, question, about=self._relationship, prompt=answer_prompt(self._app))

    def _ask_ratings(self) -> None:
        """Ask for a new rating of each skill that was rated before."""
        scores = "from 1 to 5" if self._app.uses_sentences else "1-5"
        for skill in self._skills:
            whose = "your own" if skill.owner == "me" else self._relationship.name
            first = f"{skill.first.score} on {self._date(skill.first.on)}"
            self._headings.question(f"{skill.skill} ({whose}) was {first}. Today, {scores}?")
            answer = ask(self._app, answer_prompt(self._app))
            while answer and not is_score(answer):
                answer = ask(self._app, "Type a whole number from 1 to 5, or press Enter to skip:")
            if answer:
                self._ratings.append((skill, parse_score(answer)))

    def _open_entries(self) -> list[Entry]:
        """The open goals and actions, follow-ups of feedback, advice and resources with a date, and planned
        milestones: for each, the outcome is asked."""
        dossier = self._dossier
        milestones = (milestone for milestone in dossier.milestones if milestone.status == "planned")
        learning: list[Entry] = [*dossier.advice, *dossier.resources]
        dated = filter(due_day, learning)
        return [*dossier.goals, *dossier.actions, *dossier.feedback, *dated, *milestones]

    def _ask_outcome(self, entry: Entry, outcomes: tuple[str, ...]) -> None:
        keep = "leave it open; it still reminds" if due_day(entry) else "leave it open"
        self._headings.question(describe(self._app, entry))
        outcome = choose_outcome(self._app, "", (*outcomes, CARRIED_ON), keep=keep)
        if outcome:
            self._outcomes.append((entry, outcome))

    def _ask_planned_sessions(self, dossier: Dossier) -> None:
        """Ask which planned sessions are cancelled, and for the outcome of those that have passed."""
        for session in dossier.planned:
            if session.has_passed(self._app.now):
                self._ask_outcome(session, PASSED)
                continue
            self._headings.question(f"{describe(self._app, session)}: cancel it?")
            if confirm(self._app, answer_prompt(self._app), default=True):
                self._cancelled.append(session)

    def _ask_points(self, dossier: Dossier) -> None:
        """Ask whether to drop the open points, because there may be no session to raise them in."""
        points = dossier.points
        if not points:
            return None
        refs = ", ".join(str(point.ref) for point in points)
        if len(points) == 1:
            return self._ask_outcome(points[0], OUTCOMES["point"])
        self._headings.question(f"{refs}  {len(points)} points to raise are open: drop them?")
        if confirm(self._app, answer_prompt(self._app), default=False):
            self._outcomes.extend((point, "dropped") for point in points)
        return None

    def _ask_keep_in_touch(self) -> None:
        earlier = self._relationship.keep_in_touch_on
        default = f" {default_answer(self._app, self._date(earlier))}" if earlier else ""
        self._headings.question(f"When will you get in touch again?{default}")
        day = ask_day(self._app, answer_prompt(self._app), direction="future")
        if day is not None:
            self._fields["keep_in_touch_on"] = day
