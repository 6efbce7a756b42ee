"""The closing questions as a text in the editor: a heading for each question, with the answer below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.checks import read_reason
from mentorlog.cli.input.dates.checked_dates import read_future_day
from mentorlog.cli.input.text.private_marker import escape_public
from mentorlog.cli.input.text.read import edit_until_valid, escape_help, help_lines, public_text, remove_help
from mentorlog.errors import UsageError
from mentorlog.insight.closing import CLOSING_QUESTIONS, REASONS, closing_question
from mentorlog.normalise import normalise_text
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

_REASON: Final = "Why did it end?"
_AGAIN: Final = "When will you get in touch again? (a date)"


def edit_closing(app: App, before: Relationship, answers: Mapping[str, object]) -> dict[str, object]:
    """The fields that the user changed in the editor; an answer that was emptied is None. The editor opens with the
    `answers` from options, or else the earlier ones.

    Raises UsageError for text above the first heading, DateError for an invalid date.
    """
    headings = _headings(before)
    kept = {field: _as_text(answers.get(field, getattr(before, field))) for field in headings.values()}
    template = "".join(
        f"## {heading}\n{_answer_lines(kept[field])}\n" for heading, field in headings.items()
    ) + help_lines(
        f"Closing questions for {before.name}. Write below the headings; empty ones are skipped.",
        f"Usual reasons: {', '.join(REASONS)}.",
    ).removeprefix("\n")
    unchanged = _read(remove_help(normalise_text(template)), headings)

    def read(text: str) -> dict[str, object]:
        edited = _read(text, headings)
        changed: dict[str, object] = {
            field: public_text(app, answer, what="an answer") or None
            for field, answer in edited.items()
            if answer != unchanged[field]
        }
        if changed.get("reason"):
            changed["reason"] = read_reason(str(changed["reason"]))
        if changed.get("keep_in_touch_on"):
            changed["keep_in_touch_on"] = read_future_day(app, edited["keep_in_touch_on"])
        return changed

    app.person = str(before.ref)
    return edit_until_valid(app, template, read, is_form=True, may_be_unchanged=any(kept.values()))


def _headings(before: Relationship) -> dict[str, str]:
    """Each heading with the field of the answer below it."""
    asked = {closing_question(field, before): field for field in CLOSING_QUESTIONS}
    return {_REASON: "reason", **asked, _AGAIN: "keep_in_touch_on"}


def _as_text(value: object) -> str:
    return "" if value is None else str(value).strip("\n")


def _answer_lines(answer: str) -> str:
    return f"{escape_help(escape_public(answer))}\n" if answer else "\n"


def _read(text: str, headings: Mapping[str, str]) -> dict[str, str]:
    """The answer below each heading, empty for a heading that was deleted. Raises UsageError for text above them."""
    below: dict[str, list[str]] = {field: [] for field in headings.values()}
    field = None
    for line in text.split("\n"):
        found = headings.get(line.removeprefix("## ").strip()) if line.startswith("## ") else None
        if found:
            field = found
        elif field:
            below[field].append(line)
        elif line.strip():
            raise UsageError(
                f"{quoted(line.strip())} is above the first heading; write each answer below its question."
            )
    return {field: "\n".join(lines).strip("\n") for field, lines in below.items()}
