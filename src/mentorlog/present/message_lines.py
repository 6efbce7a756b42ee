"""Messages and questions at a terminal: wrapped between words, with each command on a line of its own."""

from __future__ import annotations

import re
from typing import Final

from mentorlog.present.layout.cell_width import cell_width

_COMMAND: Final = r"(?<=[:;?.,] )(?=(?:[A-Z]+=\S+ )?mentorlog [a-z-])"
"""Where a command begins that ends a message."""
_BETWEEN_COMMANDS: Final = r",? (?:or )?(?=mentorlog [a-z])"
_LINE_TO_TYPE: Final = (
    r" *(?:mentorlog [a-z-]|--?[a-z]|\.\.\. \||[A-Z]+=\S|"
    r"(?:export|sh|sqlite3|iconv|mv|rm|cp|cat|chmod|mkdir|umask|vim) )"
)
"""How a line begins that the user may copy as it is."""
_UNBROKEN: Final = (
    r"`mentorlog [^`]*`\S*|\[[^\]]{,24}\]\S*|\d [a-z][^,?]{,24}[,?]|(?:refs?|session|relationship) [a-z]\d+\b\S*|"
    r"--?[a-z-]+ [A-Z-]+\b\S*|\S+"
)
"""What stays on one line: a quoted command, a default in brackets, a choice with its number, a ref with the
word that says what it is, an option with the placeholder of its value, a word."""
_INDENT: Final = "  "


def message_lines(text: str, width: int) -> list[str]:
    """The lines of an inert text of one line. None is wider than `width` cells, except a command or a word that is
    longer, because it could not be copied if it were broken."""
    if cell_width(text) <= width or re.match(_LINE_TO_TYPE, text):
        return [text]
    sentence, *commands = re.split(_COMMAND, text, maxsplit=1)
    indent = sentence[: len(sentence) - len(sentence.lstrip(" "))]
    lines = _wrapped(sentence[len(indent) :].rstrip(" "), width - len(indent))
    commands = re.split(_BETWEEN_COMMANDS, commands[0]) if commands else []
    return [*(indent + line for line in lines), *(f"{indent}{_INDENT}{command}" for command in commands)]


def question_lines(text: str, width: int) -> list[str]:
    """The lines of a question, which ends in a blank after which the answer is typed."""
    *before, last = message_lines(text.rstrip(" "), width - 1)
    return [*before, last + " "]


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for blanks, word in re.findall(rf"(\s*)({_UNBROKEN})", text):
        joined = f"{lines[-1]}{blanks}{word}" if lines else word
        if lines and cell_width(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
