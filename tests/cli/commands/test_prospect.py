"""`prospect`, `ask`, `answer` and `start` of a prospect: before a relationship begins."""

from __future__ import annotations

import re

import pytest

from tests.cli.commands.test_snooze import due
from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal, ends

ADD = (
    'prospect add Lone Dahl --admire "calm in negotiations" --skill negotiating --hope "a sounding board" '
    '--offer "help with spreadsheets" --background "led the 2024 talks" --found-through "the union\'s network"'
)
KEYS = {
    *("ref", "name", "role", "as", "admire", "skills", "hope", "offer", "background", "found_through", "goal"),
    *("asked_on", "via", "message", "follow_up_on", "answer", "answered_on", "answer_note", "waiting_days", "fits"),
}


@pytest.fixture
def lone(two: Mentor) -> Mentor:
    """Somebody with an active mentor and mentee who would like Lone Dahl as a mentor too."""
    return two.given(ADD)


def names(mentor: Mentor, line: str = "prospect --json") -> list[str]:
    """The names in a list of prospects."""
    return [row["name"] for row in mentor(line).json]


def test_a_prospect_has_all_fields_that_were_given(two: Mentor) -> None:
    """The JSON has the documented keys, and `--as` is what the other person would be."""
    two('goal add Negotiate without fear --measure "three talks" --by 2027-02-01 -w bo')
    added = two([*ADD_WORDS, "--goal", "g1", "--json"]).json
    has(added, name="Lone Dahl", status="prospect", role="mentee", private=True, goal="g1")
    (row,) = two("prospect --json").json
    assert row.keys() >= KEYS
    has(row, admire="calm in negotiations", skills=["negotiating"], hope="a sounding board", waiting_days=None)
    assert row["as"] == "mentor"
    two("prospect add Mads Vind --as mentee")
    assert two("prospect mads --json").json[0]["as"] == "mentee"
    two("undo")
    assert names(two) == ["Lone Dahl"]


ADD_WORDS = ["prospect", "add", "Lone", "Dahl", "--admire", "calm in negotiations", "--skill", "negotiating"]
ADD_WORDS += ["--hope", "a sounding board"]


def test_the_first_prospect_creates_the_journal(mentor: Mentor) -> None:
    """Somebody without a relationship begins by looking for one, and is led back to the prospects."""
    mentor(ADD)
    assert "mentorlog prospect" in mentor("status").err
    assert "mentorlog prospect" in mentor("people").err
    assert "mentorlog start r1" in mentor.fails("note she was kind", code=2)


def test_prospects_fit_my_open_goals_and_my_low_skills(two: Mentor) -> None:
    """A goal of a mentee is not mine, a skill that is high by now needs no mentor, and a closed goal is closed."""
    two.given(
        'goal add Negotiations without fear --measure "three talks" --by 2027-02-01 -w bo',
        'goal add Calm negotiations --measure "three talks" --by 2027-02-01 -w ana',
        "rate negotiating 2 -w bo",
        "rate negotiating 4 -w ana",  # hers
        "rate sounding 2 -w bo --on 2026-06-01",
        "rate Sounding 5 -w ana --mine",
    )
    two(ADD)
    (row,) = two("prospect --json").json
    assert [(fit["ref"], fit["score"]) for fit in row["fits"]] == [("g1", None), ("k1", 2)]
    assert "fits" in two("prospect --color always").out
    two("done g1")
    assert [fit["ref"] for fit in two("prospect --json").json[0]["fits"]] == ["k1"]


def test_the_goal_of_a_prospect_fits_first(two: Mentor) -> None:
    """The goal given with --goal is listed, whatever its words are."""
    two("rate negotiating 2 -w bo")
    two('goal add Leave with a pension --measure "a letter" --by 2027-02-01 -w me')
    two(f"{ADD} --goal g1")
    assert "\tLeave with a pension (g1); negotiating, 2 of 5 (k1)\t" in two("prospect").fields


def test_asking_waits_for_an_answer_and_reminds(lone: Mentor) -> None:
    """The reminder comes on the day to follow up, can be postponed, and is settled by the answer."""
    lone(["ask", "lone", "dahl", "Could we talk?", "--via", "linkedin", "--on", "11 nov", "--follow-up", "26 nov"])
    assert "asked 12 days ago, no answer" in lone("prospect").out
    (row,) = lone("prospect --json").json
    has(
        row, asked_on="2026-11-11", via="linkedin", message="Could we talk?", waiting_days=12, follow_up_on="2026-11-26"
    )
    (reminder,) = lone("remind lone --json").json
    has(reminder, reminder="prospect_follow_up", ref="r3", due_on="2026-11-26", days=3, private=True)
    assert reminder["settle"] == "mentorlog answer 'Lone Dahl' ANSWER"
    assert "Asked 12 days ago, no answer" in lone("remind lone").out
    lone("snooze lone 1 dec")
    assert ("prospect_follow_up", "r3") not in due(lone)
    lone("undo")
    lone("answer lone no")
    assert ("prospect_follow_up", "r3") not in due(lone)


def test_later_stays_asked_and_reminds_in_three_months(lone: Mentor) -> None:
    """`senere` is the same answer; another day can be given."""
    lone("ask lone dahl --on yesterday")
    answer = lone("answer lone senere after the summer")
    assert "23 Feb 2027" in answer.out
    has(lone("show lone --json").json, answer="later", asked_on="2026-11-22", answer_note="after the summer")
    assert lone("prospect --json").json[0]["waiting_days"] == 1
    lone("answer lone later --follow-up 1 mar".replace("1 mar", "'1 mar'"))
    has(lone("show lone --json").json, follow_up_on="2027-03-01")


def test_an_edited_answer_reminds_too(lone: Mentor) -> None:
    """`edit --answer` gives the days that `answer` gives; without an answer there is no day of it."""
    has(lone("edit lone --answer yes --json").json, answered_on="2026-11-23", follow_up_on="2026-12-07")
    has(lone("edit lone --answer later --answered-on 2026-11-20 --json").json, follow_up_on="2027-02-20")
    has(lone("edit lone --answer yes --follow-up 2026-12-24 --json").json, follow_up_on="2026-12-24")
    has(lone("edit lone --answer no --json").json, follow_up_on=None)
    has(lone("edit lone --clear answer --json").json, answer=None, answered_on=None)


def test_after_yes_a_reminder_says_to_start(lone: Mentor) -> None:
    """Two weeks after the answer or on the day that is given; the day that it replaces is named."""
    lone("ask lone --on '15 nov' --follow-up '25 nov'")
    said = lone("answer lone yes --on '16 nov'")
    assert "you are reminded on Mon 30 Nov, no longer on Wed 25 Nov." in said.err
    (reminder,) = lone("remind lone --json").json
    has(reminder, reminder="prospect_follow_up", due_on="2026-11-30", settle="mentorlog start 'Lone Dahl'")
    lone("undo")
    assert "no longer reminded on Wed 25 Nov" in lone("answer lone no").err
    lone("undo")
    assert "reminded" not in lone("answer lone yes --follow-up friday").err
    has(lone("show lone --json").json, follow_up_on="2026-11-27")
    lone("start lone")
    assert ("prospect_follow_up", "r3") not in due(lone)


def test_one_who_said_no_is_listed_with_all_alone_and_not_asked_again(lone: Mentor) -> None:
    """`answer NAME later` opens the way to ask again; what was said before is kept in a note."""
    lone("ask lone Could we talk?")
    lone("answer lone no not this year")
    listed = lone("prospect")
    assert "Lone" not in listed.out
    assert "1 said no: mentorlog prospect --all" in listed.err
    assert names(lone, "prospect --all --json") == ["Lone Dahl"]
    assert "mentorlog answer r3 later" in lone.fails("ask lone once more", code=1)
    lone("answer lone later")
    lone("ask lone And now?")
    has(lone("show lone --json").json, answer=None, answer_note=None, message="And now?")
    texts = [note["text"] for note in lone("notes lone --json").json]
    assert texts == [
        "Asked on Mon 23 Nov 2026: Could we talk?\nSaid later on Mon 23 Nov 2026",
        "Said no on Mon 23 Nov 2026: not this year",
    ]
    lone("undo 2")
    has(lone("show lone --json").json, answer="no", answer_note="not this year")


def test_the_list_begins_with_what_waits_for_me(lone: Mentor) -> None:
    """Yes, then the longest without an answer, then later, then those not asked, then no."""
    lone.given(
        *(f"prospect add {name}" for name in ("Axel Bro", "Carl Dam", "Eva Fog", "Gry Holm", "Ida Juul")),
        "ask axel --on 2026-11-20",
        "ask carl --on 2026-11-02",
        "answer eva later",
        "answer gry yes",
        "answer ida no",
    )
    expected = ["Gry Holm", "Carl Dam", "Axel Bro", "Eva Fog", "Lone Dahl"]
    assert names(lone) == expected
    assert names(lone, "prospect --all --json") == [*expected, "Ida Juul"]
    assert names(lone, "prospect -n 1 --json") == ["Gry Holm"]


def test_everything_about_a_prospect_is_private_until_it_is_made_shareable(lone: Mentor) -> None:
    """It is in no export, list of people, review or hours; after the start, what was recorded before stays hidden."""
    lone.given("note she was gentle -w lone", "action add Send her the paper --mine --by friday -w lone")
    lone("action add Read the book --mine -w bo")
    assert lone("edit a2 -w lone --json").json["private"] is True
    for line in ("shareable n1", "shareable r3", "edit a1 --shareable", "note hi --shareable -w lone"):
        assert "is a prospect" in lone.fails(line, code=1)
    assert ("action_due", "a1") in due(lone)
    for line in ("export --all --format json", "people --all", "hours", "status --json", "review --all --json"):
        assert "Lone" not in lone(line).out.replace("Send her", ""), line
    assert "Lone" in lone("export --all --format json --include-private").out
    assert "--include-private" in lone.fails("export lone", code=1)
    page = lone("export lone --include-private").out
    assert page.startswith("# A possible mentor: Lone Dahl\n")
    assert "- I hope for: a sounding board\n- I offer: help with spreadsheets\n" in page
    assert "Cadence" not in page
    assert "X-WR-CALNAME:Lone Dahl" in lone("export lone --include-private --format ics").out
    lone("start lone")
    exported = lone("export lone --format json").out
    assert "Lone Dahl" in exported
    for hidden in ("calm", "negotiating", "sounding", "spreadsheets", "talks", "union", "gentle", "paper", "book"):
        assert hidden not in exported, hidden
    lone("shareable n1")
    assert "gentle" in lone("export lone --format json").out


def test_a_prospect_takes_notes_and_promises_alone(lone: Mentor) -> None:
    """Every command that needs a relationship that has begun leads to `start`; a note, an action and edits work."""
    lone('edit lone --admire "calm and kind" --name "Lone Dahl Hansen"')
    assert "calm and kind" in lone("show lone").out
    assert lone("search kind --json").json[0]["ref"] == "r3"
    before = lone.db.read_bytes()
    for line in (
        *("log a talk -w lone", "plan friday -w lone", "move -w lone friday", "move lone dahl friday"),
        *("cancel -w lone", "cancel lone", "miss -w lone", "miss lone"),
        *("raise budgets -w lone", "goal add Speak up -w lone", "goal lone", "rate calm 3 -w lone", "checkin lone"),
        *("agreement lone", "agreement lone --set x", "pause lone", "end lone", "resume lone", "review lone"),
        *("feedback give x -w lone", "milestone add x -w lone", "hours lone", "progress lone", "recap lone"),
        "edit lone --agreement x",
    ):
        assert "mentorlog start" in lone.fails(line, code=1), line
    lone("log a talk -w bo")
    assert "mentorlog start r3" in lone.fails("edit s1 -w lone", code=1)
    lone("undo")
    lone("delete r3")
    lone("undo")
    assert before != b""


def test_the_name_of_a_prospect_before_a_text_is_not_taken_for_text(lone: Mentor) -> None:
    """A note may be about the prospect; a point can't be, and both lines that work are shown."""
    assert "note seemed keen -w" in lone.fails("note lone dahl seemed keen", code=2)
    said = lone.fails("raise lone dahl knows the budget", code=1)
    assert "mentorlog start r3\n" in said
    assert "raise -w NAME -- lone dahl knows the budget" in said


def test_people_in_a_relationship_are_found_before_prospects_and_those_before_ended_ones(lone: Mentor) -> None:
    """The commands about prospects look among these alone."""
    lone("start Lone Friis --i-am mentor")
    assert lone("show lone --json").json["name"] == "Lone Friis"
    assert lone("ask lone hello --json").json["name"] == "Lone Dahl"
    lone("end lone")
    assert lone("show lone --json").json["name"] == "Lone Dahl"


@pytest.mark.parametrize("typed", ["lone", "Lone Dahl", "dahl", "r3", "-w lone"])
def test_starting_a_prospect_begins_the_relationship(lone: Mentor, typed: str) -> None:
    """A ref, the full name or a word of it will do; the answer has the full name, and my role is as recorded."""
    lone("ask lone --follow-up friday")
    assert "Lone Dahl mentors you." in lone(f"start {typed}").out
    has(lone("show r3 --json").json, status="active", started_on="2026-11-23", private=False, agreement=None)
    assert ("prospect_follow_up", "r3") not in due(lone)
    assert "plan DATE -w r3" in lone.fails("edit lone --follow-up friday", code=1)  # it would never remind
    assert lone("people --json").json[-1]["name"] == "Lone Dahl"
    lone("undo")
    has(lone("show r3 --json").json, status="prospect", private=True, follow_up_on="2026-11-27")


def test_starting_takes_the_options_of_a_new_relationship(lone: Mentor) -> None:
    """--carry puts the hope and the offer into the agreement; in a script nothing else does."""
    lone("edit lone --i-am mentor")
    lone('start lone --i-am mentor --cadence weekly --since 2026-11-02 --focus "Speak up" --carry --private --yes')
    has(lone("show lone --json").json, role="mentor", cadence="weekly", started_on="2026-11-02", focus="Speak up")
    agreement = "What I expect of Lone:\na sounding board\n\nWhat Lone expects of me:\nhelp with spreadsheets"
    has(lone("show lone --json").json, agreement=agreement, private=True)
    assert "has begun already" in lone.fails("start lone", code=1)
    assert "has begun already" in lone.fails("start r3", code=1)
    assert "has begun already" in lone.fails("start 'Lone Dahl'", code=1)
    lone("start Lone Friis --i-am mentor")


def test_the_carried_headings_are_in_the_language_of_pages(lone: Mentor) -> None:
    """So that a Danish page has no English headings; a check-in shows them."""
    lone("start lone --carry", LC_ALL="da_DK.UTF-8")
    agreement = "Det forventer jeg af Lone:\na sounding board\n\nDet forventer Lone af mig:\nhelp with spreadsheets"
    has(lone("show lone --json").json, agreement=agreement)
    shown = lone("checkin lone --expectations met").out
    assert "a sounding board" in shown and "help with spreadsheets" in shown
    assert "**Det forventer jeg af Lone:**" in lone("export lone -o -", LC_ALL="da_DK.UTF-8").out


def test_a_start_in_the_other_role_is_refused(lone: Mentor) -> None:
    """The lines start it as recorded, and change the role first; nothing is turned round in silence."""
    lone("prospect add Tim Ek --as mentee")
    said = lone.fails("start tim --i-am mentee --cadence weekly", code=2)
    assert "You would be Tim Ek's mentor, as recorded, not the mentee." in said
    assert said.splitlines()[1:] == ["  mentorlog start tim --cadence weekly", "  mentorlog edit r4 --i-am mentee"]
    has(lone("show tim --json").json, status="prospect", role="mentor")
    lone("edit r4 --i-am mentee")
    has(lone("start tim --i-am mentee --json").json, status="active", role="mentee")


def test_a_second_start_by_a_word_of_the_name_is_refused_whatever_was_recorded(two: Mentor) -> None:
    """Also one recorded with a name alone is known as one who has begun, not somebody new."""
    two('goal add Negotiate --measure "three talks" --by 2027-02-01 -w bo')
    for option in ("", "--background talks", "--skill listening", "--found-through Bo", "--goal g1"):
        two(f"prospect add Lone Dahl {option}")
        two("start lone")
        assert "has begun already" in two.fails("start lone", code=1), option
        two("undo 2")


def test_a_prospect_who_starts_has_said_yes(two: Mentor) -> None:
    """`later` has become yes and is kept in a private note, and undo takes back what `start` added."""
    two("prospect add Lone Dahl")
    has(two("start lone --json").json, answer="yes", answered_on=None)
    two("undo")
    has(two("show lone --json").json, status="prospect", answer=None)
    two("answer lone later after the summer")
    has(two("start lone --json").json, answer="yes", answered_on="2026-11-23", answer_note=None)
    (note,) = two("notes lone --json").json
    has(note, text="Said later on Mon 23 Nov 2026: after the summer", private=True)


def test_at_a_terminal_the_start_asks_for_the_agreement(lone: Mentor) -> None:
    """It shows what was hoped for and offered; Enter leaves it private."""
    child = at_terminal(lone, "start", "lone")
    child.expect("a sounding board")
    child.expect("no longer private")
    child.sendline("y")
    code, said = ends(child)
    assert (code, "Lone Dahl mentors you." in said) == (0, True)
    assert "a sounding board" in lone("agreement lone").out


def test_nobody_to_ask_is_led_to_the_first_prospect(mentor: Mentor) -> None:
    """Without a journal, a command for prospects does not suggest a relationship."""
    for line in ("draft lone", "ask lone hello", "answer lone yes", "draft -w lone"):
        said = mentor.fails(line, code=1)
        assert said.splitlines() == [
            "mentorlog: There is no prospect yet.",
            "  mentorlog prospect add NAME",
        ], line


BAD = [
    ("edit lone --ended-on today", 1, "  mentorlog start r3\n"),
    ("prospect add", 2, "A prospect needs a name."),
    ("prospect add r7", 2, "looks like a ref"),
    ("prospect add 'Lone Dahl'", 1, "Lone Dahl is a prospect already (r3)."),
    ("prospect add bo lind", 1, "There is an active relationship with Bo Lind already"),
    ("prospect add Lone Holm as mentor", 2, "mentorlog prospect add Lone Holm --as mentor"),
    ("prospect add Mads --as boss", 2, "--as must be mentor or mentee"),
    ("prospect add Mads --goal g9", 1, "There is no g9."),
    ("prospect ask lone hello", 2, "  mentorlog ask lone hello\n"),
    ("prospect start lone", 2, "  mentorlog start lone\n"),
    ("prospect lone --admire calm", 2, "  mentorlog edit lone --admire calm\n"),
    ("draft lone -o message.pdf", 2, "a message is plain text"),
    ("prospect bo", 1, "Bo Lind is not a prospect"),
    ("edit lone --name 'bo lind'", 1, "There is an active relationship with Bo Lind already"),
    ("ask", 2, "Give the name of a prospect."),
    ("ask bo hello", 1, "Bo Lind is not a prospect"),
    ("ask lone --on tomorrow", 2, "in the future"),
    ("answer lone", 2, "mentorlog answer lone later"),
    ("answer lone perhaps", 2, "The answer must be yes, no or later"),
    ("start bo --carry --i-am mentee", 2, "not a prospect"),
    ("draft bo", 1, "Bo Lind is not a prospect"),
]


def test_what_can_not_be_done_is_refused_and_changes_nothing(lone: Mentor) -> None:
    """Each line says what is wrong."""
    before = lone.db.read_bytes()
    for line, code, said in BAD:
        assert said in lone.fails(line, code=code), line
    assert lone.db.read_bytes() == before
    lone("prospect add Lone Holm")
    assert "  mentorlog start 'Lone Dahl'\n  mentorlog start 'Lone Holm'\n" in lone.fails("start lone", code=1)
    assert "mentorlog ask 'Lone Holm' hello\n" in lone.fails("ask lone hello", code=1)


def test_an_empty_timeline_of_a_prospect_suggests_to_ask(two: Mentor) -> None:
    """A session can't be logged before the start."""
    two("prospect add Lone Dahl")
    assert "Record that you asked: mentorlog ask r3\n" in two("timeline lone").err


def test_carry_needs_something_to_carry(two: Mentor) -> None:
    """A prospect of whom neither a hope nor an offer is recorded has no expectations yet."""
    two("prospect add Lone Dahl")
    assert "mentorlog edit" not in two.fails("start lone --carry", code=2)
    assert two("show lone --json").json["status"] == "prospect"


@pytest.mark.heavy
def test_names_of_prospects_are_completed_for_the_commands_that_take_them(lone: Mentor) -> None:
    """Other commands do not offer them."""
    for words, offered in (
        (["ask", "lo"], True),
        (["start", "lo"], True),
        (["draft", ""], True),
        (["note", "x", "-w", "lo"], True),
        (["show", "lo"], True),
        (["review", "lo"], False),
        (["plan", "-w", "lo"], False),
    ):
        said = lone.process(*words, _MENTORLOG_COMPLETE="bash").out
        assert ("Lone" in said) == offered, words
    assert lone.process("answer", "lone", "", _MENTORLOG_COMPLETE="bash").out.split() == ["yes", "no", "later"]


def test_a_prospect_has_no_field_that_would_be_shareable_after_the_start(lone: Mentor) -> None:
    """What is recorded before the start stays private."""
    for option in ("--focus x", "--org x", "--email x@example.org", "--programme x", "--sessions 5"):
        assert "mentorlog start r3" in lone.fails(f"edit lone {option}", code=1)


def test_an_earlier_answer_is_kept_in_a_note(lone: Mentor) -> None:
    """An answer without words of its own is not lost either."""
    lone.given("answer lone no", "answer lone later")
    assert "Said no" in lone("notes lone").out


def test_one_who_said_no_is_not_started(lone: Mentor) -> None:
    """A changed answer is recorded first; a first message says that they said no."""
    lone.given("answer lone no", "edit lone --hope 'a sounding board'")
    before = lone.db.read_bytes()
    for line in ("start lone", "start lone --carry", "start r3 --json"):
        error = lone.fails(line, code=1)
        assert "Lone Dahl said no" in error
        assert "mentorlog answer r3 yes\n" in error
        assert "mentorlog answer r3 later\n" in error
    assert lone.db.read_bytes() == before
    assert "Lone Dahl said no. If that has changed: mentorlog answer r3 yes" in lone("draft lone").err
    lone("answer r3 yes")
    assert "said no" not in lone("draft lone").err
    has(lone("start lone --json").json, status="active", answer="yes")


def test_a_script_is_told_how_to_take_the_hope_into_the_agreement(two: Mentor) -> None:
    """The lines work; nothing is said if nothing is recorded, or if it was taken in."""
    two("prospect add Lone Dahl --hope 'a sounding board' --offer spreadsheets")
    for line in ("start lone", "start lone --yes", "start lone --json"):
        said = two(line).err
        assert "the hope and offer recorded of Lone Dahl did not go into the agreement" in said
        assert f"mentorlog undo, then mentorlog {line} --carry" in said
        two("undo")
    assert "agreement" not in two("start lone --carry").err
    assert "a sounding board" in two("show lone").out
    two("prospect add Ida Kjær")
    assert two("start ida --json").err == ""


def test_an_export_does_not_tell_who_was_a_prospect(mentor: Mentor) -> None:
    """It has a time of recording like any other, from the day on which the relationship began."""
    mentor.now = "2026-03-04T09:07"
    mentor('prospect add "Bo Lind" --as mentee --hope x')
    mentor.now = "2026-03-09T14:30"
    mentor('start "Bo Lind"')
    (exported,) = mentor("export --all --format json").json["relationships"]
    assert re.fullmatch(r"2026-03-09T\d\d:07:00\.000Z", exported["created_at"])
