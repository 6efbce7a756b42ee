"""The template of an agreement, and its line with the review date, for any text."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.cli.app import App
from mentorlog.cli.input.forms.agreement_template import editor_template, parse_agreement, remove_empty_parts
from mentorlog.cli.input.text.read import remove_help
from mentorlog.insight.collaboration.agreement_parts import AGAIN, parts
from tests.builders import TODAY, day, relationship
from tests.cli.conftest import NOW
from tests.insight.journals import texts

ANA = relationship(name="Ana Souza")
HEADS = tuple(heading for heading, _ in parts(ANA))
MARKS = ("look at it again", "se på den igen")


def app() -> App:
    """A run of the program at a fixed time."""
    return App({"MENTORLOG_NOW": NOW})


@given(texts())
def test_text_without_the_headings_of_the_template_is_unchanged(text: str) -> None:
    """The text has no line with a review date either."""
    assume(not any(mark in text.casefold() for mark in (*MARKS, *(head.casefold() for head in HEADS))))
    agreed = ANA._replace(agreement="Be kind.")
    assert remove_empty_parts(text, agreed) == text.strip("\n")
    assert parse_agreement(app(), text, agreed) == (text, None)


@given(
    st.lists(st.sampled_from([*HEADS, AGAIN, "", "  ", "Be kind.", "in 3 months", f"{AGAIN} friday", "Who books: I"]))
)
def test_every_written_line_of_a_template_is_kept(lines: list[str]) -> None:
    """Only empty parts of the template are removed, with their headings."""
    text = remove_empty_parts("\n".join(lines), ANA)
    written = [line for line in lines if line.strip() and line not in (*HEADS, AGAIN)]
    kept = [line for line in text.split("\n") if line.strip() and line not in HEADS]
    assert [line.removeprefix(AGAIN).strip() for line in kept] == [line.removeprefix(AGAIN).strip() for line in written]
    for head in HEADS:
        assert not text.endswith(head)
    assert not text.endswith(AGAIN)


@given(st.sampled_from([None, "Be kind.\n\nWho books: Ana"]), st.sampled_from([None, "2026-11-01", "2027-03-01"]))
def test_an_unchanged_template_gives_the_old_agreement(agreement: str | None, again: str | None) -> None:
    """Its help and empty headings are removed, and a review date in the future is kept."""
    bond = ANA._replace(agreement=agreement, look_again_on=day(again))
    terms = parse_agreement(app(), remove_empty_parts(remove_help(editor_template(bond, today=TODAY)), bond), bond)
    assert terms.text == (agreement or "")
    assert terms.look_again_on == (day(again) if again == "2027-03-01" else None)
