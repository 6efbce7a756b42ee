"""All sentences that the program can show are in a golden file, so that each change is reviewed."""

from __future__ import annotations

import pytest

from tests.golden_files import Golden, golden_files
from tests.sentences import sentences


@pytest.mark.heavy
@golden_files("", ["sentences.txt"])
def test_the_golden_file_has_every_sentence(golden: Golden) -> None:
    """They are help, errors, hints, prompts and labels, each with its file."""
    golden.check("".join(f"{line}\n" for line in sentences()))


@pytest.mark.heavy
def test_sentences_of_each_type_are_found() -> None:
    """Examples are the help of a command and of an option, an error, a hint and a label of a page."""
    found = set(sentences())
    for line in (
        "cli/commands/log.py: Log a session that was held.",
        "cli/typer_app/options.py: Include closed entries.",
        "store/errors.py: There is not enough memory to use the journal {name}. {UNCHANGED}",
        "cli/commands/plan.py: Give a date, optionally with a time.",
        "present/review/page.py: Last time",
    ):
        assert line in found, [each for each in found if each.startswith(line.partition(":")[0])]
