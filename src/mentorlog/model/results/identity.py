"""What identifies a person."""

from mentorlog.named_tuples import NamedTuple


class Identity(NamedTuple):
    """The name, organisation and e-mail address of a person; a former one may have only some of them."""

    name: str
    """Empty if it is unknown."""
    org: str | None = None
    email: str | None = None
    programme: str | None = None
    """The programme that the relationship belongs to; the label of an evaluation, without a name."""
    number: int | None = None
    """The number of the relationship, so that earlier names are the same person's; None for someone introduced."""
