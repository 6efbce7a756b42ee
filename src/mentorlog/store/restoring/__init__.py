"""Restore a journal from a backup or another journal file.

On a sound journal the rows that differ are written as one recorded command (`applying`), which undo takes back; the
file stays the same one, so that nothing is swapped under another process that waits for its lock. A file is put in
place (`placing`) only if the journal is missing or damaged, and the damaged file is kept.
"""
