"""The recovery code of an encrypted journal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import UsageError
from mentorlog.store.encryption.recovery_code import (
    is_recovery_code,
    number_of_lines,
    read_first_lines,
    read_recovery_code,
    recovery_lines,
)

SECRETS = st.binary(min_size=32, max_size=32)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(SECRETS)
def test_a_code_gives_its_key(secret):
    """However it is typed: in lines or in one, with numbers, without hyphens, in lower case."""
    lines = recovery_lines(secret)
    assert len(lines) == 8
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", line) for line in lines)
    numbered = "\n".join(f"{number}  {line}" for number, line in enumerate(lines, start=1))
    for typed in (
        "\n".join(lines),
        " ".join(lines),
        numbered,
        "".join(lines).replace("-", ""),
        " ".join(lines).lower(),
        "-".join(lines),
        "\u2013".join(line.replace("-", "\u2011") for line in lines),  # as a word processor writes hyphens
    ):
        assert is_recovery_code(typed)
        assert read_recovery_code(typed) == secret


@given(SECRETS, st.integers(0, 7), st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_names_its_line(secret, line, place, letter):
    """Any character in place of any other."""
    lines = recovery_lines(secret)
    letters = lines[line].replace("-", "")
    if letters[place] == letter:
        return
    lines[line] = letters[:place] + letter + letters[place + 1 :]
    with pytest.raises(UsageError, match=f"Line {line + 1} "):
        read_recovery_code(" ".join(lines))


@given(SECRETS, st.integers(1, 8))
def test_the_first_lines_are_read_one_by_one(secret, count):
    """Each gives four bytes of the key."""
    typed = "\n".join(recovery_lines(secret)[:count])
    assert number_of_lines(typed) == count
    assert read_first_lines(typed) == secret[: 4 * count]
    assert number_of_lines(f"{typed}\nABC") == 0
    assert number_of_lines("\n".join(recovery_lines(secret)) + "\n" + typed) == 0


@given(SECRETS, st.integers(0, 6))
def test_exchanged_lines_are_found(secret, line):
    """The first of two lines that were exchanged is named."""
    lines = recovery_lines(secret)
    if lines[line][:7] == lines[line + 1][:7]:
        return
    lines[line], lines[line + 1] = lines[line + 1], lines[line]
    with pytest.raises(UsageError, match=f"Line {line + 1} "):
        read_recovery_code("\n".join(lines))


@pytest.mark.parametrize("text", ["", "correct horse battery staple", "7ZQ4-M2KX", "7ZQ4-M2KX " * 9])
def test_a_passphrase_is_not_a_code(text):
    """It has another form."""
    assert not is_recovery_code(text)
    with pytest.raises(UsageError, match="8 lines"):
        read_recovery_code(text)
