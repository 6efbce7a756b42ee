"""Everything active on a page, and what is due now."""

from mentorlog.insight.reminders import find_reminders
from mentorlog.insight.status import build_status
from mentorlog.model import Watch
from tests.builders import NOW, action, person, relationship, session


def test_an_empty_journal():
    """Nobody, and nothing due."""
    assert build_status(Watch(), now=NOW) == ((), (), 0)


def test_what_is_due_now_stands_there_and_the_rest_is_counted():
    """Late or due today is shown; what the coming week brings is a number."""
    watch = Watch(
        people=(person(relationship(2, cadence="none")), person(relationship(1, cadence="none"))),
        sessions=(session(14, "2026-11-19", status="planned"), session(15, "2026-11-25", status="planned")),
        actions=(action(12, due_on="2026-11-20"), action(13, due_on="2026-11-23"), action(14, due_on="2026-11-30")),
    )
    seen = build_status(watch, now=NOW)
    assert [str(one.relationship.ref) for one in seen.people] == ["r2", "r1"]
    assert [str(one.ref) for one in seen.due] == ["a12", "s14", "a13"]
    assert seen.more == 2


def test_no_more_than_five_stand_there():
    """With much overdue the page stays a page, and the rest is in the number."""
    watch = Watch(actions=tuple(action(n, due_on="2026-11-20") for n in range(1, 9)))
    seen = build_status(watch, now=NOW)
    assert (len(seen.due), seen.more) == (5, 3)
    assert len(seen.due) + seen.more == len(find_reminders(watch, now=NOW))
