"""Tests of a full journal that is made by commands, and of the commands in the documents."""
