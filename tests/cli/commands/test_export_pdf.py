"""`export -o FILE.pdf`, and the language of exported pages."""

from __future__ import annotations

import sys

import pytest
from pypdf import PdfReader

from mentorlog.export.formats import _missing_letters
from tests.cli.conftest import Mentor
from tests.export.test_pdf import PRIVATE_USE


def test_export_writes_a_pdf(ana: Mentor) -> None:
    """The PDF has the language of `--lang` and the size of `--paper`, and nothing is printed on stderr."""
    target = ana.home / "ana.pdf"
    answer = ana(f"export ana -o {target} --lang da --paper letter")
    assert answer.err == ""
    reader = PdfReader(target)
    assert "Mentorforløb med Ana Souza" in reader.pages[0].extract_text()
    assert round(reader.pages[0].mediabox.width) == 612


def test_private_entries_are_not_in_the_pdf(ana: Mentor) -> None:
    """`--include-private` adds them and prints a warning."""
    ana("log 'About silence' -w ana --on 2026-11-09 --private-notes 'looked worried'")
    ana("note 'seemed tired' -w ana")
    target = ana.home / "ana.pdf"
    ana(f"export ana -o {target}")
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "About silence" in text
    assert not {"worried", "tired"} & set(text.split())
    assert "private entries are included" in ana(f"export ana -o {target} --force --include-private").err
    assert {"worried", "tired"} < set("".join(page.extract_text() for page in PdfReader(target).pages).split())


@pytest.mark.parametrize("line", ["export ana -f pdf --paper a5", "export ana -f md --paper a4"])
def test_paper_must_be_a4_or_letter_and_needs_a_pdf(ana: Mentor, line: str) -> None:
    """Otherwise the command is a usage error (exit 2)."""
    assert "--paper must be a4 or letter, and works only with pdf" in ana.fails(line, code=2)


def test_the_language_setting_applies_to_exports(ana: Mentor) -> None:
    """`--lang` overrides it."""
    ana("config language da")
    assert ana("export ana").out.startswith("# Mentorforløb med Ana Souza\n")
    assert ana("export ana --lang en").out.startswith("# Mentoring with Ana Souza\n")
    assert "--lang must be en or da" in ana.fails("export ana --lang fr", code=2)


def test_the_language_applies_to_agenda_and_recap(ana: Mentor) -> None:
    """Both `--lang` and the setting select it."""
    ana("log 'Om stilhed' -w ana --on 2026-11-09 --next '2026-12-07 14:00'")
    assert ana("recap ana --lang da").out.startswith(
        "# Vores møde mandag den 9. november 2026\n\nTil Ana Souza (mentee) fra din"
    )
    assert ana("agenda ana -f md --lang da").out.startswith("# Dagsorden for vores møde mandag den 7. december 2026\n")
    assert ana("agenda ana -f md").out.startswith("# Agenda for our session on Monday 7 December 2026\n")
    ana("config language da")
    assert ana("agenda ana -f md").out.startswith("# Dagsorden for vores møde")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("agenda ana --lang da", "--lang works only with --format or -o"),
        ("recap ana --json --lang da", "--lang and --json can't be used together"),
        *(
            (f"export ana -f {kind} --lang da", "--lang works only with md, html, pdf, ics")
            for kind in ("json", "csv -o x.zip")
        ),
    ],
)
def test_lang_is_refused_if_the_output_is_not_a_page(ana: Mentor, line: str, message: str) -> None:
    """Lists and formats for programs are not translated."""
    ana("log 'Om stilhed' -w ana --on 2026-11-09")
    assert message in ana.fails(line, code=2)


def test_a_character_missing_in_the_fonts_is_reported(ana: Mentor) -> None:
    """The note on stderr names it, and the PDF is still written."""
    ana(["log", f"On {PRIVATE_USE} and \u0915", "-w", "ana"])
    target = ana.home / "ana.pdf"
    answer = ana(f"export ana -o {target}")
    assert answer.out == f"Wrote {target}\n"
    assert f"no installed font has {PRIVATE_USE}" in answer.err or PRIVATE_USE not in answer.err
    assert "shown as empty boxes" in answer.err
    assert target.read_bytes().startswith(b"%PDF-")


def test_only_a_few_missing_characters_are_named() -> None:
    """The others are counted, and the scripts of all are named."""
    assert _missing_letters(("王", "小", "明")) == (
        "no installed font has 王, 小, 明 (CJK); they are shown as empty boxes until you install one."
    )
    message = _missing_letters(("한", "ก", "\u0e47", "あ", "王", "小", "明"))
    assert "한, ก, U+0E47, あ, 王 and 2 more (Hangul, Thai, Hiragana);" in message


def test_without_typst_a_pdf_is_refused(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error shows how to install it, and no file is written."""
    monkeypatch.setitem(sys.modules, "typst", None)
    target = ana.home / "ana.pdf"
    error = ana.fails(f"export ana -o {target}", code=1)
    assert "A PDF needs typst, which is not installed." in error
    assert "pip install 'mentorlog[pdf]'" in error
    assert not target.exists()
