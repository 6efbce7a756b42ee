"""Parse the format, the language and the target of a page or file to export."""
