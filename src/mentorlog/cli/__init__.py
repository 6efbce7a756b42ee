"""The command line: one file per noun or verb; the only room that prints, reads the clock and the environment."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line; the process ends with the contract's exit code."""
    # a command lives for a tenth of a second: collecting cycles while importing costs more than it frees
    gc.set_threshold(50_000)
    _open_what_is_closed()
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # all is written and closed by now; taking the interpreter apart would cost as much again as starting it
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # whoever was to read it has left
            stream.flush()
    os._exit(code)


def _open_what_is_closed() -> None:
    """Let a stream that a shell closed (`>&-`) be nothing to read and nowhere to write; Python leaves it None."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for as long as we live


def _run(args: list[str]) -> int:
    shell = os.environ.get("_MENTORLOG_COMPLETE")
    if shell:
        from mentorlog.cli.app import App
        from mentorlog.cli.completion import complete

        return complete(App(os.environ), shell, args)
    from mentorlog.cli.root import run

    return run(args)
