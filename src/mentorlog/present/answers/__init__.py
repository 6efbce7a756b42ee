"""What a command that writes shows: what it recorded or changed, and what is next."""
