"""Read what was written by other programs, or kept by hand, as plain data."""
