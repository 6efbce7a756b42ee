"""Texts to fill in with an editor, and how the filled-in text is parsed."""
