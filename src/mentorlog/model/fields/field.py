"""The class that describes a field, and the fields that most kinds share."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    from mentorlog.model.vocabulary import Kind

    Type = Literal[
        "uuid",
        "ref",  # the handle of an entry
        "refs",
        "text",
        "texts",
        "choice",  # one of a few words
        "party",  # `me` or `them`
        "past date",  # of something that happened
        "future date",  # of something that will happen
        "date",  # of something that happened or will happen, depending on the status
        "time",
        "moment",  # a day and a time of day
        "minutes",
        "count",
        "percent",
        "score",  # 1 to 5
        "yes or no",
        "entries",  # read by a second statement
    ]


class Field(NamedTuple):
    """One field of one kind."""

    type: Type
    """The type of its values; for a date also whether it is in the past or in the future."""
    label: str
    """Its name on pages."""
    column: str | None = None
    """The column that it is written to; None: it is not written."""
    options: tuple[str, ...] = ()
    """The options of `edit` that set it, the main one first; empty: it can't be edited."""
    source: Literal["column", "query", "second read"] = "column"
    """Where its value comes from: its column, SQL in the same statement (`store/queries/rows.py`), or another
    statement."""
    kind: Kind | None = None
    """The kind of the entries that a ref links to; None for the ref of the entry itself."""
    choices: tuple[str, ...] = ()
    """The words of a choice."""
    is_required: bool = False
    """Whether every entry has a value."""
    can_clear: bool = False
    """Whether `edit` can clear it."""
    statuses: tuple[str, ...] = ()
    """The statuses in which it can have a value; empty: all. If it can't be cleared, it always has a value in them."""
    search_rank: int = 0
    """Its position among the texts that search reads; 0: it is not searched."""
    in_json: bool = True
    """Whether it is a key of the JSON."""
    in_tables: bool = True
    """Whether it is a column of the CSV tables."""

    @property
    def is_number(self) -> bool:
        """Whether its values are stored as whole numbers, not as text."""
        return self.type in ("ref", "minutes", "count", "percent", "score", "yes or no")

    @property
    def can_edit(self) -> bool:
        """Whether `edit` can change it."""
        return bool(self.options)


IDENTITY: Final = {
    "ref": Field("ref", "Ref", "id", is_required=True, in_tables=False),
    "uuid": Field("uuid", "Uuid", "uuid", is_required=True, in_tables=False),
}
BELONGS: Final = {
    **IDENTITY,
    "relationship": Field("text", "With", source="query", is_required=True),
    "relationship_ref": Field(
        "ref", "With", "relationship", kind="relationship", is_required=True, in_json=False, in_tables=False
    ),
}
"""The first fields of every entry except a relationship."""
ON: Final = Field("past date", "Date", "day", ("on",), is_required=True)
DUE_ON: Final = Field("future date", "By", "due_on", ("by", "due-on"), can_clear=True)
GOAL: Final = Field("ref", "Goal", "goal", ("goal",), kind="goal", can_clear=True)
SNOOZED_UNTIL: Final = Field(
    "future date", "Put off to", "snoozed_until", ("snoozed-until",), can_clear=True, in_tables=False
)
PRIVATE: Final = Field("yes or no", "Private", "private", ("private", "shareable"), is_required=True)
