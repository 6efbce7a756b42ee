"""Pages about the journal itself: backups, imports, history, settings."""
