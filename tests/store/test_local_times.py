"""Planned sessions in local time: SQL and the entries agree on which sessions have passed."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import Ref
from mentorlog.store import Journal
from tests.property_tests import settings
from tests.store.build import NOW, Build, connection, in_memory

ZONES = (None, "Europe/Copenhagen", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago")
DAY = dt.date(2026, 3, 29)
moments = st.builds(
    dt.datetime.combine, st.dates(DAY - dt.timedelta(days=3), DAY + dt.timedelta(days=3)), st.times()
).map(lambda moment: moment.replace(second=0, microsecond=0))
sessions = st.lists(st.tuples(moments, st.booleans(), st.sampled_from(ZONES)), min_size=1, max_size=6)


def read_in(local_zone: str | None) -> Journal:
    """An empty journal that is read in a local time zone."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection(in_memory()).backup(copy)
    copy.execute("PRAGMA foreign_keys = ON")
    return Journal(copy, name="in memory", state="here", writable=True, today=DAY, local_zone=lambda: local_zone)


@given(sessions, moments, st.sampled_from(ZONES))
@settings(max_examples=40, deadline=None)
def test_sql_and_entries_agree_on_past_sessions(
    planned: list[tuple[dt.datetime, bool, str | None]],
    now: dt.datetime,
    local_zone: str | None,
) -> None:
    """The results of `people`, `watch` and `planned` are compared with the entries."""
    with read_in(local_zone) as journal:
        build = Build(journal)
        build.relationship()
        for moment, has_time, zone in planned:
            at = moment.time() if has_time else None
            build.add("session", status="planned", on=moment.date(), at=at, zone=zone if has_time else None)
        every = journal.planned(Ref("relationship", 1))
        assert [(each.on, each.at or dt.time.min, each.ref.number) for each in every] == sorted(
            (each.on, each.at or dt.time.min, each.ref.number) for each in every
        )
        ahead = [each for each in every if not each.has_passed(now)]
        passed = [each for each in every if each.has_passed(now)]
        (person,) = journal.people(now=now)
        assert person.next_session == (ahead[0].ref if ahead else None)
        assert person.unlogged == (passed[0] if passed else None)
        until = now.date()
        assert journal.watch(until=until, now=now).sessions == tuple(each for each in every if each.on <= until)
        assert journal.dossier(Ref("relationship", 1)).planned == every
        if any(each.own_time for each in every):
            assert journal.sessions() == every[::-1]
        span = (until - dt.timedelta(days=1), until)
        assert journal.planned(None, since=span[0], until=span[1]) == tuple(
            each for each in every if span[0] <= each.on <= span[1]
        )


def test_a_session_keeps_its_own_time() -> None:
    """A planned session has it beside the local time; it is omitted if the two are equal."""
    stored = {"on": dt.date(2026, 11, 24), "at": dt.time(2), "zone": "Asia/Tokyo"}
    with read_in("Europe/Copenhagen") as journal:
        build = Build(journal)
        build.relationship()
        ref = build.add("session", status="planned", **stored)
        session = journal.planned(None)[0]
        assert (session.on, session.at) == (dt.date(2026, 11, 23), dt.time(18))
        assert session.own_time == dt.datetime.combine(stored["on"], stored["at"])
        assert session.in_own_zone() == session._replace(on=stored["on"], at=stored["at"], own_time=None)
        cancelled = build.add("session", status="cancelled", **stored)
        assert journal.entry(cancelled).own_time is None
        copy = sqlite3.connect(":memory:", isolation_level=None)
        connection(journal).backup(copy)
    for local_zone in (None, "Asia/Tokyo"):
        there = Journal(copy, name="in memory", state="here", writable=False, local_zone=lambda zone=local_zone: zone)
        assert there.entry(ref) == session.in_own_zone()


@pytest.mark.heavy
def test_a_long_history_is_read_once_in_another_zone() -> None:
    """The pages are sorted by the stored days."""
    with read_in("Pacific/Pago_Pago") as journal:
        build = Build(journal)
        build.relationship()
        with journal.command("test", now=NOW) as change:
            for number in range(1030):
                change.add(
                    "session",
                    relationship=Ref("relationship", 1),
                    status="planned",
                    on=DAY + dt.timedelta(days=number // 3),
                    at=dt.time(1),
                    zone="Pacific/Kiritimati",
                    private=False,
                )
        read = [entry.ref.number for entry in journal.history(Ref("relationship", 1)) if entry.ref.kind == "session"]
        assert read == list(range(1, 1031))
