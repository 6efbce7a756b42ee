"""The pages about programmes on the screen and in a pipe."""

from __future__ import annotations

from mentorlog.insight.programme.listing import ProgrammeLine
from mentorlog.model import Evaluation
from mentorlog.model.results.evaluations import Evaluated
from mentorlog.present.plain import render
from mentorlog.present.programme.evaluated import evaluated_page, evaluation_deleted_page
from mentorlog.present.programme.listing import programmes_page
from mentorlog.present.programme.overview import overview_page
from tests.builders import TODAY, day
from tests.golden_files import Golden, golden_files
from tests.insight.programme.programmes import ana, bo, maria, overview, soren
from tests.present.screen import drawn, drawn_lines, piped

LINES = (
    ProgrammeLine("HK 2026", 4, 3, 21, day("09-07"), day("11-20")),
    ProgrammeLine("Nord [x]", 1, 1, 0, None, None),
)
PAGES = {
    "programme": overview_page(overview(), today=TODAY),
    "programme-roles": overview_page(overview(soren(), maria()), today=TODAY),
    "programme-anonymous": overview_page(
        overview()._replace(members=(), is_anonymous=True, omitted=("reason", "scores")), today=TODAY
    ),
    "programmes": programmes_page(LINES, today=TODAY),
}
WIDTHS = ("40", "80", "pipe")


@golden_files("present", [f"{name}.{width}.txt" for name in PAGES for width in WIDTHS])
def test_each_page_equals_its_golden_file(golden: Golden) -> None:
    """At 40 and 80 columns, and in a pipe."""
    name, width, _ = golden.name.split(".")
    golden.check(piped(PAGES[name]) if width == "pipe" else drawn(PAGES[name], int(width)))


def test_ten_relationships_fit_one_screen() -> None:
    """At 80 columns each takes one line, so that all of it is on a screen of 30 lines."""
    several = [
        member._replace(uuid=f"{member.uuid}-{number}", private=False)
        for number in range(4)
        for member in (soren(), ana(), bo())
    ][:10]
    lines = drawn_lines(overview_page(overview(*several), today=TODAY))
    assert len(lines) <= 30
    assert sum("held" in line and "Sessions" not in line for line in lines) == 10
    assert max(map(len, lines)) <= 80


def test_a_colleagues_relationship_says_whose_it_is() -> None:
    """By the name of the journal's owner, else by the file."""
    of_maria = soren()._replace(owner="Maria Holm", source="maria.json", ref=None)
    page = render(overview_page(overview(of_maria, ana()._replace(source="x.json", role="mentee")), today=TODAY))
    assert "\nMaria Holm mentors\nSøren Østergård\t" in page
    assert "\nmentors x.json\nAna Souza\t" in page


def test_the_answer_says_what_was_recorded() -> None:
    """New, changed, as it was, and deleted."""
    first = Evaluation("HK 2026", day("11-23"), "Too few meetings", day("2027-06-01"))
    assert render(evaluated_page(Evaluated(first, None, first), today=TODAY)).splitlines() == [
        "Evaluated HK 2026, Mon 23 Nov",
        "Found\tToo few meetings",
        "Again\tTue 1 Jun 2027",
    ]
    again = Evaluated(first._replace(note=None), first, first)
    assert render(evaluated_page(again, today=TODAY)).startswith("Changed the evaluation of HK 2026 on Mon 23 Nov\n")
    assert "Nothing changed in the evaluation of" in render(evaluated_page(Evaluated(first, first, first), today=TODAY))
    earlier = Evaluated(first._replace(on=day("06-01")), None, first)
    assert "You are reminded by the last evaluation, of Mon 23 Nov" in render(evaluated_page(earlier, today=TODAY))
    assert "Deleted the evaluation of HK 2026" in render(evaluation_deleted_page(first, today=TODAY))
