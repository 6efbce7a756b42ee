"""The pictures of all pages, which a person looks through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journal import page_pictures, rich_pages
from tests.programs import program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.heavy
def test_each_view_and_each_sheet_is_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture is on the index."""
    pytest.importorskip("playwright.sync_api")
    program("chromium")
    monkeypatch.setattr(page_pictures, "DOCUMENTS", {"summary": page_pictures.DOCUMENTS["summary-short"]})
    monkeypatch.setattr(page_pictures, "SHEETS", {"kept": page_pictures.SHEETS["page-to-keep"]})
    monkeypatch.setattr(rich_pages, "PAGES", {"rich": "agenda 'søren øst'"})
    count = page_pictures.write_pictures(tmp_path / "pages")
    names = {file.name for file in (tmp_path / "pages").glob("*.png")}
    views = ("html.light", "html.dark", "html.phone", "html.printed")
    assert {f"page.{page}.{view}.png" for page in ("summary", "kept", "rich") for view in views} < names
    assert {"page.summary.pdf.01.png", "page.summary.pdf.02.png", "page.kept.pdf.png", "page.rich.pdf.01.png"} < names
    assert len(names) == count
    index = (tmp_path / "pages" / "index.html").read_text(encoding="utf-8")
    assert [name for name in names if f'src="{name}"' not in index] == []
