"""The members of an invented programme, for tests of its overview and its pages."""

from __future__ import annotations

from mentorlog.insight.programme.member import Member, build_member
from mentorlog.insight.programme.overview import Overview, build_overview
from mentorlog.model import Evaluation
from tests.builders import TODAY, checkin, checkpoints, day, goal, milestone, rating, ref, relationship, session, whole

LABEL = "HK 2026"
EVALUATIONS = (
    Evaluation(LABEL, day("06-01"), "Too few meetings in *summer*", day("2026-09-01")),
    Evaluation(LABEL, day("09-07"), None, day("2027-01-11")),
)


def soren() -> Member:
    """A mentee with sessions agreed, goals of all kinds, and check-ins and ratings twice."""
    return build_member(
        whole(
            session(1, "03-09", minutes=90),
            session(2, "06-01", minutes=45),
            session(3, "11-09"),
            session(4, "10-05", status="cancelled"),
            goal(1, "Run the design review alone", status="achieved", closed_on="11-02"),
            goal(2, "Give a talk", checkpoints=checkpoints(("06-01", 20), ("11-09", 60))),
            goal(3, "Write less", status="dropped", closed_on="06-01"),
            milestone(1, "First review led", celebrated_on="11-13"),
            checkin(1, "06-01", frequency=2, challenge=3),
            checkin(2, "11-09", frequency=4, expectations="partly"),
            checkin(3, "06-01", owner="them", frequency=3, skills=2, expectations="partly"),
            checkin(4, "11-09", owner="them", frequency=5, skills=4, expectations="met"),
            rating(1, 2, "03-09", skill="Listening"),
            rating(2, 4, "11-09", skill="Listening"),
            bond=relationship(programme=LABEL, sessions_agreed=8),
        ),
        today=TODAY,
    )


def ana() -> Member:
    """A mentee whose relationship ended, recorded under another spelling of the label."""
    return build_member(
        whole(
            session(5, "04-07", minutes=60),
            goal(5, "Find a new job", status="achieved", closed_on="09-01"),
            checkin(5, "09-01", owner="them", frequency=4, skills=5, expectations="met"),
            rating(5, 3, "04-07", skill="listening"),
            rating(6, 3, "09-01", skill="Listening"),
            rating(7, 4, "09-01", skill="Empathy", owner="me"),
            bond=relationship(
                "r2",
                name="Ana Souza",
                started_on="2026-04-01",
                programme="hk 2026",
                status="ended",
                ended_on="2026-09-01",
                reason="Goals  reached",
                sessions_agreed=1,
            ),
        ),
        today=TODAY,
    )


def bo() -> Member:
    """A private relationship without entries."""
    bond = relationship("r3", name="Bo Lind", started_on="2026-11-02", programme=LABEL, private=True)
    return build_member(whole(bond=bond), today=TODAY)


def maria() -> Member:
    """My own mentor in the same programme."""
    bond = relationship("r4", name="Maria Holm", role="mentee", started_on="2026-02-02", programme=LABEL)
    held = session(9, "02-09", minutes=60)
    return build_member(whole(held, bond=bond), today=TODAY)._replace(ref=ref("r4"))


def overview(*members: Member) -> Overview:
    """The overview of these members, or of the three mentees."""
    return build_overview(LABEL, members or (soren(), ana(), bo()), evaluations=EVALUATIONS)
