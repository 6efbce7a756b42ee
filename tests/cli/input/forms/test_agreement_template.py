"""The agreement's template, and the line that says when to look at it again, on any text."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.cli.app import App
from mentorlog.cli.input.forms.agreement_template import (
    AGAIN,
    PARTS,
    editor_template,
    parse_agreement,
    remove_empty_parts,
)
from mentorlog.cli.input.text import remove_help
from tests.builders import TODAY, day, relationship
from tests.cli.conftest import NOW
from tests.insight.journals import texts

ANA = relationship(name="Ana Souza")
HEADS = [head.format(name="Ana") for head, _ in PARTS]
MARKS = ("look at it again", "se på den igen")


def app() -> App:
    """A run of the program on an ordinary day."""
    return App({"MENTORLOG_NOW": NOW})


@given(texts())
def test_text_of_ones_own_is_kept_as_it_is(text: str) -> None:
    """What has no heading of the template and no day in it is not touched, whatever it is."""
    assume(not any(mark in text.casefold() for mark in (*MARKS, *(head.casefold() for head in HEADS))))
    agreed = ANA._replace(agreement="Be kind.")
    assert remove_empty_parts(text, agreed) == text.strip("\n")
    assert parse_agreement(app(), text, agreed) == (text, None)


@given(
    st.lists(st.sampled_from([*HEADS, AGAIN, "", "  ", "Be kind.", "in 3 months", f"{AGAIN} friday", "Who books: I"]))
)
def test_nothing_that_was_written_is_lost(lines: list[str]) -> None:
    """However headings and words are mixed: every word stays, and no heading stands alone."""
    text = remove_empty_parts("\n".join(lines), ANA)
    written = [line for line in lines if line.strip() and line not in (*HEADS, AGAIN)]
    kept = [line for line in text.split("\n") if line.strip() and line not in HEADS]
    assert [line.removeprefix(AGAIN).strip() for line in kept] == [line.removeprefix(AGAIN).strip() for line in written]
    for head in HEADS:
        assert not text.endswith(head)
    assert not text.endswith(AGAIN)


@given(st.sampled_from([None, "Be kind.\n\nWho books: Ana"]), st.sampled_from([None, "2026-11-01", "2027-03-01"]))
def test_a_template_left_as_it_was_is_what_was_agreed(agreement: str | None, again: str | None) -> None:
    """Its help and its empty headings come to nothing, and the day that is ahead is the day that was."""
    bond = ANA._replace(agreement=agreement, look_again_on=day(again))
    terms = parse_agreement(app(), remove_empty_parts(remove_help(editor_template(bond, today=TODAY)), bond), bond)
    assert terms.text == (agreement or "")
    assert terms.look_again_on == (day(again) if again == "2027-03-01" else None)
