"""The tests of mentorlog; their folders are those of the package."""
