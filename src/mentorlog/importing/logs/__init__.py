"""Read the logs that people already keep, as sessions, promises and notes."""
