"""Mirrors `mentorlog.present.layout`."""
