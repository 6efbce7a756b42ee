"""Export the overview of a programme: JSON, a CSV table, and a page."""
