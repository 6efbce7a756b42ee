"""Find whom a command is about, and the entries that are meant: names, refs, titles."""
