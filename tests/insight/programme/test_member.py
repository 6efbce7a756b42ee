"""What one relationship of a programme came to."""

from mentorlog.insight.programme.member import ExpectationsMet, ScoreChange, build_member
from tests.builders import TODAY, checkin, checkpoints, day, goal, milestone, rating, relationship, session, whole


def test_a_member_counts_sessions_goals_and_milestones():
    """Held sessions with their length, goals by what became of them, and milestones that were reached."""
    came_to = build_member(
        whole(
            session(1, "09-01", minutes=60),
            session(2, "10-05"),
            session(3, "11-09", status="cancelled", minutes=30),
            session(4, "12-07", status="planned"),
            goal(1, "Lead", status="achieved", closed_on="10-01", checkpoints=checkpoints(("09-01", 40))),
            goal(2, "Listen", checkpoints=checkpoints(("09-01", 20), ("10-05", 60))),
            goal(3, "Write", status="dropped", private=True),
            milestone(1, celebrated_on="11-13"),
            milestone(2, "Talk given"),
            milestone(3, "Promotion", status="planned"),
            bond=relationship(sessions_agreed=6, programme="HK 2026"),
        ),
        today=TODAY,
    )
    assert (came_to.sessions_held, came_to.sessions_agreed, came_to.cancelled, came_to.missed) == (2, 6, 1, 0)
    assert (came_to.minutes, came_to.sessions_without_length) == (60, 1)
    assert (came_to.first_session_on, came_to.last_session_on, came_to.days_since_last) == (
        day("09-01"),
        day("10-05"),
        49,
    )
    assert [(each.title, each.progress) for each in came_to.goals] == [("Lead", 100), ("Listen", 60), ("Write", 0)]
    assert [each.title for each in came_to.goals_with("achieved")] == ["Lead"]
    assert (came_to.milestones_reached, came_to.milestones_celebrated) == (2, 1)


def test_answers_and_ratings_are_by_role_whoever_recorded_them():
    """My own answers are those of the mentor if I mentor, else those of the mentee; the first and the last are kept."""
    entries = (
        checkin(1, "09-01", owner="me", frequency=2, expectations="partly"),
        checkin(2, "11-02", owner="me", frequency=5, expectations="met", private=True),
        checkin(3, "11-02", owner="them", challenge=4, career=3),
        rating(1, 2, "09-01", skill="Feedback"),
        rating(2, 4, "11-02", skill="feedback"),
        rating(3, 3, "11-02", skill="Empathy", owner="me"),
    )
    first, last = day("09-01"), day("11-02")
    by_mentor = build_member(whole(*entries), today=TODAY)
    assert by_mentor.scores == (
        ScoreChange("frequency", "mentor", 2, first, 5, last, private=True),
        ScoreChange("challenge", "mentee", 4, last, 4, last),
        ScoreChange("career", "mentee", 3, last, 3, last),
    )
    assert by_mentor.expectations == (ExpectationsMet("mentor", "partly", first, "met", last, private=True),)
    assert by_mentor.ratings == (
        ScoreChange("Feedback", "mentee", 2, first, 4, last),
        ScoreChange("Empathy", "mentor", 3, last, 3, last),
    )
    by_mentee = build_member(whole(*entries, bond=relationship(role="mentee")), today=TODAY)
    assert [each.role for each in by_mentee.scores] == ["mentee", "mentor", "mentor"]
    assert [(each.name, each.role) for each in by_mentee.ratings] == [("Empathy", "mentee"), ("Feedback", "mentor")]


def test_an_ended_relationship_without_entries_came_to_nothing():
    """No day, no score; days since the last session are counted only while it goes on."""
    came_to = build_member(whole(bond=relationship(status="ended", ended_on="10-01", reason="moved on")), today=TODAY)
    assert (came_to.sessions_held, came_to.goals, came_to.scores, came_to.ratings) == (0, (), (), ())
    assert (came_to.reason, came_to.last_session_on, came_to.days_since_last) == ("moved on", None, None)
    held = whole(session(1, "09-01"), bond=relationship(status="ended", ended_on="10-01"))
    assert build_member(held, today=TODAY).days_since_last is None
