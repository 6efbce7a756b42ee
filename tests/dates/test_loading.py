"""What importing the dates costs: an everyday command that only says dates never loads the grammar."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mentorlog.dates


def loaded(statement):
    """The modules that a fresh interpreter has after `statement`."""
    code = f"{statement}\nimport sys\nprint(*sorted(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


def test_saying_loads_no_grammar():
    """The screen says dates in almost every command, and reads none."""
    after = loaded("from mentorlog.dates import format_date, format_relative_when, format_minutes")
    assert {name for name in after if name.startswith("mentorlog.")} == {"mentorlog.dates", "mentorlog.dates.format"}


def test_reading_loads_no_library():
    """The library is for month ends alone, unicodedata for what is not ASCII, and a parser for nothing."""
    after = loaded(
        "from mentorlog.dates import parse_when; from datetime import datetime\n"
        "parse_when('in 2 months', now=datetime(2026, 11, 23), looking='ahead')"
    )
    assert not {"dateutil", "unicodedata", "json", "dataclasses", "zoneinfo", "calendar"} & after


def test_an_action_that_ends_in_no_date_is_not_pondered():
    """What was meant by a wrong date is for the one who typed a date; most texts with a `by` in them have none."""
    after = loaded(
        "from mentorlog.dates import split_deadline; from datetime import datetime\n"
        "split_deadline('Send the list by mail', now=datetime(2026, 11, 23))"
    )
    assert "difflib" not in after


def test_the_door_has_all_that_it_names():
    """Every name in `__all__` is there, and nothing else is invented."""
    for name in mentorlog.dates.__all__:
        assert getattr(mentorlog.dates, name) is not None
    with pytest.raises(AttributeError, match="parse_anything"):
        mentorlog.dates.parse_anything  # noqa: B018
