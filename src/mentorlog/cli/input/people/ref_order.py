"""Refuse a ref that is not the first word: `checkpoint 60 g1`, `snooze friday a1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.errors import UsageError
from mentorlog.model import Ref

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Kind


def refuse_late_ref(app: App, words: list[str], *kinds: Kind) -> None:
    """Raise UsageError if the last word is the only ref (of one of `kinds`, if any are given), with the line that has
    it first. After `--` all words are text."""
    refs = [ref for word in words if (ref := Ref.parse(word)) is not None]
    is_last = len(words) > 1 and len(refs) == 1 and Ref.parse(words[-1]) is not None
    if is_last and (not kinds or refs[0].kind in kinds) and "--" not in app.arguments:
        raise UsageError(
            f"The ref {words[-1]} comes first.", hint=line_with_words(app, [words[-1], *words[:-1]], old=words)
        )
