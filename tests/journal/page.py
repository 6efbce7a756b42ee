"""Create docs/summary.html, the export of a relationship of the demo, and docs/summary.webp, a screenshot of its top
for the README, with Chromium: `python -m tests.journal.page`."""

from __future__ import annotations

import base64
import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import Final

from mentorlog.demo import journal, steps
from tests.cli.conftest import NOW, Mentor
from tests.journal.conftest import play

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGE: Final = DOCS / "summary.html"
PICTURE: Final = DOCS / "summary.webp"
WIDTH: Final = 860
VIEW: Final = {"width": WIDTH, "height": 3000}
SCALE: Final = 1.5
QUALITY: Final = 80
END: Final = """
[...document.querySelectorAll('#goals article:first-of-type svg')].at(-1).getBoundingClientRect().bottom + 20
"""
"""The bottom of the screenshot: below the picture of the first goal."""


def exported(mentor: Mentor) -> str:
    """Run the commands of the demo, and export its first relationship."""
    play(mentor, steps(journal(), today=dt.date.fromisoformat(NOW[:10])))
    mentor.now = NOW
    return mentor("export søren --format html").out


def photographed(page: Path) -> bytes:
    """A screenshot of the top of a page, as WebP."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as starter:
        browser = starter.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless=new", "--no-sandbox"]
        )
        opened = browser.new_page(viewport=VIEW, color_scheme="light")
        opened.goto(page.as_uri())
        assert opened.evaluate(END) < VIEW["height"]  # nothing is drawn below
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": round(opened.evaluate(END)), "scale": SCALE}
        session = opened.context.new_cdp_session(opened)
        shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": clip})
        browser.close()
    return base64.b64decode(shot["data"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        PAGE.write_text(exported(Mentor(Path(home))), encoding="utf-8")
    PICTURE.write_bytes(photographed(PAGE))
