"""The Danish pages of the journal of eight months, in every format, as a careful reader in Denmark reads them."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from mentorlog.demo import steps
from tests.cli.conftest import Mentor
from tests.export.markdown_reader import headings
from tests.journal import five_years
from tests.journal.conftest import play

JOURNAL = Path(__file__).with_name("eight-months.txt").read_text(encoding="utf-8")
NOW = "2026-11-23T08:30"
PAGES = (
    "export so",
    "export 王 --include-private",
    "export hanne --include-private",
    "export me --include-private",
    "export r4 --include-private",
    "export so --since 2026-04-01 --until 2026-06-30",
    "recap so",
    "recap hanne",
    "agenda so",
    "agenda hanne",
    "year",
    "year --story",
    "programme 'First-time leads'",
    "resource so",
)
WEEKDAYS = "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"
MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
WRONG = (
    r"\b(man|tirs|ons|tors|fre|lør|søn)\. ?\d",  # a weekday is written out, and only in headings
    r"\d\. (jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)\.",
    r"\d, kl\.",
    rf"({WEEKDAYS}) \d",  # "den" is missing
    r"\b(Mentee|Mentor|Klient|Coach) påtog sig",
    r"Mødefrekvens: \w+ligt\b",
    r"\bhver 2\. ",
    r"omfatter: siden",
    r"nogens skyld",
    r"udeblev|udeblivelse",
    r"ville gøre det samme igen",
    r"Arbejdet med: på",
    r"\bSat\b|skulle nås",
    r"påtaget mig|påtaget dig",
    r"[Uu]destående",
    r"kontakten genoptages",
    r"[Ii]ndførs",
    r"aftalte tid er gået",
    r"ændrede noget",
    r"Forventet (og opnået|fra start)",
    r"Intet endnu|ingen dato endnu",
    r"\bTid\b|uden varighed",
    r"nået milepæl",
)
"""What Danes would not write, whoever the page is about."""
RIGHT = (
    "Dagsorden for vores møde tirsdag den 24. november 2026",
    "Vores møde mandag den 9. november 2026",
    "Torsdag den 5. marts 2026 kl. 14.00, 55 min., fysisk møde",
    "Tidspunkt: tirsdag den 24. november 2026 kl. 14.00",
    "Periode: fra 2. marts 2026, planlagt til 8. januar 2027",
    "Rapporten omfatter: fra 1. april 2026 til og med 30. juni 2026",
    "Møder: 9 afholdt fra 5. marts 2026 til 9. november 2026",
    "Mødefrekvens: hver anden uge",
    "Mødefrekvens: månedlig",
    "Fastsat: 5. marts 2026, skal nås senest 18. december 2026",
    "Fastsat: 4. juni 2026, skulle være nået senest 31. august 2026",
    "Behandlet: på 8 møder fra 19. marts 2026 til 9. november 2026",
    "ikke afholdt (menteen forhindret)",
    "Menteen påtog sig",
    "Klienten påtog sig",
    "Forventninger og resultater",
    "Feedback, der gjorde en forskel",
    "Det har jeg lovet",
    "Det har du lovet",
    "Mangler endnu",
    "Private optegnelser er taget med",
    "Ingen punkter endnu.",
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A user who reads the journal on its last morning, with Danish pages."""
    mentor = Mentor(tmp_path_factory.mktemp("danish"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(mentor.home))
        play(mentor, steps(JOURNAL, today=dt.date(2026, 11, 23)))
    mentor.now = NOW
    mentor("config language da")
    return mentor


def written(reader: Mentor, line: str, kind: str) -> bytes:
    """The file that a command writes in a format."""
    target = reader.home / f"page.{kind}"
    reader(f"{line} -o {target} --force")
    return target.read_bytes()


def spaced(text: str) -> str:
    """A text with common spaces between its words."""
    return " ".join(text.split())


@pytest.mark.heavy
def test_no_page_has_a_wording_that_danes_would_not_write(reader: Mentor) -> None:
    """Dates are written out, sentences have the definite form of the roles, and words are those of mentoring."""
    all_text = ""
    for line in PAGES:
        text = written(reader, line, "md").decode()
        all_text += spaced(text) + "\n"
        for wrong in WRONG:
            assert not re.search(wrong, text.replace("\u00a0", " ")), (line, wrong)
        for heading in headings(text):
            assert not heading[1][:1].islower(), (line, heading)
        assert "hanne" not in line or not re.search(r"(?i)mentor|mentee", text), line  # coaching has its own words
    assert [right for right in RIGHT if right not in all_text] == []


@pytest.mark.heavy
def test_no_page_of_five_years_has_such_a_wording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rich journal has long names, an ended relationship, a pause, a coach and a prospect."""
    monkeypatch.setenv("HOME", str(tmp_path))
    mentor = Mentor(tmp_path)
    five_years.fill(mentor)
    mentor.now = five_years.NOW
    mentor("config language da")
    lines = [f"export r{number} --include-private" for number in range(1, 10)]
    for line in [*lines, "export me --include-private", "recap r1", "agenda r1", "year --all", "year --story"]:
        text = written(mentor, line, "md").decode()
        for wrong in WRONG:
            assert not re.search(wrong, text.replace("\u00a0", " ")), (line, wrong)


@pytest.mark.heavy
def test_every_session_has_its_day_written_out_as_its_heading(reader: Mentor) -> None:
    """In Markdown, HTML and PDF, on three calendars of the journal. In HTML and PDF only the first has the year."""
    day = rf"(?i:{WEEKDAYS}) den \d{{1,2}}\. (?:{MONTHS}) 2026"
    text = written(reader, "export so", "md").decode().partition("\n## Møder\n")[2].partition("\n## ")[0]
    found = re.findall(rf"^### ({day})(?: kl\. \d\d\.\d\d)?(?:,|$)", spaced_lines(text), re.M)
    days = [each for each in found if each[0].isupper()]
    assert len(days) == 12
    page = spaced(re.sub(r"<[^>]+>", " ", written(reader, "export so", "html").decode()))
    printed = spaced(
        " ".join(each.extract_text() for each in PdfReader(BytesIO(written(reader, "export so", "pdf"))).pages)
    )
    for each in (days[0], *(each.removesuffix(" 2026") for each in days)):
        assert each in page
        assert each in printed


def spaced_lines(text: str) -> str:
    """A text with common spaces, line by line."""
    return "\n".join(map(spaced, text.splitlines()))


@pytest.mark.heavy
def test_html_pdf_and_calendar_have_the_same_danish(reader: Mentor) -> None:
    """Charts and their descriptions too."""
    for line in ("export so", "year"):
        page = written(reader, line, "html").decode().replace("\u00a0", " ")
        printed = PdfReader(BytesIO(written(reader, line, "pdf"))).pages
        for text in (
            re.sub(r"<style>.*?</style>", "", page, flags=re.S),
            *(spaced(each.extract_text()) for each in printed),
        ):
            for wrong in WRONG:
                assert not re.search(wrong, text), (line, wrong)
    assert "Fra 10 % (19. marts 2026) til 40 % (9. november 2026) i 5 trin." in page_of_goals(reader)
    calendar = written(reader, "export so", "ics").decode().replace("\r\n ", "")
    for part in (
        "X-WR-CALNAME:Mentorforløb med Søren Østergård",
        "SUMMARY:Mentormøde med Søren Østergård",
        "DESCRIPTION:Mødeform: telefon",
        "DESCRIPTION:Dagsorden:",
        "SUMMARY:Run the design review alone (mål med Søren Østergård)",
        "SUMMARY:Send the checklist (det har jeg lovet Søren Østergård)",
    ):
        assert part in calendar


def page_of_goals(reader: Mentor) -> str:
    """The summary as HTML with common spaces."""
    return spaced(written(reader, "export so", "html").decode())
