"""The command line: one file per noun or verb; the only room that prints, reads the clock and the environment."""

import gc
import os
import sys


def main() -> None:
    """Run the command line; the process ends with the contract's exit code."""
    # a command lives for a tenth of a second: collecting cycles while importing costs more than it frees
    gc.set_threshold(50_000)
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # all is written and closed by now; taking the interpreter apart would cost as much again as starting it
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run(args: list[str]) -> int:
    shell = os.environ.get("_MENTORLOG_COMPLETE")
    if shell:
        from mentorlog.cli.app import App
        from mentorlog.cli.completion import complete

        return complete(App(os.environ), shell, args)
    from mentorlog.cli.root import run

    return run(args)
