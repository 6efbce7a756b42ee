"""The option `-o`: a file is written completely or not at all, and an existing file is overwritten only with
--force."""

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
def user(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The mentor of Ana, with a logged session, in an empty working directory."""
    ana("log Talked about silence --for 45m")
    (ana.home / "here").mkdir()
    monkeypatch.chdir(ana.home / "here")
    return ana


def all_paths() -> list[str]:
    """The paths of all files and folders in the working directory, including hidden ones."""
    return sorted(str(path) for path in Path().rglob("*"))


def mode(path: str) -> int:
    """The permission bits of a file or folder."""
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
def test_the_extension_selects_the_format(user: Mentor, name: str, beginning: bytes) -> None:
    """Case is ignored, no extension means Markdown, and --format overrides the extension."""
    user(f"export ana -o {name}")
    assert Path(name).read_bytes().lower().startswith(beginning.lower())
    user(f"export ana -o {name} --force --format json")
    assert Path(name).read_bytes().startswith(b"{\n")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.txt", "a.TEX"])
def test_an_unsupported_extension_is_refused(user: Mentor, name: str) -> None:
    """The error suggests a valid file name."""
    error = user.fails(f"export ana -o {name}", code=2)
    assert "is not a supported format" in error
    assert "-o a.md" in error
    assert all_paths() == []


def test_all_tables_cannot_be_written_to_a_single_csv_file(user: Mentor) -> None:
    """Each kind of entry has its own table, so the error suggests a zip, a folder or one table."""
    error = user.fails("export ana -o ana.csv", code=2)
    lines = ("-o ana.zip", "-o ana/", "-o ana.csv --table sessions")
    assert error.endswith("".join(f"  mentorlog export ana {line}\n" for line in lines))
    assert all_paths() == []


@pytest.mark.parametrize("line", ["export ana --format csv", "export --all -f csv"])
def test_tables_do_not_go_to_standard_output_by_default(user: Mentor, line: str) -> None:
    """With `> x.csv` the file would contain a zip, so the error suggests -o or --table."""
    error = user.fails(line, code=2)
    assert f"\n  mentorlog {line} -o FILE.zip\n  mentorlog {line} --table sessions\n" in error


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_single_table_is_written_as_csv(user: Mentor, name: str) -> None:
    """The table has the same content as in the zip, and its name can be plural or singular."""
    user("export ana -o all.zip")
    with zipfile.ZipFile("all.zip") as packed:
        expected = packed.read(f"{name}.csv")
    assert user(f"export ana --table {name}").out.encode() == expected
    assert user(f"export ana --format csv --table {name.removesuffix('s')}").out.encode() == expected
    user(f"export ana --table {name} -o one.csv")
    assert Path("one.csv").read_bytes() == expected
    user(f"export --all --table {name} -o two.csv")
    assert Path("two.csv").read_bytes() == expected


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("export ana --table meetings", "--table must be relationships, sessions, goals"),
        ("export ana --table notes --format md", "mentorlog export ana --table notes --format csv"),
        ("export ana --table notes -o x.html", "mentorlog export ana --table notes -o FILE.csv"),
        ("export ana --table notes --since march", "--since and --until work only with md"),
    ],
)
def test_a_single_table_with_another_format_is_refused(user: Mentor, line: str, message: str) -> None:
    """The error for an unknown table, another format or another file shows what works."""
    assert message in user.fails(line, code=2)
    assert all_paths() == []


@pytest.mark.parametrize("ending", ["doc", "DOC", "docx", "odt", "xlsx", "rtf", "png", "svg", "xml", "pages", "foo"])
@pytest.mark.parametrize("line", ["export ana", "recap ana", "agenda ana"])
def test_an_extension_that_cannot_be_written_is_refused_by_every_export(user: Mentor, line: str, ending: str) -> None:
    """Other programs could not open Markdown in a .doc file, so the error suggests a .md file."""
    assert f"\n  mentorlog {line} -o 'my page.md'\n" in user.fails(f"{line} -o 'my page.{ending}'", code=2)
    assert all_paths() == []


# a file


@NO_WINDOWS
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_only_the_owner_can_read_a_file(user: Mentor, umask: int) -> None:
    """Files have mode 0600 and new folders 0700, with any umask."""
    before = os.umask(umask)
    try:
        user("export ana -o deep/er/ana.html")
        user("export ana -o tables/")
    finally:
        os.umask(before)
    assert (mode("deep"), mode("deep/er"), mode("deep/er/ana.html")) == (0o700, 0o700, 0o600)
    assert mode("tables") == 0o700
    assert {mode(f"tables/{name}") for name in TABLES} == {0o600}


@pytest.mark.parametrize(
    "line", ["export ana -o there.md", "export ana -f csv -o there.md", "export --all -o there.json"]
)
def test_an_existing_file_is_overwritten_only_with_force(user: Mentor, line: str) -> None:
    """Without --force the command is refused before any work, and the file is unchanged."""
    name = line.split()[-1]
    Path(name).write_text("mine")
    assert "already exists" in user.fails(line, code=1)
    assert Path(name).read_text() == "mine"
    assert all_paths() == [name]
    user(f"{line} --force")
    assert Path(name).read_bytes() != b"mine"


@pytest.mark.parametrize("line", ["export ana", "export ana --format csv", "recap ana"])
def test_force_does_not_overwrite_a_journal(user: Mentor, line: str) -> None:
    """A copy of a journal is not overwritten either, because it could not be restored."""
    before = user.db.read_bytes()
    Path("copy.bak").write_bytes(before)
    for target in (user.db, "copy.bak"):
        assert "is a journal" in user.fails(f"{line} --force -o {target}", code=1)
    assert (user.db.read_bytes(), Path("copy.bak").read_bytes()) == (before, before)


def test_an_extension_of_another_format_gives_a_warning(user: Mentor) -> None:
    """The file is written in the format of --format."""
    assert "a.pdf has the extension of pdf but contains html" in user("export ana --format html -o a.pdf").err
    assert Path("a.pdf").read_bytes().startswith(b"<!doctype html>")


def test_a_file_created_during_the_export_is_not_overwritten(user: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file did not exist when the command first checked."""
    monkeypatch.setattr(saving, "_check_file", lambda *_, **__: Path("ana.md").write_text("mine"))
    assert "can't be written: File exists" in user.fails("export ana -o ana.md", code=1)
    assert Path("ana.md").read_text() == "mine"
    assert all_paths() == ["ana.md"]


def test_a_file_is_written_if_hard_links_are_not_supported(user: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some USB sticks and network drives do not support them."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    user("export ana -o ana.md")
    assert Path("ana.md").read_text("utf-8").startswith("# Mentoring")
    with pytest.raises(MentorlogError, match="File exists"):
        files.write_private(Path("ana.md"), "other", overwrite=False)
    assert all_paths() == ["ana.md"]


@NO_WINDOWS
def test_a_symbolic_link_is_followed(user: Mentor) -> None:
    """Its target is written and the link is kept."""
    Path("real.md").write_text("mine")
    Path("link.md").symlink_to("real.md")
    assert "already exists" in user.fails("export ana -o link.md", code=1)
    user("export ana -o link.md --force")
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text("utf-8").startswith("# Mentoring")
    assert mode("real.md") == 0o600


@NO_WINDOWS
def test_a_dangling_link_is_not_followed(user: Mentor) -> None:
    """Neither a file nor a folder is created at its target, with --force or without, and the link is kept."""
    Path("ahead.md").symlink_to("new.md")
    Path("shared").symlink_to("nowhere")
    for line in (
        "export ana -o ahead.md",
        "export ana -o ahead.md --force",
        "export ana --format csv -o shared/",
        "export ana --format csv -o shared",
        "recap ana -o ahead.md",
    ):
        assert "is a symbolic link to n" in user.fails(line, code=1)
        assert all_paths() == ["ahead.md", "shared"]


@NO_WINDOWS
@pytest.mark.parametrize("force", ["", " --force"])
def test_a_device_or_a_pipe_is_not_replaced(user: Mentor, force: str) -> None:
    """The option --force does not replace it with a file either."""
    os.mkfifo("pipe")
    for place in ("pipe", "/dev/null"):
        error = user.fails(f"export ana -o {place}{force}", code=1)
        assert "is not a regular file" in error
        assert "> FILE" in error
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
def test_a_path_that_cannot_be_a_file_is_refused(user: Mentor, place: str, words: str) -> None:
    """No file or folder is left behind."""
    Path("there").mkdir()
    Path("file").write_text("mine")
    kind = "csv" if len(place) > 300 else "md"
    assert words in user.fails(["export", "ana", "--format", kind, "-o", place], code=1)
    assert all_paths() == ["file", "there"]


@NO_WINDOWS
@pytest.mark.skipif(ROOT, reason="root may write anywhere")
def test_a_read_only_folder_is_an_error(user: Mentor) -> None:
    """The error has the reason of the operating system."""
    Path("locked").mkdir(0o500)
    assert "Permission denied" in user.fails("export ana -o locked/ana.md", code=1)
    assert "Permission denied" in user.fails("export ana -o locked/tables/", code=1)


# a folder, a zip


def test_tables_are_written_to_a_folder(user: Mentor) -> None:
    """The folder is created if it does not exist."""
    assert user("export ana -o tables/").out == f"Wrote 14 files to tables{os.sep}\n"
    assert sorted(path.name for path in Path("tables").iterdir()) == TABLES
    Path("empty").mkdir()
    user("export ana --format csv -o empty")
    assert sorted(path.name for path in Path("empty").iterdir()) == TABLES
    assert all_paths() == sorted(
        ["empty", "tables", *(str(Path(folder, name)) for folder in ("empty", "tables") for name in TABLES)]
    )


def test_a_folder_keeps_its_other_files(user: Mentor) -> None:
    """An existing table is overwritten only with --force; other files are never changed."""
    Path("tables").mkdir()
    Path("tables/mine.txt").write_text("mine")
    Path("tables/notes.csv").write_text("mine")
    error = user.fails("export ana -o tables/", code=1)
    assert f"{Path('tables/notes.csv')} already exists" in error
    assert sorted(path.name for path in Path("tables").iterdir()) == ["mine.txt", "notes.csv"]
    user("export ana -o tables/ --force")
    assert Path("tables/mine.txt").read_text() == "mine"
    assert Path("tables/notes.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert sorted(path.name for path in Path("tables").iterdir()) == sorted(["mine.txt", *TABLES])


def test_tables_are_not_written_to_a_file_instead_of_a_folder(user: Mentor) -> None:
    """The file keeps its content."""
    Path("tables").write_text("mine")
    assert "is a file, not a folder" in user.fails("export ana -o tables/", code=1)
    assert Path("tables").read_text() == "mine"


def test_the_same_journal_makes_the_same_zip(user: Mentor) -> None:
    """The zip does not contain the time of the export, so two zips can be compared."""
    user("export ana -o one.zip")
    user.now = "2026-11-24T10:00"
    user("export ana -o two.zip")
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    with zipfile.ZipFile("one.zip") as packed:
        assert packed.testzip() is None
        assert sorted(packed.namelist()) == TABLES
        assert {info.external_attr >> 16 for info in packed.infolist()} == {0o600}
    user("export ana -o tables/")
    with zipfile.ZipFile("one.zip") as packed:
        assert all(packed.read(name) == Path("tables", name).read_bytes() for name in TABLES)


# complete or not at all


@pytest.mark.parametrize("place", ["ana.html", "new/deep/ana.html", "tables/", "there/"])
def test_a_failed_export_leaves_no_files(user: Mentor, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """If the disk is full, neither a partial file nor a temporary file remains."""
    Path("there").mkdir()
    left = [4]

    def fail_as_full_disk(_: int) -> None:
        left[0] -= 1
        if left[0] <= 0 or not place.endswith("/"):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_as_full_disk)
    assert "No space left on device" in user.fails(["export", "ana", "-o", place], code=1)
    assert [name for name in all_paths() if not Path(name).is_dir()] == []
    assert not Path("tables").exists()


@NO_WINDOWS
@pytest.mark.parametrize("place", ["ana.md", "tables/"])
def test_a_file_over_the_size_limit_is_an_error(user: Mentor, place: str) -> None:
    """The operating system limits the size of the files of the process."""
    import resource

    def limit_file_size() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", "export", "ana", "-o", place],
        env=user.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        preexec_fn=limit_file_size,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "File too large" in done.stderr
    assert all_paths() == []


@pytest.mark.heavy
@pytest.mark.parametrize("signal_", [9] if os.name != "nt" else [])
def test_a_killed_export_leaves_no_partial_file(user: Mentor, signal_: int) -> None:
    """A file that was to be overwritten keeps its content."""
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
            env=user.environ,
            capture_output=True,
            check=False,
        )
        assert done.returncode == -signal_
    assert Path("ana.md").read_text() == "mine"
    assert not Path("new.md").exists()
    assert not Path("tables").exists()


# standard output


@pytest.mark.parametrize("kind", ["md", "html", "json", "ics"])
def test_text_formats_are_written_to_standard_output(user: Mentor, kind: str) -> None:
    """Standard output has the same content as the file."""
    user(f"export ana --format {kind} -o file")
    assert user(f"export ana --format {kind}").out.encode() == Path("file").read_bytes()
    assert user(f"export ana --format {kind} -o -").out.encode() == Path("file").read_bytes()


@pytest.mark.parametrize(("kind", "beginning"), [("pdf", b"%PDF-"), ("csv", b"PK")])
def test_binary_formats_are_written_to_a_pipe(user: Mentor, kind: str, beginning: bytes) -> None:
    """The bytes are not changed."""
    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", "export", "ana", "--format", kind, "-o", "-"],
        env=user.environ,
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(beginning)
    assert done.stderr == b""
    if kind == "csv":
        assert sorted(zipfile.ZipFile(io.BytesIO(done.stdout)).namelist()) == TABLES


@pytest.mark.parametrize(("kind", "ending"), [("pdf", ".pdf"), ("csv", ".zip")])
def test_binary_formats_are_not_written_to_a_terminal(user: Mentor, kind: str, ending: str) -> None:
    """A terminal cannot show them, so the error suggests a file."""
    code, output = read(user, "export", "ana", "--format", kind, "-o", "-")
    assert code == 2
    assert f"A {ending} file can't be shown in a terminal." in output
    assert f"-o FILE{ending}" in output


@NO_WINDOWS
@pytest.mark.parametrize("kind", ["md", "csv"])
def test_a_full_device_is_an_error(user: Mentor, kind: str) -> None:
    """The error is the same for text and binary formats."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mentorlog", "export", "ana", "--format", kind, "-o", "-"],
            env=user.environ,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "mentorlog: The output can't be written: No space left on device.\n"
