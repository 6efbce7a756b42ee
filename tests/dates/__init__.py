"""Dates, lengths and rhythms as people say them."""
