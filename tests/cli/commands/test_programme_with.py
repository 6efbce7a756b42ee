"""`programme LABEL --with FILE`: exports of colleagues are counted beside my own relationships, and stored nowhere."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import sit_down

LABEL = "HK 2026"


@pytest.fixture
def bo(mentor: Mentor) -> Mentor:
    """Bo Lind, who mentors Ana Souza and Cai Holm in the programme."""
    return mentor.given(
        "config name 'Bo Lind'",
        f"start Ana Souza --i-am mentor --since 2026-03-02 --programme '{LABEL}'",
        "log kickoff --with ana --on 2026-03-09 --for 60m",
        f"start Cai Holm --i-am mentor --since 2026-04-06 --programme '{LABEL}'",
        "log hello --with cai --on 2026-04-13 --for 30m",
        "start Dea Lund --i-am mentor --since 2026-04-06 --programme Other",
    )


@pytest.fixture
def named(bo: Mentor) -> Mentor:
    """Bo, whose name is set; a journal that was copied has no settings."""
    bo("config name 'Bo Lind'")
    return bo


def colleague(tmp_path, owner: str | None, *lines: str, flags: str = "--all") -> str:
    """The export of a colleague with a journal of these lines, in a file; returns its path."""
    home = tmp_path / f"{owner or 'nobody'}-home"
    home.mkdir()
    other = Mentor(home)
    if owner:
        other(["config", "name", owner])
    for line in lines:
        other(line)
    file = tmp_path / f"{(owner or 'nobody').split()[0].lower()}.json"
    other(f"export {flags} --format json -o {file}")
    return str(file)


def ana(tmp_path, owner: str | None = "Ana Souza", *lines: str, flags: str = "--all") -> str:
    """The export of Ana, whose mentor is Bo."""
    return colleague(
        tmp_path,
        owner,
        f"start Bo Lind --i-am mentee --since 2026-03-02 --programme '{LABEL.lower()}'",
        "log kickoff --with bo --on 2026-03-09 --for 55m",
        "log second --with bo --on 2026-03-23 --for 55m",
        "start Eva Dahl --i-am mentee --since 2026-03-02 --programme Else",
        *lines,
        flags=flags,
    )


def finn(tmp_path, *lines: str, flags: str = "--all") -> str:
    """The export of Finn, who mentors Gry."""
    start = f"start Gry Berg --i-am mentor --since 2026-05-04 --programme '{LABEL}'"
    return colleague(tmp_path, "Finn Dahl", start, "log hi --with gry --on 2026-05-11 --for 45m", *lines, flags=flags)


def overview(mentor: Mentor, *words: str, **environ: str) -> Any:
    """The JSON of the overview."""
    return mentor(["programme", LABEL, *words, "--json"], **environ).json


def test_relationships_of_colleagues_are_counted_and_not_stored(named, tmp_path):
    """With the name of their owner; the journal is as before."""
    before = named.db.read_bytes()
    found = overview(named, "--with", finn(tmp_path))
    assert [(each["name"], each["owner"]) for each in found["relationships"]] == [
        ("Ana Souza", None),
        ("Cai Holm", None),
        ("Gry Berg", "Finn Dahl"),
    ]
    assert (found["totals"]["relationships"], found["totals"]["minutes"]) == (3, 135)
    page = named(["programme", LABEL, "--with", str(tmp_path / "finn.json")])
    assert "Gry Berg" in page.out
    assert page.err == ""
    assert named.db.read_bytes() == before
    assert found["relationships"][2]["source"] == "finn.json"  # without its folder


def test_a_page_says_how_many_exports_are_counted(named, tmp_path):
    """With the names of their owners beside the relationships, and without the folders of the files."""
    target = named.home / "out.md"
    named(["programme", LABEL, "--with", finn(tmp_path), "-o", str(target)])
    page = target.read_text(encoding="utf-8")
    assert "One export of a colleague is counted." in page
    assert "Finn Dahl" in page
    named(["programme", LABEL, "--with", ana(tmp_path, None), "-o", str(target), "--force"])
    page = target.read_text(encoding="utf-8")
    assert "nobody.json" in page
    assert str(tmp_path) not in page


def test_a_pair_that_both_recorded_counts_once_after_asking(named, tmp_path):
    """A script has to say which; the relationship of this journal counts. Case does not matter in labels."""
    file = ana(tmp_path)
    error = named.fails(["programme", LABEL, "--with", file], code=2)
    assert error == (
        "mentorlog: One pair seems to be recorded by both people: Bo Lind with Ana Souza (mentee), in this journal and "
        f"in {file}. Does it count once?\n"
        f"  mentorlog programme 'HK 2026' --with {file} --same-pair yes\n"
        f"  mentorlog programme 'HK 2026' --with {file} --same-pair no\n"
    )
    once = overview(named, "--with", file, "--same-pair", "yes")["totals"]
    assert (once["relationships"], once["sessions_held"], once["minutes"]) == (2, 2, 90)
    twice = overview(named, "--with", file, "--same-pair", "nej")["totals"]
    assert (twice["relationships"], twice["sessions_held"], twice["minutes"]) == (3, 4, 200)
    assert overview(named, "--with", file, "--yes")["totals"] == once
    assert "must be yes or no" in named.fails(["programme", LABEL, "--with", file, "--same-pair", "perhaps"], code=2)


def test_at_a_terminal_each_pair_is_asked_about(named, tmp_path, monkeypatch):
    """Enter means that it is the same pair, and counts once."""
    sit_down(monkeypatch)
    file = ana(tmp_path)
    for answer, relationships in (("\n", 2), ("perhaps\nn\n", 3)):
        asked = named(["programme", LABEL, "--with", file, "--json"], stdin=answer)
        assert f"Bo Lind with Ana Souza (mentee), in this journal and in {file}." in asked.err
        assert "Is this the same pair, to count once? [Y/n]" in asked.err
        assert asked.json["totals"]["relationships"] == relationships
    assert named(["programme", LABEL, "--with", file, "--json"], stdin="", ok=False).code == 130


def test_files_without_the_name_of_their_owner_are_not_checked(named, tmp_path):
    """That is said, also of this journal."""
    file = ana(tmp_path, None)
    answer = named(["programme", LABEL, "--with", file, "--json"])
    assert answer.json["totals"]["relationships"] == 3
    assert f"{file} has no owner's name, so it was not checked" in answer.err
    named("config --unset name")
    answer = named(["programme", LABEL, "--with", finn(tmp_path), "--json"])
    assert "your name is not set, so your own relationships were not checked" in answer.err


def test_what_is_counted_already_is_not_counted_again(named, tmp_path):
    """A file that is given twice, and an export of this journal."""
    file, own = finn(tmp_path), str(tmp_path / "own.json")
    named(f"export --all --format json -o {own}")
    answer = named(["programme", LABEL, "--with", file, "--with", file, "--with", own, "--json"])
    assert answer.json["totals"]["relationships"] == 3
    assert f"{file} was given twice; it is counted once." in answer.err
    assert f"2 relationships in {own} are of this journal; they count once." in answer.err


def test_private_entries_of_colleagues_are_left_out(named, tmp_path):
    """Even if their export includes them."""
    file = finn(
        tmp_path,
        "log secret talk --with gry --on 2026-06-01 --for 90m --private",
        "goal add Leave the firm --with gry --private",
        "start Hal Secret --i-am mentor --since 2026-05-04 --programme 'HK 2026'",
        "private r2",
        flags="--all --include-private",
    )
    answer = named(["programme", LABEL, "--with", file, "--json"])
    assert (answer.json["totals"]["relationships"], answer.json["totals"]["minutes"]) == (3, 135)
    assert "Leave the firm" not in answer.out
    assert "Hal" not in answer.out
    assert f"{file} has private entries; they were left out." in answer.err


def test_a_file_without_the_programme_is_said(named, tmp_path):
    """With the programmes that it has."""
    file = colleague(tmp_path, "Ida Holm", "start Jo Berg --i-am mentor --programme 'KH 2025'")
    answer = named(["programme", LABEL, "--with", file, "--json"])
    assert answer.json["totals"]["relationships"] == 2
    assert f"{file} has no relationship of HK 2026; its programmes: KH 2025." in answer.err


def test_the_label_may_be_in_the_files_alone(mentor, tmp_path):
    """And may then be shortened, as long as it is clear; no journal is made."""
    file = finn(tmp_path)
    found = mentor(["programme", "hk", "--with", file, "--json"]).json
    assert (found["programme"], found["totals"]["relationships"]) == (LABEL, 1)
    error = mentor.fails(["programme", "KH", "--with", file], code=1)
    assert "No relationship here or in these files belongs to a programme called 'KH'." in error
    assert f"mentorlog programme 'HK 2026' --with {file}" in error
    other = colleague(tmp_path, "Ida Holm", "start Jo Berg --i-am mentor --programme 'HK 2027'")
    error = mentor.fails(["programme", "hk", "--with", file, "--with", other], code=1)
    assert "'hk' matches 2 programmes in these files" in error
    assert not mentor.db.exists()


def test_several_files_may_follow_one_option(named, tmp_path):
    """As a shell expands `--with *.json`; the label may come before or after them."""
    one, other = finn(tmp_path), ana(tmp_path)
    for words in (
        [LABEL, "--with", one, other, "--same-pair", "yes"],
        ["--same-pair", "yes", "--with", one, other, LABEL],
        ["--same-pair", "yes", f"--with={one}", other, "--with", one, "--", LABEL],
    ):
        found = named(["programme", *words, "--json"] if "--" not in words else ["programme", "--json", *words]).json
        assert found["totals"]["relationships"] == 3, words
    error = named.fails(["programme", LABEL, "--with", one, other], code=2)
    assert f"mentorlog programme 'HK 2026' --with {one} {other} --same-pair yes" in error


@pytest.mark.heavy
def test_a_broken_file_is_named_and_nothing_is_shown(named, tmp_path):
    """Not even what other files have."""
    good = finn(tmp_path)
    content = (tmp_path / "finn.json").read_text()
    wrong = json.loads(content)
    wrong["relationships"][0]["sessions"][0]["minutes"] = -3
    for name, text in (
        ("half.json", content[: len(content) // 2]),
        ("wrong.json", json.dumps(wrong)),
        ("deep.json", "[" * 100_000),
        ("other.json", '{"hello": 1}'),
        ("empty.json", ""),
        ("list.csv", "name,role\n"),
    ):
        (tmp_path / name).write_text(text)
        error = named.fails(["programme", LABEL, "--with", good, "--with", str(tmp_path / name)], code=1)
        assert name in error
        target = tmp_path / "out.html"
        named.fails(["programme", LABEL, "--with", str(tmp_path / name), "-o", str(target)], code=1)
        assert not target.exists()
    assert "There is no file" in named.fails(["programme", LABEL, "--with", str(tmp_path / "none.json")], code=1)
    assert "is a folder" in named.fails(["programme", LABEL, "--with", str(tmp_path)], code=1)
    named.fails(["programme", LABEL, "--with", str(named.db)], code=1)
    named.fails(["programme", LABEL, "--with", "-"], code=2)
    named.fails(["programme", "--with", good], code=2)
    named.fails(["programme", LABEL, "--same-pair", "yes"], code=2)


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["Bo Lind", None])
def test_a_pair_that_is_private_here_is_not_named_for_others(bo, tmp_path, name):
    """By the export of the other person, whatever --same-pair says, also if my name is not known; my own screen shows
    it."""
    bo("private r1")
    bo(["config", "name", name or "none"])
    file = ana(tmp_path)
    line = ["programme", LABEL, "--with", file]
    target = bo.home / "out.md"
    for words in (["--same-pair", "yes"], ["--same-pair", "no"], []):
        for output in (["--json"], ["-o", str(target), "--force"]):
            answer = bo([*line, *words, *output])
            text = answer.out + (target.read_text(encoding="utf-8") if "-o" in output else "")
            assert "Cai Holm" in text
            assert "Ana" not in text
            assert (
                f"1 relationship in {file} is left out: recorded by a person whose relationship is private"
                in answer.err
            )
    found = overview(bo, "--with", file, "--same-pair", "no", "--include-private")
    assert [each["name"] for each in found["relationships"]].count("Bo Lind") == 1
    assert "Ana Souza" in bo([*line, "--same-pair", "no"]).out
    with_finn = overview(bo, "--with", file, finn(tmp_path))
    assert [each["name"] for each in with_finn["relationships"]] == ["Cai Holm", "Gry Berg"]
