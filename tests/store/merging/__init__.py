"""Tests of mentorlog.store.merging."""
