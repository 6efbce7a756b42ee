"""Find what a log says is private."""
