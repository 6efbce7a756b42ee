"""`-o`: where an export goes, whole or not at all, and never over what is there."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mentorlog.cli.output import output_files as saving
from mentorlog.cli.output import private_files as files
from mentorlog.errors import MentorlogError
from mentorlog.export.tables import COLUMNS
from tests.cli.conftest import Mentor
from tests.cli.terminal import read

ROOT = os.name != "nt" and os.geteuid() == 0
TABLES = sorted(f"{name}.csv" for name in COLUMNS)
NO_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes, links or devices")


@pytest.fixture
def teller(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The mentor of Ana, in an empty folder, with something to tell."""
    ana("log Talked about silence --for 45m")
    (ana.home / "here").mkdir()
    monkeypatch.chdir(ana.home / "here")
    return ana


def here() -> list[str]:
    """All that is in the folder, hidden files too."""
    return sorted(str(path) for path in Path().rglob("*"))


def mode(path: str) -> int:
    """The permissions of a file or folder."""
    return stat.S_IMODE(Path(path).stat().st_mode)


# the format


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.md", b"# Mentoring with"),
        ("a.markdown", b"# Mentoring with"),
        ("a", b"# Mentoring with"),
        ("v1.2", b"# Mentoring with"),
        ("a.html", b"<!doctype html>"),
        ("a.HTM", b"<!doctype html>"),
        ("a.pdf", b"%PDF-"),
        ("a.zip", b"PK"),
        ("a.json", b"{\n"),
        ("a.ics", b"BEGIN:VCALENDAR\r\n"),
    ],
)
def test_the_ending_says_the_format(teller: Mentor, name: str, beginning: bytes) -> None:
    """Whatever its case; one that says none is Markdown, unless --format does."""
    teller(f"export ana -o {name}")
    assert Path(name).read_bytes().lower().startswith(beginning.lower())
    teller(f"export ana -o {name} --force --format json")
    assert Path(name).read_bytes().startswith(b"{\n")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.txt", "a.TEX"])
def test_an_ending_that_promises_another_format_is_refused(teller: Mentor, name: str) -> None:
    """With a name that would be right."""
    said = teller.fails(f"export ana -o {name}", code=2)
    assert "is not a supported format" in said
    assert "-o a.md" in said
    assert here() == []


def test_tables_are_no_single_csv_file(teller: Mentor) -> None:
    """There is one for each kind of entry: a zip or a folder is asked for."""
    said = teller.fails("export ana -o ana.csv", code=2)
    lines = ("-o ana.zip", "-o ana/", "-o ana.csv --table sessions")
    assert said.endswith("".join(f"  mentorlog export ana {line}\n" for line in lines))
    assert here() == []


@pytest.mark.parametrize("line", ["export ana --format csv", "export --all -f csv"])
def test_tables_do_not_go_to_standard_output_unless_it_is_named(teller: Mentor, line: str) -> None:
    """`> x.csv` would be a zip: a file of tables, or one table, is named."""
    said = teller.fails(line, code=2)
    assert f"\n  mentorlog {line} -o FILE.zip\n  mentorlog {line} --table sessions\n" in said


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_one_table_is_a_csv(teller: Mentor, name: str) -> None:
    """To standard output or to a file; the same as in the zip, in the plural or the singular."""
    teller("export ana -o all.zip")
    with zipfile.ZipFile("all.zip") as packed:
        expected = packed.read(f"{name}.csv")
    assert teller(f"export ana --table {name}").out.encode() == expected
    assert teller(f"export ana --format csv --table {name.removesuffix('s')}").out.encode() == expected
    teller(f"export ana --table {name} -o one.csv")
    assert Path("one.csv").read_bytes() == expected
    teller(f"export --all --table {name} -o two.csv")
    assert Path("two.csv").read_bytes() == expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("export ana --table meetings", "--table must be relationships, sessions, goals"),
        ("export ana --table notes --format md", "mentorlog export ana --table notes --format csv"),
        ("export ana --table notes -o x.html", "mentorlog export ana --table notes -o FILE.csv"),
        ("export ana --table notes --since march", "--since and --until work only with md"),
    ],
)
def test_a_table_is_csv_alone(teller: Mentor, line: str, said: str) -> None:
    """Another name, format or file is refused with the line that works."""
    assert said in teller.fails(line, code=2)
    assert here() == []


@pytest.mark.parametrize("ending", ["doc", "DOC", "docx", "odt", "xlsx", "rtf", "png", "svg", "xml", "pages", "foo"])
@pytest.mark.parametrize("line", ["export ana", "recap ana", "agenda ana"])
def test_a_file_of_a_format_that_cannot_be_written_is_refused(teller: Mentor, line: str, ending: str) -> None:
    """Markdown in a file called .doc could not be opened; the line that works is named."""
    assert f"\n  mentorlog {line} -o 'my page.md'\n" in teller.fails(f"{line} -o 'my page.{ending}'", code=2)
    assert here() == []


# a file


@NO_WINDOWS
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_a_file_is_for_its_owner(teller: Mentor, umask: int) -> None:
    """0600 whatever the umask, and folders on the way 0700."""
    before = os.umask(umask)
    try:
        teller("export ana -o deep/er/ana.html")
        teller("export ana -o tables/")
    finally:
        os.umask(before)
    assert (mode("deep"), mode("deep/er"), mode("deep/er/ana.html")) == (0o700, 0o700, 0o600)
    assert mode("tables") == 0o700
    assert {mode(f"tables/{name}") for name in TABLES} == {0o600}


@pytest.mark.parametrize(
    "line", ["export ana -o there.md", "export ana -f csv -o there.md", "export --all -o there.json"]
)
def test_what_is_there_stays_unless_forced(teller: Mentor, line: str) -> None:
    """To the letter; and it is refused before any work."""
    name = line.split()[-1]
    Path(name).write_text("mine")
    assert "already exists" in teller.fails(line, code=1)
    assert Path(name).read_text() == "mine"
    assert here() == [name]
    teller(f"{line} --force")
    assert Path(name).read_bytes() != b"mine"


@pytest.mark.parametrize("line", ["export ana", "export ana --format csv", "recap ana"])
def test_no_force_writes_over_a_journal(teller: Mentor, line: str) -> None:
    """Nor over a copy of one: nothing could bring it back."""
    before = teller.db.read_bytes()
    Path("copy.bak").write_bytes(before)
    for target in (teller.db, "copy.bak"):
        assert "is a journal" in teller.fails(f"{line} --force -o {target}", code=1)
    assert (teller.db.read_bytes(), Path("copy.bak").read_bytes()) == (before, before)


def test_an_ending_of_another_format_is_told(teller: Mentor) -> None:
    """What was asked for is written, and the reader warned."""
    assert "a.pdf has the extension of pdf but contains html" in teller("export ana --format html -o a.pdf").err
    assert Path("a.pdf").read_bytes().startswith(b"<!doctype html>")


def test_a_file_that_came_meanwhile_stays_too(teller: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though it was not there when it was looked for."""
    monkeypatch.setattr(saving, "_check_file", lambda *_, **__: Path("ana.md").write_text("mine"))
    assert "can't be written: File exists" in teller.fails("export ana -o ana.md", code=1)
    assert Path("ana.md").read_text() == "mine"
    assert here() == ["ana.md"]


def test_where_there_are_no_links_a_file_is_written_all_the_same(
    teller: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on some sticks and network drives."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    teller("export ana -o ana.md")
    assert Path("ana.md").read_text("utf-8").startswith("# Mentoring")
    with pytest.raises(MentorlogError, match="File exists"):
        files.write_private(Path("ana.md"), "other", overwrite=False)
    assert here() == ["ana.md"]


@NO_WINDOWS
def test_a_link_is_followed(teller: Mentor) -> None:
    """What it leads to is written, and it stays a link; so does one that leads nowhere yet."""
    Path("real.md").write_text("mine")
    Path("link.md").symlink_to("real.md")
    assert "already exists" in teller.fails("export ana -o link.md", code=1)
    teller("export ana -o link.md --force")
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text("utf-8").startswith("# Mentoring")
    Path("ahead.md").symlink_to("new.md")
    teller("export ana -o ahead.md")
    assert Path("ahead.md").is_symlink()
    assert mode("new.md") == 0o600


@NO_WINDOWS
@pytest.mark.parametrize("force", ["", " --force"])
def test_nothing_takes_the_place_of_a_device_or_a_pipe(teller: Mentor, force: str) -> None:
    """Not even by force: there would be a file where a device was."""
    os.mkfifo("pipe")
    for place in ("pipe", "/dev/null"):
        said = teller.fails(f"export ana -o {place}{force}", code=1)
        assert "is not a regular file" in said
        assert "> FILE" in said
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (".", "is a folder"),
        ("there", "is a folder"),
        ("there/", "is a folder"),
        ("new/", "is a folder"),
        ("file/x.md", "can't be written"),
        ("x" * 300, "can't be written"),
        ("x" * 300 + "/", "can't be written"),
    ],
)
def test_a_place_that_can_be_no_file_is_refused(teller: Mentor, place: str, words: str) -> None:
    """And nothing is left behind."""
    Path("there").mkdir()
    Path("file").write_text("mine")
    kind = "csv" if len(place) > 300 else "md"
    assert words in teller.fails(["export", "ana", "--format", kind, "-o", place], code=1)
    assert here() == ["file", "there"]


@NO_WINDOWS
@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_said(teller: Mentor) -> None:
    """With the reason."""
    Path("locked").mkdir(0o500)
    assert "Permission denied" in teller.fails("export ana -o locked/ana.md", code=1)
    assert "Permission denied" in teller.fails("export ana -o locked/tables/", code=1)


# a folder, a zip


def test_tables_go_to_a_folder(teller: Mentor) -> None:
    """One that is made for them, or one that is there."""
    assert teller("export ana -o tables/").out == f"Wrote 11 files to tables{os.sep}\n"
    assert sorted(path.name for path in Path("tables").iterdir()) == TABLES
    Path("empty").mkdir()
    teller("export ana --format csv -o empty")
    assert sorted(path.name for path in Path("empty").iterdir()) == TABLES
    assert here() == sorted(
        ["empty", "tables", *(str(Path(folder, name)) for folder in ("empty", "tables") for name in TABLES)]
    )


def test_a_folder_keeps_what_is_in_it(teller: Mentor) -> None:
    """A table that is there is written over only by force; what is none stays in any case."""
    Path("tables").mkdir()
    Path("tables/mine.txt").write_text("mine")
    Path("tables/notes.csv").write_text("mine")
    said = teller.fails("export ana -o tables/", code=1)
    assert f"{Path('tables/notes.csv')} already exists" in said
    assert sorted(path.name for path in Path("tables").iterdir()) == ["mine.txt", "notes.csv"]
    teller("export ana -o tables/ --force")
    assert Path("tables/mine.txt").read_text() == "mine"
    assert Path("tables/notes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert sorted(path.name for path in Path("tables").iterdir()) == sorted(["mine.txt", *TABLES])


def test_a_file_is_no_folder(teller: Mentor) -> None:
    """And stays what it is."""
    Path("tables").write_text("mine")
    assert "is a file, not a folder" in teller.fails("export ana -o tables/", code=1)
    assert Path("tables").read_text() == "mine"


def test_the_same_journal_makes_the_same_zip(teller: Mentor) -> None:
    """Whenever it is made: so that who keeps it knows whether anything changed."""
    teller("export ana -o one.zip")
    teller.now = "2026-11-24T10:00"
    teller("export ana -o two.zip")
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    with zipfile.ZipFile("one.zip") as packed:
        assert packed.testzip() is None
        assert sorted(packed.namelist()) == TABLES
        assert {info.external_attr >> 16 for info in packed.infolist()} == {0o600}
    teller("export ana -o tables/")
    with zipfile.ZipFile("one.zip") as packed:
        assert all(packed.read(name) == Path("tables", name).read_bytes() for name in TABLES)


# whole or not at all


@pytest.mark.parametrize("place", ["ana.html", "new/deep/ana.html", "tables/", "there/"])
def test_what_fails_in_between_leaves_nothing(teller: Mentor, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """As where the disk is full: neither a part of a file nor a draft."""
    Path("there").mkdir()
    left = [4]

    def full(_: int) -> None:
        left[0] -= 1
        if left[0] <= 0 or not place.endswith("/"):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in teller.fails(["export", "ana", "-o", place], code=1)
    assert [name for name in here() if not Path(name).is_dir()] == []
    assert not Path("tables").exists()


@NO_WINDOWS
@pytest.mark.parametrize("place", ["ana.md", "tables/"])
def test_a_full_disk_is_said(teller: Mentor, place: str) -> None:
    """A real one: no file may grow past a few bytes."""
    import resource

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", "export", "ana", "-o", place],
        env=teller.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        preexec_fn=small,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "File too large" in done.stderr
    assert here() == []


@pytest.mark.parametrize("signal_", [9] if os.name != "nt" else [])
def test_a_kill_in_between_leaves_no_part_of_a_file(teller: Mentor, signal_: int) -> None:
    """Nor harms the one that is there, which was to be written over."""
    Path("ana.md").write_text("mine")
    program = (
        "import os, signal\n"
        f"os.fsync = lambda _: os.kill(os.getpid(), {signal_})\n"
        "from mentorlog.cli.typer_app.run import run\n"
        "run(['export', 'ana', '-o', {place!r}, '--force'])\n"
    )
    for place in ("ana.md", "new.md", "tables/"):
        done = subprocess.run(
            [sys.executable, "-c", program.replace("{place!r}", repr(place))],
            env=teller.environ,
            capture_output=True,
            check=False,
        )
        assert done.returncode == -signal_
    assert Path("ana.md").read_text() == "mine"
    assert not Path("new.md").exists()
    assert not Path("tables").exists()


# standard output


@pytest.mark.parametrize("kind", ["md", "html", "json", "ics"])
def test_text_goes_to_standard_output(teller: Mentor, kind: str) -> None:
    """The same as in the file."""
    teller(f"export ana --format {kind} -o file")
    assert teller(f"export ana --format {kind}").out.encode() == Path("file").read_bytes()
    assert teller(f"export ana --format {kind} -o -").out.encode() == Path("file").read_bytes()


@pytest.mark.parametrize(("kind", "beginning"), [("pdf", b"%PDF-"), ("csv", b"PK")])
def test_bytes_go_to_a_pipe(teller: Mentor, kind: str, beginning: bytes) -> None:
    """As they are."""
    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", "export", "ana", "--format", kind, "-o", "-"],
        env=teller.environ,
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(beginning)
    assert done.stderr == b""
    if kind == "csv":
        assert sorted(zipfile.ZipFile(io.BytesIO(done.stdout)).namelist()) == TABLES


@pytest.mark.parametrize(("kind", "ending"), [("pdf", ".pdf"), ("csv", ".zip")])
def test_bytes_are_not_shown_at_a_terminal(teller: Mentor, kind: str, ending: str) -> None:
    """They would only ring its bell; a file is named instead."""
    code, said = read(teller, "export", "ana", "--format", kind, "-o", "-")
    assert code == 2
    assert f"A {ending} file can't be shown in a terminal." in said
    assert f"-o FILE{ending}" in said


@NO_WINDOWS
@pytest.mark.parametrize("kind", ["md", "csv"])
def test_a_full_device_is_said(teller: Mentor, kind: str) -> None:
    """Text or bytes."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mentorlog", "export", "ana", "--format", kind, "-o", "-"],
            env=teller.environ,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "mentorlog: The output can't be written: No space left on device.\n"
