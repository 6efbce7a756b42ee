"""The identity of an entry that is imported from a log: the same in every run, so that nothing is imported twice."""

from mentorlog.named_tuples import NamedTuple


class Origin(NamedTuple):
    """Where an imported entry comes from."""

    uuid: str
    """Its permanent identity, which follows from its place in the log (`model.log_identity`)."""
    source_digest: str | None = None
    """The SHA-256 of the section of the log, as hexadecimal digits; None for a kind that has none."""

    def columns(self) -> dict[str, str]:
        """The values of the columns to store."""
        digest = {} if self.source_digest is None else {"source_digest": self.source_digest}
        return {"uuid": self.uuid, **digest}
