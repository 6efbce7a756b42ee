"""The name of the local time zone, from $TZ as the C library reads it or from the operating system."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentorlog.cli.local_zone import local_zone_name
from mentorlog.dates.moments import find_zone

ZONEINFO = Path("/usr/share/zoneinfo")
needs_zoneinfo = pytest.mark.skipif(not (ZONEINFO / "Europe/Copenhagen").exists(), reason="no zone files")
FORMS = [
    ("Europe/Copenhagen", "Europe/Copenhagen"),
    (":Europe/Copenhagen", "Europe/Copenhagen"),
    ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("CET", "CET"),
    (":CET", "CET"),
    ("EST5EDT", "EST5EDT"),
    ("UTC", "UTC"),
    ("Japan", "Japan"),
    ("JST-9", "UTC+09:00"),
    (":JST-9", "UTC+09:00"),
    ("<-03>3", "UTC-03:00"),
    ("NZST-12NZDT,M9.5.0,M4.1.0/3", "NZST-12NZDT,M9.5.0,M4.1.0/3"),
    ("", "UTC"),
    (":", "UTC"),
    ("Mars/Olympus", "UTC"),
    ("../../etc/passwd", "UTC"),
    ("/no/such/file", "UTC"),
]


@pytest.mark.parametrize(("value", "name"), FORMS)
def test_tz_gives_the_name_of_the_zone(value: str, name: str) -> None:
    """The value can be a name, a file or a POSIX rule; any other value means UTC."""
    assert local_zone_name({"TZ": value}) == name


@needs_zoneinfo
def test_a_path_in_tz_gives_the_name_of_the_zone(tmp_path: Path) -> None:
    """The name is the end of the path or of the target of a link; a copied file gives its POSIX rule."""
    file = ZONEINFO / "Europe/Copenhagen"
    link, copy = tmp_path / "link", tmp_path / "copy"
    link.symlink_to(file)
    copy.write_bytes(file.read_bytes())
    assert local_zone_name({"TZ": str(file)}) == "Europe/Copenhagen"
    assert local_zone_name({"TZ": f":{file}"}) == "Europe/Copenhagen"
    assert find_zone(local_zone_name({"TZ": str(link)}) or "") == ZoneInfo(
        file.resolve().relative_to(ZONEINFO).as_posix()
    )
    assert local_zone_name({"TZ": str(copy)}) == "CET-1CEST,M3.5.0,M10.5.0/3"


@pytest.mark.skipif(sys.platform == "win32", reason="its C library reads other forms")
@needs_zoneinfo
@pytest.mark.parametrize("value", [*(value for value, _ in FORMS), str(ZONEINFO / "Asia/Tokyo")])
def test_the_zone_has_the_same_local_time_as_python(value: str) -> None:
    """Python shows the same local times with that value of $TZ, in winter and in summer."""
    zone = find_zone(local_zone_name({"TZ": value}) or "")
    moments = [dt.datetime(2026, month, 15, 12, tzinfo=dt.UTC) for month in (1, 7)]
    stamps = [moment.timestamp() for moment in moments]
    code = f"import datetime as dt; print([dt.datetime.fromtimestamp(stamp).isoformat() for stamp in {stamps}])"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"TZ": value}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str([moment.astimezone(zone).replace(tzinfo=None).isoformat() for moment in moments])


def test_without_tz_the_zone_is_that_of_the_machine() -> None:
    """The name is known to zoneinfo, or there is no name."""
    name = local_zone_name({})
    assert name is None or find_zone(name)
