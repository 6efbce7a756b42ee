"""The entry point: completion and `remind --count` run without Typer, everything else through `typer_app`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def main() -> None:
    """Run the command line; then end the process with its exit code."""
    # A command runs for a tenth of a second: collecting cycles while importing costs more than it frees.
    gc.set_threshold(50_000)
    _replace_closed_streams()
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except OSError as error:  # the system refuses even what showing an error needs, such as one more open file
        code = 1
        with suppress(OSError):
            sys.stderr.write(f"mentorlog: the system reports an error: {error.strerror}.\n")
    # Everything is written and closed by now; shutting the interpreter down would take as long as starting it.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # the reader may have closed the pipe
            stream.flush()
    os._exit(code)


def _replace_closed_streams() -> None:
    """Replace closed standard streams (`>&-`) with os.devnull; Python leaves them None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end


def _run(args: list[str]) -> int:
    environ = _environ()
    shell = os.environ.get("_MENTORLOG_COMPLETE")
    if shell:
        from mentorlog.cli.app import App
        from mentorlog.cli.typer_app.completion import complete

        return complete(App(environ), shell, args)
    if "--count" in args:
        from mentorlog.cli.remind_count import remind_count

        code = remind_count(args, environ)
        if code is not None:
            return code
    from mentorlog.cli.typer_app.deferred_imports import deferred_imports

    with deferred_imports():
        from mentorlog.cli.typer_app.run import run
    return run(args, environ=environ)


def _environ() -> Mapping[str, str]:
    """The environment of the process. The passphrase of the journal is removed from the one that programs inherit."""
    if "MENTORLOG_PASSPHRASE" not in os.environ:
        return os.environ
    environ = dict(os.environ)
    del os.environ["MENTORLOG_PASSPHRASE"]
    return environ
