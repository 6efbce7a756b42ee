"""The operations behind the commands that write, as functions of a Journal and typed values.

They parse no text, print nothing and prompt for nothing. The current local time is an argument (`now`). They return
plain data: an entry, or a class of `model.results`.
"""
