"""From bytes to a JSON value, or to the line and column of the first fault.

Python's parser accepts what JSON does not (NaN, the same key twice), and stops at a depth of its own.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn

from mentorlog import shell_line
from mentorlog.compression import compression_of
from mentorlog.encrypted_formats import encryption_of
from mentorlog.errors import ImportFileError

MAX_DEPTH: Final = 20
"""The deepest nesting of objects and lists; an export has six."""

_PARTS: Final = r'(?P<text>"(?:[^"\\]|\\.)*")(?P<colon>\s*:)?|[{}\[\]]|[^\s"{}\[\]:,]+'
"""A text, with the colon behind it if it is a key; a bracket; or a number or constant."""


class Fraction:
    """A number that is not whole, as it is written. No value of an export is one."""

    def __init__(self, text: str) -> None:
        self.text = text


class _RefusedError(Exception):
    """Something that Python's parser accepts, and that is looked for from the start to find its place."""


def parse_json(content: bytes, *, name: str) -> object:
    """The value of a file in JSON; `name` is the name of the file. Raises ImportFileError."""
    text = _decode(content, name=name)
    try:
        value: object = json.loads(
            text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=Fraction, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error, name=name) from None
    except (_RefusedError, RecursionError):
        raise _first_fault(text, name=name) from None
    return value


def _decode(content: bytes, *, name: str) -> str:
    if compression := compression_of(content):
        _, unpack = compression
        raise ImportFileError(
            f"{name} is compressed. Decompress it first:", hint=f"{unpack} {shell_line.quote(name)} > export.json"
        )
    if encryption := encryption_of(content):
        program, decrypt = encryption
        raise ImportFileError(
            f"{name} is encrypted with {program}. Decrypt it first:",
            hint=f"{decrypt} {shell_line.quote(name)} > export.json",
        )
    if not content.strip():
        raise ImportFileError(f"{name} is empty.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        raise ImportFileError(f"{name} is not UTF-8 text: line {line} has the byte 0x{byte:02x}.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedError
    return found


def _integer(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise _RefusedError
    return int(text)


_MOST_DIGITS: Final = 20
"""Of a whole number; the highest of an export has ten."""


def _refuse_constant(_: str) -> NoReturn:
    raise _RefusedError


def _syntax_error(text: str, error: json.JSONDecodeError, *, name: str) -> ImportFileError:
    place = f"line {error.lineno}, column {error.colno}"
    if error.msg.startswith("Unterminated string"):
        return ImportFileError(f"{name} is incomplete: it ends in the middle of a text that begins at {place}.")
    if error.pos >= len(text.rstrip()):
        return ImportFileError(f"{name} is incomplete: it ends at {place}.")
    problem = error.msg[0].lower() + error.msg[1:].removesuffix(" at")
    return ImportFileError(f"{name} is not JSON: {problem} at {place}.")


def _first_fault(text: str, *, name: str) -> ImportFileError:
    """The error for the first of what Python's parser accepts or can't follow."""
    open_keys: list[set[str]] = []
    for token in re.finditer(_PARTS, text, re.DOTALL):
        problem = _problem(token, open_keys)
        if problem:
            line = text.count("\n", 0, token.start()) + 1
            column = token.start() - text.rfind("\n", 0, token.start())
            return ImportFileError(f"{name} {problem} at line {line}, column {column}.")
    return ImportFileError(f"{name} can't be read: it is nested too deep.")


def _problem(token: re.Match[str], open_keys: list[set[str]]) -> str | None:
    """What is wrong with a token, if it is; `open_keys` are the keys so far of the objects and lists around it."""
    found = token[0]
    if found in ("{", "["):
        open_keys.append(set())
        return f"is nested more than {MAX_DEPTH} levels deep" if len(open_keys) > MAX_DEPTH else None
    if found in ("}", "]"):
        open_keys[-1:] = []
    elif token["colon"] and open_keys:
        key = token["text"]
        if key in open_keys[-1]:
            return f"has the key {key[:60]} twice in one object"
        open_keys[-1].add(key)
    elif found[0] in "NI" or found.startswith("-I"):
        return f"has {found[:20]}, which is not a number in JSON,"
    elif found.lstrip("-").isdigit() and len(found) > _MOST_DIGITS:
        return "has a number with too many digits"
    return None
