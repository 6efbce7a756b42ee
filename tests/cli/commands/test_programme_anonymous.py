"""`programme LABEL --anonymous`: totals alone, on the screen and in every file."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.commands.test_programme_with import LABEL, colleague
from tests.cli.conftest import Mentor

PEOPLE = ("Ana Souza", "Cai Holm", "Dea Lund", "Eva Dahl")
HIDDEN = (
    "Souza",
    "Holm",
    "Lund",
    "Dahl",
    "Nordlys",
    "Quit smoking",
    "Was tired of Cai",
    "Souza's way",
    "Nordlyssystemet",
    "moved to Oslo",
)


@pytest.fixture
def programme(mentor: Mentor) -> Mentor:
    """The mentor of four people, all with a session, a goal and a rated skill; one has a mentor's role less."""
    lines = [f"start {name} --i-am mentor --since 2026-03-02 --org Nordlys --programme '{LABEL}'" for name in PEOPLE]
    for name in PEOPLE:
        first = name.split()[0]
        lines += [
            f"log talked --with {first} --on 2026-03-09 --for 60m",
            f"goal add Quit smoking --with {first}",
            f"rate Listening 3 --with {first} --on 2026-03-09",
            f'rate "Souza\'s way" 3 --with {first} --on 2026-03-09',
            f"rate Nordlyssystemet 3 --with {first} --on 2026-03-09",
        ]
    lines += ["plan 2026-12-01 --with ana", "cancel --with ana", "end eva --reason 'moved to Oslo'"]
    return mentor.given(*lines, f"programme '{LABEL}' --evaluated 2026-06-01 --note 'Was tired of Cai'")


@pytest.mark.heavy
def test_totals_are_shown_without_names(programme):
    """The same in JSON, on the screen and in files; what one person makes up is left out and listed."""
    line = ["programme", LABEL, "--anonymous"]
    found = programme([*line, "--json"]).json
    assert found["anonymous"]
    assert found["relationships"] == []
    assert found["totals"]["sessions_held"] == 4
    assert found["totals"]["missed"] is None
    assert set(found["left_out"]) == {"cancelled", "status", "reason", "skills"}
    assert [each["name"] for each in found["skills"]] == ["Listening"]
    assert found["breakdowns"] == {"role": {"mentor": 4}, "type": {"mentoring": 4}}
    texts = {"json": programme([*line, "--json"]).output, "screen": programme(line).output}
    for ending in ("html", "md", "csv", "pdf"):
        target = programme.home / f"out.{ending}"
        programme([*line, "-o", str(target)])
        texts[ending] = text_of(target.read_bytes(), ending)
    for where, text in texts.items():
        assert not [hidden for hidden in HIDDEN if hidden in text], where
        if where != "csv":
            assert "Listening" in text, where


def text_of(content: bytes, ending: str) -> str:
    """The text in a file."""
    if ending != "pdf":
        return content.decode("utf-8-sig")
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    return " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata) + str(reader.outline)


@pytest.mark.heavy
def test_what_is_left_out_is_listed_in_words(programme):
    """On the screen and on pages."""
    page = programme(["programme", LABEL, "--anonymous"]).out
    assert "reasons for ending" in page
    assert "skills" in page
    target = programme.home / "out.md"
    programme(["programme", LABEL, "--anonymous", "-o", str(target)])
    assert "reasons for ending" in target.read_text()


def test_fewer_than_three_relationships_are_refused(mentor, tmp_path):
    """With the way to go on; the exports of colleagues count too."""
    mentor.given(
        f"start Ana Souza --i-am mentor --since 2026-03-02 --programme '{LABEL}'",
        f"start Cai Holm --i-am mentor --since 2026-03-02 --programme '{LABEL}'",
    )
    mentor("config name 'Bo Lind'")
    line = ["programme", LABEL, "--anonymous"]
    target = mentor.home / "out.html"
    for words in (line, [*line, "--json"], [*line, "-o", str(target)]):
        error = mentor.fails(words, code=1)
        assert "HK 2026 has 2 relationships; --anonymous needs at least 3" in error
        assert "--with FILE" in error
    assert not target.exists()
    start = f"start Gry Berg --i-am mentor --since 2026-05-04 --programme '{LABEL}'"
    file = colleague(tmp_path, "Finn Dahl", start)
    answer = mentor([*line, "--with", file, "--json"])
    assert answer.json["totals"]["relationships"] == 3
    assert not [name for name in ("Gry", "Finn", "Ana", "Cai") if name in answer.out]


def test_names_in_skills_are_found_even_if_the_person_is_private_or_of_a_colleague(mentor, tmp_path):
    """The names of everyone in the journal and in the exports are looked for."""
    for number, name in enumerate(PEOPLE[:3]):
        mentor(f"start {name} --i-am mentor --since 2026-03-02 --programme '{LABEL}'")
        mentor(f"rate 'Quirin model' 3 --with r{number + 1} --on 2026-03-09")
        mentor(f"rate 'Gry method' 3 --with r{number + 1} --on 2026-03-09")
        mentor(f"rate 'Finn style' 3 --with r{number + 1} --on 2026-03-09")
        mentor(f"rate 'As Lind does it' 3 --with r{number + 1} --on 2026-03-09")
    mentor("start Quirin Vogel --i-am mentee")
    mentor("private r4")
    start = f"start Gry Berg --i-am mentor --since 2026-05-04 --programme '{LABEL}'"
    file = colleague(tmp_path, "Finn Dahl", start)
    mentor("config name 'Bo Lind'")
    found = mentor(["programme", LABEL, "--anonymous", "--with", file, "--json"]).json
    assert found["skills"] == []  # the last one has the name of the owner
    assert "skills" in found["left_out"]


def test_a_label_with_the_name_of_an_organisation_is_said(mentor):
    """It is the title of every page, so it is not left out."""
    for name in PEOPLE[:3]:
        mentor(f"start {name} --i-am mentor --since 2026-03-02 --org Nordlys --programme 'Nordlys 2026'")
    answer = mentor("programme nordlys --anonymous")
    assert "the label 'Nordlys 2026' contains the name of a person or an organisation." in answer.err


def test_hours_do_not_tell_how_many_sessions_were_left_out(mentor):
    """One of three has met twice, so four sessions are not shown, nor their four hours."""
    for number, name in enumerate(PEOPLE[:3]):
        mentor(f"start {name} --i-am mentor --since 2026-03-02 --programme '{LABEL}'")
        mentor(f"log talked --with r{number + 1} --on 2026-03-09 --for 60m")
    mentor("log talked --with r1 --on 2026-03-16 --for 60m")
    found = mentor(["programme", LABEL, "--anonymous", "--json"]).json
    assert [found["totals"][name] for name in ("sessions_held", "minutes")] == [None, None]
    assert [name for name in found["left_out"] if name in ("sessions", "hours", "without_length")] == [
        "sessions",
        "hours",
    ]


def test_figures_that_were_left_out_are_not_shown_as_none(mentor):
    """If one of three has met, the screen, the page and the table say only that sessions are left out."""
    for name in PEOPLE[:3]:
        mentor(f"start {name} --i-am mentor --since 2026-03-02 --programme '{LABEL}'")
    mentor("log talked --with ana --on 2026-03-09 --for 60m")
    line = ["programme", LABEL, "--anonymous"]
    target = mentor.home / "out.md"
    mentor([*line, "-o", str(target)])
    for text in (mentor(line).out, target.read_text(encoding="utf-8")):
        assert "held" not in text.replace("sessions held", "")
        assert "sessions held, sessions agreed, hours" in text
    table = mentor.home / "out.csv"
    mentor([*line, "-o", str(table)])
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"), newline="")))
    figures = {each["figure"]: each["value"] for each in rows}
    assert figures["relationships"] == "3"
    assert not {"sessions_held", "minutes"} & set(figures)
    assert [each["name"] for each in rows if each["figure"] == "left_out"] == ["sessions", "agreed", "hours"]


@pytest.mark.heavy
def test_every_output_has_the_same_figures(mentor):
    """What the JSON has is on the screen, on the page and in the table: types, check-ins, what helped, and skills."""
    for name in PEOPLE:
        first = name.split()[0]
        mentor.given(
            f"start {name} --i-am mentor --since 2026-03-02 --programme '{LABEL}'",
            f"checkin --with {first} --theirs --frequency 4 --skills 5 --on 2026-04-01",
            f"checkin --with {first} --theirs --frequency 5 --skills 5 --on 2026-05-01",
            f"rate Listening 3 --with {first} --on 2026-03-09",
        )
    line = ["programme", LABEL, "--anonymous"]
    found = mentor([*line, "--json"]).json
    assert found["totals"]["checkins"] == 8
    screen = mentor(line).out
    for ending in ("csv", "md"):
        mentor([*line, "-o", str(mentor.home / f"out.{ending}")])
    table = csv.DictReader(io.StringIO((mentor.home / "out.csv").read_text(encoding="utf-8-sig"), newline=""))
    cells = {(each["figure"], each["name"], each["whose"]): each["value"] for each in table}
    for key, group in (("scores", "score"), ("skills", "skill")):
        assert found[key]
        for each in found[key]:
            for field in set(each) - {"name", "role"}:
                written = cells.get((f"{group}_{field}", each["name"], each["role"]), "")
                assert (float(written) if written else None) == each[field]
    for name, counts in found["breakdowns"].items():
        assert {at: int(cells[name, at, ""]) for at in counts} == counts
    page = (mentor.home / "out.md").read_text(encoding="utf-8")
    for part in (
        "8 in all",
        "4 mentoring",
        "4 by the mentor",
        "4 active",
        "frequency 4 → 5 (4 people, 4 up)",
        "3 (once, 4 people)",
    ):
        assert part in screen, part
    for part in ("Check-ins: 8", "4 mentoring", "4 by the mentor", "4 active", "(only once)"):
        assert part in page, part
