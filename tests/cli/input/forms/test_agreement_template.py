"""The template of an agreement, and its line with the review date, for any text."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.cli.app import App
from mentorlog.cli.input.forms.agreement_template import editor_template, parse_agreement, remove_empty_parts
from mentorlog.cli.input.text.read import remove_help
from mentorlog.insight.collaboration.agreement_parts import AGAIN, all_headings
from tests.builders import TODAY, day, relationship
from tests.cli.conftest import NOW
from tests.insight.journals import texts

ANA = relationship(name="Ana Souza")
HEADS = tuple(heading for same in all_headings(ANA) for heading in same)
AGAIN_LINES = tuple(AGAIN.values())
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
    st.lists(
        st.sampled_from(
            [*HEADS, *AGAIN_LINES, "", "  ", "Be kind.", "in 3 months", f"{AGAIN_LINES[0]} friday", "Who books: I"]
        )
    )
)
def test_every_written_line_of_a_template_is_kept(lines: list[str]) -> None:
    """Only empty parts of the template are removed, with their headings."""
    text = remove_empty_parts("\n".join(lines), ANA)
    written = [line for line in lines if line.strip() and line not in (*HEADS, *AGAIN_LINES)]
    kept = [line for line in text.split("\n") if line.strip() and line not in HEADS]
    assert list(map(without_again, kept)) == list(map(without_again, written))
    for head in (*HEADS, *AGAIN_LINES):
        assert not text.endswith(head)


def without_again(line: str) -> str:
    """A line without the beginning of a line with a review date."""
    for again in AGAIN_LINES:
        line = line.removeprefix(again)
    return line.strip()


@given(
    st.sampled_from([None, "Be kind.\n\nWho books: Ana"]),
    st.sampled_from([None, "2026-11-01", "2027-03-01"]),
    st.sampled_from(["en", "da"]),
)
def test_an_unchanged_template_gives_the_old_agreement(agreement: str | None, again: str | None, language: str) -> None:
    """Its help and empty headings are removed, and a review date in the future is kept."""
    bond = ANA._replace(agreement=agreement, look_again_on=day(again))
    template = editor_template(bond, today=TODAY, language=language)
    terms = parse_agreement(app(), remove_empty_parts(remove_help(template), bond), bond)
    assert terms.text == (agreement or "")
    assert terms.look_again_on == (day(again) if again == "2027-03-01" else None)


def test_the_template_names_what_is_missing_in_no_language() -> None:
    """A heading in the other language is not missing; the others are named in the language of the setting."""
    bond = ANA._replace(agreement="What I expect of Ana: advice")
    help_text = editor_template(bond, today=TODAY, language="da")
    assert "Ikke med i aftalen endnu: Det forventer Ana af mig; Det bliver mellem os;" in help_text
    assert "Det forventer jeg af Ana" not in help_text
