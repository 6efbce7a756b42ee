"""Messages on stderr."""

from __future__ import annotations

import pytest

from mentorlog.cli.output import messages


@pytest.mark.parametrize("columns", [200, 60])
def test_a_message_is_no_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    """It uses the whole width, so that paths and lines to type are on one line if they can be; nothing is lost."""
    monkeypatch.setattr(messages, "stderr_width", lambda: columns)
    text = "Some words of a message that goes on and on. " * 5
    messages.warn(text.strip())
    lines = capsys.readouterr().err.splitlines()
    assert columns - 12 < max(map(len, lines)) <= columns
    assert " ".join(lines) == f"mentorlog: {text.strip()}"
