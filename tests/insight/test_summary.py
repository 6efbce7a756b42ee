"""The relationship summary and its dated record."""

from mentorlog.insight.summary import Learned, summary
from tests.insight.build import (
    NOW,
    TODAY,
    action,
    checkin,
    day,
    dossier,
    feedback,
    goal,
    held,
    milestone,
    note,
    point,
    rating,
    ref,
    session,
)

ENTRIES = (
    session(3, "2026-04-01", minutes=60, takeaways=("Ask first", "Wait"), goals=(ref("g1"),), points=(ref("t1"),)),
    session(1, "2026-03-02", minutes=30),
    session(2, "2026-03-16", status="cancelled"),
    session(4, "2026-05-01", minutes=90, takeaways=("Hidden",), private=True),
    session(5, "2026-05-15", status="missed"),
    session(6, "2026-12-24", status="planned"),
    goal(1),
    point(1, status="discussed", session=ref("s3")),
    point(2),
    action(1, status="done", done_on="2026-04-01"),
    action(2, session=ref("s3")),
    action(3, status="dropped"),
    feedback(1, outcome="improved"),
    feedback(2, outcome="unchanged"),
    feedback(3, outcome="worse"),
    feedback(4),
    milestone(1, "2026-06-01"),
    note(1),
    note(2, private=True),
    rating(2, 3, "2026-05-01", skill="LISTENING"),
    rating(1, 2, "2026-03-02"),
    rating(3, 4, "2026-06-01", private=True),
    rating(4, 5, "2026-04-01", owner="me"),
    checkin(1),
)


def refs(entries):
    """The entries' refs as words."""
    return " ".join(str(entry.ref) for entry in entries)


def test_the_facts_count_what_is_in_it():
    """Sessions, hours and days are those of the sessions that leave, whatever the dossier counts."""
    told = summary(dossier(months=held(40)), ENTRIES, now=NOW)
    assert (told.sessions_held, told.minutes_held, told.cancelled, told.missed) == (2, 90, 1, 1)
    assert (told.first_on, told.last_on) == (day("2026-03-02"), day("2026-04-01"))
    assert (told.exported_on, told.private_included) == (TODAY, False)
    everything = summary(dossier(), ENTRIES, now=NOW, include_private=True)
    assert (everything.sessions_held, everything.minutes_held, everything.last_on) == (3, 180, day("2026-05-01"))


def test_what_came_of_it():
    """Feedback by whether it changed something, promises by what became of them, takeaways with their day."""
    told = summary(dossier(), ENTRIES, now=NOW)
    assert (refs(told.changed), refs(told.feedback)) == ("f1 f3", "f2 f4")
    assert (refs(told.kept), refs(told.promised), refs(told.dropped)) == ("a1", "a2", "a3")
    assert told.learned == (Learned(day("2026-04-01"), "Ask first"), Learned(day("2026-04-01"), "Wait"))
    assert (refs(told.agenda), refs(told.notes), refs(told.milestones)) == ("t2", "n1", "m1")


def test_the_record_is_dated_and_whole():
    """Every session in order, with the goals, points and actions of the day as entries."""
    told = summary(dossier(), ENTRIES, now=NOW)
    assert refs(meeting.session for meeting in told.record) == "s1 s2 s3 s5 s6"
    third = told.record[2]
    assert (refs(third.goals), refs(third.points), refs(third.session.actions)) == ("g1", "t1", "a2")


def test_an_empty_relationship_has_a_summary():
    """Nothing recorded is a summary of nothing."""
    told = summary(dossier(), [], now=NOW)
    assert (told.sessions_held, told.first_on, told.last_on, told.record) == (0, None, None, ())


def test_skills_have_their_first_and_last_ratings():
    """Of each of the two apart, whatever the case a skill was typed in; what is private is as if it had never been."""
    told = summary(dossier(), ENTRIES, now=NOW)
    assert [(one.skill, one.owner, refs([one.first]), refs(one.latest)) for one in told.skills] == [
        ("Listening", "them", "k1", "k1 k2"),
        ("Listening", "me", "k4", "k4"),
    ]
    everything = summary(dossier(), ENTRIES, now=NOW, include_private=True)
    assert refs(everything.skills[0].latest) == "k1 k2 k3"
    long = [rating(number, 3, f"2026-05-{number:02}") for number in range(1, 6)]
    (one,) = summary(dossier(), long, now=NOW).skills
    assert (refs([one.first]), refs(one.latest)) == ("k1", "k3 k4 k5")


def test_check_ins_are_for_the_two_alone():
    """They are there only where everything is."""
    assert summary(dossier(), ENTRIES, now=NOW).checkins == ()
    assert refs(summary(dossier(), ENTRIES, now=NOW, include_private=True).checkins) == "c1"
