"""Logs that can't be read, and what is said about each."""

from __future__ import annotations

import pytest

from mentorlog.errors import MentorlogError
from mentorlog.importing.logs.formats import decoding
from mentorlog.importing.logs.log_data import LogFile
from mentorlog.importing.logs.reading import read_log
from tests.importing.logs.reading import NAMES, TODAY, read, read_fixture


def refusal(data: bytes, name: str, **options: dict[str, str]) -> tuple[str, str]:
    """The message and the hint of the error."""
    with pytest.raises(MentorlogError) as raised:
        read_log([LogFile(name, data)], today=TODAY, names=NAMES, **options)  # type: ignore[arg-type]
    return raised.value.message, raised.value.hint or ""


def test_a_table_without_a_column_of_days_is_refused() -> None:
    """With its columns and the line that says which one it is; a wrong line is refused too."""
    table = b"Hvorn\xc3\xa5r,Noter\n2026-01-05,Talk\n"
    message, hint = refusal(table, "log.csv")
    assert message.startswith("log.csv has no column with the day of the session. Its columns: Hvornår, Noter. Say")
    assert hint == "--map Hvornår=date"
    assert read(table.decode(), name="log.csv", columns={"hvornår": "date"}).sections[0].notes == "Talk"
    assert "has no column 'Dag'" in refusal(table, "log.csv", columns={"Dag": "date"})[0]
    assert "must name one of date, time, minutes" in refusal(table, "log.csv", columns={"Noter": "colour"})[0]


def test_a_table_with_an_open_quotation_mark_is_refused() -> None:
    """With the line of the row."""
    message, _ = refusal(b'date,notes\n2026-01-05,Talk\n2026-01-12,"More\n', "log.csv")
    assert message.startswith("log.csv:3 is not a row of a CSV file")


def test_a_binary_file_is_refused() -> None:
    """With or without characters that are not text."""
    assert refusal(bytes(range(256)) * 8, "log.md")[0] == "log.md is not a text file."
    assert refusal(b"## 2026-01-05\nA\0B\n", "log.md")[0] == "log.md:2 contains a NUL character, which can't be stored."
    assert refusal(b'{"entries": [{"date": "2026-01-05", "title": "a\\ud800"}]}', "log.json")[0] == (
        "log.json:1 has a text with an incomplete character, which can't be stored."
    )


def test_other_encodings() -> None:
    """UTF-16 with a byte order mark is read; Latin-1 is refused with the line that converts it."""
    text = "## 2026-01-05\r\nSøren\r\n"
    for encoding in ("utf-16", "utf-8-sig"):
        log = read_log([LogFile("log.md", text.encode(encoding))], today=TODAY, names=NAMES)
        assert log.sections[0].notes == "Søren"
    message, hint = refusal(text.encode("latin-1"), "my log.md")
    assert message == "my log.md:2 is not valid UTF-8."
    assert hint == "iconv -f LATIN1 -t UTF-8 'my log.md' > 'my log-utf8.md'"
    assert "can't be read as UTF-16" in refusal(b"\xff\xfe\x00\xd8\x0a\x00", "log.md")[0]


def test_files_without_days_have_no_sessions() -> None:
    """An empty file, a folder of files without days, a table without rows: each is listed."""
    assert read("").sections == ()
    folder = [LogFile("notes/a.md", b"# Goals\n"), LogFile("notes/b.txt", b"Text\n")]
    log = read_log(folder, today=TODAY, names=NAMES)
    assert (log.sections, log.texts) == ((), ())
    assert [part.text for part in log.not_read] == ["# Goals\n", "Text\n"]
    assert read("date,notes\n", name="log.csv").sections == ()


def test_ambiguous_days_need_an_order() -> None:
    """Until then they are listed, and nothing is recorded of them."""
    log = read_fixture("ambiguous.md")
    assert log.needs_date_order
    assert [str(section.on) for section in read_fixture("ambiguous.md", date_order="dmy").sections] == [
        "2018-04-05",
        "2018-07-06",
    ]


def test_other_json_is_refused() -> None:
    """With the line and the column of a fault of syntax."""
    assert "is not a JSON export of jrnl or Day One" in refusal(b'{"a": 1}', "log.json")[0]
    assert refusal(b'{"entries": [\n{"date": }]}', "log.json")[0] == (
        "log.json:2 is not valid JSON: expecting value (column 10)."
    )
    number = b'[{"date": "2026-01-05", "x": ' + b"9" * 5000 + b"}]"
    assert "has a number that is too long" in refusal(number, "log.json")[0]
    assert "nested too deeply" in refusal(b"[" * 100_000, "log.json")[0]


def test_files_that_are_too_large_or_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before they are read."""
    monkeypatch.setattr(decoding, "MAX_FILE_BYTES", 10)
    assert "log.md has 11 bytes" in refusal(b"a" * 11, "log.md")[0]
    monkeypatch.setattr(decoding, "MAX_FILES", 1)
    with pytest.raises(MentorlogError, match="2 files"):
        read_log([LogFile("a.md", b""), LogFile("b.md", b"")], today=TODAY, names=NAMES)
