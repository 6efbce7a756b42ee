"""The command line: one file per noun or verb."""


def main() -> None:
    """Run the command line; the process ends with the contract's exit code."""
    raise NotImplementedError
