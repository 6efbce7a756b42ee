"""The command line: the only package that prints and reads the clock and the environment."""
