"""`draft`: write a first message to a prospect."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.pages.export_request import format_of_suffix
from mentorlog.cli.input.pages.language import language_of
from mentorlog.cli.input.people.prospect_names import find_prospect
from mentorlog.cli.input.text.read import edit_text
from mentorlog.cli.output.output_files import check_target, output_path, write_page
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force, Language, Output, With
from mentorlog.errors import UsageError
from mentorlog.export.first_message import MOST_WORDS, write_first_message
from mentorlog.export.translation import Translator

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Name = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="The prospect: a name or a ref.")]
Edit = Annotated[bool, typer.Option("--edit", help="Change the message in the editor before it is written.")]


def draft(
    ctx: typer.Context,
    name: Name = None,
    edit: Edit = False,
    lang: Language = None,
    to_file: Output = None,
    force: Force = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Write a first message to a prospect.

    It says why you ask, what you hope for, what you bring, a small first step and an easy way to say no.
    """
    app: App = ctx.obj
    if as_json and (to_file or edit):
        raise UsageError(f"--json and {'-o' if to_file else '--edit'} can't be used together.")
    target = output_path(to_file)
    if format_of_suffix(to_file) not in (None, "md"):
        raise UsageError(f"{to_file} has the extension of another format; a message is plain text.", hint="-o FILE.txt")
    check_target(to_file, force=force, ending=".txt", is_text=True, name="message")
    language = language_of(app, lang)
    prospect = find_prospect(app, app.open_for_reading(), name, with_)
    message = write_first_message(prospect, Translator(language).of(prospect), owner=_signature(app))
    if message.shortened:
        fields = ", ".join(field.replace("_", " ") for field in message.shortened)
        output.warn(f"the message has at most {MOST_WORDS} words, so these are shortened or left out: {fields}.")
    if prospect.answer == "no":
        output.warn(
            f"{prospect.name} said no. If that has changed: mentorlog answer {prospect.ref} yes, "
            f"or mentorlog answer {prospect.ref} later"
        )
    if as_json:
        return output.show_json(
            {
                "ref": str(prospect.ref),
                "kind": "relationship",
                "relationship": prospect.name,
                "language": language,
                "text": message.text,
                "private": True,
            }
        )
    text = f"{message.text}\n"
    if edit:
        if not app.can_ask:
            raise UsageError("The editor needs a terminal.", hint=f"mentorlog draft {prospect.ref}")
        text = f"{edit_text(app, text, is_form=True, may_be_unchanged=True)}\n"
    if target is None:
        return output.write_prose(app, text)
    return write_page(app, text, target, force=force, example="message.txt")


def _signature(app: "App") -> str | None:
    """The name of the journal's owner, if it is set and pages are signed; it is not asked for."""
    from mentorlog.config import UNSIGNED

    name = app.settings.name
    return None if name is None or name == UNSIGNED else name


command = build(draft, "draft", example="mentorlog draft Lone --lang da")
