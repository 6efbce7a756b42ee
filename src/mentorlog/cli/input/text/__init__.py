"""Read text from arguments, pipes and editors: its field lines, its private part, its items."""
