"""What is due, most urgent first, and the command that settles it."""
