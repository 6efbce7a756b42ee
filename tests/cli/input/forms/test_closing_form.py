"""`end --edit`: the closing questions in the editor."""

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
def test_answers_that_are_not_touched_stay_as_they_are(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, answer: str, script: str
) -> None:
    """Whatever the editor does to blanks and line breaks, and beside an answer that is changed."""
    sit_down(monkeypatch)
    ana(["end", "ana", "--prepare", "--learned", answer, "--thanks", "for all"])
    program = f"text = text.replace('for all', 'for most')\n{script}\npath.write_bytes(text.encode()); sys.exit()"
    entry = ana("end ana --edit --json", **editor_that_runs(ana, program)).json
    assert (entry["learned"], entry["thanks"], entry["status"]) == (answer, "for most", "ended")


def test_a_mistake_opens_the_editor_again(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date that is none, named above the text."""
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
