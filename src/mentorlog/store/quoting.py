"""Write names and texts into SQL."""


def quoted(name: str) -> str:
    """The name of a table or column as it is written in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as it is written in SQL."""
    return "'" + text.replace("'", "''") + "'"
