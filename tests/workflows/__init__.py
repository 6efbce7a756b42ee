"""Tests of the workflows behind the commands, without the command line."""
