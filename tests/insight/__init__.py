"""Tests of what the program computes from a journal."""
