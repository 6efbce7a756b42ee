"""What identifies a person."""

from mentorlog.named_tuples import NamedTuple


class Identity(NamedTuple):
    """The name, organisation and e-mail address of a person; a former one may have only some of them."""

    name: str
    """Empty if it is unknown."""
    org: str | None = None
    email: str | None = None
