"""Pages that show results, and their output: lines for a terminal, plain text for a pipe."""
