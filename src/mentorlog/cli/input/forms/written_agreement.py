"""Read an agreement that is typed, piped or written in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.input.forms.agreement_lines import parse_agreement, readers_line, trimmed_readers
from mentorlog.cli.input.forms.agreement_template import editor_template, is_unchanged, remove_empty_parts
from mentorlog.cli.input.pages.language import language_of
from mentorlog.cli.input.text.read import edit_until_valid, public_text
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import UNSET
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.cli.app import App
    from mentorlog.cli.input.forms.agreement_lines import ParsedAgreement
    from mentorlog.model import Relationship, Unset


class WrittenAgreement(NamedTuple):
    """What a text says about an agreement. UNSET: it does not say it; None: it was removed in the editor."""

    text: str | Unset
    """The text of the agreement; UNSET if only its lines were given."""
    look_again_on: dt.date | Unset | None
    """The day to look at it again."""
    recap: str | Unset | None
    """Whether a summary may be sent."""
    summary_readers: str | Unset | None
    """Who may read the summary."""


def read_agreement(app: App, before: Relationship, typed: str | None, *, has_recap: bool) -> WrittenAgreement:
    """The agreement as typed, from standard input (`-`) or from the editor (None). A text that consists only of lines
    such as `Look at it again: DATE` keeps the agreement. One without such a line keeps its value, unless the line was
    deleted in the editor. `has_recap`: whether a summary may be sent was given as an option, which wins. Raises
    UsageError, MentorlogError."""
    app.person = str(before.ref)
    in_editor = typed is None
    text = _in_editor(app, before) if typed is None else typed
    parsed = parse_agreement(app, text, before, has_recap=has_recap)
    missing = None if in_editor else UNSET
    return WrittenAgreement(
        _text(parsed, before, in_editor=in_editor),
        parsed.look_again_on or missing,
        parsed.recap or missing,
        _readers(parsed, before, in_editor=in_editor),
    )


def _text(parsed: ParsedAgreement, before: Relationship, *, in_editor: bool) -> str | Unset:
    has_other_lines = parsed.recap is not None or parsed.summary_readers is not None
    if not parsed.text.strip() and (has_other_lines or (parsed.has_lines and before.agreement)):
        return UNSET
    if in_editor and not parsed.text.strip() and not before.agreement:
        return UNSET  # the lines were removed, and there was no text
    # blanks and line breaks that only the editor changed are no change
    is_same = before.agreement and is_unchanged(parsed.text, before, in_editor=in_editor)
    return UNSET if is_same else parsed.text


def _readers(parsed: ParsedAgreement, before: Relationship, *, in_editor: bool) -> str | Unset | None:
    """Who may read the summary; a text that the editor did not show is not cleared, and one that it only trimmed is
    not changed."""
    readers = parsed.summary_readers
    if readers is None:
        was_shown = readers_line(before, "en") is not None
        return None if in_editor and was_shown else UNSET
    return UNSET if readers.strip() == trimmed_readers(before) else readers


def _in_editor(app: App, before: Relationship) -> str:
    """What the user wrote in the editor, without headings that nothing was written under. Raises MentorlogError if that
    is nothing."""
    if not app.can_ask:
        raise UsageError("The editor needs a terminal.", hint=f"mentorlog agreement {before.ref} --set TEXT")
    template = editor_template(before, today=app.today, language=language_of(app, None))
    typed = edit_until_valid(
        app, template, lambda text: public_text(app, remove_empty_parts(text, before)), is_form=True
    )
    if not typed.strip() and not any((before.agreement, before.recap, before.summary_readers)):
        app.draft = None
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return typed
