"""The log of sessions and its totals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.hours import ContactLine, Total, build_anonymous_hours, build_hours, build_learning
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.model import Contact, Ref
from tests.builders import day, relationship, resource
from tests.insight.journals import texts
from tests.property_tests import settings

ANA, BO, CY = (Ref("relationship", number) for number in (1, 2, 5))
NAMES = {ANA: "Ana Souza", BO: "Bo Lind", CY: "王小明"}


def contact(on, who=ANA, **fields):
    """A session of an hour, with Ana and as her mentor by default."""
    ordinary = {"role": "mentee" if who == BO else "mentor", "minutes": 60}
    return Contact(day(on), who, NAMES[who], **(ordinary | fields))


def people(*extra):
    """The three relationships in reverse order, after any others."""
    return [*extra, *(relationship(who.number, name=name) for who, name in reversed(NAMES.items()))]


def anonymous(*contacts, everyone=None, shown=None):
    """The log without names."""
    return build_anonymous_hours(contacts, people=shown or people(), identifying=IdentifyingText(everyone or people()))


def test_the_log_has_a_line_per_session():
    """A line has the date, person, role, minutes, how the two met and the topics."""
    told = build_hours(
        [contact("2026-03-02", how="video", topics=("fear",)), contact("2026-03-09", BO, minutes=None, private=True)],
        since=day("2026-01-01"),
    )
    assert told.lines == (
        ContactLine(day("2026-03-02"), "Ana Souza", "mentor", 60, "video", ("fear",)),
        ContactLine(day("2026-03-09"), "Bo Lind", "mentee", None, None, private=True),
    )
    assert (told.since, told.until, told.anonymous) == (day("2026-01-01"), None, False)


def test_an_empty_log_has_no_totals():
    """It has no lines either."""
    assert build_hours([])[3:] == ((), (), None)


def test_totals_are_by_year_and_role():
    """Each person counts once, sessions without a length add no minutes, and several years have a total of all
    years."""
    told = build_hours(
        [
            contact("2025-12-30"),
            contact("2026-01-02", minutes=45),
            contact("2026-01-03", CY, minutes=30),
            contact("2026-01-04", CY, minutes=None),
            contact("2026-01-05", BO, minutes=None),
        ]
    )
    assert told.totals == (
        Total(2025, "mentor", "mentoring", people=1, sessions=1, minutes=60, without_length=0),
        Total(2026, "mentee", "mentoring", people=1, sessions=1, minutes=0, without_length=1),
        Total(2026, "mentor", "mentoring", people=2, sessions=3, minutes=75, without_length=1),
        Total(None, "mentee", "mentoring", people=1, sessions=1, minutes=0, without_length=1),
        Total(None, "mentor", "mentoring", people=2, sessions=4, minutes=135, without_length=1),
    )


def test_a_single_year_has_no_total_of_all_years():
    """The total would repeat the line of the year."""
    assert [total.year for total in build_hours([contact("2026-01-02"), contact("2026-02-02", BO)]).totals] == [
        2026,
        2026,
    ]


DAYS = st.dates(day("2020-01-01"), day("2026-12-31"))
CONTACTS = st.lists(
    st.builds(
        lambda on, who, minutes: contact(str(on), who, minutes=minutes),
        DAYS,
        st.sampled_from(list(NAMES)),
        st.none() | st.integers(1, 300),
    )
)


@given(CONTACTS)
def test_totals_add_up(contacts):
    """Each session and each minute is in one yearly total and in the total of all years."""
    told = build_hours(contacts)
    yearly = [total for total in told.totals if total.year is not None]
    assert sum(total.sessions for total in yearly) == len(contacts)
    assert sum(total.minutes for total in yearly) == sum(each.minutes or 0 for each in contacts)
    assert sum(total.without_length for total in yearly) == sum(each.minutes is None for each in contacts)
    for role in ("mentor", "mentee"):
        of_all = [total for total in told.totals if total.year is None and total.role == role]
        for total in of_all:
            assert total.sessions == sum(each.sessions for each in yearly if each.role == role)
            assert total.minutes == sum(each.minutes for each in yearly if each.role == role)


# anonymous logs


def test_people_are_numbered_in_the_order_of_the_journal():
    """A person has the same number in every log."""
    whole = anonymous(contact("2026-01-02", CY), contact("2026-01-03", BO), contact("2026-01-04"))
    assert [met.person for met in whole.lines] == ["Person 3", "Person 2", "Person 1"]
    assert [met.person for met in anonymous(contact("2026-01-02", CY)).lines] == ["Person 3"]
    assert whole.anonymous


def test_a_new_person_has_the_last_number():
    """The numbers of the others do not change."""
    new = relationship(9, name="Dee")
    assert anonymous(contact("2026-01-02", CY), shown=people(new)).lines[0].person == "Person 3"


def test_a_private_person_has_no_number():
    """The numbers of the others have no gap."""
    hidden = relationship(3, name="Eve", private=True)
    told = anonymous(contact("2026-01-02", CY), everyone=people(hidden))
    assert told.lines[0].person == "Person 3"


@pytest.mark.parametrize(
    "topic",
    [
        "Ana",
        "ana's talk",
        "Anas fremtid",
        "SOUZA",
        "about Bo",
        "王小明",
        "和王小明谈话",
        "Søren",
        "soren",
        "Soerens plan",
        "Nordhavn A/S",
    ],
)
def test_a_topic_with_a_name_is_omitted(topic):
    """Any word of any name or organisation counts, in any case, with or without accents."""
    everyone = people(relationship(7, name="Søren Holm", private=True, org="Nordhavn A/S", email="s@example.com"))
    told = anonymous(contact("2026-01-02", topics=("career goals", topic)), everyone=everyone)
    assert told.lines[0].topics == ("career goals",)


@pytest.mark.parametrize("topic", ["banana", "boundaries", "linden trees", "a plan", "work-life balance"])
def test_a_topic_without_a_name_is_kept(topic):
    """The letters of a name inside another word do not count."""
    assert anonymous(contact("2026-01-02", topics=(topic,))).lines[0].topics == (topic,)


@given(texts().filter(lambda name: any(char.isalpha() for char in name)), texts(), texts())
@settings(max_examples=60)
def test_an_anonymous_log_has_no_name(name, before, after):
    """The name can be any text, anywhere in a topic."""
    who = relationship(1, name=name, org=None, email=None)
    topic = f"{before} {name} {after}"
    contacts = [contact("2026-01-02", topics=(topic, before))._replace(relationship=name)]
    told = build_anonymous_hours(contacts, people=[who], identifying=IdentifyingText([who]))
    assert told.lines[0].person == "Person 1"
    assert topic not in told.lines[0].topics


def test_courses_are_counted_by_year_and_without_names():
    """A title or skill with a name is omitted; courses without a time are counted beside the time of the others."""
    people = [relationship(1, name="Søren Østergård")]
    courses = [
        resource(1, "Leading teams", type="course", status="done", done_on="2025-03-03", minutes=120, skill="patience"),
        resource(2, "A day with Soren", type="workshop", status="done", done_on="2026-02-02", private=True),
    ]
    named, anonymous = build_learning(courses), build_learning(courses, identifying=IdentifyingText(people))
    assert [course.title for course in named.courses] == ["Leading teams", "A day with Soren"]
    assert [course.title for course in anonymous.courses] == ["Leading teams", None]
    assert [course.private for course in named.courses] == [False, True]
    assert named.totals == anonymous.totals == ((2025, 1, 120, 0), (2026, 1, 0, 1), (None, 2, 120, 1))
    assert build_learning([]) == ((), ())
