"""`programme`: what the relationships of a programme came to, and when it was evaluated."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has


@pytest.fixture
def owner(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The owner of a journal with two programmes, a private relationship and a prospect, in an empty folder."""
    mentor.given(
        "start 'Ana Souza' --i-am mentor --programme 'HK 2026' --sessions 5 --since 2026-03-02",
        "start 'Bo Lind' --i-am mentor --programme 'hk 2026' --since 2026-04-01",
        "start 'Cy Hidden' --i-am mentor --programme 'HK 2026' --private --since 2026-05-04",
        "start 'Dan Holm' --i-am mentee --programme Nord",
        "prospect add 'Eva Prospect'",
        "log Opening -w ana --on 2026-03-09 --for 90m",
        "log Second -w ana --on 2026-04-13 --for 60m",
        "log Hidden -w ana --on 2026-05-11 --for 60m --private",
        "log Salary -w cy --on 2026-05-11 --for 45m",
        "goal add 'Lead a review' -w ana --measure alone --by 2027-01-01",
        "checkpoint g1 60",
        "rate listening 2 -w ana --on 2026-03-09",
        "rate listening 4 -w ana",
        "checkin ana --theirs --frequency 5 --expectations met",
        "end bo --reason 'moved on'",
    )
    (mentor.home / "here").mkdir()
    monkeypatch.chdir(mentor.home / "here")
    return mentor


def test_the_programmes_are_listed(owner: Mentor) -> None:
    """In one spelling each; the JSON is for others, so it has nothing private."""
    assert owner("programme").fields.splitlines() == [
        "HK 2026\t3 relationships\t2 active\t4 sessions held\t\t",
        "Nord\t1 relationship\t1 active\t0 sessions held\t\t",
    ]
    answer = owner("programme --json")
    has(answer.json[0], programme="HK 2026", relationships=2, active=1, sessions_held=2, evaluated_on=None)
    assert answer.err == (
        "mentorlog: private relationships are left out, if there are any; --include-private includes them.\n"
    )
    has(owner("programme --json --include-private").json[0], relationships=3, sessions_held=4, private=True)


def test_more_sessions_than_were_agreed_are_instead_of_them(ana: Mentor) -> None:
    """On the screen and on a page, in both languages, with and without other sessions."""
    ana.given("edit ana --sessions 1 --programme HK", "log a --on 2026-11-02", "log b --on 2026-11-09")
    assert "2 held instead of the 1 agreed" in ana("programme hk").fields
    assert "2 held instead of the 1 agreed" in ana("programme hk -o -").fields
    assert "2 afholdt i stedet for de 1 aftalte" in ana("programme hk -o - --lang da").fields
    ana.given("start Bo Lind --i-am mentor --programme HK", "log c -w bo")
    for text in (ana("programme hk").fields.replace("\t", ", "), ana("programme hk -o -").fields):
        assert "3 held, 2 instead of the 1 agreed" in text
    assert "3 afholdt, 2 i stedet for de 1 aftalte" in ana("programme hk -o - --lang da").fields


def test_nothing_belongs_to_a_programme_yet(ana: Mentor) -> None:
    """It says how to begin, also if a label is typed."""
    assert "mentorlog edit NAME --programme TEXT" in ana("programme").output
    assert ana("programme --json").json == []
    assert "No relationship belongs to a programme yet." in ana.fails("programme HK", code=1)


def test_the_overview_is_of_all_relationships_of_the_label(owner: Mentor) -> None:
    """My own screen shows what is private, marked; a prospect and another programme are not in it."""
    page = owner("programme hk").fields
    assert page.startswith("HK 2026, you mentor\t3 relationships\t2 active\t1 ended\n")
    assert "\nAna Souza\t3 of 5 held\t3 h 30 min\t1 open at 60%\tr1\n" in page
    assert "\nCy Hidden\t1 held\t45 min\tno goal\tprivate\tr3\n" in page
    assert "\nSessions\t4 held\t3 of the 5 agreed\t4 h 15 min\n" in page
    assert "\nCheck-ins\tmentees: frequency 5 (once, 1 person)\nExpected\tmentees: 1 met\n" in page
    assert "\nSkills\tmentees: listening 2 → 4 (1 person, 1 up)\nEnded\tmoved on (1)\n" in page
    assert "Dan" not in page
    assert "Eva" not in page


def test_what_others_get_has_nothing_private(owner: Mentor) -> None:
    """Neither the JSON nor any file, as if nothing private had been recorded; a message says that it is left out."""
    left_out = (
        "mentorlog: private relationships, entries and notes of evaluations are left out, if there are any; "
        "--include-private includes them.\n"
    )
    answer = owner("programme 'HK 2026' --json")
    assert answer.err == left_out
    has(answer.json["totals"], relationships=2, sessions_held=2, held_of_agreed=2, minutes=150)
    assert [each["name"] for each in answer.json["relationships"]] == ["Ana Souza", "Bo Lind"]
    assert "ref" not in answer.json["relationships"][0]
    for name in ("a.md", "a.html", "a.csv"):
        assert owner(f"programme hk -o {name}").output == f"Wrote {name}\n{left_out}"
        assert "Cy" not in Path(name).read_text("utf-8")
    assert owner("programme hk -o b.pdf --lang da --paper letter").out == "Wrote b.pdf\n"
    assert Path("b.pdf").read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(Path("a.csv").stat().st_mode) == 0o600


def test_include_private_says_what_is_included(owner: Mentor) -> None:
    """The private relationship and the private session of another one, marked as private."""
    answer = owner("programme hk --include-private -o -")
    assert answer.err == "mentorlog: private entries are included (2 entries); read the overview before you share it.\n"
    assert "Private entries are included." in answer.out
    assert "| Cy Hidden (private) " in answer.out
    has(owner("programme hk --json --include-private").json, private_included=True)
    assert "there are none" in owner("programme nord --json --include-private").err


def test_a_programme_whose_relationships_are_all_private_is_not_exported(owner: Mentor) -> None:
    """The line includes them; my own screen shows them."""
    owner("edit cy --programme Secret")
    message = owner.fails("programme secret -o x.md", code=1)
    assert "Every relationship of Secret is private" in message
    assert "mentorlog programme secret -o x.md --include-private" in message
    assert "Cy Hidden" in owner("programme secret").out
    assert "Secret" not in json.dumps(owner("programme --json").json)


def test_the_table_has_a_row_per_relationship(owner: Mentor) -> None:
    """`-o -` writes a page to standard output, a file with .csv the table."""
    owner("programme hk -o t.csv")
    rows = list(csv.DictReader(io.StringIO(Path("t.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert [(each["name"], each["sessions_held"], each["sessions_agreed"]) for each in rows] == [
        ("Ana Souza", "2", "5"),
        ("Bo Lind", "0", ""),
    ]
    assert "already exists" in owner.fails("programme hk -o t.csv", code=1)
    owner("programme hk -o t.csv --force")


def test_an_evaluation_is_recorded_changed_and_deleted(owner: Mentor) -> None:
    """The overview shows it; a second of the same day changes what is given, and undo takes one command back."""
    line = "programme hk --evaluated 2026-11-20 --note 'Too few meetings' --again '1 dec'"
    assert owner(line).fields == "Evaluated HK 2026, Fri 20 Nov\nFound\tToo few meetings\nAgain\tTue 1 Dec\n"
    assert "Evaluated\tToo few meetings\t20 Nov\tnext Tue 1 Dec\n" in owner("programme hk").fields
    has(owner("programme hk --evaluated 2026-11-20 --again '2 dec' --json").json, note="Too few meetings")
    owner("programme 'HK 2026' --evaluated today")
    has(owner("programme hk --json").json["evaluations"][0], on="2026-11-20", look_again_on="2026-12-02")
    assert len(owner("programme hk --json").json["evaluations"]) == 2
    assert owner("history -n 1").fields.startswith("today 09:00\tprogramme\t1 evaluation\t")
    assert owner("undo").fields.startswith("Took back programme of today 09:00: 1 evaluation")
    assert len(owner("programme hk --json").json["evaluations"]) == 1
    owner("redo")
    deleted = owner("programme hk --evaluated 2026-11-20 --clear evaluation").fields
    assert deleted == "Deleted the evaluation of HK 2026 on Fri 20 Nov\nmentorlog undo brings it back\n"
    assert "was not evaluated on 2026-11-20" in owner.fails(
        "programme hk --evaluated 2026-11-20 --clear evaluation", code=1
    )
    owner("undo")
    assert [each["on"] for each in owner("programme hk --json").json["evaluations"]] == ["2026-11-20", "2026-11-23"]
    cleared = owner("programme hk --evaluated 2026-11-20 --clear note --json").json
    has(cleared, note=None, look_again_on="2026-12-02")


def test_an_evaluation_reminds_until_the_next_one(owner: Mentor) -> None:
    """In remind, in the count, in status and in the JSON; only the latest evaluation of a label counts."""
    due = owner("remind --count").fields
    owner("programme hk --evaluated 2026-06-01 --again '24 nov'")
    assert owner("remind --count").fields == f"{int(due.split()[0]) + 1} due\n"
    found = [each for each in owner("remind --json").json if each["reminder"] == "programme_evaluation"]
    has(found[0], ref=None, kind=None, relationship=None, due_on="2026-11-24", days=1, private=False)
    line = "Evaluate the programme HK 2026\t\tmentorlog programme 'HK 2026' --evaluated today"
    assert f"Coming\t{line}\ttomorrow\t\t" in owner("remind").fields
    owner.now = "2026-11-24T12:00"
    assert "Evaluate the programme HK 2026" in json.dumps(owner("status --json").json)
    assert "programme_evaluation" not in json.dumps(owner("remind ana --json").json)
    owner("programme 'HK 2026' --evaluated today")
    assert "programme_evaluation" not in json.dumps(owner("remind --json").json)
    owner("programme hk --evaluated 2026-10-01 --again '25 nov'")
    assert "programme_evaluation" not in json.dumps(owner("remind --json").json)


def test_another_spelling_of_the_label_settles_the_reminder(ana: Mentor) -> None:
    """Also one with other letters that are not ASCII; a second evaluation of a day stays one."""
    ana("edit ana --programme 'Ældre ledere'")
    ana("programme ældre --evaluated 2026-06-01 --again tomorrow")
    ana("edit ana --programme 'ÆLDRE LEDERE'")
    assert "programme_evaluation" in json.dumps(ana("remind --json").json)
    ana("programme 'ÆLDRE LEDERE' --evaluated 2026-06-01 --note Fine")
    assert len(ana("programme aeldre --json").json["evaluations"]) == 1
    ana("programme 'ÆLDRE LEDERE' --evaluated today")
    assert "programme_evaluation" not in json.dumps(ana("remind --json").json)


def test_an_evaluation_outlives_its_label(owner: Mentor) -> None:
    """It is listed and can be settled even if no relationship has the label any more."""
    owner("programme nord --evaluated today --again '25 nov'")
    owner("edit dan --clear programme")
    assert (
        "Nord\t0 relationships\t0 active\t0 sessions held\tevaluated 23 Nov\tnext Wed 25 Nov\n"
        in owner("programme").fields
    )
    assert "Evaluated\tno note\t23 Nov\tnext Wed 25 Nov\n" in owner("programme nord").fields
    owner("programme nord --evaluated today --clear again")


REFUSED = {
    "programme nix": (1, "No relationship belongs to a programme called 'nix'.", "mentorlog programme 'HK 2026'"),
    "programme nix --evaluated today": (1, "called 'nix'", "mentorlog programme Nord --evaluated today"),
    "programme --evaluated today": (2, "Give the label of the programme.", "mentorlog programme LABEL --evaluated"),
    "programme -o x.md": (2, "--output needs the label of a programme.", "mentorlog programme LABEL"),
    "programme hk --note x": (2, "--note works only with --evaluated.", "--evaluated today"),
    "programme hk --again friday": (2, "--again works only with --evaluated.", "--evaluated today"),
    "programme hk --evaluated tomorrow": (2, "--evaluated must be today or earlier.", "--evaluated DATE"),
    "programme hk --evaluated today --again yesterday": (2, "", "--again"),
    "programme hk --evaluated today --clear x": (2, "--clear must be note, again or evaluation, not 'x'.", ""),
    "programme hk --evaluated today --note a --clear note": (2, "--clear note can't be used with --note.", ""),
    "programme hk --evaluated today -o x.md": (2, "--output can't be used with --evaluated.", "mentorlog programme hk"),
    "programme hk --include-private": (2, "works only with -o, --json or --anonymous.", "--json"),
    "programme hk --lang da": (2, "--lang works only with -o.", "-o FILE.html"),
    "programme hk --same-pair yes": (2, "--same-pair works only with --with.", "--with FILE"),
    "programme hk -o x.csv --lang da": (2, "csv has no translatable text", ""),
    "programme hk -o x.md --paper a4": (2, "--paper must be a4 or letter, and works only with pdf.", ""),
    "programme hk -o x.md --json": (2, "--json and -o can't be used together.", ""),
    "programme hk -o x.docx": (2, ".docx is not a supported format", "-o x.md"),
}
"""Lines, with the exit code and what their message contains."""


def test_bad_input_is_refused_with_the_line_to_type(owner: Mentor) -> None:
    """Nothing is written or recorded."""
    before = owner.db.read_bytes()
    for line, (code, message, hint) in REFUSED.items():
        answer = owner.fails(line, code=code)
        assert message in answer, line
        assert hint in answer, line
    assert owner.db.read_bytes() == before
    assert list(Path().iterdir()) == []


def test_several_labels_may_match(owner: Mentor) -> None:
    """The lines name them; a full label is never ambiguous."""
    owner("edit dan --programme 'HK 2027'")
    assert "'hk' matches 2 programmes; type one of these:" in owner.fails("programme hk", code=1)
    assert owner("programme 'hk 2027'").fields.startswith("HK 2027, mentors you\t1 relationship\t1 active\n")
    assert owner("programmes HK 2027").fields == owner("programme 2027").fields


def test_a_hostile_label_is_inert_and_can_be_typed(ana: Mentor) -> None:
    """A label with markup, control characters or a dash in front."""
    for label in ("-x [bold]", "a\tb'c", "=1+1 *md*", "\x1b[31m"):
        ana(["edit", "ana", "--programme", label])
        assert "\x1b" not in ana("programme").fields
        if label.isprintable():
            ana(["programme", "--evaluated", "today", "--again", "25 nov", "--", label])
        assert "Ana Souza" in ana(["programme", "--", label]).fields
        ana(["programme", "-o", "-", "--", label])
        ana("remind")


def test_notes_of_evaluations_are_for_the_owner(owner: Mentor) -> None:
    """The screen shows them; files and JSON have them only with --include-private, and otherwise only their days."""
    owner("programme hk --evaluated 2026-11-20 --note 'Bo was late' --again '1 dec'")
    assert "Bo was late" in owner("programme hk").out
    target = owner.home / "out.md"
    for words, is_shown in (("", False), ("--include-private", True)):
        for to_file in (f"-o {target} --force", "--json"):
            answer = owner(f"programme hk {to_file} {words}")
            text = target.read_text(encoding="utf-8") if "-o" in to_file else answer.out
            assert ("Bo was late" in text) == is_shown
            assert ("entries and notes of evaluations are left out, if there are any" in answer.err) != is_shown
            assert "2026-12-01" in text or "Tue 1 Dec 2026" in text
    owner(f"programme hk -o {target} --force --include-private")
    assert "Private entries are included." in target.read_text(encoding="utf-8")


def test_a_note_is_read_from_standard_input(owner: Mentor) -> None:
    """As other texts are; a blank one is refused."""
    owner("programme hk --evaluated 2026-11-20 --note -", stdin="Meet more\nin summer\n")
    answer = owner("programme hk --evaluated 2026-11-20 --note=- --json", stdin="Meet less\n")
    assert answer.json["note"] == "Meet less"
    assert "--note is empty." in owner.fails("programme hk --evaluated 2026-11-20 --note -", code=2, stdin="\n")
    assert "private" in owner.fails(
        "programme hk --evaluated 2026-11-20 --note -", code=2, stdin="Fine\n--- private ---\nSecret\n"
    )


def test_fields_of_an_evaluation_that_is_not_there_are_not_cleared(owner: Mentor) -> None:
    """Nothing is recorded."""
    for field in ("again", "note", "evaluation"):
        line = f"programme hk --evaluated 2026-11-20 --clear {field}"
        assert "HK 2026 was not evaluated on 2026-11-20." in owner.fails(line, code=1)
    assert owner("programme hk --json").json["evaluations"] == []
