"""Parse what is asked of a page or file to export: format, language and where it goes."""
