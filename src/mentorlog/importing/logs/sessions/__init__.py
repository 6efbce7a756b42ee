"""Read what the text of a session has: notes, promises, the next session."""
