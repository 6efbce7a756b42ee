"""The recovery code: the key of an encrypted journal as eight short lines to write on paper.

Each line has four bytes of the key as seven letters and digits, and a check character, so that one wrong character is
found with the number of its line. I, L and O are read as 1, 1 and 0, and U is not used (Crockford's base 32).
"""

from __future__ import annotations

import re
from typing import Final

from mentorlog.errors import UsageError
from mentorlog.store.encryption.keys import KEY_LENGTH

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("ILO", "110")
_BYTES: Final = 4
"""The bytes of a line."""
_LETTERS: Final = 7
"""The characters that hold them."""
LINES: Final = KEY_LENGTH // _BYTES
_LINE: Final = r"(?:\d[ .:]\s*)?([0-9A-Z]{4})[- ]?([0-9A-Z]{4})[-\s]*"
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
"""What a word processor makes of a hyphen."""


def recovery_lines(secret: bytes) -> list[str]:
    """The lines of the code of a key, each as `7ZQ4-M2KX`."""
    lines = []
    for number in range(LINES):
        letters = _encoded(secret[number * _BYTES : (number + 1) * _BYTES])
        letters += _check_character(letters, number=number)
        lines.append(f"{letters[:4]}-{letters[4:]}")
    return lines


def is_recovery_code(text: str) -> bool:
    """Whether a text that was typed for a passphrase has the form of a recovery code."""
    return number_of_lines(text) == LINES


def is_valid_recovery_code(text: str) -> bool:
    """Whether a text is a recovery code of some journal: it has the form of one, and all its check characters are
    right."""
    return is_recovery_code(text) and problem_of_recovery_code(text) is None


def problem_of_recovery_code(text: str) -> str | None:
    """The sentence that says in which line of a recovery code a character is wrong; None if none is, and for a text
    that has another form."""
    try:
        read_first_lines(text if is_recovery_code(text) else "")
    except UsageError as error:
        return error.message
    return None


def number_of_lines(text: str) -> int:
    """How many lines of a recovery code a text has the form of, from 1 to 8; 0 for any other text."""
    lines = re.findall(_LINE, _plain(text))
    return len(lines) if len(lines) <= LINES and re.fullmatch(f"(?:{_LINE})+", _plain(text)) else 0


def read_recovery_code(text: str) -> bytes:
    """The key of a recovery code; hyphens, spaces, the numbers of lines and lower case make no difference. Raises
    UsageError with the line in which a character is wrong; it does not repeat the line, which is secret."""
    if not is_recovery_code(text):
        raise UsageError(f"A recovery code has {LINES} lines of 8 letters and digits.")
    return read_first_lines(text)


def read_first_lines(text: str) -> bytes:
    """The part of the key that is in the first lines of a recovery code. Raises UsageError as `read_recovery_code`."""
    secret = b""
    for number, match in enumerate(re.finditer(_LINE, _plain(text))):
        letters = (match[1] + match[2]).translate(_READ_AS)
        if "U" in letters or _check_character(letters[:-1], number=number) != letters[-1]:
            raise UsageError(f"Line {number + 1} of the recovery code has a wrong character.")
        secret += _decoded(letters[:-1])
    return secret


def _plain(text: str) -> str:
    return text.upper().translate(_DASHES).strip()


def _encoded(part: bytes) -> str:
    value = int.from_bytes(part)
    return "".join(_ALPHABET[value >> (5 * place) & 31] for place in reversed(range(_LETTERS)))


def _decoded(letters: str) -> bytes:
    value = 0
    for letter in letters:
        value = value << 5 | _ALPHABET.index(letter)
    return (value & 0xFFFFFFFF).to_bytes(_BYTES)


def _check_character(letters: str, *, number: int) -> str:
    """The check character of a line by Luhn's algorithm modulo 32: it changes with each single character, and with the
    number of the line."""
    total = number
    for place, letter in enumerate(reversed(letters)):
        quotient, rest = divmod(_ALPHABET.index(letter) * (2 if place % 2 == 0 else 1), 32)
        total += quotient + rest
    return _ALPHABET[-total % 32]
