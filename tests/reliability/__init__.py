"""What is promised of a journal when a process is killed, or several write at once."""
