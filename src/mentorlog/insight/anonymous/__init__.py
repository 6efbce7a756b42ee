"""Replace what identifies people in texts: names, organisations, programmes, addresses and links.

`replace.names_to_replace` collects the names of a journal, `replace.replaced` replaces them in a text, and
`entries.anonymous_entries` rewrites the entries of an export. Every output without names uses the same rules.
"""
