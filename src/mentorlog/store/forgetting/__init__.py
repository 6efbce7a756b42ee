"""Erase a relationship from a journal and from everything that mentorlog made of it: backups, copies from before an
upgrade, files that were set aside, recovery files and drafts of commands that were killed.

Each file is rewritten in a scratch copy: rows and recorded changes are deleted (`erasing`), the file is built anew with
VACUUM, and its bytes are searched for the words that must be gone (`leftovers`). Only then it replaces the old one
(`rewriting`). The journal comes last, in one transaction, so that a command that was killed can be repeated. Its table
`forgotten` keeps random identities, by which imports and restores skip what was erased (`skipping`).
"""
