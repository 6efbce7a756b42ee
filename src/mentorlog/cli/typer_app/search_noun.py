"""A noun whose words are searched for: `questions network` lists, `questions add ...` records."""

from __future__ import annotations

from typing import Any, Final

from mentorlog.cli.input.command_line.arguments import read_command_line
from mentorlog.cli.typer_app.command import WORDS, NounGroup, read_options
from mentorlog.model import Ref

SEARCHED: Final = "mentorlog.searched"
"""The key of the Typer context for the words to search for."""


class SearchNounGroup(NounGroup):
    """A noun that lists entries with the words after it, shows the entry whose ref is typed, or runs a subcommand."""

    takes = "WORDS"

    @property
    def kind(self) -> Any:
        """The kind of the entries that it lists."""
        return str(self.name).removesuffix("s")

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments. Words without a subcommand are kept to search for."""
        words: list[str] = []
        if not {"--help", "-h"} & set(args):
            words, args = self._split(ctx, args)
        rest = super().parse_args(ctx, args)
        ctx.meta[WORDS] = words
        read_options(self, ctx)
        return rest

    def _split(self, ctx: Any, args: list[str]) -> tuple[list[str], list[str]]:
        """The words to search for, and the other arguments. Raises UsageError for an option before a subcommand or of
        one, and for a verb of other tools."""
        from mentorlog.cli.typer_app.noun_words import all_params, has_verb

        is_text = "--" in args and args[0] not in self.commands
        if has_verb(self, ctx, args[: args.index("--")] if is_text else args):
            return [], args
        line = read_command_line(self.params, args)
        if line is None:
            from mentorlog.cli.typer_app.noun_options import refuse_options_of_verb

            refuse_options_of_verb(self, ctx, args, all_params(self))
            return [], [arg for arg in args if arg.startswith("-")]  # the parser says what is wrong with an option
        if line.words and not is_text:
            from mentorlog.cli.typer_app.misplaced_words import refuse_verb_of_other_tools

            refuse_verb_of_other_tools(ctx.obj, self, line.words)
        return line.words, [arg for option in line.options for arg in option.arguments()]

    def invoke(self, ctx: Any) -> Any:
        """List, show the entry whose ref was typed, or run the subcommand."""
        words = ctx.meta[WORDS]
        ref = Ref.parse(words[0]) if len(words) == 1 and "--" not in ctx.obj.args else None
        if ref is not None and ref.kind == self.kind:
            from mentorlog.cli.typer_app.noun_words import show_entry

            show_entry(self, ctx, ref)
            return None
        ctx.meta[WORDS], ctx.meta[SEARCHED] = [], words  # they are not a name
        return super().invoke(ctx)
