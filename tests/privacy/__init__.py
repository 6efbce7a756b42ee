"""Outputs for other people compared with those of a journal in which nothing private was ever recorded."""
