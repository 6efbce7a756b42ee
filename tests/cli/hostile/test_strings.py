"""The Big List of Naughty Strings and our own, through every command that records, shows, imports or exports text.

Every day each string goes through some fields and the pages that matter most; `--heavy` rotates all of them through
the fields, and reads every screen."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import shlex
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from mentorlog.config import SETTINGS
from mentorlog.normalise import normalise_text
from mentorlog.store.queries.search import TABLES, searched_columns
from mentorlog.unsafe_characters import UNSAFE
from tests.cli.conftest import Answer, Mentor
from tests.cli.filled_journal import FIELDS, LINES, SCREENS, URL
from tests.cli.hostile.strings import ALL, OWN

pytestmark = pytest.mark.several_mistakes  # names with control characters can't be typed as they are shown

_UNSAFE: Final = re.compile(UNSAFE)
_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")

ARGUMENTS: Final = tuple(dict.fromkeys(text.replace("\0", "") for text in ALL))
"""What a shell can pass on."""
STORABLE: Final = tuple(text for text in ARGUMENTS if text.strip() and not re.search("[\ud800-\udfff]", text))
"""What a journal can contain: no blank text, and no half of a character."""


def check(answer: Answer, what: object) -> None:
    """Assert that a command succeeded or said what is wrong, and that nothing in its output acts on a terminal."""
    assert answer.code in (0, 1, 2), (what, answer)
    assert answer.code == 0 or answer.err.startswith("mentorlog: "), (what, answer.err)
    for words in ("Traceback", "bug", "defects"):
        assert words not in answer.err or words in str(what), (what, answer.err)
    for line in (answer.out, answer.err):
        found = _UNSAFE.search(_COLOURS.sub("", line))
        assert found is None, (what, ascii(line[max(0, found.start() - 60) : found.end() + 60]))


# recording


def recorded_lines(texts: Iterator[str], *, number: int) -> Iterator[list[str]]:
    """The lines that fill a journal, with the next texts in their fields. Names begin differently each time."""
    for line in LINES:
        words = []
        for word in shlex.split(line):
            for field in re.findall(r"\{(\w+)\}", word):
                text = next(texts)
                if field in ("name", "ended", "prospect"):
                    text = f"{field}{number} {text}"
                word = word.replace(f"{{{field}}}", f"https://example.org/{text}" if field == "url" else text)
            words.append(word)
        yield words


@pytest.mark.heavy
def test_every_recording_command_takes_or_refuses_every_text(mentor: Mentor, is_heavy: bool) -> None:  # noqa: FBT001
    """Most texts are recorded; the others are refused with a message, and the journal stays sound."""
    texts = itertools.cycle(ARGUMENTS)
    codes = []
    for number in range(60 if is_heavy else 1):
        mentor.db.unlink(missing_ok=True)
        for words in recorded_lines(texts, number=number):
            answer = mentor(words, ok=False)
            check(answer, words)
            codes.append(answer.code)
        assert not [each for each in mentor("doctor --json", ok=False).json if each["status"] == "fault"]
        next(texts)  # so that each text comes to other fields
    assert codes.count(0) > 0.8 * len(codes)


@pytest.mark.heavy
def test_a_note_is_what_was_typed_or_piped(ana: Mentor, is_heavy: bool) -> None:  # noqa: FBT001
    """A text of the command line is stored as it is; one of standard input with its line ends normalised."""
    for number, text in enumerate(STORABLE[:: 1 if is_heavy else 25]):
        answer = ana(["note", "-w", "ana", "--json", "--", text], ok=False)
        check(answer, text)
        if answer.code == 0:
            assert answer.json["text"] in (text, text.removeprefix("\\"))  # before a line that looks like a marker
        piped = ana(["note", "-w", "ana", "--json", "-"], ok=False, stdin=text)
        check(piped, text)
        if piped.code == 0 and "\\" not in text:  # a backslash keeps a line that looks like a private marker
            assert piped.json["text"].strip() == normalise_text(text).strip()
        assert answer.code == 0 or number


def test_every_setting_takes_or_refuses_every_text(mentor: Mentor, is_heavy: bool) -> None:  # noqa: FBT001
    """The file stays TOML, with the value that was set or without it."""
    for text in STORABLE[:: 1 if is_heavy else 40]:
        for key in SETTINGS:
            answer = mentor(["config", "--", key, text], ok=False)
            check(answer, (key, text))
            if mentor.settings.exists():
                settings = tomllib.loads(mentor.settings.read_text("utf-8"))
                assert (answer.code == 0) == (key in settings), (key, text)
                assert set(settings) <= {key}
                assert key != "editor" or settings[key] == text
                mentor.settings.unlink()


# reading


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal in which every text is harmless."""
    user = Mentor(tmp_path_factory.mktemp("plain"))
    text = {field: shlex.quote(f"{field} text") for field in FIELDS} | {"url": URL}
    for line in LINES:
        user(line.format(**text))
    return user.db.read_bytes()


def hostile_journals(
    user: Mentor, plain: bytes, *, every: int = 1, first: int = 0
) -> Iterator[dict[tuple[str, int, str], str]]:
    """Put journals in place, one after the other, in which each text is the next of the strings; yields the texts by
    table, id and column. They are written without a command, as a file of another program would be."""
    texts = iter(STORABLE[first::every])
    is_done = False
    while not is_done:
        user.db.touch(mode=0o600)
        user.db.write_bytes(plain)
        written: dict[tuple[str, int, str], str] = {}
        new: dict[tuple[str, str, str], str] = {}
        with closing(sqlite3.connect(user.db)) as journal, journal:
            for table in TABLES:
                for column in searched_columns(table):
                    for number, value in journal.execute(f"SELECT id, {column} FROM {table}").fetchall():  # noqa: S608
                        if value in (None, "[]") or is_done:
                            continue
                        if (table, column, value) not in new:  # what was equal stays equal
                            new[table, column, value] = next(texts, "")
                        if not new[table, column, value]:
                            is_done = True
                            continue
                        text = _fitting(column, new[table, column, value], number)
                        written[table, number, column] = text
                        value = json.dumps([text]) if value.startswith("[") else text
                        journal.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, number))  # noqa: S608
        if written:
            yield written


def _fitting(column: str, text: str, number: int) -> str:
    if column in ("name", "person"):
        return f"{' '.join(text.split())} Name{number}"
    if column == "url":
        return "https://example.org/" + re.sub('[^!-~]|[<>`"@]', "", text)
    return text


def pages(everything: bool) -> tuple[str, ...]:  # noqa: FBT001
    """The screens to read."""
    some = ("status", "review r1", "remind", "goal --all", "timeline", "show s1", "recap r1", "progress", "prospect")
    return SCREENS if everything else some


@pytest.mark.heavy
def test_no_screen_acts_on_the_terminal(mentor: Mentor, plain: bytes, is_heavy: bool) -> None:  # noqa: FBT001
    """Every screen shows every text, coloured, piped and as JSON."""
    for _ in hostile_journals(mentor, plain, every=1 if is_heavy else 2):
        for line in pages(is_heavy):
            for environ in ({}, {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "40"}):
                answer = mentor(line, **environ)
                check(answer._replace(out=answer.fields.replace("\t", "")), line)
            if is_heavy and not line.startswith(("draft", "export")) and "--format" not in line:
                assert mentor(f"{line} --json").json is not None


@pytest.mark.heavy
def test_search_finds_a_text_or_says_that_it_found_nothing(
    mentor: Mentor,
    plain: bytes,
    is_heavy: bool,  # noqa: FBT001
) -> None:
    """No text is a syntax error of the search."""
    for written in hostile_journals(mentor, plain, every=1 if is_heavy else 8):
        found = 0
        for (table, number, column), text in written.items():
            answer = mentor(["search", "--json", "--", text[:2000]], ok=False)
            check(answer, text)
            refs = {each["ref"][1:] for each in answer.json} if answer.code == 0 else set()
            found += str(number) in refs
            assert refs or not re.fullmatch(r"\w{3,20}", text, re.ASCII), (table, column, text)
        assert found > len(written) / 3


# exports


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, its attributes and where it leads."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_comment(self, data: str) -> None:
        """Note what no page has."""
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        """Note what no page has."""
        self.others.append(data)


FORMATTED: Final = {"em", "strong", "code", "pre", "ol", "ul", "li", "p", "a", "br", "bdi", "s"}
"""What Markdown in a text may be."""


@pytest.mark.heavy
def test_html_has_no_element_that_a_text_made(
    mentor: Mentor,
    plain: bytes,
    is_heavy: bool,  # noqa: FBT001
) -> None:
    """Only formatting, and links to web and mail addresses."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(plain)
    lines = (
        "export r1 --format html --include-private",
        "export r1 --format html --anonymous",
        "recap r1 --format html",
        "year --format html",
        "year --story --format html",
    )
    usual = Tags()
    for line in lines:
        usual.feed(mentor(line).out)
    for _ in hostile_journals(mentor, plain, every=1 if is_heavy else 2, first=0 if is_heavy else 1):
        for line in lines:
            page = Tags()
            page.feed(mentor(line).out)
            assert page.tags <= usual.tags | FORMATTED
            assert page.attributes <= usual.attributes | {"href", "start", "title", "class"}
            assert not page.others
            assert all(re.match("#|https?://|mailto:", link, re.IGNORECASE) for link in page.links), page.links


@pytest.mark.heavy
def test_a_relationship_of_any_name_is_forgotten(mentor: Mentor, plain: bytes, is_heavy: bool) -> None:  # noqa: FBT001
    """Its name, as it is stored, is what must be typed."""
    for written in hostile_journals(mentor, plain, every=1 if is_heavy else 6):
        name = written.get(("relationship", 1, "name"))
        if name is not None:
            answer = mentor("forget r1", ok=False, stdin=f"{name}\n")
            check(answer, name)
            assert answer.code == 0, answer.err
            assert mentor("people --all --json").json[0]["ref"] != "r1"


@pytest.mark.heavy
def test_markdown_has_no_heading_that_a_text_made(
    mentor: Mentor,
    plain: bytes,
    is_heavy: bool,  # noqa: FBT001
) -> None:
    """Nor HTML, a picture or a table: the page is laid out as one with harmless texts."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")

    def outline(page: str) -> list[str]:
        tokens = parser.parse(page)
        inline = [child for token in tokens for child in token.children or ()]
        assert not [token for token in (*tokens, *inline) if token.type in ("html_block", "html_inline", "image")]
        targets = [str(token.attrs["href"]) for token in inline if token.type == "link_open"]
        assert all(re.match("https?://|mailto:", target, re.IGNORECASE) for target in targets), targets
        kinds = ("heading_open", "hr", "table_open", "blockquote_open")
        return [f"{token.type} {token.tag}" for token in tokens if token.type in kinds]

    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(plain)
    lines = ("export r1 --include-private", "recap r1 --format md", "agenda r1 --format md", "year --story --format md")
    usual = {line: outline(mentor(line).out) for line in lines}
    for _ in hostile_journals(mentor, plain, every=1 if is_heavy else 2):
        for line in lines:
            assert outline(mentor(line).out) == usual[line], line


@pytest.mark.heavy
def test_a_calendar_has_the_events_of_the_journal_and_no_other(
    mentor: Mentor,
    plain: bytes,
    is_heavy: bool,  # noqa: FBT001
) -> None:
    """Each text is in its own event, whatever it contains."""
    import icalendar

    def components(text: str) -> list[str]:
        calendar = icalendar.Calendar.from_ical(text)
        known = {
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "DUE",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "STATUS",
            "SEQUENCE",
        }
        for event in calendar.walk():
            assert event.name not in ("VEVENT", "VTODO") or not {"ATTACH", "ATTENDEE", "URL"} & set(event) - known
        return [event.name for event in calendar.walk()]

    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(plain)
    line = "export --all --format ics --include-private"
    usual = components(mentor(line).out)
    for _ in hostile_journals(mentor, plain, every=1 if is_heavy else 2, first=0 if is_heavy else 1):
        text = mentor(line).out
        assert components(text) == usual
        assert all(len(folded.encode()) <= 75 for folded in text.split("\r\n"))


@pytest.mark.heavy
def test_tables_and_pdfs_can_be_read(mentor: Mentor, plain: bytes, is_heavy: bool) -> None:  # noqa: FBT001
    """Each row of a CSV table has its cells, none of which begins a formula, and the PDF is built."""
    for number, _ in enumerate(hostile_journals(mentor, plain, every=1 if is_heavy else 2)):
        mentor(f"export --all --format csv --include-private -o {mentor.home}/tables/ --force")
        for file in (mentor.home / "tables").iterdir():
            header, *rows = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
            assert {len(row) for row in rows} <= {len(header)}, file
            assert not [cell for row in rows for cell in row if re.match(r"\s*[=+@\t\r]|\s*-\D", cell)], file
        if is_heavy or not number:
            mentor(f"export r1 --format pdf --include-private -o {mentor.home}/page.pdf --force")
            assert (mentor.home / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_a_json_export_brings_every_text_back(
    mentor: Mentor,
    plain: bytes,
    is_heavy: bool,  # noqa: FBT001
) -> None:
    """It is imported into a new journal, whose export is the same."""
    other = mentor.home / "other"
    file = mentor.home / "all.json"
    for number, written in enumerate(hostile_journals(mentor, plain, every=1 if is_heavy else 3)):
        content = mentor("export --all --include-private --format json").out
        assert _UNSAFE.search(content) is None
        stored = set(_strings(json.loads(content)))
        assert set(written.values()) - stored <= {
            text for (table, _, _), text in written.items() if table == "question"
        }
        file.write_text(content, encoding="utf-8")
        mentor(["--db", str(other / f"{number}.db"), "import", str(file)])
        again = mentor(f"--db {other}/{number}.db export --all --include-private --format json").json
        assert again["relationships"] == json.loads(content)["relationships"]
        if not is_heavy:
            break


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))


# logs


def log_files(texts: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Logs of every format in which each section has one of the texts."""
    days = [f"2025-{1 + number // 28:02d}-{1 + number % 28:02d}" for number in range(len(texts))]
    pairs = list(zip(days, texts, strict=True))
    yield "x.md", "".join(f"## {day} {text}\n\n{text}\n\n- [ ] {text} @me\n\n" for day, text in pairs).encode()
    yield "x.txt", "".join(f"{day} {text}\n" for day, text in pairs).encode()
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(["date", "notes", "topics", "where", "actions"])
    writer.writerows([day, text, text, text, text] for day, text in pairs)
    yield "x.csv", table.getvalue().encode()
    entries = [{"date": day, "time": "10:00", "title": text, "body": text, "tags": [text]} for day, text in pairs]
    yield "x.json", json.dumps({"entries": entries}).encode()


@pytest.mark.heavy
def test_every_text_of_a_log_is_imported_or_refused(ana: Mentor, is_heavy: bool) -> None:  # noqa: FBT001
    """Most are recorded, and then shown without acting on the terminal."""
    before = ana.db.read_bytes()
    texts = STORABLE if is_heavy else OWN
    size, codes = 100, []
    for first in range(0, len(texts), size):
        chunk = tuple(text for text in texts[first : first + size] if text in STORABLE)
        for name, content in log_files(chunk):
            ana.db.write_bytes(before)
            (ana.home / name).write_bytes(content)
            answer = ana(["import", str(ana.home / name), "-w", "ana"], ok=False)
            check(answer._replace(out=answer.fields.replace("\t", "")), name)
            codes.append(answer.code)
            shown = ana("sessions ana")
            check(shown._replace(out=shown.fields.replace("\t", "")), name)
    assert codes.count(0) > 0.8 * len(codes)


def test_the_list_is_whole() -> None:
    """A file that was cut or decoded wrongly would test nothing."""
    assert len(ALL) > 600
    assert {"../../../../../../../../../../../etc/passwd%00", "\u202e", "\x1b"} <= set("".join(ALL)) | set(ALL)
    assert Path(__file__).with_name("blns.LICENSE").read_text().startswith("The MIT License")
