"""Write pages as Markdown, and read the Markdown of the user."""
