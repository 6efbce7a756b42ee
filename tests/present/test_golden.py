"""The screens as they are meant to look, held in `tests/golden/present/`, one file per page and width.

After a change that is meant, write them anew and read the difference before committing it:

    MENTORLOG_GOLDEN=write pytest -n0 tests/present/test_golden.py && git diff tests/golden

Where `CI` is set, nothing is ever written.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorlog.present.page import Gap
from mentorlog.present.plain import render
from mentorlog.present.progress import progress_page
from mentorlog.present.remind import remind_page
from mentorlog.present.status import status_page

from . import rated, samples
from .samples import TODAY
from .screen import drawn

FOLDER = Path(__file__).parent.parent / "golden" / "present"
PAGES = {
    "status": status_page(samples.status(), today=TODAY),
    "status-empty": status_page(samples.status(people=(), due=(), more=0), today=TODAY),
    "progress": progress_page(samples.progress()),
    "progress-skills": progress_page(samples.progress(skills=rated.SKILLS)),
    "progress-of-two": (*progress_page(samples.progress()), Gap(), *progress_page(samples.new_progress())),
    "remind": remind_page(samples.reminders(), today=TODAY),
}
VOICES = {
    "plain": render,
    "40": lambda page: drawn(page, 40),
    "80": lambda page: drawn(page, 80),
    "200": lambda page: drawn(page, 200),
    "80-colour": lambda page: drawn(page, 80, color=True),
}
ASKED = [
    *(f"{page}.{voice}.txt" for page in PAGES for voice in ("plain", "40", "80")),
    *(f"{page}.200.txt" for page in ("status", "progress")),
    *(f"{page}.80-colour.txt" for page in ("status", "progress")),
]
WRITES = os.environ.get("MENTORLOG_GOLDEN") == "write" and not os.environ.get("CI")


@pytest.mark.parametrize("name", ASKED if WRITES else sorted(path.name for path in FOLDER.glob("*.txt")))
def test_a_page_looks_as_it_did(name):
    """Each file of the folder is exactly what its page says in its voice."""
    page, voice, _ = name.split(".")
    shown = VOICES[voice](PAGES[page])
    if WRITES:
        (FOLDER / name).write_text(shown, encoding="utf-8", newline="\n")
    assert (FOLDER / name).read_text(encoding="utf-8") == shown


def test_the_folder_holds_what_is_asked_for():
    """A page without its file, or a file without its page, would go untested."""
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(ASKED)
