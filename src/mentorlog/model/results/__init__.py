"""The results of commands that write, as plain data, with everything that the output shows.

Each module has the classes that are used together, because creating a named tuple takes as long as loading a small
module.
"""
