"""Words quoted for a shell, so that a line to type is always one line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

_ESCAPED: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\", "'": r"\'"}
_SAFE: Final = "@%+=:,./-_"
"""Characters that need no quotes, beside letters and digits of any alphabet."""
_SPECIAL: Final = frozenset('"$`\\!%')
"""Characters with a meaning in double quotes, in a shell or on Windows."""
_LINE_BREAKS: Final = "\u0085\u2028\u2029"
"""Characters that end a line without being control characters of ASCII."""

_LONG_LINE: Final = 1000
_LONG_WORD: Final = 200
"""The number of characters up to which a line, and a word in a longer line, is shown as it was typed."""
_WORD: Final = r"""\$'(?:[^'\\]|\\.)*'|(?:'[^']*'|"[^"]*"|[^\s'"])+"""
"""A quoted word."""
_COMMAND: Final = r"(?:\.\.\. \| )?mentorlog(?: --db \S+)? \S+(?: (?:add|give|receive)(?= ))?(?: [a-z]?\d+(?= ))*"
"""The beginning of a line, up to where a text may begin."""
_MANY_WORDS: Final = rf"( --?[a-z][\w-]* (?:{_WORD}))?(?: (?!-)(?:{_WORD})){{40,}}"
"""The words of a text that was typed without quotes, after an option with its value."""


def quote(word: str) -> str:
    r"""A word as it is typed in a shell; one with line breaks or other control characters as `$'b\nc'`."""
    if not any(_is_control(letter) for letter in word):
        if word and all(letter.isalnum() or letter in _SAFE for letter in word):
            return word
        if "'" in word and not set(word) & _SPECIAL:
            return f'"{word}"'
        return "'" + word.replace("'", "'\"'\"'") + "'"
    return f"$'{''.join(_escape(letter) for letter in word)}'"


def join(words: Iterable[str]) -> str:
    """Words as one line that is typed in a shell."""
    return " ".join(quote(word) for word in words)


def without_long_words(line: str) -> str:
    """A quoted line for a screen: of one that is very long, with TEXT in place of its long words, and a text of
    many words."""
    if len(line) <= _LONG_LINE:
        return line
    import re

    line = re.sub(_WORD, lambda found: "TEXT" if len(found[0]) > _LONG_WORD else found[0], line)
    command = re.match(_COMMAND, line)
    if len(line) <= _LONG_LINE or command is None:
        return line
    return command[0] + re.sub(_MANY_WORDS, r"\1 TEXT", line[command.end() :])


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f" or letter in _LINE_BREAKS


def _escape(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    if not _is_control(letter):
        return letter
    return f"\\{ord(letter):03o}" if letter <= "\x7f" else f"\\u{ord(letter):04x}"
