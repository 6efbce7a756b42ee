"""mentorlog: a private mentoring journal at the terminal."""


def __getattr__(name: str) -> str:
    # importlib.metadata costs four times a bare interpreter's start; only --version needs it
    if name == "__version__":
        from importlib.metadata import version

        return version("mentorlog")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
