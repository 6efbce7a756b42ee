"""What is recorded privately changes nothing that others see of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Mentor

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def user(tmp_path: Path) -> Mentor:
    """The mentor of Ana since March, in a programme."""
    mentor = Mentor(tmp_path)
    mentor('start Ana Souza --i-am mentor --since 2026-03-02 --programme "First leads"')
    return mentor


def exported(user: Mentor) -> str:
    """What others get."""
    return user("export Ana --format json").out + user("export Ana --format csv --table points").out


@pytest.mark.heavy
def test_a_point_is_open_for_others_until_a_session_that_they_know_discusses_it(user: Mentor) -> None:
    """The owner sees it as discussed, and reads that it is on the agenda to send."""
    user("raise The budget -w Ana --on 2026-03-03")
    before = exported(user)
    user("log about money -w Ana --on 2026-03-09 --point t1 --private")
    assert exported(user) == before
    assert user("show t1 --json").json["status"] == "discussed"
    for line in ("agenda Ana --format md", "export Ana", "export --all --format json", "export Ana --table points"):
        sent = user(line)
        assert "The budget" in sent.out
        assert "discussed in a private session is shown as open" in sent.err
    for line in ("export Ana --include-private", "export Ana --format ics", "export Ana --table goals"):
        assert "discussed in a private session" not in user(line).err
    user("shareable s1")
    assert "The budget" not in user("agenda Ana --format md").out


@pytest.mark.heavy
def test_the_next_session_of_a_private_one_is_private_until_it_is_made_shareable(user: Mentor) -> None:
    """The answer says so; logged, it stays private."""
    before = exported(user)
    logged = user("log about money -w Ana --private --next 2026-11-24")
    assert [line.split("\t")[-2:] for line in logged.fields.splitlines() if line.startswith("Next")] == [
        ["private", "s2"]
    ]
    assert exported(user) == before
    assert user("log s2 more about money --on 2026-11-23 --json").json["private"]
    assert exported(user) == before
    user("shareable s2")
    assert "more about money" in exported(user)


@pytest.mark.parametrize("line", ["log we met again -w Ana --private", "done s1"])
def test_a_private_session_leaves_the_day_to_get_in_touch_again(user: Mentor, line: str) -> None:
    """Exports have that day, so its absence would tell of the session."""
    user("plan 2026-11-23 08:00 -w Ana --private")
    user("end Ana --on 2026-06-01 --keep-in-touch 2026-12-01 --yes")
    before = exported(user)
    user("log we met again -w Ana --private") if line.startswith("log") else user(line)
    assert exported(user) == before


def test_log_says_that_a_private_session_leaves_the_day_to_get_in_touch_again(user: Mentor) -> None:
    """With the line that clears it."""
    user("end Ana --on 2026-06-01 --keep-in-touch 2026-12-01")
    logged = user("log we met again -w Ana --private")
    assert "Not settled: get in touch again with Ana Souza" in logged.out
    user("edit r1 --clear keep-in-touch")
    assert "2026-12-01" not in exported(user)
    user("edit r1 --keep-in-touch 2026-12-01")
    assert "Settled: get in touch again" in user("log we met again -w Ana --extra").out


@pytest.mark.heavy
def test_only_a_section_that_others_may_see_moves_the_start(user: Mentor, tmp_path: Path) -> None:
    """A private one does not."""
    before = exported(user)
    log = tmp_path / "log.md"  # in a folder with `private` in its name all of it would be private
    log.write_text("## 2026-02-02\n\nWe met before it began.\n", encoding="utf-8")
    user(["import", str(log), "-w", "Ana", "--private"])
    assert user("show s1 --json").json["private"]
    assert exported(user) == before
    log.write_text("## 2026-02-09\n\nWe met again.\n", encoding="utf-8")
    recorded = user(["import", str(log), "-w", "Ana"])
    assert "1 will be shareable" in recorded.out
    assert user("show r1 --json").json["started_on"] == "2026-02-09"


def test_a_programme_is_spelled_as_relationships_that_are_not_private_spell_it(user: Mentor) -> None:
    """Even if most of them are private."""
    for name in ("Bo Lind", "Cy Dahl"):
        user(["start", name, "--i-am", "mentor", "--programme", "FIRST LEADS", "--private"])
    user("programme first --evaluated 2026-11-02")
    assert [each["programme"] for each in user("programme --json").json] == ["First leads"]
    assert user("programme first --json").json["programme"] == "First leads"
