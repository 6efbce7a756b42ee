"""Bring the entries of another journal file into the journal, as one recorded command.

Entries are the same if they have the same uuid, whatever their numbers are. `matching` finds for each row of the other
file the row here that is the same (`relationships` does it for people, who may have to be asked about), `comparing`
finds the fields that differ, `applying` writes, and `report` reads what came and what was left. The other file is
attached as `restored` and is not trusted: it is a checked copy (`restoring.source`), of which only plain tables are
read.

What both know is kept in temporary tables, in memory: `matched` has a row for each row of the other file, `differing`
one for each pair whose values differ.
"""
