"""Tests of a complete journal, typed command by command, and of the commands in the documents."""
