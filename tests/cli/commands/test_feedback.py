"""`feedback`: list it; `feedback give` and `feedback receive` record it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, editor_that_runs, editor_that_types, ends, kept, opened, sit_down


def test_feedback_is_given_and_received(ana: Mentor) -> None:
    """All remaining words are the text; the answer says from whom to whom."""
    assert "to Ana: you ask good questions" in ana("feedback give you ask good questions").out
    assert "from Ana: you talk fast" in ana("feedback receive you talk fast").out


def test_it_has_all_its_parts(ana: Mentor) -> None:
    """Situation, behaviour and impact need no text."""
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


def test_it_may_be_free_words(ana: Mentor) -> None:
    """Text, tone and direction; the tone is null unless said."""
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


def test_behaviour_may_be_spelled_as_in_america(ana: Mentor) -> None:
    """`--behavior` is the same."""
    assert ana('feedback give --behavior "cut in" --json').json["behaviour"] == "cut in"


def test_the_follow_up_is_said_with_its_weekday(ana: Mentor) -> None:
    """It looks ahead."""
    assert "Fri 27 Nov" in ana("feedback give hm --follow-up friday").out


def test_feedback_is_listed(two: Mentor) -> None:
    """The newest first, of all or of one."""
    two("feedback give older -w ana --on 2026-11-01")
    two("feedback receive newer -w bo --on 2026-11-10")
    assert [entry["text"] for entry in two("feedback --json").json] == ["newer", "older"]
    assert [shaped(entry, "feedback")["text"] for entry in two("feedback -w ana --all --json").json] == ["older"]
    listed = two("feedback").out
    for word in ("older", "f1", "newer", "f2"):
        assert word in listed


def test_all_of_it_is_listed_with_all(ana: Mentor) -> None:
    """The list alone keeps to the latest twenty."""
    for number in range(21):
        ana(f"feedback give number {number}")
    assert len(ana("feedback --json").json) == 20
    assert len(ana("feedback --all --json").json) == 21


def test_none_is_no_error(mentor: Mentor) -> None:
    """An empty list says how to begin, and with somebody there how to come by one; a read makes no journal."""
    assert "mentorlog start" in mentor("feedback").said
    assert mentor("feedback --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog feedback" in mentor("feedback").said


@pytest.mark.parametrize("verb", ["give", "receive"])
@pytest.mark.parametrize("option", ["-w ana", "--all", "--json"])
def test_an_option_before_the_verb_is_refused(ana: Mentor, verb: str, option: str) -> None:
    """There it would be lost; the line to type has it behind."""
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
def test_what_makes_no_sense_records_nothing(ana: Mentor, line: str) -> None:
    """Nothing said, contradictions and dates that are none, are wrong usage."""
    ana.fails(line, code=2)
    assert ana("feedback --json").json == []


# at a terminal

SITUATION = "Situation: when and where was it?"
SEEN = "Behaviour: what did you see or hear?"
HEARD = "Behaviour: what did Ana see you do, or hear you say?"
IMPACT = "Impact: what effect did it have, and on whom?"


def test_the_parts_are_asked_for_one_by_one(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing else is given; on stderr, so that stdout is the answer's alone. With --json or --yes nothing is
    asked, and the editor opens."""
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


def test_what_was_received_is_asked_for_from_the_other_side(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Ana saw, not what I did."""
    sit_down(monkeypatch)
    answer = ana("feedback receive --praise", stdin="\nyou wait until we have finished\n\n")
    assert (
        answer.err
        == f"Feedback from Ana Souza, in three parts. Press Enter to skip one.\n{SITUATION} {HEARD} {IMPACT} "
    )
    assert "from Ana: you wait until we have finished" in answer.out
    has(ana("show f1 --json").json, direction="received", situation=None, impact=None, tone="praise")


def test_one_part_is_needed(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Skipping all of them is a change of mind."""
    sit_down(monkeypatch)
    assert "Nothing was typed; nothing was saved." in ana("feedback give", stdin="\n \n\n", ok=False).err
    assert ana("feedback --json").json == []
    assert kept(ana) == []
    assert ana("feedback give", stdin="\n\nwe laughed\n").code == 0


def test_leaving_a_question_keeps_what_was_typed(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the line that records it, which works."""
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
def test_with_a_text_or_a_part_nothing_is_asked(ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """What was said is enough."""
    sit_down(monkeypatch)
    assert ana(line).err == ""


def test_with_yes_nothing_is_asked(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the editor opens, as it does for every text."""
    sit_down(monkeypatch)
    entry = ana("feedback give --yes --json", **editor_that_runs(ana, "text = 'well done\\n' + text")).json
    has(entry, text="well done")
    assert "to Ana Souza" in opened(ana)


def test_at_a_real_terminal(ana: Mentor) -> None:
    """The whole way."""
    child = at_terminal(ana, "feedback", "give")
    for question, typed in ((SITUATION, "standup"), (SEEN, "du er doven"), (IMPACT, "")):
        child.expect_exact(question)
        child.sendline(typed)
    code, said = ends(child)
    assert code == 0
    assert "Feedback to Ana: du er doven" in said
    assert "This describes the person, not what they did." in said


# labels


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
    """On stderr, with the command that adds what was seen."""
    answer = ana(line)
    assert "Feedback to Ana: " in answer.out
    assert answer.err == (
        "This describes the person, not what they did. What did you see or hear? mentorlog edit f1 --behaviour TEXT\n"
    )
    ana("edit f1 --behaviour 'two tests were left out'")
    assert ana("show f1 --json").json["behaviour"] == "two tests were left out"


@pytest.mark.parametrize("line", ["feedback give you are brilliant", "feedback give you are a star --praise"])
def test_praise_without_an_observation_has_a_kind_hint(ana: Mentor, line: str) -> None:
    """Praise says what to do again if it says what was seen."""
    said = ana(line).err
    assert said == "Praise helps more if it says what was seen or heard: mentorlog edit f1 --behaviour TEXT\n"


def test_the_hint_for_a_label_received_suggests_to_ask(ana: Mentor) -> None:
    """The label is the other person's; the user can ask for an example."""
    said = ana("feedback receive you are lazy").err
    assert (
        said == "This describes you, not what you did. What did Ana see or hear? mentorlog edit f1 --behaviour TEXT\n"
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
def test_an_observation_has_no_hint(ana: Mentor, line: str) -> None:
    """Nor has a label, if the output is JSON."""
    assert ana(line).err == ""


def test_with_other_content_no_editor_opens(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part is enough."""
    sit_down(monkeypatch)
    entry = ana('feedback give --impact "all laughed" --json', **editor_that_types(ana, "never seen")).json
    has(entry, text=None, impact="all laughed")
