"""Results as pages, and pages as lines at a terminal or as plain text in a pipe."""
