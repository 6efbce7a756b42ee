"""The browser that makes pictures, and the page on which all of them are shown."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STYLE: Final = """
body { margin: 1rem; background: #999; font: 12px sans-serif }
section { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: flex-start; margin-bottom: 1.5rem }
h2 { flex-basis: 100%; margin: 0; font-size: 14px } figure { margin: 0 }
img { height: 16rem; max-width: 40rem; object-fit: cover; object-position: top left; background: #fff }
"""


@contextmanager
def chromium() -> Iterator[Any]:
    """The system's own Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as starter:
        browser = starter.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless=new", "--no-sandbox"]
        )
        yield browser
        browser.close()


def write_index(folder: Path) -> None:
    """Write `index.html`, which shows all pictures of a folder in a small size, those of one screen or page side by
    side; each is a link to the picture itself."""
    names = sorted(file.stem for file in folder.glob("*.png"))
    sections = "\n".join(
        f"<section><h2>{escape(subject)}</h2>{''.join(map(_figure, group))}</section>"
        for subject, group in groupby(names, key=_subject)
    )
    text = f'<!doctype html>\n<html lang="en">\n<title>Pictures</title>\n<style>{STYLE}</style>\n{sections}\n</html>\n'
    (folder / "index.html").write_text(text, encoding="utf-8")


def _subject(name: str) -> str:
    return ".".join(name.split(".")[:2])


def _figure(name: str) -> str:
    picture = f'<a href="{name}.png"><img src="{name}.png" alt="" loading="lazy"></a>'
    return f"<figure>{picture}<figcaption>{name}</figcaption></figure>"
