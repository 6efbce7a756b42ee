"""What leaves the journal: plain data for JSON, and Markdown for other people to read."""
