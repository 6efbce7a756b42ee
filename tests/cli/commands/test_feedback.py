"""`feedback`: list feedback; `feedback give` and `feedback receive` record it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened, sit_down


def test_feedback_is_given_and_received(ana: Mentor) -> None:
    """All words after the verb are the text; the answer shows the direction and the person."""
    assert "to Ana: you ask good questions" in ana("feedback give you ask good questions").out
    assert "from Ana: you talk fast" in ana("feedback receive you talk fast").out


def test_every_option_is_recorded(ana: Mentor) -> None:
    """Situation, behaviour and impact are enough without a text."""
    entry = ana(
        'feedback give --situation "Monday standup" --behaviour "cut in twice" --impact "Mette stopped talking" '
        '--constructive --follow-up "in 2 weeks" --on friday --private --json'
    ).json
    shaped(entry, "feedback")
    has(
        entry,
        ref="f1",
        relationship="Ana Souza",
        direction="given",
        tone="constructive",
        on="2026-11-20",
        text=None,
        situation="Monday standup",
        behaviour="cut in twice",
        impact="Mette stopped talking",
        follow_up_on="2026-12-07",
        outcome=None,
        private=True,
    )


def test_a_text_is_enough(ana: Mentor) -> None:
    """The tone is null if neither `--praise` nor `--constructive` is given."""
    has(
        ana("feedback receive your questions open things up --praise --json").json,
        direction="received",
        tone="praise",
        on="2026-11-23",
        text="your questions open things up",
        situation=None,
        follow_up_on=None,
        private=False,
    )
    assert ana("feedback give hm --json").json["tone"] is None


def test_behavior_may_have_the_american_spelling(ana: Mentor) -> None:
    """`--behavior` is the same option as `--behaviour`."""
    assert ana('feedback give --behavior "cut in" --json').json["behaviour"] == "cut in"


def test_the_follow_up_day_is_in_the_future(ana: Mentor) -> None:
    """On a Monday, "friday" is next Friday, and the answer shows the date with its weekday."""
    assert "Fri 27 Nov" in ana("feedback give hm --follow-up friday").out


def test_feedback_is_listed_newest_first(two: Mentor) -> None:
    """`-w` lists the feedback of one relationship."""
    two("feedback give older -w ana --on 2026-11-01")
    two("feedback receive newer -w bo --on 2026-11-10")
    assert [entry["text"] for entry in two("feedback --json").json] == ["newer", "older"]
    assert [shaped(entry, "feedback")["text"] for entry in two("feedback -w ana --all --json").json] == ["older"]
    listed = two("feedback").out
    for word in ("older", "f1", "newer", "f2"):
        assert word in listed


@pytest.mark.heavy
def test_feedback_all_lists_more_than_twenty(ana: Mentor) -> None:
    """By default, only the latest twenty are listed."""
    for number in range(21):
        ana(f"feedback give number {number}")
    assert len(ana("feedback --json").json) == 20
    assert len(ana("feedback --all --json").json) == 21


def test_an_empty_list_shows_how_to_record_feedback(mentor: Mentor) -> None:
    """The hint suggests `start` if there is no relationship, and listing creates no journal."""
    assert "mentorlog start" in mentor("feedback").output
    assert mentor("feedback --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog feedback" in mentor("feedback").output


@pytest.mark.parametrize("verb", ["give", "receive"])
@pytest.mark.parametrize("option", ["-w ana", "--all", "--json"])
def test_an_option_before_the_verb_is_refused(ana: Mentor, verb: str, option: str) -> None:
    """The option would have no effect, so the error suggests the command with the option after the verb."""
    assert f"mentorlog feedback {verb}" in ana.fails(f"feedback {option} {verb} hm", code=2)
    assert ana("feedback --json").json == []


@pytest.mark.parametrize(
    "line",
    [
        "feedback give",
        "feedback give --praise",
        "feedback give hm --praise --constructive",
        "feedback give hm --follow-up nonsense",
        'feedback give --situation ""',
        "feedback hm",
        "feedback add hm",
    ],
)
def test_an_invalid_command_records_nothing(ana: Mentor, line: str) -> None:
    """Missing text, contradictory options and invalid dates are usage errors (exit 2)."""
    ana.fails(line, code=2)
    assert ana("feedback --json").json == []


# at a terminal

SITUATION = "Situation: when and where was it?"
SEEN = "Behaviour: what did you see or hear?"
HEARD = "Behaviour: what did Ana see you do, or hear you say?"
IMPACT = "Impact: what effect did it have, and on whom?"


def test_without_a_text_the_three_parts_are_asked(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions are printed on stderr, so that stdout has only the answer."""
    sit_down(monkeypatch)
    answer = ana("feedback give --constructive", stdin="standup\ncut in twice\nMette stopped talking\n")
    assert (
        answer.err == f"Feedback to Ana Souza, in three parts. Press Enter to skip one.\n{SITUATION} {SEEN} {IMPACT} "
    )
    has(
        ana("show f1 --json").json,
        direction="given",
        tone="constructive",
        text=None,
        situation="standup",
        behaviour="cut in twice",
        impact="Mette stopped talking",
    )


def test_questions_on_received_feedback_are_about_me(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """They ask what Ana saw me do, and each part may be skipped."""
    sit_down(monkeypatch)
    answer = ana("feedback receive --praise", stdin="\nyou wait until we have finished\n\n")
    assert (
        answer.err
        == f"Feedback from Ana Souza, in three parts. Press Enter to skip one.\n{SITUATION} {HEARD} {IMPACT} "
    )
    assert "from Ana: you wait until we have finished" in answer.out
    has(ana("show f1 --json").json, direction="received", situation=None, impact=None, tone="praise")


def test_skipping_every_part_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """One answered part is enough."""
    sit_down(monkeypatch)
    assert "Nothing was typed; nothing was saved." in ana("feedback give", stdin="\n \n\n", ok=False).err
    assert ana("feedback --json").json == []
    assert kept(ana) == []
    assert ana("feedback give", stdin="\n\nwe laughed\n").code == 0


def test_an_interrupted_question_keeps_the_answers_as_a_command(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is recorded, and the saved command records the answers when it is typed."""
    sit_down(monkeypatch)
    answer = ana("feedback give --praise --follow-up friday", stdin="Monday's standup\nyou waited\n", ok=False)
    assert answer.code == 130
    assert ana("feedback --json").json == []
    (line,) = kept(ana)
    monkeypatch.undo()
    ana(line.removeprefix("mentorlog "))
    has(
        ana("feedback --json").json[0],
        situation="Monday's standup",
        behaviour="you waited",
        tone="praise",
        follow_up_on="2026-11-27",
    )


@pytest.mark.parametrize("line", ["feedback give you cut in", "feedback give --impact 'all laughed'"])
def test_a_text_or_a_part_skips_the_questions(ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """The command is complete."""
    sit_down(monkeypatch)
    assert ana(line).err == ""


def test_yes_opens_the_editor_without_questions(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--json` does the same."""
    sit_down(monkeypatch)
    entry = ana("feedback give --yes --json", **editor_that_runs(ana, "text = 'well done\\n' + text")).json
    has(entry, text="well done")
    assert "to Ana Souza" in opened(ana)


def test_the_questions_work_at_a_real_terminal(ana: Mentor) -> None:
    """A label on the person gets a hint after the answer."""
    child = at_terminal(ana, "feedback", "give")
    for question, typed in ((SITUATION, "standup"), (SEEN, "du er doven"), (IMPACT, "")):
        child.expect_exact(question)
        child.sendline(typed)
    code, output = ends(child)
    assert code == 0
    assert "Feedback to Ana: du er doven" in output
    assert "This describes the person, not what they did." in output


# labels on the person


@pytest.mark.parametrize(
    "line",
    [
        "feedback give you are lazy",
        "feedback give --behaviour 'du er doven' --situation standup",
        "feedback give she is always careless --constructive",
        "feedback give Ana is arrogant",
        "feedback give you are such a perfectionist",
        "feedback give jeg oplever dig som usikker",
    ],
)
def test_a_label_on_the_person_is_recorded_with_a_hint(ana: Mentor, line: str) -> None:
    """The hint is on stderr and suggests the command that adds the behaviour."""
    answer = ana(line)
    assert "Feedback to Ana: " in answer.out
    assert answer.err == (
        "This describes the person, not what they did. What did you see or hear? mentorlog edit f1 --behaviour TEXT\n"
    )
    ana("edit f1 --behaviour 'two tests were left out'")
    assert ana("show f1 --json").json["behaviour"] == "two tests were left out"


@pytest.mark.parametrize("line", ["feedback give you are brilliant", "feedback give you are a star --praise"])
def test_praise_without_an_observation_gets_a_hint(ana: Mentor, line: str) -> None:
    """The hint suggests the command that adds the behaviour."""
    stderr = ana(line).err
    assert stderr == "Praise helps more if it says what was seen or heard: mentorlog edit f1 --behaviour TEXT\n"


def test_the_hint_for_a_received_label_asks_what_was_seen(ana: Mentor) -> None:
    """The label is the other person's, so the hint names that person."""
    stderr = ana("feedback receive you are lazy").err
    assert (
        stderr == "This describes you, not what you did. What did Ana see or hear? mentorlog edit f1 --behaviour TEXT\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "feedback give you were late twice",
        "feedback give you are ready for the next step --praise",
        "feedback give du var stille i mødet",
        "feedback give du var stædig i forhandlingen",
        "feedback give --behaviour 'cut in twice' --impact 'you are lazy, said Mette'",
        "feedback give you are lazy --json",
    ],
)
def test_an_observation_gets_no_hint(ana: Mentor, line: str) -> None:
    """With `--json` a label gets none either."""
    assert ana(line).err == ""


def test_a_part_is_recorded_without_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With `--json` no question is asked either."""
    sit_down(monkeypatch)
    entry = ana('feedback give --impact "all laughed" --json', **editor_that_types(ana, "never seen")).json
    has(entry, text=None, impact="all laughed")
