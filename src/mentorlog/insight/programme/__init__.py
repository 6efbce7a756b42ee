"""A mentoring programme: what its relationships came to."""
