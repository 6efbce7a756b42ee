"""Read each format of a log."""
