"""`year`: a year in both roles, on the screen and as a page for other people."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Mentor
from tests.cli.terminal import read

NAMES = ("Ana", "Souza", "Bo", "Lind", "Cy", "Dahl", "Karim", "Haddad", "Ida")
"""The words of all names of people in the journal."""


@pytest.fixture
def owner(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The owner of a journal with two years in both roles and of their own, in an empty folder."""
    two.given(
        "log Opening -w ana --on 2025-12-30 --for 90m --takeaway 'Ask first'",
        'log Second -w ana --on 2026-03-02 --for 60m --takeaway "Ana waits" --takeaway "Silence works"',
        "log Third -w bo --on 2026-03-09 --for 45m",
        "log Hidden -w ana --on 2026-03-16 --for 60m --private --takeaway 'She may leave'",
        "log 'No length' -w bo --on 2026-05-11",
        "start Cy Dahl --i-am mentee --type coaching --since 2026-06-01 --org Nordlys",
        "log Coached -w cy --on 2026-06-02 --for 30m",
        "private r3",
        "goal add 'Lead a review' -w ana",
        "done g1 --on 2026-08-01",
        "goal add 'Join Nordlys' -w me",
        "done g2 --on 2026-08-02",
        "milestone add 'First talk' -w bo --on 2026-09-01",
        "celebrate m1 --on 2026-09-03",
        "action add 'Introduce me to Karim Haddad' -w bo --introduce 'Karim Haddad' --theirs --on 2026-09-01",
        "done a1 --on 2026-09-20",
        "action add 'Meet the union' -w bo --introduce 'Ida' --theirs --on 2026-09-01",
        "resource add 'The Path' -w me --type book --on 2026-01-05",
        "done b1 --on 2026-10-01",
        "edit b1 --takeaway 'Lead less' --minutes 120",
        "rate listening 2 -w ana --mine --on 2026-02-01",
        "rate Listening 4 -w bo --on 2026-11-01",
        "advice receive 'Write to Ida' -w bo --on 2026-04-01",
        "outcome v1 worked --on 2026-05-01",
        "plan 2026-12-02 -w bo",
        "cancel s7 --who them",
    )
    (two.home / "here").mkdir()
    monkeypatch.chdir(two.home / "here")
    return two


@pytest.mark.heavy
def test_year_shows_this_year_in_both_roles(owner: Mentor) -> None:
    """Private entries are shown to their owner, with a mark."""
    shown = owner("year")
    assert "\nSessions    J  F  M  A  M  J  J  A  S  O  N  D\nAs mentor         ▆▆   " in shown.out
    for numbers, facts in (
        ("·  ·  2  ·  ·  ·  ·  ·  ·  ·  ·  ·", ["2 sessions · 2 h", "1 person"]),
        ("·  ·  1  ·  1  1  ·  ·  ·  ·  ·  ·", ["3 sessions · 1 h 15 min", "2 people, 1 as client"]),
    ):
        assert re.search(rf"{facts[0]}\n +{numbers} +{facts[1]}\n", shown.out)
    lines = shown.fields.splitlines()
    assert [line for line in lines if not line.startswith(("Sessions", "As "))] == [
        "2026 so far\t5 sessions\t3 h 15 min\t3 people",
        "Also\t1 cancelled\t1 with no length",
        "Yourself\t1 goal reached\t1 resource finished",
        "In all\t2 goals\t1 milestone, 1 celebrated\t5 lessons\t1 skill up\t1 new contact\t1 resource",
        "People\tAna Souza (2)\tBo Lind (2)\tCy Dahl (1, private)",
        "Goals\tLead a review\t1 Aug\tAna\tg1",
        "Goals\tJoin Nordlys\t2 Aug\tme\tg2",
        "Milestones\tFirst talk\t1 Sep, celebrated 3 Sep\tBo\tm1",
        "Learned\tLead less\t1 Oct\tme\tb1",
        "Learned\tWrite to Ida\tadvice that worked\t1 May\tBo\tv1",
        "Learned\tShe may leave\t16 Mar\tAna\tprivate\ts4",
        "Learned\tAna waits\t2 Mar\tAna\ts2",
        "Learned\tSilence works\t2 Mar\tAna\ts2",
        "Skills\tlistening\t2 → 4\tyou\tk2",
        "Contacts\tKarim Haddad\t20 Sep\tBo\ta1",
        "Resources\tThe Path\tbook\t2 h\t1 Oct\tme\tb1",
    ]


def test_another_year_by_number_and_in_words(owner: Mentor) -> None:
    """In English and Danish, in any case."""
    last = owner("year 2025").fields
    assert last.startswith("2025\t1 session\t1 h 30 min\t1 person\n")
    for words in ("last", "last year", "Last Year", "sidste år", "i fjor", "2025 --json"):
        assert owner(f"year {words}").fields in (last, owner("year 2025 --json").fields)
    for words in ("this", "this year", "i år", "2026"):
        assert owner(f"year {words}").fields == owner("year").fields


def test_all_shows_a_block_per_year(owner: Mentor) -> None:
    """The newest first; years in between without entries have one line."""
    owner("edit ana --since 2023-01-01")
    owner("log Early -w ana --on 2023-04-01 --for 20m")
    out = owner("year --all").fields.splitlines()
    assert [line for line in out if line[:2] == "20"] == [
        "2026 so far\t5 sessions\t3 h 15 min\t3 people\t1 new contact",
        "2025\t1 session\t1 h 30 min\t1 person",
        "2024\tno entries",
        "2023\t1 session\t20 min\t1 person",
    ]
    assert re.search("(?m)^As mentor +[▁-█]+ +2 sessions · 2 h$", owner("year --all").out)
    assert [each["year"] for each in owner("year --all --json").json] == [2026, 2025, 2024, 2023]


def test_the_sums_are_those_of_hours(owner: Mentor) -> None:
    """Over months, with and without private sessions."""
    for option, public in (("--include-private", False), ("", True)):
        totals = owner(f"hours --since 2026-01-01 {option} --json").json["totals"]
        year = owner(f"year {'--shareable ' if public else ''}--json").json
        assert year["minutes"] == sum(each["minutes"] for each in totals)
        assert year["sessions"] == sum(each["sessions"] for each in totals)
        for role in year["roles"]:
            logged = sum(each["minutes"] for each in totals if each["role"] == role["role"])
            assert role["minutes"] == logged == sum(month[role["role"]]["minutes"] for month in year["months"])


@pytest.mark.heavy
def test_shareable_leaves_out_names_and_private_entries(owner: Mentor) -> None:
    """On the screen, as JSON and in each format, in titles and texts too; it says what it left out."""
    for line in ("year --shareable", "year --shareable --json", "year --all --shareable", "year 2025 --shareable"):
        assert_no_name(owner(line).fields)
    for line in ("--lang en -o -", "--lang da -o -", "--all -o page.html", "-o year.html", "-o year.md"):
        shown = owner(f"year --shareable {line}")
        file = Path(line.split()[-1])
        assert_no_name(file.read_text("utf-8") if file.suffix else shown.fields)
    owner("year --shareable -o year.pdf")
    assert_no_name(" ".join(page.extract_text() for page in PdfReader("year.pdf").pages))
    answer = owner("year --shareable")
    assert "3 sessions\t1 h 45 min\t2 people" in answer.fields
    assert "2 goals" in answer.fields
    assert "Lead a review\t1 Aug\n" in answer.fields
    assert "Join" not in answer.fields
    assert answer.err == (
        "mentorlog: private entries are left out, if there are any.\n"
        "mentorlog: your own name is not known, so it was not left out; to set it: mentorlog config name NAME\n"
        "mentorlog: names of people and contacts are left out, and 3 entries whose text contains one. "
        "Read it before you share it.\n"
    )
    assert "whose text" not in owner("year --all --shareable").err  # it has only numbers
    assert "3 entries whose text" in owner("year --all --shareable --json").err
    assert "ref" not in owner("year --shareable --json").json["goals"][0]


@pytest.mark.heavy
def test_shareable_leaves_out_the_owner_earlier_names_and_words_of_organisations(owner: Mentor) -> None:
    """Also those of a private relationship, and of one that was deleted."""
    owner.given(
        "config name 'Karen Vestergaard'",
        "edit bo --name 'Victor Ravn' --org 'Havn & Co' --email bo@solgaard.dk",
        "edit cy --org 'Hemmelig Fabrik'",
        "start 'Gerda Moss' --i-am mentor --since 2026-06-01",
        "delete r4",
    )
    texts = (
        "Karens plan",
        "Vestergaard's way",
        "Bo_metoden",
        "Bos egen",
        "Talk Havn into it",
        "Solgaardmøde",
        "Work at Hemmelig",
        "Nordlyssystemet",
        "Gerda asks",
    )
    for number, text in enumerate(texts, 3):
        owner(["goal", "add", text, "-w", "me"])
        owner(f"done g{number} --on 2026-08-03")
    for line in ("year --shareable", "year --shareable --json", "year --shareable -o -"):
        shown = owner(line).out
        assert not [text for text in texts if text.casefold() in shown.casefold()], line
        assert "Lead a review" in shown


def assert_no_name(text: str) -> None:
    """Assert that no name, organisation or private text is in an output."""
    for word in (*NAMES, "Nordlys", "may leave", "(private", "\tprivate", '"private": true'):
        assert word not in text, (word, text)


def test_a_file_is_for_others(owner: Mentor) -> None:
    """Names stay, private entries are left out unless they are asked for; only the owner can read the file."""
    answer = owner("year -o year.md")
    text = Path("year.md").read_text("utf-8")
    assert answer.out == "Wrote year.md\n"
    assert answer.err == "mentorlog: private entries are left out, if there are any; --include-private includes them.\n"
    assert "As mentor: 1 session with 1 person, 1 h" in text
    assert "People: Bo Lind, Ana Souza" in text
    assert "may leave" not in text
    assert "Cy" not in text
    assert stat.S_IMODE(Path("year.md").stat().st_mode) == 0o600 or os.name == "nt"
    answer = owner("year -o year.md --include-private --force")
    text = Path("year.md").read_text("utf-8")
    assert answer.err == "mentorlog: private entries are included; read the page before you share it.\n"
    assert "Private entries are included." in text
    assert "(private), as mentor: She may leave" in text
    assert "Cy Dahl (private)" in text
    assert "there are none" in owner("year 2025 -o - --include-private").err
    assert "private entries are left out, if there are any" in owner("year 2025 -o -").err
    assert "already exists" in owner.fails("year -o year.md", code=1)
    assert owner("year --format html").out.startswith("<!doctype html>")


def test_the_page_is_signed_in_the_chosen_language(owner: Mentor) -> None:
    """With the setting `name`; a page without names is not signed."""
    owner("config name 'Eva Holm'")
    assert "From the journal of Eva Holm" in owner("year -o -").out
    assert "Fra en logbog ført af Eva Holm" in owner("year --lang da -o -").out
    assert "Eva" not in owner("year --shareable -o -").out


def test_a_year_without_entries_names_the_others(owner: Mentor) -> None:
    """The exit code is 0; a file is written all the same, and JSON has zeros."""
    answer = owner("year 2019")
    assert answer.fields == ""
    assert answer.err == (
        "In 2019 no session was held, and nothing was reached, finished or learned.\t"
        "There are entries in 2026, 2025: mentorlog year 2026\n"
    )
    answer = owner("year 2019 -o empty.md")
    assert "No session was held" in Path("empty.md").read_text("utf-8")
    assert "There are entries in 2026, 2025" in answer.err
    assert owner("year 2019 --json").json["sessions"] == 0
    owner("private s1")
    assert "There are entries in 2026: mentorlog year 2026 --shareable\n" in owner("year 2025 --shareable").err
    assert owner("year 2025 --shareable").err.endswith("Read it before you share it.\n")


def test_an_empty_journal_shows_how_to_begin(mentor: Mentor) -> None:
    """As other lists do; without a year there is an empty list."""
    assert "mentorlog start" in mentor("year").output
    assert "mentorlog start" in mentor("year --all").output
    assert mentor("year --all --json").json == []
    assert not mentor.db.exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("year 2027", "2027 has not begun: it is still 2026.\n  mentorlog year\n"),
        (
            "year 2030 -o x.md --shareable",
            "2030 has not begun: it is still 2026.\n  mentorlog year -o x.md --shareable\n",
        ),
        ("year 2024 2025 -o x.md", "  mentorlog year 2024 -o x.md\n  mentorlog year 2025 -o x.md\n"),
        ("year next", "2027 has not begun"),
        ("year næste år", "2027 has not begun"),
        ("year 1899", "from 1900 to 2199, not 1899"),
        ("year 2200", "from 1900 to 2199"),
        ("year 9999", "from 1900 to 2199"),
        ("year 26", "must have four digits, such as 2026, not '26'"),
        ("year 2026-03", "four digits"),
        ("year ２０２６", "four digits"),
        ("year 2024 2025", "  mentorlog year 2024\n  mentorlog year 2025\n  mentorlog year --all"),
        ("year 2024-2025", "  mentorlog year 2024\n  mentorlog year 2025\n  mentorlog year --all"),
        ("year --all 2025", "omit the year, or --all.\n  mentorlog year 2025"),
        ("year all", "--all shows every year"),
        ("year Ana", "  mentorlog progress Ana"),
        ("year --include-private", "works only with -o"),
        ("year --shareable --include-private -o x.md", "  mentorlog year --shareable -o x.md"),
        ("year --json -o x.md", "can't be used together"),
        ("year --json --lang da", "can't be used together"),
        ("year -o x.csv", "-o x.md"),
        ("year --format csv", "--format must be md, html or pdf"),
        ("year --lang sv", "--lang must be en or da"),
    ],
)
def test_bad_input_has_a_clear_answer(owner: Mentor, line: str, message: str) -> None:
    """Nothing is written."""
    assert message in owner.fails(line, code=2)
    assert list(Path.cwd().iterdir()) == []


def test_next_year_the_same_year_is_over(owner: Mentor) -> None:
    """The present year and what is so far follow the clock."""
    owner.now = "2027-01-01T00:01"
    assert "There are entries in 2026, 2025" in owner("year").err
    assert owner("year last").fields.startswith("2026\t5 sessions")
    assert owner("year 2026 --json").json["until"] is None


def test_ratings_alone_make_a_year_if_they_are_of_several_days(owner: Mentor) -> None:
    """One's own are joined over relationships."""
    skill = owner("year --json").json["skills"][0]
    assert (skill["skill"], skill["owner"], skill["relationships"]) == ("listening", "me", ["Ana Souza", "Bo Lind"])
    assert (skill["first"]["score"], skill["last"]["score"], skill["last"]["on"]) == (2, 4, "2026-11-01")


def test_what_is_undone_does_not_count(owner: Mentor) -> None:
    """The counts by month follow the entries."""
    before = owner("year --json").json
    owner("log Again -w ana --on 2026-03-03 --for 30m --takeaway 'More'")
    assert owner("year --json").json["months"][2]["mentor"]["sessions"] == 3
    owner("undo")
    assert owner("year --json").json == before


def test_a_year_at_a_terminal(owner: Mentor) -> None:
    """The lists say what the line with all sums says in a pipe."""
    code, shown = read(owner, "year", "2026", "--color", "never")
    assert code == 0
    assert "As mentor" in shown
    assert "▆▆" in shown
    assert "In all" not in shown
    assert "▆▆" in owner("year").out


@pytest.mark.heavy
def test_a_long_year_is_shown_whole_on_request(owner: Mentor) -> None:
    """Its last line at a terminal is the command; the page is then as in a pipe."""
    learned = [f"Lesson {number}" for number in range(30)]
    owner(
        ["log", "Much", "-w", "bo", "--on", "2026-11-02", *(word for each in learned for word in ("--takeaway", each))]
    )
    code, short = read(owner, "year", "--color", "never", PAGER="false")
    assert (code, short.count("\n") <= 23) == (0, True)
    assert short.rstrip().endswith("mentorlog year 2026 --full")
    code, full = read(owner, "year", "--full", "--color", "never", PAGER="cat")
    assert code == 0
    assert all(re.search(rf"{each}\b", full) for each in learned)
    assert owner("year --full", COLUMNS="80").out == owner("year", COLUMNS="80").out
