"""`recap`: write a summary of a session as a page to send."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, ends, read


@pytest.fixture
def held(two: Mentor) -> Mentor:
    """Two held sessions and a planned one with Ana, with private entries of each kind, and a session with Bo."""
    return two.given(
        "goal add Lead a review -w ana",
        "goal add hidden goal -w ana --private",
        "raise Which talk -w ana",
        "raise hidden point -w ana",
        "private t2",
        "log 'First talk' -w ana --on 2026-11-02 --me 'Find a book' --them 'Ask Mette by 9 nov'",
        "log 'Talked about silence' -w ana --on 2026-11-09 --for 90m --how video --topic skills --topic 'career goals' "
        "--takeaway 'Let it work' --takeaway 'Ask first' --me 'Send the list by 20 nov' --them 'Read it' "
        "--them 'hidden task' --goal g1 --goal g2 --point t1 --point t2 --private-notes 'hidden worry' "
        "--next '2026-12-07 14:00'",
        "private a5",
        "done a2 --on 2026-11-09",
        "log 'With Bo' -w bo --on 2026-11-10",
    )


PAGE = """\
# Our session on Monday 9 November 2026

To Ana Souza (mentee), from your mentor.

- Length: 90 min
- How: video

## What we talked about

Talked about silence

- Topics: skills, career goals
- Worked on: Lead a review
- Discussed: Which talk

## Takeaways

- Let it work
- Ask first

## What I promised

- Send the list (by Fri 20 Nov 2026)

## What you promised

- Read it

## Our next session

- When: Monday 7 December 2026, 14:00
"""


@pytest.mark.parametrize("line", ["recap ana", "recap ana --format md", "recap -w ana", "recap s2", "recap S2 -w ana"])
def test_the_page_summarises_the_last_or_the_given_session(held: Mentor, line: str) -> None:
    """It is Markdown on stdout, without refs and private entries."""
    answer = held(line)
    assert (answer.out, answer.err) == (PAGE, "")


def test_an_earlier_session_shows_what_was_done_since(held: Mentor) -> None:
    """The next session is omitted."""
    output = held("recap s1").out
    assert "# Our session on Monday 2 November 2026" in output
    assert "- Find a book\n" in output
    assert "- Ask Mette (kept Mon 9 Nov 2026)" in output
    assert "Our next session" not in output
    assert held("recap s1 --json").json["next_session"] is None


def test_promises_of_the_day_are_on_the_page(held: Mentor) -> None:
    """Also those recorded without the session, but not private ones, nor those of another day, person or session."""
    held.given(
        "action add 'Write to Mette' -w ana --on 2026-11-09 --by '12 nov'",
        "action add 'Bring the draft' -w ana --on 2026-11-09 --theirs",
        "action add 'hidden task' -w ana --on 2026-11-09 --private",
        "action add 'Of another day' -w ana --on 2026-11-10",
        "action add 'Of another person' -w bo --on 2026-11-09",
        "log 'hidden talk' -w ana --on 2026-11-09 --private --me 'hidden promise'",
        "shareable a11",
    )
    page = held("recap s2").out
    assert "promised\n\n- Write to Mette (by Thu 12 Nov 2026)\n- Send the list (by Fri 20 Nov 2026)\n" in page
    assert "- Read it\n- Bring the draft\n" in page
    assert not [text for text in ("hidden", "Of another") if text in page]


def test_the_page_of_a_mentee_swaps_the_roles(held: Mentor) -> None:
    """Sections without entries are omitted."""
    assert held("recap bo").out == (
        "# Our session on Tuesday 10 November 2026\n\nTo Bo Lind (mentor), from your mentee.\n\n"
        "## What we talked about\n\nWith Bo\n\n## Our next session\n\n- When: no date yet\n"
    )


def test_the_json_has_the_content_of_the_page(held: Mentor) -> None:
    """It has no private entries and no refs either: links are uuids."""
    answer = held("recap ana --json")
    recap = answer.json
    assert recap["relationship"]["name"] == "Ana Souza"
    assert ("ref" in recap["session"], recap["session"]["private_notes"]) == (False, None)
    assert recap["session"]["goals"] == [goal["uuid"] for goal in recap["goals"]]
    assert recap["session"]["points"] == [point["uuid"] for point in recap["points"]]
    assert {action["session"] for action in recap["actions"]["mine"]} == {recap["session"]["uuid"]}
    assert [goal["title"] for goal in recap["goals"]] == ["Lead a review"]
    assert [point["text"] for point in recap["points"]] == ["Which talk"]
    assert [action["text"] for action in recap["actions"]["mine"]] == ["Send the list"]
    assert [action["text"] for action in recap["actions"]["theirs"]] == ["Read it"]
    assert recap["next_session"]["on"] == "2026-12-07"
    assert "hidden" not in answer.out
    assert held("recap bo --json").json["next_session"] is None


@pytest.mark.parametrize("private", ["s2", "r1"])
def test_the_page_of_a_private_session_or_relationship_is_refused(held: Mentor, private: str) -> None:
    """The error suggests `shareable`; an older session is not used instead."""
    held(f"private {private}")
    for line in ("recap ana", "recap s2", "recap ana --json"):
        assert f"mentorlog shareable {private}" in held.fails(line, code=1)
    held(f"shareable {private} a3 a4")  # its actions became private with it
    assert held("recap ana").out == PAGE


def test_the_error_suggests_the_last_session_that_is_not_private(held: Mentor) -> None:
    """If there is none, or if the relationship is private, it suggests no `recap`."""
    held("private s2")
    error = held.fails("recap ana", code=1)
    assert "  mentorlog recap s1\n  mentorlog shareable s2\n" in error
    assert "# Our session on Monday 2 November 2026" in held("recap s1").out
    assert "recap s1" not in held.fails("recap s2", code=1)
    held("private s1")
    assert "mentorlog recap" not in held.fails("recap ana", code=1)
    held("shareable s1")
    held("private r1")
    assert "mentorlog recap" not in held.fails("recap ana", code=1)


def test_the_output_option_writes_the_page_to_a_file(held: Mentor) -> None:
    """Only the owner can read the file, and an existing file needs `--force`."""
    path = held.home / "to" / "recap.md"
    assert held(["recap", "ana", "-o", str(path)]).out == f"Wrote {path}\n"
    assert path.read_text("utf-8") == PAGE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    assert "--force overwrites it" in held.fails(["recap", "ana", "-o", str(path)], code=1)
    assert path.read_text() == "mine"
    held(["recap", "s2", "-o", str(path), "--force"])
    assert path.read_text("utf-8") == PAGE
    assert held("recap ana -o -").out == PAGE


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("recap", 2, "You have 2 active relationships"),
        ("recap zoe", 1, "No relationship is called 'zoe'"),
        ("recap s9", 1, "There is no s9"),
        ("recap a1", 2, "a1 is an action; expected a session (s1)"),
        ("recap s2 -w bo", 2, "s2 belongs to Ana Souza, not to Bo Lind"),
        ("recap ana -w bo", 2, "give only one"),
        ("recap s3", 1, "mentorlog log s3 TEXT"),
        ("recap ana --format docx", 2, "--format must be md, html or pdf, not 'docx'"),
        ("recap ana -o recap.json", 2, "-o recap.md"),
        ("recap ana --format md --json", 2, "--json and --format md can't be used together"),
        ("recap ana --json -o x.md", 2, "--json and -o can't be used together"),
        ("recap ana -o recap.docx", 2, "-o recap.md"),
        ("recap ana -o .", 1, "is a folder"),
        ("recap ''", 2, "The name is empty"),
    ],
)
def test_an_invalid_command_writes_nothing(
    held: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, code: int, message: str
) -> None:
    """Each mistake has its own error message, and no file is created."""
    (held.home / "here").mkdir()
    monkeypatch.chdir(held.home / "here")
    assert message in held.fails(line, code=code)
    assert list(Path().iterdir()) == []


def test_a_cancelled_session_has_no_page(held: Mentor) -> None:
    """The error says that it was cancelled."""
    held("cancel s3")
    assert "s3 was cancelled" in held.fails("recap s3", code=1)


def test_without_a_held_session_the_error_suggests_log(ana: Mentor, mentor: Mentor) -> None:
    """A planned session has no page."""
    assert "mentorlog log TEXT --with r1" in ana.fails("recap", code=1)
    ana("plan friday")
    assert "No session with Ana Souza has been held yet." in ana.fails("recap", code=1)


def test_without_relationships_the_error_suggests_start(mentor: Mentor) -> None:
    """No journal is created."""
    assert "mentorlog start" in mentor.fails("recap", code=1)
    assert not mentor.db.exists()


def test_the_page_of_an_ended_relationship_has_no_next_session(held: Mentor) -> None:
    """The rest of the page is the same."""
    held("end ana")
    assert held("recap ana").out == PAGE.partition("\n## Our next session")[0]


def test_a_later_private_session_leaves_no_trace(held: Mentor) -> None:
    """The page has the next planned session as if the private one had not been held."""
    held("private s2")
    assert held("recap s1").out.endswith("## Our next session\n\n- When: Monday 7 December 2026, 14:00\n")


def test_at_a_terminal_the_page_is_the_same_text(held: Mentor) -> None:
    """It has no colours and no line wrapping and does not open the pager; without a name, the command asks for one."""
    held("config name none")
    code, output = read(held, "recap", "ana", size=(10, 40), PAGER="false")
    assert (code, output) == (0, PAGE)
    child = at_terminal(held, "recap", size=(60, 80))
    child.expect_exact("With whom? [1] ")
    child.sendline("1")
    code, output = ends(child)
    assert code == 0
    assert PAGE in output.replace("\r\n", "\n")


def test_recap_and_agenda_write_nothing(held: Mentor) -> None:
    """The journal is the same file before and after, byte for byte."""
    before = held.db.read_bytes()
    held("recap ana")
    held("agenda ana --format md")
    assert held.db.read_bytes() == before


@pytest.mark.parametrize("name", ["recap.html", "recap.pdf"])
def test_the_extension_selects_html_or_pdf(held: Mentor, name: str) -> None:
    """`--format` selects the format on stdout."""
    path = held.home / name
    assert held(["recap", "ana", "-o", str(path)]).out == f"Wrote {path}\n"
    assert path.read_bytes()[:5] in (b"<!doc", b"%PDF-")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert held.fails(["recap", "ana", "-o", str(path)], code=1)
    title = 'Our session on <span class="date">Monday 9\u00a0November\u00a02026</span>'
    assert re.search(rf"<h1[^>]*>{title}</h1>", held("recap ana --format html").out)


def test_a_pdf_is_not_printed_at_a_terminal(held: Mentor) -> None:
    """The error suggests `-o FILE.pdf`."""
    held("config name none")
    code, output = read(held, "recap", "ana", "--format", "pdf")
    assert code == 2
    assert "-o FILE.pdf" in output


TYPED = """\
*Ask* first:

- one
- **two**

# Forged [page](https://example.com) [no](page.md) ![no](https://example.com/x.png)
"""


def test_markdown_in_user_text_is_kept(two: Mentor) -> None:
    """Markdown that could forge the page is escaped, and the terminal shows the text as it was typed."""
    two("log - -w ana --on 2026-11-09 --takeaway '- one' --takeaway '`make` it'", stdin=TYPED)
    page = two("recap ana").out
    typed = TYPED.replace("\n#", "\n\\#").replace("[no]", "\\[no]")
    assert f"## What we talked about\n\n{typed}\n## Takeaways\n\n- - one\n- `make` it\n" in page
    shown = two("recap ana --format html").out
    assert (
        '<p dir="auto"><em>Ask</em> first:</p><ul><li dir="auto">one</li><li dir="auto"><strong>two</strong>' in shown
    )
    assert '# Forged <a href="https://example.com">page</a> [no](page.md) ![no](https://example.com/x.png)' in shown
    assert "*Ask* first:" in two("show s1").out


# the name of the owner on the page

QUESTION = "Your name, to sign the pages that you send (Enter: don't sign them): "


def test_pages_are_signed_with_the_configured_name(held: Mentor) -> None:
    """The recap, the agenda and the export are signed in every format and language."""
    held("config name Marie Holm")
    assert "To Ana Souza (mentee), from Marie Holm (mentor).\n" in held("recap ana").out
    assert "To Bo Lind (mentor), from Marie Holm (mentee).\n" in held("agenda bo --format md").out
    assert "From the journal of Marie Holm (mentor), Mon 23 Nov 2026.\n" in held("export ana").out
    assert "\nFra en logbog ført af Marie Holm (mentor), 23. november 2026.\n" in held("export ana --lang da").out
    assert "from <bdi>Marie Holm</bdi> (mentor)." in held("recap ana --format html").out
    held("config name none")
    assert held("recap ana").out == PAGE


@pytest.mark.heavy
@pytest.mark.parametrize(
    "words", [("recap", "ana"), ("agenda", "ana", "--format", "md"), ("export", "ana", "-o", "x.md")]
)
def test_the_first_page_at_a_terminal_asks_for_the_name(
    held: Mentor, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """The answer is stored in the settings, so later pages do not ask."""
    monkeypatch.chdir(held.home)
    child = at_terminal(held, *words, size=(60, 100))
    child.expect_exact(QUESTION)
    child.sendline("Marie Holm")
    code, output = ends(child)
    assert code == 0
    assert "Pages are signed Marie Holm; to change this: mentorlog config name NAME" in output
    assert held("config name").out == "Marie Holm\n"
    page = Path("x.md").read_text("utf-8") if "-o" in words else output
    assert "Marie Holm (mentor)" in page
    assert QUESTION not in read(held, "recap", "ana", size=(60, 100))[1]


def test_enter_at_the_name_stores_none(held: Mentor) -> None:
    """The page is not signed, and later pages do not ask."""
    child = at_terminal(held, "recap", "ana", size=(60, 100))
    child.expect_exact(QUESTION)
    child.sendline("")
    code, output = ends(child)
    assert code == 0
    assert "Pages are not signed; to change this: mentorlog config name NAME" in output
    assert held("config name").out == "none\n"
    assert read(held, "recap", "ana", size=(60, 100)) == (0, PAGE)


@pytest.mark.heavy
def test_json_yes_errors_and_lists_do_not_ask_for_the_name(held: Mentor) -> None:
    """Pipes do not ask either, and no setting is stored."""
    for words in (("recap", "ana", "--yes"), ("recap", "ana", "--json"), ("recap", "zoe"), ("agenda", "ana")):
        assert QUESTION not in read(held, *words, size=(60, 100))[1]
    assert held("recap ana").out == PAGE
    assert held("config name --json").json == {"name": None}


def test_a_name_that_cannot_be_stored_still_signs_the_page(held: Mentor) -> None:
    """A warning says that the settings can't be written."""
    folder = held.home / ".config"
    folder.write_text("in the way")
    child = at_terminal(held, "recap", "ana", size=(60, 100))
    child.expect_exact(QUESTION)
    child.sendline("yes")
    child.expect_exact(QUESTION)
    child.sendline("Marie Holm")
    code, output = ends(child)
    assert code == 0
    assert "can't be written" in output
    assert "from Marie Holm (mentor)." in output
    assert folder.read_text() == "in the way"
