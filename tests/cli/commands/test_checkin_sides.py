"""`checkin` about expectations and benefits, with the answers of both sides."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import sit_down

AGREEMENT = "What I expect of Ana: to come prepared\n\nWhat Ana expects of me: honest answers\n\nWho books: Ana"


@pytest.fixture
def agreed(ana: Mentor) -> Mentor:
    """The mentor of Ana with an agreement."""
    return ana.given(f"agreement ana --set '{AGREEMENT}'")


def test_expectations_are_answered_beside_what_was_expected(agreed: Mentor) -> None:
    """The page shows the two parts of the agreement; the value may be Danish."""
    assert agreed("checkin --expectations delvist --expectations-note 'Too little time'").fields.splitlines() == [
        "Check-in with Ana Souza, Mon 23 Nov\tc1",
        "Expectations\tpartly",
        "Expectations\tToo little time",
        "Expected\tWhat I expect of Ana:",
        "Expected\tto come prepared",
        "Expected\tWhat Ana expects of me:",
        "Expected\thonest answers",
    ]
    has(agreed("show c1 --json").json, expectations="partly", expectations_note="Too little time", owner="me")


def test_at_a_terminal_the_agreement_is_shown_before_the_question(
    agreed: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the four usual questions; a wrong word is asked again."""
    sit_down(monkeypatch)
    answer = agreed("checkin ana --json", stdin="4\n\n\n\nperhaps\nunmet\nNo time\n")
    assert "What I expect of Ana:\n  to come prepared\nWhat Ana expects of me:\n  honest answers\n" in answer.err
    assert "Type met, partly or unmet" in answer.err
    has(answer.json, frequency=4, expectations="unmet", expectations_note="No time")
    answer = agreed("checkin ana --expectations met --json", stdin="All of it\n")
    has(answer.json, frequency=4, expectations="met", expectations_note="All of it")


def test_their_answers_are_a_check_in_of_their_own(agreed: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the same day; each page shows both, and so does the timeline. They are asked in the words of their role."""
    agreed("checkin --frequency 4 --more 'live reviews'")
    lines = agreed("checkin --theirs --frequency 2 --more 'harder questions'").fields.splitlines()
    assert lines == [
        "Check-in with Ana Souza, Mon 23 Nov, their answers\tc2",
        "Frequency\t2 of 5 (you 4)",
        "More\tharder questions\tyou: live reviews",
    ]
    has(agreed("show c2 --json").json, owner="them", frequency=2)
    assert "Other side\tAna: frequency 2 of 5; more: harder questions\tMon 23 Nov\tc2" in agreed("show c1").fields
    assert "Check-in: theirs, frequency 2 of 5; more: harder questions" in agreed("timeline").fields
    sit_down(monkeypatch)
    answer = agreed("checkin --theirs --json", stdin="5\n\n\n\n\n")
    assert answer.err.startswith('In the words of Ana Souza ("I" is Ana): 5 is just right')
    assert "Do we meet as often as I need, and as you can? (1-5)" in answer.err
    assert "helped with their skills?" in agreed("checkin --theirs --benefits --json", stdin="5\n\n\n\n\n\n").err
    agreed("undo")
    has(answer.json, ref="c2", frequency=5)
    agreed("undo 2 --yes")
    assert [each["ref"] for each in agreed("timeline --in checkin --json").json] == ["c1"]


def test_benefits_are_asked_and_shown_then_and_now(agreed: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As six questions with --benefits, or as options; `progress` and the summary compare."""
    assert "--skills 1-5 --career 1-5" in agreed.fails("checkin ana --benefits", code=2)
    agreed("checkin --skills 2 --career 3 --on 2026-06-01")
    with monkeypatch.context() as patch:
        sit_down(patch)
        answer = agreed("checkin --benefits --json", stdin="4\n\n\n5\n\n\n")
    assert answer.err.count("How much has it helped with your") == 6
    has(answer.json, skills=4, career=None, network=5)
    assert "Check-in" not in agreed("progress").fields  # there is nothing else to show of it
    agreed("checkin --theirs --skills 5 --expectations met")
    out = agreed("progress").fields
    assert "Check-in\tAna: expectations met" in out
    assert "Helped with\tskills\t2 → 4\tsince 1 Jun\tc2" in out
    assert "Helped with\tskills, by Ana\t5 of 5\t23 Nov\tc3" in out
    benefits = agreed("progress ana --json").json["benefits"]
    has(benefits[0], benefit="skills", owner="me", first={"score": 2, "on": "2026-06-01"})
    page = agreed("export ana").out
    assert "| Skills (mentor)     | 2 on Mon 1 Jun 2026  | 4 on Mon 23 Nov 2026 |" in page
    assert "| Mon 23 Nov 2026 | Mentee       | met          |" in page
    danish = agreed("export ana --lang da").out
    assert "| Færdigheder (mentor)" in danish
    assert "indfriet" in danish


def test_private_answers_are_in_no_export(agreed: Mentor) -> None:
    """Unless private entries are included; the review shows them only in its private part."""
    agreed("log talked --on 2026-11-10")
    agreed("checkin --frequency 1 --skills 2 --expectations unmet --expectations-note secret --private")
    assert "secret" not in agreed("export ana").out
    assert "secret" in agreed("export ana --include-private").out
    assert "frequency" not in agreed("review ana --shareable").fields
    assert "Private\tOn 23 Nov you rated the frequency 1 of 5." in agreed("review ana").fields


def test_a_low_frequency_suggests_another_cadence(ana: Mentor) -> None:
    """In the answer and in the review, with a line that has a placeholder for the cadence."""
    assert ana("checkin --frequency 2").err == (
        "Which cadence would suit you both? mentorlog edit r1 --cadence CADENCE\n"
    )
    assert "mentorlog edit r1 --cadence CADENCE" in ana("review ana").out
    assert ana("checkin --frequency 3").err == ""


def test_a_changed_cadence_settles_the_question_which_one_would_suit(ana: Mentor) -> None:
    """On the same day too; a later check-in asks again, and so does an undo."""

    def proposed() -> list[str]:
        return [each["proposal"] for each in ana("review ana --json").json["proposals"]]

    ana("checkin ana --frequency 1")
    ana("edit ana --focus Speaking")
    assert proposed() == ["new_cadence"]
    ana("edit ana --cadence weekly")
    assert proposed() == []
    ana("undo")
    assert proposed() == ["new_cadence"]
    ana("redo")
    assert proposed() == []
    ana("edit c1 --frequency 2")
    assert proposed() == ["new_cadence"]


def test_the_review_proposes_to_look_at_the_expectations_half_way(ana: Mentor) -> None:
    """After half of the sessions that were agreed on, until one of the two has answered."""
    ana("edit ana --sessions 4")
    for number in (1, 2):
        ana(f"log talked --on 2026-11-{number:02}")
    proposal = "Half-way: has what you expected of each other come true?\tmentorlog checkin r1"
    assert proposal in ana("review ana").fields
    assert [each["proposal"] for each in ana("review ana --json").json["proposals"]] == ["half_way"]
    assert "3rd session, 2 of 4 held" in ana("review ana").fields
    ana("checkin --expectations met")
    assert proposal not in ana("review ana").fields


def test_a_check_in_of_expectations_may_be_edited(ana: Mentor) -> None:
    """Each field can be changed and cleared; the last answer can't be."""
    ana("checkin --expectations met")
    ana("edit c1 --expectations unmet --skills 4")
    ana("edit c1 --clear expectations")
    has(ana("show c1 --json").json, expectations=None, skills=4)
    assert "would be empty" in ana.fails("edit c1 --clear skills", code=2)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("checkin --expectations fine", "--expectations must be met, partly or unmet, not 'fine'."),
        ("checkin --skills 6", "--skills must be a whole number from 1 to 5, not '6'."),
        ("checkin --theirs", "Answer at least one question."),
        ("checkin --benefits --more praise", "Score at least one of the benefits."),
    ],
)
def test_an_invalid_answer_records_nothing(ana: Mentor, line: str, message: str) -> None:
    """The error shows the line to type, which the fixture runs."""
    assert ana.fails(line, code=2).splitlines()[0] == f"mentorlog: {message}"
    assert ana("timeline --in checkin --json").json == []
