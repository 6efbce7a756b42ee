"""Divide a log at its headings."""
