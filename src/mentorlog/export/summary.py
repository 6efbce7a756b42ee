"""The words of the relationship summary: which sections it has, and what each says, in the page's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from mentorlog.export.document import (
    Block,
    Document,
    Entry,
    Fact,
    Facts,
    Happening,
    Item,
    Items,
    Prose,
    Scale,
    Scales,
    Section,
    Table,
    Timeline,
    Trend,
    Trends,
    Typed,
    Words,
)
from mentorlog.export.speech import Speech
from mentorlog.insight.summary import Challenge, Learned, Meeting, Pursued, Summary
from mentorlog.model import Action, Feedback, Milestone, Note, Point, Session, Skill

MANY: Final = 30
"""Claims in one list from which they are told by year."""


def summary_document(told: Summary, speech: Speech) -> Document:
    """The whole summary; sections that have nothing to say are left away."""
    return _Telling(told, speech).document()


class _Telling:
    """One summary told in one language."""

    def __init__(self, told: Summary, speech: Speech) -> None:
        self.told = told
        self.one = told.relationship
        self.speech = speech
        self.say = speech.say
        self.on = speech.on
        mentor, mentee = self.say("Mentor"), self.say("Mentee")
        mine, theirs = (mentor, mentee) if self.one.role == "mentor" else (mentee, mentor)
        self.roles = {"me": mine, "them": theirs}

    def document(self) -> Document:
        sections = (
            self._section("expected", self.say("Expected and reached"), self._expected()),
            self._section("goals", self.say("Goals"), self._goals()),
            self._section("then-and-now", self.say("Then and now"), self._then_and_now()),
            self._section("milestones", self.say("Milestones"), self._milestones()),
            self._section("challenges", self.say("Challenges met"), self._challenges()),
            self._section("feedback-changed", self.say("Feedback that changed something"), self._changed()),
            self._section("learned", self.say("What was learned"), self._learned()),
            self._section("thanks", self.say("Thanks"), self._prose(self.one.thanks)),
            self._section("looking-back", self.say("Looking back"), self._looking_back()),
            self._section("promises", self.say("Promises"), self._promises()),
            self._section("next", self.say("What comes next"), self._next()),
            self._section("sessions", self.say("Sessions"), self._sessions()),
            self._section("feedback", self.say("Other feedback"), map(self._feedback, self.told.feedback)),
            self._section("notes", self.say("Notes"), self._notes()),
        )
        return Document(
            self.speech.language,
            (self.say("Mentoring with"), " ", Typed(self.one.name)),
            self._lead(),
            tuple(self._facts()),
            tuple(section for section in sections if section.blocks),
        )

    def _section(self, key: str, title: str, blocks: Iterable[Block]) -> Section:
        return Section(key, title, tuple(blocks))

    # the head

    def _lead(self) -> Words:
        """Whose page it is, of which days, and whether anything was left out."""
        from_journal = (
            self.say("From the journal of the mentor, {day}.")
            if self.one.role == "mentor"
            else self.say("From the journal of the mentee, {day}.")
        ).format(day=self.on(self.told.exported_on))
        if self.told.private_included:
            return (from_journal, " ", self.say("Private entries are included."))
        return (from_journal,)

    def _facts(self) -> Iterator[Fact]:
        one, told = self.one, self.told
        org: Words = (" (", Typed(one.org), ")") if one.org else ()
        yield Fact(self.roles["them"], (Typed(one.name), *org, self._mark(one.private)))
        if one.focus:
            yield Fact(self.say("Focus"), (Typed(one.focus),))
        yield Fact(self.say("Time"), (self._period(),))
        if told.since or told.until:
            yield Fact(self.say("This report"), (self._span(),))
        yield Fact(self.say("Sessions"), (", ".join(self._counts()),))
        yield Fact(self.say("Cadence"), (Typed(one.cadence), self._rhythm()))
        if told.is_closed and one.reason:
            yield Fact(self.say("Why it ended"), (Typed(one.reason),))

    def _period(self) -> str:
        since = self.on(self.one.started_on)
        if self.told.is_closed and self.one.ended_on:
            return self.say("{since} to {until}").format(since=since, until=self.on(self.one.ended_on))
        if self.one.ends_on:
            return self.say("since {since}, planned until {until}").format(since=since, until=self.on(self.one.ends_on))
        return self.say("since {since}").format(since=since)

    def _span(self) -> str:
        since, until = self.told.since, self.told.until
        if since and until:
            return self.say("{since} to {until}").format(since=self.on(since), until=self.on(until))
        if since:
            return self.say("since {since}").format(since=self.on(since))
        return self.say("until {until}").format(until=self.on(until)) if until else ""

    def _counts(self) -> Iterator[str]:
        told = self.told
        yield self.say("{count} held").format(count=told.sessions_held)
        if told.minutes_held:
            missing = told.sessions_held - told.measured
            hours = self.speech.hours(told.minutes_held)
            if missing:
                yield self.speech.count(
                    "{hours} and one without a length", "{hours} and {count} without a length", missing
                ).replace("{hours}", hours)
            else:
                yield hours
        if told.cancelled:
            yield self.say("{count} cancelled").format(count=told.cancelled)
        if told.missed:
            yield self.say("{count} missed").format(count=told.missed)
        if told.first_on and told.last_on and told.first_on != told.last_on:
            yield self.say("from {since} to {until}").format(since=self.on(told.first_on), until=self.on(told.last_on))

    def _rhythm(self) -> str:
        if not self.told.expected:
            return ""
        said = self.say(": {held} of about {expected} sessions")
        return said.format(held=self.told.sessions_held, expected=self.told.expected)

    # what was expected, and what was reached

    def _expected(self) -> Iterator[Block]:
        if self.one.agreement:
            agreed = self.on(self.one.agreed_on) if self.one.agreed_on else ""
            yield Items((Item(agreed, self.say("Agreed"), Typed(self.one.agreement)),))
        begun = [pursued for pursued in self.told.goals if pursued.is_from_start]
        if begun:
            yield Table(
                (self.say("Expected at the start"), self.say("Reached")),
                tuple(((Typed(each.goal.title),), (self._result(each),)) for each in begun),
            )

    def _result(self, pursued: Pursued) -> str:
        """How far a goal came: `achieved Sun 1 Nov 2026`, `open, 40%`."""
        goal = pursued.goal
        status = {
            "open": self.say("open"),
            "achieved": self.say("achieved {day}"),
            "dropped": self.say("dropped {day}"),
        }[goal.status].format(day=self.on(goal.closed_on) if goal.closed_on else "")
        return status.strip() if goal.status == "achieved" else f"{status.strip()}, {goal.progress}%"

    def _goals(self) -> Iterator[Block]:
        moved = tuple(
            Trend((Typed(each.goal.title),), tuple((at.on, at.progress) for at in each.goal.checkpoints))
            for each in self.told.goals
            if len(each.goal.checkpoints) > 1
        )
        if moved:
            days = [on for trend in moved for on, _ in trend.steps]
            yield Trends(self.say("How the goals have moved"), min(days), max(days), moved)
        yield from map(self._goal, self.told.goals)

    def _goal(self, pursued: Pursued) -> Entry:
        goal = pursued.goal
        facts = [
            self._fact(self.say("Measure"), goal.measure),
            self._fact(self.say("Why"), goal.why),
            Fact(self.say("Set"), (self.on(goal.on), self._due(pursued))),
            Fact(self.say("Result"), (self._result(pursued),)),
            self._worked(pursued),
        ]
        steps = [Item(self.on(at.on), f"{at.progress}%", Typed(at.note or "")) for at in goal.checkpoints]
        steps += [Item(self.on(each.on), self.say("Milestone"), Typed(each.title)) for each in pursued.milestones]
        carried = [self._action(each) for each in pursued.promised]
        blocks: list[Facts | Items] = [Facts(tuple(fact for fact in facts if fact))]
        blocks += [Items(tuple(steps))] if steps else []
        blocks += [Items(tuple(carried), self.say("Carried on"))] if carried else []
        return Entry((Typed(goal.title), self._mark(goal.private)), tuple(blocks))

    def _due(self, pursued: Pursued) -> str:
        due_on = pursued.goal.due_on
        return self.say(", to be reached by {day}").format(day=self.on(due_on)) if due_on else ""

    def _worked(self, pursued: Pursued) -> Fact | None:
        days = pursued.worked_on
        if not days:
            return None
        said = self.speech.count("in one session", "in {count} sessions", len(days))
        between = f", {self.on(days[0])}" if len(days) == 1 else f", {self.on(days[0])} – {self.on(days[-1])}"
        return Fact(self.say("Worked on"), (said + between,))

    # then and now

    def _then_and_now(self) -> Iterator[Block]:
        told = [each for each in self.told.skills if len(each.latest) > 1]
        if told:
            scales = tuple(Scale(self._skill(each), each.first.score, each.latest[-1].score) for each in told)
            yield Scales(self.say("Ratings, then and now"), scales)
        if self.told.skills:
            rows = tuple((self._skill(each), *self._scores(each)) for each in self.told.skills)
            yield Table((self.say("Rated 1 to 5"), self.say("Then"), self.say("Now")), rows)

    def _skill(self, skill: Skill) -> Words:
        """A skill; with its owner where it is the mentor's, for the mentee's are the matter."""
        mentors = (skill.owner == "me") == (self.one.role == "mentor")
        return (Typed(skill.skill), f" ({self.say('Mentor').lower()})" if mentors else "", self._mark(_private(skill)))

    def _scores(self, skill: Skill) -> tuple[Words, Words]:
        first, last = skill.first, skill.latest[-1]
        then: Words = (f"{first.score}, {self.on(first.on)}",)
        return then, () if first == last else (f"{last.score}, {self.on(last.on)}",)

    # what happened on the way

    def _milestones(self) -> Iterator[Block]:
        told = self.told
        marks: list[tuple[dt.date, str, Words]] = [
            (each.on, each.status, (Typed(each.title),)) for each in told.milestones
        ]
        marks += [(each.session.on, each.session.status, (self._kind(each.session),)) for each in told.record]
        if len(marks) > 1 and told.milestones:
            days = [on for on, *_ in marks]
            happenings = tuple(Happening(on, kind, said) for on, kind, said in sorted(marks, key=lambda mark: mark[0]))
            yield Timeline(self.say("Sessions and milestones"), min(days), max(days), happenings)
        yield from self._listed([(each.on.year, self._milestone(each)) for each in told.milestones])

    def _milestone(self, milestone: Milestone) -> Item:
        label = self.say("planned") if milestone.status == "planned" else ""
        under: tuple[Item, ...] = ()
        if milestone.celebrated_on:
            under = (Item(self.on(milestone.celebrated_on), self.say("Celebrated"), Typed(milestone.how or "")),)
        return Item(self.on(milestone.on), label + self._mark(milestone.private), Typed(milestone.title), under)

    def _challenges(self) -> Iterator[Block]:
        yield from self._listed([(each.on.year, self._challenge(each)) for each in self.told.challenges])

    def _challenge(self, challenge: Challenge) -> Item:
        if challenge.what == "setback":
            label = self.say("fell back from {before}% to {after}%").format(
                before=challenge.before, after=challenge.after
            )
            came = self.say("came to {progress}%").format(progress=challenge.met_at)
        else:
            label, came = self.say("feedback"), self.say("it improved")
        under = []
        if challenge.what == "setback" and challenge.note:
            under.append(Item(text=Typed(challenge.note)))
        if challenge.met_on:
            note = challenge.note if challenge.what == "feedback" else None
            under.append(Item(self.on(challenge.met_on), came, Typed(note or "")))
        return Item(self.on(challenge.on), label + self._mark(challenge.private), Typed(challenge.text), tuple(under))

    def _changed(self) -> Iterator[Block]:
        yield from map(self._feedback, self.told.changed)

    def _feedback(self, given: Feedback) -> Entry:
        title = [self.on(given.on)]
        by_mentor = (given.direction == "given") == (self.one.role == "mentor")
        title.append(self.say("from the mentor") if by_mentor else self.say("from the mentee"))
        if given.tone:
            title.append({"praise": self.say("praise"), "constructive": self.say("constructive")}[given.tone])
        facts = [
            self._fact(self.say("Situation"), given.situation),
            self._fact(self.say("Behaviour"), given.behaviour),
            self._fact(self.say("Impact"), given.impact),
        ]
        blocks: list[Facts | Items | Prose] = [Prose(Typed(given.text))] if given.text else []
        blocks += [Facts(tuple(fact for fact in facts if fact))] if any(facts) else []
        if given.outcome:
            outcome = {
                "improved": self.say("It improved"),
                "unchanged": self.say("It did not change"),
                "worse": self.say("It got worse"),
            }[given.outcome]
            on = self.on(given.outcome_on) if given.outcome_on else ""
            blocks.append(Items((Item(on, outcome, Typed(given.outcome_note or "")),)))
        return Entry((", ".join(title) + self._mark(given.private),), tuple(blocks))

    # what was learned, and what it leaves

    def _learned(self) -> Iterator[Block]:
        yield from self._closing(self.one.learned)
        yield from self._listed([(each.on.year, self._takeaway(each)) for each in self.told.learned])

    def _takeaway(self, learned: Learned) -> Item:
        return Item(self.on(learned.on) + self._mark(learned.private), "", Typed(learned.text))

    def _closing(self, text: str | None) -> Iterator[Block]:
        """An answer of the closing, which stands under the day of the end."""
        if text and self.told.is_closed:
            on = self.on(self.one.ended_on) if self.one.ended_on else ""
            yield Items((Item(on, "", Typed(text)),))

    def _prose(self, text: str | None) -> Iterator[Block]:
        yield from self._closing(text)

    def _looking_back(self) -> Iterator[Block]:
        answers = ((self.say("The same again"), self.one.same), (self.say("Differently"), self.one.different))
        on = self.on(self.one.ended_on) if self.one.ended_on else ""
        items = tuple(Item(on, label, Typed(text)) for label, text in answers if text and self.told.is_closed)
        if items:
            yield Items(items)

    def _promises(self) -> Iterator[Block]:
        told = self.told
        for title, actions in (
            (self.say("Kept"), told.kept),
            (self.say("Open"), told.promised),
            (self.say("Dropped"), told.dropped),
        ):
            if actions:
                yield Items(tuple(map(self._action, actions)), title)

    def _action(self, action: Action) -> Item:
        said = self.roles[action.owner]
        if action.due_on and action.status == "open":
            said += self.say(", by {day}").format(day=self.on(action.due_on))
        if action.done_on:
            said += self.say(", done {day}").format(day=self.on(action.done_on))
        return Item(self.on(action.on), said + self._mark(action.private), Typed(action.text))

    def _next(self) -> Iterator[Block]:
        one, told = self.one, self.told
        items = []
        if one.next and told.is_closed:
            items.append(Item(self.on(one.ended_on) if one.ended_on else "", "", Typed(one.next)))
        if told.next_session:
            items.append(Item(self._when(told.next_session), self.say("the next session")))
        items += [
            Item(self.on(each.goal.on), self.say("goal carried on"), Typed(each.goal.title))
            for each in told.goals
            if each.goal.status == "open" and told.is_closed
        ]
        if one.keep_in_touch_on and told.is_closed:
            items.append(Item(self.on(one.keep_in_touch_on), self.say("get in touch again")))
        items += [self._raised(point) for point in told.agenda if not told.is_closed]
        if items:
            yield Items(tuple(items))

    def _raised(self, point: Point) -> Item:
        return Item(self.on(point.on), self.say("to be raised") + self._mark(point.private), Typed(point.text))

    # the record

    def _sessions(self) -> Iterator[Block]:
        yield from map(self._meeting, self.told.record)

    def _meeting(self, meeting: Meeting) -> Entry:
        session = meeting.session
        facts = [
            self._fact(self.say("Where"), session.where),
            self._fact(self.say("Why"), session.why),
            self._fact(self.say("Topics"), ", ".join(session.topics)),
        ]
        items = [
            Item("", self.say("Worked on") + self._mark(goal.private), Typed(goal.title)) for goal in meeting.goals
        ]
        items += [
            Item("", self.say("Discussed") + self._mark(point.private), Typed(point.text)) for point in meeting.points
        ]
        items += [Item("", self.say("Learned"), Typed(learned)) for learned in session.takeaways]
        items += [self._promised(action) for action in session.actions]
        if session.private_notes:
            items.append(Item("", self.say("Private notes"), Typed(session.private_notes)))
        blocks: list[Facts | Items | Prose] = [Prose(Typed(session.notes))] if session.notes else []
        blocks += [Facts(tuple(fact for fact in facts if fact))] if any(facts) else []
        blocks += [Items(tuple(items))] if items else []
        return Entry((self._title(session),), tuple(blocks))

    def _promised(self, action: Action) -> Item:
        said = self.say("{who} promised").format(who=self.roles[action.owner])
        if action.due_on:
            said += self.say(", by {day}").format(day=self.on(action.due_on))
        if action.done_on:
            said += self.say(", done {day}").format(day=self.on(action.done_on))
        elif action.status == "dropped":
            said += self.say(", dropped")
        return Item("", said + self._mark(action.private), Typed(action.text))

    def _title(self, session: Session) -> str:
        parts = [self._when(session)]
        parts += [self.speech.minutes(session.minutes)] if session.minutes else []
        parts += [self._how(session.how)] if session.how else []
        parts += [self._kind(session)] if session.status != "held" else []
        return ", ".join(parts) + self._mark(session.private)

    def _when(self, session: Session) -> str:
        return f"{self.on(session.on)} {session.at:%H:%M}" if session.at else self.on(session.on)

    def _how(self, how: str) -> str:
        return {
            "video": self.say("video"),
            "in-person": self.say("in person"),
            "phone": self.say("phone"),
            "chat": self.say("chat"),
        }.get(how, how)

    def _kind(self, session: Session) -> str:
        """What became of a session, and by whose doing."""
        status = {"held": self.say("session"), "cancelled": self.say("cancelled"), "missed": self.say("missed")}
        by = {"me": self.roles["me"], "them": self.roles["them"]}.get(session.cancelled_by or "", "")
        said = status.get(session.status, self.say("planned"))
        return f"{said} ({by.lower()})" if by else said

    def _notes(self) -> Iterator[Block]:
        yield from self._listed([(each.on.year, self._note(each)) for each in self.told.notes])

    def _note(self, note: Note) -> Item:
        return Item(self.on(note.on) + self._mark(note.private), "", Typed(note.text))

    # what all of them share

    def _listed(self, items: list[tuple[int, Item]]) -> Iterator[Items]:
        """Claims in one list, or in one a year where they are many."""
        if len(items) < MANY:
            if items:
                yield Items(tuple(item for _, item in items))
            return
        for year, those in groupby(items, key=lambda each: each[0]):
            yield Items(tuple(item for _, item in those), str(year))

    def _fact(self, label: str, text: str | None) -> Fact | None:
        return Fact(label, (Typed(text),)) if text else None

    def _mark(self, private: bool) -> str:  # noqa: FBT001
        return f" ({self.say('private')})" if private else ""


def _private(skill: Skill) -> bool:
    return skill.first.private or any(each.private for each in skill.latest)
