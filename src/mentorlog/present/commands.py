"""Commands to type in sentences: they all look the same, whatever the text around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.page import Line, Span

if TYPE_CHECKING:
    from mentorlog.present.page import Style, Text

_COMMAND: Final = (
    r"(?:[A-Z_]+=\S+ )?mentorlog (?:-|[a-z]).*?"
    r"(?=,? (?:or |then )?mentorlog |,? then (?:answer|$)| brings? | takes it |, (?:and|or) |[;)]|$)"
)
"""A command ends where the sentence says more about it, or another command follows."""


def with_commands(sentence: str, style: Style = "dim") -> Text:
    """A sentence in one style, with the commands in it in the style of commands."""
    import re  # few pages have a sentence with a command

    spans: list[Span] = []
    end = 0
    for found in re.finditer(_COMMAND, sentence):
        spans += [_span(sentence[end : found.start()], style), Span(found[0], "command")]
        end = found.end()
    spans.append(_span(sentence[end:], style))
    return tuple(span for span in spans if span.text)


def _span(words: str, style: Style) -> Span:
    """A part of a sentence, without its sign if that is not seen: `+2 more`."""
    return Span(words, style, spoken=words[1:] if words.startswith("+") else None)


def hint_line(sentence: str) -> Line:
    """A hint, which is shown beside the answer: what the user may type next."""
    return Line(with_commands(sentence), is_hint=True)
