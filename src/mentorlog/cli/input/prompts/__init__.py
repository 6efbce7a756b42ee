"""Ask at a terminal for what a command line left out, and for decisions."""
