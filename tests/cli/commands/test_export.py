"""`export`: export a relationship or the whole journal."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor

SECRETS = ("tired", "salary", "worried", "headhunter", "patience", "gossip")
PUBLIC = (
    *("Talked about silence", "Send the list", "Lead a review", "Clear words", "First review", "Why so late"),
    "Asking first",
)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a journal that has public entries of every kind and private entries of several kinds."""
    mentor = Mentor(tmp_path_factory.mktemp("export"))
    for line in (
        "start Ana Souza --i-am mentor --since 2026-03-02 --focus 'From senior to lead'",
        "start Bo Lind --i-am mentee --since 2026-05-04",
        "log 'Talked about silence' -w ana --on 2026-11-02 --me 'Send the list' --private-notes 'looked worried'",
        "log 'About salary' -w ana --on 2026-11-09 --private --them 'Call the headhunter'",
        "goal add 'Lead a review' -w ana --measure 'three in a row'",
        "checkpoint g1 40",
        "feedback give 'Clear words' -w ana",
        "milestone add 'First review' -w ana",
        "raise 'Why so late' -w ana",
        "note 'seemed tired' -w ana",
        "log 'Talk with Bo' -w bo --on 2026-11-03",
        "plan friday -w ana",
        "rate Asking first 2 -w ana --on 2026-05-04",
        "rate asking first 4 -w ana",
        "rate patience 1 --mine -w ana --private",
        "checkin ana --frequency 4 --more 'rehearsals aloud' --on 2026-11-20",
        "checkin ana --less gossip --private",
    ):
        mentor(line)
    return mentor.db.read_bytes()


@pytest.fixture
def owner(mentor: Mentor, journal: bytes, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """The owner of that journal, in an empty folder."""
    mentor.db.write_bytes(journal)
    (mentor.home / "here").mkdir()
    monkeypatch.chdir(mentor.home / "here")
    return mentor


def objects(value: Any) -> list[Any]:
    """Return every entry in a JSON value."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) and "kind" in value else []
    return own + [found for child in children for found in objects(child)]


@pytest.mark.heavy
def test_markdown_is_the_default_format(owner: Mentor) -> None:
    """The page is printed on stdout and nothing on stderr, and entries of other relationships are omitted."""
    answer = owner("export ana")
    assert answer.err == ""
    assert answer.out.startswith("# Mentoring with Ana Souza\n")
    assert answer.out == owner("export ana --format md").out == owner("export -w ana -f md").out
    assert [words for words in PUBLIC if words not in answer.out] == []
    assert "Talk with Bo" not in answer.out


def test_the_page_has_skills_but_no_check_ins(owner: Mentor) -> None:
    """The page compares the first rating with the last; check-ins are only in JSON and in a private page."""
    page = owner("export ana").out
    assert "| Asking first | 2 on Mon 4 May 2026 | 4 on Mon 23 Nov 2026 |\n" in page
    assert "rehearsals" not in page
    relationship = owner("export ana --format json").json["relationships"][0]
    assert [checkin["more"] for checkin in relationship["checkins"]] == ["rehearsals aloud"]
    assert [rating["score"] for rating in relationship["ratings"]] == [2, 4]
    assert "rehearsals" in owner("export ana --include-private").out
    with_private = owner("export ana --format json --include-private").json["relationships"][0]
    assert [len(with_private[kind]) for kind in ("checkins", "ratings")] == [2, 3]


def test_json_of_one_relationship_has_each_entry_once(owner: Mentor) -> None:
    """Entries of another relationship are omitted. Without private entries, none has a ref."""
    entries = objects(owner("export ana --format json --include-private").json)
    refs = [entry["ref"] for entry in entries]
    assert len(refs) == len(set(refs))
    assert {"r1", "s1", "a1", "g1", "f1", "m1", "t1", "s4"} <= set(refs)
    assert "r2" not in refs
    assert all({"ref", "kind", "relationship", "private"} <= entry.keys() for entry in entries)
    shareable = {entry["uuid"]: entry for entry in objects(owner("export ana --format json").json)}
    assert {entry["uuid"] for entry in entries if not entry["private"]} >= shareable.keys()
    assert not any("ref" in entry for entry in shareable.values())


@pytest.mark.parametrize(
    "line", ["export ana", "export ana --format json", "export --all", "export --all --format json"]
)
def test_private_entries_are_not_exported(owner: Mentor, line: str) -> None:
    """Private notes and the actions of a private session are omitted too; --include-private adds all with a warning."""
    answer = owner(line)
    assert [word for word in SECRETS if word in answer.out] == []
    with_private = owner(f"{line} --include-private")
    assert [word for word in SECRETS if word not in with_private.out] == []
    assert "private entries are included" in with_private.err


def test_private_and_shareable_decide_what_is_exported(owner: Mentor) -> None:
    """After `private` a goal is omitted, and after `shareable` a note is included."""
    owner("private g1")
    owner("shareable n1")
    output = owner("export ana --format json").out
    assert "Lead a review" not in output
    assert "seemed tired" in output


def test_export_all_omits_a_private_relationship(owner: Mentor) -> None:
    """None of its entries is exported without --include-private."""
    owner("private r2")
    output = owner("export --all").out
    assert "Bo Lind" not in output
    assert "Talk with Bo" not in output
    assert "Talk with Bo" in owner("export --all --include-private").out


def test_export_all_exports_the_whole_journal(owner: Mentor) -> None:
    """Without private entries, a warning says that it is not a full backup."""
    answer = owner("export --all --format json")
    assert isinstance(answer.json, dict)
    assert {"Ana Souza", "Bo Lind"} <= {entry["relationship"] for entry in objects(answer.json)}
    assert "not a full backup" in answer.err
    with_private = owner("export --all --format json --include-private")
    assert "not a full backup" not in with_private.err
    assert len(objects(with_private.json)) > len(objects(answer.json))


def test_the_whole_journal_with_private_entries_has_all_that_an_import_needs(owner: Mentor) -> None:
    """The numbers that are not used again and the evaluations of programmes are only in that export; the name of the
    owner is in all, if it is set."""
    owner("note 'Came late' -w ana"), owner("delete n2"), owner("edit ana --programme 'HK 2026'")
    owner("programme hk --evaluated 2026-11-20 --note 'Too few meetings'")
    export = owner("export --all --include-private -f json").json
    assert (export["owner"], export["next_numbers"]["note"]) == (None, 3)
    assert [(each["programme"], each["note"]) for each in export["evaluations"]] == [("HK 2026", "Too few meetings")]
    owner("config name 'Marianne Lund'")
    for line in ("export --all -f json", "export ana -f json", "export ana --include-private -f json"):
        export = owner(line).json
        assert (export["owner"], export["next_numbers"], export["evaluations"]) == ("Marianne Lund", None, []), line
    owner("config name none")
    assert owner("export ana -f json").json["owner"] is None


def test_the_output_option_writes_the_export_to_a_file(owner: Mentor) -> None:
    """The file has the same text as stdout, and `-o -` writes to stdout."""
    text = owner("export ana").out
    assert owner("export ana -o ana.md").out == "Wrote ana.md\n"
    assert Path("ana.md").read_text("utf-8") == text
    assert owner("export ana -o -").out == text


@pytest.mark.parametrize(
    ("name", "is_json"),
    [("a.json", True), ("a.md", False), ("a.markdown", False), ("A.JSON", True), ("a", False)],
)
def test_the_file_extension_selects_the_format(owner: Mentor, name: str, is_json: bool) -> None:  # noqa: FBT001
    """`--format` overrides it."""
    owner(f"export ana -o {name}")
    assert Path(name).read_text("utf-8").startswith("{") is is_json
    owner(f"export ana -o {name} --force --format md")
    assert Path(name).read_text("utf-8").startswith("# Mentoring")


def test_an_existing_file_is_not_overwritten(owner: Mentor) -> None:
    """The error suggests `--force`, which overwrites it."""
    Path("ana.md").write_text("mine")
    error = owner.fails("export ana -o ana.md", code=1)
    assert error == (
        "mentorlog: ana.md already exists; it was not changed. --force overwrites it:\n"
        "  mentorlog export ana -o ana.md --force\n"
    )
    assert Path("ana.md").read_text() == "mine"
    owner("export ana -o ana.md --force")
    assert Path("ana.md").read_text("utf-8").startswith("# Mentoring")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
@pytest.mark.parametrize("before", [None, 0o644])
def test_an_exported_file_is_readable_only_by_the_owner(owner: Mentor, umask: int, before: int | None) -> None:
    """Its mode is 0600 with any umask and over an existing file, and no temporary file is left."""
    if before is not None:
        Path("ana.md").touch(before)
    old = os.umask(umask)
    try:
        owner("export ana -o ana.md --force")
        owner("export --all --include-private -o deep/er/all.json")
    finally:
        os.umask(old)
    assert stat.S_IMODE(Path("ana.md").stat().st_mode) == 0o600
    assert stat.S_IMODE(Path("deep/er/all.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(Path("deep").stat().st_mode) == 0o700
    assert sorted(path.name for path in Path().rglob("*")) == ["all.json", "ana.md", "deep", "er"]


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("export zoe", 1, "No relationship is called 'zoe'"),
        ("export", 2, "You have 2 active relationships"),
        ("export ana --format docx", 2, "--format must be md"),
        ("export --all --format md", 2, "mentorlog export --all --format json"),
        ("export --all -o all.md", 2, "mentorlog export --all --format json"),
        ("export ana --all", 2, "omit the name"),
        ("export ana -w bo", 2, "give only one"),
        ("export ana -o .", 1, "is a folder"),
        ("export ana -o /dev/null/x.md", 1, "can't be written"),
        ("export ana -o ''", 2, "is empty"),
        ("export ana -o ~nobody-at-all/x.md", 1, "can't be resolved"),
    ],
)
def test_an_invalid_command_writes_nothing(owner: Mentor, line: str, code: int, message: str) -> None:
    """Each mistake has its own error message, and no file is created."""
    assert message in owner.fails(line, code=code)
    assert list(Path().iterdir()) == []


def test_an_ended_relationship_can_be_exported(owner: Mentor) -> None:
    """The page has the thanks."""
    owner("end ana --thanks 'For every honest question' --on 2026-11-20")
    output = owner("export ana").out
    assert "For every honest question" in output


def test_the_name_may_be_omitted_if_one_relationship_is_active(ana: Mentor) -> None:
    """The page is the same as with the name."""
    assert ana("export").out == ana("export ana").out


def test_json_has_the_exact_text_and_markdown_escapes_it(ana: Mentor) -> None:
    """Text that looks like Markdown or HTML has no effect on the page."""
    text = "# no *heading* [x](y) <b> \\ `code` 王 😀\n- no list\n1. nor this"
    ana(["goal", "add", "--", "# *G* <i>"])
    ana("log -", stdin=text)
    entries = {entry["kind"]: entry for entry in objects(ana("export ana --format json").json)}
    assert entries["session"]["notes"] == text
    assert entries["goal"]["title"] == "# *G* <i>"
    output = ana("export ana").out
    assert "<b>" not in output.replace("\\<b>", "")
    assert "\n# no" not in output


def test_an_empty_relationship_can_be_exported(ana: Mentor) -> None:
    """The page has its name, and the JSON is valid."""
    assert "Ana Souza" in ana("export ana").out
    assert json.loads(ana("export ana --format json").out)
