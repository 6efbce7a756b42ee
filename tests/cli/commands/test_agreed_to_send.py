"""What may be sent is agreed: `agreement --recap` and `--readers`, and the commands that obey."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands.test_export_formats import pdf_text
from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, editor_that_runs, ends, opened, read, sit_down

PAGES = ("recap ana", "recap s1", "recap ana -o page.md", "recap ana --json", "agenda ana --format md")
PAGES_TOO = ("agenda ana -o page.html", "recap -w ana --format html")


@pytest.fixture
def held(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """A session with Ana and a point to raise, in an empty folder."""
    user = two.given("log 'Talked about silence' -w ana --on 2026-11-09", "raise Which talk -w ana")
    (user.home / "here").mkdir()
    monkeypatch.chdir(user.home / "here")
    return user


def test_the_answer_is_recorded_and_shown(ana: Mentor) -> None:
    """With or without a text, in English or Danish; no field of the rest changes."""
    said = ana("agreement ana --recap nej --readers 'Only the two of us.'").fields
    assert said.startswith(
        "Agreed with Ana Souza. What you talked about is not sent. Who may read the summary: Only the two of us."
    )
    entry = ana("agreement ana --json").json
    assert (entry["recap"], entry["summary_readers"]) == ("no", "Only the two of us.")
    assert (entry["agreement"], entry["agreed_on"], entry["look_again_on"]) == (None, None, None)
    for page in (ana("agreement ana").fields, ana("show ana").fields):
        assert "is not sent" in page
        assert "Only the two of us." in page
    assert "was so already" in ana("agreement ana --recap no").fields
    ana("agreement ana --set 'Be kind.' --again 2027-02-01 --recap ask")
    entry = ana("agreement ana --json").json
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == ("Be kind.", "ask", "Only the two of us.")
    said = ana("agreement ana --recap yes").fields
    assert said.startswith("Agreed with Ana Souza. You may send what you talked about.\tr1")
    assert "Only the two of us." in ana("search 'two of us'").fields


def test_undo_takes_the_answer_back(ana: Mentor) -> None:
    """The command is one step."""
    before = ana("show ana --json").json
    ana("agreement ana --set 'Be kind.' --recap no --readers us")
    ana("undo")
    assert ana("show ana --json").json == before
    ana("redo")
    assert ana("show ana --json").json["recap"] == "no"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("agreement ana --recap maybe", "--recap must be yes, no or ask, not 'maybe'"),
        ("agreement ana --recap ''", "--recap is empty"),
        ("agreement ana --readers ' '", "--readers is empty"),
        ("agreement ana --readers -", "--readers"),
        ("agreement ana --readers Only the two of us", "--readers 'Only the two of us'"),
        ("agreement ana --set x --readers $'us\\n--- private ---\\nhidden'", "private"),
        ("edit ana --recap maybe", "--recap must be yes, no or ask, not 'maybe'"),
        ("edit ana --recap none", "mentorlog edit r1 --clear recap"),
    ],
)
def test_what_is_not_an_answer_is_refused(ana: Mentor, line: str, message: str) -> None:
    """Nothing is recorded."""
    words = line.replace("$'us\\n--- private ---\\nhidden'", "'us\n--- private ---\nhidden'")
    assert message in ana.fails(words, code=2)
    entry = ana("show ana --json").json
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == (None, None, None)


def test_edit_changes_and_clears_the_answer(ana: Mentor) -> None:
    """`never` is no, which clears nothing."""
    assert ana("edit ana --recap never --readers us --json").json["recap"] == "no"
    assert ana("edit ana --summary-readers 'us two' --json").json["summary_readers"] == "us two"
    entry = ana("edit ana --clear recap --clear readers --json").json
    assert (entry["recap"], entry["summary_readers"]) == (None, None)


def test_a_prospect_has_no_answer(ana: Mentor) -> None:
    """It belongs to an agreement, which a prospect has not."""
    ana("prospect add Lone Dahl")
    assert "mentorlog start" in ana.fails("edit lone --readers us", code=1)
    ana.fails("agreement lone --recap no", code=1)


def test_an_answer_that_was_never_given_changes_nothing(held: Mentor) -> None:
    """`yes` neither."""
    before = [held(line).out for line in ("recap ana", "agenda ana --format md")]
    held("agreement ana --recap yes")
    assert [held(line).out for line in ("recap ana", "agenda ana --format md")] == before


@pytest.mark.parametrize(("answer", "code"), [("no", 1), ("ask", 2)])
def test_pages_to_send_obey_and_write_nothing(held: Mentor, answer: str, code: int) -> None:
    """The error has the line that was typed with --anyway, which works; other people and one's own list are free."""
    held(f"agreement ana --recap {answer}")
    for line in (*PAGES, *PAGES_TOO):
        error = held.fails(line, code=code)
        assert "Ana Souza" in error
        assert f"\n  mentorlog {line} --anyway\n" in error
        assert list(Path().iterdir()) == []
    assert held("recap ana --anyway").out.startswith("# Our session on Monday 9 November 2026")
    assert held("agenda ana --format md --anyway").out.startswith("# Agenda for our next session")
    assert held("recap ana --anyway --json").json["relationship"]["recap"] == answer
    assert "Which talk" in held("agenda ana").out
    assert held("agenda --json").json[0]["text"] == "Which talk"
    assert "--format md" in held.fails("agenda ana --anyway", code=2)
    held("log 'With Bo' -w bo --on 2026-11-10")
    assert "With Bo" in held("recap bo").out
    held("private r1")
    assert "is private" in held.fails("recap ana", code=1)


@pytest.mark.heavy
def test_at_a_terminal_the_question_is_asked(held: Mentor) -> None:
    """The default is no. `--yes` answers yes, and a `no` that was agreed is not asked about."""
    held("agreement ana --recap ask")
    question = "You agreed to ask Ana Souza first. May you send what you talked about? [y/N]"
    for answer, code in (("", 1), ("n", 1), ("y", 0)):
        child = at_terminal(held, "recap", "ana", "-o", "page.md", size=(24, 100))
        child.expect_exact(question)
        child.sendline(answer)
        if answer == "y":
            child.expect_exact("Your name, to sign")
            child.sendline("")
        ended, said = ends(child)
        assert (ended, Path("page.md").exists()) == (code, answer == "y")
        assert ("Nothing was written." in said) == (answer != "y")
    code, said = read(held, "agenda", "ana", "--format", "md", "--yes")
    assert (code, question in said) == (0, False)
    held("agreement ana --recap no")
    code, said = read(held, "recap", "ana", "--yes")
    assert (code, "[y/N]" in said) == (1, False)


# in the text of the agreement


@pytest.mark.parametrize(
    "lines",
    [
        "May I send you what we talked about? no\nWho may read the summary: We two.\nLook at it again: 2027-02-01",
        "Må jeg sende dig det, vi har talt om? nej\n\n- Hvem må læse referatet: We two.\nSe på den igen: 1. feb 2027",
    ],
)
def test_lines_in_the_text_are_fields(ana: Mentor, lines: str) -> None:
    """They are removed from the text. An option wins over its line, and a text without lines changes no answer."""
    entry = ana("agreement --set - --json", stdin=f"Be kind.\n\n{lines}\n\nBe on time.\n").json
    assert (entry["agreement"], entry["look_again_on"]) == ("Be kind.\n\nBe on time.", "2027-02-01")
    assert (entry["recap"], entry["summary_readers"]) == ("no", "We two.")
    entry = ana(["agreement", "--set", f"Be kind.\n{lines}", "--recap", "ask", "--json"]).json
    assert (entry["recap"], entry["summary_readers"]) == ("ask", "We two.")
    entry = ana("agreement --set 'Be kinder.' --json").json
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == ("Be kinder.", "ask", "We two.")
    entry = ana(["agreement", "--set", "Who may read the summary: All of HR", "--json"]).json
    assert (entry["agreement"], entry["summary_readers"]) == ("Be kinder.", "All of HR")


def test_a_line_with_another_answer_stays_text(ana: Mentor) -> None:
    """Nothing is sent by mistake: it counts as ask, or as no if it begins so. A warning suggests the option, which
    wins."""
    text = "Be kind.\nMay I send you what we talked about? Only the actions"
    answer = ana(["agreement", "--set", text, "--json"])
    assert "'Only the actions' is not yes, no or ask; the line is kept as text" in answer.err
    assert "recorded as ask. To change the answer: mentorlog agreement r1 --recap no" in answer.err
    assert (answer.json["agreement"], answer.json["recap"]) == (text, "ask")
    text = text.replace("Only the actions", "No thanks")
    answer = ana(["agreement", "--set", text, "--recap", "yes", "--json"])
    assert (answer.err, answer.json["agreement"], answer.json["recap"]) == ("", text, "yes")
    answer = ana(["agreement", "--set", f"{text}."])
    assert "recorded as no. To change the answer: mentorlog agreement r1 --recap ask" in answer.err
    ana("log hello")
    assert "You agreed with Ana Souza not to send" in ana.fails("recap ana", code=1)


def written(mentor: Mentor, script: str, name: str = "ana") -> dict[str, object]:
    """Return the relationship after `agreement --edit` in an editor that runs Python code on `text`."""
    entry: dict[str, object] = mentor(f"agreement {name} --edit --json", **editor_that_runs(mentor, script)).json
    return entry


def test_the_template_asks(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer may follow the question or be below it; a line that is emptied clears its field."""
    sit_down(monkeypatch)
    script = (
        "text = text.replace('talked about?\\n', 'talked about?\\nask\\n', 1)\n"
        "text = text.replace('Who may read the summary:', 'Who may read the summary: We two,\\nand Bo.', 1)\n"
    )
    entry = written(ana, script)
    assert "# mentorlog: yes, no or ask (ask before each time)." in opened(ana)
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == (None, "ask", "We two,\nand Bo.")
    entry = written(ana, "text = text.replace('Who books:', 'Who books: Ana')")
    assert "talked about? ask\n" in opened(ana)
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == (
        "Who books: Ana",
        "ask",
        "We two,\nand Bo.",
    )
    entry = written(ana, "text = text.replace('? ask', '?').replace('and Bo.\\n', '')")
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == ("Who books: Ana", None, "We two,")
    entry = written(ana, "text = text.replace(' We two,', '')")
    assert (entry["agreement"], entry["summary_readers"]) == ("Who books: Ana", None)


def test_removing_the_only_lines_clears_them(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """An agreement of only an answer has no text to keep."""
    sit_down(monkeypatch)
    ana("agreement --recap no")
    assert written(ana, "text = text.replace('? no', '?')")["recap"] is None


def test_readers_that_the_template_cannot_show_are_kept(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty line in them would end them."""
    sit_down(monkeypatch)
    readers = "We two.\n\n  And the coach's supervisor. "
    ana(["agreement", "--readers", readers, "--set", "Be kind."])
    assert written(ana, "text = text.replace('kind', 'kinder')")["summary_readers"] == readers
    assert "# mentorlog: Who may read the summary can't be shown here: mentorlog edit r1 --readers TEXT" in opened(ana)


def test_the_template_of_coaching_in_danish(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is typed and shown in Danish."""
    sit_down(monkeypatch)
    ana("start Freja Holm --i-am mentor --type coaching")
    ana("config language da")
    entry = written(ana, "text = text.replace('talt om?', 'talt om? spørg').replace('Formålet', 'Formålet')", "freja")
    assert entry["recap"] == "ask"
    assert "Hvem må læse referatet:\n# mentorlog: For eksempel kun os to, eller også arbejdsgiveren" in opened(ana)
    written(ana, "text = text.replace('coachingen:', 'coachingen: ro')", "freja")
    assert "Må jeg sende dig det, vi har talt om? spørg\n" in opened(ana)


# in exports


def test_pages_say_who_may_read_them(held: Mentor) -> None:
    """In every format and language, also for the time before it was agreed; without an answer there is no such line."""
    assert "May be read by" not in held("export ana").out + held("recap ana").out
    held("agreement ana --readers 'Only the *two* of us' --recap no")
    for line in ("export ana", "export ana --until 2026-11-10", "export ana --include-private", "recap ana --anyway"):
        assert "- May be read by: Only the *two* of us\n" in held(line).out
        assert "- Må læses af: Only the *two* of us\n" in held(f"{line} --lang da").out
    assert "Only the <em>two</em> of us" in held("export ana --format html").out
    held("export ana -o page.pdf")
    assert "May be read by Only the two of us" in " ".join(pdf_text(Path("page.pdf").read_bytes()).split())


@pytest.mark.heavy
def test_json_and_tables_have_the_answer_and_import_brings_it(held: Mentor) -> None:
    """It is no secret: exports without private entries have it too."""
    held(["agreement", "ana", "--recap", "ask", "--readers", "We two.\nAnd Bo"])
    exported = held("export --all --format json -o all.json") and json.loads(Path("all.json").read_text("utf-8"))
    person = next(each for each in exported["relationships"] if each["name"] == "Ana Souza")
    assert (person["recap"], person["summary_readers"]) == ("ask", "We two.\nAnd Bo")
    table = held("export ana --format csv --table relationships").out
    assert "recap,summary_readers" in table
    assert ',ask,"We two.\nAnd Bo",' in table
    held("--db other.db import all.json")
    entry = held("--db other.db show ana --json").json
    assert (entry["recap"], entry["summary_readers"]) == ("ask", "We two.\nAnd Bo")


def test_the_answer_is_joined_with_its_agreement(ana: Mentor) -> None:
    """What was agreed elsewhere fills an empty agreement here, and is a difference beside one that is written here."""
    other = ana.home / "other.db"
    ana(f"--db {other} start 'Ana Souza' --i-am mentor --since 2026-03-02")
    ana(f"--db {other} agreement --set 'Be kind.' --recap no --readers us")
    ana.given("note mine")
    filled = ana(f"import {other} --join r1 --json").json["filled"]["entries"][0]["fields"]
    assert filled == ["agreement", "agreed_on", "recap", "summary_readers"]
    assert ana("show ana --json").json["recap"] == "no"
    ana("undo")
    ana("agreement --set 'Be on time.'")
    answer = ana(f"import {other} --join r1 --json").json
    assert {"agreement", "recap", "summary_readers"} <= set(answer["differ"]["entries"][0]["fields"])
    entry = ana("show ana --json").json
    assert (entry["agreement"], entry["recap"], entry["summary_readers"]) == ("Be on time.", None, None)


def test_an_export_says_what_was_agreed(held: Mentor) -> None:
    """It is written all the same, because it may be for the owner; without an answer nothing is said."""
    sentences = {
        "no": "You agreed with Ana Souza not to send what you talked about. It is in the export.",
        "ask": "You agreed to ask Ana Souza before you send what you talked about. It is in the export.",
    }
    for answer in ("no", "ask", "yes"):
        held(f"agreement ana --recap {answer}")
        for line in ("export ana", "export ana --format ics"):
            said = held(line)
            assert said.out
            assert said.err == (f"mentorlog: {sentences[answer]}\n" if answer in sentences else "")
