"""The people of a programme are read from tables as spreadsheets write them, and every fault is reported."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import MentorlogError
from mentorlog.importing.participants import read_participants
from mentorlog.model.results.participant import Participant
from tests.property_tests import settings

ANNA = Participant("Anna Holm", "mentor", ("negotiating", "listening"), "Nordlys", 2)
BO = Participant("Bo Lind", "mentee", ("listening",), None, 1)


@pytest.mark.parametrize(
    "text",
    [
        "name,role,skills,organisation,capacity\n"
        "Anna Holm,mentor,negotiating;listening,Nordlys,2\n"
        "Bo Lind,mentee,listening,,\n",
        "\ufeffName;Role;Skills;Organization;Capacity\r\n"
        'Anna Holm;Mentor;"negotiating; listening;";Nordlys;2\r\n'
        "Bo Lind;MENTEE;listening;;1\r\n",
        "capacity\torganisation\tskills\trole\tname\n"
        "2\tNordlys\tnegotiating;listening\tmentor\tAnna Holm\n"
        "\t\tlistening\tmentee\tBo Lind\n",
        "Navn;Rolle;Færdigheder;Virksomhed;Kapacitet\n"
        'Anna Holm;mentoren;"negotiating\nlistening";Nordlys;2\n'
        "Bo Lind;menteen;listening\n",
        "\n name , ROLE ,kompetencer,arbejdsplads,pladser\n\n"
        "  Anna   Holm ,coach,negotiating ; listening,Nordlys, 2\n,,,,\n"
        "Bo Lind,klient,listening,,",
        "sep=;\r\nFornavn;Efternavn;Rolle;Kompetencer;Ønsker at lære;Virksomhed;Antal\r\n"
        'Anna;Holm;Mentor;"negotiating;listening";;Nordlys;2\r\n'
        "Bo;Lind;Mentee;not this;listening;;\r\n",
        "SEP=,\nfirst name,surname,role,wants to learn,organisation,places\n"
        "Anna,Holm,mentor,negotiating;listening,Nordlys,2\nBo Lind,,mentee,listening,,\n",
    ],
)
def test_tables_of_spreadsheets_are_read(text: str):
    """With commas, semicolons or tabs, in any order of columns, in English or Danish, with or without a mark."""
    table = read_participants(text.encode(), name="people.csv")
    assert table.participants == (ANNA, BO)
    assert (table.unused_columns, table.comma_lists, table.is_windows_text) == ((), (), False)


def test_other_columns_and_commas_between_skills_are_reported():
    """Skills are separated by semicolons; a list with commas is one skill, also if other rows have semicolons."""
    text = (
        'name,role,skills,e-mail,Age\nAnna,mentor,"negotiating, listening",a@example.org,40\n'
        'Bo,mentee,listening;writing,,\nCai,mentee,"x, y",,\nDea,mentee,"Word, Excel; talking",,\n'
    )
    table = read_participants(text.encode(), name="people.csv")
    assert table.unused_columns == ("e-mail", "Age")
    assert table.comma_lists == ((2, "negotiating, listening"), (4, "x, y"))
    assert table.participants[0].skills == ("negotiating, listening",)


def test_a_file_in_windows_1252_is_read():
    """As spreadsheets save it; the lines of faults are those of the file, also below `sep=`."""
    text = "sep=;\r\nNavn;Rolle;Færdigheder\r\nSøren Østergård;mentor;Løn – og sådan\r\nBo;mentee;\r\n"
    table = read_participants(text.encode("cp1252"), name="people.csv")
    assert table.is_windows_text
    assert table.participants[0][:3] == ("Søren Østergård", "mentor", ("Løn – og sådan",))
    with pytest.raises(MentorlogError, match=r"people.csv, line 5: the role must be mentor or mentee, not 'chef'"):
        read_participants(f"{text}Cai;chef;\r\n".encode("cp1252"), name="people.csv")


def test_missing_headings_are_named_in_danish_too():
    """If the file has Danish headings."""
    for text, is_danish in (("navn;kompetencer\nAnna;x\n", True), ("Person;Ønske\nA;x\n", True), ("x,y\n", False)):
        with pytest.raises(MentorlogError) as error:
            read_participants(text.encode(), name="people.csv")
        assert ("(in Danish navn,rolle,kompetencer,organisation,pladser)" in error.value.message) == is_danish


HEAD = "name,role,skills,organisation,capacity\n"
PAIR = "Anna,mentor,,,\nBo,mentee,,,\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "people.csv is empty."),
        (b"\n \n", "people.csv is empty."),
        (HEAD, "people.csv has headings, but no people below them."),
        ("Anna,mentor,listening\n", "people.csv has no columns name and role and skills."),
        ("name,skills\nAnna,listening\n", "people.csv has no column role."),
        ("name,navn,role,skills\nAnna,Anna,mentor,\n", "people.csv has two columns for name: 'name' and 'navn'."),
        (HEAD + PAIR + "Cai,boss,,,\n", "people.csv, line 4: the role must be mentor or mentee, not 'boss'."),
        (HEAD + PAIR + "Cai,,,,\n", "people.csv, line 4: the role is missing"),
        (HEAD + PAIR + ",mentor,,,\n", "people.csv, line 4: the name is missing."),
        (HEAD + PAIR + "\nANNA,mentor,,,\n", "people.csv, line 5: ANNA is already a mentor in line 2."),
        (HEAD + PAIR + "Søren,mentor,,,\nSoren,mentor,,,\n", "line 5: Soren is already a mentor in line 4."),
        (HEAD + PAIR + "Cai,mentor,,,0\n", "line 4: the capacity must be a whole number from 1 to 1000, not '0'."),
        (HEAD + PAIR + "Cai,mentor,,,-1\n", "not '-1'."),
        (HEAD + PAIR + "Cai,mentor,,,two\n", "not 'two'."),
        (HEAD + PAIR + "Cai,mentor,,,1.5\n", "not '1.5'."),
        (HEAD + PAIR + "Cai,mentor,,,99999999999999999999\n", "not '99999999999999999999'."),
        (HEAD + PAIR + "Cai,mentor,,,٣\n", "not '٣'."),
        (HEAD + PAIR + "Cai,mentee,,,2\n", "line 4: a mentee has no capacity; leave it empty."),
        (HEAD + PAIR + "Cai,mentee,a;b,North,1,more\n", "line 4: 6 values for 5 columns"),
        (HEAD + 'Anna,mentor,"listening,,\nBo,mentee,,,\n', "people.csv, line 2: this is not a row of CSV"),
        (HEAD + "Bo,mentee,,,\n", "people.csv has no mentor, so no one can be paired."),
        (HEAD + "Anna,mentor,,,\n", "people.csv has no mentee, so no one can be paired."),
        (HEAD.encode() + b"S\x81ren,mentor,,,\n", "people.csv is not UTF-8 text (line 2)."),
        ("name,role,skills\n".encode("utf-16"), "people.csv is not UTF-8 text (line 1)."),
        (b"x" * 10_000_001, "people.csv is too large: 10,000,001 bytes, of at most 10,000,000."),
        (b"\0\1\2", "people.csv has no columns name and role and skills."),
    ],
)
def test_faults_are_reported_with_their_line(content: str | bytes, message: str):
    """Nothing is read from a file with a fault."""
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(MentorlogError) as error:
        read_participants(content, name="people.csv")
    assert message in error.value.message
    assert error.value.exit_code == 1


def test_several_faults_are_listed():
    """Up to ten of them."""
    rows = "".join(f"Cai {number},boss,,,\n" for number in range(12))
    with pytest.raises(MentorlogError) as error:
        read_participants((HEAD + PAIR + rows).encode(), name="people.csv")
    assert error.value.message == "people.csv has 12 faults; nothing was matched."
    lines = (error.value.hint or "").splitlines()
    assert (len(lines), lines[0], lines[-1]) == (
        11,
        "line 4: the role must be mentor or mentee, not 'boss'.",
        "and 2 more",
    )


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=4), st.sampled_from(",;\t"))
@settings(max_examples=300)
def test_any_name_comes_back_as_it_was_written(names: list[str], delimiter: str):
    """Blanks apart. Names that are the same to the program, or blank, are refused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(("name", "role", "skills"))
    writer.writerows((name, "mentor", "listening") for name in names)
    writer.writerow(("The only mentee", "mentee", ""))
    try:
        table = read_participants(out.getvalue().encode(), name="people.csv")
    except MentorlogError as error:
        reported = error.message + (error.hint or "")
        assert "name is missing" in reported or "already a mentor" in reported
        return
    assert [each.name for each in table.participants[:-1]] == [" ".join(name.split()) for name in names]


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: (HEAD + PAIR + text).encode())))
@settings(max_examples=300)
def test_any_file_is_read_or_refused(content: bytes):
    """Whatever is in it; the people of a file that is read are complete."""
    try:
        table = read_participants(content, name="people.csv")
    except MentorlogError:
        return
    assert {each.role for each in table.participants} == {"mentor", "mentee"}
    assert all(each.name and each.capacity >= 1 for each in table.participants)
