"""What the journal means: pure functions from loaded entries and the present moment to plain data."""
