"""Begin, pause, resume and end relationships, and what the two agreed."""
