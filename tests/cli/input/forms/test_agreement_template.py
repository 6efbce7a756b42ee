"""The template of an agreement, and its line with the review date, for any text."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from mentorlog.cli.app import App
from mentorlog.cli.input.forms.agreement_lines import parse_agreement, readers_line, trimmed_readers
from mentorlog.cli.input.forms.agreement_template import editor_template, remove_empty_parts
from mentorlog.cli.input.text.read import public_text, remove_help
from mentorlog.insight.collaboration.agreement_parts import AGAIN, LINES, MAY_SEND, all_headings
from mentorlog.normalise import normalise_text
from tests.builders import TODAY, day, relationship
from tests.cli.conftest import NOW
from tests.insight.journals import texts

ANA = relationship(name="Ana Souza")
HEADS = tuple(heading for same in all_headings(ANA) for heading in same)
FIELD_LINES = tuple(line for by_language in LINES for line in by_language.values())
MARKS = tuple(line.rstrip(":?").casefold() for line in FIELD_LINES)


def app() -> App:
    """A run of the program at a fixed time."""
    return App({"MENTORLOG_NOW": NOW})


@given(texts())
def test_text_without_the_headings_of_the_template_is_unchanged(text: str) -> None:
    """The text has none of the lines that are fields of their own either."""
    assume(not any(mark in text.casefold() for mark in (*MARKS, *(head.casefold() for head in HEADS))))
    agreed = ANA._replace(agreement="Be kind.")
    assert remove_empty_parts(text, agreed) == text.strip("\n")
    assert parse_agreement(app(), text, agreed) == (text, None, None, None)


@given(
    st.lists(
        st.sampled_from(
            [*HEADS, *FIELD_LINES, "", "  ", "Be kind.", "in 3 months", f"{AGAIN['en']} friday", f"{MAY_SEND['en']} no"]
        )
    )
)
def test_every_written_line_of_a_template_is_kept(lines: list[str]) -> None:
    """Only empty parts of the template are removed, with their headings."""
    text = remove_empty_parts("\n".join(lines), ANA)
    written = [line for line in lines if line.strip() and line not in (*HEADS, *FIELD_LINES)]
    kept = [line for line in text.split("\n") if line.strip() and line not in HEADS]
    assert list(map(without_label, kept)) == list(map(without_label, written))
    for head in (*HEADS, *FIELD_LINES):
        assert not text.endswith(head)


def without_label(line: str) -> str:
    """A line without the beginning of a line that is a field of its own."""
    for label in FIELD_LINES:
        line = line.removeprefix(label)
    return line.strip()


@given(
    agreement=st.sampled_from([None, "Be kind.\n\nWho books: Ana", "--PRIVAT"]),
    again=st.sampled_from([None, "2026-11-01", "2027-03-01"]),
    recap=st.sampled_from([None, "yes", "no", "ask"]),
    readers=st.none()
    | texts()
    | st.sampled_from(
        ["We two.\nAnd Bo", "a\n\nb", "x\nWho books: Bo", "y\nLook at it again: friday", " : us ", "--- private"]
    ),
    kind=st.sampled_from(["mentoring", "coaching"]),
    language=st.sampled_from(["en", "da"]),
)
def test_an_unchanged_template_gives_the_old_agreement(
    agreement: str | None, again: str | None, recap: str | None, readers: str | None, kind: str, language: str
) -> None:
    """Its help and empty headings are removed, and a review date in the future is kept. Who may read the summary is
    read back as it is, or not shown at all."""
    ana = ANA._replace(type=kind, agreement=agreement, look_again_on=day(again), recap=recap, summary_readers=readers)
    template = editor_template(ana, today=TODAY, language=language)
    typed = public_text(app(), remove_empty_parts(remove_help(normalise_text(template)), ana))
    parsed = parse_agreement(app(), typed, ana)
    assert parsed.text == (agreement or "")
    assert parsed.look_again_on == (day(again) if again == "2027-03-01" else None)
    assert parsed.recap == recap
    is_shown = readers_line(ana, language) is not None
    assert (parsed.summary_readers or "").strip() == (trimmed_readers(ana) if is_shown else "")
    assert is_shown or f"mentorlog edit {ana.ref} --readers TEXT" in template


def test_who_may_read_the_summary_is_a_paragraph() -> None:
    """Lines below it belong to it, up to an empty line or a heading; other parts of the text stay, and so does an
    earlier paragraph of that kind."""
    text = (
        "Be kind.\n\nwho may read the summary: We two,\nand Bo.\nWho books: Ana\n\n- Hvem må læse referatet: os\n\nEnd"
    )
    parsed = parse_agreement(app(), text, ANA)
    assert (parsed.text, parsed.summary_readers) == (text.replace("- Hvem må læse referatet: os\n\n", ""), "os")
    parsed = parse_agreement(app(), text.partition("\n\n- ")[0], ANA)
    assert (parsed.text, parsed.summary_readers) == ("Be kind.\n\nWho books: Ana", "We two,\nand Bo.")


def test_the_answer_is_read_in_both_languages() -> None:
    """Another answer stays in the text: it is no if it begins so or was no before, else ask."""
    answers = {
        "yes": "yes",
        "Ja.": "yes",
        "NEJ": "no",
        "never": "no",
        "ask": "ask",
        "spørg": "ask",
        "spørg først": "ask",
    }
    for label in MAY_SEND.values():
        for typed, answer in answers.items():
            assert parse_agreement(app(), f"Be kind.\n{label} {typed}", ANA)[:3] == ("Be kind.", None, answer)
        others = {"only the actions": "ask", "Yes, but ask": "ask", "nothing": "ask"}
        others |= dict.fromkeys(("No thanks", "nej tak", "Nej, aldrig", "- no: please don't", "Never!! ever"), "no")
        for typed, answer in others.items():
            text = f"Be kind.\n{label} {typed}\n"
            assert parse_agreement(app(), text.strip(), ANA) == (text.strip(), None, answer, None)
            agreed = ANA._replace(recap="no")
            assert parse_agreement(app(), text.strip(), agreed).recap == "no"
            assert parse_agreement(app(), f"{text}{label} yes", agreed)[:3] == (text.strip(), None, "yes")


def test_the_help_on_readers_fits_the_type_of_relationship() -> None:
    """In coaching, an employer who pays may want to read the summary."""
    coached = ANA._replace(type="coaching")
    assert "the employer who pays" in editor_template(coached, today=TODAY)
    assert "arbejdsgiveren, der betaler" in editor_template(coached, today=TODAY, language="da")
    assert "the coordinator of the programme" in editor_template(ANA, today=TODAY)
    assert "programmets koordinator" in editor_template(ANA, today=TODAY, language="da")


def test_the_template_names_what_is_missing_in_no_language() -> None:
    """A heading in the other language is not missing; the others are named in the language of the setting."""
    bond = ANA._replace(agreement="What I expect of Ana: advice")
    help_text = editor_template(bond, today=TODAY, language="da")
    assert "Ikke med i aftalen endnu: Det forventer Ana af mig; Det bliver mellem os;" in help_text
    assert "Det forventer jeg af Ana" not in help_text
