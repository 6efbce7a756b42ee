"""Read the journal: entries and lists, the dossier, search, the timeline."""
