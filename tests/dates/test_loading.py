"""The imports of the dates package: a command that only formats dates does not load the parser."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mentorlog.dates


def loaded(statement):
    """The modules loaded in a new interpreter after `statement`."""
    code = f"{statement}\nimport sys\nprint(*sorted(sys.modules))"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


def test_formatting_does_not_load_the_parser():
    """Almost every command formats dates, and few parse any."""
    after = loaded("from mentorlog.dates import format_date, format_relative_when, format_minutes")
    assert {name for name in after if name.startswith("mentorlog.")} == {"mentorlog.dates", "mentorlog.dates.format"}


@pytest.mark.parametrize("typed", ["in 3 months", "12 dec", "sat 12 dec 14:00"])
def test_parsing_loads_no_library(typed):
    """`dateutil` is needed only for Easter, and unicodedata only for text that is not ASCII."""
    after = loaded(
        "from mentorlog.dates import parse_when; from datetime import datetime\n"
        f"parse_when({typed!r}, now=datetime(2026, 11, 30), direction='future')"
    )
    assert not {"dateutil", "unicodedata", "json", "dataclasses", "zoneinfo", "calendar"} & after


def test_a_deadline_does_not_load_spelling_corrections():
    """Most texts with the word `by` have no date."""
    after = loaded(
        "from mentorlog.dates import split_deadline; from datetime import datetime\n"
        "split_deadline('Send the list by mail', now=datetime(2026, 11, 23))"
    )
    assert "difflib" not in after


def test_the_package_has_every_name_in_all():
    """It has no other names."""
    for name in mentorlog.dates.__all__:
        assert getattr(mentorlog.dates, name) is not None
    with pytest.raises(AttributeError, match="parse_anything"):
        mentorlog.dates.parse_anything  # noqa: B018


def test_common_dates_do_not_load_the_everyday_forms():
    """Examples are an ISO date, a weekday and a day of a month, with and without a time."""
    after = loaded(
        "from mentorlog.dates import parse_date, parse_when, parse_minutes, parse_cadence\n"
        "from datetime import datetime\n"
        "for text in ('2026-12-01', 'friday', '12 dec', 'in 2 weeks', 'friday 14:00', '24 nov kl. 14.30'):\n"
        "    parse_when(text, now=datetime(2026, 11, 23), direction='future')\n"
        "parse_date('friday', now=datetime(2026, 11, 23), direction='future')\n"
        "parse_minutes('45m'); parse_cadence('every 2 weeks')"
    )
    assert not [name for name in after if name.startswith("mentorlog.dates.spoken")]
