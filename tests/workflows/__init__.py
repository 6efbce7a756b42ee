"""What the commands do, tested without the command line."""
