"""The summary as Markdown."""

import datetime as dt
import re

import pytest
from hypothesis import given

from mentorlog.export.document import Document, ListItem, ListItems, Section, Sentence, Subsection, Timeline, UserText
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.resource_list import resource_list_document
from mentorlog.export.summary import summary_document
from mentorlog.export.translation import Translator
from mentorlog.insight.resource_list import build_resource_list
from mentorlog.insight.summary import build_summary
from mentorlog.model import Checkpoint
from tests.builders import (
    NOW,
    action,
    checkin,
    checkpoints,
    day,
    feedback,
    goal,
    milestone,
    note,
    point,
    rating,
    ref,
    relationship,
    session,
    whole,
)
from tests.export import sample_relationships as samples
from tests.export.expected_text import expected_parts, line
from tests.export.markdown_reader import PAGE_TOKENS, TABLE_TOKENS, USER_TOKENS, headings, outline, tokens
from tests.golden_files import Golden, golden_files
from tests.insight.journals import HOSTILE, bonds, histories
from tests.property_tests import settings

BOND = relationship(
    org="Nordhavn A/S",
    focus="From senior engineer to lead",
    ends_on="2027-01-04",
    agreement="Every other week, on video.\nWhat is said here stays here.",
)
ENTRIES = (
    goal(
        1,
        title="Run the design review alone",
        measure="three reviews, no rescue",
        why="He wants to lead it by spring",
        due_on="2027-02-01",
        checkpoints=(
            Checkpoint(day("2026-04-13"), 15),
            Checkpoint(day("2026-09-07"), 25, "first one with me in the room"),
            Checkpoint(day("2026-11-09"), 40),
        ),
    ),
    goal(2, title="Say no to the platform team", status="achieved", closed_on="2026-10-12"),
    goal(3, title="A goal of his own", private=True),
    goal(4, title="Write a book", on="2026-09-07", status="dropped", closed_on="2026-11-09"),
    session(
        1,
        "2026-03-02",
        at=dt.time(14),
        minutes=60,
        how="in-person",
        where="Café Dyrehaven [upstairs]",
        notes="Got to know each other.\n\n# Not a heading, he said\n- a list of fears:\n  1. the platform team",
        topics=("getting started", "fear"),
        takeaways=("Ask before telling",),
    ),
    session(2, "2026-04-13", status="cancelled", cancelled_by="them", why="Flu"),
    session(
        3,
        "2026-11-09",
        minutes=90,
        how="video",
        notes="Delegation: *what* he keeps and why.",
        private_notes="He looks worn out.",
        takeaways=("Let the silence work",),
        goals=(ref("g1"), ref("g3")),
    ),
    session(4, "2026-11-16", notes="About his manager.", takeaways=("He may leave",), private=True),
    session(5, "2026-11-24", at=dt.time(14), status="planned"),
    action(
        1,
        on="2026-03-02",
        text="Write down the three fears",
        owner="them",
        status="done",
        done_on="2026-04-01",
        session=ref("s1"),
    ),
    action(2, text="Send the checklist", due_on="2026-11-20", session=ref("s3"), goal=ref("g1")),
    action(3, text="Shadow one review", owner="them", due_on="2026-12-01", session=ref("s3")),
    action(4, text="Talk to HR", session=ref("s4"), private=True),
    action(5, text="Find a course", status="dropped", session=ref("s3")),
    feedback(
        1,
        on="2026-09-07",
        tone="constructive",
        situation="Monday's standup",
        behaviour="Cut in twice while Mette spoke",
        impact="She left her point unsaid",
        outcome="improved",
        outcome_on="2026-10-12",
        outcome_note="waits, and asks",
    ),
    feedback(2, on="2026-10-12", direction="received", tone="praise", behaviour=None, text="You never rush me."),
    milestone(
        1, on="2026-11-12", title="First review led", celebrated_on="2026-11-13", how="Cake :tada:", goal=ref("g1")
    ),
    milestone(2, on="2027-01-15", title="Conference talk", status="planned"),
    point(
        1,
        text="Conference talk: which one?",
        on="2026-10-12",
        status="discussed",
        closed_on="2026-11-09",
        session=ref("s3"),
    ),
    point(2, text="Conflict with the platform team", on="2026-10-12"),
    point(3, text="His manager", private=True),
    feedback(3, on="2026-11-16", text="You hide behind work.", behaviour=None, private=True),
    note(1, text="Book: *The Mentor's Guide*", private=False),
    note(2, text="Seemed tired", private=True),
    checkin(1, "2026-06-01", frequency=4, challenge=2, more="Live reviews", less="Talk about tools"),
    checkin(2, "2026-09-01", frequency=None, more="Silence", private=True),
    rating(1, 2, "2026-03-02", skill="Delegating"),
    rating(2, 3, "2026-11-09", skill="Delegating"),
    rating(3, 4, "2026-03-02", skill="Listening", owner="me"),
)
SHAREABLE = tuple(
    entry._replace(private_notes=None, goals=(ref("g1"),)) if entry.ref == ref("s3") else entry
    for entry in ENTRIES
    if not entry.private
)
"""The entries that the store returns when private ones are excluded."""


def page(everything, *, now=NOW, language="en", private=False, **span):
    """The page of a relationship."""
    return summary_document(build_summary(everything, now=now, private_included=private, **span), Translator(language))


def written(*entries, bond=None, **fields):
    """The Markdown of a relationship with these entries."""
    return markdown(page(whole(*entries, bond=bond), **fields))


PAGES = {
    "summary.md": lambda: page(whole(*SHAREABLE, bond=BOND)),
    "summary-private.md": lambda: page(whole(*ENTRIES, bond=BOND), private=True),
    "summary-short-mentor.md": lambda: page(samples.short(), now=samples.ENDED),
    "summary-short-mentee.md": lambda: page(samples.short("mentee"), now=samples.ENDED),
    "summary-long-mentor.md": lambda: page(samples.long(), now=samples.ENDED),
    "summary-long-mentee.md": lambda: page(samples.long("mentee"), now=samples.ENDED),
    "summary-long-mentee-2023.md": lambda: page(
        samples.long("mentee"), now=samples.ENDED, since=day("2023-01-01"), until=day("2023-06-30")
    ),
    "summary-empty.md": lambda: page(whole()),
    "summary-learning-mentor.md": lambda: page(samples.learning(), now=samples.ENDED),
    "summary-learning-april.md": lambda: page(
        samples.learning("mentee"), now=samples.ENDED, since=day("2026-04-01"), until=day("2026-04-30")
    ),
    "summary-me.md": lambda: page(samples.own(), now=samples.ENDED, private=True),
    "resources.md": lambda: resource_list_document(
        build_resource_list(samples.learning().resources), Translator(), on=samples.ENDED.date()
    ),
}


@golden_files("export", PAGES)
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export."""
    golden.check(markdown(PAGES[golden.name]()))


@pytest.mark.parametrize("name", PAGES)
def test_a_renderer_reads_the_text_of_the_page(name):
    """Every heading, paragraph, item and cell has the same text in the same order."""
    document = PAGES[name]()
    assert outline(markdown(document)) == expected_parts(document)


@pytest.mark.parametrize("name", PAGES)
def test_the_source_has_no_stray_blank_lines_or_spaces(name):
    """One empty line separates two parts, and only a hard line break leaves spaces at the end of a line."""
    text = markdown(PAGES[name]())
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"(?<! )[ ]$|[ ]{3,}$|\t", text, re.MULTILINE)


@given(histories(), bonds())
@settings(max_examples=60, deadline=None)
def test_user_text_does_not_change_the_structure(history, bond):
    """A renderer finds exactly the parts of the page, in order, and no other Markdown elements."""
    document = page(whole(*history.everything, bond=bond), private=True)
    text = markdown(document)
    assert {token.type for token in tokens(text)} <= PAGE_TOKENS | TABLE_TOKENS | USER_TOKENS
    assert outline(text) == expected_parts(document)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_in_every_position(text):
    """The position can be the start of an item or of a sentence, or after text of the program."""
    typed = UserText(text)
    items = ListItems((ListItem(text=typed), ListItem("Mon", text=typed, children=(ListItem(text=typed),))))
    entry = Subsection((typed,), (Sentence((typed,)), Sentence((typed, " of ", typed)), items))
    document = Document("en", ("About ", typed), (typed,), (), (Section("s", "Section", (entry,)),))
    output = markdown(document)
    assert {token.type for token in tokens(output)} <= PAGE_TOKENS | USER_TOKENS
    assert outline(output) == expected_parts(document)


@given(histories(), bonds())
@settings(max_examples=30, deadline=None)
def test_the_markdown_has_no_control_characters(history, bond):
    """Bidirectional marks and invisible characters are removed too; only line breaks remain."""
    text = written(*history.everything, bond=bond)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", text)


@pytest.mark.parametrize("entries", [ENTRIES, SHAREABLE])
def test_the_markdown_has_no_refs(entries):
    """Refs are only useful to the owner of the journal."""
    assert not re.search(r"\b[rsgafmtnck]\d+\b", written(*entries, bond=BOND))


def test_only_a_private_page_has_checkins():
    """A question without an answer is omitted."""
    entries = [checkin(1, "2026-06-01", frequency=None, challenge=2, less="Tools"), checkin(2, "2026-09-01")]
    assert "worked together" not in written(*entries)
    text = written(*entries, private=True)
    assert (
        "- Mon 1 Jun 2026, mentor, challenge 2 of 5\n  - less of: Tools\n- Tue 1 Sep 2026, mentor, frequency 4" in text
    )


def test_an_ended_relationship_shows_its_reason_and_thanks():
    """It also shows the other answers of the closing, each with its date."""
    bond = relationship(
        status="ended",
        ended_on="2026-11-20",
        reason="New job",
        thanks="For *everything*",
        learned="To wait",
        same="Walk",
        different="Write more",
        next="Her new lead",
        keep_in_touch_on="2027-05-20",
    )
    text = written(bond=bond)
    assert "- Time: Mon 2 Mar 2026 to Fri 20 Nov 2026\n" in text
    assert "- Why it ended: New job\n" in text
    assert "## What was learned\n\n- Fri 20 Nov 2026, learned by the mentor: To wait\n" in text
    assert "## Thanks from the mentor\n\n- Fri 20 Nov 2026: For *everything*\n" in text
    assert (
        "- Fri 20 Nov 2026, the mentor would do the same again: Walk\n"
        "- Fri 20 Nov 2026, the mentor would do differently: Write more\n"
    ) in text
    theirs = written(bond=bond._replace(role="mentee"))
    assert "the mentee would do the same again: Walk" in theirs
    assert "learned by the mentee: To wait" in theirs
    assert "## What comes next\n\n- Fri 20 Nov 2026: Her new lead\n- Thu 20 May 2027, get in touch again\n" in text


def test_goals_and_promises_still_open_have_the_date_of_the_end():
    """The page does not claim that they are carried on."""
    bond = relationship(status="ended", ended_on="2026-11-20")
    text = written(
        goal(1, on="2026-03-02"),
        goal(2, title="Write", status="dropped", closed_on="2026-05-01"),
        action(1, owner="them", goal=ref("g1")),
        action(2, text="Call", status="done", done_on="2026-11-10"),
        action(3, text="Read", due_on="2026-12-01"),
        bond=bond,
    )
    assert (
        "## What comes next\n\n"
        "- Fri 20 Nov 2026, the goal is still open: Run it alone\n"
        "\n### Still owed\n\n- mentee: Send the checklist\n- mentor, by Tue 1 Dec 2026: Read\n\n"
        "## Promises\n\n### Kept\n"
    ) in text
    assert "### Open" not in text
    assert text.count("Send the checklist") == 1
    assert "arried on" not in text


def test_what_comes_next_is_in_order_of_date():
    """A point is raised in the next session, and was recorded before it."""
    planned = session(1, "2027-01-07", status="planned")
    text = written(planned, point(1, "How to say no", on="2026-11-02"))
    assert "- Mon 2 Nov 2026, to be raised: How to say no\n- Thu 7 Jan 2027, the next session\n" in text


def test_a_report_until_a_day_before_the_end_omits_the_end():
    """It shows neither the reason nor the thanks."""
    bond = relationship(
        status="ended", ended_on="2026-11-20", reason="New job", thanks="For everything", next="Her lead"
    )
    text = written(bond=bond, until=day("2026-06-30"))
    assert "- Time: since Mon 2 Mar 2026\n- This report: until Tue 30 Jun 2026\n" in text
    assert [title for _, title in headings(text)] == ["Mentoring with Søren Østergård"]


def test_a_report_since_a_day_after_the_end_omits_the_closing_answers():
    """The answers have the date of the end, but the page still shows when the relationship ended."""
    bond = relationship(
        status="ended", ended_on="2026-10-20", reason="New job", thanks="For everything", learned="To wait", next="Her"
    )
    text = written(goal(1), point(1), bond=bond, since=day("2026-11-01"))
    assert "- Time: Mon 2 Mar 2026 to Tue 20 Oct 2026\n- This report: since Sun 1 Nov 2026\n" in text
    assert [title for level, title in headings(text) if level == 2] == ["Expected and reached", "Goals"]
    assert "New job" not in text


@pytest.mark.parametrize(("role", "them"), [("mentor", "Mentee"), ("mentee", "Mentor")])
def test_people_are_shown_by_their_roles(role, them):
    """The roles are correct for a journal of the mentor and of the mentee."""
    text = written(
        action(1, text="Call", owner="me"),
        feedback(1, direction="given", text="Good", behaviour=None),
        session(1, "2026-11-01", status="cancelled", cancelled_by="me"),
        bond=relationship(role=role),
    )
    assert f"From the journal of the {role}, Mon 23 Nov 2026." in text
    assert f"- {them}: Søren Østergård\n" in text
    assert f"- Mon 9 Nov 2026, {role}: Call\n" in text
    assert f"### Monday 2 November 2026, from the {role}\n" in text
    assert f"### Sunday 1 November 2026, cancelled by the {role}\n" in text


def test_the_progress_of_a_goal_is_shown_once():
    """Only the list of its steps has it, with the facts of the goal in one list; a goal with old steps only has it in
    its result."""
    steps = checkpoints(("2026-05-01", 20), ("2026-06-01", 35), ("2026-07-01", 40))
    text = written(goal(1, on="2026-05-01", checkpoints=steps), bond=relationship(started_on="2026-01-05"))
    assert ("- Result: open\n- Fri 1 May 2026, 20%\n- Mon 1 Jun 2026, 35%\n- Wed 1 Jul 2026, 40%\n") in text
    assert text.count("40%") == 1
    later = written(goal(1, on="2026-05-01", checkpoints=steps), since=day("2026-08-01"))
    assert "- Result: open, 40% on Wed 1 Jul 2026\n" in later
    assert later.count("40%") == 1


def test_sessions_have_their_timeline_without_milestones():
    """With milestones, the chart of both is in their section."""
    met = (session(1, "2026-10-05"), session(2, "2026-11-02"))
    for entries, key in ((met, "sessions"), ((*met, milestone(1, on="2026-11-01")), "milestones")):
        charts = [
            (section.key, block.title)
            for section in page(whole(*entries)).sections
            for block in section.blocks
            if isinstance(block, Timeline)
        ]
        titles = {"sessions": "Sessions over time", "milestones": "Sessions and milestones"}
        assert charts == [(key, titles[key])]


@pytest.mark.parametrize(("language", "count"), [("en", "of about 1 session)"), ("da", "af ca. 1 møde)")])
def test_one_expected_session_is_singular(language, count):
    """The cadence asks for one session in the time of the relationship."""
    bond = relationship(cadence="monthly", started_on="2026-10-05", ended_on="2026-11-09")
    assert count in markdown(page(whole(session(1, "2026-10-12"), bond=bond), language=language))


def test_one_session_has_a_timeline_over_the_time_of_the_relationship():
    """A single day has no line."""
    ended = relationship(started_on="2026-03-10", ended_on="2026-08-20")
    sections = page(whole(session(1, "2026-05-04"), bond=ended)).sections
    (timeline,) = (block for each in sections for block in each.blocks if isinstance(block, Timeline))
    assert (timeline.first, timeline.last) == (day("2026-03-10"), day("2026-08-20"))


@pytest.mark.parametrize(
    ("reason", "english", "danish"),
    [
        ("goals reached", "goals reached", "målene er nået"),
        ("Goals reached", "Goals reached", "målene er nået"),
        ("Reached the goals", "Reached the goals", "Reached the goals"),
        ("other", None, None),
        ("Other", None, None),
    ],
)
def test_a_suggested_reason_is_translated(reason, english, danish):
    """Case is ignored, and the reason "other" is omitted because it says nothing."""
    bond = relationship(status="ended", ended_on="2026-11-20", reason=reason)
    for language, label, expected in (("en", "Why it ended", english), ("da", "Årsag til afslutning", danish)):
        facts = {fact.label: fact.value for fact in page(whole(bond=bond), language=language).facts}
        found = facts.get(label)
        assert (found and line(found)) == expected


@pytest.mark.parametrize(
    ("fields", "english", "danish"),
    [
        ({"status": "open"}, ", to be reached by ", ", skal nås senest "),
        ({"status": "achieved", "closed_on": "2026-11-02"}, ", was to be reached by ", ", skulle være nået senest "),
        ({"status": "dropped", "closed_on": "2026-11-02"}, ", was to be reached by ", ", skulle være nået senest "),
    ],
)
def test_a_closed_goal_has_its_date_in_the_past_tense(fields, english, danish):
    """An achieved or dropped goal no longer has to be reached by a date."""
    for language, by in (("en", english), ("da", danish)):
        assert by in markdown(page(whole(goal(1, due_on="2026-12-01", **fields)), language=language))


def test_checkpoints_and_milestones_of_a_goal_are_sorted_by_date():
    """Both kinds are in one list."""
    text = written(
        goal(1, checkpoints=checkpoints(("2026-05-01", 40), ("2026-07-01", 70))),
        milestone(1, on="2026-04-01", title="Asked", goal=ref("g1")),
        milestone(2, on="2026-06-01", title="Seen", goal=ref("g1")),
    )
    assert (
        "- Wed 1 Apr 2026, milestone: Asked\n- Fri 1 May 2026, 40%\n"
        "- Mon 1 Jun 2026, milestone: Seen\n- Wed 1 Jul 2026, 70%\n"
    ) in text


def test_the_answer_of_the_closing_is_the_last_takeaway():
    """The takeaways of the sessions come before it."""
    bond = relationship(status="ended", ended_on="2026-11-20", learned="To wait")
    text = written(
        session(1, "2026-03-09", takeaways=("Ask",)), session(2, "2026-04-09", takeaways=("Listen",)), bond=bond
    )
    found = [
        text.index(f"- {claim}\n")
        for claim in (
            "Mon 9 Mar 2026: Ask",
            "Thu 9 Apr 2026: Listen",
            "Fri 20 Nov 2026, learned by the mentor: To wait",
        )
    ]
    assert found == sorted(found)


def test_the_closing_is_listed_under_its_own_year():
    """It is not listed under the year of the last session."""
    sessions = [session(n, f"2025-01-{n:02}", takeaways=("Wait",)) for n in range(1, 31)]
    text = written(*sessions, bond=relationship(status="ended", ended_on="2026-01-20", learned="To listen"))
    assert "### 2026\n\n- Tue 20 Jan 2026, learned by the mentor: To listen\n" in text


def test_a_challenge_shows_that_its_goal_was_dropped_later():
    """The goal had lost progress before."""
    steps = checkpoints(("2026-05-01", 40), ("2026-06-01", 20))
    text = written(goal(1, checkpoints=steps, status="dropped", closed_on="2026-07-01"))
    assert (
        "## Challenges\n\n- Mon 1 Jun 2026, went down from 40% to 20%: Run it alone\n  - Wed 1 Jul 2026, dropped\n"
    ) in text


@pytest.mark.parametrize(("count", "by_year"), [(29, False), (30, True)])
def test_a_section_of_thirty_items_is_split_by_year(count, by_year):
    """A record of thirty sessions begins with a table of years."""
    sessions = [
        session(n, str(day("2025-01-01") + dt.timedelta(days=20 * n)), minutes=60, takeaways=("Wait",))
        for n in range(1, count + 1)
    ]
    text = written(*sessions)
    assert ("### 2025\n" in text) is by_year
    assert ("| Year | Held | Time |" in text) is by_year


def test_each_year_has_its_totals():
    """A year shows how many sessions were held, cancelled and missed, and the time of those with a length."""
    sessions = [session(n, f"2025-01-{n:02}", minutes=90 if n % 2 else None) for n in range(1, 21)]
    sessions += [session(n, f"2026-01-{n:02}", status="cancelled" if n % 2 else "missed") for n in range(21, 31)]
    text = written(*sessions, bond=relationship(started_on="2025-01-01"))
    assert "| 2025 | 20   |           |        | 15 h, 10 without a length |\n" in text
    assert "| 2026 |      | 5         | 5      |                           |\n" in text


def test_the_times_of_the_years_add_up_to_the_total():
    """Times are exact to the minute, because two rounded years of 10 h 30 min would add an hour."""
    sessions = [session(n, f"{2024 + n // 15}-01-{1 + n % 15:02}", minutes=None if n == 3 else 45) for n in range(30)]
    text = written(*sessions, session(30, "2026-01-01"), bond=relationship(started_on="2024-01-01"))
    assert "- Sessions: 31 held from Mon 1 Jan 2024 to Thu 1 Jan 2026 (21 h 45 min, 2 without a length)\n" in text
    assert [row.split("|")[-2].strip() for row in re.findall(r"^\| 20.*$", text, re.MULTILINE)] == [
        "10 h 30 min, one without a length",
        "11 h 15 min",
        "one without a length",
    ]


@pytest.mark.parametrize(
    ("length", "row"),
    [(5, "| xxxxx        | 2 on Fri 1 May 2026 | 3 on Mon 1 Jun 2026 |"), (90, "| --- | --- | --- |")],
)
def test_table_columns_are_aligned(length, row):
    """A table that is too wide for a screen is not aligned."""
    skill = "x" * length
    twice = rating(1, skill=skill, on="2026-05-01", score=2), rating(2, skill=skill, on="2026-06-01", score=3)
    assert f"\n{row}\n" in written(*twice)


def test_what_was_asked_once_is_neither_then_nor_now():
    """A second answer makes two columns."""
    once = checkin(1, on="2026-05-01", skills=4)
    assert "| Helped with, 1 to 5 | Asked once          |\n" in written(once)
    text = written(once, checkin(2, on="2026-06-01", skills=5))
    assert "| Helped with, 1 to 5 | Then                | Now                 |\n" in text
