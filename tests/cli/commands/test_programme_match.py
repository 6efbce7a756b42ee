"""`programme LABEL --match FILE`: propose pairs, as CSV, JSON or a page."""

from __future__ import annotations

import csv
import io
import re
import sys

import pytest

PEOPLE = """\
name,role,skills,organisation,capacity
Anna Holm,mentor,negotiating;listening,Nordlys,2
Bo Lind,mentor,writing,Havn,
Cai Berg,mentee,listening;negotiating,Havn,
Dea Lund,mentee,Writing,Havn,
Eva Dahl,mentee,,Nordlys,
"""
PAIRS = [
    {
        "mentor": "Anna Holm",
        "mentee": "Cai Berg",
        "reasons": "2 shared skills: listening, negotiating; another organisation; mentee 1 of 2",
    },
    {"mentor": "Anna Holm", "mentee": "Eva Dahl", "reasons": "no shared skill; the same organisation; mentee 2 of 2"},
    {"mentor": "Bo Lind", "mentee": "Dea Lund", "reasons": "1 shared skill: Writing; the same organisation"},
]


def write(mentor, text: str | bytes, name: str = "people.csv") -> str:
    """Write the file in the user's home; return its path."""
    path = mentor.home / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a table, after its byte order mark."""
    assert text.startswith("\ufeffmentor,mentee,reasons\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_pairs_are_written_as_a_table(mentor):
    """To a pipe, or to a file, which is not overwritten. The label need not exist, and no journal is made."""
    people = write(mentor, PEOPLE)
    answer = mentor(["programme", "HK", "2026", "--match", people])
    assert (rows(answer.out), answer.err) == (PAIRS, "")
    target = mentor.home / "pairs.csv"
    assert mentor(["programme", "HK 2026", "--match", people, "-o", str(target)]).out == f"Wrote {target}\n"
    assert rows(target.read_bytes().decode()) == PAIRS
    assert target.stat().st_mode & 0o777 == 0o600
    line = ["programme", "HK 2026", "--match", people, "-o", str(target)]
    assert "already exists; it was not changed" in mentor.fails(line, code=1)
    mentor([*line, "--force"])
    assert not mentor.db.exists()


def test_pairs_as_json_have_each_reason(mentor):
    """And who is left over."""
    people = write(mentor, PEOPLE.replace("listening,Nordlys,2", "listening,Nordlys,1"))
    answer = mentor(["programme", "HK 2026", "--match", people, "--json"])
    assert answer.json["programme"] == "HK 2026"
    assert answer.json["pairs"][0] == {
        "mentor": "Anna Holm",
        "mentee": "Cai Berg",
        "shared_skills": ["listening", "negotiating"],
        "another_organisation": True,
        "place": 1,
        "capacity": 1,
        "reasons": ["2 shared skills: listening, negotiating", "another organisation"],
    }
    reason = "every mentor has as many mentees as the table allows"
    assert answer.json["mentees_without_mentor"] == [{"name": "Eva Dahl", "reason": reason}]
    assert answer.json["mentors_with_room"] == []


def test_at_a_terminal_the_pairs_are_a_page(mentor):
    """Drawn with Rich, as every page; a table is for files and pipes."""
    people = write(mentor, PEOPLE)
    page = mentor(["programme", "HK 2026", "--match", people, "--color", "always"], COLUMNS="72").out
    shown = re.sub("\x1b\\[[0-9;]*m", "", page)
    assert "3 pairs proposed for HK 2026" in shown
    assert "Anna Holm with Cai Berg" in shown
    assert "2 shared skills: listening, negotiating" in shown


def test_those_left_over_are_listed_with_the_reason(mentor):
    """On stderr: mentees without a mentor, mentors without a mentee, and mentors who could take more."""
    everyone = PEOPLE + "".join(f"Mentor {number},mentor,,,\n" for number in range(22))
    answer = mentor(["programme", "HK", "--match", write(mentor, everyone.replace("Nordlys,2", "Nordlys,3"))])
    assert answer.err.splitlines()[0] == "mentorlog: 21 mentors have no mentee: every mentee has a mentor."
    assert answer.err.splitlines()[21:] == [
        "  and 1 more; --json lists them all",
        "mentorlog: 1 mentor could take more mentees: every mentee has a mentor.",
        "  Anna Holm (2 of 3 places free)",
    ]
    alone = "name,role,skills\nAnna,mentor,\nAnna,mentee,\n"
    answer = mentor(["programme", "HK", "--match", write(mentor, alone)])
    assert rows(answer.out) == []
    assert answer.err == (
        "mentorlog: 1 mentee has no mentor: the only mentor who could take another mentee is the same person.\n"
        "  Anna\n"
        "mentorlog: 1 mentor has no mentee: the only mentee left is the same person.\n"
        "  Anna\n"
    )


def test_the_order_of_the_rows_does_not_matter(mentor):
    """Nor do the order of the columns and the delimiter."""
    head, *lines = PEOPLE.splitlines()
    expected = mentor(["programme", "HK", "--match", write(mentor, PEOPLE)]).out
    table = list(csv.reader(io.StringIO("\n".join([head, *reversed(lines)]))))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(row[::-1] for row in table)
    assert mentor(["programme", "HK", "--match", write(mentor, out.getvalue())]).out == expected


def test_names_that_a_spreadsheet_would_compute_get_an_apostrophe(mentor):
    """As in the other tables."""
    text = 'name,role,skills\n"=HYPERLINK(""http://x"")",mentor,\n"Bo ""the"" Lind, jr",mentee,\n'
    answer = mentor(["programme", "HK", "--match", write(mentor, text)])
    assert rows(answer.out)[0]["mentor"] == '\'=HYPERLINK("http://x")'
    assert rows(answer.out)[0]["mentee"] == 'Bo "the" Lind, jr'


def test_bad_input_is_refused_with_the_line_of_the_file(mentor):
    """Exit 1, nothing on stdout and no file; usage errors are exit 2."""
    head = "name,role,skills,organisation,capacity\n"
    pair = f"{head}Anna,mentor,,,\nBo,mentee,,,\n"
    target = str(mentor.home / "pairs.csv")
    for text, message in (
        ("", "is empty"),
        ("name,skills\nAnna,\n", "has no column role"),
        (f"{pair}Cai,chief,,,\n", "line 4: the role must be mentor or mentee, not 'chief'."),
        (f"{pair}anna,mentor,,,\n", "line 4: anna is already a mentor in line 2."),
        (f"{pair}Cai,mentor,,,0\n", "line 4: the capacity must be a whole number"),
        (f"{pair}Cai,mentor,,,-2\n", "line 4: the capacity must be a whole number"),
        (f"{pair}Cai,mentor,,,many\n", "line 4: the capacity must be a whole number"),
        (f"{head}Bo,mentee,,,\n", "has no mentor, so no one can be paired."),
        (pair.encode() + b"S\x81ren,mentor,,,\n", "is not UTF-8 text (line 4)."),
    ):
        error = mentor.fails(["programme", "HK", "--match", write(mentor, text), "-o", target], code=1)
        assert "people.csv" in error
        assert message in error
    assert "There is no file" in mentor.fails(["programme", "HK", "--match", "missing.csv"], code=1)
    assert "is a folder" in mentor.fails(["programme", "HK", "--match", str(mentor.home)], code=1)
    people = write(mentor, PEOPLE)
    for words in (
        ["--match", people],
        ["HK", "--match", people, "--json", "-o", target],
        ["HK", "--match", people, "-o", str(mentor.home / "pairs.html")],
        ["HK", "--match", people, "--anonymous"],
        ["HK", "--match", people, "--with", "b.json"],
        ["HK", "--match", "-"],
    ):
        mentor.fails(["programme", *words], code=2)
    assert not (mentor.home / "pairs.csv").exists()


@pytest.mark.heavy
def test_too_many_people_are_refused_at_once(mentor):
    """5,000 people who all share a skill would take hours; 5,000 who do not are matched (see docs/guide.md)."""
    head = "name,role,skills\n"
    people = [f"Mentor {number},mentor,listening\nMentee {number},mentee,listening\n" for number in range(2500)]
    error = mentor.fails(["programme", "HK", "--match", write(mentor, head + "".join(people))], code=1)
    assert "2,500 mentees and 2,500 mentors are too many to match at once" in error


@pytest.mark.heavy
def test_five_thousand_people_are_matched(mentor):
    """In about twenty seconds, if each shares skills with some seventy others."""
    head = "name,role,skills\n"
    people = [
        f"Mentor {number},mentor,a{number % 60};b{number % 70}\nMentee {number},mentee,a{number % 59};b{number % 71}\n"
        for number in range(2500)
    ]
    answer = mentor(["programme", "HK", "--match", write(mentor, head + "".join(people))])
    assert len(rows(answer.out)) == 2500


def test_without_networkx_the_line_that_installs_it_is_shown(mentor, monkeypatch):
    """The extra `match` is not installed."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    error = mentor.fails(["programme", "HK", "--match", write(mentor, PEOPLE)], code=1)
    assert "Matching needs networkx, which is not installed." in error
    assert "pip install 'mentorlog[match]'" in error


def test_a_file_of_a_danish_spreadsheet_is_read(mentor):
    """In Windows-1252, with `sep=;`; what may be misread is said with its line."""
    text = (
        "sep=;\r\nFornavn;Efternavn;Rolle;Kompetencer;Ønsker at lære;Antal\r\n"
        "Søren;Holm;mentor;løn, ledelse;;2\r\nÅse;Lind;mentee;;løn;\r\n"
    )
    answer = mentor(["programme", "HK", "--match", write(mentor, text.encode("cp1252")), "--json"])
    assert [(each["mentor"], each["mentee"]) for each in answer.json["pairs"]] == [("Søren Holm", "Åse Lind")]
    assert "line 3: 'løn, ledelse' was read as one skill; separate skills with semicolons." in answer.err
    assert "it was read as Windows-1252" in answer.err
