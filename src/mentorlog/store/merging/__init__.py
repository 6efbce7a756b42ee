"""Bring the entries of another journal into this one."""
