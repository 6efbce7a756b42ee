"""`end --edit`: the closing questions in an editor."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import editor_that_runs, kept, opened, sit_down


@pytest.mark.parametrize(
    "script",
    [
        "text = text.replace('\\n', '\\r\\n')",
        "text = '\\ufeff' + '\\n'.join(line.rstrip() for line in text.split('\\n'))",
        "text = text.rstrip()",
    ],
)
@pytest.mark.parametrize("answer", ["to ask \n\n- first\t", "one\r\ntwo", "# mentorlog: a line"])
def test_unchanged_answers_are_stored_exactly_as_before(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, answer: str, script: str
) -> None:
    """The editor may change white space and line breaks, and another answer may be changed."""
    sit_down(monkeypatch)
    ana(["end", "ana", "--prepare", "--learned", answer, "--thanks", "for all"])
    program = f"text = text.replace('for all', 'for most')\n{script}\npath.write_bytes(text.encode()); sys.exit()"
    entry = ana("end ana --edit --json", **editor_that_runs(ana, program)).json
    assert (entry["learned"], entry["thanks"], entry["status"]) == (answer, "for most", "ended")


def test_a_mistake_opens_the_editor_again(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error about an invalid date is shown above the text."""
    sit_down(monkeypatch)
    heading = "(a date)\\n"
    script = (
        f"wrong = {heading!r}.encode().decode('unicode_escape') + 'nonsense'\n"
        "right = wrong.replace('nonsense', '2027-03-01')\n"
        "text = text.replace(wrong, right) if wrong in text else text.replace(wrong[:-8], wrong)"
    )
    assert ana("end ana --edit --json", **editor_that_runs(ana, script)).json["keep_in_touch_on"] == "2027-03-01"
    assert opened(ana).startswith("# mentorlog: ")
    assert kept(ana) == []
