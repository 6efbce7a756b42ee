"""Examples of pairs of journals: a fixed one with every kind of private entry, and random ones."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from tests.cli.conftest import Mentor
from tests.privacy.steps import PEOPLE, STEPS, Step, person_of
from tests.privacy.twins import PRIVATE_WORD, Thing, Twins

if TYPE_CHECKING:
    from pathlib import Path


_WRITTEN_OUTSIDE: Final = (
    "UPDATE relationship SET private = 0 WHERE status = 'prospect'",
    "UPDATE relationship SET follow_up_on = '2026-12-24', answer_note = '{0}' WHERE name = 'Vera Holst'",
    "INSERT INTO question (relationship, day, text) SELECT id, '2026-01-05', '{0}' FROM relationship "
    "WHERE name = 'Pia Skov'",
)
"""What only another program writes: mentorlog records prospects as private, forgets when to ask one who has begun, and
has questions under oneself."""


def journals(folder: Path, steps: list[Step]) -> Twins:
    """Both journals after these steps."""
    twins = Twins(folder)
    _begin(twins)
    for index, step in enumerate(steps):
        twins.now += dt.timedelta(days=step.days, minutes=1)
        if index == len(steps) // 2:
            _start(twins, "Vera Holst", "--i-am", "mentee")
        STEPS[step.name](twins, step, PEOPLE[step.who % len(PEOPLE)])
    twins.now += dt.timedelta(days=1)
    _end(twins)
    twins.write_outside(*(line.format(PRIVATE_WORD) for line in _WRITTEN_OUTSIDE))
    _export_of_colleague(twins)
    twins.finish()
    return twins


def _begin(twins: Twins) -> None:
    twins.hidden_people = {"pia", "quentin", "vera"}
    _start(twins, "Pia Skov", "--i-am", "mentor", "--programme", "FIRST LEADS", "--private")
    for name in ("Rie Lund", "Sif Krog", "Tia Munk"):
        _start(twins, name, "--i-am", "mentor", "--programme", "FIRST LEADS", "--private", hidden=True)
    for name in ("Quentin Brun", "Vera Holst"):
        line = ["prospect", "add", name, "--hope", twins.words(hidden=True), "--skill", twins.words(hidden=True)]
        twins.add("relationship", name.split()[0].lower(), [*line])
    _start(twins, "Ana Souza", "--i-am", "mentor", "--programme", "First leads", "--cadence", "every 2 weeks")
    _start(twins, "Bo Lind", "--i-am", "mentee", "--since", "2025-11-03")
    _start(twins, "Cy Dahl", "--i-am", "mentor", "--programme", "First leads")
    _start(twins, "Dan Friis", "--i-am", "mentor", "--programme", "First leads", "--type", "coaching")
    twins.things.append(Thing("me", "me", "relationship", "me"))


def _start(twins: Twins, name: str, *words: str, hidden: bool = False) -> None:
    who = name.split()[0].lower()
    twins.things = [each for each in twins.things if (each.kind, each.who) != ("relationship", who)]
    if who == "vera":
        twins.hidden_people.discard("vera")
        twins.closed |= {each.ref for each in twins.things if each.who == "vera"}
    full, twin = twins.run(["start", name, *words], hidden=hidden or who in twins.hidden_people)
    twins.things.append(Thing(full["ref"], twin["ref"] if twin else None, "relationship", who))


def _export_of_colleague(twins: Twins) -> None:
    """Write the export of a colleague of the programme, who mentors one person."""
    colleague = Mentor(twins.folder / "colleague")
    colleague.home.mkdir()
    colleague.now = twins.full.now
    colleague('start Eva Kjær --i-am mentor --programme "First leads"')
    colleague("log about budgets -w Eva --for 45m")
    colleague(f"export Eva -o {twins.colleague}")


def _closing(twins: Twins, *, hidden: bool) -> list[str]:
    fields = ("reason", "learned", "thanks", "same", "different", "next")
    return [word for field in fields for word in (f"--{field}", twins.words(hidden=hidden))]


def _end(twins: Twins) -> None:
    """End one relationship, meet that person again in private, and draft the closing of another one."""
    ana, dan = person_of(twins, "ana"), person_of(twins, "dan")
    twins.run(["end", dan, "--keep-in-touch", twins.day(20), *_closing(twins, hidden=False)], hidden=False)
    twins.run(["end", ana, "--prepare", *_closing(twins, hidden=True)], hidden=True)
    twins.now += dt.timedelta(days=2)
    twins.add("session", "dan", ["log", twins.words(hidden=True), "-w", dan, "--extra"], hidden=True)


_OFTEN: Final = ("log", "log", "log", "goal", "goal", "point", "plan", "close")

RANDOM: Final = st.lists(
    st.builds(
        Step,
        st.sampled_from([*STEPS, *_OFTEN]),
        st.integers(0, 9),
        st.integers(0, len(PEOPLE) - 1),
        st.integers(0, 2),
        st.integers(0, 8),
        st.integers(0, 20),
    ),
    min_size=15,
    max_size=60,
)
"""Random steps."""


def every_step() -> list[Step]:
    """A fixed example: every step for everyone, in each secrecy, with links from what is shareable to what is private
    and the other way round."""
    names = ("ana", "bo", "me", "pia", "vera", "quentin", "dan")
    ana, bo, me, pia, vera, quentin, dan = map(PEOPLE.index, names)
    found = [Step("goal", 0, who, secrecy, 1) for who in (me, ana, pia, dan) for secrecy in range(3)]
    found += [Step("prospect")]
    found += [Step("point", 0, ana, secrecy) for secrecy in (0, 0, 0, 1)]
    found += [Step(name, 1, ana, 0, a, 1) for name in ("action", "milestone", "resource") for a in range(4)]
    found += [Step("log", 1, who, secrecy, 1 + secrecy, 7) for who in (ana, pia, dan) for secrecy in range(3)]
    for name, who in product(STEPS, (ana, bo, me, pia)):
        found += [Step(name, 1, who, secrecy, secrecy, who + secrecy) for secrecy in range(3 if who == ana else 1)]
    found += [Step(name, 1, who) for name, who in product(("goal", "note", "action", "resource"), (quentin, vera))]
    return [*found, *(Step("show action", 1, who) for who in (ana, bo)), Step("evaluate", 1)]
