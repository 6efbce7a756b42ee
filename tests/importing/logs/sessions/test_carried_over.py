"""Promises that a running log carries over from session to session."""

from __future__ import annotations

from tests.importing.logs.reading import read


def test_a_promise_that_is_carried_over_is_one_promise_of_its_first_session() -> None:
    """Whatever the order of the file, done on the day of the session in which it is checked off."""
    sections = [
        "## 2026-01-05\n- [ ] @me: carry\n- [ ] Ingrid: plan\n",
        "## 2026-01-12\n- [ ] @me:  Carry \n- [ ] Ingrid: plan by 2026-01-30\n",
        "## 2026-01-19\n- [x] @me: carry\n- [ ] @ingrid: carry\n",
        "## 2026-01-26\n- [x] @me: carry\n",
    ]
    for text in ("".join(sections), "".join(reversed(sections))):
        log = read(text)
        found = [
            (str(section.on), promise.owner, promise.text, promise.is_done, promise.done_on and str(promise.done_on))
            for section in log.sections
            for promise in section.promises
        ]
        assert found == [
            ("2026-01-05", "me", "carry", True, "2026-01-19"),
            ("2026-01-05", "them", "plan", False, None),
            ("2026-01-19", "them", "carry", False, None),
        ]
        assert str(log.sections[0].promises[1].due_on) == "2026-01-30"
        assert len(log.notices) == 1
        assert log.notices[0].reason == (
            "is a promise of an earlier session, as are 3 more lines; "
            "it is recorded once, with the first session that has it"
        )


def test_a_promise_that_is_open_again_after_it_was_done_is_another_one() -> None:
    """As are two of one session, and those without an owner, which stay in the notes."""
    log = read(
        "## 2026-01-05\n- [x] @me: report\n- [ ] @me: call\n- [ ] @me: call\n- [ ] write\n"
        "## 2026-01-12\n- [ ] @me: report\n- [ ] write\n"
    )
    assert [[promise.text for promise in section.promises] for section in log.sections] == [
        ["report", "call", "call", "write"],
        ["report", "write"],
    ]
    assert not log.notices


def test_a_line_says_on_which_day_it_was_done() -> None:
    """If that day is not before its session, nor after today."""
    for day, done_on in (("2026-01-08", "2026-01-08"), ("2026-01-01", "2026-01-05"), ("2027-01-01", "2026-01-05")):
        promise = read(f"## 2026-01-05\n- [X] read @me ✅ {day}\n").sections[0].promises[0]
        assert (promise.text, promise.owner, str(promise.done_on)) == ("read", "me", done_on)
