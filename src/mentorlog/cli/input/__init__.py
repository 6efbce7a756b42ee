"""Parse what the user typed: text, dates, names, refs and answers to prompts."""
