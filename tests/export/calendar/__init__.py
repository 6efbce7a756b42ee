"""Tests of export.calendar."""
