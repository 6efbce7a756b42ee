"""The overview of a programme for other people: as a page in each language, a table, and JSON."""

from __future__ import annotations

import csv
import io
import re
from io import BytesIO

from mentorlog.export.html import html
from mentorlog.export.json_text import dumps
from mentorlog.export.markdown.pages import markdown
from mentorlog.export.pdf import pdf
from mentorlog.export.programme.document import overview_document
from mentorlog.export.programme.shape import overview_shape, programmes_shape
from mentorlog.export.programme.table import COLUMNS, overview_table
from mentorlog.export.translation import Translator
from mentorlog.insight.programme.listing import ProgrammeLine
from mentorlog.insight.programme.overview import Overview, build_overview
from tests.builders import TODAY, day
from tests.golden_files import Golden, golden_files
from tests.insight.programme.programmes import LABEL, ana, maria, overview, soren

ANONYMOUS = overview()._replace(members=(), is_anonymous=True, omitted=("reason", "mentor_expectations"))


def page(found: Overview, language: str = "en", owner: str | None = None) -> str:
    """The overview in Markdown."""
    return markdown(overview_document(found, Translator(language), on=TODAY, owner=owner))


TEXTS = {
    "programme.md": lambda: page(overview()._replace(private_included=True), owner="Ida *Vind*"),
    "programme-anonymous.md": lambda: page(ANONYMOUS),
    "danish/programme.md": lambda: page(overview(soren(), ana(), maria()), "da"),
    "danish/programme-anonymous.md": lambda: page(ANONYMOUS, "da"),
    "programme.html": lambda: re.sub(
        r"(?s)(<style>).*(</style>)", r"\1…\2", html(overview_document(overview(), Translator(), on=TODAY))
    ),
    "data/programme.json": lambda: dumps(overview_shape(overview()), ascii_only=False),
    "data/programme.csv": lambda: overview_table(overview()).decode("utf-8-sig").replace("\r\n", "\n"),
}


@golden_files("export", TEXTS)
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """A person has approved the files in tests/golden/export."""
    golden.check(TEXTS[golden.path.relative_to(golden.path.parents[1]).as_posix().removeprefix("export/")]())


def test_the_table_has_a_row_for_each_relationship() -> None:
    """Each cell is under its column; without names there is a row for each figure."""
    rows = list(csv.DictReader(io.StringIO(overview_table(overview()).decode("utf-8-sig"), newline="")))
    assert [each["name"] for each in rows] == ["Søren Østergård", "Ana Souza", "Bo Lind"]
    first = rows[0]
    assert tuple(first) == COLUMNS
    assert (first["goals_achieved"], first["goals_open_progress"], first["mentee_skills_last"]) == ("1", "60", "4")
    assert (first["mentee_expectations"], first["mentor_frequency_first"], first["private"]) == ("met", "2", "false")
    assert (first["role"], first["person_role"]) == ("mentor", "mentee")
    figures = list(csv.DictReader(io.StringIO(overview_table(ANONYMOUS).decode("utf-8-sig"), newline="")))
    assert {each["programme"] for each in figures} == {LABEL}
    values = {(each["figure"], each["name"], each["whose"]): each["value"] for each in figures}
    assert (values["relationships", "", ""], values["sessions_held", "", ""]) == ("3", "4")
    assert (values["status", "active", ""], values["skill_last", "Listening", "mentee"]) == ("2", "3.5")


def test_a_text_that_looks_like_a_formula_is_made_harmless() -> None:
    """A reason of ending is the user's own text."""
    assert "'=1+1" in overview_table(build_overview(LABEL, [ana()._replace(reason="=1+1")])).decode("utf-8-sig")


def test_a_pdf_has_the_same_text() -> None:
    """It conforms to PDF/UA."""
    from pypdf import PdfReader

    written = pdf(overview_document(overview(), Translator("da"), on=TODAY))
    assert written.missing == ()
    read = PdfReader(BytesIO(written.content))
    text = " ".join(" ".join(each.extract_text() for each in read.pages).split())
    for part in ("Programmet HK 2026", "Søren Østergård", "Passende udfordring", "Årsager til afslutning"):
        assert part in text
    assert b"pdfuaid" in written.content


def test_a_programme_of_coaching_says_coach_and_client() -> None:
    """In the headers and in the rows."""
    coaching = page(build_overview(LABEL, [soren()._replace(type="coaching")]))
    assert "| Client " in coaching
    assert "| clients |" in coaching
    assert "mentee" not in coaching


def test_an_empty_programme_has_a_page() -> None:
    """With zeros, and without empty sections."""
    text = page(build_overview(LABEL, ()))
    assert "- Relationships: 0\n- Sessions: none held\n" in text
    assert "##" not in text


def test_the_list_has_a_shape() -> None:
    """A programme that was never evaluated has null days."""
    assert programmes_shape([ProgrammeLine("Nord", 2, 1, 3, day("09-07"), None, has_private=True)]) == [
        {
            "programme": "Nord",
            "relationships": 2,
            "active": 1,
            "sessions_held": 3,
            "evaluated_on": "2026-09-07",
            "look_again_on": None,
            "private": True,
        }
    ]
