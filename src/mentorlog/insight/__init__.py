"""What the journal means: pure functions from what was loaded and the present moment to plain data."""
