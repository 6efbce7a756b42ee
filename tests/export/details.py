"""What the store adds to an export, for entries that are not in a journal."""

from mentorlog.model.results.export_details import ExportDetails

CREATED_AT = "2026-11-23T08:00:00.000Z"


def details_of(*relationships):
    """The details of all entries of relationships, which were all recorded at once."""
    entries, checkpoints = {}, {}
    for whole in relationships:
        owner, *lists = whole
        stored = {"status": owner.status, "cadence": owner.cadence, "started_on": owner.started_on.isoformat()}
        entries[owner.ref] = {"created_at": CREATED_AT, "stored": stored}
        for entry in [entry for items in lists for entry in items]:
            sequence = {"sequence": 0} if entry.ref.kind in ("session", "goal", "action") else {}
            digest = {"source_digest": None} if entry.ref.kind in ("session", "note") else {}
            entries[entry.ref] = {"created_at": CREATED_AT, **sequence, **digest}
        for goal in whole.goals:
            for number, checkpoint in enumerate(goal.checkpoints, start=1):
                uuid = f"{goal.ref.number:08x}-0000-4000-8000-{number:012x}"
                key = (goal.ref.number, checkpoint.on.isoformat())
                checkpoints[key] = {"uuid": uuid, "created_at": CREATED_AT}
    return ExportDetails(entries, checkpoints)
