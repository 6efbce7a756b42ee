"""Messages on stderr."""

from __future__ import annotations

import pytest

from mentorlog.cli.output import messages


@pytest.mark.parametrize(("columns", "widest"), [(200, 100), (60, 60)])
def test_a_message_is_no_wider_than_a_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int, widest: int
) -> None:
    """A wide terminal does not make its lines longer, and nothing of it is lost."""
    monkeypatch.setattr(messages, "stderr_width", lambda: columns)
    text = "Some words of a message that goes on and on. " * 5
    messages.warn(text.strip())
    lines = capsys.readouterr().err.splitlines()
    assert widest - 12 < max(map(len, lines)) <= widest
    assert " ".join(lines) == f"mentorlog: {text.strip()}"
