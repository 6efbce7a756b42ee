"""`export`: a relationship, or the whole journal, to take away."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor

SECRETS = ("tired", "salary", "worried", "headhunter", "patience", "gossip")
OPEN = (
    *("Talked about silence", "Send the list", "Lead a review", "Clear words", "First review", "Why so late"),
    "Asking first",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with something of each kind to share, and something of several to keep."""
    mentor = Mentor(tmp_path_factory.mktemp("told"))
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
def teller(mentor: Mentor, told: bytes, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """Somebody with that journal, in an empty folder."""
    mentor.db.write_bytes(told)
    (mentor.home / "here").mkdir()
    monkeypatch.chdir(mentor.home / "here")
    return mentor


def objects(value: Any) -> list[Any]:
    """Every entry within a JSON value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) and "kind" in value else []
    return own + [found for each in inner for found in objects(each)]


def test_markdown_is_the_default(teller: Mentor) -> None:
    """The summary, then a dated record of the sessions; on stdout alone."""
    answer = teller("export ana")
    assert answer.err == ""
    assert answer.out.startswith("# Mentoring with Ana Souza\n")
    assert answer.out == teller("export ana --format md").out == teller("export -w ana -f md").out
    assert [words for words in OPEN if words not in answer.out] == []
    assert "Talk with Bo" not in answer.out


def test_skills_are_told_then_and_now_and_check_ins_to_nobody(teller: Mentor) -> None:
    """How far somebody has come is for others to read; how two people find working together is not."""
    told = teller("export ana").out
    assert "| Asking first | 2 on Mon 4 May 2026 | 4 on Mon 23 Nov 2026 |\n" in told
    assert "rehearsals" not in told
    everything = teller("export ana --format json").json["relationships"][0]
    assert [one["more"] for one in everything["checkins"]] == ["rehearsals aloud"]
    assert [one["score"] for one in everything["ratings"]] == [2, 4]
    assert "rehearsals" in teller("export ana --include-private").out
    private = teller("export ana --format json --include-private").json["relationships"][0]
    assert [len(private[kind]) for kind in ("checkins", "ratings")] == [2, 3]


def test_json_of_one(teller: Mentor) -> None:
    """The relationship with every entry of it, each once."""
    entries = objects(teller("export ana --format json").json)
    refs = [entry["ref"] for entry in entries]
    assert len(refs) == len(set(refs))
    assert {"r1", "s1", "a1", "g1", "f1", "m1", "t1", "s4"} <= set(refs)
    assert "r2" not in refs
    assert all({"ref", "kind", "relationship", "private"} <= entry.keys() for entry in entries)


@pytest.mark.parametrize(
    "line", ["export ana", "export ana --format json", "export --all", "export --all --format json"]
)
def test_what_is_private_stays(teller: Mentor, line: str) -> None:
    """A private entry, private notes, and what was recorded inline with a private session are in no export; with
    --include-private they are, and a warning says so."""
    answer = teller(line)
    assert [word for word in SECRETS if word in answer.out] == []
    whole = teller(f"{line} --include-private")
    assert [word for word in SECRETS if word not in whole.out] == []
    assert "private entries are included" in whole.err


def test_privacy_is_the_entrys_own(teller: Mentor) -> None:
    """`private` takes an entry out, `shareable` lets it in."""
    teller("private g1")
    teller("shareable n1")
    said = teller("export ana --format json").out
    assert "Lead a review" not in said
    assert "seemed tired" in said


def test_a_private_relationship_is_no_part_of_the_whole(teller: Mentor) -> None:
    """Where the relationship itself is private, nothing of it is in the journal's export."""
    teller("private r2")
    said = teller("export --all").out
    assert "Bo Lind" not in said
    assert "Talk with Bo" not in said
    assert "Talk with Bo" in teller("export --all --include-private").out


def test_the_whole_journal(teller: Mentor) -> None:
    """One JSON object with everybody; without what is private it says that it is no full backup."""
    answer = teller("export --all --format json")
    assert isinstance(answer.json, dict)
    assert {"Ana Souza", "Bo Lind"} <= {entry["relationship"] for entry in objects(answer.json)}
    assert "not a full backup" in answer.err
    whole = teller("export --all --format json --include-private")
    assert "not a full backup" not in whole.err
    assert len(objects(whole.json)) > len(objects(answer.json))


def test_to_a_file(teller: Mentor) -> None:
    """The same text, and the answer says where it is."""
    text = teller("export ana").out
    assert teller("export ana -o ana.md").out == "Wrote ana.md\n"
    assert Path("ana.md").read_text("utf-8") == text
    assert teller("export ana -o -").out == text


@pytest.mark.parametrize(
    ("name", "is_json"),
    [("a.json", True), ("a.md", False), ("a.markdown", False), ("A.JSON", True), ("a", False)],
)
def test_the_ending_says_the_format(teller: Mentor, name: str, is_json: bool) -> None:  # noqa: FBT001
    """Unless --format does."""
    teller(f"export ana -o {name}")
    assert Path(name).read_text("utf-8").startswith("{") is is_json
    teller(f"export ana -o {name} --force --format md")
    assert Path(name).read_text("utf-8").startswith("# Mentoring")


def test_nothing_is_written_over(teller: Mentor) -> None:
    """A file that is there stays as it is, unless --force says otherwise."""
    Path("ana.md").write_text("mine")
    said = teller.fails("export ana -o ana.md", code=1)
    assert said == (
        "mentorlog: ana.md already exists; it was not changed. --force overwrites it:\n"
        "  mentorlog export ana -o ana.md --force\n"
    )
    assert Path("ana.md").read_text() == "mine"
    teller("export ana -o ana.md --force")
    assert Path("ana.md").read_text("utf-8").startswith("# Mentoring")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
@pytest.mark.parametrize("before", [None, 0o644])
def test_a_file_is_the_owners_alone(teller: Mentor, umask: int, before: int | None) -> None:
    """0600 whatever the umask, and where it writes over one that was not; nothing else is left in the folder."""
    if before is not None:
        Path("ana.md").touch(before)
    old = os.umask(umask)
    try:
        teller("export ana -o ana.md --force")
        teller("export --all --include-private -o deep/er/all.json")
    finally:
        os.umask(old)
    assert stat.S_IMODE(Path("ana.md").stat().st_mode) == 0o600
    assert stat.S_IMODE(Path("deep/er/all.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(Path("deep").stat().st_mode) == 0o700
    assert sorted(path.name for path in Path().rglob("*")) == ["all.json", "ana.md", "deep", "er"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
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
def test_what_makes_no_sense_writes_nothing(teller: Mentor, line: str, code: int, said: str) -> None:
    """Each slip has its answer."""
    assert said in teller.fails(line, code=code)
    assert list(Path().iterdir()) == []


def test_an_ended_relationship_can_be_taken_away(teller: Mentor) -> None:
    """That is when it is wanted most."""
    teller("end ana --thanks 'For every honest question' --on 2026-11-20")
    said = teller("export ana").out
    assert "For every honest question" in said


def test_the_only_active_one_needs_no_name(ana: Mentor) -> None:
    """As everywhere."""
    assert ana("export").out == ana("export ana").out


def test_text_is_taken_away_as_it_was_typed(ana: Mentor) -> None:
    """In JSON letter for letter; in Markdown as a reader sees it, without acting as Markdown."""
    text = "# no *heading* [x](y) <b> \\ `code` 王 😀\n- no list\n1. nor this"
    ana(["goal", "add", "--", "# *G* <i>"])
    ana("log -", stdin=text)
    entries = {entry["ref"]: entry for entry in objects(ana("export ana --format json").json)}
    assert entries["s1"]["notes"] == text
    assert entries["g1"]["title"] == "# *G* <i>"
    said = ana("export ana").out
    assert "<b>" not in said.replace("\\<b>", "")
    assert "\n# no" not in said


def test_an_empty_relationship_can_be_taken_away(ana: Mentor) -> None:
    """There is little to say, and nothing fails."""
    assert "Ana Souza" in ana("export ana").out
    assert json.loads(ana("export ana --format json").out)
