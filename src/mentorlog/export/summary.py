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
from mentorlog.export.speech import Speech, _
from mentorlog.insight.rhythm import cadence_of
from mentorlog.insight.summary import Challenge, Learned, Meeting, Pursued, Summary
from mentorlog.model import Action, Checkpoint, Feedback, Goal, Milestone, Note, Point, Rating, Session, Skill

MANY: Final = 30
"""Claims in one list from which they are told by year."""
SUGGESTED: Final = (_("goals reached"), _("time over"), _("moved on"), _("no fault of either"), _("other"))
"""Why relationships end, as `end` suggests it."""


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
        self.doers = {"me": self.say("mentor"), "them": self.say("mentee")}
        if self.one.role == "mentee":
            self.doers = {"me": self.doers["them"], "them": self.doers["me"]}

    def document(self) -> Document:
        sections = (
            self._section("expected", self.say("Expected and reached"), self._expected()),
            self._section("goals", self.say("Goals"), self._goals()),
            self._section("then-and-now", self.say("Then and now"), self._then_and_now()),
            self._section("milestones", self.say("Milestones"), self._milestones()),
            self._section("challenges", self.say("Challenges met"), self._challenges()),
            self._section("feedback-changed", self.say("Feedback that changed something"), self._changed()),
            self._section("learned", self.say("What was learned"), self._learned()),
            self._section("thanks", self._thanks(), self._closing(self.one.thanks)),
            self._section("looking-back", self.say("Looking back"), self._looking_back()),
            self._section("next", self.say("What comes next"), self._next()),
            self._section("promises", self.say("Promises"), self._promises()),
            self._section("sessions", self.say("Sessions"), self._sessions()),
            self._section(
                "feedback",
                self.say("Other feedback") if self.told.changed else self.say("Feedback"),
                map(self._feedback, self.told.feedback),
            ),
            self._section("notes", self.say("Notes"), self._notes()),
        )
        return Document(
            self.speech.language,
            self.speech.say_with("Mentoring with {name}", name=Typed(self.one.name)),
            self._lead(),
            tuple(self._facts()),
            tuple(section for section in sections if section.blocks),
            on=self.told.exported_on,
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
        yield Fact(self.say("Cadence"), self._rhythm())
        if told.is_closed and one.reason:
            yield Fact(self.say("Why it ended"), (self._reason(one.reason),))

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
        held = (
            self.speech.count("{count} held", "{count} held", told.sessions_held)
            if told.sessions_held
            else self.say("none held")
        )
        yield f"{held} ({self._lengths()})" if told.minutes_held else held
        if told.cancelled:
            yield self.speech.count("{count} cancelled", "{count} cancelled", told.cancelled)
        if told.missed:
            yield self.speech.count("{count} missed", "{count} missed", told.missed)
        if told.first_on and told.last_on and told.first_on != told.last_on:
            yield self.say("from {since} to {until}").format(since=self.on(told.first_on), until=self.on(told.last_on))

    def _lengths(self) -> str:
        missing, hours = self.told.sessions_held - self.told.measured, self.speech.hours(self.told.minutes_held)
        if not missing:
            return hours
        return self.speech.count(
            "{hours}, one without a length", "{hours}, {count} without a length", missing, hours=hours
        )

    def _rhythm(self) -> Words:
        """The cadence in the page's words (as typed where they are none that are known), and how it was kept."""
        cadence = cadence_of(self.one)
        agreed = self.speech.cadence(cadence) if cadence else Typed(self.one.cadence)
        if not self.told.expected:
            return (agreed,)
        return self.speech.say_with(
            "{cadence} ({held} of about {expected} sessions)",
            cadence=agreed,
            held=str(self.told.sessions_held),
            expected=str(self.told.expected),
        )

    def _reason(self, reason: str) -> str | Typed:
        """Why it ended: in the page's words where it is one that `end` suggests, else as typed."""
        return self.say(reason) if reason in SUGGESTED else Typed(reason)

    # what was expected, and what was reached

    def _expected(self) -> Iterator[Block]:
        if self.one.agreement:
            agreed = self.on(self.one.agreed_on) if self.one.agreed_on else ""
            yield Items((Item(agreed, self.say("Agreed"), Typed(self.one.agreement)),))
        begun = [pursued for pursued in self.told.goals if pursued.is_from_start]
        if begun:
            yield Table(
                (self.speech.say_of("goal", "Set"), self.say("Expected at the start"), self.say("Reached")),
                tuple(
                    ((self.on(each.goal.on),), (Typed(each.goal.title),), (self._result(each.goal),)) for each in begun
                ),
            )

    def _result(self, goal: Goal) -> str:
        """How far a goal came, and since when: `achieved Sun 1 Nov 2026`, `open, 40% on Mon 9 Nov 2026`."""
        on = self.on(goal.closed_on) if goal.closed_on else ""
        if goal.status == "achieved":
            return self.say("achieved {day}").format(day=on).rstrip()
        dropped = self.say("dropped {day}").format(day=on).rstrip()
        status = self.speech.say_of("goal", "open") if goal.status == "open" else dropped
        return f"{status}, {self._reached(goal.checkpoints[-1])}" if goal.checkpoints else status

    def _reached(self, at: Checkpoint) -> str:
        return self.say("{progress} on {day}").format(progress=self._far(at.progress), day=self.on(at.on))

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
            self._fact(self.speech.say_of("goal", "Why"), goal.why),
            Fact(self.speech.say_of("goal", "Set"), (self._set(goal),)),
            Fact(self.say("Result"), (self._result(goal),)),
            self._worked(pursued),
        ]
        steps = [Item(self.on(at.on), self._far(at.progress), Typed(at.note or "")) for at in goal.checkpoints]
        steps += [
            Item(self.on(each.on) + self._mark(each.private), self.say("milestone"), Typed(each.title))
            for each in pursued.milestones
        ]
        carried = [self._action(each) for each in pursued.promised]
        blocks: list[Facts | Items] = [Facts(tuple(fact for fact in facts if fact))]
        blocks += [Items(tuple(steps))] if steps else []
        blocks += [Items(tuple(carried), self.say("Carried on"))] if carried else []
        return Entry((Typed(goal.title), self._mark(goal.private)), tuple(blocks))

    def _set(self, goal: Goal) -> str:
        day = self.on(goal.on)
        if not goal.due_on:
            return day
        return self.say("{day}, to be reached by {due}").format(day=day, due=self.on(goal.due_on))

    def _worked(self, pursued: Pursued) -> Fact | None:
        days = pursued.worked_on
        if not days:
            return None
        said = self.speech.count(
            "in one session, {first}",
            "in {count} sessions, {first} to {last}",
            len(days),
            first=self.on(days[0]),
            last=self.on(days[-1]),
        )
        return Fact(self.say("Worked on"), (said,))

    # then and now

    def _then_and_now(self) -> Iterator[Block]:
        moved = [each.goal for each in self.told.goals if len(each.goal.checkpoints) > 1]
        if moved:
            rows = tuple(
                ((Typed(goal.title),), (self._reached(goal.checkpoints[0]),), (self._reached(goal.checkpoints[-1]),))
                for goal in moved
            )
            yield Table((self.say("Goal"), self.say("Then"), self.say("Now")), rows)
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
        mentor = self.say("mentor")
        return (Typed(skill.skill), f" ({mentor})" if mentors else "", self._mark(_private(skill)))

    def _scores(self, skill: Skill) -> tuple[Words, Words]:
        first, last = skill.first, skill.latest[-1]
        then: Words = (self._rated(first),)
        return then, () if first == last else (self._rated(last),)

    def _rated(self, rating: Rating) -> str:
        return self.say("{score} on {day}").format(score=rating.score, day=self.on(rating.on))

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
            under = (Item(self.on(milestone.celebrated_on), self.say("celebrated"), Typed(milestone.how or "")),)
        return Item(self.on(milestone.on) + self._mark(milestone.private), label, Typed(milestone.title), under)

    def _challenges(self) -> Iterator[Block]:
        yield from self._listed([(each.on.year, self._challenge(each)) for each in self.told.challenges])

    def _challenge(self, challenge: Challenge) -> Item:
        if challenge.what == "setback":
            label = self.say("fell back from {before} to {after}").format(
                before=self._far(challenge.before), after=self._far(challenge.after)
            )
            came = self.say("came to {progress}").format(progress=self._far(challenge.met_at))
        else:
            label, came = self.say("feedback"), self.say("it improved")
        under = []
        if challenge.what == "setback" and challenge.note:
            under.append(Item(text=Typed(challenge.note)))
        if challenge.met_on:
            note = challenge.note if challenge.what == "feedback" else None
            under.append(Item(self.on(challenge.met_on), came, Typed(note or "")))
        return Item(self.on(challenge.on) + self._mark(challenge.private), label, Typed(challenge.text), tuple(under))

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
                "improved": self.say("it improved"),
                "unchanged": self.say("it did not change"),
                "worse": self.say("it got worse"),
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

    def _thanks(self) -> str:
        """Whose thanks they are: the journal's."""
        return self.say("Thanks from the mentor") if self.one.role == "mentor" else self.say("Thanks from the mentee")

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
            yield from self._listed([(each.on.year, self._action(each)) for each in actions], title)

    def _action(self, action: Action) -> Item:
        said = [self.doers[action.owner]]
        if action.due_on and action.status == "open":
            said.append(self.say("by {day}").format(day=self.on(action.due_on)))
        if action.done_on:
            said.append(self.say("done {day}").format(day=self.on(action.done_on)))
        return Item(self.on(action.on) + self._mark(action.private), ", ".join(said), Typed(action.text))

    def _next(self) -> Iterator[Block]:
        one, told = self.one, self.told
        items = []
        if one.next and told.is_closed:
            items.append(Item(self.on(one.ended_on) if one.ended_on else "", "", Typed(one.next)))
        if told.next_session:
            items.append(self._planned(told.next_session))
        items += [
            Item(
                self.on(each.goal.on) + self._mark(each.goal.private),
                self.say("goal carried on"),
                Typed(each.goal.title),
            )
            for each in told.goals
            if each.goal.status == "open" and told.is_closed
        ]
        if one.keep_in_touch_on and told.is_closed:
            items.append(Item(self.on(one.keep_in_touch_on), self.say("get in touch again")))
        items += [self._raised(point) for point in told.agenda if not told.is_closed]
        if items:
            yield Items(tuple(items))

    def _planned(self, session: Session) -> Item:
        return Item(self._when(session) + self._mark(session.private), self.say("the next session"))

    def _raised(self, point: Point) -> Item:
        return Item(self.on(point.on) + self._mark(point.private), self.say("to be raised"), Typed(point.text))

    # the record

    def _sessions(self) -> Iterator[Block]:
        if len(self.told.record) >= MANY:
            yield self._years()
        yield from map(self._meeting, self.told.record)

    def _years(self) -> Table:
        """How much there was in each year, before a record that is long."""
        head = (
            self.say("Year"),
            self.say("Held"),
            self.speech.say_of("length", "Time"),
            self.say("Cancelled"),
            self.say("Missed"),
        )
        rows = []
        for year, those in groupby((each.session for each in self.told.record), key=lambda each: each.on.year):
            sessions = list(those)
            held = [each for each in sessions if each.status == "held"]
            minutes = sum(each.minutes or 0 for each in held)
            counts = [sum(each.status == status for each in sessions) for status in ("cancelled", "missed")]
            cells = [
                str(len(held)),
                self.speech.hours(minutes) if minutes else "",
                *(str(count or "") for count in counts),
            ]
            rows.append(((str(year),), *((cell,) for cell in cells)))
        return Table(head, tuple(rows))

    def _meeting(self, meeting: Meeting) -> Entry:
        session = meeting.session
        facts = [
            self._fact(self.say("Where"), session.where),
            self._fact(self.speech.say_of("session", "Why"), session.why),
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
        said = [self.say("{who} promised").format(who=self.roles[action.owner])]
        if action.due_on:
            said.append(self.say("by {day}").format(day=self.on(action.due_on)))
        if action.done_on:
            said.append(self.say("done {day}").format(day=self.on(action.done_on)))
        elif action.status == "dropped":
            said.append(self.say("dropped"))
        return Item("", ", ".join(said) + self._mark(action.private), Typed(action.text))

    def _title(self, session: Session) -> str:
        parts = [self._when(session)]
        parts += [self.speech.minutes(session.minutes)] if session.minutes else []
        parts += [self._how(session.how)] if session.how else []
        parts += [self._kind(session)] if session.status != "held" else []
        return ", ".join(parts) + self._mark(session.private)

    def _when(self, session: Session) -> str:
        return self.speech.at(session.on, session.at) if session.at else self.on(session.on)

    def _how(self, how: str) -> str:
        return {
            "video": self.say("video"),
            "in-person": self.say("in person"),
            "phone": self.say("phone"),
            "chat": self.say("chat"),
        }.get(how, how)

    def _kind(self, session: Session) -> str:
        """What became of a session, and by whose doing."""
        by = {"me": self.one.role, "them": "mentee" if self.one.role == "mentor" else "mentor"}
        return {
            ("cancelled", "mentor"): self.say("cancelled by the mentor"),
            ("cancelled", "mentee"): self.say("cancelled by the mentee"),
            ("cancelled", ""): self.say("cancelled"),
            ("missed", "mentor"): self.say("missed by the mentor"),
            ("missed", "mentee"): self.say("missed by the mentee"),
            ("missed", ""): self.say("missed"),
        }.get((session.status, by.get(session.cancelled_by or "", "")), self.say("session"))

    def _notes(self) -> Iterator[Block]:
        yield from self._listed([(each.on.year, self._note(each)) for each in self.told.notes])

    def _note(self, note: Note) -> Item:
        return Item(self.on(note.on) + self._mark(note.private), "", Typed(note.text))

    # what all of them share

    def _listed(self, items: list[tuple[int, Item]], title: str = "") -> Iterator[Items]:
        """Claims in one list, or in one a year where they are many."""
        if len(items) < MANY:
            if items:
                yield Items(tuple(item for _, item in items), title)
            return
        for year, those in groupby(items, key=lambda each: each[0]):
            yield Items(tuple(item for _, item in those), f"{title}, {year}" if title else str(year))

    def _far(self, progress: int | None) -> str:
        return self.speech.percent(progress or 0)

    def _fact(self, label: str, text: str | None) -> Fact | None:
        return Fact(label, (Typed(text),)) if text else None

    def _mark(self, private: bool) -> str:  # noqa: FBT001
        mark = self.say("private")
        return f" ({mark})" if private else ""


def _private(skill: Skill) -> bool:
    return skill.first.private or any(each.private for each in skill.latest)
