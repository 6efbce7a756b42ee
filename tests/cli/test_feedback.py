"""`feedback`: list it; `feedback give` and `feedback receive` record it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import editor_that_runs, editor_that_types, opened, sit_down


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


def test_at_a_terminal_the_text_is_asked_for_in_the_editor(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens with help about whom it is for, which is taken off again."""
    sit_down(monkeypatch)
    entry = ana("feedback receive --praise --json", **editor_that_runs(ana, "text = 'well done\\n' + text")).json
    has(entry, text="well done", tone="praise", direction="received")
    assert "from Ana Souza" in opened(ana)


def test_with_other_content_no_editor_opens(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part is enough."""
    sit_down(monkeypatch)
    entry = ana('feedback give --impact "all laughed" --json', **editor_that_types(ana, "never seen")).json
    has(entry, text=None, impact="all laughed")
