"""From what was typed to values: text, dates, names and refs, checks, prompts."""
