"""`advice`: list it; `advice give` and `advice receive` record it; `outcome` says what came of it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_advice_is_given_and_received(ana: Mentor) -> None:
    """All remaining words are the text, and the answer says who gave it and when it is to be tried."""
    assert "Advice to Ana: Ask before you decide" in ana("advice give Ask before you decide").out
    answer = ana("advice receive Ask for help early --try-by friday").out
    assert "Advice from Ana: Ask for help early" in answer
    assert "to try by Fri 27 Nov" in answer


def test_a_deadline_in_the_text_is_the_day_to_try_it_by(ana: Mentor) -> None:
    """As in promises: in `advice`, `log` and `edit`. What is no date stays, with the line that sets the day."""
    has(ana("advice give Ask her by 1 april --json").json, text="Ask her", try_by="2027-04-01")
    has(ana("advice receive Ask her by 1 april --try-by friday --json").json, text="Ask her by 1 april")
    assert "Ask for help early, by Wed 17 Feb" in ana("log talked --advice 'Ask for help early by 17 feb'").out
    has(ana("show v3 --json").json, text="Ask for help early", try_by="2027-02-17")
    has(ana("edit v3 --text 'Ask late by 18 feb' --json").json, text="Ask late", try_by="2027-02-18")
    has(ana("edit v3 --try-by 'by friday' --json").json, try_by="2026-11-27")
    assert "mentorlog edit v4 --try-by tomorrow" in ana("advice give Call Ann tomorrow").err
    ana.fails("advice give Ask her by 30 feb", code=2)
    assert "Lead by example" in ana("advice give Lead by example").out


def test_a_day_to_try_own_advice_by_is_shown_once(ana: Mentor) -> None:
    """Below the advice, as for other people."""
    assert ana("advice receive Rest --try-by friday -w me").out.count("27 Nov") == 1


def test_it_has_all_its_fields(ana: Mentor) -> None:
    """In the JSON, with the session in which it was given, whose day it gets."""
    ana("log talked --on 2026-11-09")
    entry = shaped(
        ana('advice receive "Ask for help early" --session s1 --try-by friday --private --json').json, "advice"
    )
    has(
        entry,
        ref="v1",
        relationship="Ana Souza",
        direction="received",
        on="2026-11-09",
        text="Ask for help early",
        try_by="2026-11-13",
        outcome=None,
        session="s1",
        private=True,
    )
    has(ana("advice give Rest --on friday --json").json, on="2026-11-20", direction="given", session=None)


def test_advice_is_listed_until_it_was_tried(two: Mentor) -> None:
    """By the day to try it; --all includes what was tried, and a name or a ref narrows the list."""
    two("advice give later -w ana --try-by 2026-12-24")
    two("advice receive soon -w bo --try-by friday")
    two("advice receive someday -w bo")
    two("advice give tried -w ana")
    two("outcome v4 partly")
    assert [entry["text"] for entry in two("advice --json").json] == ["soon", "later", "someday"]
    assert [entry["text"] for entry in two("advice ana --all --json").json] == ["later", "tried"]
    assert two("advice v2 --json").json["text"] == "soon"
    listed = two("advice").out
    for word in ("soon", "try by 27 Nov", "v2", "received"):
        assert word in listed


def test_an_empty_list_says_how_to_begin(ana: Mentor) -> None:
    """With the line that records."""
    assert "mentorlog advice receive TEXT" in ana("advice").err


@pytest.mark.parametrize(
    ("typed", "outcome", "note"),
    [
        ("worked she asked on day two", "worked", "she asked on day two"),
        ("Partly", "partly", None),
        ("not", "did_not_work", None),
        ("did not work she was shy", "did_not_work", "she was shy"),
        ("virkede", "worked", None),
        ("virkede ikke rigtigt", "did_not_work", "rigtigt"),
        ("delvist", "partly", None),
    ],
)
def test_an_outcome_is_recorded(ana: Mentor, typed: str, outcome: str, note: str | None) -> None:
    """In English and Danish; the words after it are the note."""
    ana("advice give Ask")
    entry = ana(f"outcome v1 {typed} --json").json
    has(entry, outcome=outcome, outcome_note=note, outcome_on="2026-11-23")
    ana("undo")
    assert ana("show v1 --json").json["outcome"] is None


def test_an_outcome_of_several_words(ana: Mentor) -> None:
    """Words that say how much it worked are not a note on the opposite; unknown ones suggest no outcome."""
    cases = (
        (["Didn't", "work"], "did_not_work", None),
        (["didn't work".replace("'", ""), "too shy"], "did_not_work", "too shy"),
        (["didn\u2019t", "work"], "did_not_work", None),
        (["did", "not", "work", "at", "all"], "did_not_work", "at all"),
        (["not", "really"], "did_not_work", None),
        (["worked", "partly"], "partly", None),
        (["Partly", "worked", "with Bo"], "partly", "with Bo"),
    )
    for number, (typed, outcome, note) in enumerate(cases, start=1):
        ana("advice give Ask early")
        has(ana(["outcome", f"v{number}", *typed, "--json"]).json, outcome=outcome, outcome_note=note)
    refused = ana.fails("outcome v1 hardly worked --on friday", code=2)
    assert "  mentorlog outcome v1 partly --on friday\n" in refused
    assert "hardly" not in refused.split("\n", 1)[1]


def test_the_outcome_of_another_kind_is_refused(ana: Mentor) -> None:
    """That of feedback for advice and the other way round, with the lines that work; nothing is recorded."""
    ana("feedback give Cut in twice")
    ana("advice give Ask")
    refused = ana.fails("outcome v1 improved", code=2)
    assert "The outcome of advice must be worked, partly or not, not 'improved'." in refused
    assert "mentorlog outcome v1 worked\n" in refused
    refused = ana.fails("outcome f1 worked", code=2)
    assert "The outcome of feedback must be improved, unchanged or worse, not 'worked'." in refused
    assert "mentorlog outcome f1 improved\n" in refused
    ana.fails("edit v1 --outcome improved", code=2)
    ana.fails("edit f1 --outcome worked", code=2)
    ana.fails("outcome a1 worked", code=2)
    assert "mentorlog outcome v1 partly" in ana.fails("outcome v1", code=2)
    assert ana("show v1 --json").json["outcome"] is ana("show f1 --json").json["outcome"] is None


def test_log_records_advice(two: Mentor) -> None:
    """The mentor gives it and the mentee receives it; a field line does the same in English and Danish."""
    answer = two('log talked -w ana --advice "Ask early" --advice "Sleep on it"').out
    assert "Ask early" in answer
    assert "v2" in answer
    two("log - -w bo", stdin="advice: Write it down\nråd: Say no\n\nTalked about work.")
    found = {entry["text"]: (entry["direction"], entry["session"]) for entry in two("advice --json").json}
    assert found == {
        "Ask early": ("given", "s1"),
        "Sleep on it": ("given", "s1"),
        "Write it down": ("received", "s2"),
        "Say no": ("received", "s2"),
    }
    two("undo")
    assert len(two("advice --json").json) == 2


def test_advice_of_a_private_session_is_private(ana: Mentor) -> None:
    """Whether it is recorded with the session or after it, and when the session becomes private later."""
    ana('log talked --on 2026-11-09 --private --advice "Sleep on it"')
    ana("advice give Rest --session s1")
    ana('log talked --advice "Eat"')
    ana("private s2")
    assert all(entry["private"] for entry in ana("advice --json").json)
    assert "Eat" not in ana("export ana").out


def test_advice_reminds_on_the_day_to_try_it(ana: Mentor) -> None:
    """With the command that settles it; it can be snoozed, and an outcome settles it."""
    ana("advice give Ask early --try-by 2026-11-20", ok=True)
    due = [each for each in ana("remind --json").json if each["reminder"] == "advice_try_by"]
    has(due[0], ref="v1", due_on="2026-11-20", days=-3, text="Ask early", settle="mentorlog outcome v1 OUTCOME")
    assert "did it work?" in ana("remind").out
    count = ana("remind --count").out
    ana("snooze v1 2026-12-01")
    assert "v1" not in ana("remind").out
    assert ana("remind --count").out != count
    ana.now = "2026-12-01T09:00"
    assert "v1" in ana("remind").out
    ana("outcome v1 worked")
    assert "v1" not in ana("remind").out


def test_the_review_asks_whether_it_worked(ana: Mentor) -> None:
    """Once its day has come; until then it is advice to try."""
    ana("advice give Ask early --try-by friday")
    ana("advice receive Listen more --private")
    page = ana("review").fields
    assert "To try\tAsk early" in page
    assert "Worked?" not in page
    assert "Listen more" not in ana("review --shareable").fields
    ana.now = "2026-11-27T09:00"
    assert "Worked?\tAsk early\t27 Nov\tmentorlog outcome v1 OUTCOME" in ana("review").fields
    assert [entry["ref"] for entry in ana("review --json").json["advice"]] == ["v1", "v2"]
    ana("outcome v1 worked")
    assert "Ask early" not in ana("review").fields


def test_pausing_and_ending_name_advice_that_still_reminds(ana: Mentor) -> None:
    """It is kept, with the command that settles it."""
    ana("advice give Ask early --try-by friday")
    answer = ana("pause ana").output
    assert "Ask early" in answer
    assert "mentorlog outcome v1 OUTCOME" in answer
    assert "v1" in ana("remind").out


@pytest.mark.parametrize(
    "line",
    [
        "advice give x --try-by nonsense",
        "advice give x --session g1",
        "advice give",
        "advice add x",
        "advice x y z",
        "advice -w ana give x",
        "edit v1 --try-by nonsense",
    ],
)
def test_invalid_input_records_nothing(ana: Mentor, line: str) -> None:
    """Dates and refs that are none, and words of other tools."""
    ana("advice give Ask")
    ana.fails(line, code=2)
    assert [entry["text"] for entry in ana("advice --json").json] == ["Ask"]


def test_a_session_of_another_relationship_is_refused(two: Mentor) -> None:
    """And without a name the session decides."""
    two("log talked -w bo")
    assert two("advice receive Rest --session s1 --json").json["relationship"] == "Bo Lind"
    assert "Bo Lind" in two.fails("advice receive Rest --session s1 -w ana", code=2)


def test_every_field_can_be_corrected(ana: Mentor) -> None:
    """Under the name of the option that records it; what may be empty is cleared."""
    ana("log talked")
    ana("advice give Ask")
    changes = {
        "text": ("Wait", "text", "Wait"),
        "direction": ("modtaget", "direction", "received"),
        "try-by": ("friday", "try_by", "2026-11-27"),
        "outcome": ("not", "outcome", "did_not_work"),
        "outcome-note": ("too shy", "outcome_note", "too shy"),
        "outcome-on": ("friday", "outcome_on", "2026-11-20"),
        "session": ("s1", "session", "s1"),
    }
    for option, (typed, key, value) in changes.items():
        assert ana(["edit", "v1", f"--{option}", typed, "--json"]).json[key] == value
        if option not in ("text", "direction"):
            assert ana(f"edit v1 --clear {option} --json").json[key] is None
    ana.fails("edit v1 --clear text", code=2)


def test_outcomes_are_completed(ana: Mentor) -> None:
    """After the ref of advice its own, after that of feedback those of feedback; and refs that are still open."""
    ana("advice give Ask")
    ana("feedback give Well --follow-up friday")
    ana("resource add Mindset")

    def offered(*words: str) -> list[str]:
        lines = ana.process(*words, _MENTORLOG_COMPLETE="bash").fields.splitlines()
        return [line.partition("\t")[0] for line in lines]

    assert offered("outcome", "v1", "") == ["worked", "partly", "not"]
    assert offered("outcome", "f1", "") == ["improved", "unchanged", "worse"]
    assert offered("outcome", "") == ["f1", "v1"]
    assert offered("drop", "b") == ["b1"]
    assert offered("resource", "add", "--type", "w") == ["workshop"]
    assert offered("resource", "add", "--from", "") == ["me", "them"]


def test_advice_to_oneself_is_received(ana: Mentor) -> None:
    """Giving it, and moving or editing it so that it would be given, are refused with the line that records it."""
    assert "mentorlog advice receive Rest -w me\n" in ana.fails("advice give Rest -w me", code=2)
    ana("advice give Rest -w ana")
    assert "mentorlog edit v1 --direction received -w me\n" in ana.fails("edit v1 -w me", code=2)
    ana("edit v1 --direction received -w me")
    ana.fails("edit v1 --direction given", code=2)
    has(ana("edit v1 --text 'Rest well' --json").json, relationship="me", direction="received", text="Rest well")
