"""The page of `prospect`."""

from __future__ import annotations

from mentorlog.insight.prospects import Fit, Prospect
from mentorlog.model import Ref
from mentorlog.present.plain import render
from mentorlog.present.prospects import prospects_page
from tests.builders import TODAY, day, relationship
from tests.golden_files import Golden, golden_files

from .screen import drawn, piped


def prospect(
    number: int, name: str, *, fits: tuple[Fit, ...] = (), waiting_days: int | None = None, **fields: object
) -> Prospect:
    """A prospect with its fits."""
    dates = {key: day(value) for key, value in fields.items() if key.endswith("_on")}
    known = {"role": "mentee", "status": "prospect", "private": True} | fields | dates
    return Prospect(relationship(number, name=name, **known), waiting_days, fits)


GOAL = Fit(Ref("goal", 4), "me", "Stay calm in hard negotiations", None, private=False)
SKILLS = tuple(Fit(Ref("rating", at), "Bo Lind", f"negotiating {at}", at, private=False) for at in (1, 2, 3))
PROSPECTS = (
    prospect(
        7, "Gry Holm", answer="yes", answered_on="11-22", admire="builds teams that last", hope="a second opinion"
    ),
    prospect(
        3,
        "Lone Dahl",
        fits=(GOAL, *SKILLS),
        waiting_days=12,
        admire="calm in negotiations, and says what she means without ever raising her voice",
        skills=("negotiating", "listening"),
        asked_on="11-11",
        follow_up_on="11-25",
    ),
    prospect(4, "王小明", waiting_days=40, asked_on="10-14", answer="later", answered_on="10-20", follow_up_on="11-20"),
    prospect(5, "Mads Vind", role="mentor", skills=("public speaking",)),
)
PAGE = prospects_page(PROSPECTS, others=2, today=TODAY)


@golden_files("present", ["prospect.plain.txt", *(f"prospect.{width}.txt" for width in (40, 80, 200))])
def test_the_list_of_prospects_equals_its_golden_files(golden: Golden) -> None:
    """For a pipe, and for terminals of three widths."""
    voice = golden.name.split(".")[1]
    golden.check(piped(PAGE) if voice == "plain" else drawn(PAGE, int(voice)))


def test_every_line_in_a_pipe_has_every_column() -> None:
    """Name, state, what is admired, what fits, the day to follow up, and the ref."""
    lines = render(prospects_page(PROSPECTS, today=TODAY)).splitlines()
    assert [line.count("\t") for line in lines] == [5] * len(PROSPECTS)
