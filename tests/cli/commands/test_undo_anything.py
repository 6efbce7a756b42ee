"""Any sequence of random commands can be undone and redone, one at a time."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note
from hypothesis import strategies as st

from mentorlog.model import REF_LETTERS
from tests.cli.commands.test_undo import FILLED
from tests.cli.conftest import Mentor
from tests.cli.state import entries
from tests.property_tests import settings

Refs = dict[str, list[str]]
Line = st.SearchStrategy[list[str]]

TEXT = st.sampled_from(
    ["talked", "Send it by friday", "[/x] :smile:", "田中さん", "a\n\nb: c", "--json", "s1", "Søren\u202e"]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
DAY = st.sampled_from(["today", "yesterday", "friday", "2026-11-02", "3 weeks ago"])
AHEAD = st.sampled_from(["today 16:00", "tomorrow 9:30", "friday", "1 dec 14:00"])
PARTY = st.sampled_from(["me", "them"])
PERSON = st.sampled_from(["r1", "r2"])
SCORE = st.sampled_from(["1", "3", "5"])
LENGTH = st.sampled_from(["45m", "1h30m"])


def line(*parts: str | st.SearchStrategy[Any]) -> Line:
    """Return a strategy for a command line of words and of strategies for words."""

    def flat(part: Any) -> list[str]:
        return [part] if isinstance(part, str) else [word for item in part for word in flat(item)]

    return st.tuples(*(st.just(part.split()) if isinstance(part, str) else part for part in parts)).map(flat)


def maybe(name: str, value: st.SearchStrategy[str]) -> Line:
    """Return a strategy for an option that is given or omitted."""
    return st.just([]) | value.map(lambda text: [f"--{name}={text}"])


def flag(*names: str) -> Line:
    """Return a strategy for one of these flags or none."""
    return st.sampled_from([[], *([f"--{name}"] for name in names)])


def recording(ana: Refs) -> Line:
    """Return a strategy for a command that records a new entry; its links are to entries of Ana."""
    who, on = PERSON.map(lambda ref: f"-w{ref}"), maybe("on", DAY)
    goals, points = st.sampled_from(ana["goal"] or ["g1"]), st.sampled_from(ana["point"] or ["t1"])
    parts = [maybe("for", LENGTH), maybe("topic", TEXT), maybe("takeaway", TEXT), maybe("private-notes", TEXT)]
    links = [maybe("goal", goals), maybe("goal", goals), maybe("point", points)]
    promises = [maybe("me", TEXT), maybe("them", TEXT), maybe("next", AHEAD), flag("private")]
    return st.one_of(
        line("log -wr1", on, *links, *promises, "--", TEXT),
        line("log", who, on, *parts, *promises, "--", TEXT),
        line("plan", AHEAD, who, maybe("for", LENGTH), maybe("where", TEXT)),
        line("note", who, flag("private", "shareable"), "--", TEXT),
        line("checkin", who, on, maybe("frequency", SCORE), maybe("challenge", SCORE), maybe("more", TEXT)),
        line("rate", who, on, flag("mine", "private"), "--", TEXT, SCORE.map(lambda score: [score])),
        line("raise", who, on, "--", TEXT),
        line("goal add", who, maybe("measure", TEXT), maybe("by", DAY), maybe("why", TEXT), "--", TEXT),
        line("action add -wr1", flag("mine", "theirs"), maybe("by", DAY), maybe("goal", goals), "--", TEXT),
        line("milestone add", who, maybe("by", DAY), "--", TEXT),
        line("feedback give", who, maybe("impact", TEXT), flag("praise"), maybe("follow-up", DAY), "--", TEXT),
        line("feedback receive", who, maybe("situation", TEXT), flag("constructive"), "--", TEXT),
    )


def changing(refs: Refs, ana: Refs) -> Line:
    """Return a strategy for a command that changes existing entries."""

    def one_of(*kinds: str, among: Refs = refs) -> st.SearchStrategy[str]:
        return st.sampled_from([ref for kind in kinds for ref in among[kind]] or ["s99"])

    def some(*kinds: str) -> st.SearchStrategy[list[str]]:
        return st.lists(one_of(*kinds), min_size=1, max_size=3)

    every = [kind for kind in refs if kind != "planned"]
    outcome, progress = st.sampled_from(["improved", "worse"]), st.integers(0, 100).map(str)
    mine = {kind: one_of(kind, among=ana) for kind in ana}
    return st.one_of(
        line("log", one_of("session"), maybe("me", TEXT), maybe("topic", TEXT), "--", TEXT),
        line("move", one_of("planned"), AHEAD, maybe("who", PARTY)),
        line(st.sampled_from(["cancel", "miss"]), one_of("planned"), maybe("who", PARTY)),
        line("checkpoint", one_of("goal"), progress, maybe("on", DAY), "--", TEXT),
        line("outcome", one_of("feedback"), outcome, maybe("on", DAY), "--", TEXT),
        line("celebrate", one_of("milestone"), "--", TEXT),
        line(st.sampled_from(["done", "drop", "reopen"]), some("goal", "action", "point")),
        line(st.sampled_from(["done", "reopen"]), some("session", "milestone")),
        line(st.sampled_from(["private", "shareable"]), some(*every)),
        line("delete", some(*every)),
        line("delete", some("session", "goal")),
        line("edit", one_of("action", "point", "note"), maybe("text", TEXT), maybe("on", DAY)),
        line("edit", one_of("checkin"), maybe("challenge", SCORE), maybe("less", TEXT), flag("clear=more")),
        line("edit", one_of("rating"), maybe("skill", TEXT), maybe("score", SCORE), maybe("on", DAY), flag("mine")),
        line("edit", one_of("goal"), maybe("title", TEXT), maybe("by", DAY), flag("clear=measure", "private")),
        line("edit", mine["session"], maybe("goal", mine["goal"]), maybe("point", mine["point"]), flag("clear=topic")),
        line("edit", mine["action"], maybe("goal", mine["goal"]), maybe("session", mine["session"])),
        line("edit", one_of("session", "goal", "action", "point", "milestone", "note", "rating"), "-w", PERSON),
        line("edit", PERSON, maybe("name", TEXT), maybe("focus", TEXT)),
        line(st.sampled_from(["pause", "resume", "end"]), PERSON),
        line("agreement", PERSON, TEXT.map(lambda text: f"--set={text}")),
        line("start --i-am mentee", st.sampled_from(["Carl", "Dora", "Ana Souza"])),
    )


def refs_in(path: Path) -> tuple[Refs, Refs]:
    """Return the refs of all entries by kind, with those of planned sessions, and those with Ana."""
    everything: Refs = {}
    ana: Refs = {}
    with closing(sqlite3.connect(path)) as connection:
        for kind, letter in REF_LETTERS.items():
            owner = "id" if kind == "relationship" else "relationship"
            rows = connection.execute(f"SELECT id, {owner} FROM {kind} ORDER BY id").fetchall()  # noqa: S608
            everything[kind] = [f"{letter}{number}" for number, _ in rows]
            ana[kind] = [f"{letter}{number}" for number, relationship in rows if relationship == 1]
        planned = connection.execute("SELECT id FROM session WHERE status = 'planned' ORDER BY id").fetchall()
    return everything | {"planned": [f"s{number}" for (number,) in planned]}, ana


@pytest.mark.heavy
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_commands_are_undone_and_redone_exactly(mentor: Mentor, data: st.DataObject) -> None:
    """The commands include undo and redo; those that fail or change nothing are not recorded."""
    with tempfile.TemporaryDirectory(dir=mentor.home) as folder:
        user = Mentor(Path(folder)).given(*FILLED)
        past: list[Any] = [entries(user.db)]
        future: list[Any] = []
        for _ in range(data.draw(st.integers(3, 9), label="commands")):
            refs, ana = refs_in(user.db)
            steps = [["undo"]] * (len(past) > 1) * 3 + [["redo"]] * bool(future) * 3
            commands = [recording(ana), changing(refs, ana), *map(st.just, steps)]
            words = data.draw(st.one_of(commands), label="typed")
            answer = user(words, ok=False)
            note(f"{answer.code}: {answer.out}{answer.err}")
            assert answer.code in (0, 1, 2)
            state = entries(user.db)
            if words == ["undo"]:
                future.append(past.pop())
            elif words == ["redo"]:
                past.append(future.pop())
            elif state != past[-1]:
                assert answer.code == 0
                past.append(state)
                future.clear()
            assert state == past[-1]
        while len(past) > 1:
            user("undo")
            future.append(past.pop())
            assert entries(user.db) == past[-1]
        while future:
            user("redo")
            past.append(future.pop())
            assert entries(user.db) == past[-1]
        user.fails("redo", code=1)
