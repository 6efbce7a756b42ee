"""When a closing is prepared, and its questions."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.closing import CLOSING_QUESTIONS, REASONS, build_closing, closing_due_on, unanswered_fields
from mentorlog.insight.phases import Phase
from mentorlog.insight.review import build_review
from tests.builders import NOW, TODAY, dossier, goal, months_held, person, relationship, session

NEAR = Phase("coming to closure", "the planned end is near")


def test_a_closing_has_the_unanswered_questions():
    """The questions depend on the role of the user; there are none once all are answered."""
    one = relationship(learned="to wait", same="walks")
    found = build_closing(one, NEAR)
    assert found is not None
    assert (found.reason, found.answered) == ("the planned end is near", ("learned", "same"))
    assert found.open == unanswered_fields(one) == ("thanks", "different", "next")
    assert found.questions[0] == "What do you thank your mentee for, in particular?"
    mentee = build_closing(one._replace(role="mentee"), NEAR)
    assert mentee is not None
    assert mentee.questions[0] == "What do you thank your mentor for, in particular?"
    done = build_closing(one._replace(thanks="all", different="less", next="Mette"), NEAR)
    assert done is not None
    assert (done.open, done.questions) == ((), ())


def test_only_the_closing_phase_has_a_closing():
    """The other phases return None."""
    for name in ("preparing", "negotiating", "enabling growth", "ended"):
        assert build_closing(relationship(), Phase(name, "")) is None


def test_the_review_has_a_closing_near_the_end():
    """It begins six weeks before the planned end, or when all goals are reached."""
    met = {"last_session": session(8, "2026-11-09"), "months": months_held(8)}
    assert build_review(dossier(relationship(ends_on="2027-01-04"), **met), now=NOW).closing is not None
    assert build_review(dossier(relationship(ends_on="2027-06-04"), **met), now=NOW).closing is None
    reached = build_review(dossier(goals=(goal(1, progress=100),), **met), now=NOW).closing
    assert reached is not None
    assert reached.reason == "all goals are reached"
    assert build_review(dossier(relationship(status="ended", ended_on="2026-11-20"), **met), now=NOW).closing is None


def test_closing_questions_exist_for_both_roles():
    """There are five questions for each role, and five reasons; one reason blames neither person."""
    assert all(set(wording) == {"mentor", "mentee"} for wording in CLOSING_QUESTIONS.values())
    assert len(CLOSING_QUESTIONS) == len(REASONS) == 5
    assert "no fault of either" in REASONS


DAYS = st.integers(-200, 60).map(lambda days: TODAY + dt.timedelta(days=days))


@given(
    last=st.none() | DAYS,
    planned=st.none() | st.integers(0, 41),
    end=st.integers(0, 41),
    cadence=st.sampled_from(["none", "every 3 days", "weekly", "every 2 weeks", "monthly"]),
)
def test_the_closing_is_due_from_today_to_the_end(last, planned, end, cadence):
    """It is due on the day of a session or of the end, never in the past, and today only if one of them is today."""
    ends_on = TODAY + dt.timedelta(days=end)
    planned_on = None if planned is None or planned > end else TODAY + dt.timedelta(days=planned)
    bond = relationship(ends_on=ends_on, cadence=cadence)
    due_on = closing_due_on(person(bond, last_session_on=last, last_planned_on=planned_on), today=TODAY)
    assert TODAY <= due_on <= ends_on
    assert planned_on is None or due_on >= planned_on
    if cadence == "none":
        assert due_on == (planned_on or ends_on)
