"""Standard output as a stream of text or bytes, with handling of closed pipes and full disks."""

from __future__ import annotations

import os
import sys

from mentorlog.errors import Finished, MentorlogError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def write_text(text: str) -> None:
    """Write text to stdout as it is, ended by a line feed. Raises MentorlogError if it can't be written."""
    try:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
    except BrokenPipeError:
        stop_quietly()
    except OSError as error:
        raise _not_written(error) from error


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are. Raises MentorlogError if they can't be written."""
    flush()
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        stop_quietly()
    except OSError as error:
        raise _not_written(error) from error


def flush() -> None:
    """Send what was written to the reader; a reader that has left is not an error. Raises MentorlogError if there is no
    space for it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _redirect_to_devnull()
    except OSError as error:
        raise _not_written(error) from error


def stop_quietly() -> NoReturn:
    """End the command with exit code 0, because no one reads its output any more."""
    _redirect_to_devnull()
    raise Finished(0)


def _not_written(error: OSError) -> MentorlogError:
    _redirect_to_devnull()
    return MentorlogError(f"The output can't be written: {error.strerror}.")


def _redirect_to_devnull() -> None:
    """Point stdout at os.devnull: the interpreter flushes it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
