"""The page of `doctor`."""

from __future__ import annotations

from mentorlog.model import Finding
from mentorlog.model.results.findings import CHECKS
from mentorlog.present.journal.doctor import doctor_page, repaired_lines
from mentorlog.present.page import Gap
from mentorlog.present.plain import render
from tests.golden_files import Golden, golden_files
from tests.present.screen import drawn, drawn_lines

PLACE = "/home/ana/.local/share/mentorlog"
BACKUP = f"{PLACE}/journal.db.backups/2026-11-29T071502Z-laptop.db"
FINDINGS = (
    Finding("settings", "ok", "the defaults"),
    Finding("journal", "ok", f"{PLACE}/journal.db"),
    Finding("version", "ok", "schema 8, the current one"),
    Finding("integrity", "ok", "the file is sound"),
    Finding(
        "search",
        "fault",
        "The search index has 15904 words, and the entries have 15901.",
        "mentorlog doctor --repair",
    ),
    Finding(
        "access",
        "fault",
        f"Other users can read or change {PLACE}/journal.db (mode 0644).",
        f"chmod 600 {PLACE}/journal.db",
    ),
    Finding("backups", "ok", "7 backups, the newest sound and 3 hours old"),
    Finding("space", "ok", "66 GB are free"),
    Finding("leftovers", "note", "1 copy from before an upgrade: journal.db.v7.bak.", f"rm {PLACE}/journal.db.v7.bak"),
    Finding("schema", "note", "Other programs added table moods."),
)
DAMAGED = (
    Finding(
        "integrity", "fault", "The file is damaged (database disk image is malformed).", f"mentorlog restore {BACKUP}"
    ),
)
PAGE = (
    *doctor_page(FINDINGS),
    Gap(),
    *doctor_page(DAMAGED),
    Gap(),
    *doctor_page(FINDINGS[:2], repaired=repaired_lines(("timeline", "the search index"), has_faults=False)),
    Gap(),
    *doctor_page(FINDINGS[:1], repaired=repaired_lines((), has_faults=False)),
)
RENDERERS = {
    "plain": render,
    "40": lambda page: drawn(page, 40),
    "80": lambda page: drawn(page, 80),
    "200": lambda page: drawn(page, 200),
    "80-colour": lambda page: drawn(page, 80, color=True),
}


@golden_files("present", [f"doctor.{name}.txt" for name in RENDERERS])
def test_the_page_equals_its_golden_file(golden: Golden) -> None:
    """Faults are first, then notes; each has the line that settles it."""
    golden.check(RENDERERS[golden.name.split(".")[1]](PAGE))


def test_a_line_to_type_is_never_broken() -> None:
    """It could not be copied if it were, however narrow the terminal is."""
    for width in (12, 40, 80, 200):
        lines = [line.strip() for line in drawn_lines(doctor_page((*FINDINGS, *DAMAGED)), width)]
        for finding in (*FINDINGS, *DAMAGED):
            assert finding.fix is None or finding.fix in lines


def test_every_check_has_a_place_in_the_order() -> None:
    """The rows of a page without faults are in the order of the checks."""
    page = doctor_page([Finding(check, "ok", "fine") for check in reversed(CHECKS)])
    assert [line.split("\t")[0] for line in render(page).splitlines()[:-2]] == [check.capitalize() for check in CHECKS]
