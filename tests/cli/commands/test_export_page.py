"""`export --page`: one page to keep of a relationship that has ended."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.export.test_page_to_keep import chunks

if TYPE_CHECKING:
    from tests.cli.conftest import Mentor


@pytest.fixture
def owner(mentor: Mentor) -> Mentor:
    """A mentor with one relationship that has ended, and one that goes on."""
    mentor.now = "2026-11-20T09:00"
    return mentor.given(
        "config name 'Lise Holm'",
        "start 'Ana Souza' --i-am mentor --since 2026-01-05",
        "log 'About *budgets*' -w ana --on 2026-02-02 --for 60m --takeaway 'Ask first' --takeaway 'Then tell'",
        "log 'Secret matters' -w ana --on 2026-03-02 --for 90m --private --takeaway 'Hidden lesson'",
        "goal add 'Lead a review' -w ana",
        "checkpoint g1 40",
        "goal add 'Hidden goal' -w ana --private",
        "end ana --on 2026-11-02 --thanks 'For your patience.' --next 'Her colleague Hemi' --keep-in-touch 2027-02-01",
        "start 'Bo Lind' --i-am mentee --since 2026-01-05",
    )


def test_each_format_is_written_to_a_file(owner: Mentor) -> None:
    """By the extension of the file, or by --format; the name of the owner is on it, and only the owner can read it."""
    texts = {}
    for kind in ("html", "pdf", "png", "svg"):
        file = owner.home / f"ana.{kind}"
        answer = owner(f"export ana --page -o {file}")
        assert (answer.out, answer.err) == (f"Wrote {file}\n", "")
        assert file.stat().st_mode & 0o777 == 0o600
        texts[kind] = file.read_bytes()
    assert texts["html"].startswith(b"<!doctype html>")
    (page,) = PdfReader(io.BytesIO(texts["pdf"])).pages
    assert "For your patience." in page.extract_text()
    description = chunks(texts["png"])["Description"].decode()
    for shown in (texts["html"].decode(), page.extract_text(), texts["svg"].decode(), description):
        words = " ".join(re.sub("</?bdi>", "", shown).replace("\u00a0", " ").split())
        for text in ("One session held, 1 h", "Lead a review", "Ask first", "Then tell", "Her colleague Hemi"):
            assert text in words
        assert "We get in touch again on 1 February 2027." in words
        assert "From the journal of Lise Holm (mentor), 20 November 2026." in words
        assert "Hidden" not in words


def test_html_is_the_default_format(owner: Mentor) -> None:
    """On standard output; the only relationship that has ended needs no name."""
    assert owner("export --page").out == owner("export ana --page --format html").out
    assert owner("export --page").out.startswith("<!doctype html>")
    assert 'lang="da"' in owner("export ana --page --lang da").out


@pytest.mark.heavy
def test_a_relationship_that_has_not_ended_has_no_page(owner: Mentor) -> None:
    """Exit 1, with the line that ends it; prospects and one's own development have another line."""
    error = owner.fails("export bo --page", code=1)
    assert "--page is for a relationship that has ended; that with Bo Lind has not.\n  mentorlog end 'Bo Lind'" in error
    owner("prospect add 'Vera Holst'")
    assert "that with Vera Holst has not begun.\n  mentorlog start r" in owner.fails("export vera --page", code=1)
    assert "mentorlog export me\n" in owner.fails("export me --page", code=1)
    owner("resume ana")
    assert "and none has.\n  mentorlog end NAME" in owner.fails("export --page", code=1)
    owner("end ana")
    owner("end bo")
    assert "2 relationships have ended; choose one with --with." in owner.fails("export --page", code=2)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--page --format md", "--page is written as html, pdf, png or svg, not 'md'.\n  mentorlog export ana --page"),
        ("--page --format csv", "not 'csv'"),
        ("--page -f json", "not 'json'"),
        ("--page -f ics", "not 'ics'"),
        ("--page -o ana.md", "--page is written as html, pdf, png or svg, not .md."),
        ("--page -o ana", "and 'ana' has the extension of none of them.\n  mentorlog export ana --page -o ana.pdf"),
        ("--page -o folder/", "-o folder.pdf"),
        ("--page --since 2026-02-01", "so --since can't be used with it"),
        ("--page --until 2026-02-01", "so --until can't be used with it"),
        ("--page --table goals", "so --table can't be used with it"),
        ("--page --paper letter -f pdf", "--page is always on A4 paper, not on 'letter'"),
        ("--page --lang fr", "--lang must be en or da"),
        (
            "--format png",
            "--format png works only with --page.\n  mentorlog export ana --format png --page -o FILE.png",
        ),
        (
            "-o ana.svg",
            "Only the page to keep of a relationship that has ended (--page) can be a .svg file.\n"
            "  mentorlog export ana -o ana.md",
        ),
    ],
)
def test_other_formats_and_options_are_usage_errors(owner: Mentor, options: str, expected: str) -> None:
    """Exit 2, and nothing is written."""
    assert expected in owner.fails(f"export ana {options}", code=2)
    assert not (owner.home / "folder.pdf").exists()


def test_the_whole_journal_has_no_page(owner: Mentor) -> None:
    """Exit 2."""
    assert "so --all can't be used with it" in owner.fails("export --all --page", code=2)


@pytest.mark.heavy
def test_what_the_page_has_no_space_for_is_said(owner: Mentor) -> None:
    """On standard error, the same for each format."""
    for number in range(8):
        owner(f"goal add 'Goal {number}' -w ana")
    owner(["edit", "ana", "--thanks", "so much " * 200, "--learned", "- a\n- b\n- c\n- d"])
    for kind in ("html", "svg"):
        err = " ".join(owner(f"export ana --page --format {kind} -o {owner.home / f'x.{kind}'} --force").err.split())
        assert err.startswith("mentorlog: the page has no space for 3 goals (Goal 5; Goal 6; Goal 7) and 1 more thing")
        assert "learned; an export without --page has them. mentorlog: shortened on the page: the thanks." in err


def test_private_entries_are_on_the_page_only_on_request(owner: Mentor) -> None:
    """The page says so, and a warning counts them; a private relationship is refused."""
    answer = owner("export ana --page --include-private")
    assert "Private entries are included." in answer.out
    assert "Hidden goal" in answer.out
    assert "Hidden lesson" in answer.out
    assert "private entries are included (1 session, 1 goal)" in answer.err
    owner("private r1")
    assert "Ana Souza is private, so nothing of it is exported." in owner.fails("export ana --page", code=1)
    assert "Ana Souza" in owner("export ana --page --include-private").out


def test_an_anonymous_page_has_no_name(owner: Mentor) -> None:
    """Neither that of the other person nor that of the owner, in any format."""
    for kind in ("html", "svg"):
        answer = owner(f"export ana --page --anonymous --format {kind} -o {owner.home / f'x.{kind}'}")
        page = (owner.home / f"x.{kind}").read_text(encoding="utf-8")
        assert not {"Ana", "Souza", "Lise", "Holm"} & set(page.replace("<", " ").split())
        assert "these names" in answer.err


def test_what_was_agreed_is_on_the_page_and_warned_of(owner: Mentor) -> None:
    """As with every export: who may read it, and that it was agreed not to send it."""
    owner("resume ana")
    owner("agreement ana --readers 'the two of us' --recap no")
    owner("end ana --on 2026-11-02")
    answer = owner("export ana --page")
    assert "May be read by: <bdi>the two of us</bdi>" in answer.out
    assert "You agreed with Ana Souza not to send what you talked about. It is in the export." in answer.err


@pytest.mark.heavy
def test_a_file_that_exists_is_kept(owner: Mentor) -> None:
    """Unless --force overwrites it; the example for a folder is a page."""
    file = owner.home / "ana.png"
    file.write_text("mine")
    assert "already exists" in owner.fails(f"export ana --page -o {file}", code=1)
    assert file.read_text() == "mine"
    owner(f"export ana --page -o {file} --force")
    (owner.home / "pages.svg").mkdir()
    assert "pages.svg/page.svg" in owner.fails(f"export ana --page -o {owner.home / 'pages.svg'}", code=1)


def test_the_formats_of_the_page_are_completed(owner: Mentor) -> None:
    """With --page; otherwise those of an export."""
    found = {
        line: owner.process(*line.split(), "", _MENTORLOG_COMPLETE="bash").out.split()
        for line in ("export ana --page --format", "export ana --format")
    }
    assert found["export ana --page --format"] == ["html", "pdf", "png", "svg"]
    assert "csv" in found["export ana --format"]
