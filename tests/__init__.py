"""The tests of mentorlog; they mirror its rooms."""
