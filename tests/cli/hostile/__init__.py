"""Texts and files that someone could use to do harm, through every command."""
